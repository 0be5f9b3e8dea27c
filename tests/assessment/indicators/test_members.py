"""Dimension 1 by hand: who is reached, who takes part, who stays themselves."""

import pytest

from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from tests.assessment.indicators.worked import ago, event, line, measure, value, view, why


def test_who_did_something_is_reached_and_so_is_whoever_answered_a_check() -> None:
    seen = view(
        "abcd",
        [
            event("activity", 10, parts="a b", title="ลงแขก"),
            event("contact", 120, "a>c", test=True),
            event("contact", 120, "a>d", answered=False),
        ],
        lines=[line("a-c"), line("a-d")],
    )

    assert value("M1", seen) == pytest.approx(3 / 4)
    assert measure("M1", seen).beside["active_share"] == pytest.approx(2 / 4)


def test_silent_members_whom_nobody_called_are_unknown() -> None:
    seen = view("abcd", [event("activity", 10, parts="a b", title="ลงแขก")])

    assert why("M1", seen) == Missing(NoEstimate.LOW_RESPONSE, 2)


def test_of_those_whom_problems_touch_the_share_that_takes_part() -> None:
    rows = [
        {
            "problem": "p",
            "ref": one,
            "actor": one,
            "affected": True,
            "affecting": False,
            "said": ago(50),
            "key": one,
        }
        for one in "abc"
    ]
    steps = [
        {"stakeholder": "a", "step": "takes_part", "said": ago(40)},
        {"stakeholder": "b", "step": "takes_part", "said": ago(40)},
        {"stakeholder": "b", "step": "stopped", "said": ago(10)},
        {"stakeholder": "c", "step": "invited", "said": ago(10)},
    ]
    seen = view("abc", problems=[{"ref": "p"}], stakeholders=rows, stakeholder_steps=steps)

    assert value("M2", seen) == pytest.approx(1 / 3)


def test_without_a_map_of_those_touched_there_is_no_share() -> None:
    assert why("M2", view("abc")).why is NoEstimate.NOTHING_COUNTED


def stay(**changed: object) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = [
        {"actor": "A", "kind": "identity", "text_th": "เรา", "origin": "own", "key": "1"},
        {"actor": "A", "kind": "identity", "text_th": "ใหม่", "follows": "1", "key": "2"},
        {"actor": "B", "kind": "philosophy", "text_th": "หลัก", "origin": "own", "key": "3"},
    ]
    rows[1] |= changed
    return rows


OWN_WORK = [{"actor": one, "goes_on": True, "since": ago(300)} for one in "AB"]


def test_a_text_of_their_own_may_change() -> None:
    seen = view("ABc", voluntary="AB", statements=stay(origin="own"), own_work=OWN_WORK)

    assert value("M3", seen) == 1


def test_a_text_that_others_changed_is_not_their_own() -> None:
    seen = view("ABc", voluntary="AB", statements=stay(origin="above"), own_work=OWN_WORK)

    assert value("M3", seen) == pytest.approx(1 / 2)
    assert measure("M3", seen).beside["unchanged"] == pytest.approx(1 / 2)


def test_who_has_given_up_own_work_does_not_stay_themselves() -> None:
    given_up = [*OWN_WORK, {"actor": "B", "goes_on": False, "since": ago(20)}]
    seen = view("ABc", voluntary="AB", statements=stay(origin="own"), own_work=given_up)

    assert value("M3", seen) == pytest.approx(1 / 2)


def test_members_whose_texts_nobody_told_are_unknown() -> None:
    assert why("M3", view("ABc", voluntary="AB", own_work=OWN_WORK)).why is NoEstimate.LOW_RESPONSE
