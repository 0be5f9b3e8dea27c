"""The rhythm of a line as its own contacts show it, where the two ends have told none.

Source: L5 of the indicators: at least four contacts; a pause beyond eight times the usual one is
a silence (Navarro, Miritello, Canales and Moro 2017), three times is still in use. Contacts that
come in bursts a year apart make a season: between two seasons nothing is missed.
"""

from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Bools, Int32s, sealed
from saiyai.engine.events import Code
from saiyai.engine.hits import Hits
from saiyai.engine.jit import kernel
from saiyai.engine.lines import Terms

ENOUGH: Final = 4
"""So many days of contact tell a rhythm to which nobody has said a word."""

IN_USE: Final = 3
"""For so many usual pauses after the last contact a line is in use."""

VALID: Final = 8
"""For so many usual pauses after the last contact a line rests."""

_PAUSE: Final = 183
"""A pause as long ends a season."""
_SEASONS: Final = 3
_YEAR: Final = 365
_EARLY_OR_LATE: Final = 60
"""A season may begin so many days before or after its day of the year before."""

SEASONAL: Final = 0
"""Stands for the usual pause of a line that has a season."""
UNLEARNED: Final = -1
"""Stands for the usual pause of a line with too few contacts."""


class Rhythms(NamedTuple):
    """What the contacts of each line say by a day. Shapes: all (lines,).

    `contacts` are the days on which something was done together, `pauses` the median of the days
    between them, rounded down; SEASONAL and UNLEARNED stand for themselves.
    """

    contacts: Int32s
    pauses: Int32s


class Bounds(NamedTuple):
    """The narrowest and the widest windows a usual pause may lead to; those of a season."""

    shortest: tuple[int, int]
    longest: tuple[int, int]
    season: tuple[int, int]


def learn_rhythms(hits: Hits, day: int) -> Rhythms:
    """The usual pause of each line, by its acts up to a day.

    Note: several acts on one day are one contact; an answered test is none, for it was asked for.
    Cost: O(hits), and the sorting of the pauses of each line.
    """
    return Rhythms(*sealed(_learn(hits, int(day))))


def learned_windows(rhythms: Rhythms, bounds: Bounds) -> tuple[Int32s, Int32s]:
    """Days in use and days valid of each line; those of an unlearned line mean nothing."""
    active, valid = (
        np.where(
            rhythms.pauses == SEASONAL,
            bounds.season[which],
            np.clip(
                times * rhythms.pauses.astype(np.int64),
                bounds.shortest[which],
                bounds.longest[which],
            ),
        ).astype(np.int32)
        for which, times in ((0, IN_USE), (1, VALID))
    )
    return active, valid


def terms_by_contacts(told: Terms, learns: Bools, hits: Hits, day: int, bounds: Bounds) -> Terms:
    """The terms of lines: as told, and of those that learn by their contacts, once these suffice.

    Shapes: told and learns (lines,), `learns` where the ends have told no rhythm.
    """
    learned = learn_rhythms(hits, day)
    known = learns & (learned.contacts >= ENOUGH)
    active, valid = learned_windows(learned, bounds)
    return Terms(
        told.laid, np.where(known, active, told.active), np.where(known, valid, told.valid)
    )


@kernel
def _learn(hits: Hits, day: int) -> tuple[Int32s, Int32s]:
    lines = len(hits.indptr) - 1
    contacts = np.zeros(lines, np.int32)
    pauses = np.full(lines, UNLEARNED, np.int32)
    longest = 0
    for line in range(lines):
        longest = max(longest, hits.indptr[line + 1] - hits.indptr[line])
    gaps = np.empty(longest, np.int32)
    for line in range(lines):
        found = _gaps(hits, line, day, gaps)
        contacts[line] = found + 1 if found >= 0 else 0
        if contacts[line] < ENOUGH:
            continue
        pauses[line] = SEASONAL if _is_seasonal(gaps[:found]) else int(np.median(gaps[:found]))
    return contacts, pauses


@kernel
def _gaps(hits: Hits, line: int, day: int, gaps: Int32s) -> int:
    """Write the days between acts of a line up to a day; how many, -1 where there was no act."""
    found = -1
    last = 0
    for place in range(hits.indptr[line], hits.indptr[line + 1]):
        at = hits.days[place]
        if at > day:
            break
        if hits.codes[place] != Code.ACT or (found >= 0 and at == last):
            continue
        if found >= 0:
            gaps[found] = at - last
        found += 1
        last = at
    return found


@kernel
def _is_seasonal(gaps: Int32s) -> bool:
    """Whether contacts come in at least three bursts, each beginning a year after the last."""
    seasons = 1
    since = 0
    for gap in gaps:
        since += gap
        if gap < _PAUSE:
            continue
        if abs(since - _YEAR) > _EARLY_OR_LATE:
            return False
        seasons += 1
        since = 0
    return seasons >= _SEASONS
