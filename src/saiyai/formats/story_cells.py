"""What stands in a story, as cells of the record's tables: days, lists of actors, words.

Everything here refuses with the place in the file and the next step.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from saiyai.domain.coverage import Share
from saiyai.domain.dates import parse_when
from saiyai.domain.errors import UnreadableDate
from saiyai.domain.facet_words import Reason
from saiyai.domain.goals import Horizon
from saiyai.domain.goods import Good, Unit
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.periods import Span
from saiyai.domain.tables import Cell
from saiyai.domain.thai import has_thai
from saiyai.formats.record_cells import DAY, LIST, SPAN, UnreadableCell, write_span
from saiyai.formats.record_columns import TABLES
from saiyai.formats.refusals import wrong_story

SET: Final = "@"
LEFT_OUT: Final = "-"
ALL: Final = "all"
UNTIL: Final = " to "

CLOSED: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("coverage", "kind"): tuple(KINDS),
    ("coverage", "share"): tuple(Share),
    ("events", "kind"): tuple(KINDS),
    ("flows", "good"): tuple(Good),
    ("flows", "unit"): tuple(Unit),
    ("goals", "horizon"): tuple(filter(None, Horizon)),
    ("memberships", "reasons"): tuple(Reason),
}
"""Columns that hold texts in files, and words of a closed list in a story."""


@dataclass(frozen=True, slots=True)
class Known:
    """What every entry of a story may lean on: its day, when it was told, its sets of actors."""

    day: date
    told: Span
    sets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    """The kind of each actor that is told, by ref."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of the record, and which entry of the story told it."""

    place: str
    cells: Mapping[str, Cell]


def days_of(value: object, known: Known, place: str) -> Span:
    """The days that a value says, as people write them; `A to B` reaches from one to the other.

    Raises: UnreadableStory.
    """
    if isinstance(value, date):
        value = value.isoformat()[:10]  # as people write it: its year may be a Buddhist one
    first, until, last = str(value).partition(UNTIL)
    try:
        start = parse_when(first, known.day)
        end = parse_when(last, known.day) if until else start
        return Span(start.earliest, end.latest)
    except (UnreadableDate, ValueError) as wrong:
        raise wrong_story(place, "bad_day", value=str(value)) from wrong


def day_of(value: object, known: Known, place: str) -> date:
    """One day. Raises: UnreadableStory where it is a month or a year."""
    span = days_of(value, known, place)
    if not span.is_exact:
        raise wrong_story(place, "bad_day", value=str(value))
    return span.earliest


def actors_of(names: Iterable[str], known: Known, place: str) -> list[str]:
    """The refs in a list in which `@growers` stands for a set and `-a03` leaves one out."""
    found: dict[str, None] = {}
    left_out: set[str] = set()
    for name in names:
        if name.startswith(LEFT_OUT):
            left_out |= set(actors_of([name[1:]], known, place))
        elif name.startswith(SET):
            found |= dict.fromkeys(_of_set(name[1:], known, place))
        else:
            found[name] = None
    return [ref for ref in found if ref not in left_out]


def _of_set(name: str, known: Known, place: str) -> Sequence[str]:
    if name == ALL and name not in known.sets:
        return list(known.kinds)
    if name not in known.sets:
        told = ", ".join(sorted({*known.sets, ALL}))
        raise wrong_story(place, "unknown_set", name=name, known=told)
    return known.sets[name]


def row_of(table: str, told: Mapping[str, object], known: Known, place: str) -> Row:
    """A row of a table; an empty text was not told. Raises: UnreadableStory."""
    cells: dict[str, Cell] = {}
    for column, value in told.items():
        if value not in ("", None):
            cells[column] = cell_of(table, column, value, known, place)
    if missing := [column for column in TABLES[table].needs if column not in cells]:
        raise wrong_story(place, "field_missing", field=missing[0])
    return Row(place, cells)


def cell_of(table: str, column: str, value: object, known: Known, place: str) -> Cell:
    """A value as the cell of a column, read once so that what does not fit is refused here."""
    card = TABLES[table]
    if column not in card.columns:
        if card.free and column.startswith(f"{card.free}."):
            return as_cell(value, column, place)
        raise wrong_story(place, "unknown_field", field=column, known=", ".join(card.columns))
    codec = card.columns[column]
    if codec is SPAN:
        return write_span(days_of(value, known, place))
    if codec is DAY:
        return day_of(value, known, place).isoformat()
    if codec is LIST:
        cell: Cell = LIST.write(_texts(value, column, place))
    else:
        cell = as_cell(value, column, place)
    try:
        codec.read(cell)
    except UnreadableCell as wrong:
        allowed = dict(wrong.facts).get("allowed_en", "")
        why = "unknown_word" if allowed else "bad_value"
        facts = {"field": column, "value": str(value)} | ({"known": allowed} if allowed else {})
        raise wrong_story(place, why, **facts) from wrong
    _check_closed(table, column, cell, place)
    return cell


def _check_closed(table: str, column: str, cell: Cell, place: str) -> None:
    words = CLOSED.get((table, column), ())
    for word in parts_of_cell(table, column, cell) if words else ():
        if word not in words:
            facts = {"field": column, "value": word, "known": ", ".join(words)}
            raise wrong_story(place, "unknown_word", **facts)


def parts_of_cell(table: str, column: str, cell: Cell) -> tuple[str, ...]:
    """The entries of a cell that holds a list; of any other its text alone."""
    if TABLES[table].columns[column] is LIST:
        return tuple(LIST.read(cell))
    return (str(cell),)


def as_cell(value: object, column: str, place: str) -> Cell:
    """A plain value. Raises: UnreadableStory for a list or a table."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str | bool | int | float | date):
        return value
    raise wrong_story(place, "bad_value", field=column, value=str(value))


def _texts(value: object, column: str, place: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(value)
    raise wrong_story(place, "bad_value", field=column, value=str(value))


def in_its_language(stem: str, text: str) -> dict[str, str]:
    """A name or a text under `<stem>_th` or `<stem>_en`, going by its letters."""
    return {f"{stem}_{'th' if has_thai(text) else 'en'}": text}


def texts_of(table: Mapping[str, Any], field_name: str, place: str) -> list[str]:
    """A field that holds a list of texts, or one. Raises: UnreadableStory."""
    value = table.get(field_name, [])
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return list(value)
    raise wrong_story(place, "bad_value", field=field_name, value=str(value))
