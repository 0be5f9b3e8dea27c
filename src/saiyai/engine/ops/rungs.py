"""Ties by the smaller degree of their two ends, sorted onto the rungs of a ladder."""

import numpy as np

from saiyai.engine.arrays import Int64s
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency


@kernel
def entries_by_lower_rung(simple: Adjacency, rung: Int64s, rungs: int) -> Int64s:
    """How many entries have their lower end on each rung. Cost: O(n + m).

    Shapes: rung (n,), below `rungs`; the counts (rungs,), each pair counted from both ends.
    """
    found = np.zeros(rungs, np.int64)
    for node in range(len(simple.indptr) - 1):
        for place in range(simple.indptr[node], simple.indptr[node + 1]):
            found[min(rung[node], rung[simple.indices[place]])] += 1
    return found
