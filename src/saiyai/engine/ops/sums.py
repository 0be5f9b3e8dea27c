"""Sums of what ties bear, at their ends."""

import numpy as np

from saiyai.engine.arrays import Float64s, Int32s, seal
from saiyai.engine.jit import kernel


def sum_at(n: int, ends: Int32s, weights: Float64s, sources: Int32s, targets: Int32s) -> Float64s:
    """What meets at each node by these ends of the ties; loops are left out.

    Shapes: ends, weights, sources and targets (m,); result (n,). Cost: O(n + m).
    """
    apart = sources != targets  # beforehand: looked at tie by tie, it takes as long as the sums
    return _added(n, ends, weights if apart.all() else seal(np.where(apart, weights, 0.0)))


@kernel
def _added(n: int, ends: Int32s, weights: Float64s) -> Float64s:
    sums = np.zeros(n)
    for row in range(len(ends)):
        sums[ends[row]] += weights[row]
    return sums
