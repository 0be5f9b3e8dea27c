"""Hits of lines that come and go, each where it belongs among those of its line."""

from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Bools, Int8s, Int32s, Int64s, seal
from saiyai.engine.hits import Hits
from saiyai.engine.jit import kernel
from saiyai.engine.live.roomy_rows import RoomyRows

WORD: Final = -1
"""Stands for the event of a word about the line itself."""


class HitRows(NamedTuple):
    """The hits of each line, by day and then by order of telling, words after events."""

    begin: Int64s
    length: Int64s
    days: Int32s
    codes: Int8s
    channels: Int32s
    events: Int32s
    quiet: Bools


class LineHits(NamedTuple):
    """Hits of lines, in order of telling. Shapes: all (hits,); what of `Hits` is of one hit."""

    lines: Int64s
    days: Int32s
    codes: Int8s
    channels: Int32s
    events: Int32s
    quiet: Bools


def roomy_hits(hits: Hits) -> RoomyRows:
    """The same hits in rows that grow."""
    columns = (hits.days, hits.codes, hits.channels, hits.events, hits.quiet)
    return RoomyRows(hits.indptr, columns)


def hits_now(rows: RoomyRows, lines: Int64s) -> Hits:
    """The hits of some lines as they are now, counted anew. Cost: O(hits of those lines)."""
    places = rows.entries(lines)
    ends = np.cumsum(rows.length[lines])
    indptr = np.concatenate((np.zeros(1, np.int64), ends))
    return Hits(seal(indptr), *(seal(column[places]) for column in rows.columns))


def add_hits(rows: RoomyRows, hits: LineHits) -> None:
    """Add hits to their lines. Cost: O(hits of the lines that come later)."""
    rows.make_room(*np.unique(hits.lines, return_counts=True))
    _add(HitRows(rows.begin, rows.length, *rows.columns), hits)


def take_hits(rows: RoomyRows, hits: LineHits) -> None:
    """Take hits away from lines that have them; of several words alike the last."""
    _take(HitRows(rows.begin, rows.length, *rows.columns), hits)


@kernel
def _add(rows: HitRows, hits: LineHits) -> None:
    """Put each hit after all those of its line that were earlier, or were told earlier."""
    for at in range(len(hits.lines)):
        begin = rows.begin[hits.lines[at]]
        place = begin + rows.length[hits.lines[at]]
        day, is_word = hits.days[at], hits.events[at] == WORD
        while place > begin and _comes_after(rows, place - 1, day, is_word):
            rows.days[place] = rows.days[place - 1]
            rows.codes[place] = rows.codes[place - 1]
            rows.channels[place] = rows.channels[place - 1]
            rows.events[place] = rows.events[place - 1]
            rows.quiet[place] = rows.quiet[place - 1]
            place -= 1
        rows.days[place], rows.codes[place] = day, hits.codes[at]
        rows.channels[place], rows.events[place] = hits.channels[at], hits.events[at]
        rows.quiet[place] = hits.quiet[at]
        rows.length[hits.lines[at]] += 1


@kernel
def _comes_after(rows: HitRows, place: int, day: int, is_word: bool) -> bool:  # noqa: FBT001 a kernel has no keywords
    """Whether what stands there comes after a hit told now: on one day words follow events."""
    if rows.days[place] != day:
        return bool(rows.days[place] > day)
    return bool(rows.events[place] == WORD and not is_word)


@kernel
def _take(rows: HitRows, hits: LineHits) -> None:
    for at in range(len(hits.lines)):
        line, event = hits.lines[at], hits.events[at]
        end = rows.begin[line] + rows.length[line]
        place = end - 1
        while (
            rows.events[place] != event
            or rows.days[place] != hits.days[at]
            or rows.codes[place] != hits.codes[at]
        ):
            place -= 1
        for later in range(place + 1, end):
            rows.days[later - 1] = rows.days[later]
            rows.codes[later - 1] = rows.codes[later]
            rows.channels[later - 1] = rows.channels[later]
            rows.events[later - 1] = rows.events[later]
            rows.quiet[later - 1] = rows.quiet[later]
        rows.length[line] -= 1
