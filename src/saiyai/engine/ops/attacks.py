"""Attacks on a network: its best-tied node is taken away, again and again, until none is left."""

from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numba import prange
from numpy.typing import NDArray

from saiyai.engine.arrays import Int32s, Int64s, seal
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.rows import Adjacency, degrees

_UInt64s: TypeAlias = NDArray[np.uint64]

_LANES: Final = 2
"""So many attacks run side by side, on every machine; each more holds more memory."""

_WORTH_WAKING: Final = 5_000_000
"""Entries of all attacks from which other cores help: on a busy machine they take long to come."""


class _Room(NamedTuple):
    """Room for an attack, used again for the next.

    Shapes: `line` (n,) holds nodes by what degree they have left, and those taken away after
    them; `place_of` (n,); `degree` (n,), -1 once taken away; `start` (highest degree + 2,), where
    in the line each degree begins; `above` and `size` (n,), a forest of pieces.
    """

    line: Int32s
    place_of: Int32s
    degree: Int32s
    start: Int64s
    above: Int32s
    size: Int32s


def attack(simple: Adjacency, seeds: _UInt64s) -> Int64s:
    """For each attack, the nodes in the largest piece, added up over all that is ever left.

    At every step one of those with the most ties left is taken away, each as likely.

    Shapes: seeds (attacks,), the dice of each, none of them 0.
    Cost: O(n + m) time for each attack, 32 bytes a node in each of two lanes.
    Source: Schneider et al. 2011, Proceedings of the National Academy of Sciences 108, 3838-3841;
        the line as of Batagelj & Zaversnik 2003; pieces from the last node back to the first, as
        Newman & Ziff 2001, Physical Review E 64, 016706.
    """
    found = np.zeros(len(seeds), np.int64)
    # Well-connected nodes are asked for most: side by side they stay in the processor's cache,
    # and an attack takes half as long.
    order = np.argsort(-degrees(simple), kind="stable").astype(np.int32)
    rows = _in_order(simple, order)
    if len(simple.indices) * len(seeds) < _WORTH_WAKING:
        _attack_on_one_core(rows, seeds, found)
    else:
        _attack_on_all_cores(rows, seeds, found)
    return seal(found)


@kernel
def _in_order(simple: Adjacency, order: Int32s) -> Adjacency:
    """The same graph, its nodes numbered as they stand in this order; rows are not sorted."""
    n = len(order)
    number = np.empty(n, np.int32)
    for at in range(n):
        number[order[at]] = at
    indptr = np.zeros(n + 1, np.int64)
    indices = np.empty_like(simple.indices)
    for at in range(n):
        filled = indptr[at]
        for place in range(simple.indptr[order[at]], simple.indptr[order[at] + 1]):
            indices[filled] = number[simple.indices[place]]
            filled += 1
        indptr[at + 1] = filled
    return Adjacency(indptr, indices)


@parallel_kernel
def _attack_on_all_cores(simple: Adjacency, seeds: _UInt64s, found: Int64s) -> None:
    for lane in prange(_LANES):
        _attack_lane(simple, seeds, found, int(np.int64(lane)), _LANES)


@kernel
def _attack_on_one_core(simple: Adjacency, seeds: _UInt64s, found: Int64s) -> None:
    _attack_lane(simple, seeds, found, 0, 1)


@kernel
def _attack_lane(simple: Adjacency, seeds: _UInt64s, found: Int64s, lane: int, lanes: int) -> None:
    """Every attack of one lane."""
    n = len(simple.indptr) - 1
    highest = 0
    for node in range(n):
        highest = max(highest, simple.indptr[node + 1] - simple.indptr[node])
    room = _Room(
        np.empty(n, np.int32),
        np.empty(n, np.int32),
        np.empty(n, np.int32),
        np.empty(highest + 2, np.int64),
        np.empty(n, np.int32),
        np.empty(n, np.int32),
    )
    for at in range(lane, len(seeds), lanes):
        _take_away(simple, room, seeds[at])
        found[at] = _put_back(simple, room)


@kernel
def _take_away(simple: Adjacency, room: _Room, dice: np.uint64) -> None:
    """Take nodes from the end of the line; in the end it holds them from the last to the first."""
    _line_up(simple, room)
    n = len(room.line)
    highest = len(room.start) - 2
    for end in range(n, 0, -1):
        while room.start[highest] >= end:
            highest -= 1
        if highest == 0:
            return  # the rest are alone, in whatever order
        dice = _throw(dice)
        first = room.start[highest]
        place = first + np.int64(_share(dice) * (end - first))
        node, last = room.line[place], room.line[end - 1]
        room.line[place], room.line[end - 1] = last, node
        room.place_of[last] = place
        room.degree[node] = -1
        for entry in range(simple.indptr[node], simple.indptr[node + 1]):
            other = simple.indices[entry]
            if room.degree[other] > 0:
                _lose_a_tie(room, other)


@kernel
def _lose_a_tie(room: _Room, node: int) -> None:
    """Swap a node with the first of the same degree, then let that degree begin one later."""
    degree = room.degree[node]
    first = room.start[degree]
    ahead, place = room.line[first], room.place_of[node]
    room.line[place], room.line[first] = ahead, node
    room.place_of[ahead], room.place_of[node] = place, first
    room.start[degree] = first + 1
    room.degree[node] = degree - 1


@kernel
def _line_up(simple: Adjacency, room: _Room) -> None:
    n = len(room.line)
    room.start[:] = 0
    for node in range(n):
        room.degree[node] = simple.indptr[node + 1] - simple.indptr[node]
        room.start[room.degree[node] + 1] += 1
    for value in range(len(room.start) - 1):
        room.start[value + 1] += room.start[value]
    cursor = room.start.copy()
    for node in range(n):
        place = cursor[room.degree[node]]
        cursor[room.degree[node]] += 1
        room.line[place] = node
        room.place_of[node] = place


@kernel
def _put_back(simple: Adjacency, room: _Room) -> int:
    """Put nodes back from the last; the largest piece before each, added up."""
    room.size[:] = 0  # who is not there yet
    largest, total = 0, 0
    for at in range(len(room.line)):
        node = room.line[at]
        total += largest
        room.above[node] = node
        room.size[node] = 1
        top = node
        for entry in range(simple.indptr[node], simple.indptr[node + 1]):
            other = simple.indices[entry]
            if room.size[other] > 0:
                top = _join(room, top, _top(room, other))
        largest = max(largest, room.size[top])
    return total


@kernel
def _join(room: _Room, one: int, other: int) -> int:
    """Hang the smaller piece under the larger; its top."""
    if one == other:
        return one
    if room.size[one] < room.size[other]:
        one, other = other, one
    room.above[other] = one
    room.size[one] += room.size[other]
    return one


@kernel
def _top(room: _Room, node: int) -> int:
    """The top of a node's piece; the way there is halved for whoever comes next."""
    while room.above[node] != node:
        room.above[node] = room.above[room.above[node]]
        node = room.above[node]
    return node


@kernel
def _throw(dice: np.uint64) -> np.uint64:
    """The dice once more: xorshift64 of Marsaglia 2003, Journal of Statistical Software 8, 14."""
    dice ^= dice << np.uint64(13)
    dice ^= dice >> np.uint64(7)
    dice ^= dice << np.uint64(17)
    return dice


@kernel
def _share(dice: np.uint64) -> float:
    """A share from 0 to below 1, from the upper bits."""
    return (dice >> np.uint64(11)) * (1.0 / 9007199254740992.0)
