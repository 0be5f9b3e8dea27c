"""Dimension 8 by hand: needs others know of, effort and care, and keeping the course."""

import pytest

from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from saiyai.domain.drafts import GoalDraft
from tests.assessment.indicators.worked import (
    ago,
    covered,
    event,
    measure,
    numbers,
    value,
    view,
    why,
)


def need(who: str, days: int = 30, said_by: str = "") -> dict[str, object]:
    return {"actor": who, "text_th": "ท่อ", "since": ago(days), "said_by": said_by}


def test_a_need_is_known_that_two_others_told_or_helped_with() -> None:
    helped = [event("request", 10, "c>a", good="help", what="ท่อ", step="helped")]
    needs = [need("a"), need("a", said_by="b"), need("b"), need("b", said_by="a"), need("c", 400)]
    seen = view("abcd", helped, needs=needs)

    assert value("L1", seen) == pytest.approx(1 / 4)


def test_where_few_told_any_need_nothing_is_said() -> None:
    assert why("L1", view("abcd", needs=[need("a"), need("b")])) == Missing(
        NoEstimate.LOW_RESPONSE, 1
    )


def test_whoever_calls_or_brings_together_puts_in_effort() -> None:
    told = [
        event("contact", 5, "a>b"),
        event("contact", 200, "d>b"),
        event("activity", 5, parts="c:organiser b d", title="ประชุม"),
    ]
    seen = view("abcd", told, coverage=covered("contact", "activity"))

    assert value("L2", seen) == pytest.approx(2 / 4)
    assert measure("L2", seen).beside["unevenness"] == pytest.approx(2 / 3)


def test_where_nobody_put_in_effort_it_is_shared_neither_way() -> None:
    nobody = view("ab", [], coverage=covered("contact", "activity"))
    alone = event("activity", 5, parts="a:organiser", title="ประชุม")
    lone = view("a", [alone], coverage=covered("contact", "activity"))

    for seen in (nobody, lone):
        assert "unevenness" not in measure("L2", seen).beside


def test_effort_needs_both_kinds_written_down() -> None:
    seen = view("ab", [event("contact", 5, "a>b")], coverage=covered("contact"))

    assert why("L2", seen).why is NoEstimate.NOT_RECORDED


def test_care_for_work_and_personal_care() -> None:
    told = [
        event("care", 5, "a>b", matter="work"),
        event("care", 6, "a>b", matter="personal"),
        event("care", 7, "b>c"),
        event("care", 100, "b>d"),
    ]
    seen = view("abcd", told, coverage=covered("care"))

    assert value("L3", seen) == pytest.approx(2 / 4)
    assert measure("L3", seen).beside["personal"] == pytest.approx(1 / 2)


def test_the_course_is_kept_by_reviews_by_asking_and_by_answers() -> None:
    goals = [
        GoalDraft("m", "หลัก", main=True, horizon="long"),
        GoalDraft("s", "สั้น", horizon="immediate"),
    ]
    steps = [{"goal": "m", "step": "reviewed", "said": ago(days)} for days in (20, 100, 200, 300)]
    told = [
        event("decision", 50, parts="a:proposer", what="ก", step="proposed", ref="p1"),
        event("decision", 40, parts="a:decider", what="ก", step="adopted", about="p1"),
        event("decision", 30, parts="b:proposer", what="ข", step="proposed", ref="p2"),
    ]
    seen = view("ab", told, goals=goals, goal_steps=steps, needs=[need("a", 25), need("b", 290)])

    parts = numbers(measure("L4", seen).parts)
    assert parts == pytest.approx({"reviewed": 1 / 2, "needs_asked": 2 / 4, "answered": 1 / 2})
    assert value("L4", seen) == pytest.approx(1 / 2)


def test_too_little_to_keep_a_course_by() -> None:
    assert why("L4", view("ab")) == Missing(NoEstimate.TOO_FEW_WATCHED, 4)
