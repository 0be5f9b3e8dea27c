"""The slope of growth: where it is exact, by SciPy where nothing goes on, and at the edges."""

import numpy as np
import pytest
from scipy.stats import linregress

from saiyai.assessment.statistics.estimates import Method, Missing, NoEstimate
from saiyai.assessment.statistics.growth import growth_slope
from tests.assessment.statistics.told import ALL_ALIKE, dice, ends, told, value

MEMBERS = np.array([8, 10, 13, 14, 18, 22, 30, 41, 44, 60])


def test_a_power_law_without_noise_is_found_exactly() -> None:
    found = told(growth_slope(3 * MEMBERS**1.15, MEMBERS))

    assert found.value == pytest.approx(1.15, abs=1e-6)
    assert found.high - found.low < 1e-4
    assert (found.n, found.method) == (10, Method.AUTOREGRESSION)


def test_where_nothing_goes_on_it_is_near_least_squares() -> None:
    thrown = dice(4)
    members = np.exp(thrown.uniform(2, 5, 200))
    ties = np.exp(0.3 + 1.1 * np.log(members) + thrown.normal(0, 0.2, 200))
    known = linregress(np.log(members), np.log(ties))

    found = told(growth_slope(ties, members))

    assert found.value == pytest.approx(known.slope, abs=0.005)
    assert found.high - found.low == pytest.approx(2 * 1.653 * known.stderr, rel=0.1)


def test_what_goes_on_makes_it_less_sure() -> None:
    """Members grow steadily, and good years come in runs of ten."""
    members = np.exp(np.linspace(2, 4, 40))
    ahead = np.tile([0.2] * 10 + [-0.2] * 10, 2)
    mixed = dice(1).permutation(ahead)
    in_runs, by_turns = (
        told(growth_slope(np.exp(np.log(members) + one), members)) for one in (ahead, mixed)
    )

    assert in_runs.high - in_runs.low > 1.5 * (by_turns.high - by_turns.low)


def test_windows_without_anybody_are_left_out() -> None:
    ties = np.append(3 * MEMBERS**1.15, [0, 5])

    assert value(growth_slope(ties, np.append(MEMBERS, [7, 0]))) == pytest.approx(1.15, abs=1e-6)


def test_without_enough_it_says_what_is_missing() -> None:
    assert growth_slope(MEMBERS[:6], MEMBERS[:6]) == Missing(NoEstimate.TOO_FEW_PERIODS, 2)
    assert growth_slope([0] * 9, [5] * 9) == Missing(NoEstimate.TOO_FEW_PERIODS, 8)
    assert growth_slope(MEMBERS, [9] * 10) == ALL_ALIKE
    assert ends(growth_slope([5] * 10, MEMBERS)) == pytest.approx((0, 0), abs=1e-4)
