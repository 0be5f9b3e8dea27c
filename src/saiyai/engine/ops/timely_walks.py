"""Walks from contact to later contact, from many sources at once: 512 cost little more than one.

Each node holds a bit for every source that has come to it, as in `many_walks`; contacts are gone
through once, from the first to the last.
"""

from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import Bools, Float64s, Int32s, Int64s, seal
from saiyai.engine.jit import kernel

UInt64s: TypeAlias = NDArray[np.uint64]

_WORDS: Final = 8
"""So many words of 64 sources walk together: they fill one line of the processor's cache."""

_TOGETHER: Final = 64 * _WORDS


class _Room(NamedTuple):
    """Room of one batch, used again by the next.

    Shapes: came (n, words): who has come to each node before this moment; coming (n, words): who
        comes at this moment, right at the nodes in `listed` only; is_listed (n,).
    """

    came: UInt64s
    coming: UInt64s
    listed: Int32s
    is_listed: Bools


def count_timely_reach(
    contacts: tuple[Int32s, Int32s, Float64s],
    starts: Int32s,
    n: int,
    both: bool,  # noqa: FBT001 as kernels have it
) -> Int64s:
    """How many others each start comes to, going from contact to later contact.

    Shapes: contacts: sources, targets and times, all (contacts,), in order of time; starts
        (starts,), each once; `both` is whether a contact leads both ways.
    Cost: O(starts contacts / 512) looks at two rows of 64 bytes, 130 bytes a node.
    """
    reached = np.zeros(len(starts), np.int64)
    room = _Room(
        np.zeros((n, _WORDS), np.uint64),
        np.zeros((n, _WORDS), np.uint64),
        np.empty(n, np.int32),
        np.zeros(n, np.bool_),
    )
    for first in range(0, len(starts), _TOGETHER):
        batch = slice(first, first + _TOGETHER)
        _walk(contacts, starts[batch], both, room)
        reached[batch] = _others(room.came, len(starts[batch]))
    return seal(reached)


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
    for at in range(len(starts)):
        room.came[starts[at], at >> 6] |= np.uint64(1) << np.uint64(at & 63)
    begin = 0
    while begin < len(times):
        end = begin + 1
        while end < len(times) and times[end] == times[begin]:
            end += 1
        listed = 0
        for at in range(begin, end):
            listed = _hand_on(sources[at], targets[at], room, listed)
            if both:
                listed = _hand_on(targets[at], sources[at], room, listed)
        for at in range(listed):
            node = room.listed[at]
            room.is_listed[node] = False
            for word in range(_WORDS):
                room.came[node, word] |= room.coming[node, word]
        begin = end


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
def _others(came: UInt64s, starts: int) -> Int64s:
    """To how many nodes each start has come, itself left out."""
    found = np.full(starts, -1, np.int64)
    for node in range(len(came)):
        for word in range(_WORDS):
            bits = came[node, word]
            if bits == 0:
                continue
            for at in range(word << 6, min((word + 1) << 6, starts)):
                found[at] += np.int64((bits >> np.uint64(at & 63)) & np.uint64(1))
    return found
