"""Shares and kinds: by SciPy, by hand, and where there is nothing to count."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, binomtest

from saiyai.assessment.statistics.estimates import Estimate, Method, Missing, NoEstimate
from saiyai.assessment.statistics.shares import (
    jeffreys,
    mean_of_shares,
    mix,
    share_draws,
    wilson,
)
from tests.assessment.statistics.told import dice, ends, told, value
from tests.engine.strategies import examples

_counted = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
_levels = st.sampled_from((0.5, 0.9, 0.95))


@examples
@given(_counted, _levels)
def test_jeffreys_is_the_posterior_of_scipy(counted: tuple[int, int], level: float) -> None:
    count, n = counted
    low, high = beta(count + 0.5, n - count + 0.5).ppf([(1 - level) / 2, (1 + level) / 2])

    found = told(jeffreys(count, n, level=level))

    assert (found.value, found.n, found.level) == (count / n, n, level)
    expected = (low if count else 0, high if count < n else 1)
    assert ends(found) == pytest.approx(expected, abs=1e-9)


@examples
@given(_counted, _levels)
def test_wilson_is_that_of_scipy(counted: tuple[int, int], level: float) -> None:
    count, n = counted
    known = binomtest(count, n).proportion_ci(level, method="wilson")

    assert ends(wilson(count, n, level=level)) == pytest.approx((known.low, known.high), abs=1e-9)


@pytest.mark.parametrize("share", [jeffreys, wilson])
def test_of_nothing_there_is_no_share(share: type) -> None:
    assert share(0, 0) == Missing(NoEstimate.NOTHING_COUNTED, 1)
    assert share(0, 0, least=10) == Missing(NoEstimate.NOTHING_COUNTED, 10)
    assert share(3, 9, least=10) == Missing(NoEstimate.TOO_FEW_WATCHED, 1)
    assert isinstance(share(3, 10, least=10), Estimate)


def test_none_and_all_of_them_reach_to_the_end() -> None:
    assert (ends(jeffreys(0, 5))[0], ends(jeffreys(5, 5))[1]) == (0, 1)
    assert value(jeffreys(0, 5)) == 0
    assert told(jeffreys(1, 1)).high == 1


def test_the_mean_of_two_shares_by_hand() -> None:
    """(2 · 6/12 + 1 · 3/12) / 3 = 5/12, with half the variance of each posterior squared in."""
    found = told(mean_of_shares([6, 3], [12, 12], dice(), weights=[2, 1]))
    spread = np.sqrt(4 * beta(6.5, 6.5).var() + beta(3.5, 9.5).var()) / 3

    assert found.value == pytest.approx(5 / 12)
    assert found.high - found.low == pytest.approx(2 * 1.645 * spread, rel=0.05)
    assert (found.seed, found.n) == (1, 24)


def test_a_share_of_nothing_among_several() -> None:
    assert mean_of_shares([1, 0, 0], [2, 0, 0], dice()) == Missing(NoEstimate.NOTHING_COUNTED, 2)
    assert mean_of_shares([], [], dice()) == Missing(NoEstimate.NOTHING_COUNTED, 1)


def test_what_ties_rest_on() -> None:
    """Of 60, 30 on culture, 20 on power and 10 on learning: (30 + 1) / 63 and so on."""
    found = mix([30, 20, 10], dice(), least=60)

    assert not isinstance(found, Missing)
    assert [one.value for one in found.shares] == pytest.approx([31 / 63, 21 / 63, 11 / 63])
    assert ends(found.shares[0]) == pytest.approx(tuple(beta(31, 32).ppf([0.05, 0.95])))
    assert sum(one.value for one in found.shares) == pytest.approx(1)
    even = -sum(p * np.log(p) for p in (1 / 2, 1 / 3, 1 / 6)) / np.log(3)
    assert found.evenness.value == pytest.approx(even, abs=0.02)
    assert found.evenness.method is Method.DIRICHLET


def test_all_of_one_kind_is_not_even_and_few_are_not_told() -> None:
    found = mix([60, 0, 0], dice())

    assert not isinstance(found, Missing)
    assert found.evenness.high < 0.35
    assert mix([30, 20, 9], dice(), least=60) == Missing(NoEstimate.TOO_FEW_WATCHED, 1)
    assert mix([0, 0], dice()) == Missing(NoEstimate.NOTHING_COUNTED, 1)


def test_draws_are_of_the_same_posterior() -> None:
    drawn = share_draws(8, 10, dice(), 20_000)

    assert np.quantile(drawn, [0.05, 0.95]) == pytest.approx(ends(jeffreys(8, 10)), abs=0.01)
