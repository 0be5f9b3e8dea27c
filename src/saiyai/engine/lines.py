"""In which state each line is on a day, since when, and how long that holds if nobody speaks.

A line is silent without being ill: only an attempt that waited in vain speaks against it. The
rules stand in `_told`, `_lapsing` and `_state`; a network's own windows come in as `Terms`.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import INT32_MAX, INT32_MIN, Int8s, Int32s, Numbers, seal, sealed
from saiyai.engine.errors import MalformedEvents
from saiyai.engine.events import Code
from saiyai.engine.hits import Hits
from saiyai.engine.jit import kernel
from saiyai.engine.ops.columns import all_right, column, same_length


class LineState(IntEnum):
    """The state of a line; the order is part of the promise."""

    LAID = 0
    """Told to be there, never tried."""
    VERIFIED = 1
    """A test was answered within the line's rhythm."""
    ACTIVE = 2
    """In use within its rhythm."""
    FALLOW = 3
    """At rest; the last answer still counts."""
    UNTESTED = 4
    """Silent beyond that; unknown, not ill."""
    UNANSWERED = 5
    LAPSED = 6
    """Several attempts in vain, or two by different channels."""
    ENDED = 7
    REPAIRED = 8
    """Answered again after it had not, or had ended."""
    NOT_LAID = 9
    """Not yet told to be there on that day."""


NEVER: Final = INT32_MIN
"""Stands for a day that has not been."""

FOREVER: Final = INT32_MAX
"""Stands for a day that never comes."""

_BEYOND: Final = FOREVER + 1


class Terms(NamedTuple):
    """What holds for each line. Shapes: all (lines,), in days.

    `laid` is the day it is told to be laid; after its last proof a line is in use for `active`
    days and rests for `valid` days.
    """

    laid: Numbers
    active: Numbers
    valid: Numbers


class Patience(NamedTuple):
    """What holds for all lines: a convention, to be changed knowingly."""

    waiting: int
    """So many days after an attempt without an answer it counts."""
    repaired: int
    """So many days a line is shown as repaired."""
    lapsed_after: int
    """So many attempts that count make a lapsed line; two by different channels do as well."""


@dataclass(frozen=True, slots=True, eq=False)
class LineStates:
    """The state of every line on one day. Shapes: all (lines,).

    `since` is the day the state began as well as can be told: of an ended line its end, of an
    unanswered or lapsed one the first attempt in vain, of a repaired one the answer, otherwise
    the last proof or, without any, the day it was laid; NEVER for a line not laid yet.
    `holds_until` is the last day of the state if nothing more is told, FOREVER at the longest;
    `last_positive` is the day of the last act or answer, or NEVER.
    """

    states: Int8s
    since: Int32s
    holds_until: Int32s
    last_positive: Int32s


class _Told(NamedTuple):
    """What the hits of a line say by a day; days are NEVER where nothing of the kind was."""

    first: int
    """The first hit of any kind."""
    act: int
    positive: int
    repaired: int
    ended: int
    missed: int
    """The oldest attempt since the last proof."""
    tail: int
    """Where the hits since the last proof begin, and end."""
    end: int


class _Windows(NamedTuple):
    """The terms of one line."""

    laid: int
    active: int
    valid: int


def line_states(hits: Hits, terms: Terms, day: int, patience: Patience) -> LineStates:
    """The state of each line on a day, by what was told of it up to that day.

    Shapes: hits of as many lines as terms has rows.
    Raises: MalformedEvents if they differ, or a window is negative.
    Cost: O(hits).
    """
    asked = _checked(hits, terms, patience)
    return LineStates(*sealed(_states(hits, asked[0], int(day), asked[1])))


def line_states_on_days(hits: Hits, terms: Terms, days: Numbers, patience: Patience) -> Int8s:
    """The state of each line on each of several days, by what was told of it up to that day.

    Shapes: days (days,), ascending; found (lines, days). The terms hold on all days.
    Raises: MalformedEvents as `line_states`, and where days do not ascend.
    Cost: O(hits + changes of state) work and a byte for each line and day: a line is looked at
        again only when something was told of it or its state has run out.
    """
    asked = _checked(hits, terms, patience)
    on = column("days", days)
    all_right(on[:-1] <= on[1:], problem="not_in_order", column="days")
    return seal(_states_on_days(hits, asked[0], on, asked[1]))


def _checked(hits: Hits, terms: Terms, patience: Patience) -> tuple[Terms, Patience]:
    checked = Terms(
        column("laid", terms.laid),
        column("active", terms.active, 0),
        column("valid", terms.valid, 0),
    )
    same_length(lines=hits.indptr[1:], **checked._asdict())
    if min(patience.waiting, patience.repaired) < 0 or patience.lapsed_after < 1:
        raise MalformedEvents(problem="patience", **patience._asdict())
    return checked, Patience(*map(int, patience))


@kernel
def _states(
    hits: Hits, terms: Terms, day: int, patience: Patience
) -> tuple[Int8s, Int32s, Int32s, Int32s]:
    lines = len(hits.indptr) - 1
    states = np.empty(lines, np.int8)
    since = np.empty(lines, np.int32)
    holds_until = np.empty(lines, np.int32)
    last_positive = np.empty(lines, np.int32)
    for line in range(lines):
        told = _told(hits, line, day, patience.waiting, _nothing(hits, line))
        windows = _windows(terms, line)
        state, begun, until = _state(told, hits, windows, day, patience)
        states[line] = state
        since[line] = begun
        holds_until[line] = min(until, FOREVER)
        last_positive[line] = told.positive
    return states, since, holds_until, last_positive


@kernel
def _states_on_days(hits: Hits, terms: Terms, days: Int32s, patience: Patience) -> Int8s:
    lines = len(hits.indptr) - 1
    states = np.empty((lines, len(days)), np.int8)
    for line in range(lines):
        windows = _windows(terms, line)
        told = _nothing(hits, line)
        at = 0
        while at < len(days):
            told = _told(hits, line, days[at], patience.waiting, told)
            state, _, until = _state(told, hits, windows, days[at], patience)
            if told.end < hits.indptr[line + 1]:
                until = min(until, hits.days[told.end] - 1)
            while at < len(days) and days[at] <= until:
                states[line, at] = state
                at += 1
    return states


@kernel
def _windows(terms: Terms, line: int) -> _Windows:
    # int() widens: days near the end of int32 are added to
    return _Windows(int(terms.laid[line]), int(terms.active[line]), int(terms.valid[line]))


@kernel
def _nothing(hits: Hits, line: int) -> _Told:
    """What is told of a line before its first hit."""
    start = hits.indptr[line]
    return _Told(NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, start, start)


@kernel
def _told(hits: Hits, line: int, day: int, waiting: int, before: _Told) -> _Told:
    """Read on to a day; a proof settles what was missed or ended before it."""
    first, act, positive, repaired, ended, missed, tail, place = before
    while place < hits.indptr[line + 1] and hits.days[place] <= day:
        at, code = int(hits.days[place]), hits.codes[place]
        first = at if first == NEVER else first
        if code == Code.ENDED:
            ended = at if ended == NEVER else ended
        elif code == Code.ATTEMPT:
            if missed == NEVER and not hits.quiet[place]:
                missed = at
        else:
            if ended != NEVER or (missed != NEVER and at - missed >= waiting):
                repaired = at
            if code == Code.ACT:
                act = at
            positive, ended, missed, tail = at, NEVER, NEVER, place + 1
        place += 1
    return _Told(first, act, positive, repaired, ended, missed, tail, place)


@kernel
def _lapsing(hits: Hits, told: _Told, lapsed_after: int) -> int:
    """The day of the attempt that, once it has waited in vain, makes the line lapse; or NEVER."""
    attempts = 0
    known = -1
    for place in range(told.tail, told.end):
        if hits.codes[place] != Code.ATTEMPT or hits.quiet[place]:
            continue
        attempts += 1
        channel = hits.channels[place]
        by_another = channel >= 0 and known >= 0 and channel != known
        if attempts >= lapsed_after or by_another:
            return int(hits.days[place])
        known = max(known, channel)
    return NEVER


@kernel
def _state(
    told: _Told, hits: Hits, windows: _Windows, day: int, patience: Patience
) -> tuple[LineState, int, int]:
    """The state on a day, since when, and until when: each change ahead has its own date."""
    if told.ended != NEVER:
        return LineState.ENDED, told.ended, FOREVER
    lapsing = _lapsing(hits, told, patience.lapsed_after)
    lapsed = _first_day_after(lapsing, patience.waiting)
    if lapsed <= day:
        return LineState.LAPSED, told.missed, FOREVER
    unanswered = _first_day_after(told.missed, patience.waiting)
    if unanswered <= day:
        return LineState.UNANSWERED, told.missed, lapsed - 1
    if told.positive == NEVER:
        state, begun, until = _unproved(told, windows, day)
    else:
        state, begun, until = _proved(told, windows, day, patience.repaired)
    return state, begun, min(until, unanswered - 1)


@kernel
def _first_day_after(attempt: int, waiting: int) -> int:
    """The day on which an attempt begins to count."""
    return _BEYOND if attempt == NEVER else attempt + waiting


@kernel
def _unproved(told: _Told, windows: _Windows, day: int) -> tuple[LineState, int, int]:
    """The state of a line on which nobody has answered yet."""
    if told.first == NEVER and day < windows.laid:
        return LineState.NOT_LAID, NEVER, windows.laid - 1
    begun = windows.laid if told.first == NEVER else min(windows.laid, told.first)
    if day <= windows.laid + windows.valid:
        return LineState.LAID, begun, windows.laid + windows.valid
    return LineState.UNTESTED, begun, FOREVER


@kernel
def _proved(told: _Told, windows: _Windows, day: int, repaired: int) -> tuple[LineState, int, int]:
    """The state of a line that has answered and is not missed."""
    if told.repaired != NEVER and day <= told.repaired + repaired:
        return LineState.REPAIRED, told.repaired, told.repaired + repaired
    if told.act != NEVER and day <= told.act + windows.active:
        return LineState.ACTIVE, told.positive, told.act + windows.active
    if day <= told.positive + windows.active:
        return LineState.VERIFIED, told.positive, told.positive + windows.active
    if day <= told.positive + windows.valid:
        return LineState.FALLOW, told.positive, told.positive + windows.valid
    return LineState.UNTESTED, told.positive, FOREVER
