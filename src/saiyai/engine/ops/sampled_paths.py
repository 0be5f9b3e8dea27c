"""Shortest paths between pairs drawn at random: of all paths of a pair each is as likely."""

from typing import Final, NamedTuple

import numpy as np
from numba import prange

from saiyai.engine.arrays import Float64s, Int32s, seal
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
    """A walk from either end of a pair, and room for the next.

    Shapes: all (2, n), of the first end and the last: `walk` is the number of the draw that came
    to a node, and only if that is now are its distance and number of paths right; queue.
    """

    walk: Int32s
    distance: Int32s
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
    room = _Room(
        np.full((2, n), -1, np.int32),
        np.empty((2, n), np.int32),
        np.empty((2, n)),
        np.empty((2, n), np.int32),
    )
    for draw in range(lane, len(draws.pairs), _LANES):
        source, target = draws.pairs[draw]
        side, first, last = _meet(out, into, source, target, room, draw)
        middle = _middle(room, side, first, last, draw, draws.shares[draw, 0])
        if middle == -2:
            counts.overflown[lane] = 1
        if middle < 0:
            continue
        if middle not in (source, target):
            counts.nodes[lane, middle] += 1
        back = draws.shares[draw, 1] * room.paths[0, middle]
        on = draws.shares[draw, 2] * room.paths[1, middle]
        _go_back(out, into, room, middle, back, counts.nodes[lane], counts.entries[lane])
        _go_on(out, room, middle, on, counts.nodes[lane], counts.entries[lane])


@kernel
def _meet(
    out: Adjacency, into: Adjacency, source: int, target: int, room: _Room, draw: int
) -> tuple[int, int, int]:
    """Walk from both ends, always where fewer ties lead on, until both walks meet.

    Returns: the side that walked last, and between where in its queue its last step stands;
        between nowhere if no way leads.
    """
    first = np.zeros(2, np.int64)
    last = np.ones(2, np.int64)
    leading = np.zeros(2, np.int64)
    for side in range(2):
        end = source if side == 0 else target
        room.walk[side, end] = draw
        room.distance[side, end] = 0
        room.paths[side, end] = 1.0
        room.queue[side, 0] = end
        rows = out if side == 0 else into
        leading[side] = rows.indptr[end + 1] - rows.indptr[end]
    while True:
        side = 0 if leading[0] <= leading[1] else 1
        known, leads, met = _step(out if side == 0 else into, room, side, first[side], last[side])
        first[side], last[side], leading[side] = last[side], known, leads
        if met or first[side] == last[side]:
            return side, first[side], last[side]


@kernel
def _step(rows: Adjacency, room: _Room, side: int, first: int, last: int) -> tuple[int, int, bool]:
    """All of one side walk a step; how many are in its queue, where they lead, and if both met."""
    draw = room.walk[side, room.queue[side, first]]
    known, leads, met = last, 0, False
    for at in range(first, last):
        node = room.queue[side, at]
        further = room.distance[side, node] + 1
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            neighbour = rows.indices[place]
            if room.walk[side, neighbour] != draw:
                room.walk[side, neighbour] = draw
                room.distance[side, neighbour] = further
                room.paths[side, neighbour] = 0.0
                room.queue[side, known] = neighbour
                known += 1
                leads += rows.indptr[neighbour + 1] - rows.indptr[neighbour]
                met |= room.walk[1 - side, neighbour] == draw
            if room.distance[side, neighbour] == further:
                room.paths[side, neighbour] += room.paths[side, node]
    return known, leads, met


@kernel
def _middle(room: _Room, side: int, first: int, last: int, draw: int, share: float) -> int:
    """Where the path that is taken passes from one walk to the other.

    Returns: -1 where no way leads, -2 where more lead than a number can count.
    """
    ways = 0.0
    for at in range(first, last):
        node = room.queue[side, at]
        if room.walk[1 - side, node] == draw:
            ways += room.paths[0, node] * room.paths[1, node]
    if not np.isfinite(ways):
        return -2
    left, chosen = share * ways, -1
    for at in range(first, last):
        node = room.queue[side, at]
        if left >= 0 and room.walk[1 - side, node] == draw:
            chosen = node
            left -= room.paths[0, node] * room.paths[1, node]
    return chosen


@kernel
def _go_back(  # noqa: PLR0913, PLR0917 a kernel is handed all it writes to
    out: Adjacency,
    into: Adjacency,
    room: _Room,
    node: int,
    left: float,
    nodes: Int32s,
    entries: Int32s,
) -> None:
    """Count along the path that is taken, from its middle to where it begins."""
    draw = room.walk[0, node]
    while room.distance[0, node] > 0:
        before = -1
        for place in range(into.indptr[node], into.indptr[node + 1]):
            neighbour = into.indices[place]
            near = room.walk[0, neighbour] == draw
            if near and left >= 0 and room.distance[0, neighbour] < room.distance[0, node]:
                before = neighbour
                left -= room.paths[0, neighbour]
        left += room.paths[0, before]
        row = out.indices[out.indptr[before] : out.indptr[before + 1]]
        entries[out.indptr[before] + np.searchsorted(row, node)] += 1
        node = before
        nodes[node] += room.distance[0, node] > 0


@kernel
def _go_on(
    out: Adjacency, room: _Room, node: int, left: float, nodes: Int32s, entries: Int32s
) -> None:
    """Count along the path that is taken, from its middle to where it ends."""
    draw = room.walk[1, node]
    while room.distance[1, node] > 0:
        after, along = -1, -1
        for place in range(out.indptr[node], out.indptr[node + 1]):
            neighbour = out.indices[place]
            near = room.walk[1, neighbour] == draw
            if near and left >= 0 and room.distance[1, neighbour] < room.distance[1, node]:
                after, along = neighbour, place
                left -= room.paths[1, neighbour]
        left += room.paths[1, after]
        entries[along] += 1
        node = after
        nodes[node] += room.distance[1, node] > 0
