"""A sheet for each kind of event, made from its card: written empty, read filled in.

One row is one event. A column stands for each role, with names parted by semicolons or lines; for
the good that flowed and how much; and for each field of the card. Headings and words are those
of the pages, in either language.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from saiyai.domain.dates import parse_when
from saiyai.domain.drafts import At, Draft, EventDraft, FlowDraft, PartDraft
from saiyai.domain.errors import UnreadableDate
from saiyai.domain.goods import Unit, kept_amount
from saiyai.domain.kinds.card import Kind
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.kinds.fields import DataField, Input, fields_of
from saiyai.domain.periods import Span, on
from saiyai.domain.tables import Cell, Grid, Problem, Table
from saiyai.domain.words import Language, say, texts
from saiyai.formats.record_cells import as_text
from saiyai.formats.titles import title_of
from saiyai.formats.workbook import write_workbook

_NAMES: Final = re.compile(r"\s*[;\n]\s*")
_WHEN, _PLACE, _ISSUE, _GOOD, _AMOUNT, _UNIT, _CHANNEL = (
    *("record.when", "record.place", "record.issue", "record.good"),
    *("record.amount", "record.unit", "record.channel"),
)
_YES_OR_NO: Final = {"field_word.yes": "yes", "field_word.no": "no"}


def columns_of(kind: Kind) -> tuple[str, ...]:
    """The headings of a kind's sheet, as text ids."""
    ends = [f"part_role.{end}" for end in kind.ends] if kind.goods else []
    roles = [f"part_role.{role}" for role in kind.roles]
    flow = [_GOOD, _AMOUNT, _UNIT] if len(kind.goods) > 1 else []
    data = [one.label for one in fields_of(kind)]
    named = dict.fromkeys([_WHEN, *ends, *roles])
    return (*named, *flow, *data, _PLACE, _ISSUE, _CHANNEL)


def write_kind_sheet(kind: Kind, language: Language) -> bytes:
    """An empty workbook to fill in, with the words of closed lists to choose from."""
    columns = columns_of(kind)
    table = Table(kind.id, tuple(say(key, language) for key in columns), [])
    words = {
        say(key, language): tuple(say(word, language) for word in choices)
        for key in columns
        if (choices := tuple(_words(kind, key)))
    }
    return write_workbook([table], choices=words)


def _words(kind: Kind, key: str) -> Mapping[str, str]:
    """The text ids that a column can hold, each with the value it means."""
    if key == _GOOD:
        return {f"good.{good}": str(good) for good in kind.goods}
    if key == _UNIT:
        return {f"unit.{unit}": str(unit) for unit in Unit}
    for one in fields_of(kind):
        if one.label == key and one.input is Input.CHOICE:
            return {f"{one.family}.{word}": word for word in one.choices if word}
        if one.label == key and one.input in {Input.FLAG, Input.MAYBE}:
            return _YES_OR_NO
    return {}


def is_kind_sheet(grid: Grid) -> bool:
    """Whether a sheet bears the name of a kind and only headings of its card."""
    kind = KINDS.get(title_of(grid.name))
    if kind is None or not grid.rows:
        return False
    keys = _keys(columns_of(kind))
    headings = {as_text(cell).strip() for cell in grid.rows[0]} - {""}
    return headings <= set(keys) and _WHEN in {keys[heading] for heading in headings}


def _keys(columns: Sequence[str]) -> dict[str, str]:
    """Text ids by how they read in either language."""
    return {texts()[key][language]: key for key in columns for language in Language}


def read_kind_sheets(grids: Sequence[Grid], today: date) -> Draft:
    """The events of filled sheets; cells that cannot be read are left untold and named."""
    problems: list[Problem] = []
    events = [event for grid in grids if grid.rows for event in _events(grid, today, problems)]
    return Draft(events=tuple(events), problems=tuple(problems))


@dataclass(slots=True)
class _Row:
    """One row while it is read."""

    kind: Kind
    at: At
    cells: Mapping[str, Cell]
    headings: Mapping[str, str]
    problems: list[Problem] = field(repr=False)

    def text(self, key: str) -> str:
        cell = self.cells.get(key)
        return "" if cell is None else as_text(cell).strip()

    def names(self, key: str) -> list[str]:
        return [name for name in _NAMES.split(self.text(key)) if name]

    def word(self, key: str) -> str:
        """The value of a closed list, as its words or its id; named and left out if it is none."""
        text, words = self.text(key), _words(self.kind, key)
        if not text or text in words.values():
            return text
        found = {texts()[word][lang]: value for word, value in words.items() for lang in Language}
        if text not in found:
            self.problem("unknown_word", key, allowed=words)
        return found.get(text, "")

    def problem(self, code: str, key: str, allowed: Mapping[str, str] | None = None) -> None:
        facts = tuple(
            (f"allowed_{language}", ", ".join(say(word, language) for word in allowed))
            for language in Language
            if allowed
        )
        self.problems.append(
            Problem(code, self.at.sheet, self.at.row, self.headings[key], self.text(key), facts)
        )


def _events(grid: Grid, today: date, problems: list[Problem]) -> Iterator[EventDraft]:
    kind = KINDS[title_of(grid.name)]
    keys = _keys(columns_of(kind))
    headings = [as_text(cell).strip() for cell in grid.rows[0]]
    named = {keys[heading]: heading for heading in headings if heading in keys}
    for number, cells in zip(grid.numbers[1:], grid.rows[1:], strict=True):
        told = {keys[h]: c for h, c in zip(headings, cells, strict=False) if h in keys}
        row = _Row(kind, At(grid.name, number), told, named, problems)
        if any(row.text(key) for key in named):
            yield _event(row, today)


def _event(row: _Row, today: date) -> EventDraft:
    kind = row.kind
    parts = {
        PartDraft(name, role): None
        for role in kind.roles
        for name in row.names(f"part_role.{role}")
    }
    return EventDraft(
        kind=kind.id,
        when=_when(row, today),
        data=dict(_data(row)),
        parts=tuple(parts),
        flows=tuple(_flows(row)),
        place=row.text(_PLACE),
        issue=row.text(_ISSUE),
        channel=row.text(_CHANNEL),
        source="sheet",
        version=kind.version,
        at=row.at,
    )


def _when(row: _Row, today: date) -> Span | None:
    cell = row.cells.get(_WHEN)
    if isinstance(cell, date):
        return on(cell)
    try:
        return parse_when(row.text(_WHEN), today)
    except UnreadableDate:
        row.problem("bad_date", _WHEN)
        return None


def _data(row: _Row) -> Iterator[tuple[str, Any]]:
    for one in fields_of(row.kind):
        value = _value(row, one) if row.text(one.label) else None
        if value is not None:
            yield one.id, value


def _value(row: _Row, one: DataField) -> str | int | bool | None:
    """What a filled cell says; None where it cannot be read."""
    text = row.text(one.label)
    if one.input is Input.CHOICE:
        return row.word(one.label) or None
    if one.input in {Input.FLAG, Input.MAYBE}:
        return {"yes": True, "no": False}.get(row.word(one.label))
    if one.input is not Input.NUMBER:
        return text
    whole = text.removesuffix(".0")  # as spreadsheets keep a whole number
    if not whole.isdecimal():
        row.problem("bad_number", one.label)
        return None
    return int(whole)


def _flows(row: _Row) -> Iterator[FlowDraft]:
    kind = row.kind
    if not kind.goods:
        return
    sources, targets = (row.names(f"part_role.{end}") for end in kind.ends)
    good = row.word(_GOOD) or kind.goods[0]
    amount, unit = _amount(row)
    for source in sources:
        for target in targets:
            yield FlowDraft(source, target, good, amount, unit)


def _amount(row: _Row) -> tuple[int | None, str]:
    text, unit = row.text(_AMOUNT), row.word(_UNIT)
    if not (text and unit):
        if text:
            row.problem("cell_needed", _AMOUNT)
        return None, ""
    amount = kept_amount(text, Unit(unit))
    if amount is None:
        row.problem("bad_number", _AMOUNT)
    return amount, unit if amount is not None else ""
