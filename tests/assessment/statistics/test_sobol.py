"""What a number hangs on: by SALib at the same points, and where the answer is known."""

import numpy as np
import pytest
from SALib.analyze import sobol as salib

from saiyai.assessment.statistics.estimates import Missing
from saiyai.assessment.statistics.sobol import Sensitivity, saltelli, sobol
from tests.assessment.statistics.told import ALL_ALIKE, dice


def indices(found: tuple[Sensitivity, ...] | Missing) -> tuple[list[float], list[float]]:
    assert not isinstance(found, Missing)
    return [one.first.value for one in found], [one.total.value for one in found]


def test_the_points_take_one_factor_at_a_time_from_the_other_set() -> None:
    rows = saltelli(3, 50, dice()).reshape(50, 8, 3)
    a, b = rows[:, 0], rows[:, -1]

    assert (rows >= 0).all()
    assert (rows < 1).all()
    for factor in range(3):
        others = np.arange(3) != factor
        assert (rows[:, 1 + factor, factor] == b[:, factor]).all()
        assert (rows[:, 1 + factor][:, others] == a[:, others]).all()
        assert (rows[:, 4 + factor, factor] == a[:, factor]).all()
        assert (rows[:, 4 + factor][:, others] == b[:, others]).all()


def test_the_indices_are_those_of_salib_asked_both_ways() -> None:
    """SALib reads A with each factor of B; turned round, the same answers tell the other way."""
    at = saltelli(3, 256, dice())
    answers = at[:, 0] + 2 * at[:, 1] * at[:, 2]
    rows = answers.reshape(256, 8)
    turned = rows[:, [7, 4, 5, 6, 1, 2, 3, 0]]
    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0, 1]] * 3}
    both = [
        salib.analyze(problem, one.ravel(), calc_second_order=True, seed=1)
        for one in (rows, turned)
    ]

    first, total = indices(sobol(answers, 3, dice()))

    assert first == pytest.approx((both[0]["S1"] + both[1]["S1"]) / 2, abs=1e-9)
    assert total == pytest.approx((both[0]["ST"] + both[1]["ST"]) / 2, abs=1e-9)


def test_a_sum_hangs_on_its_parts_by_their_variances() -> None:
    """x + 2 y: one and four fifths, and nothing together."""
    at = saltelli(3, 4_096, dice())
    first, total = indices(sobol(at[:, 0] + 2 * at[:, 1], 3, dice()))

    assert first == pytest.approx([0.2, 0.8, 0], abs=0.01)
    assert total == pytest.approx([0.2, 0.8, 0], abs=0.01)


def test_what_acts_only_together_has_no_share_of_its_own() -> None:
    at = saltelli(2, 1_024, dice())
    first, total = indices(sobol((at[:, 0] - 0.5) * (at[:, 1] - 0.5), 2, dice()))

    assert first == pytest.approx([0, 0], abs=0.03)
    assert total == pytest.approx([1, 1], abs=0.05)


def test_what_never_varies_hangs_on_nothing() -> None:
    assert sobol(np.full(8 * 16, 3.0), 3, dice()) == ALL_ALIKE
    assert sobol(np.zeros(8 * 16), 3, dice()) == ALL_ALIKE
