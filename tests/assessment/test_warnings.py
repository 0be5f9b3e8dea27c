"""What is worth attention: what would be lost, what to try, and the guards of who it is about."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from saiyai.assessment.conventions import HOUSE
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Record
from saiyai.assessment.look.scopes import own_scope
from saiyai.assessment.reading import Discretion, Sure
from saiyai.assessment.warnings.calls import unanswered_matters
from saiyai.assessment.warnings.lines import sole_matters
from saiyai.assessment.warnings.noticed import Loss, Noticed, Subject, Try
from saiyai.assessment.warnings.rank import ranked, without_repeats
from saiyai.assessment.warnings.reading import WarningsReading, read_warnings
from saiyai.domain.verdicts import GoodNews, Matter
from saiyai.domain.words import Language, Say, texts
from tests.assessment.records import TODAY, Told, often, record
from tests.assessment.stationary import stationary

MONTHS = range(5, 300, 30)
NAMES = "ABCDEFwxyz"
LINES = "A-w, B-w, C-w, w-x, x-y, x-z, x-D, y-E, z-F, y-z, D-E, E-F"


def called(lines: str, days: Sequence[int] = MONTHS, **data: Any) -> list[Told]:
    flows = ", ".join(f"{line.strip().replace('-', '>')} contact" for line in lines.split(","))
    return often("contact", days, flows=flows, **data)


def monthly(lines: str) -> str:
    return ", ".join(f"{line.strip()} monthly" for line in lines.split(","))


def read(told: Record) -> WarningsReading:
    return read_warnings(told, own_scope(told))


def inside(told: Record) -> Inside:
    return Inside(told, own_scope(told))


def hanging(*more: Told, lines: str = "", **tables: Any) -> Record:
    """Three hang on w alone, and w on x; the others are held both ways."""
    drawn = ", ".join(filter(None, (monthly(LINES), lines)))
    return record(NAMES, [*called(LINES), *more], lines=drawn, **tables)


def of(found: WarningsReading, matter: Matter) -> list[Noticed]:
    return [one for one in found.matters if one.of is matter]


# --- lines ---------------------------------------------------------------------------------------


def test_it_tells_how_many_of_how_many_would_lose_contact() -> None:
    (one,) = sole_matters(inside(hanging()))

    assert one.about[0].position == NAMES.index("x")
    assert (one.loss.people, one.loss.of) == (4, 10)
    assert one.loss_says == Say("warning.lines.loss.rest", n=4, of=10)


def test_it_tells_which_goals_would_lose_their_only_bridge() -> None:
    goals = [{"owner": NAMES.index("A")}, {"owner": NAMES.index("B")}, {"main": 1}]
    joint = Told("activity", 40, "A organiser, DE co_act participant", goal=0)
    told = hanging(joint, goals=goals)

    (one,) = sole_matters(inside(told))
    assert one.loss.goals == (told["goals"].ids[0],)
    assert one.loss_says == Say("warning.lines.loss_goals.rest", n=4, of=10, goals=1)


def test_fewer_than_three_are_no_matter() -> None:
    lines = "A-w, B-w, w-x, x-y, y-z, z-w, x-z"
    told = record("ABwxyz", called(lines), lines=monthly(lines))

    assert sole_matters(inside(told)) == []


def test_where_most_lines_were_never_tried_nothing_hangs_on_anybody() -> None:
    told = record(NAMES, called("A-w, B-w"), lines=monthly(LINES))

    assert sole_matters(inside(told)) == []


def test_after_is_what_the_same_reading_finds_with_the_line_answered() -> None:
    old = Told("contact", 500, flows="A>D contact")
    told = hanging(old, lines="A-D monthly")
    (one,) = sole_matters(inside(told))
    answered = hanging(old, Told("contact", 3, flows="A>D contact"), lines="A-D monthly")

    assert one.tries[0].kind is Try.TEST_LINE
    assert one.tries[0].lines == (told["ties"].ids[-1],)
    lost = [m.loss.people for m in sole_matters(inside(answered)) if m.about == one.about]
    assert one.after == Say("warning.lines.after", n=sum(lost))


def test_a_load_is_told_first_and_then_three_ways_to_share_it() -> None:
    lines = "m-A, m-B, m-C, m-D, m-E, m-k, k-X, k-Y, X-Y, m-X, X-Z, Y-Z"
    events = [
        *called(lines, (5, 35, 65)),
        *called("m-A, m-B, m-C, m-D, m-E, m-X", range(7, 80, 14)),
    ]
    roles = {"m": "manager", "k": "deputy"}
    names = "mkABCDEXYZ"
    members = [
        {"network": -2, "member": at, "role": roles.get(one, "member")}
        for at, one in enumerate(names)
    ]
    told = record(names, events, lines=monthly(lines), memberships=members)

    (one,) = of(read(told), Matter.HEAVY_LOAD)
    assert (one.seen.key, one.seen.facts["lines"]) == ("warning.heavy_load.seen", 7)
    assert [attempt.kind for attempt in one.tries] == [Try.INTRODUCE, Try.MEET, Try.REST]
    assert one.tries[0].actors[0] == names.index("k")  # the deputy
    assert one.to_self == Say("warning.to_self.three")


# --- calls ---------------------------------------------------------------------------------------


def in_vain(pairs: str, *days: int) -> list[Told]:
    return called(pairs, days, answered=False)


def test_who_called_is_told_first() -> None:
    told = record("AB", in_vain("B-A", 40, 20), lines="A-B monthly")

    (one,) = unanswered_matters(inside(told))
    assert [who.position for who in one.about] == [1, 0]
    assert one.size == 2
    assert len(one.trail.rows["events"]) == 2


def test_one_call_without_an_answer_is_between_the_two() -> None:
    told = record("AB", in_vain("A-B", 20), lines="A-B monthly")

    assert unanswered_matters(inside(told)) == []


def test_several_of_one_end_are_one_matter() -> None:
    pairs = "A-B, A-C, A-D"
    told = record("ABCD", in_vain(pairs, 40, 20), lines=monthly(pairs))

    (one,) = unanswered_matters(inside(told))
    assert one.size == 3
    assert one.subject.rows == tuple(told["ties"].ids)


# --- guards (people.md §5) -----------------------------------------------------------------------


def test_silence_alone_raises_nothing_but_a_question() -> None:
    told = record(NAMES, called(LINES, range(400, 700, 30)), lines=monthly(LINES))

    found = read(told)
    assert {one.of for one in found.matters} <= {Matter.CONTACT_LACKING}
    assert all(one.sure is Sure.NOT_YET for one in found.matters)


def test_no_person_is_named_but_to_themselves_and_the_keepers() -> None:
    told = hanging(*in_vain("y-A, y-B", 40, 20), lines="y-A monthly, y-B monthly")
    persons = {NAMES.index(one) for one in NAMES if one.islower()}

    names = [who for one in read(told).matters for who in one.about]
    assert persons & {who.position for who in names}
    assert {w.discretion for w in names if w.position in persons} <= {
        Discretion.PERSON,
        Discretion.ENDS,
    }


def test_a_tension_names_groups_and_never_a_person() -> None:
    arisen = Told("tension", 200, "ABx party", data={"type": "conflict", "over": "rules"})
    told = record("ABx", [arisen])

    (one,) = of(read(told), Matter.OPEN_TENSION)
    assert [who.position for who in one.about] == [0, 1]
    assert not any(2 in attempt.actors for attempt in one.tries)
    assert one.seen.facts["n"] == 3


def test_what_is_open_between_the_same_sides_is_one_matter() -> None:
    arisen = often("tension", (200, 150), "AB party", type="conflict")
    settled = Told(
        "tension", 140, "AB party", data={"type": "conflict", "step": "settled"}, about=1
    )
    (both,) = of(read(record("AB", arisen)), Matter.OPEN_TENSION)
    (one,) = of(read(record("AB", [*arisen, settled])), Matter.OPEN_TENSION)

    assert (both.size, one.size) == (2, 1)


def test_no_text_accuses_anybody_or_tells_the_future() -> None:
    told = [text for key, text in texts().items() if key.startswith(("warning.", "good_news."))]
    thai = " ".join(text[Language.TH] for text in told)
    english = " ".join(text[Language.EN] for text in told).lower()

    for word in ("อันตราย", "ล้มเหลว", "ผิดปกติ", "เสี่ยง", "อำนาจ", "ครอบงำ", "โดดเดี่ยว", "อิทธิพล"):
        assert word not in thai
    for word in (" weak", " powerful", " failure", " danger", " will ", " dies", " leaves "):
        assert word not in english


# --- what was promised, what is known, what went well --------------------------------------------


def agreed(ago: int, parties: str = "AB") -> dict[str, Any]:
    day = {"begins_earliest": TODAY - ago, "begins_latest": TODAY - ago}
    entered = {"earliest": TODAY - ago, "latest": TODAY - ago}
    return {
        "agreements": [{"kind": "mou"} | day],
        "agreement_parties": [
            {"agreement": 0, "actor": "ABC".index(one), "step": "entered"} | entered
            for one in parties
        ],
    }


def test_an_agreement_without_work_is_a_matter_where_all_was_recorded() -> None:
    papers = [
        of(
            read(record("ABC", lines="A-B monthly", recorded=kinds, **agreed(ago))),
            Matter.PAPER_AGREEMENT,
        )
        for kinds, ago in (("activity", 200), ("", 200), ("activity", 100))
    ]

    assert [len(found) for found in papers] == [1, 0, 0]


def test_work_of_two_parties_or_a_share_given_by_it_is_work_under_it() -> None:
    work = Told("activity", 30, "A organiser, B co_act participant")
    alone = Told("activity", 30, "A organiser, C co_act participant")
    found = [
        of(read(record("ABC", [one], recorded="activity", **agreed(200))), Matter.PAPER_AGREEMENT)
        for one in (work, alone)
    ]

    assert [len(one) for one in found] == [0, 1]


def carriers(*events: Told, alike: Sequence[int] = (0, 0)) -> WarningsReading:
    return read(
        record(
            "abcde",
            list(events),
            capabilities=[
                {"actor": at, "kind": "knowledge", "alike": one} for at, one in enumerate(alike)
            ],
            profiles=[
                {"actor": at, "generation": "elder" if at < 2 else "young"} for at in range(5)
            ],
        )
    )


def test_each_practice_of_few_elders_is_one_matter() -> None:
    assert [one.loss.people for one in of(carriers(), Matter.FEW_CARRIERS)] == [2]
    apart = of(carriers(alike=(0, 1)), Matter.FEW_CARRIERS)
    assert [one.loss.people for one in apart] == [1, 1]


def test_to_have_been_there_is_not_to_have_learned() -> None:
    there = Told("activity", 60, "a organiser, cde learn participant", data={"type": "training"})
    learned = Told("learning", 50, flows="a>cde knowledge")
    checked = Told("learning", 40, "b checker", data={"step": "checked"}, about=1)
    used = Told("learning", 30, "cde learner", data={"step": "used"}, about=1)

    assert len(of(carriers(there), Matter.FEW_CARRIERS)) == 1
    assert of(carriers(there, learned), Matter.FEW_CARRIERS) == []
    assert GoodNews.PASSED_ON not in {one.of for one in carriers(there, learned).good}
    done = carriers(there, learned, checked, used)
    assert [one.of for one in done.good] == [GoodNews.PASSED_ON]


def test_something_new_is_a_candidate_until_three_have_confirmed_it() -> None:
    def good(checkers: str) -> list[GoodNews]:
        events = [
            Told("learning", 90, flows="A>B knowledge"),
            Told("learning", 60, "AB learner", data={"step": "used"}, about=0),
            Told(
                "outcome",
                59,
                "AB contributor",
                data={"share": "ours", "type": "knowledge"},
                about=0,
            ),
            *(
                Told("learning", 50, f"{one} checker", data={"step": "checked"}, about=2)
                for one in checkers
            ),
        ]
        return [one.of for one in read(record("ABCDE", events)).good]

    assert good("") == good("CD") == good("CCCC") == [GoodNews.EMERGENCE_CANDIDATE]
    assert good("CDE") == [GoodNews.EMERGENCE]


# --- order ---------------------------------------------------------------------------------------


def noticed(
    of: Matter, row: int, people: int = 0, sure: Sure = Sure.SURE, day: int = 0
) -> Noticed:
    subject = Subject("actors", (row,))
    says = Say("warning.unanswered.unknown")
    return Noticed(of, subject, says, says, (), sure, 1, Loss(people), day=day)


def order(*matters: Noticed) -> list[int]:
    return [place.first.subject.rows[0] for place in ranked(matters, HOUSE)[0]]


def test_more_people_then_surer_then_older_comes_first() -> None:
    kind = Matter.SOLE_LINK
    assert order(noticed(kind, 1, 3), noticed(kind, 2, 9)) == [2, 1]
    assert order(noticed(kind, 1, 3, Sure.FAIRLY), noticed(kind, 2, 3)) == [2, 1]
    assert order(noticed(kind, 1, 3, day=9), noticed(kind, 2, 3, day=4)) == [2, 1]


def test_no_kind_crowds_out_the_others() -> None:
    many = [noticed(Matter.SOLE_LINK, row, 50 - row) for row in range(6)]
    places, more = ranked(
        [*many, noticed(Matter.LATE_NEWS, 9), noticed(Matter.UNANSWERED, 8)], HOUSE
    )

    assert [place.first.subject.rows[0] for place in places] == [0, 8, 9, 1, 2]
    assert more == 3


def test_what_was_begun_and_left_shares_one_place() -> None:
    left, paper = noticed(Matter.LEFT_OUTSIDE, 1), noticed(Matter.PAPER_AGREEMENT, 2)
    (place,), more = ranked([paper, left], HOUSE)

    assert (place.first, place.also, more) == (left, (paper,), 0)


def test_one_matter_for_each_subject() -> None:
    both = [
        noticed(Matter.LATE_NEWS, 1),
        noticed(Matter.SOLE_LINK, 1),
        noticed(Matter.SOLE_LINK, 2),
    ]

    assert {(one.of, one.subject.rows) for one in without_repeats(both)} == {
        (Matter.SOLE_LINK, (1,)),
        (Matter.SOLE_LINK, (2,)),
    }


def test_a_network_in_which_nothing_changes_is_hardly_ever_warned() -> None:
    warned = []
    for run in range(20):
        told = stationary(np.random.default_rng([2569, run]))
        warned.append(len(read(told).matters))
    assert sum(warned) <= len(warned)
