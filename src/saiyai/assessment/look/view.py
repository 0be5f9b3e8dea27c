"""A record as indicators look at it: over which days, which flows, and with dice of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from saiyai.assessment.dice import dice_for
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import SURVEY_DAYS, Inside
from saiyai.assessment.look.lines import lines_counted
from saiyai.assessment.look.record import OWN, Ints, Table
from saiyai.assessment.look.scopes import held_on
from saiyai.domain.actors import ActorKind, Role
from saiyai.domain.consent import is_private
from saiyai.domain.coverage import Share
from saiyai.domain.kinds.card import Proof
from saiyai.domain.rosters import RosterQuestion
from saiyai.engine.events import Code
from saiyai.engine.uncertainty.replicates import REPLICATES

Rows = Mapping[str, NDArray[np.integer[Any]]]
"""Row ids by the table they stand in: what a number can be traced to."""

_ROOM: Final = 500_000
"""Members that are drawn in all replicates together."""
_LEAST: Final = 100
"""So many replicates there are at least."""


@dataclass(frozen=True, eq=False)
class View(Inside):
    """What indicators are measured from: the same look as verdicts have, and a seed.

    Windows end with the day, which they hold.
    """

    seed: int = 0
    replicates: int = REPLICATES
    """How often networks and weeks are drawn again at most."""

    # --- who ----------------------------------------------------------------------------------

    @property
    def n(self) -> int:
        """How many members."""
        return self.scope.n

    @property
    def redraws(self) -> int:
        """How often networks and weeks are drawn again, to see how far a number hangs on them.

        Of many members half as often: the arm of an interval is then off by a fourteenth of
        itself instead of a twentieth, and is a small one.
        """
        return max(min(self.replicates, _ROOM // max(self.n, 1)), min(self.replicates, _LEAST))

    @property
    def positions(self) -> Ints:
        """Positions of the members, ascending."""
        return np.flatnonzero(self.members)

    @cached_property
    def collective(self) -> Bools:
        """Members that are no persons, nor of untold kind."""
        kinds = self.record["actors"]
        private = [kind for kind in ActorKind if is_private(kind)]
        return self.members & ~kinds.has("kind", *private)

    @cached_property
    def memberships(self) -> Table:
        """The memberships in what is read that are open on the day."""
        told = self.record["memberships"]
        return told.only(held_on(told, self.day) & (told["network"] == self.named))

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
    def mine(self) -> Bools:
        """Which events belong to what is read: of a part of the record, those of two of its own.

        An event in which one actor stands alone belongs to whoever that is.
        """
        if self.named == OWN:
            return self.happened
        there = np.bincount(self.takers[0], minlength=len(self.record.events))
        return self.happened & (self.number >= np.minimum(there, 2)) & (self.number > 0)

    def within(self, days: int, until: int | None = None) -> Bools:
        """Which events of what is read happened in the last so many days, by their latest day."""
        last = self.day if until is None else until
        return self.mine & self.between(last - days + 1, last)

    def told(self, kind: str, days: int | None = None) -> Table:
        """The events of a kind in a window, by the day where no window is asked.

        `row` is their place in `record.events`.
        """
        return self.record.of_kind(kind, self.mine if days is None else self.within(days))

    def parts_of(self, events: Table) -> Table:
        """Who took part in these events (of `told`), members only."""
        parts = self.record.parts
        asked = self._marked_events(events["row"])
        return parts.only(asked[parts["event"]] & self.members[parts["actor"]])

    def flows_of(self, events: Table) -> Table:
        """What went between members in these events."""
        flows = self.record.flows
        asked = self._marked_events(events["row"])
        between = self.members[flows["source"]] & self.members[flows["target"]]
        return flows.only(asked[flows["event"]] & between)

    def _marked_events(self, rows: Ints) -> Bools:
        found = np.zeros(len(self.record.events), np.bool_)
        found[rows] = True
        return found

    def active(self, days: int, until: int | None = None) -> Bools:
        """Members with an interaction in the window: something done, given, answered, decided.

        Who tried in vain, or was called in vain, is not thereby active. Shapes: (n,).
        """
        last = self.day if until is None else until
        day, actor = self._acted
        first, end = np.searchsorted(day, (last - days + 1, last + 1))
        return self.marked(actor[first:end])

    @cached_property
    def _acted(self) -> tuple[Ints, Ints]:
        """Every interaction of a member: its day, ascending, and who that was."""
        events = self.record.events
        live = np.isin(events["proof"], [int(Proof.ACT), int(Proof.ANSWER)])
        live |= self.is_kind("decision")
        event, actor = self.inner
        kept = (live & self.mine)[event]
        day = events["latest"][event[kept]]
        order = np.argsort(day, kind="stable")
        return day[order], actor[kept][order]

    # --- lines --------------------------------------------------------------------------------

    @cached_property
    def counted(self) -> Bools:
        """Which of `lines` hold people together: those that answer, where most were ever tried.

        Of a record in which hardly anybody called anybody, those against which nothing speaks.
        """
        return lines_counted(self.lines, self.bounds)

    def lasting(self, days: int) -> int:
        """For how many days a proof holds that holds for so many where nothing else is chosen."""
        return round(days * self.record.lines.lasting)

    def touched(self, codes: tuple[Code, ...], days: int) -> Bools:
        """Members one of whose lines was touched so in the window. Shapes: (n,)."""
        lines, hits = self.record.lines, self.record.lines.hits
        kept = np.isin(hits.codes, [int(code) for code in codes])
        kept &= (hits.days > self.day - days) & (hits.days <= self.day)
        line = hits.lines[kept & self.is_line[hits.lines]]
        return self.marked(np.concatenate((lines.a[line], lines.b[line]))) & self.members

    # --- whom members named -------------------------------------------------------------------

    @cached_property
    def roster(self) -> int | None:
        """The newest roster that was closed within a year, by its place; None where none was.

        Of the whole network: of a part nobody was asked apart.
        """
        if self.named != OWN or self.scope.occasion:
            return None
        closed = self.record["rosters"]["closed"]
        kept = np.flatnonzero((closed <= self.day) & (closed > self.day - SURVEY_DAYS))
        return int(kept[np.argmax(closed[kept])]) if len(kept) else None

    def respondents(self) -> Bools:
        """Members who answered the newest roster. Shapes: (n,)."""
        told = self.record["respondents"]
        return self.marked(told["actor"][told["roster"] == self.roster]) & self.members

    def namings(self, question: RosterQuestion) -> tuple[Ints, Ints]:
        """Which member named which, as positions, in answer to a question of it."""
        told = self.record["namings"]
        told = told.only((told["roster"] == self.roster) & told.has("question", question))
        source, target = told["source"], told["target"]
        kept = self.members[source] & self.members[target]
        return source[kept], target[kept]

    # --- what was recorded, and dice ----------------------------------------------------------

    def coverage(self, kind: str, days: int) -> Share:
        """How completely a kind of event was recorded in the window."""
        return self.recorded(kind, self.day - days + 1)

    def dice(self, what: str) -> np.random.Generator:
        """Dice of its own for each number, the same for the same record, day and seed."""
        return dice_for(what, self.seed)
