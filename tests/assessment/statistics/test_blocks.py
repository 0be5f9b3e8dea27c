"""What is read of events by weeks and activities: by hand and at the edges."""

import numpy as np
import pytest

from saiyai.assessment.statistics.blocks import of_blocks, ratio_of_blocks, sums_of_blocks
from saiyai.assessment.statistics.estimates import Method, Missing, NoEstimate
from saiyai.engine.arrays import Int64s
from saiyai.engine.result import Why
from tests.assessment.statistics.told import dice, ends, told, value


def test_rows_add_up_in_their_blocks() -> None:
    assert sums_of_blocks([1, 2, 3], [0, 2, 2], 4).tolist() == [1, 0, 5, 0]
    assert sums_of_blocks([], [], 2).tolist() == [0, 0]


def test_a_share_of_events_over_weeks_that_are_as_large() -> None:
    """Then it is a mean of weeks, and its error that of a mean: σ / √n times Student's 1.729."""
    parts = np.array([4, 6] * 10)
    found = told(ratio_of_blocks(parts, [10] * 20, dice()))

    assert found.value == 0.5
    assert (found.n, found.method) == (20, Method.BLOCK_BOOTSTRAP)
    arm = 1.729 * 0.1 / np.sqrt(19)
    assert ends(found) == pytest.approx((0.5 - arm, 0.5 + arm), abs=0.006)


def test_large_weeks_count_for_more_and_empty_ones_are_drawn_too() -> None:
    full = told(ratio_of_blocks([9, 1] * 4, [10, 30] * 4, dice()))
    with_empty = told(ratio_of_blocks([9, 1] * 4 + [0] * 8, [10, 30] * 4 + [0] * 8, dice()))

    assert full.value == with_empty.value == 0.25
    assert with_empty.n == 16


def test_weeks_that_do_not_differ_have_no_width() -> None:
    assert ends(ratio_of_blocks([2] * 9, [4] * 9, dice())) == pytest.approx((0.5, 0.5))
    assert value(ratio_of_blocks([0] * 9, [4] * 9, dice())) == 0


def test_without_enough_it_says_what_is_missing() -> None:
    assert ratio_of_blocks([1] * 7, [2] * 7, dice()) == Missing(NoEstimate.TOO_FEW_PERIODS, 1)
    assert ratio_of_blocks([0] * 9, [0] * 9, dice()) == Missing(NoEstimate.NOTHING_COUNTED, 1)
    assert ratio_of_blocks([], [], dice()) == Missing(NoEstimate.NOTHING_COUNTED, 1)
    assert of_blocks(lambda _: 1.0, 5, dice()) == Missing(NoEstimate.TOO_FEW_PERIODS, 3)


def test_anything_can_be_read_of_blocks() -> None:
    """The share of pairs who met: each of ten activities brings one pair of twelve together."""

    def met(times: Int64s) -> float:
        return float(np.count_nonzero(times[:10])) / 12

    found = told(of_blocks(met, 10, dice()))

    assert found.value == pytest.approx(10 / 12)
    assert found.high - found.value == pytest.approx(min(found.value - found.low, 1 - found.value))
    assert found.low < 10 / 12 < found.high <= 1


def test_where_replicates_have_no_number_nothing_is_said() -> None:
    def only_as_it_was(times: Int64s) -> float | None:
        return 0.5 if (times == 1).all() else None

    assert of_blocks(only_as_it_was, 8, dice()) == Missing(Why.NO_FIT)
    assert of_blocks(lambda _: None, 8, dice()) == Missing(NoEstimate.NOTHING_COUNTED, 1)
