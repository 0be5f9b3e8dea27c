"""The total: all choices together, which of them it hangs on, and when there is none."""

import numpy as np
import pytest

from saiyai.assessment.statistics.composite import aggregate
from saiyai.assessment.statistics.estimates import Method, Missing, NoEstimate
from saiyai.assessment.statistics.probability import probability_of_more
from saiyai.assessment.statistics.total import (
    CHOICES,
    Levels,
    Total,
    run_totals,
    total,
    what_it_hangs_on,
)
from tests.assessment.statistics.told import ALL_ALIKE, dice

DIMENSION = np.repeat(np.arange(9), 3)
PERCEPTUAL = np.tile([False, False, True], 9)
SIZES = (3, 3, 3, 2)


def levels(of: np.ndarray, draws: int = 4) -> Levels:
    """Each indicator the same under every choice and in every draw."""
    values = np.broadcast_to(of[:, np.newaxis], (*SIZES, 27, draws)).copy()
    return Levels(values, np.ones((*SIZES, 27), np.bool_), DIMENSION, PERCEPTUAL)


def totalled(of: Levels, own: int = 2) -> Total:
    found = total(of, dice(), dice(own), runs=500)
    assert isinstance(found, Total)
    return found


def test_where_all_indicators_are_alike_no_choice_matters() -> None:
    found = totalled(levels(np.full(27, 0.6)))

    assert (found.estimate.low, found.estimate.value, found.estimate.high) == pytest.approx(
        (0.6, 0.6, 0.6)
    )
    assert found.arithmetic == pytest.approx(0.6)
    assert (found.unanswered, found.estimate.method) == (0, Method.MONTE_CARLO)
    assert what_it_hangs_on(levels(np.full(27, 0.6)), dice(), points=64) == ALL_ALIKE


def test_one_point_by_hand() -> None:
    """Split .65, equal weights, geometric: dimensions .65 · .5 + .35 · .9, but one is .1."""
    of = np.tile([0.4, 0.6, 0.9], 9)
    of[:3] = 0.1
    at = np.full((1, 8), 0.5)

    found, there = run_totals(levels(of), at, np.full((1, 9), 1 / 9))

    assert there.all()
    assert found[0] == pytest.approx(aggregate([0.1] + [0.65 * 0.5 + 0.35 * 0.9] * 8))


def test_a_choice_that_moves_indicators_is_what_the_total_hangs_on() -> None:
    of = levels(np.full(27, 0.5))
    of.values[0] = 0.3
    of.values[2] = 0.7
    found = what_it_hangs_on(of, dice(), points=256)

    assert not isinstance(found, Missing)
    assert tuple(found) == CHOICES
    assert found["window"].first.value == pytest.approx(1, abs=0.02)
    assert found["boundary"].total.value == pytest.approx(0, abs=0.02)


def test_draws_of_indicators_are_one_of_the_choices() -> None:
    of = levels(np.full(27, 0.5), draws=200)
    of.values[:] = np.clip(dice(2).normal(0.5, 0.1, 200), 0, 1)
    found = what_it_hangs_on(of, dice(), points=256)

    assert not isinstance(found, Missing)
    assert found["draw"].first.value == pytest.approx(1, abs=0.1)


def test_six_dimensions_make_no_total_and_seven_do() -> None:
    of = levels(np.full(27, 0.6))
    of.known[..., DIMENSION < 2] = False
    assert totalled(of).estimate.value == pytest.approx(0.6)

    of.known[..., DIMENSION < 3] = False
    assert total(of, dice(), dice(1), runs=50) == Missing(NoEstimate.TOO_FEW_DIMENSIONS)
    assert what_it_hangs_on(of, dice(), points=16) == Missing(NoEstimate.TOO_FEW_DIMENSIONS)


def test_a_total_is_told_where_some_choices_leave_none() -> None:
    of = levels(np.full(27, 0.6))
    of.known[0][..., DIMENSION < 3] = False
    found = totalled(of)

    assert found.unanswered == pytest.approx(1 / 3, abs=0.07)
    assert what_it_hangs_on(of, dice(), points=16) == Missing(NoEstimate.TOO_FEW_DIMENSIONS)


def test_two_networks_are_compared_by_how_likely_one_is_more() -> None:
    of = np.tile([0.4, 0.6, 0.9], 9)
    one, other = totalled(levels(of)), totalled(levels(of - 0.05), 3)
    again = totalled(levels(of), 3)

    assert (probability_of_more(one.draws, other.draws) or 0) > 0.9
    assert probability_of_more(other.draws, one.draws) == pytest.approx(0, abs=0.1)
    assert probability_of_more(one.draws, again.draws) == pytest.approx(0.5, abs=0.06)
    assert not one.draws.flags.writeable


def test_choices_that_move_both_alike_do_not_hide_which_is_more() -> None:
    """Weights alone move a total of uneven dimensions by far more than these two differ."""
    of = np.repeat(np.linspace(0.1, 0.9, 9), 3)
    one, other = totalled(levels(of + 0.04)), totalled(levels(of), 3)

    assert np.ptp(one.draws) > 0.2
    alike, otherwise = (
        probability_of_more(one.draws, draws) or 0 for draws in (other.draws, other.draws[::-1])
    )
    assert alike > 0.9
    assert otherwise < 0.75


def test_a_missing_whole_is_lower_where_means_make_nothing_good() -> None:
    of = np.full(27, 0.9)
    of[DIMENSION == 4] = 0.05
    found = totalled(levels(of))

    assert found.estimate.value < found.arithmetic
