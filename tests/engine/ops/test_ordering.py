"""Moments in order by digits, beside NumPy's sort by comparing."""

import numpy as np

from saiyai.engine.arrays import seal
from saiyai.engine.ops.ordering import rows_in_order


def test_it_agrees_with_a_sort_that_keeps_equal_ones_as_they_are() -> None:
    dice = np.random.default_rng(3)
    near = np.array([-0.0, 0.0, 5e-324, -5e-324, 1.5, -1.5, 1.7e308, -1.7e308, 2.0**53, -7.0])
    for times in (near, dice.choice(near, 5_000), dice.normal(size=5_000), np.ones(9), near[:0]):
        sources = dice.integers(0, 5, len(times), np.int32)
        targets = dice.integers(0, 5, len(times), np.int32)
        others = np.flatnonzero(sources != targets)

        found = rows_in_order(seal(sources), seal(targets), seal(times.copy()))

        assert found.tolist() == others[np.argsort(times[others], kind="stable")].tolist()
