"""Every tied pair once, from its end of fewer ties: so laid out, triangles are cheap to find."""

from typing import Any, Final, NamedTuple, TypeVar

import numpy as np
from numba import prange
from numpy.typing import NDArray

from saiyai.engine.arrays import Float64s, Int32s, Int64s, UInt8s, seal, sealed
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.rows import Adjacency

_Array = TypeVar("_Array", bound=NDArray[Any])

CHUNKS: Final = 2
"""Into so many pieces the work is cut, on every machine, so that sums come out the same. Each
piece has sums of its own for every node, which would no longer be at hand if there were more."""

WORTH_WAKING: Final = 100_000
"""Pairs from which a second core helps."""

_RUN: Final = 256
"""So many places in a row are of one piece: no two cores write next to one another."""


class Ties(NamedTuple):
    """What is told of every tie, in any order.

    Shapes: each (m,); weights or kinds may be empty.
    """

    sources: Int32s
    targets: Int32s
    weights: Float64s
    kinds: UInt8s
    """Up to 3, in bits: what else is told."""


class Forward(NamedTuple):
    """Nodes in line by degree; in the row of each its neighbours further on in the line.

    All but `nodes` speak of places in the line: `nodes[place]` is the node that stands there.
    No row is longer than the square root of twice the pairs, and that is the point.

    Shapes: nodes, strength and strongest (n,); ahead and dyads (pairs,); bonds (pairs,), or
        empty where ties have no weights.
    """

    nodes: Int32s
    indptr: Int64s
    ahead: Int32s
    dyads: UInt8s
    """Seen from the nearer end: 1 a tie leads to the further one, 2 one comes from it, 3 both;
    and, four times as much, what else was told of any tie of the pair."""
    bonds: Float64s
    """What is between the two, both ways together; else the number of ways: 1 or 2."""
    strength: Float64s
    """All bonds of a node together."""
    strongest: Float64s
    """The greatest of them."""


class _Told(NamedTuple):
    """Ties by the nearer of their ends, in the order they were told.

    Shapes: indptr (n + 1,); ties (m, 2): what a tie weighs, and four times the place of the
        further end with the kind of the tie, exact as a float.
    """

    indptr: Int64s
    ties: Float64s


NO_TIES: Final = Ties(
    *sealed((np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0), np.empty(0, np.uint8)))
)
"""For pairs of whose ties nothing is told."""


def forward(simple: Adjacency, dyads: UInt8s, ties: Ties = NO_TIES) -> Forward:
    """The rows by degree; equal degrees stand by position.

    Shapes: dyads for each entry of `simple`, or none where all are both ways; ties all of those
        between the pairs, where anything is told of them, and loops, which are not read.
    Cost: O(n + m) on two cores; 13 bytes a pair and 52 a node, and 16 a tie while it works.
    Source: Schank & Wagner 2005, WEA, LNCS 3503, 606-609 (algorithm "forward").
    """
    nodes, places = _line_up(simple.indptr)
    n, pairs = len(nodes), len(simple.indices) // 2
    two = pairs >= WORTH_WAKING
    lengths = np.empty(n, np.int32)
    (_count_on_two_cores if two else _count_on_one_core)(simple, places, lengths)
    ends = np.zeros((CHUNKS, n, 2))
    bonds = np.zeros(pairs if len(ties.weights) else 0)
    rows = np.empty(pairs, np.int32), np.empty(pairs, np.uint8), bonds
    found = Forward(nodes, _begins(lengths), *rows, np.empty(n), np.empty(n))
    told = _by_nearer_end(ties, places, two=two)
    (_fill_on_two_cores if two else _fill_on_one_core)(simple, dyads, places, told, found, ends)
    np.sum(ends[:, :, 0], axis=0, out=found.strength)
    np.max(ends[:, :, 1], axis=0, out=found.strongest)
    return found


def at_nodes(rows: Forward, values: _Array) -> _Array:
    """What stands at places in the line, at the nodes that stand there; closed to writers."""
    found: _Array = np.empty_like(values)
    found[rows.nodes] = values
    return seal(found)


def _begins(lengths: Int32s) -> Int64s:
    indptr = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=indptr[1:])
    return indptr


def _by_nearer_end(ties: Ties, places: Int32s, *, two: bool) -> _Told:
    m = len(ties.sources) if len(ties.weights) or len(ties.kinds) else 0
    if m == 0:
        return _Told(np.zeros(len(places) + 1, np.int64), np.empty((0, 2)))
    cursors = np.zeros((CHUNKS, len(places)), np.int32)
    (_number_on_two_cores if two else _number_on_one_core)(ties, places, cursors)
    indptr = _begins(cursors.sum(axis=0, dtype=np.int32))
    before = cursors.copy()
    np.cumsum(before[:-1], axis=0, out=cursors[1:])
    cursors[0] = 0
    cursors += indptr[:-1].astype(np.int32)
    told = _Told(indptr, np.empty((indptr[-1], 2)))
    (_sort_on_two_cores if two else _sort_on_one_core)(ties, places, cursors, told.ties)
    return told


@kernel
def _line_up(indptr: Int64s) -> tuple[Int32s, Int32s]:
    """Nodes by degree, and the place of each."""
    n = len(indptr) - 1
    most = 0
    for node in range(n):
        most = max(most, indptr[node + 1] - indptr[node])
    start = np.zeros(most + 2, np.int64)
    for node in range(n):
        start[indptr[node + 1] - indptr[node] + 1] += 1
    for degree in range(most + 1):
        start[degree + 1] += start[degree]
    nodes = np.empty(n, np.int32)
    places = np.empty(n, np.int32)
    for node in range(n):
        degree = indptr[node + 1] - indptr[node]
        nodes[start[degree]] = node
        places[node] = start[degree]
        start[degree] += 1
    return nodes, places


@parallel_kernel
def _count_on_two_cores(simple: Adjacency, places: Int32s, lengths: Int32s) -> None:
    for chunk in prange(CHUNKS):
        _count(simple, places, lengths, int(np.int64(chunk)))


@kernel
def _count_on_one_core(simple: Adjacency, places: Int32s, lengths: Int32s) -> None:
    for chunk in range(CHUNKS):
        _count(simple, places, lengths, chunk)


@kernel
def _count(simple: Adjacency, places: Int32s, lengths: Int32s, chunk: int) -> None:
    """How long the row at each place will be."""
    n = len(places)
    for node in range(n * chunk // CHUNKS, n * (chunk + 1) // CHUNKS):
        place, further = places[node], 0
        for entry in range(simple.indptr[node], simple.indptr[node + 1]):
            further += places[simple.indices[entry]] > place
        lengths[place] = further


@parallel_kernel
def _number_on_two_cores(ties: Ties, places: Int32s, counts: Int32s) -> None:
    for chunk in prange(CHUNKS):
        _number(ties, places, counts, int(np.int64(chunk)))


@kernel
def _number_on_one_core(ties: Ties, places: Int32s, counts: Int32s) -> None:
    for chunk in range(CHUNKS):
        _number(ties, places, counts, chunk)


@kernel
def _number(ties: Ties, places: Int32s, counts: Int32s, chunk: int) -> None:
    """How many ties of one piece of them have their nearer end at each place."""
    m = len(ties.sources)
    for tie in range(m * chunk // CHUNKS, m * (chunk + 1) // CHUNKS):
        source, target = ties.sources[tie], ties.targets[tie]
        if source != target:
            counts[chunk, min(places[source], places[target])] += 1


@parallel_kernel
def _sort_on_two_cores(ties: Ties, places: Int32s, cursors: Int32s, told: Float64s) -> None:
    for chunk in prange(CHUNKS):
        _sort(ties, places, cursors, told, int(np.int64(chunk)))


@kernel
def _sort_on_one_core(ties: Ties, places: Int32s, cursors: Int32s, told: Float64s) -> None:
    for chunk in range(CHUNKS):
        _sort(ties, places, cursors, told, chunk)


@kernel
def _sort(ties: Ties, places: Int32s, cursors: Int32s, told: Float64s, chunk: int) -> None:
    """Note what is told of the ties of one piece, each where its nearer end has room for it."""
    m = len(ties.sources)
    for tie in range(m * chunk // CHUNKS, m * (chunk + 1) // CHUNKS):
        source, target = ties.sources[tie], ties.targets[tie]
        if source != target:
            one, other = places[source], places[target]
            at = cursors[chunk, min(one, other)]
            cursors[chunk, min(one, other)] += 1
            told[at, 0] = ties.weights[tie] if len(ties.weights) else 0.0
            kind = ties.kinds[tie] if len(ties.kinds) else np.uint8(0)
            told[at, 1] = np.int64(max(one, other)) * 4 + np.int64(kind)


@parallel_kernel
def _fill_on_two_cores(
    simple: Adjacency, dyads: UInt8s, places: Int32s, told: _Told, rows: Forward, ends: Float64s
) -> None:
    for chunk in prange(CHUNKS):
        _fill(simple, dyads, places, told, rows, ends[chunk], int(np.int64(chunk)))


@kernel
def _fill_on_one_core(
    simple: Adjacency, dyads: UInt8s, places: Int32s, told: _Told, rows: Forward, ends: Float64s
) -> None:
    """The same, to the last bit, piece after piece."""
    for chunk in range(CHUNKS):
        _fill(simple, dyads, places, told, rows, ends[chunk], chunk)


@kernel
def _fill(  # noqa: PLR0913, PLR0917 a kernel is handed all it writes to
    simple: Adjacency,
    dyads: UInt8s,
    places: Int32s,
    told: _Told,
    rows: Forward,
    ends: Float64s,
    chunk: int,
) -> None:
    """Fill the rows of every other run of places; add what is between two to both its ends.

    Shapes: ends (n, 2), the strength and the strongest bond.
    """
    n = len(places)
    side_to = np.empty(n if len(told.ties) else 0, np.int32)
    for run in range(chunk * _RUN, n, CHUNKS * _RUN):
        for place in range(run, min(run + _RUN, n)):
            begin, end = _fill_row(simple, dyads, places, rows, place)
            if len(side_to):
                for side in range(begin, end):
                    side_to[rows.ahead[side]] = side
                _tell(told, place, side_to, rows)
            strength, strongest = 0.0, 0.0
            for side in range(begin, end):
                bond = 2.0 if rows.dyads[side] & 3 == 3 else 1.0
                if len(rows.bonds):
                    bond = rows.bonds[side]
                further = rows.ahead[side]
                ends[further, 0] += bond
                ends[further, 1] = max(ends[further, 1], bond)
                strength, strongest = strength + bond, max(strongest, bond)
            ends[place, 0] += strength
            ends[place, 1] = max(ends[place, 1], strongest)


@kernel
def _fill_row(
    simple: Adjacency, dyads: UInt8s, places: Int32s, rows: Forward, place: int
) -> tuple[int, int]:
    """Write who is further on than this place; from where to where their row goes."""
    node = rows.nodes[place]
    begin = kept = rows.indptr[place]
    for entry in range(simple.indptr[node], simple.indptr[node + 1]):
        further = places[simple.indices[entry]]
        if further > place:
            rows.ahead[kept] = further
            rows.dyads[kept] = dyads[entry] if len(dyads) else np.uint8(3)
            kept += 1
    return begin, kept


@kernel
def _tell(told: _Told, place: int, side_to: Int32s, rows: Forward) -> None:
    """Add what is told of ties to the pair of each."""
    for tie in range(told.indptr[place], told.indptr[place + 1]):
        key = np.int64(told.ties[tie, 1])
        side = side_to[key >> 2]
        rows.dyads[side] |= np.uint8((key & 3) << 2)
        if len(rows.bonds):
            rows.bonds[side] += told.ties[tie, 0]
