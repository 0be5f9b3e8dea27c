"""Walks in breadth from many sources at once: 512 of them cost little more than one.

Each node holds a bit for every source that has come to it, so one look at a neighbour hands on
what all sources know.
"""

from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numba import prange
from numpy.typing import NDArray

from saiyai.engine.arrays import Bools, Float64s, Int32s, seal
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.rows import Adjacency

UInt64s: TypeAlias = NDArray[np.uint64]

_WORDS: Final = 8
"""So many words of 64 sources walk together: they fill one line of the processor's cache."""

_TOGETHER: Final = 64 * _WORDS

_LANES: Final = 32
"""In so many lanes batches walk side by side, on every machine, so that sums come out the same."""

_ROOM: Final = 2_000_000
"""Nodes for which all lanes together have room, so that large networks are walked in two."""

_WORTH_WAKING: Final = 20_000_000
"""Sources times ties from which other cores help: on a busy machine they take long to come."""

_SPARSE: Final = 16
"""Handing on beats looking back while those who do have fewer than one in so many of all ties."""

_PLANES: Final = 32

_Row: TypeAlias = tuple[np.uint64, ...]

_NOBODY: Final = (np.uint64(0),) * _WORDS

# What is added up for a node, over the sources that come to it.
REACHED, TOTAL, SQUARES, HARMONIC, INVERSE_SQUARES, BESIDE = range(6)
# What is added up for a source, over the nodes it comes to.
GOES_TO, GOES, GOES_HARMONIC, FARTHEST = range(4)


class Walked(NamedTuple):
    """What walks have found; distances in ties, oneself left out.

    Shapes: nodes (n, 6): how many sources reach it, the sum of their distances, of their squares,
        of their inverses, of the squares of these, and how many sources are at distance 1;
        sources (sources, 4): how many nodes it reaches, the sum of their distances, of the
        inverses, and the largest distance.
    """

    nodes: Float64s
    sources: Float64s


class _Tables(NamedTuple):
    """Shapes: seen (lanes, n, words); bits (lanes, 2, n, words); nodes (lanes, n, 6)."""

    seen: UInt64s
    bits: UInt64s
    nodes: Float64s
    sources: Float64s


class _Room(NamedTuple):
    """Room of one lane, used again at every step; of two sides one is now and one is next.

    Shapes: seen (n, words); bits (2, n, words) of those who came with the last step, right at
        the nodes in `listed` (2, n) only; is_listed (2, n); full (n,) where all have come who are
        still on their way; going (words,) the bits of these; planes (32, words) counts,
        one bit of each source's per plane.
    """

    seen: UInt64s
    bits: UInt64s
    listed: Int32s
    is_listed: Bools
    full: Bools
    noted: Int32s
    going: UInt64s
    planes: UInt64s
    carry: UInt64s


def walk_from(out: Adjacency, into: Adjacency, sources: Int32s) -> Walked:
    """Walk forward from each source, and add up the distances.

    Shapes: out and into are the same ties from either end, each once; a source may come twice.
    Cost: O(n m / 512) looks at a row of 64 bytes for all nodes where a few steps lead everywhere,
        O(n m) in one long chain; 250 bytes a node in each of at least two lanes.
    Source: Then et al. 2014, Proceedings of the VLDB Endowment 8, 449-460; counters side by side
        as in Warren 2013, Hacker's Delight, section 5-1.
    """
    n, batches = out.n, -(-len(sources) // _TOGETHER)
    lanes = max(min(batches, _LANES, _ROOM // max(n, 1)), 2)
    tables = _Tables(
        np.zeros((lanes, n, _WORDS), np.uint64),
        np.zeros((lanes, 2, n, _WORDS), np.uint64),
        np.zeros((lanes, n, BESIDE + 1)),
        np.zeros((len(sources), FARTHEST + 1)),
    )
    small = len(sources) * len(out.indices) < _WORTH_WAKING
    walk = _walk_on_one_core if small else _walk_on_all_cores
    walk(out, into, sources, tables)
    return Walked(seal(tables.nodes.sum(axis=0)), seal(tables.sources))


@parallel_kernel
def _walk_on_all_cores(out: Adjacency, into: Adjacency, sources: Int32s, tables: _Tables) -> None:
    """Every lane, side by side."""
    for lane in prange(len(tables.seen)):
        _walk_lane(out, into, sources, tables, int(np.int64(lane)))


@kernel
def _walk_on_one_core(out: Adjacency, into: Adjacency, sources: Int32s, tables: _Tables) -> None:
    """The same, to the last bit, lane after lane."""
    for lane in range(len(tables.seen)):
        _walk_lane(out, into, sources, tables, lane)


@kernel
def _walk_lane(
    out: Adjacency, into: Adjacency, sources: Int32s, tables: _Tables, lane: int
) -> None:
    """The batches of one lane, one after another."""
    n = len(out.indptr) - 1
    room = _Room(
        tables.seen[lane],
        tables.bits[lane],
        np.empty((2, n), np.int32),
        np.zeros((2, n), np.bool_),
        np.zeros(n, np.bool_),
        np.empty(n + 1, np.int32),
        np.zeros(_WORDS, np.uint64),
        np.zeros((_PLANES, _WORDS), np.uint64),
        np.zeros(_WORDS, np.uint64),
    )
    lanes = len(tables.seen)
    for first in range(lane * _TOGETHER, len(sources), lanes * _TOGETHER):
        last = min(first + _TOGETHER, len(sources))
        arriving = _set_out(sources[first:last], room)
        sums = Walked(tables.nodes[lane], tables.sources[first:last])
        _walk_batch(out, into, arriving, room, sums)


@kernel
def _walk_batch(out: Adjacency, into: Adjacency, arriving: int, room: _Room, sums: Walked) -> None:
    """Walk step by step until nobody comes anywhere new."""
    now, step = 0, 0
    while arriving > 0:
        step += 1
        leading = 0
        for at in range(arriving):
            node = room.listed[now, at]
            leading += out.indptr[node + 1] - out.indptr[node]
        if leading * _SPARSE < len(out.indices):
            touched = _hand_on(out, room, now, arriving)
        else:
            touched = _look_back(into, room, now)
        for at in range(arriving):
            room.is_listed[now, room.listed[now, at]] = False
        now = 1 - now
        arriving = _arrive(room, now, touched, step, sums.nodes)
        _add_to_sources(room.planes, step, sums.sources, room.going)


@kernel
def _set_out(sources: Int32s, room: _Room) -> int:
    """Clear the room and put each source at its node; how many nodes that makes."""
    room.seen[:] = 0
    room.full[:] = False
    room.going[:] = 0
    standing = 0
    for at in range(len(sources)):
        node = sources[at]
        bit = np.uint64(1) << np.uint64(at & 63)
        room.going[at >> 6] |= bit
        room.seen[node, at >> 6] |= bit
        if not room.is_listed[0, node]:
            room.is_listed[0, node] = True
            room.listed[0, standing] = node
            room.bits[0, node, :] = 0
            standing += 1
        room.bits[0, node, at >> 6] |= bit
    return standing


@kernel
def _hand_on(out: Adjacency, room: _Room, now: int, arriving: int) -> int:
    """Each node hands its bits on along its ties; how many nodes are touched."""
    touched = 0
    for at in range(arriving):
        node = room.listed[now, at]
        for place in range(out.indptr[node], out.indptr[node + 1]):
            neighbour = out.indices[place]
            if room.full[neighbour]:
                continue
            if room.is_listed[1 - now, neighbour]:
                for word in range(_WORDS):
                    room.bits[1 - now, neighbour, word] |= room.bits[now, node, word]
            else:
                room.is_listed[1 - now, neighbour] = True
                room.listed[1 - now, touched] = neighbour
                touched += 1
                for word in range(_WORDS):
                    room.bits[1 - now, neighbour, word] = room.bits[now, node, word]
    return touched


@kernel
def _look_back(into: Adjacency, room: _Room, now: int) -> int:
    """Each node gathers the bits of those whose ties lead to it; how many nodes are touched.

    Note: who has bits is noted first, without a branch, so that many rows are on their way from
    memory at once; to stop when nothing is missing any more costs more than it saves.
    """
    touched = 0
    came, coming = room.bits[now], room.bits[1 - now]
    for node in range(len(into.indptr) - 1):
        if room.full[node]:
            continue
        noted = 0
        for place in range(into.indptr[node], into.indptr[node + 1]):
            room.noted[noted] = into.indices[place]
            noted += room.is_listed[now, np.uint64(into.indices[place])]
        if noted == 0:
            continue
        room.listed[1 - now, touched] = node
        touched += 1
        held: _Row = _NOBODY
        for at in range(noted):
            held = _with_row(held, came, np.uint64(room.noted[at]))
        for word in range(_WORDS):
            coming[node, word] = held[word]
    return touched


@kernel
def _with_row(held: _Row, bits: UInt64s, row: np.uint64) -> _Row:
    """The bits that are held and those of a row, held in registers meanwhile."""
    return (
        held[0] | bits[row, 0],
        held[1] | bits[row, 1],
        held[2] | bits[row, 2],
        held[3] | bits[row, 3],
        held[4] | bits[row, 4],
        held[5] | bits[row, 5],
        held[6] | bits[row, 6],
        held[7] | bits[row, 7],
    )


@kernel
def _arrive(room: _Room, now: int, touched: int, step: int, nodes: Float64s) -> int:
    """Keep who came anywhere new, and add up; how many nodes somebody new has come to."""
    kept = 0
    for at in range(touched):
        node = room.listed[now, at]
        news = 0
        missing = np.uint64(0)
        for word in range(_WORDS):
            fresh = room.bits[now, node, word] & ~room.seen[node, word]
            room.bits[now, node, word] = fresh
            room.seen[node, word] |= fresh
            missing |= room.going[word] & ~room.seen[node, word]
            news += _ones(fresh)
        room.full[node] = missing == 0
        room.is_listed[now, node] = news > 0
        if news > 0:
            room.listed[now, kept] = node
            kept += 1
            _add_to_node(nodes[node], step, news)
            _count(room, room.bits[now, node])
    return kept


@kernel
def _add_to_node(sums: Float64s, step: int, news: int) -> None:
    """So many sources have come to a node with this step."""
    sums[REACHED] += news
    sums[TOTAL] += news * step
    sums[SQUARES] += news * step * step
    sums[HARMONIC] += news / step
    sums[INVERSE_SQUARES] += news / (step * step)
    if step == 1:
        sums[BESIDE] += news


@kernel
def _ones(word: int) -> int:
    """How many bits of a word are set; the compiler makes one instruction of it."""
    pairs = word - ((word >> np.uint64(1)) & np.uint64(0x5555555555555555))
    fours = (pairs & np.uint64(0x3333333333333333)) + (
        (pairs >> np.uint64(2)) & np.uint64(0x3333333333333333)
    )
    eights = (fours + (fours >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    ones: int = np.int64((eights * np.uint64(0x0101010101010101)) >> np.uint64(56))  # type: ignore[assignment]
    return ones


@kernel
def _count(room: _Room, bits: UInt64s) -> None:
    """Count 1 for each source whose bit is set: all 512 counters are added to at once."""
    for word in range(_WORDS):
        room.carry[word] = bits[word]
    for plane in range(_PLANES):
        left = np.uint64(0)
        for word in range(_WORDS):
            carried = room.planes[plane, word] & room.carry[word]
            room.planes[plane, word] ^= room.carry[word]
            room.carry[word] = carried
            left |= carried
        if left == 0:
            break


@kernel
def _add_to_sources(planes: UInt64s, step: int, of_sources: Float64s, going: UInt64s) -> None:
    """Read what was counted in this step for each source, and clear the counters.

    Who has come nowhere new has come to the end, and nobody waits for it any more.
    """
    going[:] = 0
    used = 0
    for plane in range(_PLANES):
        if planes[plane].any():
            used = plane + 1
    for source in range(len(of_sources)):
        news = 0
        for plane in range(used):
            bit = (planes[plane, source >> 6] >> np.uint64(source & 63)) & np.uint64(1)
            if bit:
                news += 1 << plane
        if news > 0:
            of_sources[source, GOES_TO] += news
            of_sources[source, GOES] += news * step
            of_sources[source, GOES_HARMONIC] += news / step
            of_sources[source, FARTHEST] = step
            going[source >> 6] |= np.uint64(1) << np.uint64(source & 63)
    planes[:used] = 0
