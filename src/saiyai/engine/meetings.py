"""Who met whom: the pairs that small events make, for laying lines from an attendance list."""

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import Bools, Int32s, Int64s, seal
from saiyai.engine.events import Code, Events, Rule
from saiyai.engine.jit import kernel

MEETING_UP_TO: Final = 30
"""In a larger event not everybody met everybody; it would also make 98 % of all pairs."""


@dataclass(frozen=True, slots=True, eq=False)
class Meetings:
    """Distinct pairs, a < b, ascending; in how many events they met and on which day last.

    Shapes: all (pairs,).
    """

    a: Int32s
    b: Int32s
    events: Int64s
    last_days: Int32s


def find_meetings(events: Events, *, up_to: int = MEETING_UP_TO) -> Meetings:
    """The pairs that acts and answers made, each by its rule, in events of at most so many.

    Note: an attempt is no meeting. Who stands twice in an event counts once, and so does a pair.
    Cost: O(p log p) for p pairs of all events together.
    """
    count = _note_pairs(events, up_to, _room(0))
    room = _room(count)
    _note_pairs(events, up_to, room)
    key = room.lows.astype(np.int64) * events.n + room.highs
    order = np.lexsort((room.of_event, key))
    key, of_event = key[order], room.of_event[order]
    once = _begins(key) | _begins(of_event)
    key, of_event = key[once], of_event[once]
    starts = np.flatnonzero(_begins(key))
    days = events.days[of_event]
    return Meetings(
        seal((key[starts] // max(events.n, 1)).astype(np.int32)),
        seal((key[starts] % max(events.n, 1)).astype(np.int32)),
        seal(np.diff(starts, append=len(key))),
        seal(np.maximum.reduceat(days, starts) if len(starts) else days),
    )


def _begins(sorted_values: NDArray[Any]) -> Bools:
    """Where a run of equal values begins."""
    begins: Bools = np.diff(sorted_values, prepend=-1) != 0
    return begins


class _Room(NamedTuple):
    """What the pairs are noted in; without room they are only counted."""

    lows: Int32s
    highs: Int32s
    of_event: Int32s


def _room(pairs: int) -> _Room:
    return _Room(np.empty(pairs, np.int32), np.empty(pairs, np.int32), np.empty(pairs, np.int32))


@kernel
def _note_pairs(events: Events, up_to: int, room: _Room) -> int:
    """Note the pairs of every event; how many they are."""
    seen = np.full(events.n, -1, np.int32)
    noted = 0
    for event in range(len(events.days)):
        if events.codes[event] not in (Code.ACT, Code.ANSWER):
            continue
        here = _present(events, event, seen)
        if len(here) > up_to:
            continue
        if events.rules[event] == Rule.FLOW:
            noted = _note_flows(events, event, room, noted)
        elif events.rules[event] == Rule.STAR:
            noted = _note_star(events.callers[event], here, event, room, noted)
        elif events.rules[event] == Rule.ALL:
            for place in range(1, len(here)):
                noted = _note_star(here[place], here[:place], event, room, noted)
    return noted


@kernel
def _note_flows(events: Events, event: int, room: _Room, noted: int) -> int:
    """Note source and target of each flow; how many pairs have been noted with them."""
    for flow in range(events.flow_indptr[event], events.flow_indptr[event + 1]):
        target = events.flow_targets[flow]
        noted = _note(events.flow_sources[flow], target, event, room, noted)
    return noted


@kernel
def _note_star(centre: int, others: Int32s, event: int, room: _Room, noted: int) -> int:
    """Note one with each of the others; how many pairs have been noted with them."""
    if centre >= 0:
        for other in others:
            noted = _note(centre, other, event, room, noted)
    return noted


@kernel
def _present(events: Events, event: int, seen: Int32s) -> Int32s:
    """Who took part in an event, each once."""
    first, end = events.indptr[event], events.indptr[event + 1]
    here = np.empty(end - first, np.int32)
    count = 0
    for place in range(first, end):
        actor = events.actors[place]
        if seen[actor] != event:
            seen[actor] = event
            here[count] = actor
            count += 1
    return here[:count]


@kernel
def _note(one: int, other: int, event: int, room: _Room, noted: int) -> int:
    """Note a pair where there is room; how many have been noted with it."""
    if one == other:
        return noted
    if len(room.lows):
        room.lows[noted] = min(one, other)
        room.highs[noted] = max(one, other)
        room.of_event[noted] = event
    return noted + 1
