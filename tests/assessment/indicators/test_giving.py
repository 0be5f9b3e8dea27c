"""Give and take by hand: a ring of gifts goes round, and nobody hangs on another."""

import pytest

from saiyai.assessment.statistics.estimates import Estimate, Missing, NoEstimate
from saiyai.domain.drafts import EventDraft
from tests.assessment.indicators.worked import ago, covered, event, measure, value, view, why

RING = ["a>b", "b>c", "c>d", "d>e", "e>a"]


def gifts(*pairs: str, times: int = 2, good: str = "labour") -> list[EventDraft]:
    return [
        event("exchange", 20 + 30 * turn, pair, good=good)
        for turn in range(times)
        for pair in pairs
    ]


def test_a_ring_of_gifts_goes_round() -> None:
    seen = view("abcde", gifts(*RING), coverage=covered("exchange"))

    assert value("X2", seen) == pytest.approx(1)
    assert value("X5", seen) == pytest.approx(0)
    beside = measure("X2", seen).beside
    assert beside["direct_reciprocity"] == pytest.approx(0)
    assert beside["not_money"] == 1
    assert set(measure("X2", seen).parts) == {"labour"}


def test_cut_the_ring_and_nothing_comes_back() -> None:
    seen = view("abcde", gifts(*RING[:4], times=3), coverage=covered("exchange"))

    assert value("X2", seen) == 0


def test_promises_are_no_gifts() -> None:
    told = [event("exchange", 20, pair, good="labour", step="promise") for pair in RING * 2]
    seen = view("abcde", told, coverage=covered("exchange"))

    assert why("X2", seen) == Missing(NoEstimate.TOO_FEW_EVENTS, 5)


def test_each_act_counts_as_often_as_it_was_told() -> None:
    told = [*gifts("a>b", times=8), event("exchange", 50, "b>a", good="labour", acts=8)]
    seen = view("ab", told, coverage=covered("exchange"))

    assert value("X2", seen) == 1


def test_help_that_goes_both_ways_more_than_by_chance() -> None:
    told = gifts("a>b", "b>a", "c>d", "d>c", "a>e", times=1, good="help")
    seen = view("abcde", told, coverage=covered("exchange", "request"))
    found = measure("X1", seen)

    # 4 of 5 arcs are returned, of 20 there could be: (4/5 - 1/4) / (1 - 1/4)
    assert value("X1", seen) == pytest.approx((4 / 5 - 1 / 4) / (3 / 4))
    assert found.beside["reciprocity"] == pytest.approx(4 / 5)


def test_less_than_by_chance_is_nothing() -> None:
    told = gifts("a>b", "b>c", "c>a", "d>e", times=1, good="help")
    found = measure("X1", view("abcde", told, coverage=covered("exchange", "request"))).value

    assert isinstance(found, Estimate)
    assert (found.value, found.low) == (0, 0)


def need(who: str, alone: str, **told: object) -> dict[str, object]:
    return {"actor": who, "text_th": "น้ำ", "alone": alone, "since": ago(200)} | told


def test_benefits_that_none_can_have_alone() -> None:
    needs = [need(who, "no", until=ago(100), met=True) for who in "abcd"]
    needs += [need(who, "yes", until=ago(100), met=True) for who in "efgh"]
    needs += [need("a", "no"), need("b", "")]
    seen = view("abcdefgh", needs=needs)

    assert value("X3", seen) == pytest.approx(4 / 9)


def test_where_few_said_whether_they_could_alone_nothing_is_told() -> None:
    seen = view("abcdefgh", needs=[need("a", "no"), need("b", "yes")])

    assert why("X3", seen) == Missing(NoEstimate.LOW_RESPONSE, 3)
