"""When a series changed its level; and how often one that never did is said to have."""

import numpy as np
import pytest

from saiyai.assessment.statistics.change_points import change_points
from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from tests.assessment.statistics.told import dice


def test_one_step_is_found_where_it_is() -> None:
    found = change_points([2, 3, 2, 3, 2, 3, 9, 8, 9, 8, 9, 8], dice())

    assert isinstance(found, tuple)
    assert [(one.at, one.before, one.after) for one in found] == [(6, 2.5, 8.5)]
    assert found[0].p <= 0.01


def test_two_steps_and_the_levels_between() -> None:
    noise = np.tile([0.1, -0.1], 12)
    found = change_points(np.repeat([1.0, 5.0, 2.0], 8) + noise, dice())

    assert isinstance(found, tuple)
    assert [one.at for one in found] == [8, 16]
    assert [one.before for one in found] == pytest.approx([1, 5])
    assert [one.after for one in found] == pytest.approx([5, 2])


def test_a_level_that_lasts_three_windows_is_no_level() -> None:
    found = change_points([1, 2, 1, 2, 1, 2, 1, 2, 30, 30, 30], dice())

    assert isinstance(found, tuple)
    assert all(one.at <= 7 for one in found)


def test_a_series_that_never_moves() -> None:
    assert change_points([4] * 20, dice()) == ()
    assert change_points([0] * 8, dice()) == ()


def test_few_windows_are_too_few() -> None:
    assert change_points([1, 9] * 3, dice()) == Missing(NoEstimate.TOO_FEW_PERIODS, 2)
    assert change_points([], dice()) == Missing(NoEstimate.TOO_FEW_PERIODS, 8)


def test_one_in_twenty_series_without_a_change_is_said_to_have_one() -> None:
    """Counts of forty weeks, three hundred times: 5 %, give or take twice 1.3."""
    alarms = [
        bool(change_points(dice((seed, 1)).poisson(6, 40), dice((seed, 2)))) for seed in range(300)
    ]

    assert 0.024 < np.mean(alarms) < 0.076
