"""How soon something comes, by hand: what is still open is no no."""

from typing import Any

import pytest

from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from saiyai.domain.coverage import Share
from saiyai.domain.drafts import EventDraft
from tests.assessment.indicators.worked import ago, covered, event, measure, value, view, why


def asked(count: int, days: int = 100) -> list[EventDraft]:
    return [
        event("request", days, "a>b", good="request", ref=f"q{n}", what="แรง", step="asked")
        for n in range(count)
    ]


def replied(count: int, days: int, step: str = "offered") -> list[EventDraft]:
    return [
        event("request", days, "b>a", good="help", about=f"q{n}", what="แรง", step=step)
        for n in range(count)
    ]


def test_a_no_within_a_week_is_a_reply() -> None:
    told = asked(20) + replied(9, 97) + replied(12, 95, "declined")
    seen = view("ab", told, coverage=covered("request"))

    assert value("C1", seen) == pytest.approx(12 / 20)
    assert measure("C1", seen).beside == {"asked": 20, "answered": 12}


def test_a_reply_after_a_fortnight_is_late_and_a_request_of_yesterday_is_open() -> None:
    told = asked(20) + replied(10, 96) + replied(20, 80, "helped")
    told += [
        event("request", 1, "a>b", good="request", ref=f"n{n}", what="แรง", step="asked")
        for n in range(10)
    ]
    seen = view("ab", told, coverage=covered("request"))

    assert value("C1", seen) == pytest.approx(10 / 20)


def test_nineteen_requests_are_one_too_few() -> None:
    seen = view("ab", asked(19), coverage=covered("request"))

    assert why("C1", seen) == Missing(NoEstimate.TOO_FEW_WATCHED, 1)


@pytest.mark.parametrize("share", [Share.NONE, Share.UNKNOWN])
def test_where_requests_were_not_written_down_nothing_is_said(share: Share) -> None:
    seen = view("ab", asked(20), coverage=covered("request", share=share))

    assert why("C1", seen).why is NoEstimate.NOT_RECORDED
    assert why("C1", view("ab", asked(20))).why is NoEstimate.NOT_RECORDED


def test_a_practice_is_taken_up_when_the_learner_uses_it() -> None:
    told = [event("learning", 300, "a>b", ref=f"l{n}", lesson="แตและหลักฝาย") for n in range(8)]
    told += [
        event("learning", 200, parts="b:learner", about=f"l{n}", lesson="ใช้", step="used")
        for n in range(3)
    ]
    told += [event("learning", 30, parts="b:learner", about="l4", lesson="ใช้", step="used")]
    told += [event("learning", 300, parts="b:learner", lesson="คิดเอง")]
    seen = view("ab", told, coverage=covered("learning"))

    assert value("A6", seen) == pytest.approx(3 / 8)


def test_needs_met_within_two_months() -> None:
    rows = [{"actor": "a", "text_th": "ท่อ", "since": ago(200)} for _ in range(10)]
    for row in rows[:4]:
        row |= {"until": ago(170), "met": True}
    rows[4] |= {"until": ago(20), "met": True}
    seen = view("ab", needs=rows)

    assert value("X4", seen) == pytest.approx(4 / 10)


def promises(count: int) -> dict[str, Any]:
    agreement = {"ref": "ag", "kind": "mou", "begins": ago(200)}
    owed = [
        {"ref": f"c{n}", "agreement": "ag", "owed_by": "a", "due": ago(60)} for n in range(count)
    ]
    return {"agreements": [agreement], "commitments": owed}


def step(n: int, word: str, days: int) -> dict[str, object]:
    return {"commitment": f"c{n}", "step": word, "said": ago(days)}


def test_promises_kept_by_their_day() -> None:
    steps = [step(n, "kept", 70) for n in range(7)] + [step(7, "late", 30)]
    steps += [step(8, "not_kept", 10)]
    seen = view("ab", **promises(10), commitment_steps=steps)

    assert value("R1", seen) == pytest.approx(7 / 10)


def test_what_both_let_go_of_before_its_day_is_held_against_nobody() -> None:
    steps = [step(n, "kept", 70) for n in range(6)] + [step(n, "released", 100) for n in (6, 7)]
    seen = view("ab", **promises(10), commitment_steps=steps)

    assert value("R1", seen) == pytest.approx(6 / 8)


def test_nine_due_promises_are_one_too_few() -> None:
    assert why("R1", view("ab", **promises(9))) == Missing(NoEstimate.TOO_FEW_WATCHED, 1)
