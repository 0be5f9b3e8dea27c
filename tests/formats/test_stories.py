"""Stories: what is written in short becomes rows of a record; what does not fit is named."""

import re
from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from saiyai.domain.actors import ActorKind, Role
from saiyai.domain.drafts import Draft, TieDraft
from saiyai.domain.errors import UnreadableStory
from saiyai.domain.goods import WRITTEN
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.periods import Span, in_month, in_year, on
from saiyai.domain.refusals import refusal_says
from saiyai.domain.stories import FormSaid, ItemSaid, OriginSaid, PowerSaid, Subject, TypeSaid
from saiyai.domain.ties import Foundation, Rhythm, Stance
from saiyai.domain.verdicts import (
    Birth,
    Dependence,
    Diagnosis,
    Firmness,
    Flag,
    Form,
    GoodNews,
    Held,
    Manner,
    Matter,
    Networkhood,
    NetworkType,
    Ownership,
    Readiness,
    Signature,
    Stage,
)
from saiyai.domain.words import Language, tell
from saiyai.formats import story_events, story_expects, story_forms
from saiyai.formats.record_columns import TABLES
from saiyai.formats.record_tables import from_tables, to_tables
from saiyai.formats.stories import SECTIONS, STORY_FIELDS, WITHOUT_FIELDS, read_story
from saiyai.formats.story_entries import LISTS, NAMED_FIRST, parts_of
from tests.house.tree import DOCS

PAGE = (DOCS / "reference" / "stories.md").read_text("utf-8")
HEAD = """
[story]
title = "เรื่อง"
why = "เพราะ"
day = "31 ต.ค. 2569"
told = "2567-06-01"
"""
CAST = """
[sets]
ring = "a1, a2, a3"
[record]
actors = ["a1 person อินสม", "a2 group ทุ่งฮอม", "a3 group Weir", "a4 person จันทร์"]
"""


def record(lists: str = "", below: str = "") -> Draft:
    return read_story(f"{HEAD}{CAST}{lists}\n{below}").draft


def refused(text: str) -> tuple[str, str, str]:
    """Where, why (its id), and the next step in English; both languages have to be there."""
    with pytest.raises(UnreadableStory) as caught:
        read_story(text)
    facts = caught.value.facts
    said = {
        language: [tell(one, language) for one in refusal_says(caught.value.code, facts)]
        for language in Language
    }
    assert all(said[Language.TH]) and said[Language.TH] != said[Language.EN]
    why: Any = facts["why"]
    return str(facts["place"]), why.key.removeprefix("unreadable_story."), said[Language.EN][1]


# --- short forms become rows --------------------------------------------------------------------


def test_an_actor_has_a_ref_a_kind_and_a_name_in_its_language() -> None:
    actors = record('places = ["p1 village บ้านฝายหิน order=2"]').actors

    assert [(a.ref, a.kind, a.name_th, a.name_en) for a in actors] == [
        ("a1", ActorKind.PERSON, "อินสม", ""),
        ("a2", ActorKind.GROUP, "ทุ่งฮอม", ""),
        ("a3", ActorKind.GROUP, "", "Weir"),
        ("a4", ActorKind.PERSON, "จันทร์", ""),
    ]


def test_a_list_a_set_and_one_left_out_tell_of_each() -> None:
    made = record('memberships = ["@ring, -a2 voluntary=yes joined=2567", "a4 manager, recorder"]')

    assert [(m.member, m.role, m.voluntary, m.joined) for m in made.memberships] == [
        ("a1", Role.MEMBER, True, in_year(2024)),
        ("a3", Role.MEMBER, True, in_year(2024)),
        ("a4", Role.MANAGER, None, None),
        ("a4", Role.RECORDER, None, None),
    ]


def pairs(ties: tuple[TieDraft, ...]) -> list[tuple[str, str, bool]]:
    return [(tie.source, tie.target, tie.directed) for tie in ties]


def test_lines_run_to_each_or_between_each_two() -> None:
    made = record('ties = ["a4 - a1, a2", "each @ring", "a1 > a4 kind=listens_to"]')

    assert pairs(made.ties) == [
        ("a4", "a1", False),
        ("a4", "a2", False),
        ("a1", "a2", False),
        ("a1", "a3", False),
        ("a2", "a3", False),
        ("a1", "a4", True),
    ]
    assert made.ties[-1].kind == "listens_to"


def test_both_ends_confirm_a_line_unless_somebody_is_named() -> None:
    made = record('ties = ["a1 - a2 rhythm=monthly foundation=past_work", "a1 - a3 said_by=a3"]')
    both, one = made.ties

    assert [said.said_by for said in both.assertions] == ["a1", "a2"]
    assert {said.stance for said in both.assertions} == {Stance.CONFIRMED}
    assert both.assertions[0].rhythm == Rhythm.MONTHLY
    assert both.assertions[0].foundation == Foundation.PAST_WORK
    assert both.assertions[0].since == on(date(2024, 6, 1))
    assert [said.said_by for said in one.assertions] == ["a3"]


def test_a_later_word_on_a_line_joins_it_by_its_key() -> None:
    made = record(
        below="""
[[ties]]
key = "road"
source = "a1"
target = "a2"
[[assertions]]
tie = "road"
stance = "ended"
said = "2569-03"
"""
    )

    assert [said.stance for said in made.ties[0].assertions] == ["confirmed", "confirmed", "ended"]


def test_goals_are_the_networks_main_one_another_or_somebodys_own() -> None:
    made = record(
        'goals = ["g1 main น้ำพอ", "g2 network ป่าดี", "g3 a2 ข้าวพอกิน parent=g1"]\n'
        'goal_stances = ["a1, a2 sees, agrees g1"]'
    )

    assert [(g.ref, g.main, g.owner) for g in made.goals] == [
        ("g1", True, ""),
        ("g2", False, ""),
        ("g3", False, "a2"),
    ]
    stances = [(row["actor"], row["stance"], row["holds"]) for row in made.more["goal_stances"]]
    assert stances == [
        ("a1", "sees", True),
        ("a1", "agrees", True),
        ("a2", "sees", True),
        ("a2", "agrees", True),
    ]
    assert made.more["goal_stances"][0]["said"] == on(date(2024, 6, 1))


def test_what_is_told_of_actors_in_short() -> None:
    made = record(
        'statements = ["a2 identity own คนทุ่งฮอม", "network value น้ำคือชีวิต"]\n'
        'own_work = ["@ring goes_on ทำนา", "a4 stopped since=2569"]\n'
        'positions = ["post a2 leader แก่ฝาย"]\n'
        'holdings = ["post a1 until=2568", "post nobody since=2569"]\n'
        'quiet = ["a1, a4 2569-07"]'
    ).more

    assert made["statements"][0] == {
        "actor": "a2",
        "kind": "identity",
        "origin": "own",
        "text_th": "คนทุ่งฮอม",
    }
    assert made["statements"][1] == {"kind": "value", "text_th": "น้ำคือชีวิต"}
    assert [row["goes_on"] for row in made["own_work"]] == [True, True, True, False]
    assert "holder" not in made["holdings"][1]


def test_coverage_of_everything_is_a_row_for_each_kind() -> None:
    made = record('coverage = ["everything all 2568 to 31 ต.ค. 2569", "contact some 2567"]')

    assert {row.kind for row in made.coverage[:-1]} == set(KINDS)
    assert made.coverage[0].period == Span(date(2025, 1, 1), date(2026, 10, 31))
    assert made.coverage[-1].share == "some"


def test_kinds_can_be_left_out_of_everything() -> None:
    made = record('coverage = ["everything, -contact, -care all 2568"]')

    assert {row.kind for row in made.coverage} == set(KINDS) - {"contact", "care"}


def test_agreements_in_short() -> None:
    made = record('agreements = ["m mou น้ำ"]\nagreement_parties = ["m @ring", "m a1 left"]').more

    assert [row["step"] for row in made["agreement_parties"]] == ["entered"] * 3 + ["left"]


EVENT = """
[[event]]
ref = "circle"
kind = "activity"
on = "31 ม.ค. 2568"
every = "month"
times = 3
title = "วง"
parts = ["a4 organiser", "@ring co_think"]
"""


def test_an_event_comes_again_each_time_with_the_same_parts() -> None:
    made = record(below=EVENT)

    assert [event.when for event in made.events] == [
        on(date(2025, 1, 31)),
        on(date(2025, 2, 28)),
        on(date(2025, 3, 31)),
    ]
    assert [event.ref for event in made.events] == ["circle-1", "circle-2", "circle-3"]
    assert [(p.actor, p.role, p.phase) for p in made.events[2].parts] == [
        ("a4", "organiser", ""),
        ("a1", "participant", "co_think"),
        ("a2", "participant", "co_think"),
        ("a3", "participant", "co_think"),
    ]


@pytest.mark.parametrize(
    ("on_", "every", "second"),
    [
        ("2568-01-30", "two_weeks", on(date(2025, 2, 13))),
        ("2568-01", "month", in_month(2025, 2)),
        ("2568", "year", in_year(2026)),
        ("2568-11-30", "quarter", on(date(2026, 2, 28))),
    ],
)
def test_a_span_moves_as_a_whole(on_: str, every: str, second: Span) -> None:
    text = EVENT.replace("31 ม.ค. 2568", on_).replace('"month"', f'"{every}"')

    assert record(below=text).events[1].when == second


@pytest.mark.parametrize("on_", ["2568-01-31", "2025-01-31", '"31/1/68"', '"31 Jan 2025"'])
def test_a_day_is_of_either_era_with_quotation_marks_or_without(on_: str) -> None:
    text = EVENT.replace('"31 ม.ค. 2568"', on_)

    assert record(below=text).events[0].when == on(date(2025, 1, 31))


def test_until_ends_what_comes_again() -> None:
    text = EVENT.replace("times = 3", 'until = "30 มี.ค. 2568"')

    assert len(record(below=text).events) == 2


def test_flows_run_from_each_to_each_other_in_the_smallest_unit() -> None:
    made = record(
        below="""
[[event]]
kind = "exchange"
on = 2025-05-24
in_return = "none"
flows = ["a1 > a2 labour 22 person_day", "@ring > a1 gift", "a4 > a1 money 1,250.50 บาท"]
[[event]]
kind = "contact"
on = "2568-05-25"
answered = false
flows = ["a1 > a2"]
"""
    )

    assert [(f.source, f.target, f.good, f.amount, f.unit) for f in made.events[0].flows] == [
        ("a1", "a2", "labour", 22 * 480, "minute"),
        ("a2", "a1", "gift", None, ""),
        ("a3", "a1", "gift", None, ""),
        ("a4", "a1", "money", 125_050, "satang"),
    ]
    assert made.events[0].data == {"in_return": "none"}
    assert made.events[1].data == {"answered": False}
    assert made.events[1].flows[0].good == "contact"


def test_a_row_says_the_same_as_its_short_form() -> None:
    short = record('memberships = ["a1 leader joined=2565"]')
    long = record('memberships = [{ member = "a1", role = "leader", joined = "2565" }]')
    apart = record(below='[[memberships]]\nmember = "a1"\nrole = "leader"\njoined = 2565')

    assert short.memberships == long.memberships == apart.memberships


def test_a_story_comes_back_from_the_tables_of_a_record() -> None:
    made = record('ties = ["each @ring"]\ncoverage = ["activity all 2568"]', EVENT)

    assert from_tables(to_tables(made)).events == made.events
    assert from_tables(to_tables(made)).ties == made.ties


def test_a_file_of_another_system_is_read() -> None:
    text = f"\ufeff{HEAD}{CAST}".replace("\n", "\r\n")

    assert len(read_story(text).draft.actors) == 4


def test_words_in_quotation_marks_are_one() -> None:
    assert parts_of("a1 - a2 since='1 พ.ค. 2567' note=\"x = y\"") == (
        ("a1", "-", "a2"),
        {"since": "1 พ.ค. 2567", "note": "x = y"},
    )


# --- what is expected ---------------------------------------------------------------------------


def test_an_expectation_says_of_what_and_when() -> None:
    story = read_story(
        f"""{HEAD}{CAST}
ties = ["a1 - a2 occasion=น้ำหลาก"]
[[expect]]
verdict = "network"
[[expect]]
day = "2568-01-31"
of = ["@ring", "-a2"]
diagnoses = []
items = ["sole_link a1 a2", "late_news"]
power = {{ a_count = "indicated", firmness = "depends" }}
readiness = {{ would_answer = "met" }}
[[expect]]
occasion = "น้ำหลาก"
type = {{ declared = "area", observed = "issue" }}
form = {{ observed = "loose" }}
origin = {{ born = "promoted", now = "members" }}
stage = "linking"
[[expect]]
of = "a2"
quiet = true
[[expect]]
of = "a1, a4"
no_items = true
"""
    )
    own, some, occasion, part, two = story.expectations

    assert (own.day, own.of, own.diagnoses) == (date(2026, 10, 31), Subject(), None)
    assert own.verdict is Networkhood.NETWORK
    assert (some.day, some.of) == (date(2025, 1, 31), Subject(actors=("a1", "a3")))
    assert some.diagnoses == frozenset()
    assert some.items == (ItemSaid(Matter.SOLE_LINK, ("a1", "a2")), ItemSaid(Matter.LATE_NEWS))
    assert some.power == PowerSaid(a_count=Signature.INDICATED, firmness=Firmness.DEPENDS)
    assert some.readiness == {Readiness.WOULD_ANSWER: Held.MET}
    assert occasion.of == Subject(occasion="น้ำหลาก")
    assert occasion.type == TypeSaid(NetworkType.AREA, NetworkType.ISSUE)
    assert occasion.form == FormSaid(observed=Form.LOOSE)
    assert occasion.origin == OriginSaid(Birth.PROMOTED, Ownership.MEMBERS)
    assert occasion.stage is Stage.LINKING
    assert (part.of, part.quiet) == (Subject(network="a2"), True)
    assert (two.of, two.no_items) == (Subject(actors=("a1", "a4")), True)


WITHOUT = f"""{HEAD}{CAST}
ties = ["a1 - a2 rhythm=monthly key=line", "a1 - a3"]
{EVENT.replace('ref = "circle"', 'key = "circle"')}
[[without]]
fact = "x"
"""


def test_a_variant_is_the_record_with_one_fact_otherwise() -> None:
    story = read_story(
        f"""{WITHOUT}
remove = "circle"
change = [{{ key = "line", rhythm = "yearly" }}, {{ key = "a3", kind = "institution" }}]
add.ties = ["a2 - a3"]
[[without.add.event]]
kind = "activity"
on = "2569-01-01"
title = "อื่น"
parts = ["@ring"]
[[without.expect]]
verdict = "group"
[[without.expect]]
quiet = true
"""
    )
    (variant,) = story.variants

    assert len(story.draft.events) == 3
    assert [event.data["title"] for event in variant.draft.events] == ["อื่น"]
    assert pairs(variant.draft.ties) == [*pairs(story.draft.ties), ("a2", "a3", False)]
    assert variant.draft.ties[0].assertions[0].rhythm == Rhythm.YEARLY
    assert variant.draft.actors[2].kind is ActorKind.INSTITUTION
    assert story.draft.actors[2].kind is ActorKind.GROUP
    assert [one.verdict for one in variant.expectations] == [Networkhood.GROUP, None]


def test_a_field_can_be_emptied_in_a_variant() -> None:
    (variant,) = read_story(f'{WITHOUT}change = {{ key = "line", rhythm = "" }}').variants

    assert variant.draft.ties[0].assertions[0].rhythm == Rhythm.UNTOLD
    assert variant.expectations == ()


# --- refused, with the place --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lists", "place", "why"),
    [
        ('actor = ["x"]', "actor", "unknown_list"),
        ('actors2 = ["x"]', "actors2", "unknown_list"),
        ('memberships = ["a1", "a9"]', "memberships 2", "unknown_ref"),
        ('memberships = ["a1 boss"]', "memberships 1", "unknown_word"),
        ('memberships = ["a1 leader well"]', "memberships 1", "too_long"),
        ('memberships = ["a1 since=2567"]', "memberships 1", "unknown_field"),
        ('memberships = ["a1 voluntary=perhaps"]', "memberships 1", "unknown_word"),
        ('memberships = ["a1 reasons=fun"]', "memberships 1", "unknown_word"),
        ('memberships = ["@nobody"]', "memberships 1", "unknown_set"),
        ('memberships = [{ role = "leader" }]', "memberships 1", "field_missing"),
        ("memberships = [7]", "memberships 1", "bad_value"),
        ('ties = ["a1 - a1"]', "ties 1", "same_ends"),
        ('ties = ["a1 a2"]', "ties 1", "too_short"),
        ('ties = ["a1 - a2 since=someday key=x"]', "ties 1 (x)", "bad_day"),
        ('ties = ["a1 - a2 rhythm=often"]', "ties 1", "unknown_word"),
        ('ties = ["a1 - a2 colour=red"]', "ties 1", "unknown_field"),
        ('coverage = ["party all 2568"]', "coverage 1", "unknown_word"),
        ('coverage = ["activity much 2568"]', "coverage 1", "unknown_word"),
        ('coverage = ["activity all soon"]', "coverage 1", "bad_day"),
        ('goals = ["g1 main"]', "goals 1", "too_short"),
        ('goals = ["g1 a9 น้ำ"]', "goals 1", "unknown_ref"),
        ('goals = ["g1 main น้ำ", "g1 main ป่า"]', "goals 2", "told_twice"),
        ('goals = ["g1 main น้ำ horizon=soon"]', "goals 1", "unknown_word"),
        ('goal_stances = ["a1 agrees g1"]', "goal_stances 1", "unknown_ref"),
        ('goal_stances = ["a1 likes g1"]', "goal_stances 1", "unknown_word"),
        ('own_work = ["a1 perhaps"]', "own_work 1", "unknown_word"),
        ('holdings = ["post a1"]', "holdings 1", "unknown_ref"),
        ('remarks = ["hello"]', "remarks 1", "no_short_form"),
        ('statements = [{ actor = "a1", kind = "identity", x = 1 }]', "statements 1",
         "unknown_field"),
        ('goals = [{ ref = "g1", target = [1] }]', "goals 1", "bad_value"),
    ],
)  # fmt: skip
def test_an_entry_that_does_not_fit_is_refused_with_its_place(
    lists: str, place: str, why: str
) -> None:
    assert refused(f"{HEAD}{CAST}{lists}")[:2] == (place, why)


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ('kind = "activity"', "field_missing"),
        ('on = "2568"', "field_missing"),
        ('kind = "party"\non = "2568"', "unknown_word"),
        ('kind = "activity"\non = "2568"\nparts = ["a1"]', "bad_data"),
        ('kind = "activity"\non = "2568"\ntitle = "x"', "needs_parts"),
        ('kind = "activity"\non = "2568"\ntitle = "x"\nparts = ["a1 boss"]', "unknown_word"),
        ('kind = "activity"\non = "2568"\ntitle = "x"\nparts = ["a9"]', "unknown_ref"),
        ('kind = "activity"\non = "2568"\ntitle = "x"\ncolour = "red"', "unknown_field"),
        ('kind = "activity"\non = "2568"\ntitle = "x"\ntype = "fun"\nparts = ["a1"]', "bad_data"),
        ('kind = "contact"\non = "2568"', "needs_flow"),
        ('kind = "contact"\non = "2568"\nflows = ["a1 a2"]', "too_short"),
        ('kind = "contact"\non = "2568"\nflows = ["a1 > a1"]', "same_ends"),
        ('kind = "exchange"\non = "2568"\nflows = ["a1 > a2"]', "unknown_word"),
        ('kind = "exchange"\non = "2568"\nflows = ["a1 > a2 money 5 gold"]', "unknown_word"),
        ('kind = "exchange"\non = "2568"\nflows = ["a1 > a2 money many baht"]', "bad_value"),
        ('kind = "contact"\non = "2568"\nflows = ["a1 > a2"]\nabout = "x"', "unknown_ref"),
        ('kind = "contact"\non = "2568"\nflows = ["a1 > a2"]\nevery = "moon"', "unknown_word"),
        ('kind = "contact"\non = "2568"\nflows = ["a1 > a2"]\nevery = "week"', "times_or_until"),
        ('kind = "contact"\non = "2568"\nflows = ["a1 > a2"]\ntimes = 3', "field_missing"),
        (
            'kind = "contact"\non = "2568"\nflows = ["a1 > a2"]\nevery = "week"\ntimes = 0',
            "bad_value",
        ),
        (
            'kind = "contact"\non = "2560"\nflows = ["a1 > a2"]\nevery = "day"\nuntil = "2569"',
            "too_often",
        ),
        ('kind = "tension"\non = "2568"\ntype = "conflict"\nparts = ["a1, a2"]', "not_named"),
    ],
)
def test_an_event_that_does_not_fit_is_refused_with_its_place(event: str, why: str) -> None:
    place, found, _ = refused(f'{HEAD}{CAST}\n[[event]]\nkey = "it"\n{event}')

    assert (place, found) == ("event 1 (it)", why)


@pytest.mark.parametrize(
    ("below", "place", "why"),
    [
        ("[[expect]]", "expect 1", "nothing_expected"),
        ('[[expect]]\nverdict = "happy"', "expect 1", "unknown_word"),
        ('[[expect]]\nverdict = ["group", "mixed"]', "expect 1", "bad_value"),
        ('[[expect]]\nmood = "good"', "expect 1", "unknown_field"),
        ('[[expect]]\nof = "a9"\nquiet = true', "expect 1", "unknown_ref"),
        ('[[expect]]\noccasion = "x"\nquiet = true', "expect 1", "unknown_occasion"),
        ('[[expect]]\nof = "a2"\noccasion = "x"\nquiet = true', "expect 1", "of_or_occasion"),
        ('[[expect]]\nday = "2568"\nquiet = true', "expect 1", "bad_day"),
        ('[[expect]]\nquiet = "yes"', "expect 1", "bad_value"),
        ('[[expect]]\npower = { c = "indicated" }', "expect 1", "unknown_field"),
        ('[[expect]]\npower = { b = "strong" }', "expect 1", "unknown_word"),
        ('[[expect]]\nreadiness = { soon = "met" }', "expect 1", "unknown_word"),
        ('[[expect]]\nitems = ["sole_link a9"]', "expect 1", "unknown_ref"),
        ("[[without]]", "without 1", "field_missing"),
        ('[[without]]\nfact = "x"', "without 1", "nothing_changed"),
        ('[[without]]\nfact = "x"\nremove = ["y"]', "without 1", "unknown_entry"),
        ('[[without]]\nfact = "x"\nchange = { a = 1 }', "without 1", "field_missing"),
        ('[[without]]\nfact = "x"\nadd = 3', "without 1", "bad_value"),
        ('[[without]]\nfact = "x"\nremove = "a1"', "sets ring", "unknown_ref"),
        ('[[without]]\nfact = "x"\nadd.ties = ["a1 - a9"]', "without 1, add ties 1",
         "unknown_ref"),
        ('[[without]]\nfact = "x"\nwhy = "y"', "without 1", "unknown_field"),
        ('[[without]]\nfact = "x"\nadd.ties = ["a1 - a2"]\nexpect = { verdict = "x" }',
         "without 1, expect 1", "unknown_word"),
        ('[[party]]\nx = 1', "party", "unknown_list"),
    ],
)  # fmt: skip
def test_what_is_expected_is_checked_as_well(below: str, place: str, why: str) -> None:
    assert refused(f"{HEAD}{CAST}\n{below}")[:2] == (place, why)


@pytest.mark.parametrize(
    ("head", "place", "why"),
    [
        ("x = ", "line 1", "not_toml"),
        ("[record]", "story", "field_missing"),
        ('[story]\ntitle = "x"\nwhy = "y"', "story", "field_missing"),
        ('[story]\ntitle = " "\nwhy = "y"\nday = "2569-10-31"', "story", "bad_value"),
        ('[story]\ntitle = "x"\nwhy = "y"\nday = "2569"', "story", "bad_day"),
        ('[story]\ntitle = "x"\nwhy = "y"\nday = "2569-10-31"\nactors = ["a1 person x"]', "story",
         "unknown_field"),
    ],
)  # fmt: skip
def test_a_head_that_does_not_fit_is_refused(head: str, place: str, why: str) -> None:
    assert refused(head)[:2] == (place, why)


def test_a_refusal_says_what_would_have_done() -> None:
    step = refused(f'{HEAD}{CAST}ties = ["a1 - a2 rhythm=often"]')[2]

    assert step == (
        "“often” is no word of rhythm. Words are weekly, monthly, quarterly, seasonal, yearly, "
        "on_call, W, M, Q, S, Y, C."
    )


# --- the page tells of this format --------------------------------------------------------------

WORDS: tuple[type[StrEnum], ...] = (
    Networkhood, Diagnosis, Flag, Matter, GoodNews, Signature, Firmness, Dependence, Manner,
    Readiness, Held, NetworkType, Form, Birth, Ownership, Stage,
)  # fmt: skip


def on_the_page(word: object) -> bool:
    return re.search(rf"`[^`\n]*(?<![\w]){re.escape(str(word))}(?![\w])[^`\n]*`", PAGE) is not None


@pytest.mark.parametrize("words", WORDS)
def test_the_page_has_every_word_of_a_reading(words: type[StrEnum]) -> None:
    assert [word for word in words if not on_the_page(word)] == []


def test_the_page_has_every_part_field_and_short_form() -> None:
    fields = {
        *SECTIONS[:3], "expect", "without", *STORY_FIELDS, *WITHOUT_FIELDS, *story_expects.FIELDS,
        *story_events.OWN, *story_events.COLUMNS, *story_events.EVERY, *story_forms.RHYTHMS,
        *story_forms.FORMS, *(word.replace(" ", "_") for word in Foundation if word),
        *(word for word in WRITTEN if word.isascii()),
    }  # fmt: skip

    assert {field for field in fields if not on_the_page(field)} == set()
    assert [form for form in story_forms.FORMS.values() if not on_page_written(form.written)] == []
    assert on_page_written(story_events.PART) and on_page_written(story_events.FLOW)


def on_page_written(form: str) -> bool:
    return f"`{form}`" in PAGE.replace("\\|", "|")


def test_a_word_that_is_not_on_the_page_is_found() -> None:
    assert not on_the_page("networks_of_old")
    assert on_the_page("network")


def test_what_stands_in_the_examples_of_short_forms_is_read_as_such() -> None:
    row = re.compile(r"^\| `(\w+)` \| `[^`]+` \| (`\".+?\"`(?:, `\".+?\"`)*) \|", re.MULTILINE)
    rows = row.findall(PAGE)

    assert {name for name, _ in rows} == set(story_forms.FORMS)
    for name, examples in rows:
        for text in re.findall(r'`"(.+?)"`', examples):
            words, fields = parts_of(text)
            assert len(words) >= story_forms.FORMS[name].least, text
            assert fields.keys() <= {*TABLES[name].columns, *_said(name)}, text


def _said(name: str) -> set[str]:
    return set(TABLES["assertions"].columns) if name == "ties" else set()


def test_the_example_on_the_page_is_a_story() -> None:
    (example,) = re.findall(r"```toml\n(\[story\].*?)```", PAGE, re.DOTALL)
    story = read_story(example)

    assert len(story.draft.ties) == 15
    assert len(story.draft.events) == 6
    assert len(story.expectations) == 2
    assert story.variants[0].draft != story.draft


def test_lists_are_the_tables_of_a_record() -> None:
    assert set(story_forms.FORMS) <= set(LISTS)
    first = {n for n, f in story_forms.FORMS.items() if f.written.startswith(("REF", "KEY"))}
    assert first == NAMED_FIRST


def test_no_field_of_a_kind_hides_behind_a_field_of_events() -> None:
    taken = story_events.OWN | story_events.COLUMNS

    assert {kind.id for kind in KINDS.values() if taken & set(kind.data.model_fields)} == set()
