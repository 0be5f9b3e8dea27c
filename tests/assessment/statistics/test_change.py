"""Whether something changed: only where it is outside chance and above the error of measuring."""

import numpy as np
import pytest

from saiyai.assessment.statistics.change import (
    Change,
    change_of_draws,
    measurement_error,
    paired_change,
    smallest_change,
)
from saiyai.assessment.statistics.estimates import Method, Missing, NoEstimate
from tests.assessment.statistics.told import dice

BEFORE = np.array([0.2, 0.4, 0.5, 0.3, 0.6, 0.7, 0.4, 0.5, 0.3, 0.6])
MOVED = np.array([0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2])


def changed(after: np.ndarray, error: float = 0.0) -> Change:
    found = paired_change(BEFORE, after, dice(), error=error)
    assert isinstance(found, Change)
    return found


def test_all_moved_up_by_fifteen_hundredths() -> None:
    """Differences .1 and .2: Student's 1.833 times .05 / 3 on either side."""
    found = changed(BEFORE + MOVED)

    assert found.difference.value == pytest.approx(0.15)
    assert found.difference.low == pytest.approx(0.15 - 1.833 * 0.05 / 3, abs=0.006)
    assert found.changed


def test_less_than_the_error_of_measuring_twice_is_no_change() -> None:
    """1.96 √2 times .06 is .166, and the mean moved by .15."""
    assert changed(BEFORE + MOVED, error=0.05).changed
    assert not changed(BEFORE + MOVED, error=0.06).changed
    assert smallest_change(0.06) == pytest.approx(0.1663, abs=1e-4)


def test_ups_and_downs_are_no_change_and_a_fall_is_one() -> None:
    assert not changed(BEFORE + MOVED * np.tile([1, -1], 5)).changed
    assert changed(BEFORE - MOVED).changed
    still = changed(BEFORE)
    assert (still.difference.value, still.changed) == (0, False)


def test_only_the_same_members_are_compared() -> None:
    with pytest.raises(ValueError, match="same members"):
        paired_change(BEFORE, BEFORE[1:], dice())
    assert paired_change(BEFORE[:7], BEFORE[:7], dice()) == Missing(NoEstimate.TOO_FEW_MEMBERS, 1)
    assert paired_change([], [], dice()) == Missing(NoEstimate.TOO_FEW_MEMBERS, 8)


def test_draws_of_both_readings_are_taken_away_one_by_one() -> None:
    """Both readings swing together, so that their difference hardly does."""
    swing = dice().normal(0, 0.2, 2_000)
    found = change_of_draws(
        (0.5, 0.6), 0.5 + swing, 0.6 + swing, 40, method=Method.BLOCK_BOOTSTRAP
    )

    assert found.difference.value == pytest.approx(0.1)
    assert found.changed
    assert found.difference.high - found.difference.low < 1e-9


def test_the_error_of_measuring_is_what_reliability_leaves() -> None:
    assert measurement_error(0.2, 0.75) == pytest.approx(0.1)
    assert measurement_error(0.2, 1.2) == 0
