"""Walks from contact to later contact, from many sources at once: 512 cost little more than one.

Each node holds a bit for every source that has come to it, as in `many_walks`; contacts are gone
through once, from the first to the last.
"""

from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numba import prange
from numpy.typing import NDArray

from saiyai.engine.arrays import Bools, Float64s, Int32s, Int64s
from saiyai.engine.jit import kernel, parallel_kernel

UInt64s: TypeAlias = NDArray[np.uint64]

_WORDS: Final = 8
"""So many words of 64 sources walk together: they fill one line of the processor's cache."""

_TOGETHER: Final = 64 * _WORDS

_LANES: Final = 8
"""In so many lanes at most batches walk side by side."""

_ROOM: Final = 2_000_000
"""Nodes for which all lanes together have room, so that large networks are walked in two."""

_WORTH_WAKING: Final = 20_000_000
"""Sources times contacts from which other cores help."""


class _Tables(NamedTuple):
    """Shapes: came, coming (lanes, n, words); reached (lanes,)."""

    came: UInt64s
    coming: UInt64s
    reached: Int64s


class _Room(NamedTuple):
    """Room of one lane, used again by each of its batches.

    Shapes: came (n, words): who has come to each node before this moment; coming (n, words): who
        comes at this moment, right at the nodes in `listed` only; is_listed (n,); told (n,): to
        which nodes anybody has come.
    """

    came: UInt64s
    coming: UInt64s
    listed: Int32s
    is_listed: Bools
    told: Bools


def count_timely_pairs(
    contacts: tuple[Int32s, Int32s, Float64s],
    starts: Int32s,
    n: int,
    both: bool,  # noqa: FBT001 as kernels have it
) -> int:
    """To how many others all starts together come, going from contact to later contact.

    Shapes: contacts: sources, targets and times, all (contacts,), in order of time; starts
        (starts,), each once; `both` is whether a contact leads both ways.
    Cost: O(starts contacts / 512) looks at two rows of 64 bytes, on all cores; 135 bytes a node
        in each of at least two lanes.
    """
    batches = -(-len(starts) // _TOGETHER)
    lanes = max(min(batches, _LANES, _ROOM // max(n, 1)), 2)
    tables = _Tables(
        np.zeros((lanes, n, _WORDS), np.uint64),
        np.empty((lanes, n, _WORDS), np.uint64),
        np.zeros(lanes, np.int64),
    )
    small = len(starts) * len(contacts[2]) < _WORTH_WAKING
    walk = _walk_on_one_core if small else _walk_on_all_cores
    walk(contacts, starts, both, tables)
    return int(tables.reached.sum()) - len(starts)  # oneself is no other


@parallel_kernel
def _walk_on_all_cores(
    contacts: tuple[Int32s, Int32s, Float64s],
    starts: Int32s,
    both: bool,  # noqa: FBT001 a kernel has no keywords
    tables: _Tables,
) -> None:
    """Every lane, side by side."""
    for lane in prange(len(tables.reached)):
        _walk_lane(contacts, starts, both, tables, lane)


@kernel
def _walk_on_one_core(
    contacts: tuple[Int32s, Int32s, Float64s],
    starts: Int32s,
    both: bool,  # noqa: FBT001 a kernel has no keywords
    tables: _Tables,
) -> None:
    """The same, lane after lane."""
    for lane in range(len(tables.reached)):
        _walk_lane(contacts, starts, both, tables, lane)


@kernel
def _walk_lane(
    contacts: tuple[Int32s, Int32s, Float64s],
    starts: Int32s,
    both: bool,  # noqa: FBT001 a kernel has no keywords
    tables: _Tables,
    lane: int,
) -> None:
    """The batches of one lane, one after another."""
    lanes, n = tables.came.shape[0], tables.came.shape[1]
    room = _Room(
        tables.came[lane],
        tables.coming[lane],
        np.empty(n, np.int32),
        np.zeros(n, np.bool_),
        np.zeros(n, np.bool_),
    )
    for first in range(lane * _TOGETHER, len(starts), lanes * _TOGETHER):
        _walk(contacts, starts[first : min(first + _TOGETHER, len(starts))], both, room)
        tables.reached[lane] += _bits(room.came)


@kernel
def _walk(
    contacts: tuple[Int32s, Int32s, Float64s],
    starts: Int32s,
    both: bool,  # noqa: FBT001 a kernel has no keywords
    room: _Room,
) -> None:
    """Go through all contacts; what comes at a moment is handed on only later."""
    sources, targets, times = contacts
    room.came[:] = 0
    room.told[:] = False
    for at in range(len(starts)):
        room.came[starts[at], at >> 6] |= np.uint64(1) << np.uint64(at & 63)
        room.told[starts[at]] = True
    begin = 0
    while begin < len(times):
        end = begin + 1
        while end < len(times) and times[end] == times[begin]:
            end += 1
        if end == begin + 1:
            _meet(sources[begin], targets[begin], both, room)
        else:
            _meet_at_once(sources[begin:end], targets[begin:end], both, room)
        begin = end


@kernel
def _meet(source: int, target: int, both: bool, room: _Room) -> None:  # noqa: FBT001 a kernel has no keywords
    """The only contact of its moment: what the one has is the other's, at once."""
    if room.told[source]:
        room.told[target] = True
        for word in range(_WORDS):
            room.came[target, word] |= room.came[source, word]
    if both and room.told[target]:  # by now it has what both have
        room.told[source] = True
        for word in range(_WORDS):
            room.came[source, word] |= room.came[target, word]


@kernel
def _meet_at_once(sources: Int32s, targets: Int32s, both: bool, room: _Room) -> None:  # noqa: FBT001 a kernel has no keywords
    """Several contacts of one moment: each gives what was there before it."""
    listed = 0
    for at in range(len(sources)):
        if room.told[sources[at]]:
            listed = _hand_on(sources[at], targets[at], room, listed)
        if both and room.told[targets[at]]:
            listed = _hand_on(targets[at], sources[at], room, listed)
    for at in range(listed):
        node = room.listed[at]
        room.is_listed[node] = False
        room.told[node] = True
        for word in range(_WORDS):
            room.came[node, word] |= room.coming[node, word]


@kernel
def _hand_on(source: int, target: int, room: _Room, listed: int) -> int:
    """Who has come to the source comes to the target; how many nodes are listed now."""
    if room.is_listed[target]:
        for word in range(_WORDS):
            room.coming[target, word] |= room.came[source, word]
        return listed
    room.is_listed[target] = True
    room.listed[listed] = target
    for word in range(_WORDS):
        room.coming[target, word] = room.came[source, word]
    return listed + 1


@kernel
def _bits(came: UInt64s) -> int:
    """How many bits are set."""
    found = 0
    for node in range(len(came)):
        for word in range(_WORDS):
            found += _ones(came[node, word])
    return found


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
