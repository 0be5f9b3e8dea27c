"""A record over the window of one claim: quarters, who was in, who took part, what came when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.facts import Ints as Wholes
from saiyai.assessment.look.record import Ints, Table
from saiyai.assessment.look.scopes import own_scope
from saiyai.assessment.look.view import View
from saiyai.domain.kinds.card import Proof

QUARTER: Final = 90
"""Days of a quarter; quarters are counted from the first day of the window."""

_DAYS: Final = 2**20
"""More than any ordinal, so that a key and a day make one number."""


@dataclass(frozen=True, eq=False)
class Look:
    """What a claim is watched in: a view, and the first and last day of its window, ordinals.

    The last day is never after the day of the view.
    """

    view: View
    first: int
    last: int

    # --- time ------------------------------------------------------------------------------------

    @property
    def quarters(self) -> Sequence[tuple[int, int]]:
        """First and last day of each whole quarter, in order."""
        count = max(0, (self.last - self.first + 1) // QUARTER)
        starts = [self.first + QUARTER * at for at in range(count)]
        return [(start, start + QUARTER - 1) for start in starts]

    def within(self, days: Ints, lag: int = 0) -> Bools:
        """Which days are in the window with so many days of it after them."""
        return (days >= self.first) & (days + lag <= self.last)

    # --- who -------------------------------------------------------------------------------------

    def members_on(self, day: int) -> Bools:
        """Who was a member on a day, whether they still are or not. Shapes: (actors,)."""
        return own_scope(replace(self.view.record, day=date.fromordinal(day))).members

    @property
    def actors(self) -> int:
        """How many actors the record has."""
        return self.view.record.n

    # --- what happened ---------------------------------------------------------------------------

    @cached_property
    def taken_part(self) -> tuple[Ints, Ints]:
        """Who took part in what, members of today or not: events and actors."""
        return self.view.takers

    @cached_property
    def size(self) -> Ints:
        """How many took part in each event."""
        return np.bincount(self.taken_part[0], minlength=len(self.view.record.events))

    @cached_property
    def lively(self) -> Bools:
        """Events in which something was done, given, answered or decided."""
        proof = self.view.record.events["proof"]
        shown = np.isin(proof, [int(Proof.ACT), int(Proof.ANSWER)])
        return self.view.happened & (shown | self.view.is_kind("decision"))

    def who(self, events: Bools, first: int, last: int) -> Bools:
        """Who took part in one of these events between two days. Shapes: (actors,)."""
        days = self.view.record.events["latest"]
        here = events & (days >= first) & (days <= last)
        event, actor = self.taken_part
        return self.marked(actor[here[event]])

    def marked(self, actors: Ints) -> Bools:
        """A mark for each of these actors."""
        return self.view.marked(actors)

    def told(self, kind: str) -> Table:
        """The events of a kind that had happened by the last day; `row` is their place."""
        table = self.view.record.of_kind(kind)
        kept = self.view.happened[table["row"]] & (table["latest"] <= self.last)
        return table.only(kept)

    def flows_of(self, events: Table) -> Table:
        """What went from whom to whom in these events, with the day of each as `day`."""
        record = self.view.record
        asked = np.zeros(len(record.events), np.bool_)
        asked[events["row"]] = True
        found = record.flows.only(asked[record.flows["event"]])
        return replace(
            found, cells={**found.cells, "day": record.events["latest"][found["event"]]}
        )

    def event_ids(self, rows: Ints) -> Ints:
        """Row ids of events by their places."""
        return np.unique(self.view.record.events.ids[rows])


# --- pairs, and what comes before and after ------------------------------------------------------


def pair_of(a: Wholes, b: Wholes, actors: int) -> Ints:
    """One number for each pair of actors, whichever comes first."""
    low, high = np.minimum(a, b).astype(np.int64), np.maximum(a, b).astype(np.int64)
    return low * actors + high


def last_before(keys: Ints, days: Ints, asked: Ints, on: Ints) -> Ints:
    """Of each key that is asked the last of its days before a day; -1 where there is none.

    Shapes: keys and days (rows,); asked and on (questions,). Cost: O((rows + questions) log rows).
    """
    known = np.sort(keys * _DAYS + days)
    at = np.searchsorted(known, asked * _DAYS + on, "left") - 1
    return _day_at(known, at, asked)


def first_after(keys: Ints, days: Ints, asked: Ints, on: Ints) -> Ints:
    """The same of the first of its days after a day."""
    known = np.sort(keys * _DAYS + days)
    at = np.searchsorted(known, asked * _DAYS + on, "right")
    return _day_at(known, np.where(at < len(known), at, -1), asked)


def count_after(keys: Ints, days: Ints, asked: Ints, on: Ints, within: int) -> Ints:
    """Of each key that is asked, how many of its days come within so many days after a day."""
    known = np.sort(keys * _DAYS + days)
    first = np.searchsorted(known, asked * _DAYS + on, "right")
    return np.searchsorted(known, asked * _DAYS + on + within, "right") - first


def follows(found: Ints, on: Ints, days: int) -> Bools:
    """Whether a day of `first_after` came within so many days."""
    came: Bools = (found >= 0) & (found - on <= days)
    return came


def _day_at(known: Ints, at: Ints, asked: Ints) -> Ints:
    if not len(known):
        return np.full(len(asked), -1, np.int64)
    found = known[np.maximum(at, 0)]
    return np.where((at >= 0) & (found // _DAYS == asked), found % _DAYS, -1)
