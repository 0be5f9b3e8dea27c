"""A record as one reading looks at it: of whom, over which days, how completely recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.facts import Bools, LineFacts
from saiyai.assessment.line_history import line_facts
from saiyai.assessment.lines import lines_counted
from saiyai.assessment.record import OWN, UNTOLD, Ints, Record, Scope, Table
from saiyai.domain.actors import ActorKind, Role
from saiyai.domain.consent import is_private
from saiyai.domain.coverage import Share
from saiyai.domain.kinds.card import Proof
from saiyai.engine.events import Code

WORST_FIRST: Final = (Share.UNKNOWN, Share.NONE, Share.SOME, Share.ALL)


@dataclass(frozen=True, eq=False)
class View:
    """What indicators are measured from. What several of them ask is worked out once.

    Windows end with the day, which they hold.
    """

    record: Record
    scope: Scope
    conventions: Conventions = HOUSE
    seed: int = 0

    # --- who ----------------------------------------------------------------------------------

    @property
    def today(self) -> int:
        """The day of the reading as an ordinal."""
        return self.record.today

    @property
    def members(self) -> Ints:
        """Positions of the members, ascending."""
        return np.flatnonzero(self.scope.members)

    @property
    def n(self) -> int:
        """How many members."""
        return self.scope.n

    @cached_property
    def collective(self) -> Bools:
        """Members that are no persons, nor of untold kind."""
        kinds = self.record["actors"]
        private = [kind for kind in ActorKind if is_private(kind)]
        return self.scope.members & ~kinds.has("kind", *private)

    @cached_property
    def memberships(self) -> Table:
        """The memberships in what is read that are open on the day."""
        told = self.record["memberships"]
        begun = (told["joined_latest"] == UNTOLD) | (told["joined_earliest"] <= self.today)
        still = (told["left_latest"] == UNTOLD) | (told["left_latest"] > self.today)
        return told.only(begun & still & (told["network"] == self.scope.network))

    def with_role(self, *roles: Role) -> Bools:
        """Who holds one of these roles. Shapes: (n,)."""
        held = self.memberships
        return self.marked(held["member"][held.has("role", *roles)])

    def marked(self, positions: Ints) -> Bools:
        """A mark for each of these actors. Shapes: (n,)."""
        found = np.zeros(self.record.n, np.bool_)
        found[positions[positions >= 0]] = True
        return found

    # --- what happened ------------------------------------------------------------------------

    @cached_property
    def events(self) -> Bools:
        """Which events belong to what is read: of a part of the record, those of two of its own.

        An event in which one actor stands alone belongs to whoever that is.
        """
        record = self.record
        kept = np.ones(len(record.events), np.bool_)
        if self.scope.occasion:
            kept &= record.events["occasion"] == self.scope.occasion
        if self.scope.network == OWN:
            return kept
        there, own = self._presence
        return kept & (own >= np.minimum(there, 2)) & (own > 0)

    @cached_property
    def _presence(self) -> tuple[Ints, Ints]:
        """Of each event, how many actors are in it and how many of them are members."""
        record = self.record
        event = np.concatenate((record.parts["event"], *(record.flows["event"],) * 2))
        actor = np.concatenate(
            (record.parts["actor"], record.flows["source"], record.flows["target"])
        )
        key = np.unique(event * np.int64(max(record.n, 1)) + actor)
        event, actor = key // max(record.n, 1), key % max(record.n, 1)
        there = np.bincount(event, minlength=len(record.events))
        own = np.bincount(event, self.scope.members[actor], minlength=len(record.events))
        return there, own.astype(np.int64)

    def within(self, days: int, until: int | None = None) -> Bools:
        """Which events of what is read happened in the last so many days, by their latest day."""
        last = self.today if until is None else until
        day = self.record.events["latest"]
        return self.events & (day > last - days) & (day <= last)

    def of_kind(self, kind: str, days: int | None = None, until: int | None = None) -> Table:
        """The events of a kind in a window, by the day where no window is asked.

        `row` is their place in `record.events`.
        """
        told = self.record.of_kind(kind)
        kept = self.within(self.today + 1 if days is None else days, until)
        return told.only(kept[told["row"]])

    def parts_of(self, events: Table) -> Table:
        """Who took part in these events (of `of_kind`), members only."""
        parts = self.record.parts
        asked = self._marked_events(events["row"])
        return parts.only(asked[parts["event"]] & self.scope.members[parts["actor"]])

    def flows_of(self, events: Table) -> Table:
        """What went between members in these events."""
        flows = self.record.flows
        asked = self._marked_events(events["row"])
        inside = self.scope.members[flows["source"]] & self.scope.members[flows["target"]]
        return flows.only(asked[flows["event"]] & inside)

    def _marked_events(self, rows: Ints) -> Bools:
        found = np.zeros(len(self.record.events), np.bool_)
        found[rows] = True
        return found

    def active(self, days: int, until: int | None = None) -> Bools:
        """Members with an interaction in the window: something done, given, answered, decided.

        Who tried in vain, or was called in vain, is not thereby active. Shapes: (n,).
        """
        record = self.record
        live = np.isin(record.events["proof"], [int(Proof.ACT), int(Proof.ANSWER)])
        live |= record.events.has("kind", "decision")
        live &= self.within(days, until)
        found = np.zeros(record.n, np.bool_)
        found[record.parts["actor"][live[record.parts["event"]]]] = True
        kept = live[record.flows["event"]]
        found[record.flows["source"][kept]] = True
        found[record.flows["target"][kept]] = True
        return found & self.scope.members

    # --- lines --------------------------------------------------------------------------------

    @cached_property
    def lines(self) -> LineFacts:
        """The lines between members on the day, with their states."""
        return line_facts(self.record.lines, self.today, self.scope.members)

    @cached_property
    def counted(self) -> Bools:
        """Which of `lines` hold people together: those that answer, where most were ever tried.

        Of a record in which hardly anybody called anybody, those against which nothing speaks.
        """
        return lines_counted(self.lines, self.conventions)

    def touched(self, codes: tuple[Code, ...], days: int) -> Bools:
        """Members one of whose lines was touched so in the window. Shapes: (n,)."""
        lines, hits = self.record.lines, self.record.lines.hits
        kept = np.isin(hits.codes, [int(code) for code in codes])
        kept &= (hits.days > self.today - days) & (hits.days <= self.today)
        line = hits.lines[kept]
        return self.marked(np.concatenate((lines.a[line], lines.b[line]))) & self.scope.members

    # --- what was recorded, and dice ----------------------------------------------------------

    def coverage(self, kind: str, days: int, until: int | None = None) -> Share:
        """How completely a kind of event was recorded in the window: the worst that was told."""
        told = self.record["coverage"]
        last = self.today if until is None else until
        met = told.has("kind", kind) & (told["earliest"] <= last)
        met &= told["latest"] > last - days
        said = {Share(told.words["share"][code]) for code in told["share"][met].tolist()}
        return next((share for share in WORST_FIRST if share in said), Share.UNKNOWN)

    def dice(self, what: str) -> np.random.Generator:
        """Dice of its own for each number, the same for the same record, day and seed."""
        mark = int.from_bytes(blake2b(what.encode(), digest_size=4).digest(), "big")
        return np.random.default_rng(self.seed * 2**32 + mark)


Rows = Mapping[str, NDArray[np.integer[Any]]]
"""Row ids by the table they stand in: what a number can be traced to."""
