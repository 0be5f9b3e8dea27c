"""Shortest paths between pairs drawn at random: of all paths of a pair each is as likely."""

from typing import Final, NamedTuple

import numpy as np
from numba import prange

from saiyai.engine.arrays import INT32_MAX, Float64s, Int32s, seal
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.rows import Adjacency

_LANES: Final = 2
"""So many go through the draws side by side, on every machine; each more holds more memory."""


class Draws(NamedTuple):
    """What was drawn before any walk.

    Shapes: pairs (draws, 2) of two different nodes; shares (draws, 3) from 0 to below 1, by
        which the middle of a path, its way there and its way on are taken from all there are.
    """

    pairs: Int32s
    shares: Float64s


class _Counts(NamedTuple):
    """What each lane counts.

    Shapes: nodes (lanes, n); entries (lanes, entries of out); overflown (lanes,).
    """

    nodes: Int32s
    entries: Int32s
    overflown: Int32s


class _Room(NamedTuple):
    """Walks from either end of a pair, 0 the first and 1 the last, and room for the next.

    Shapes: all (2, n): when a walk came to each node, on how many paths, and the queue.
    Note: when is the distance, counted from a number that grows from draw to draw: what is less
        is of an earlier one, and nothing has to be wiped.
    """

    when: Int32s
    paths: Float64s
    queue: Int32s


class SampledPaths(NamedTuple):
    """How many sampled paths run through each node between their ends, and along each entry.

    Shapes: nodes (n,); entries (entries of out,). `countable` is whether no pair had more paths
        than a float holds.
    """

    nodes: Int32s
    entries: Int32s
    countable: bool


def sample_paths(out: Adjacency, into: Adjacency, draws: Draws) -> SampledPaths:
    """Draw a shortest path for each pair; a pair where no way leads has none.

    Cost: for each pair two walks in breadth that meet in the middle, which in a social network
        look at about as many ties as the square root of all.
    Source: Riondato & Kornaropoulos 2016, Data Mining and Knowledge Discovery 30, 438-475;
        meeting in the middle as Borassi & Natale 2019, ACM Journal of Experimental Algorithmics
        24, 1.2.
    """
    counts = _Counts(
        np.zeros((_LANES, out.n), np.int32),
        np.zeros((_LANES, len(out.indices)), np.int32),
        np.zeros(_LANES, np.int32),
    )
    _draw_side_by_side(out, into, draws, counts)
    nodes, entries = counts.nodes.sum(axis=0), counts.entries.sum(axis=0)
    return SampledPaths(seal(nodes), seal(entries), not counts.overflown.any())


@parallel_kernel
def _draw_side_by_side(out: Adjacency, into: Adjacency, draws: Draws, counts: _Counts) -> None:
    for lane in prange(_LANES):
        _draw_lane(out, into, draws, counts, int(np.int64(lane)))


@kernel
def _draw_lane(out: Adjacency, into: Adjacency, draws: Draws, counts: _Counts, lane: int) -> None:
    """Every other draw."""
    n = len(out.indptr) - 1
    room = _Room(np.full((2, n), -1, np.int32), np.empty((2, n)), np.empty((2, n), np.int32))
    begun, steps = 0, -1
    for draw in range(lane, len(draws.pairs), _LANES):
        begun = _begin_anew(room, begun + steps + 1)
        source, target = draws.pairs[draw]
        side, first, last, steps = _meet(out, into, source, target, room, begun)
        middle = _middle(room, side, first, last, begun, draws.shares[draw, 0])
        if middle == -2:
            counts.overflown[lane] = 1
        if middle < 0:
            continue
        if middle not in (source, target):
            counts.nodes[lane, middle] += 1
        back = draws.shares[draw, 1] * room.paths[0, middle]
        on = draws.shares[draw, 2] * room.paths[1, middle]
        _go_back(out, into, room, middle, begun, back, counts.nodes[lane], counts.entries[lane])
        _go_on(out, room, middle, begun, on, counts.nodes[lane], counts.entries[lane])


@kernel
def _begin_anew(room: _Room, begun: int) -> int:
    """From where a draw counts that may be as long as all nodes in a row; at the end wipe all."""
    if begun < INT32_MAX - room.when.size:
        return begun
    room.when[:] = -1
    return 0


@kernel
def _meet(
    out: Adjacency, into: Adjacency, source: int, target: int, room: _Room, begun: int
) -> tuple[int, int, int, int]:
    """Walk from both ends, always where fewer ties lead on, until both walks meet.

    Returns: the side that walked last; between where in its queue its last step stands, between
        nowhere if no way leads; and how many steps both walked.
    """
    first = np.zeros(2, np.int64)
    last = np.ones(2, np.int64)
    leading = np.zeros(2, np.int64)
    for side in range(2):
        end = source if side == 0 else target
        room.when[side, end] = begun
        room.paths[side, end] = 1.0
        room.queue[side, 0] = end
        rows = out if side == 0 else into
        leading[side] = rows.indptr[end + 1] - rows.indptr[end]
    steps = 0
    while True:
        side = 0 if leading[0] <= leading[1] else 1
        rows = out if side == 0 else into
        known, met = _step(rows, room, side, begun, first[side], last[side])
        first[side], last[side] = last[side], known
        steps += 1
        if met or first[side] == last[side]:
            return side, first[side], last[side], steps
        leading[side] = 0
        for at in range(first[side], last[side]):
            node = room.queue[side, at]
            leading[side] += rows.indptr[node + 1] - rows.indptr[node]


@kernel
def _step(
    rows: Adjacency, room: _Room, side: int, begun: int, first: int, last: int
) -> tuple[int, bool]:
    """All of one side walk a step; how many are in its queue then, and whether both met."""
    known, met = last, False
    when, paths = room.when[side], room.paths[side]
    for at in range(first, last):
        node = room.queue[side, at]
        further, ways = when[node] + 1, paths[node]
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            neighbour = rows.indices[place]
            if when[neighbour] < begun:
                when[neighbour], paths[neighbour] = further, ways
                room.queue[side, known] = neighbour
                known += 1
                met |= room.when[1 - side, neighbour] >= begun
            elif when[neighbour] == further:
                paths[neighbour] += ways
    return known, met


@kernel
def _middle(room: _Room, side: int, first: int, last: int, begun: int, share: float) -> int:
    """Where the path that is taken passes from one walk to the other.

    Returns: -1 where no way leads, -2 where more lead than a number can count.
    """
    ways = 0.0
    for at in range(first, last):
        node = room.queue[side, at]
        if room.when[1 - side, node] >= begun:
            ways += room.paths[0, node] * room.paths[1, node]
    if not np.isfinite(ways):
        return -2
    left, chosen = share * ways, -1
    for at in range(first, last):
        node = room.queue[side, at]
        if left >= 0 and room.when[1 - side, node] >= begun:
            chosen = node
            left -= room.paths[0, node] * room.paths[1, node]
    return chosen


@kernel
def _go_back(  # noqa: PLR0913, PLR0917 a kernel is handed all it writes to
    out: Adjacency,
    into: Adjacency,
    room: _Room,
    node: int,
    begun: int,
    left: float,
    nodes: Int32s,
    entries: Int32s,
) -> None:
    """Count along the path that is taken, from its middle to where it begins."""
    while room.when[0, node] > begun:
        before = -1
        for place in range(into.indptr[node], into.indptr[node + 1]):
            neighbour = into.indices[place]
            if left >= 0 and begun <= room.when[0, neighbour] < room.when[0, node]:
                before = neighbour
                left -= room.paths[0, neighbour]
        left += room.paths[0, before]
        row = out.indices[out.indptr[before] : out.indptr[before + 1]]
        entries[out.indptr[before] + np.searchsorted(row, node)] += 1
        node = before
        nodes[node] += room.when[0, node] > begun


@kernel
def _go_on(  # noqa: PLR0913, PLR0917 a kernel is handed all it writes to
    out: Adjacency,
    room: _Room,
    node: int,
    begun: int,
    left: float,
    nodes: Int32s,
    entries: Int32s,
) -> None:
    """Count along the path that is taken, from its middle to where it ends."""
    while room.when[1, node] > begun:
        after, along = -1, -1
        for place in range(out.indptr[node], out.indptr[node + 1]):
            neighbour = out.indices[place]
            if left >= 0 and begun <= room.when[1, neighbour] < room.when[1, node]:
                after, along = neighbour, place
                left -= room.paths[1, neighbour]
        left += room.paths[1, after]
        entries[along] += 1
        node = after
        nodes[node] += room.when[1, node] > begun
