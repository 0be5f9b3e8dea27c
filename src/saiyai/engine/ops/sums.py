"""Sums of what ties bear, at their ends."""

import numpy as np

from saiyai.engine.arrays import Float64s, Int32s
from saiyai.engine.jit import kernel


@kernel
def sum_at(n: int, ends: Int32s, weights: Float64s, sources: Int32s, targets: Int32s) -> Float64s:
    """What meets at each node by these ends of the ties; loops are left out.

    Shapes: ends, weights, sources and targets (m,); result (n,). Cost: O(n + m).
    """
    sums = np.zeros(n)
    for row in range(len(ends)):
        if sources[row] != targets[row]:
            sums[ends[row]] += weights[row]
    return sums
