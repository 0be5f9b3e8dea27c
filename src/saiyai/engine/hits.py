"""Which event touched which line when, without ever building the pairs of a large event."""

from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Bools, Int8s, Int32s, Int64s, Numbers, seal
from saiyai.engine.errors import MalformedEvents
from saiyai.engine.events import Code, Events, LineIndex, Lines, Rule
from saiyai.engine.jit import kernel
from saiyai.engine.ops.columns import (
    all_right,
    bounds,
    bounds_of,
    column,
    marks,
    positions,
    same_length,
)

_NONE: Final = -1


class Hits(NamedTuple):
    """What was told of each line: its hits are `days[indptr[line]:indptr[line + 1]]` and so on.

    Shapes: indptr (lines + 1,), the others (hits,); by line, then day, then order of telling.
    `channels` is -1 where not known; `events` is the row of the event, -1 for a word about the
    line itself; `quiet` marks an attempt made while an end had asked for quiet.
    """

    indptr: Int64s
    days: Int32s
    codes: Int8s
    channels: Int32s
    events: Int32s
    quiet: Bools

    @property
    def lines(self) -> Int64s:
        """The line of each hit."""
        return _lines(self.indptr)


class HitTable(NamedTuple):
    """One row per hit, to make `Hits` of. Shapes: all (hits,)."""

    days: Numbers
    codes: Numbers
    channels: Numbers
    events: Numbers
    quiet: Numbers


class Words(NamedTuple):
    """What was said of lines themselves, such as their end. Shapes: all (words,), in any order."""

    lines: Numbers
    days: Numbers
    codes: Numbers


class QuietTimes(NamedTuple):
    """When actors asked not to be called, last day included. Shapes: all (times,)."""

    actors: Numbers
    first_days: Numbers
    last_days: Numbers


class _Room(NamedTuple):
    """What a scan writes to: per line the next place and the last event, per actor likewise.

    `found` is by rank: the place of an event among all of them by day.
    """

    places: Int64s
    found: Int32s
    ranks: Int32s
    touched: Int32s
    present: Int32s


def make_hits(indptr: Numbers, table: HitTable) -> Hits:
    """Check hits that stand in order by line and day.

    Raises: MalformedEvents with the column and the first row that is wrong.
    """
    days = column("days", table.days)
    codes = column("codes", table.codes, Code.ACT, Code.ENDED)
    channels = column("channels", table.channels, _NONE)
    events = column("events", table.events, _NONE)
    quiet = marks("quiet", table.quiet)
    same_length(days=days, codes=codes, channels=channels, events=events, quiet=quiet)
    rows = bounds(indptr, len(days))
    hits = Hits(rows, days, seal(codes.astype(np.int8)), channels, events, quiet)
    all_right(_in_order(days, hits.lines), problem="not_in_order", column="days")
    return hits


def find_hits(lines: Lines, events: Events) -> Hits:
    """The lines each event touched: once each, whatever number of its pairs or flows say so.

    Raises: MalformedEvents if lines and events are not of the same actors.
    Cost: O(events + flows + lines kept by those present), and no more for an assembly of
        thousands: its lines are looked up, its pairs are never made.
    """
    if lines.n != events.n:
        raise MalformedEvents(problem="unlike_actors", lines=lines.n, events=events.n)
    by_day = np.argsort(events.days, kind="stable").astype(np.int32)
    ranks = np.empty_like(by_day)
    ranks[by_day] = np.arange(len(by_day), dtype=np.int32)
    counts = np.zeros(lines.count, np.int64)
    _scan(lines.index, events, _room(lines, counts, ranks, 0))
    indptr = bounds_of(counts)
    room = _room(lines, indptr[:-1].copy(), ranks, int(indptr[-1]))
    _scan(lines.index, events, room)
    _sort_rows(indptr, room.found)
    found = seal(by_day[room.found])
    return Hits(
        indptr,
        seal(events.days[found]),
        seal(events.codes[found]),
        seal(events.channels[found]),
        found,
        seal(np.zeros(len(found), np.bool_)),
    )


def with_words(hits: Hits, words: Words) -> Hits:
    """The hits and what was said of the lines themselves; on one day words come after events.

    Raises: MalformedEvents with the column and the first row that is wrong.
    """
    of = positions("lines", words.lines, len(hits.indptr) - 1)
    days = column("days", words.days)
    codes = column("codes", words.codes, Code.ACT, Code.ENDED)
    same_length(lines=of, days=days, codes=codes)
    lines = np.concatenate((hits.lines, of))
    every = np.concatenate((hits.days, days))
    order = np.lexsort((np.arange(len(lines)), every, lines))
    unknown = np.full(len(of), _NONE, np.int32)
    spoken = np.zeros(len(of), np.bool_)
    return Hits(
        bounds_of(np.bincount(lines, minlength=len(hits.indptr) - 1)),
        seal(every[order]),
        seal(np.concatenate((hits.codes, codes.astype(np.int8)))[order]),
        seal(np.concatenate((hits.channels, unknown))[order]),
        seal(np.concatenate((hits.events, unknown))[order]),
        seal(np.concatenate((hits.quiet, spoken))[order]),
    )


def with_quiet(hits: Hits, lines: Lines, times: QuietTimes) -> Hits:
    """The hits, with the attempts marked that were made while an end had asked for quiet.

    Raises: MalformedEvents with the column and the first row that is wrong.
    """
    actors = positions("actors", times.actors, lines.n)
    first = column("first_days", times.first_days)
    last = column("last_days", times.last_days)
    same_length(actors=actors, first_days=first, last_days=last)
    if len(hits.indptr) - 1 != lines.count:
        raise MalformedEvents(problem="unlike_lines", lines=lines.count)
    attempts = np.flatnonzero(hits.codes == Code.ATTEMPT)
    of, days = hits.lines[attempts], hits.days[attempts]
    quiet = hits.quiet.copy()
    for actor, begin, end in zip(actors, first, last, strict=True):  # few, against many hits
        ends = (lines.a[of] == actor) | (lines.b[of] == actor)
        quiet[attempts[ends & (begin <= days) & (days <= end)]] = True
    return hits._replace(quiet=seal(quiet))


def hits_of_lines(hits: Hits, kept: Int64s) -> Hits:
    """The hits of some lines, by their positions, which are counted anew. Cost: O(hits kept)."""
    counts = np.diff(hits.indptr)[kept]
    indptr = bounds_of(counts)
    rows = np.repeat(hits.indptr[:-1][kept] - indptr[:-1], counts) + np.arange(indptr[-1])
    return Hits(
        indptr,
        seal(hits.days[rows]),
        seal(hits.codes[rows]),
        seal(hits.channels[rows]),
        seal(hits.events[rows]),
        seal(hits.quiet[rows]),
    )


def _lines(indptr: Int64s) -> Int64s:
    return np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))


def _in_order(days: Int32s, lines: Int64s) -> Bools:
    """Whether each next hit is of the same line and no earlier, or of a later line."""
    return (days[:-1] <= days[1:]) | (lines[:-1] < lines[1:])


def _room(lines: Lines, places: Int64s, ranks: Int32s, hits: int) -> _Room:
    return _Room(
        places,
        np.empty(hits, np.int32),
        ranks,
        np.full(lines.count, _NONE, np.int32),
        np.full(lines.n, _NONE, np.int32),
    )


def _scan(index: LineIndex, events: Events, room: _Room) -> None:
    """Count the hits of each line or, where there is room, note them.

    Note: a kernel goes through all events of a rule by itself: to call one per event would count
    references to every array it is given, which takes longer than the work.
    """
    for touch in (_touch_flows, _touch_stars, _touch_all):
        touch(index, events, room)


@kernel
def _touch_flows(index: LineIndex, events: Events, room: _Room) -> None:
    """Touch the lines between source and target of each flow, whichever of them keeps them."""
    for event in range(len(events.days)):
        if events.rules[event] != Rule.FLOW or events.codes[event] == Code.NONE:
            continue
        for flow in range(events.flow_indptr[event], events.flow_indptr[event + 1]):
            source, target = events.flow_sources[flow], events.flow_targets[flow]
            for keeper, other in ((source, target), (target, source)):
                for place in range(index.indptr[keeper], index.indptr[keeper + 1]):
                    if index.others[place] == other:
                        _touch(index.lines[place], event, room)


@kernel
def _touch_stars(index: LineIndex, events: Events, room: _Room) -> None:
    """Touch the lines between a caller and each one present, whichever of them keeps them."""
    for event in range(len(events.days)):
        caller = events.callers[event]
        if events.rules[event] != Rule.STAR or events.codes[event] == Code.NONE or caller < 0:
            continue
        for part in range(events.indptr[event], events.indptr[event + 1]):
            actor = events.actors[part]
            room.present[actor] = event
            for place in range(index.indptr[actor], index.indptr[actor + 1]):
                if index.others[place] == caller:
                    _touch(index.lines[place], event, room)
        for place in range(index.indptr[caller], index.indptr[caller + 1]):
            if room.present[index.others[place]] == event:
                _touch(index.lines[place], event, room)


@kernel
def _touch_all(index: LineIndex, events: Events, room: _Room) -> None:
    """Touch the lines among those present: each looks only at the lines it keeps."""
    for event in range(len(events.days)):
        if events.rules[event] != Rule.ALL or events.codes[event] == Code.NONE:
            continue
        for part in range(events.indptr[event], events.indptr[event + 1]):
            room.present[events.actors[part]] = event
        for part in range(events.indptr[event], events.indptr[event + 1]):
            actor = events.actors[part]
            for place in range(index.indptr[actor], index.indptr[actor + 1]):
                if room.present[index.others[place]] == event:
                    _touch(index.lines[place], event, room)


@kernel
def _touch(line: int, event: int, room: _Room) -> None:
    """Note that an event touched a line, once."""
    if room.touched[line] != event:
        room.touched[line] = event
        if len(room.found):
            room.found[room.places[line]] = room.ranks[event]
        room.places[line] += 1


@kernel
def _sort_rows(indptr: Int64s, found: Int32s) -> None:
    """The events of each line by day; those of one day in the order they were told."""
    for line in range(len(indptr) - 1):
        row = found[indptr[line] : indptr[line + 1]]
        for place in range(1, len(row)):
            if row[place] < row[place - 1]:
                row.sort()
                break
