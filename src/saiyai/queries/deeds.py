"""What Changes did, in counted facts and the names of those that a reader may see."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final, TypeAlias

from django.db.models import Count, QuerySet

from saiyai.domain.errors import UnknownChange
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Say
from saiyai.queries.changes import ChangeRow, list_changes
from saiyai.queries.things import Thing, count_in_words, things_by_rows
from saiyai.records.connections import alias
from saiyai.records.models import Change, Edit, Network
from saiyai.records.models.facts import fact_tables

NAMED: Final = 5
"""The facts of a Change that is about no more are named; of others they are counted."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A Change with what it told, took back and corrected."""

    change: ChangeRow
    told: Sequence[Say]
    taken_back: Sequence[Say]
    corrected: Sequence[Say]
    things: Sequence[Thing]
    """What it is about where that are few, as far as this viewer may know of them."""


def get_deed(viewer: Viewer, network: Network, seq: int, when: AsOf) -> Deed:
    """One Change and what it did. Raises: UnknownChange, also for whom no history is."""
    rows = list_changes(viewer, network, before=seq + 1, known=when.known, limit=1)
    if not rows or rows[0].seq != seq:
        raise UnknownChange(seq=seq)
    return _deeds(viewer, rows, when)[0]


def list_deeds(viewer: Viewer, network: Network, when: AsOf, before: int = 0) -> list[Deed]:
    """Changes and what they did, newest first, those before a number; outside reads none.

    Cost: as `list_deeds_since`.
    """
    return _deeds(viewer, list_changes(viewer, network, before=before, known=when.known), when)


@dataclass(frozen=True, slots=True)
class Since:
    """What changed after a Change: the deeds by local day, the newest first; how many more."""

    days: Sequence[tuple[date, Sequence[Deed]]]
    count: int
    newest: int

    @property
    def is_cut(self) -> bool:
        """Whether there is more than is told here."""
        return sum(len(deeds) for _, deeds in self.days) < self.count


def list_deeds_since(
    viewer: Viewer, network: Network, seq: int, when: AsOf, limit: int = 50
) -> Since:
    """What changed since a reader was here; outside nobody reads history.

    Cost: four queries per table of facts, by an index where the table grows large.
    """
    rows = [
        row
        for row in list_changes(viewer, network, known=when.known, limit=limit)
        if row.seq > seq
    ]
    days = groupby(_deeds(viewer, rows, when), key=lambda deed: deed.change.at.date())
    newest = rows[0].seq if rows else seq
    told = [(day, list(deeds)) for day, deeds in days]
    return Since(told, count_changes_since(viewer, network, seq), newest)


def count_changes_since(viewer: Viewer, network: Network, seq: int) -> int:
    """How many Changes were told after one, for whom history is."""
    if viewer.eye is Eye.OUTSIDE:
        return 0
    return Change.objects.using(alias()).filter(network=network, seq__gt=seq).count()


def _deeds(viewer: Viewer, rows: Sequence[ChangeRow], when: AsOf) -> list[Deed]:
    seqs = [row.seq for row in rows]
    told, gone, edited = _counts("told", seqs), _counts("untold", seqs), _edited(seqs)
    few = [
        seq for seq in seqs if sum(found[seq].total() for found in (told, gone, edited)) <= NAMED
    ]
    things = _named(viewer, few, when)
    return [
        Deed(
            change=row,
            told=_in_words(told[row.seq]),
            taken_back=_in_words(gone[row.seq]),
            corrected=_in_words(edited[row.seq]),
            things=things[row.seq],
        )
        for row in rows
    ]


_Counts: TypeAlias = Mapping[int, Counter[str]]
"""By Change, how many rows of each table."""


def _in_words(counts: Counter[str]) -> list[Say]:
    return [count_in_words(table, count) for table, count in counts.items()]


def _counts(column: str, seqs: Sequence[int]) -> _Counts:
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for table in fact_tables():
        rows = table.objects.using(alias()).filter(**{f"{column}__in": seqs})
        for seq, count in rows.values_list(column).annotate(n=Count("pk")).order_by():
            found[seq][table.__name__] = count
    return found


def _edited(seqs: Sequence[int]) -> _Counts:
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for seq, table, _ in _edits_of(seqs):
        found[seq][table] += 1
    return found


def _edits_of(seqs: Sequence[int]) -> QuerySet[Edit, tuple[int, str, int]]:
    rows = Edit.objects.using(alias()).filter(change__in=seqs)
    return rows.order_by("pk").values_list("change", "table", "row")


def _named(viewer: Viewer, seqs: Sequence[int], when: AsOf) -> Mapping[int, list[Thing]]:
    """What each of these Changes is about, as far as this viewer may know."""
    rows: list[tuple[Any, Any]] = []
    edited: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for seq, name, pk in _edits_of(seqs):
        edited[name].append((seq, pk))
    for table in fact_tables():
        every = table.objects.using(alias())
        rows += [(row.told, row) for row in every.filter(told__in=seqs).order_by("pk")]
        rows += [(row.untold, row) for row in every.filter(untold__in=seqs).order_by("pk")]
        found = every.in_bulk([pk for _, pk in edited[table.__name__]])
        rows += [(seq, found[pk]) for seq, pk in edited[table.__name__]]
    rows = [(seq, row) for seq, row in rows if getattr(row, "earliest", when.day) <= when.day]
    things = things_by_rows(viewer, [row for _, row in rows], when.known)
    named: dict[int, list[Thing]] = defaultdict(list)
    for seq, row in rows:
        thing = things.get((type(row).__name__, row.pk))
        if thing and not (thing.ref and thing.address in {one.address for one in named[seq]}):
            named[seq].append(thing)
    return named
