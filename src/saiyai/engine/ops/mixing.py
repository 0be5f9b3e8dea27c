"""Who is tied to whom by what is told of both: one look at every entry, without a copy of it."""

from typing import NamedTuple

import numpy as np

from saiyai.engine.arrays import Float64s, Int32s, Int64s
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency


class Mixed(NamedTuple):
    """Entries between nodes of known group, by group. Shapes: all (groups,)."""

    leaving: Int64s
    """From each group."""
    arriving: Int64s
    within: Int64s
    """From each group to itself."""


@kernel
def mix(rows: Adjacency, groups: Int32s, count: int) -> Mixed:
    """Count the entries from group to group.

    Shapes: groups (n,), from 0 to count - 1, or -1 where unknown.
    Cost: O(n + m).
    """
    mixed = Mixed(np.zeros(count, np.int64), np.zeros(count, np.int64), np.zeros(count, np.int64))
    for node in range(len(rows.indptr) - 1):
        own = groups[node]
        if own < 0:
            continue
        for entry in range(rows.indptr[node], rows.indptr[node + 1]):
            other = groups[rows.indices[entry]]
            if other >= 0:
                mixed.leaving[own] += 1
                mixed.arriving[other] += 1
                mixed.within[own] += own == other
    return mixed


@kernel
def sum_products(rows: Adjacency, x: Float64s, y: Float64s) -> float:
    """Over all entries, `x` of the node whose row it is, times `y` of the one it names.

    Shapes: x, y (n,). Cost: O(n + m).
    """
    total = 0.0
    for node in range(len(rows.indptr) - 1):
        met = 0.0
        for entry in range(rows.indptr[node], rows.indptr[node + 1]):
            met += y[rows.indices[entry]]
        total += x[node] * met
    return total
