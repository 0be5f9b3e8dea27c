"""How many triangles each node stands in."""

import numpy as np

from saiyai.engine.arrays import Int32s, Int64s
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency


@kernel
def triangle_counts(simple: Adjacency) -> Int64s:
    """The triangles through each node.

    Cost: O(m^1.5) time, O(n + m) memory: each triangle is met once, from its end of least degree.
    Source: Schank & Wagner 2005, WEA, LNCS 3503, 606 (algorithm "forward").
    """
    ahead, bounds = _ahead(simple)
    n = len(bounds) - 1
    found = np.zeros(n, np.int64)
    seen_from = np.full(n, -1, np.int32)
    for first in range(n):
        for place in range(bounds[first], bounds[first + 1]):
            seen_from[ahead[place]] = first
        for place in range(bounds[first], bounds[first + 1]):
            second = ahead[place]
            for further in range(bounds[second], bounds[second + 1]):
                third = ahead[further]
                if seen_from[third] == first:
                    found[first] += 1
                    found[second] += 1
                    found[third] += 1
    return found


@kernel
def _ahead(simple: Adjacency) -> tuple[Int32s, Int64s]:
    """Of each node's neighbours those of higher degree, equal degrees by position; and bounds."""
    n = len(simple.indptr) - 1
    ahead = np.empty(len(simple.indices) // 2, np.int32)
    bounds = np.zeros(n + 1, np.int64)
    kept = 0
    for node in range(n):
        degree = simple.indptr[node + 1] - simple.indptr[node]
        for place in range(simple.indptr[node], simple.indptr[node + 1]):
            neighbour = simple.indices[place]
            other = simple.indptr[neighbour + 1] - simple.indptr[neighbour]
            if other > degree or (other == degree and neighbour > node):
                ahead[kept] = neighbour
                kept += 1
        bounds[node + 1] = kept
    return ahead, bounds
