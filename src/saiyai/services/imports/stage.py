"""Where an import writes: staged rows, a few thousand at a time, which no query sees.

So a file of a hundred thousand rows holds up other writers for a moment only, shows its progress,
and can be cancelled or killed without a trace.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeVar

from django.db.models import Model

from saiyai.domain.drafts import ActorDraft
from saiyai.domain.tables import Problem
from saiyai.queries.clock import today_of
from saiyai.queries.columns import in_chunks
from saiyai.records.connections import WRITING, writing
from saiyai.records.models import Event, Flow, ImportBatch, Network, Part
from saiyai.services.checks import check_ref
from saiyai.services.imports.matching import Matching
from saiyai.services.rows import EventRows, Ids, Told
from saiyai.services.undoable import FACTS

CHUNK: Final = 2_000
"""Rows per transaction: a writer beside an import waits for about a tenth of a second."""

LEFT_OUT: Final = "left_out"
"""Under which an import counts rows that cannot stand beside what the record has."""

MOST_PROBLEMS: Final = 200
"""So many are kept and shown of what a file has wrong."""

_STAGED: Final[tuple[type[Any], ...]] = (Flow, Part, *reversed(FACTS))
"""Tables that an import may fill, what names others before them."""

M = TypeVar("M", bound=Model)
T = TypeVar("T")


@dataclass(slots=True)
class Stage:
    """One import being written: what its names mean, and the row ids found or made so far."""

    network: Network
    batch: ImportBatch
    matching: Matching
    report: Callable[[int], None]
    """Called with the number of rows written so far."""
    ids: Ids = field(default_factory=Ids)
    edits: list[tuple[int, ActorDraft]] = field(default_factory=list)
    """Actors of the record of whom the file tells something; set when the import is told."""
    corrected: list[int] = field(default_factory=list)
    """Events of the record that the file tells differently; taken back when it is told."""
    rows: dict[str, dict[str, int]] = field(default_factory=dict)
    """By table of `domain/carried.py`, the rows that others name, by ref or by key."""
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    """Rows left out that only the record shows to be wrong; at most MOST_PROBLEMS."""

    @property
    def told(self) -> Told:
        """Rows made here are staged."""
        return Told(self.network, None, self.batch)

    @property
    def today(self) -> date:
        """The record's own today."""
        return today_of(self.network)

    def ref_of(self, written: str) -> str:
        """The ref of whom a name in the file means; empty if it waits, is left out, or is none."""
        match = self.matching.match_of(written) if written else None
        if match is None:
            return ""
        return match.known.ref if match.known else match.draft.ref

    def create(self, table: type[M], rows: Iterable[M]) -> list[M]:
        """Write rows in chunks, each in a transaction of its own.

        Raises: MalformedData for an id that is too long.
        """
        made: list[M] = []
        for chunk in in_chunks(rows, CHUNK):
            for row in chunk:
                check_ref(getattr(row, "ref", ""))
            with writing():
                made += table._default_manager.using(WRITING).bulk_create(chunk)  # noqa: SLF001
            self._count(table.__name__, len(chunk))
        return made

    def create_events(self, rows: Iterable[EventRows]) -> None:
        """The same for events with their parts and flows."""
        for chunk in in_chunks(rows, CHUNK):
            for row in chunk:
                check_ref(row.event.ref)
            with writing():
                Event.objects.using(WRITING).bulk_create([row.event for row in chunk])
                Part.objects.using(WRITING).bulk_create([p for row in chunk for p in row.parts])
                Flow.objects.using(WRITING).bulk_create([f for row in chunk for f in row.flows])
            for row in chunk:
                self.ids.events[row.event.ref] = row.event.pk
            self._count("Event", len(chunk))

    def leave_out(self, problem: Problem | None = None) -> None:
        """Count a row that is left out, and name it where a person can set it right."""
        self.counts[LEFT_OUT] = self.counts.get(LEFT_OUT, 0) + 1
        if problem is not None and len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)

    def _count(self, table: str, rows: int) -> None:
        self.counts[table] = self.counts.get(table, 0) + rows
        self.report(sum(self.counts.values()))


def discard_staged(batch: ImportBatch) -> None:
    """Delete what an import has staged and not told."""
    staged = {"batch": batch, "told__isnull": True}
    events = Event.objects.using(WRITING).filter(**staged)
    for table in _STAGED:
        rows = table.objects.using(WRITING)
        # By the events themselves: a join would have PostgreSQL look at every part twice.
        found = rows.filter(event__in=events) if table in {Part, Flow} else rows.filter(**staged)
        # Without looking for what rests on a row: what is staged rests on nothing but staged rows.
        with writing():
            found._raw_delete(WRITING)  # noqa: SLF001 - Django's own way to one plain DELETE
