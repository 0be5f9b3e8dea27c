"""What a set of actors is: conditions, contrasts, and the order of verdicts."""

from typing import Any

import numpy as np
import pytest

from saiyai.assessment.conventions import Conventions
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import OWN, Record
from saiyai.assessment.look.scopes import (
    network_scope,
    occasion_scope,
    own_scope,
    set_scope,
)
from saiyai.assessment.nature.networkhood import NetworkhoodReading, read_networkhood
from saiyai.assessment.reading import Sure
from saiyai.domain.actors import Role
from saiyai.domain.verdicts import Condition, Contrast, Held, Networkhood, Readiness
from tests.assessment.records import TODAY, Told, often, record

MONTHS = range(10, 360, 30)
MAIN = [{"owner": OWN, "main": 1}]
AGREED = [{"goal": 0, "step": "agreed", "earliest": TODAY - 900, "latest": TODAY - 900}]
RING = "A-B monthly, B-C monthly, C-D monthly, D-E monthly, E-A monthly"


def read(made: Record) -> NetworkhoodReading:
    return read_networkhood(made, own_scope(made))


def stance(actor: int, said: str) -> dict[str, object]:
    return {"goal": 0, "actor": actor, "stance": said, "holds": 1, "latest": TODAY - 99}


def some_at_a_time() -> list[Told]:
    """Each month two or three others of five groups do something together."""
    return [
        *often("activity", MONTHS[::3], "A organiser, B co_act, C co_act"),
        *often("activity", MONTHS[1::3], "C organiser, D co_act"),
        *often("activity", MONTHS[2::3], "E organiser, A co_act"),
    ]


def network(**told: object) -> Record:
    own = [{"owner": at} for at in range(3)]
    given = {"goals": [*MAIN, *own], "goal_steps": AGREED, "recorded": "activity", **told}
    return record("ABCDE", some_at_a_time(), lines=RING, **given)  # type: ignore[arg-type]


def test_groups_with_goals_of_their_own_and_a_main_goal_are_a_network() -> None:
    found = read(network())

    assert found.verdict is Networkhood.NETWORK
    assert found.tests[Condition.PURPOSE].held is Held.MET
    assert found.contrasts[Contrast.GOALS].leans == 1
    assert len(found.towards) == 3
    assert found.readiness[Readiness.DONE_TOGETHER].held is Held.MET


def test_persons_who_do_all_together_with_one_goal_are_a_group() -> None:
    events = often("activity", range(5, 360, 14), "abcdefg co_act")
    stances = [stance(at, "agrees") for at in range(7)]
    close = ",".join(f"{x}-{y} weekly" for x in "abcdefg" for y in "abcdefg" if x < y)
    found = read(record("abcdefg", events, lines=close, goals=MAIN, goal_stances=stances))

    assert found.verdict is Networkhood.GROUP
    assert found.contrasts[Contrast.UNITS].leans < 0
    assert found.contrasts[Contrast.TIGHTNESS].leans == -1


def test_without_a_goal_the_same_record_is_a_gathering_only_if_it_was_recorded() -> None:
    assert read(network(goals=[], goal_steps=[])).verdict is Networkhood.GATHERING

    unrecorded = read(network(goals=[], goal_steps=[], recorded=""))

    assert unrecorded.tests[Condition.PURPOSE].held is Held.UNKNOWN
    assert unrecorded.verdict is Networkhood.NOT_ENOUGH_EVIDENCE
    assert unrecorded.sure is Sure.NOT_YET


def test_asked_members_who_do_not_agree_share_no_purpose() -> None:
    differs = [stance(at, "differs") for at in range(4)]
    found = read(network(goal_steps=[], goal_stances=differs))

    assert found.tests[Condition.PURPOSE].held is Held.NOT


def test_a_record_of_three_weeks_is_too_young_to_read() -> None:
    young = record("ABCDE", often("activity", [2, 9, 16], "ABC co_act"), goals=MAIN, lines=RING)

    assert read(young).verdict is Networkhood.NOT_ENOUGH_EVIDENCE


def test_lines_that_answered_after_rest_are_a_fallow_network() -> None:
    calls = often("contact", [20], flows="A>B, B>C, C>D, D>E, E>A")
    worked = often("activity", [900, 930], "ABCDE co_act")
    found = read(record("ABCDE", [*calls, *worked], lines=RING, goals=MAIN, recorded="activity"))

    assert found.verdict is Networkhood.FALLOW_NETWORK
    assert found.readiness[Readiness.WOULD_ANSWER].held is Held.MET
    assert found.readiness[Readiness.DONE_TOGETHER].held is Held.NOT


def test_lines_nobody_tried_are_unknown_and_never_fallow() -> None:
    worked = often("activity", [900, 930], "ABCDE co_act")
    found = read(record("ABCDE", worked, lines=RING, goals=MAIN, recorded="activity"))

    assert found.readiness[Readiness.WOULD_ANSWER].held is Held.UNKNOWN
    assert found.verdict is Networkhood.NOT_ENOUGH_EVIDENCE


def test_an_agreement_and_nothing_done_is_a_paper_network_where_all_was_recorded() -> None:
    signed: Any = {
        "agreements": [{"kind": "mou", "objective": 1, "begins_latest": TODAY - 300}],
        "agreement_parties": [
            {"agreement": 0, "actor": at, "step": "entered", "latest": TODAY - 300}
            for at in range(5)
        ],
    }
    paper = read(record("ABCDE", lines=RING, recorded="activity", **signed))
    untold = read(record("ABCDE", lines=RING, **signed))

    assert paper.verdict is Networkhood.PAPER_NETWORK
    assert untold.verdict is Networkhood.NOT_ENOUGH_EVIDENCE
    assert untold.tests[Condition.ACTION].held is Held.UNKNOWN


@pytest.mark.parametrize(
    ("had_say", "is_vertical"), [(False, True), (True, False)], ids=["no say", "a say"]
)
def test_help_without_a_say_is_vertical_relief(*, had_say: bool, is_vertical: bool) -> None:
    helped = often("request", MONTHS, flows="O>ABCD help", step="helped", had_say=had_say)
    made = record(
        "OABCD",
        helped,
        lines="O-A monthly, O-B monthly, O-C monthly, O-D monthly",
        recorded="activity request",
        goals=[*MAIN, {"owner": 1}, {"owner": 2}],
        goal_steps=AGREED,
    )

    assert (read(made).verdict is Networkhood.VERTICAL_RELIEF) is is_vertical


def set_up(*more: Told) -> Record:
    called = [
        {"network": OWN, "member": at, "voluntary": 0, "admitted_by": 0} for at in range(1, 5)
    ]
    office = {"network": OWN, "member": 0, "role": Role.PROMOTER}
    events = [
        *often("activity", MONTHS, "O organiser, ABCD learn"),
        *often("benefit", MONTHS[::3], flows="O>ABC money", decided_together=False),
        *more,
    ]
    return record(
        "OABCD",
        events,
        memberships=[*called, office],
        goals=MAIN,
        goal_steps=AGREED,
        recorded="activity contribution",
    )


def test_members_called_together_who_only_claim_are_set_up() -> None:
    assert read(set_up()).verdict is Networkhood.SET_UP


def test_duties_as_many_as_claims_are_no_set_up_whoever_called_them_together() -> None:
    duties = often("contribution", MONTHS[:6], "AB contributor", return_agreed=False)

    assert read(set_up(*duties)).tests[Condition.CONSCIOUS].held is Held.MET


def test_what_members_begin_themselves_is_conscious() -> None:
    began = often("activity", MONTHS[:3], "A organiser, B co_act")

    assert read(set_up(*began)).tests[Condition.CONSCIOUS].held is Held.MET


def test_whoever_came_of_themselves_is_not_set_up_without_duties() -> None:
    found = read(network(recorded="activity contribution"))

    assert found.tests[Condition.CONSCIOUS].held is not Held.NOT


# --- contrasts ----------------------------------------------------------------------------------


def test_what_was_not_told_leans_nowhere() -> None:
    found = read(record("AB"))

    silent = [one for one in found.contrasts.values() if one.contrast is not Contrast.UNITS]
    assert all(one.weight == 0 and one.says is None for one in silent)


def test_a_network_with_a_thousand_thresholds_of_its_own_is_read_by_them() -> None:
    made = network()
    strict = Conventions(least_coverage=0.99)

    assert read_networkhood(made, own_scope(made), strict).verdict is (
        Networkhood.NOT_ENOUGH_EVIDENCE
    )


def test_every_fact_that_leans_has_its_rows() -> None:
    found = read(network())

    for fact in (*found.towards, *found.against):
        assert fact.trail.rows, fact.says


# --- who is read --------------------------------------------------------------------------------


def test_members_are_those_of_the_day_and_not_those_who_stand_beside() -> None:
    made = record(
        "NABCD",
        memberships=[
            {"network": 0, "member": 1},
            {"network": 0, "member": 2, "left_latest": TODAY - 1},
            {"network": 0, "member": 3, "joined_latest": TODAY + 1},
            {"network": 0, "member": 4, "role": Role.PROMOTER},
        ],
    )

    assert np.flatnonzero(network_scope(made, 0).members).tolist() == [1]
    assert own_scope(made).n == 5


def test_an_occasion_has_those_who_took_part_or_have_lines_for_it() -> None:
    made = record(
        "ABCD",
        [Told("contact", 5, flows="A>B", occasion=1)],
        lines="C-D",
        occasions=["flood"],
        assertions=[{"tie": 0, "latest": TODAY - 9, "occasion": 1}],
    )

    assert occasion_scope(made, "flood").n == 4
    with pytest.raises(ValueError, match="not in tuple"):
        occasion_scope(made, "fire")


def test_an_answer_to_whom_one_listens_is_no_line() -> None:
    made = record("AB", lines="A>B listens")

    assert len(Inside(made, set_scope(made, [0, 1])).lines.rows) == 0
