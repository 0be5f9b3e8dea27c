"""Cliff's delta: by SciPy's U, by hand, and where sets do not overlap."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu

from saiyai.assessment.statistics.differences import cliff_delta
from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from tests.assessment.statistics.told import ends, told, value
from tests.engine.strategies import examples

_numbers = st.lists(st.integers(0, 6), min_size=2, max_size=9)


@examples
@given(_numbers, _numbers)
def test_delta_is_twice_what_u_says_less_one(one: list[int], other: list[int]) -> None:
    u = mannwhitneyu(one, other, method="asymptotic").statistic
    found = told(cliff_delta(one, other))

    assert found.value == pytest.approx(2 * u / (len(one) * len(other)) - 1)
    assert -1 <= found.low <= found.value <= found.high <= 1
    turned = told(cliff_delta(other, one))
    assert (turned.low, turned.high) == pytest.approx((-found.high, -found.low))


def test_givers_and_receivers_by_hand() -> None:
    """9 and 5 against 1, 5 and 3: above five times, beside once."""
    found = told(cliff_delta([9, 5], [1, 5, 3]))
    rows, columns = np.array([1, 2 / 3]), np.array([1, 0.5, 1])
    d = 5 / 6
    cells = 5 * (1 - d) ** 2 + d**2
    s2 = (9 * ((rows - d) ** 2).sum() + 4 * ((columns - d) ** 2).sum() - cells) / (6 * 1 * 2)
    spread, rest = 1.644854**2 * max(s2, (1 - d * d) / 5), 1 - d * d
    arm = np.sqrt(spread * (rest**2 + spread))

    assert found.value == pytest.approx(d)
    by_hand = (d * rest - arm) / (rest + spread), (d * rest + arm) / (rest + spread)
    assert ends(found) == pytest.approx(by_hand, abs=1e-5)


def test_sets_that_do_not_overlap_are_not_thereby_sure() -> None:
    found = told(cliff_delta([5] * 10, [1] * 20))

    assert (found.value, found.high) == (1, 1)
    assert found.low == pytest.approx((10 - 2.7055) / (10 + 2.7055), abs=1e-4)
    assert ends(cliff_delta([1] * 20, [5] * 10)) == (-1, -found.low)


def test_equal_sets_differ_by_nothing() -> None:
    assert value(cliff_delta([3, 3], [3, 3, 3])) == 0


def test_of_one_there_is_nothing_to_say() -> None:
    assert cliff_delta([1], [1, 2]) == Missing(NoEstimate.TOO_FEW_MEMBERS, 1)
    assert cliff_delta([], []) == Missing(NoEstimate.TOO_FEW_MEMBERS, 4)
