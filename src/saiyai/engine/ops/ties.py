"""Ties beside the rows of those they tie: both are walked in order, and nothing is looked up."""

from typing import Final, NamedTuple

import numpy as np
from numba import prange

from saiyai.engine.arrays import Float64s, Int8s, Int32s, Int64s, UInt8s
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.frustration import AGAINST, FOR
from saiyai.engine.ops.rows import Adjacency, Incidence, degrees

CHUNKS: Final = 8
"""Into so many runs of nodes the work is cut; what comes out is the same however many."""

WORTH_WAKING: Final = 200_000
"""Entries from which a second core helps."""


class CommonNeighbours(NamedTuple):
    """How many neighbours two who are tied have in common.

    Of the two the one with fewer neighbours has the pair in its row, of equals the lower one:
    there the numbers stand in the order of its neighbours.

    Shapes: begins (n,), where the row of each node begins; counts (pairs,).
    """

    begins: Int64s
    counts: Int32s


def at_ties(rows: Adjacency, out: Incidence, values: Float64s, m: int) -> Float64s:
    """What stands at the entry of each tie; of both its directions added up where it has two.

    Shapes: values for each entry of `rows`, in which all that `out` names stand. Returns: (m,),
        0 at loops.
    Cost: O(n + m).
    """
    found = np.zeros(m)
    _hand_down(rows, out, values, found)
    return found


def shares_in_common(
    simple: Adjacency, ties: tuple[Incidence, ...], common: CommonNeighbours, m: int
) -> Float64s:
    """For each tie the neighbours its ends have in common, by all they have but one another.

    Shapes: `ties` from each node, and to each where that is not the same. Returns: (m,), 0
        where there are no others, and at loops.
    Cost: O(n + m) on two cores.
    """
    found = np.zeros(m)
    degree = degrees(simple).astype(np.int32)
    share = _shares_on_one_core
    if len(simple.indices) >= WORTH_WAKING:
        share = _shares_on_two_cores
    for rows in ties:
        share(simple, degree, rows, common, found)
    return found


def count_kinds(
    simple: Adjacency, ties: tuple[Incidence, ...], kinds: Int32s, different: int
) -> int:
    """Of how many kinds the ties between two are, summed over all pairs.

    Shapes: kinds (m,) from 0 to different - 1; `ties` as above.
    Cost: O(n + m) on two cores; 64 bytes a kind.
    """
    seen = np.full((CHUNKS, different), -1, np.int64)
    counts = np.zeros(CHUNKS, np.int64)
    count = _kinds_on_one_core
    if len(simple.indices) >= WORTH_WAKING:
        count = _kinds_on_two_cores
    count(simple, ties[0], ties[-1], kinds, seen, counts, len(ties) == 2)
    return int(counts.sum())


def told_of_pairs(simple: Adjacency, ties: tuple[Incidence, ...], signs: Int8s) -> UInt8s:
    """For each entry of the rows FOR, AGAINST, or both added up, as the ties between the two say.

    Shapes: `ties` as above.
    Cost: O(n + m) on two cores.
    """
    told = np.zeros(len(simple.indices), np.uint8)
    tell = _told_on_one_core
    if len(simple.indices) >= WORTH_WAKING:
        tell = _told_on_two_cores
    for rows in ties:
        tell(simple, rows, signs, told)
    return told


@kernel
def of_one_mind(simple: Adjacency, told: UInt8s) -> tuple[Adjacency, UInt8s]:
    """The rows without entries of which both is told, and what is told of the others."""
    n = len(simple.indptr) - 1
    kept = 0
    for entry in range(len(told)):
        kept += told[entry] != FOR + AGAINST
    indptr = np.zeros(n + 1, np.int64)
    indices = np.empty(kept, np.int32)
    found = np.empty(kept, np.uint8)
    at = 0
    for node in range(n):
        for entry in range(simple.indptr[node], simple.indptr[node + 1]):
            if told[entry] != FOR + AGAINST:
                indices[at], found[at] = simple.indices[entry], told[entry]
                at += 1
        indptr[node + 1] = at
    return Adjacency(indptr, indices), found


def add_up(rows: Adjacency, ties: Incidence, weights: Float64s, sums: Float64s) -> None:
    """Add to each entry of the rows what the ties between the same two weigh; loops nowhere.

    Shapes: sums (entries of rows,).
    Cost: O(n + m) on two cores.
    """
    add = _sums_on_one_core if len(rows.indices) < WORTH_WAKING else _sums_on_two_cores
    add(rows, ties, weights, sums)


@parallel_kernel
def _sums_on_two_cores(
    rows: Adjacency, ties: Incidence, weights: Float64s, sums: Float64s
) -> None:
    for chunk in prange(CHUNKS):
        _sum(rows, ties, weights, sums, chunk)


@kernel
def _sums_on_one_core(rows: Adjacency, ties: Incidence, weights: Float64s, sums: Float64s) -> None:
    for chunk in range(CHUNKS):
        _sum(rows, ties, weights, sums, chunk)


@kernel
def _sum(rows: Adjacency, ties: Incidence, weights: Float64s, sums: Float64s, chunk: int) -> None:
    first, last = _run(len(rows.indptr) - 1, chunk)
    for node in range(first, last):
        place = rows.indptr[node]
        for tie in range(ties.indptr[node], ties.indptr[node + 1]):
            neighbour = ties.indices[tie]
            if neighbour != node:
                while rows.indices[place] != neighbour:
                    place += 1
                sums[place] += weights[ties.edges[tie]]


@kernel
def _hand_down(rows: Adjacency, out: Incidence, values: Float64s, found: Float64s) -> None:
    for node in range(len(rows.indptr) - 1):
        place = rows.indptr[node]
        for tie in range(out.indptr[node], out.indptr[node + 1]):
            neighbour = out.indices[tie]
            if neighbour != node:
                while rows.indices[place] != neighbour:
                    place += 1
                found[out.edges[tie]] += values[place]


@kernel
def _run(n: int, chunk: int) -> tuple[int, int]:
    """The nodes of one piece of the work."""
    return n * chunk // CHUNKS, n * (chunk + 1) // CHUNKS


@parallel_kernel
def _shares_on_two_cores(
    simple: Adjacency, degree: Int32s, ties: Incidence, common: CommonNeighbours, found: Float64s
) -> None:
    for chunk in prange(CHUNKS):
        _shares(simple, degree, ties, common, found, chunk)


@kernel
def _shares_on_one_core(
    simple: Adjacency, degree: Int32s, ties: Incidence, common: CommonNeighbours, found: Float64s
) -> None:
    for chunk in range(CHUNKS):
        _shares(simple, degree, ties, common, found, chunk)


@kernel
def _shares(
    simple: Adjacency,
    degree: Int32s,
    ties: Incidence,
    common: CommonNeighbours,
    found: Float64s,
    chunk: int,
) -> None:
    """Write the shares of ties in the row of that end which has the pair."""
    first, last = _run(len(degree), chunk)
    for node in range(first, last):
        pair, own = common.begins[node], degree[node]
        tie, end = ties.indptr[node], ties.indptr[node + 1]
        for entry in range(simple.indptr[node], simple.indptr[node + 1]):
            other = simple.indices[entry]
            theirs = degree[other]
            if theirs < own or (theirs == own and other < node):
                continue
            both = common.counts[pair]
            pair += 1
            share = both / max(own + theirs - 2 - both, 1)
            while tie < end and ties.indices[tie] < other:
                tie += 1
            while tie < end and ties.indices[tie] == other:
                found[ties.edges[tie]] = share
                tie += 1


@parallel_kernel
def _kinds_on_two_cores(  # noqa: PLR0913, PLR0917 a kernel is handed all it writes to
    simple: Adjacency,
    out: Incidence,
    into: Incidence,
    kinds: Int32s,
    seen: Int64s,
    counts: Int64s,
    apart: bool,  # noqa: FBT001 a kernel has no keywords
) -> None:
    for chunk in prange(CHUNKS):
        counts[chunk] = _kinds(simple, out, into, kinds, seen[chunk], chunk, apart)


@kernel
def _kinds_on_one_core(  # noqa: PLR0913, PLR0917 a kernel is handed all it writes to
    simple: Adjacency,
    out: Incidence,
    into: Incidence,
    kinds: Int32s,
    seen: Int64s,
    counts: Int64s,
    apart: bool,  # noqa: FBT001 a kernel has no keywords
) -> None:
    for chunk in range(CHUNKS):
        counts[chunk] = _kinds(simple, out, into, kinds, seen[chunk], chunk, apart)


@kernel
def _kinds(  # noqa: PLR0913, PLR0917 a kernel is handed all it writes to
    simple: Adjacency,
    out: Incidence,
    into: Incidence,
    kinds: Int32s,
    seen: Int64s,
    chunk: int,
    apart: bool,  # noqa: FBT001 a kernel has no keywords
) -> int:
    """Count the kinds of each pair at its lower end; `apart` is whether ties point."""
    count = 0
    first, last = _run(len(simple.indptr) - 1, chunk)
    for node in range(first, last):
        to, back = out.indptr[node], into.indptr[node]
        for entry in range(simple.indptr[node], simple.indptr[node + 1]):
            other = simple.indices[entry]
            if other > node:
                to, new = _meet(out, to, out.indptr[node + 1], other, kinds, seen, entry)
                count += new
                if apart:
                    back, new = _meet(into, back, into.indptr[node + 1], other, kinds, seen, entry)
                    count += new
    return count


@kernel
def _meet(  # noqa: PLR0913, PLR0917 a kernel is handed all it writes to
    ties: Incidence, tie: int, end: int, other: int, kinds: Int32s, seen: Int64s, entry: int
) -> tuple[int, int]:
    """Go on in a row beyond the ties to another; how many kinds are met first for this entry."""
    new = 0
    while tie < end and ties.indices[tie] < other:
        tie += 1
    while tie < end and ties.indices[tie] == other:
        kind = kinds[ties.edges[tie]]
        new += seen[kind] != entry
        seen[kind] = entry
        tie += 1
    return tie, new


@parallel_kernel
def _told_on_two_cores(simple: Adjacency, ties: Incidence, signs: Int8s, told: UInt8s) -> None:
    for chunk in prange(CHUNKS):
        _tell(simple, ties, signs, told, chunk)


@kernel
def _told_on_one_core(simple: Adjacency, ties: Incidence, signs: Int8s, told: UInt8s) -> None:
    for chunk in range(CHUNKS):
        _tell(simple, ties, signs, told, chunk)


@kernel
def _tell(simple: Adjacency, ties: Incidence, signs: Int8s, told: UInt8s, chunk: int) -> None:
    first, last = _run(len(simple.indptr) - 1, chunk)
    for node in range(first, last):
        place = simple.indptr[node]
        for tie in range(ties.indptr[node], ties.indptr[node + 1]):
            neighbour = ties.indices[tie]
            if neighbour != node:
                while simple.indices[place] != neighbour:
                    place += 1
                told[place] |= FOR if signs[ties.edges[tie]] > 0 else AGAINST
