"""Ways of two steps through each node, by the groups of the three."""

from typing import Final

import numpy as np
from numba import prange

from saiyai.engine.arrays import Int32s, Int64s, UInt8s, seal
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.rows import Adjacency

ROLES: Final = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
"""All of one group; between two of one other group; into the own group; out of it; between two
other groups."""

CHUNKS: Final = 2
"""Into so many runs of nodes the work is cut; what comes out is the same however many."""

WORTH_WAKING: Final = 200_000
"""Entries from which a second core helps."""

_INTO, _OUT, _BOTH = 0, 1, 2
"""What is counted of each group round a node."""


def brokered(simple: Adjacency, dyads: UInt8s, groups: Int32s, closed: Int32s) -> Int64s:
    """How often each node is the way between two who are not tied in that direction.

    Shapes: groups (n,), -1 where unknown; closed (n, 5) as in `Tally`, by node.
    Returns: int64 (n, 5), a column for each of `ROLES`; 0 for nodes of unknown group.
    Cost: O(n + m) on two cores; O(n log n) more where the numbers of groups are large.
    Source: Gould & Fernandez 1989, Sociological Methodology 19, 89-126.
    """
    numbers, kinds = _numbered(groups)
    n = len(groups)
    ways = np.zeros((n, 5), np.int64)
    count = _on_one_core if len(simple.indices) < WORTH_WAKING else _on_two_cores
    count(simple, dyads, numbers, np.zeros((CHUNKS, kinds, 3), np.int64), ways)
    ways -= closed
    return ways


def _numbered(groups: Int32s) -> tuple[Int32s, int]:
    """Groups from 0 to fewer than there are nodes, -1 where unknown; and how many there may be."""
    kinds = int(groups.max(initial=-1)) + 1
    if kinds <= len(groups):
        return groups, kinds
    known, numbers = np.unique(groups, return_inverse=True)
    unknown = int(np.count_nonzero(known < 0))
    return seal((numbers - unknown).astype(np.int32)), len(known) - unknown


@parallel_kernel
def _on_two_cores(
    simple: Adjacency, dyads: UInt8s, groups: Int32s, met: Int64s, ways: Int64s
) -> None:
    for chunk in prange(CHUNKS):
        _add_ways(simple, dyads, groups, met[chunk], ways, int(np.int64(chunk)))


@kernel
def _on_one_core(
    simple: Adjacency, dyads: UInt8s, groups: Int32s, met: Int64s, ways: Int64s
) -> None:
    for chunk in range(CHUNKS):
        _add_ways(simple, dyads, groups, met[chunk], ways, chunk)


@kernel
def _add_ways(
    simple: Adjacency, dyads: UInt8s, groups: Int32s, met: Int64s, ways: Int64s, chunk: int
) -> None:
    """All ways of two steps through a run of nodes, from one to another, tied or not.

    Shapes: met (groups, 3), for each how many of its members a tie comes from, leads to, and
        both; at 0 before and after each node.
    """
    n = len(groups)
    for node in range(n * chunk // CHUNKS, n * (chunk + 1) // CHUNKS):
        own = groups[node]
        if own < 0:
            continue
        begin, end = simple.indptr[node], simple.indptr[node + 1]
        for entry in range(begin, end):
            group = groups[simple.indices[entry]]
            dyad = dyads[entry] if len(dyads) else 3
            if group >= 0:
                met[group, _OUT] += dyad & 1
                met[group, _INTO] += dyad >> 1
                met[group, _BOTH] += dyad == 3
        home_in, home_out = met[own, _INTO], met[own, _OUT]
        ways[node, 0] = home_in * home_out - met[own, _BOTH]  # who is tied both ways is not two
        met[own] = 0
        away_in, away_out, returning = 0, 0, 0
        for entry in range(begin, end):
            group = groups[simple.indices[entry]]
            if group >= 0:
                away_in += met[group, _INTO]
                away_out += met[group, _OUT]
                returning += met[group, _INTO] * met[group, _OUT]
                ways[node, 1] += met[group, _INTO] * met[group, _OUT] - met[group, _BOTH]
                met[group] = 0
        ways[node, 2] = away_in * home_out
        ways[node, 3] = home_in * away_out
        ways[node, 4] = away_in * away_out - returning
