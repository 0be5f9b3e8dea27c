"""Two networks side by side: what can be told apart, and what is not compared at all."""

from dataclasses import replace

import pytest

from saiyai.assessment.compared.networks import Apart, Beside, lay_beside
from saiyai.assessment.indicators.card import Measured
from saiyai.assessment.profile import Profile
from saiyai.assessment.statistics.differences import square_and_add
from saiyai.assessment.statistics.estimates import Estimate, Method, Missing, NoEstimate
from saiyai.domain.coverage import Share


def number(value: float, low: float, high: float) -> Measured:
    return Measured(Estimate(value, low, high, Method.JEFFREYS, 20), coverage=Share.ALL)


def beside(
    one: Measured, other: Measured, indicator: str = "L2", sizes: tuple[int, int] = (20, 20)
) -> Beside:
    return lay_beside(Profile({indicator: one}, {}), Profile({indicator: other}, {}), sizes, 0)


def apart(
    one: Measured, other: Measured, indicator: str = "L2", sizes: tuple[int, int] = (20, 20)
) -> Apart:
    (found,) = beside(one, other, indicator, sizes).differences
    return found.apart


LOW, HIGH = number(0.2, 0.1, 0.3), number(0.6, 0.5, 0.7)


def test_two_are_told_apart_where_their_difference_leaves_nothing_out() -> None:
    assert apart(HIGH, LOW) is Apart.FIRST_MORE
    assert apart(LOW, HIGH) is Apart.SECOND_MORE
    assert apart(LOW, number(0.3, 0.2, 0.4)) is Apart.SAME
    assert apart(number(0.2, 0.1, 0.28), number(0.35, 0.24, 0.45)) is Apart.SECOND_MORE


def test_the_interval_of_a_difference_is_that_of_newcombe() -> None:
    """Newcombe 1998, table II, example a: 56/70 and 48/80, each by Wilson at 95 %."""
    one = Estimate(0.8, 0.6928, 0.8773, Method.WILSON, 70)
    other = Estimate(0.6, 0.4904, 0.7004, Method.WILSON, 80)

    assert square_and_add(one, other) == pytest.approx((0.0530, 0.3340), abs=2e-3)


def test_what_was_recorded_otherwise_or_has_no_number_is_not_compared() -> None:
    lacks = Measured(Missing(NoEstimate.NOT_RECORDED))

    assert apart(HIGH, replace(LOW, coverage=Share.SOME)) is Apart.RECORDED
    assert apart(HIGH, lacks) is apart(lacks, HIGH) is Apart.LACKING
    assert apart(HIGH, number(0.2, 0.2, 0.2)) is Apart.POINT


def test_of_very_unequal_networks_no_structure_is_compared() -> None:
    assert apart(HIGH, LOW, "G1", (20, 41)) is Apart.SIZE
    assert apart(HIGH, LOW, "G1", (20, 40)) is Apart.FIRST_MORE
    assert apart(HIGH, LOW, "L2", (20, 41)) is Apart.FIRST_MORE
    assert beside(HIGH, LOW, "G1", (20, 41)).unequal


def test_how_many_would_seem_apart_by_chance_is_told() -> None:
    ids = ("M1", "M3", "R1", "R3", "A1", "A2", "A3", "L1", "L2", "L4", "E2")
    one, other = (Profile(dict.fromkeys(ids, told), {}) for told in (HIGH, LOW))
    found = lay_beside(one, other, (20, 20), 3)

    assert (found.compared, found.told_apart, found.by_chance, found.shared) == (11, 11, 1, 3)
