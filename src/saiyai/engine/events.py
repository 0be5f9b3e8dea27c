"""Lines and events as arrays: checked once when they are made, then read-only."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Int8s, Int32s, Int64s, Numbers, seal, sealed
from saiyai.engine.jit import kernel
from saiyai.engine.ops.columns import all_right, bounds, bounds_of, column, positions, same_length


class Code(IntEnum):
    """What an event, or a word about the line itself, says of a line."""

    NONE = 0
    ACT = 1
    """Something was done together or given."""
    ANSWER = 2
    """A test was answered."""
    ATTEMPT = 3
    """Somebody tried, and there was no answer at the time."""
    ENDED = 4
    """The line was declared ended."""


class Rule(IntEnum):
    """Which lines an event touches."""

    NONE = 0
    FLOW = 1
    """Those between source and target of each flow."""
    STAR = 2
    """Those between the caller and each of the others."""
    ALL = 3
    """Those among all who took part."""


class EventTable(NamedTuple):
    """One row per event. Shapes: all (events,); channel and caller are -1 where not known."""

    days: Numbers
    codes: Numbers
    channels: Numbers
    rules: Numbers
    callers: Numbers


class Presence(NamedTuple):
    """Who took part: those of event `e` are `actors[indptr[e]:indptr[e + 1]]`, in any order."""

    indptr: Numbers
    actors: Numbers


class Flows(NamedTuple):
    """Who gave whom. Shapes: all (flows,), in any order; `events` are rows of the table."""

    events: Numbers = ()
    sources: Numbers = ()
    targets: Numbers = ()


NO_FLOWS: Final = Flows()


class Events(NamedTuple):
    """Events among `n` actors as `make_events` checked them; flows in compressed rows by event."""

    n: int
    days: Int32s
    codes: Int8s
    channels: Int32s
    rules: Int8s
    callers: Int32s
    indptr: Int64s
    actors: Int32s
    flow_indptr: Int64s
    flow_sources: Int32s
    flow_targets: Int32s


class LineIndex(NamedTuple):
    """The lines kept by each actor, in compressed rows, and the other end of each.

    Note: a line is kept at the end that has fewer lines, so that everybody keeps few of them: a
    hub that comes to every event costs next to nothing.
    """

    indptr: Int64s
    lines: Int32s
    others: Int32s


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Lines between `n` actors as `make_lines` checked them; several may join the same two."""

    n: int
    a: Int32s
    b: Int32s
    index: LineIndex

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.a)


def make_lines(n: int, a: Numbers, b: Numbers) -> Lines:
    """Check the ends of lines and note who keeps which.

    Shapes: a and b (lines,), positions from 0 to n - 1, in whichever order.
    Raises: MalformedEvents with the first row that is wrong.
    """
    first, second = positions("a", a, n), positions("b", b, n)
    same_length(a=first, b=second)
    all_right(first != second, problem="same_ends")
    return Lines(n, first, second, sealed(_index(n, first, second)))


def make_events(n: int, table: EventTable, presence: Presence, flows: Flows = NO_FLOWS) -> Events:
    """Check events, who took part in them, and what flowed.

    Raises: MalformedEvents with the column and the first row that is wrong.
    Cost: O(events + participants + flows) time and memory; the arrays are copied.
    """
    days = column("days", table.days)
    codes = column("codes", table.codes, Code.NONE, Code.ENDED)
    rules = column("rules", table.rules, Rule.NONE, Rule.ALL)
    channels = column("channels", table.channels, -1)
    callers = positions("callers", table.callers, n, lowest=-1)
    same_length(days=days, codes=codes, rules=rules, channels=channels, callers=callers)
    actors = positions("actors", presence.actors, n)
    indptr = bounds(presence.indptr, len(actors), len(days))
    of_event = positions("flow events", flows.events, len(days))
    sources = positions("sources", flows.sources, n)
    targets = positions("targets", flows.targets, n)
    same_length(events=of_event, sources=sources, targets=targets)
    by_event = np.argsort(of_event, kind="stable")
    return Events(
        n,
        days,
        seal(codes.astype(np.int8)),
        channels,
        seal(rules.astype(np.int8)),
        callers,
        indptr,
        actors,
        bounds_of(np.bincount(of_event, minlength=len(days))),
        seal(sources[by_event]),
        seal(targets[by_event]),
    )


@kernel
def _index(n: int, a: Int32s, b: Int32s) -> LineIndex:
    """Each line at the end with fewer lines, ascending."""
    lines = np.zeros(n, np.int64)
    for line in range(len(a)):
        lines[a[line]] += 1
        lines[b[line]] += 1
    keeper = np.where(lines[a] <= lines[b], a, b)
    indptr = np.zeros(n + 1, np.int64)
    for line in range(len(a)):
        indptr[keeper[line] + 1] += 1
    for actor in range(n):
        indptr[actor + 1] += indptr[actor]
    cursor = indptr.copy()
    kept = np.empty(len(a), np.int32)
    others = np.empty(len(a), np.int32)
    for line in range(len(a)):
        place = cursor[keeper[line]]
        kept[place] = line
        others[place] = b[line] if keeper[line] == a[line] else a[line]
        cursor[keeper[line]] += 1
    return LineIndex(indptr, kept, others)
