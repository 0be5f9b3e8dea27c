"""What a reading takes for its own: not what befell others, or what one wrote down alone."""

from typing import Any

import pytest

from saiyai.assessment.diagnoses.reading import read_diagnoses
from saiyai.assessment.look.record import OWN, Record
from saiyai.assessment.look.scopes import network_scope, occasion_scope, own_scope, set_scope
from saiyai.assessment.nature.networkhood import read_networkhood
from saiyai.assessment.power.reading import read_power
from saiyai.assessment.warnings.noticed import Noticed
from saiyai.assessment.warnings.reading import WarningsReading, read_warnings
from saiyai.domain.verdicts import (
    Condition,
    Diagnosis,
    Flag,
    GoodNews,
    Held,
    Manner,
    Matter,
    Networkhood,
    Signature,
)
from tests.assessment.records import TODAY, Told, often, record

MONTHS = range(5, 400, 30)


def matters(found: WarningsReading, of: Matter) -> list[Noticed]:
    return [one for one in found.matters if one.of is of]


def warned(made: Record) -> WarningsReading:
    return read_warnings(made, own_scope(made))


# --- learning is an exchange ---------------------------------------------------------------------


def test_what_somebody_wrote_down_alone_does_not_carry_on_learning_together() -> None:
    circles = often("activity", range(200, 560, 30), "ABCD learn", type="forum")
    alone = Told("learning", 40, "AB learner", data={"lesson": "x"})
    passed = Told("learning", 40, flows="A>B", data={"lesson": "x"})

    def flags(more: Told) -> set[object]:
        made = record("ABCD", [*circles, more], recorded="activity learning")
        return {one.of for one in read_diagnoses(made, own_scope(made)).flags}

    assert Flag.LEARNING_STOP in flags(alone)
    assert Flag.LEARNING_STOP not in flags(passed)


# --- a post that fell ----------------------------------------------------------------------------

OFFICE = "O-A monthly, O-B monthly, O-C monthly"
RESTS = [{"tie": at, "latest": TODAY - 900, "power": 10} for at in range(3)]
FELL = 300


def fund(*more: Told, lines: str = OFFICE, recorded: str = "", **tables: Any) -> Record:
    """Three that an office called together; its post fell vacant, and it answers no more."""
    events = [
        *often("activity", [340, 320], "ABC participant"),
        *often("contact", [310, 330], flows="O>ABC"),
        *often("contact", [280, 250, 220], flows="ABC>O", answered=False),
        Told("structure_change", FELL, "O office", data={"of": "post"}),
        *more,
    ]
    joined = [{"network": 4, "member": at, "voluntary": 0, "admitted_by": 3} for at in range(3)]
    others = [{"network": OWN, "member": at} for at in range(11) if at != 3]
    given: dict[str, Any] = {"memberships": [*joined, *others], "assertions": RESTS} | tables
    return record("ABCONDEFGHI", events, lines=lines, recorded=recorded, **given)


def test_what_fell_away_beside_much_else_has_not_befallen_the_whole() -> None:
    much = OFFICE + "".join(f", {a}-{b} monthly" for a, b in ("DE", "EF", "FG", "GH", "HI", "ID"))
    much += "".join(f", {a}-{b} monthly" for a, b in ("DF", "EG", "FH", "GI", "AD", "BE"))
    live = often("contact", MONTHS, flows="D>EFI, E>FG, F>GH, G>HI, H>I, A>D, B>E")
    made = fund(*live, lines=much)

    whole = read_diagnoses(made, own_scope(made)).diagnoses
    within = read_diagnoses(made, network_scope(made, 4)).diagnoses
    assert Diagnosis.COLLAPSE not in {one.of for one in whole}
    assert Diagnosis.COLLAPSE in {one.of for one in within}


SOME = [{"kind": "activity", "share": "some", "earliest": TODAY - 900, "latest": TODAY}]


@pytest.mark.parametrize(
    ("coverage", "held"), [(SOME, Held.NOT), ([], Held.PARTLY)], ids=["in part", "nobody knows"]
)
def test_who_called_a_fallen_post_in_vain_did_nothing_with_it(
    coverage: list[dict[str, Any]], held: Held
) -> None:
    made = fund(coverage=coverage)
    found = read_networkhood(made, network_scope(made, 4))

    assert found.tests[Condition.ACTION].held is held
    assert (found.verdict is Networkhood.PAPER_NETWORK) is (held is Held.NOT)


def test_what_was_done_since_is_done() -> None:
    since = Told("activity", 150, "ABC participant")
    made = fund(since, coverage=SOME)

    assert (
        read_networkhood(made, network_scope(made, 4)).tests[Condition.ACTION].held is Held.PARTLY
    )


# --- power is between members --------------------------------------------------------------------


def test_what_somebody_outside_decided_over_them_is_no_power_between_them() -> None:
    order = Told("decision", 30, "X decider, ABC informed",
                 data={"method": "command", "dissent": "x"})  # fmt: skip
    gifts = often("exchange", [300, 100], flows="A>B goods, B>C goods, C>A labour")
    made = record("ABCX", [*gifts, order], recorded="exchange")

    inner = read_power(made, set_scope(made, range(3)))
    whole = read_power(made, own_scope(made))
    assert inner.b.signature is Signature.NOT_INDICATED
    assert inner.b.p == 0
    assert inner.manner is Manner.UNKNOWN
    assert (whole.b.p or 0) > 0
    assert whole.manner is Manner.DOMINATION


# --- an occasion ---------------------------------------------------------------------------------


def run(occasion: str, ago: int = 30, **told: Any) -> Networkhood:
    data = {"open_to_all": told.pop("open_to_all", True)}
    event = Told("activity", ago, "abcd participant, E participant", data=data, occasion=1,
                 goal=told.pop("goal", -1))  # fmt: skip
    old = Told("activity", 500, "abcd participant")
    made = record("abcdE", [event, old], occasions=[occasion], recorded="activity", **told)
    return read_networkhood(made, occasion_scope(made, occasion)).verdict


@pytest.mark.parametrize("ago", [30, 300])
def test_an_event_open_to_everybody_was_a_gathering_and_stays_one(ago: int) -> None:
    agree = [{"goal": 0, "actor": at, "stance": "agrees", "holds": 1, "latest": TODAY - 9}
             for at in range(5)]  # fmt: skip

    assert run("run", ago) is Networkhood.GATHERING
    main = [{"owner": OWN, "main": 1}]
    assert run("run", ago, goals=main, goal_stances=agree) is Networkhood.GATHERING


def test_who_was_called_for_an_occasion_or_worked_for_a_goal_has_a_purpose() -> None:
    assert run("run", open_to_all=None) is not Networkhood.GATHERING
    assert run("run", goal=0, goals=[{"owner": OWN, "main": 1}]) is not Networkhood.GATHERING


def test_calls_of_years_ago_are_no_record_of_those_years() -> None:
    """Told along with a line, in the first month of a record: too little to call it at rest."""

    def verdict(kept: int) -> Networkhood:
        share = [{"kind": "activity", "share": "all", "earliest": TODAY - kept, "latest": TODAY}]
        called = [Told("contact", 250, flows="a>bcdEF", occasion=1)]
        lines = ", ".join(f"a-{one} on_call" for one in "bcdEF")
        made = record("abcdEF", called, lines=lines, occasions=["flood"], coverage=share)
        return read_networkhood(made, occasion_scope(made, "flood")).verdict

    assert verdict(kept=30) is Networkhood.NOT_ENOUGH_EVIDENCE
    assert verdict(kept=90) is Networkhood.FALLOW_NETWORK


# --- who carries a network -----------------------------------------------------------------------


def circle(bodies: str) -> Networkhood:
    """Four persons who come to everything, and groups that come as suits."""
    groups = f", {bodies[0]} co_act, {bodies[1]} co_act"
    events = [
        *often("activity", range(10, 360, 60), f"abcd co_act{groups}", type="joint_work"),
        *often("activity", range(40, 360, 60), f"abcd co_act, {bodies[2]} co_act"),
    ]
    goals = [{"owner": OWN, "main": 1}, {"owner": 4}, {"owner": 5}]
    agreed = [{"goal": 0, "step": "agreed", "latest": TODAY - 900}]
    lines = ", ".join(f"{a}-{b} monthly" for a, b in ("ab", "bc", "cd", "aW", "bX", "cY"))
    made = record("abcd" + bodies, events, lines=lines, goals=goals, goal_steps=agreed,
                  recorded="activity")  # fmt: skip
    return read_networkhood(made, own_scope(made)).verdict


def test_a_circle_of_persons_is_a_group_growing_where_it_is_most_of_the_whole() -> None:
    assert circle("WXY") is Networkhood.MIXED
    assert circle("WXYZ") is Networkhood.NETWORK


# --- help, and what was passed on ----------------------------------------------------------------


def relief(*more: Told) -> list[Noticed]:
    bags = [Told("request", 30 + at, flows=f"T>{one}", data={"step": "helped", "had_say": False})
            for at, one in enumerate("ABCDEF")]  # fmt: skip
    meals = [Told("request", 30 + at, flows=f"K>{one}", data={"step": "helped", "had_say": True})
             for at, one in enumerate("ABCDEFAB")]  # fmt: skip
    return matters(warned(record("ABCDEFKT", [*bags, *meals, *more])), Matter.VERTICAL_HELP)


def test_relief_is_not_hidden_by_the_everyday_help_of_a_year() -> None:
    everyday = often("request", range(80, 360, 5), flows="K>A", step="helped", had_say=True)
    (alone,) = relief()
    (among,) = relief(*everyday)

    assert alone.seen.key == "warning.vertical_help.seen"
    assert among.seen.key == "warning.vertical_help.seen_at_once"
    assert (among.seen.facts["n"], among.seen.facts["of"]) == (6, 14)


def test_with_more_meals_in_the_same_days_there_is_nothing_to_say() -> None:
    assert not relief(*often("request", [31, 32, 33], flows="K>C", step="helped", had_say=True))


def practice(carriers: str, *events: Told, young: str = "xyz") -> WarningsReading:
    ages = {"e": "elder", "m": "middle"} | dict.fromkeys(young, "young")
    at = "emxyzA".index
    told = [{"actor": at(one), "kind": "knowledge", "alike": 1} for one in carriers]
    profiles = [{"actor": at(one), "generation": age} for one, age in ages.items()]
    return warned(record("emxyzA", list(events), capabilities=told, profiles=profiles))


def lesson(of: str, number: int, *, used: bool = False) -> list[Told]:
    found = [
        Told("learning", 90, flows=f"e>{of}", data={"lesson": of}),
        Told("learning", 60, f"e checker, {of} learner", data={"step": "checked"}, about=number),
    ]
    use = Told("learning", 50, f"{of} learner", data={"step": "used", "tried": "x"}, about=number)
    return [*found, use] if used else found


def test_a_practice_without_anybody_new_hangs_on_few_though_one_is_of_middle_age() -> None:
    (few,) = matters(practice("em"), Matter.FEW_CARRIERS)

    assert few.seen.facts["n"] == 2
    taught = Told("learning", 90, flows="e>m", data={"lesson": "x"})
    assert matters(practice("em", taught), Matter.FEW_CARRIERS)
    assert not matters(practice("e", taught), Matter.FEW_CARRIERS)
    assert not matters(practice("em", *lesson("x", 0)), Matter.FEW_CARRIERS)
    assert not matters(practice("ex"), Matter.FEW_CARRIERS)


def test_what_three_young_ones_took_away_each_in_their_own_words_was_passed_on() -> None:
    three = [*lesson("x", 0), *lesson("y", 2), *lesson("z", 4, used=True)]

    def told(events: list[Told]) -> bool:
        return any(one.of is GoodNews.PASSED_ON for one in practice("e", *events).good)

    assert told(three)
    assert not told(three[:4])
    assert not told(three[:6])


def test_whoever_taught_in_a_lesson_taught_all_who_learned_in_it() -> None:
    """Two carriers, three young ones: neither taught all of them by a flow of their own."""
    together = Told("learning", 90, flows="e>x, m>y, m>z", data={"lesson": "together"})
    after = lesson("x", 0, used=True)[1:]

    found = practice("em", together, *after).good
    assert [(one.of, one.says.facts["n"]) for one in found if one.of is GoodNews.PASSED_ON] == [
        (GoodNews.PASSED_ON, 3),
        (GoodNews.PASSED_ON, 3),
    ]
