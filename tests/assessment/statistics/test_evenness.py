"""How evenly members hold something: by hand and at the edges."""

import numpy as np
import pytest

from saiyai.assessment.statistics.estimates import Method, Missing, NoEstimate
from saiyai.assessment.statistics.evenness import evenness
from saiyai.engine.result import Why
from tests.assessment.statistics.told import ends, told, value


def test_attendance_of_four_by_hand() -> None:
    """1, 2, 3 and 4 times: the mean difference is 5/3, by twice the mean of 2.5."""
    found = told(evenness([1, 2, 3, 4]))
    left = np.array([7 / 9, 5 / 8, 4 / 7, 2 / 3])  # of 2 3 4, 1 3 4, 1 2 4 and 1 2 3
    error = np.sqrt(3 / 4 * ((left - left.mean()) ** 2).sum())

    assert found.value == pytest.approx(2 / 3)
    assert found.high - found.value == pytest.approx(2.353363 * error, abs=1e-5)
    assert found.value - found.low == pytest.approx(2.353363 * error, abs=1e-5)
    assert found.method is Method.JACKKNIFE


def test_all_alike_are_even_and_one_who_has_all_is_not() -> None:
    assert ends(evenness([3] * 9)) == (1, 1)
    assert value(evenness([0, 0, 0, 7])) == 0


def test_equal_at_nothing_is_no_evenness() -> None:
    assert evenness([0, 0, 0]) == Missing(Why.ALL_ZERO)
    assert evenness([5]) == Missing(NoEstimate.TOO_FEW_MEMBERS, 2)
    assert evenness([], least=10) == Missing(NoEstimate.TOO_FEW_MEMBERS, 10)
