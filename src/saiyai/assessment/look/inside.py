"""What of a record is of a scope on its day: its lines, its events, who took part in them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, Self, TypeVar

import numpy as np

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.look.facts import Bools, LineFacts
from saiyai.assessment.look.facts import Ints as Wholes
from saiyai.assessment.look.line_history import line_facts
from saiyai.assessment.look.record import OWN, Ints, Record, Scope, Table
from saiyai.assessment.pulse import Answers
from saiyai.assessment.reading import Trail
from saiyai.domain.coverage import Share
from saiyai.domain.kinds.activity import ActivityType
from saiyai.domain.kinds.card import Proof
from saiyai.domain.pulse import Form, items_of

SURVEY_DAYS: Final = 365
"""So long what members answered stands for how they see the network."""

_DONE: Final = ("activity", "advocacy", "contribution", "exchange", "request")
"""Kinds in which something is done together, or for one another."""


def distinct(keys: Wholes) -> Ints:
    """Whole numbers once each, in order: of millions that hardly repeat faster than by hashing."""
    ordered = np.sort(keys.astype(np.int64))
    first = np.ones(len(ordered), np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def trail(most: int, **tables: Wholes) -> Trail:
    """Row ids by table, the newest told of each where there are many."""
    kept = {name: distinct(ids) for name, ids in tables.items() if len(ids)}
    more = sum(max(0, len(ids) - most) for ids in kept.values())
    return Trail({name: tuple(ids[-most:].tolist()) for name, ids in kept.items()}, more)


V = TypeVar("V")


@dataclass(frozen=True, eq=False)
class Inside:
    """A scope of a record, with what several readings look at, each made once.

    Everything is of what had happened by the day. Columns of events are (events,) over all
    events of the record.
    """

    record: Record
    scope: Scope
    bounds: Conventions = HOUSE
    _once: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    def once(self, make: Callable[[Self], V]) -> V:
        """What is made of this look, made once however many ask for it."""
        if make not in self._once:
            self._once[make] = make(self)
        found: V = self._once[make]
        return found

    def otherwise(self, **changes: Any) -> Self:  # noqa: ANN401 - as `dataclasses.replace`
        """The same events read of other members, by other conventions, or with lines read so.

        Who took part in what is kept: it hangs on none of these.
        """
        other = replace(self, **changes)
        vars(other)["takers"] = self.takers
        return other

    @property
    def day(self) -> int:
        """The day as an ordinal."""
        return self.record.today

    @property
    def members(self) -> Bools:
        """Who is in the scope."""
        return self.scope.members

    @cached_property
    def named(self) -> int:
        """The position of the network that is read, where it is an actor of the record."""
        return self.scope.network

    # --- events ----------------------------------------------------------------------------------

    @cached_property
    def happened(self) -> Bools:
        """Events that had happened, and were for the occasion if one is read."""
        events = self.record.events
        done: Bools = events["latest"] <= self.day
        occasion = self.scope.occasion
        for_it: Bools = done & (events["occasion"] == occasion)
        return for_it if occasion else done

    @cached_property
    def takers(self) -> tuple[Ints, Ints]:
        """Who took part in what, each once: events and actors; flows make their ends take part."""
        parts, flows = self.record.parts, self.record.flows
        event = np.concatenate((parts["event"], flows["event"], flows["event"]))
        actor = np.concatenate((parts["actor"], flows["source"], flows["target"]))
        kept = self.happened[event]
        both = distinct(event[kept] * self.record.n + actor[kept])
        return both // self.record.n, both % self.record.n

    @cached_property
    def inner(self) -> tuple[Ints, Ints]:
        """The same of members alone."""
        event, actor = self.takers
        inside = self.members[actor]
        return event[inside], actor[inside]

    @cached_property
    def number(self) -> Ints:
        """How many members took part in each event."""
        return np.bincount(self.inner[0], minlength=len(self.record.events))

    @cached_property
    def by_name(self) -> Bools:
        """Events that name the network itself."""
        found = np.zeros(len(self.record.events), np.bool_)
        if self.named >= 0:
            event, actor = self.takers
            found[event[actor == self.named]] = True
        return found

    @cached_property
    def of_scope(self) -> Bools:
        """Events of the scope: of the whole record all, else those of two members or by name."""
        if self.named == OWN or self.scope.occasion:
            return self.happened
        return self.happened & ((self.number > 1) | self.by_name)

    def since(self, days: int) -> Bools:
        """Events of the last so many days."""
        return self.between(self.day - days + 1, self.day)

    def between(self, first: int, last: int) -> Bools:
        """Events of a span of days, both ends included."""
        days = self.record.events["latest"]
        return self.happened & (days >= first) & (days <= last)

    def is_kind(self, *kinds: str) -> Bools:
        """Events of these kinds."""
        return self.record.events.has("kind", *kinds)

    @cached_property
    def done(self) -> Bools:
        """What two members or more did together, or one of them for another."""
        acts: Bools = self.record.events["proof"] == int(Proof.ACT)
        return self.is_kind(*_DONE) & acts & (self.number > 1)

    @cached_property
    def relief(self) -> Bools:
        """Activities in which help was given out."""
        activities = self.record.of_kind("activity")
        found = np.zeros(len(self.record.events), np.bool_)
        found[activities["row"][activities.has("type", ActivityType.RELIEF)]] = True
        return found

    def ids(self, events: Bools) -> Ints:
        """Row ids of some events."""
        return self.record.events.ids[events]

    def of_kind(self, kind: str) -> Table:
        """The scope's events of a kind with what their card asks for."""
        return self.record.of_kind(kind, self.of_scope)

    def by_members(self, kind: str) -> Table:
        """Events of a kind in which at least one member took part."""
        return self.record.of_kind(kind, (self.number > 0) & self.happened)

    # --- lines -----------------------------------------------------------------------------------

    @cached_property
    def is_line(self) -> Bools:
        """Which lines of the record are lines, and not answers to whom somebody listens to."""
        lines: Bools = ~self.record["ties"].says("listens")
        return lines

    @cached_property
    def lines(self) -> LineFacts:
        """Lines laid between members, with their states; for an occasion those laid for it."""
        return self.lines_on(self.day)

    @cached_property
    def around(self) -> LineFacts:
        """Lines between anybody, as they stand on the day."""
        facts = line_facts(self.record.lines, self.day, np.ones(self.record.n, np.bool_))
        return _only(facts, self.record.lines.rows[self.is_line])

    def lines_on(self, day: int) -> LineFacts:
        """The same as they stood on an earlier day, between those who are members now."""
        facts = line_facts(self.record.lines, day, self.members)
        facts = _only(facts, self.record.lines.rows[self.is_line])
        return facts if not self.scope.occasion else _only(facts, self._for_occasion())

    def _for_occasion(self) -> Wholes:
        said = self.record["assertions"]
        told = said["tie"][said["occasion"] == self.scope.occasion]
        rows: Wholes = self.record.lines.rows
        return rows[told] if len(told) else rows

    @cached_property
    def line_places(self) -> Ints:
        """Of each line of `lines` its place in the record's lines."""
        rows = self.record.lines.rows
        order = np.argsort(rows, kind="stable")
        return order[np.searchsorted(rows[order], self.lines.rows)]

    # --- what members answered ----------------------------------------------------------------

    @cached_property
    def _survey(self) -> int | None:
        """The newest survey that was closed within a year, by its place; None where none was.

        Sheets hold nobody's name, so of a part of the network nothing can be read from them.
        """
        if self.named != OWN or self.scope.occasion:
            return None
        closed = self.record["surveys"]["closed"]
        kept = np.flatnonzero((closed <= self.day) & (closed > self.day - SURVEY_DAYS))
        return int(kept[np.argmax(closed[kept])]) if len(kept) else None

    @cached_property
    def answers(self) -> Answers | None:
        """The sheets of the newest survey that was closed within a year."""
        if self._survey is None:
            return None
        surveys, sheets = self.record["surveys"], self.record["sheets"]
        items = items_of(Form(surveys.words["form"][surveys["form"][self._survey]]))
        told = sheets.only(sheets["survey"] == self._survey)
        given = np.stack([told[item.id] for item in items], axis=1)
        return Answers(items, given, int(surveys["asked"][self._survey]))

    @property
    def survey_ids(self) -> Ints:
        """The row id of that survey. Shapes: (1,), or (0,) where there was none."""
        at = [] if self._survey is None else [self._survey]
        return self.record["surveys"].ids[at]

    # --- how completely it was recorded ----------------------------------------------------------

    def recorded(self, kind: str, first: int, last: int | None = None) -> Share:
        """How completely a kind of event was recorded over a span of days, at the worst told.

        `all` needs nearly every day told so; `some`, `none` and `unknown` count where they touch.
        """
        last = self.day if last is None else last
        told = self.record["coverage"]
        here = told.has("kind", kind) & (told["earliest"] <= last) & (told["latest"] >= first)
        rows = told.only(here)
        for share in (Share.UNKNOWN, Share.NONE, Share.SOME):
            if rows.has("share", share).any():
                return share
        days = np.zeros(max(last - first + 1, 1), np.bool_)
        for row in range(len(rows)):  # a handful: one a quarter
            days[max(rows["earliest"][row] - first, 0) : rows["latest"][row] - first + 1] = True
        whole = float(days.mean()) >= self.bounds.recorded_share
        return Share.ALL if whole else Share.UNKNOWN

    def is_recorded(self, kind: str, first: int, last: int | None = None) -> bool:
        """Whether what is not there did not happen."""
        return self.recorded(kind, first, last) is Share.ALL

    def coverage_rows(self, *kinds: str) -> Ints:
        """Row ids of what was told of the recording of kinds."""
        told = self.record["coverage"]
        return told.ids[told.has("kind", *kinds)]

    # --- ways to name rows -----------------------------------------------------------------------

    def trail(self, **tables: Wholes) -> Trail:
        """Row ids by table, as `trail`."""
        return trail(self.bounds.most_rows, **tables)


def _only(facts: LineFacts, rows: Wholes) -> LineFacts:
    kept = np.isin(facts.rows, rows)
    return LineFacts(**{name: getattr(facts, name)[kept] for name in LineFacts.__slots__})
