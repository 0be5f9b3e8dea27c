"""Columns of a row as a history tells them: what stood there, in the reader's words.

Two columns that say one thing are told as one: the days of a span, an amount and its unit.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeAlias

from django.db.models import BooleanField, Field, ForeignKey, JSONField, Model

from saiyai.domain.facet_fields import fields_of as facet_fields
from saiyai.domain.facet_fields import word_text
from saiyai.domain.facets import FACETS
from saiyai.domain.pasts import CALLED, NOT_TOLD, WORDS_OF
from saiyai.domain.periods import Span
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language, Say, Spoken, in_words, texts
from saiyai.queries.events import amount_in_words
from saiyai.queries.goals import name_in_both
from saiyai.queries.known import EditFound, columns_before
from saiyai.queries.things import things_by_rows
from saiyai.records.connections import alias
from saiyai.records.models import (
    FACET_TABLES,
    AgreementVersion,
    CharterVersion,
    Network,
    Position,
    Stakeholder,
)

Value: TypeAlias = str | int | float | date | Span | Say | Spoken
State: TypeAlias = Mapping[str, Any]
"""What stands in the columns of a row at a Change."""
RowKey: TypeAlias = tuple[type[Model], int]
Called: TypeAlias = Mapping[RowKey, Value]
"""Rows that others refer to, as this reader may call them; not who is hidden, nor the nameless."""

ERASED: Final = object()
"""Stands in a state for what nobody can say any more."""

_GONE: Final = Say("past.gone")
_FACETS: Final = {table.__name__: FACETS[facet] for facet, table in FACET_TABLES.items()}
_WITH_UNIT: Final = ("amount", "target")


class Holds(StrEnum):
    """How the columns of a field are read."""

    TEXT = "text"
    WORD = "word"
    WORDS = "words"
    FLAG = "flag"
    PLAIN = "plain"
    SPAN = "span"
    ROW = "row"
    AMOUNT = "amount"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class PastField:
    """What one column, or two that say one thing, tell."""

    name: str
    label: str
    """The text id of its name."""
    columns: tuple[str, ...]
    holds: Holds
    words: str = ""
    """Where the words of its closed list stand."""
    to: type[Model] | None = None
    is_quiet: bool = False
    """Whether a no is what stands there unless somebody says otherwise."""

    def is_erased(self, state: State) -> bool:
        """Whether nobody can say what stood there."""
        return any(state[column] is ERASED for column in self.columns)

    def is_quiet_in(self, state: State) -> bool:
        """Whether what stands there need not be said where it did not change."""
        return self.name == "ref" or (self.is_quiet and state[self.columns[0]] is False)

    def value(self, state: State, called: Called) -> Value | None:
        """What stands there; None for nothing, and for whom this reader may not know of."""
        if self.is_erased(state):
            return _GONE
        first = state[self.columns[0]]
        if self.holds is Holds.SPAN:
            return None if first is None else Span(first, state[self.columns[1]])
        if first is None or first == "" or first in ([], {}):
            return None
        if self.holds is Holds.ROW:
            assert self.to is not None  # noqa: S101 - a field that holds a row says of which table
            return called.get((self.to, first))
        if self.holds is Holds.AMOUNT:
            return Amount(first, state[self.columns[1]])
        return _READ[self.holds](self, first)


@dataclass(frozen=True, slots=True)
class Listed:
    """Several values in one."""

    values: tuple[Value, ...]

    def in_(self, language: Language) -> str:
        """The values after one another."""
        return ", ".join(in_words(value, language) for value in self.values)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount with its unit: one of ours, or in the network's own words."""

    amount: int
    unit: str

    def in_(self, language: Language) -> str:
        """The amount as people write it."""
        if f"unit.{self.unit}" in texts():
            return amount_in_words(self.amount, self.unit, language)
        return f"{self.amount:,} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Told:
    """What one field says."""

    name: str
    label: Say
    value: Value
    is_quiet: bool = False
    """Whether it need not be said where it did not change: an id, a no that nobody told."""

    @property
    def is_erased(self) -> bool:
        """Whether nobody can say any more what it said."""
        return self.value == _GONE


def _word(field: PastField, value: object) -> Value:
    key = word_text(field.words, str(value))
    return Say(key) if key in texts() else str(value)


def _flag(_field: PastField, value: object) -> Value:
    return Say(word_text("yes_no", "yes" if value else "no"))


_READ: Final[Mapping[Holds, Callable[[PastField, Any], Value]]] = {
    Holds.TEXT: lambda _, value: str(value),
    Holds.WORD: _word,
    Holds.WORDS: lambda field, value: Listed(tuple(_word(field, one) for one in value)),
    Holds.FLAG: _flag,
    Holds.PLAIN: lambda _, value: value,
    Holds.PAIRS: lambda _, value: Listed(tuple(f"{k}: {v}" for k, v in value.items())),
}


@cache
def past_fields_of(table: type[Model]) -> tuple[PastField, ...]:
    """The fields of a table of which histories tell, in the order of its columns."""
    columns: dict[str, Field[Any, Any]] = {
        field.name: field
        for field in table._meta.concrete_fields  # noqa: SLF001 - Django's documented Meta API
        if not _is_untold(table, field)
    }
    found = []
    for name, field in columns.items():
        stem = name.removesuffix("earliest").rstrip("_")
        if name.endswith("latest") or (name == "unit" and columns.keys() & set(_WITH_UNIT)):
            continue
        if name.endswith("earliest"):
            last = f"{stem}_latest".lstrip("_")
            found.append(_field(table, field, stem or "when", (name, last), Holds.SPAN))
        elif name in _WITH_UNIT and "unit" in columns:
            found.append(_field(table, field, name, (name, "unit"), Holds.AMOUNT))
        else:
            found.append(_field(table, field, name, (field.attname,), _holds(table, field)))
    return tuple(found)


def _is_untold(table: type[Model], field: Field[Any, Any]) -> bool:
    names = {f"*.{field.name}", f"{table.__name__}.{field.name}"}
    return field.related_model is Network or not names.isdisjoint(NOT_TOLD)


def _field(
    table: type[Model],
    field: Field[Any, Any],
    name: str,
    columns: tuple[str, ...],
    holds: Holds,
) -> PastField:
    return PastField(
        name,
        label_of(table, name),
        columns,
        holds,
        words=_words(table, field.name),
        to=field.related_model if isinstance(field, ForeignKey) else None,
        is_quiet=isinstance(field, BooleanField) and field.default is False,
    )


def label_of(table: type[Model], name: str) -> str:
    """The text id of what a field of a table is called."""
    if table.__name__ in _FACETS and f"facet_field.{name}" in texts():
        return f"facet_field.{name}"
    return f"past_field.{CALLED.get(f'{table.__name__}.{name}', name)}"


def _words(table: type[Model], name: str) -> str:
    if facet := _FACETS.get(table.__name__):
        return next((one.group for one in facet_fields(facet) if one.name == name), "")
    return WORDS_OF.get(f"{table.__name__}.{name}", "")


def _holds(table: type[Model], field: Field[Any, Any]) -> Holds:
    has_words = bool(_words(table, field.name))
    if isinstance(field, ForeignKey):
        return Holds.ROW
    if isinstance(field, BooleanField):
        return Holds.FLAG
    if isinstance(field, JSONField):
        return Holds.WORDS if has_words else Holds.PAIRS
    if has_words:
        return Holds.WORD
    is_text = field.get_internal_type() in {"TextField", "CharField"}
    return Holds.TEXT if is_text else Holds.PLAIN


def state_of(row: Model, edits: Sequence[EditFound], seq: int) -> dict[str, Any]:
    """What stood in the columns of a row at a Change, of which every later edit is given."""
    fields = row._meta.concrete_fields  # noqa: SLF001 - Django's documented Meta API
    state = {field.attname: getattr(row, field.attname) for field in fields}
    for change, before in edits:
        if change <= seq:
            break
        if before is None:
            state = dict.fromkeys(state, ERASED)
        else:
            state |= columns_before(type(row), before)
    return state


def rows_named_in(table: type[Model], states: Iterable[State]) -> set[RowKey]:
    """Every row that these states of a table refer to."""
    keys = [(one.columns[0], one.to) for one in past_fields_of(table) if one.to is not None]
    named = {(to, state[column]) for state in states for column, to in keys}
    return {(to, pk) for to, pk in named if isinstance(pk, int)}


def names_of_rows(viewer: Viewer, wanted: Iterable[RowKey], known: int | None) -> Called:
    """Rows of any table as this viewer may call them, under the names known at a Change.

    Cost: a few queries per table, whatever the number of rows.
    """
    by_table: dict[type[Model], set[int]] = {}
    for table, pk in wanted:
        by_table.setdefault(table, set()).add(pk)
    found: dict[RowKey, Value] = {}
    for table, ids in by_table.items():
        rows: Any = table._default_manager.using(alias()).filter(pk__in=ids)  # noqa: SLF001
        if own := _OWN.get(table):
            found |= {(table, row.pk): own(row) for row in rows}
        elif table is Stakeholder:
            found |= _stakeholders(viewer, list(rows), known)
        else:
            things = things_by_rows(viewer, rows, known)
            found |= {(table, pk): thing for (_, pk), thing in things.items() if thing.names}
    return found


_OWN: Final[Mapping[type[Model], Callable[[Any], Value]]] = {
    Position: lambda row: name_in_both(row.title_th, row.title_en),
    **dict.fromkeys(
        (AgreementVersion, CharterVersion),
        lambda row: Say("agreements.version", n=row.number),
    ),
}
"""Rows that have words of their own."""


def _stakeholders(viewer: Viewer, rows: Sequence[Stakeholder], known: int | None) -> Called:
    """Whom a problem touches: an actor, or others in a few words."""
    actors = [row.actor for row in rows if row.actor is not None]
    who = things_by_rows(viewer, actors, known)
    found: dict[RowKey, Value] = {}
    for row in rows:
        words = row.described if viewer.reads_rows else ""
        if told := who.get(("Actor", row.actor_id or 0)) or words:
            found[Stakeholder, row.pk] = told
    return found
