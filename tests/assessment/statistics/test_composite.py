"""Indicators to dimensions to a total: by hand, with every rule for what is missing."""

from collections.abc import Sequence

import numpy as np
import pytest

from saiyai.assessment.statistics.composite import (
    Aggregator,
    Dimension,
    aggregate,
    aggregates,
    dimension,
    dimension_rows,
    draws_of,
    weights_within,
)
from saiyai.assessment.statistics.estimates import Estimate, Method, Missing, NoEstimate
from tests.assessment.statistics.told import dice

NONE = Missing(NoEstimate.NOTHING_COUNTED, 1)


def sure(value: float, arm: float = 0.0) -> Estimate:
    return Estimate(value, value - arm, value + arm, Method.JEFFREYS, 10)


def made(indicators: Sequence[Estimate | Missing], perceptual: Sequence[bool]) -> Dimension:
    found = dimension(indicators, perceptual, dice())
    assert isinstance(found, Dimension)
    return found


def test_two_thirds_are_what_was_seen() -> None:
    """2/3 · (.2 + .6) / 2 + 1/3 · .9."""
    found = made([sure(0.2), sure(0.6), sure(0.9)], [False, False, True])

    assert found.estimate.value == pytest.approx(2 / 3 * 0.4 + 0.3)
    assert (found.seen, found.answered, found.weight) == pytest.approx((0.4, 0.9, 1))
    assert found.diverges


def test_one_more_indicator_adds_no_weight_to_its_part() -> None:
    assert weights_within([False, False, True]).tolist() == pytest.approx([1 / 3] * 3)
    assert weights_within([False, True, True], 0.8).tolist() == pytest.approx([0.8, 0.1, 0.1])
    assert weights_within([True, True]).tolist() == [0.5, 0.5]


def test_what_is_missing_is_left_out_and_not_made_up() -> None:
    """Of two seen one is missing, which leaves two thirds of the weight."""
    found = made([sure(0.2), NONE, sure(0.8)], [False, False, True])

    assert found.estimate.value == pytest.approx(2 / 3 * 0.2 + 1 / 3 * 0.8)
    assert found.weight == pytest.approx(2 / 3)


def test_without_answers_what_was_seen_stands_alone() -> None:
    found = made([sure(0.2), sure(0.4), NONE], [False, False, True])

    assert found.estimate.value == pytest.approx(0.3)
    assert found.answered is None
    assert not found.diverges


@pytest.mark.parametrize(
    ("known", "perceptual", "why"),
    [
        ([], [], Missing(NoEstimate.TOO_FEW_INDICATORS, 2)),
        ([1, 0, 0], [False, False, True], Missing(NoEstimate.TOO_FEW_INDICATORS, 1)),
        ([0, 1, 1], [False, True, True], Missing(NoEstimate.ONLY_PERCEIVED, 1)),
        ([1, 1, 0, 0, 0], [False] * 4 + [True], Missing(NoEstimate.TOO_LITTLE_WEIGHT)),
        ([1, 0, 0, 1], [False] * 3 + [True], Missing(NoEstimate.TOO_LITTLE_WEIGHT)),
    ],
)
def test_every_rule_has_its_reason(known: list[int], perceptual: list[bool], why: Missing) -> None:
    indicators = [sure(0.5) if one else NONE for one in known]

    assert dimension(indicators, perceptual, dice()) == why


def test_the_interval_is_that_of_the_sum_of_its_parts() -> None:
    """Two as sure: half of each, so their error over the root of two."""
    found = made([sure(0.5, 0.1), sure(0.5, 0.1)], [False, False])

    assert found.estimate.high - 0.5 == pytest.approx(0.1 / np.sqrt(2), abs=0.005)
    assert found.estimate.low == pytest.approx(0.5 - 0.1 / np.sqrt(2), abs=0.005)
    assert made([sure(0.5), sure(0.5)], [False, True]).estimate.low == 0.5


def test_draws_lie_as_far_as_the_ends_on_each_side() -> None:
    drawn = draws_of(Estimate(0.3, 0.2, 0.6, Method.JEFFREYS, 10), dice(), 40_000)

    assert np.quantile(drawn, [0.05, 0.5, 0.95]) == pytest.approx([0.2, 0.3, 0.6], abs=0.01)
    edge = draws_of(Estimate(0.0, 0.0, 0.2, Method.JEFFREYS, 10), dice())
    assert (edge.min(), edge.max() <= 1) == (0, True)


def test_the_rules_hold_row_by_row() -> None:
    """As one dimension at a time; where there is none, the row says so."""
    perceptual = np.array([False, False, True])
    values = np.array([[0.2, 0.6, 0.9], [0.2, 0.6, 0.9], [0.2, 0.6, 0.9], [0.2, 0.6, 0.9]])
    known = np.array([[1, 1, 1], [1, 1, 0], [0, 0, 1], [1, 0, 1]], np.bool_)

    found, there = dimension_rows(values, known, perceptual, np.array([0.5, 0.8, 0.6, 0.6]))

    assert found == pytest.approx([0.65, 0.4, 0, 0.6 * 0.2 + 0.4 * 0.9])
    assert there.tolist() == [True, True, False, True]


def test_means_by_hand_with_weights_and_floor() -> None:
    """Weights 3 and 1: .5^.75 · .1^.25, and nothing counts as less than .01."""
    assert aggregate([0.5, 0.1], Aggregator.GEOMETRIC, [3, 1]) == pytest.approx(
        0.5**0.75 * 0.1**0.25
    )
    assert aggregate([0.5, 0.1], Aggregator.HARMONIC, [3, 1]) == pytest.approx(4 / (6 + 10))
    assert aggregate([0.5, 0.1], Aggregator.ARITHMETIC, [3, 1]) == pytest.approx(0.4)
    assert aggregate([1, 0]) == pytest.approx(0.1)
    assert aggregate([1, 0], Aggregator.HARMONIC) == pytest.approx(2 / 101)
    assert aggregate([0, 0], Aggregator.ARITHMETIC) == 0


def test_of_equal_values_every_mean_is_the_same_and_else_they_are_in_order() -> None:
    values = dice().random((50, 5)) * 0.98 + 0.01
    weights = dice(2).dirichlet(np.ones(5), 50)
    plain, geometric, harmonic = (
        aggregates(values, weights, np.full(50, how)) for how in range(3)
    )

    assert (plain > geometric).all()
    assert (geometric > harmonic).all()
    assert aggregate([0.4] * 3, Aggregator.HARMONIC) == pytest.approx(0.4)
