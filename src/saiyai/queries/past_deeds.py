"""What a few Changes did to one thing and to what is told of it, in the reader's words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeAlias

from django.db.models import Q, QuerySet

from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.changes import ChangeRow, change_rows
from saiyai.queries.events import EventRow, event_rows_of
from saiyai.queries.known import EditFound, edits_of
from saiyai.queries.past_events import event_facts
from saiyai.queries.past_reading import columns_hidden, rows_read
from saiyai.queries.past_rows import Strand, Table, Whole
from saiyai.queries.past_values import (
    Called,
    RowKey,
    Told,
    Value,
    names_of_rows,
    past_fields_of,
    rows_named_in,
    state_of,
)
from saiyai.queries.things import count_in_words, things_of
from saiyai.records.connections import alias
from saiyai.records.models import Change, Edit, Event, Network, NotSame, QuietTime, SameAs

MOST_FACTS: Final = 20
"""So many facts of one table in one Change are told; a whole file can be one Change."""
_MOST_ROWS: Final = 2_000
"""So many rows of a table are read at once for a page; of more, a few of each Change."""
_SOME_ROWS: Final = 200

BOTH_ENDS: Final = (SameAs, NotSame)
"""Facts about two rows, which are named as they are and not as the one that they became."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What stood in a field before and after; None: nothing."""

    name: str
    label: Say
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class PastFact:
    """A fact that a Change told, took back or corrected, as far as this reader may read it."""

    table: str
    told: Sequence[Told] = ()
    corrected: Sequence[Correction] = ()
    is_erased: bool = False
    """Whether what stood there was erased since."""
    is_itself: bool = False
    """Whether it is the thing, and not something told of it."""

    @property
    def what(self) -> Say:
        """What kind of fact it is."""
        return count_in_words(self.table, 1)


@dataclass(frozen=True, slots=True)
class PastDeed:
    """What one Change did to a thing and to what is told of it."""

    change: ChangeRow
    told: Sequence[PastFact]
    corrected: Sequence[PastFact]
    taken_back: Sequence[PastFact]
    is_cut: bool
    """Whether the Change did more of it than is listed."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What a Change did to the rows of one table."""

    told: list[Any] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)
    edited: list[Any] = field(default_factory=list)

    @property
    def is_cut(self) -> bool:
        """Whether it did more than is told."""
        return max(len(self.told), len(self.gone)) > MOST_FACTS


_ByTable: TypeAlias = Mapping[Table, _Done]


def list_past_deeds(
    whole: Whole, network: Network, strands: Sequence[Strand], seqs: Sequence[int], day: date
) -> list[PastDeed]:
    """What these Changes, the newest first, did to a thing: those that this reader may read."""
    done: dict[int, dict[Table, _Done]] = {seq: {} for seq in seqs}
    edits: dict[RowKey, Sequence[EditFound]] = {}
    for table, some in _by_table(strands).items():
        rows = _rows(whole, table, some, seqs, day)
        changed = _edited(table, rows, seqs) if some[0].is_edited else []
        for seq, row, way in (*_told_in(rows.values(), done), *changed):
            getattr(done[seq].setdefault(table, _Done()), way).append(row)
        if some[0].is_edited:
            found = edits_of(table, rows, seqs[-1] - 1)
            edits |= {(table, pk): told for pk, told in found.items()}
    book = _book(whole, strands, done, edits)
    changes = Change.objects.using(alias()).filter(network=network, seq__in=seqs)
    told = change_rows(whole.reader, network, list(changes.order_by("-seq")), whole.known)
    deeds = (_deed(book, change, done[change.seq]) for change in told)
    return [deed for deed in deeds if deed.told or deed.corrected or deed.taken_back]


def _by_table(strands: Sequence[Strand]) -> Mapping[Table, list[Strand]]:
    found: dict[Table, list[Strand]] = defaultdict(list)
    for strand in strands:
        found[strand.table].append(strand)
    return found


def _rows(
    whole: Whole, table: Table, strands: Sequence[Strand], seqs: Sequence[int], day: date
) -> dict[int, Any]:
    """The rows of a table to which these Changes did something, those that may be read."""
    of = Q(*((f"{one.by}__in", whole.ids) for one in strands), _connector=Q.OR)
    rows: QuerySet[Any] = table.objects.using(alias()).filter(of)
    found = _some(rows, seqs)
    if strands[0].is_edited:
        edits = Edit.objects.using(alias()).filter(table=table.__name__, change__in=seqs)
        found += rows.filter(pk__in=edits.values("row"))
    once = {row.pk: row for row in found if _has_begun(row, day)}
    return {row.pk: row for row in rows_read(whole, table, list(once.values()))}


def _some(rows: QuerySet[Any], seqs: Sequence[int]) -> list[Any]:
    told = rows.filter(Q(told__in=seqs) | Q(untold__in=seqs)).order_by("pk")
    found = list(told[: _MOST_ROWS + 1])
    if len(found) <= _MOST_ROWS:
        return found
    few = (
        rows.filter(**{column: seq}).order_by("pk")[:_SOME_ROWS]
        for seq, column in ((seq, column) for seq in seqs for column in ("told", "untold"))
    )
    return [row for some in few for row in some]


def _has_begun(row: Any, day: date) -> bool:  # noqa: ANN401 - a row of any table
    """What happened counts from its last day, what stands for a while from its first."""
    happens = hasattr(row, "latest") and not isinstance(row, QuietTime)
    begins = ("latest",) if happens else ("earliest", "since_earliest", "joined_earliest")
    return all((getattr(row, name, None) or day) <= day for name in begins)


_Did: TypeAlias = tuple[int, Any, str]


def _told_in(rows: Iterable[Any], seqs: Collection[int]) -> Iterator[_Did]:
    for row in rows:
        if row.told in seqs:
            yield row.told, row, "told"
        if row.untold in seqs:
            yield row.untold, row, "gone"


def _edited(table: Table, rows: Mapping[int, Any], seqs: Sequence[int]) -> list[_Did]:
    edits = Edit.objects.using(alias()).filter(table=table.__name__, row__in=rows)
    found = edits.filter(change__in=seqs).order_by("pk").values_list("change", "row")
    return [(seq, rows[pk], "edited") for seq, pk in found]


@dataclass(frozen=True, slots=True)
class _Book:
    """All that is needed to say what stood in a row at a Change."""

    whole: Whole
    edits: Mapping[RowKey, Sequence[EditFound]]
    called: Called
    events: Mapping[int, EventRow]
    keys: Mapping[Table, frozenset[str]]
    """Columns that say only of which thing a row tells."""

    def edits_to(self, row: Any) -> Sequence[EditFound]:  # noqa: ANN401 - a row of any table
        """The edits of a row since the oldest Change of the page, the newest first."""
        return self.edits.get((type(row), row.pk), ())

    def is_itself(self, row: Any) -> bool:  # noqa: ANN401 - a row of any table
        """Whether a row is the thing, and not something told of it."""
        return isinstance(row, type(self.whole.row)) and row.pk in self.whole.own

    def told(self, row: Any, seq: int) -> list[Told]:  # noqa: ANN401 - a row of any table
        """What a row said at a Change, as far as this reader may read it."""
        table: Any = type(row)
        if table in BOTH_ENDS:
            things = things_of(self.whole.reader, [row])
            return [Told("rows", Say("past_field.rows"), thing) for thing in things]
        fields = past_fields_of(table)
        hidden = columns_hidden(self.whole, row, [one.name for one in fields])
        state = state_of(row, self.edits_to(row), seq)
        found = [
            Told(one.name, Say(one.label), value, is_quiet=one.is_quiet_in(state))
            for one in fields
            if one.name not in hidden | self.keys[table]
            and (value := one.value(state, self.called)) is not None
        ]
        return [*found, *(event_facts(self.events[row.pk]) if table is Event else ())]


def _book(
    whole: Whole,
    strands: Sequence[Strand],
    done: Mapping[int, _ByTable],
    edits: Mapping[RowKey, Sequence[EditFound]],
) -> _Book:
    named: set[RowKey] = set()
    events: dict[int, Event] = {}
    for by_table in done.values():
        for table, did in by_table.items():
            rows = [*did.told[:MOST_FACTS], *did.gone[:MOST_FACTS], *did.edited]
            for row in rows:
                found = edits.get((table, row.pk), ())
                states = [state_of(row, found, seq) for seq in (_NOW, *(s - 1 for s, _ in found))]
                named |= rows_named_in(table, states)
            if table is Event:
                events |= {row.pk: row for row in rows}
    return _Book(
        whole,
        edits,
        names_of_rows(whole.reader, named, whole.known),
        _event_rows(whole.reader, list(events), whole.known),
        {table: frozenset(one.by for one in some) for table, some in _by_table(strands).items()},
    )


_NOW: Final = 2**63 - 1
"""Later than every Change."""


def _event_rows(viewer: Viewer, ids: Sequence[int], known: int | None) -> Mapping[int, EventRow]:
    rows = Event.objects.using(alias()).filter(pk__in=ids).select_related("place", "about")
    return {row.id: row for row in event_rows_of(viewer, list(rows), known)}


def _deed(book: _Book, change: ChangeRow, done: _ByTable) -> PastDeed:
    told: list[PastFact] = []
    corrected: list[PastFact] = []
    gone: list[PastFact] = []
    for did in done.values():
        told_again = _told_again(book, did, change.seq)
        if told_again is not None:
            corrected.append(told_again)
        else:
            told += [_fact(book, row, change.seq) for row in did.told[:MOST_FACTS]]
            # What is taken back in the Change that told it was never there for anybody.
            gone += [_fact(book, row, change.seq - 1) for row in did.gone[:MOST_FACTS]]
        corrected += filter(None, (_correction(book, row, change.seq) for row in did.edited))
    is_cut = any(did.is_cut for did in done.values())
    return PastDeed(change, told, corrected, gone, is_cut)


def _fact(book: _Book, row: Any, seq: int) -> PastFact:  # noqa: ANN401 - a row of any table
    told = book.told(row, seq)
    return PastFact(
        type(row).__name__,
        [one for one in told if not one.is_quiet and not one.is_erased],
        is_erased=any(one.is_erased for one in told),
        is_itself=book.is_itself(row),
    )


def _told_again(book: _Book, did: _Done, seq: int) -> PastFact | None:
    """The one row of a table that was taken back and the one told in its place: a correction."""
    if len(did.told) != 1 or len(did.gone) != 1:
        return None
    (new,), (old,) = did.told, did.gone
    found = _corrections(book.told(old, seq - 1), book.told(new, seq))
    if not found:
        return None
    return PastFact(type(new).__name__, corrected=found, is_itself=book.is_itself(new))


def _correction(book: _Book, row: Any, seq: int) -> PastFact | None:  # noqa: ANN401
    """What an edit changed in the fields that this reader reads; None where nothing of that."""
    table, is_itself = type(row).__name__, book.is_itself(row)
    if any(change == seq and before is None for change, before in book.edits_to(row)):
        return PastFact(table, is_erased=True, is_itself=is_itself)
    found = _corrections(book.told(row, seq - 1), book.told(row, seq))
    return PastFact(table, corrected=found, is_itself=is_itself) if found else None


def _corrections(before: Sequence[Told], after: Sequence[Told]) -> list[Correction]:
    old, new = ({one.name: one for one in some} for some in (before, after))
    labels = {one.name: one.label for one in (*before, *after)}
    values = {name: (_value_of(old.get(name)), _value_of(new.get(name))) for name in labels}
    return [
        Correction(name, labels[name], was, stands)
        for name, (was, stands) in values.items()
        if was != stands
    ]


def _value_of(told: Told | None) -> Value | None:
    return told.value if told else None
