"""The rows of one sheet, read by field, and what all sheets together have told so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from typing import Any, Final, TypeVar

from saiyai.domain.dates import BUDDHIST_ERA, find_when, parse_when
from saiyai.domain.drafts import ActorDraft, At, EventDraft, MembershipDraft, PartDraft, TieDraft
from saiyai.domain.errors import UnreadableDate
from saiyai.domain.periods import Span, on
from saiyai.domain.tables import Cell, Grid, Problem
from saiyai.formats.record_cells import as_text
from saiyai.formats.shapes.plan import SheetPlan
from saiyai.formats.shapes.words import WordList, is_total

V = TypeVar("V")
_FIRST_BUDDHIST_YEAR: Final = 2400
_NOTHING_TOLD: Final = frozenset({"-", "–", "—", "n/a", "N/A", "ไม่มีข้อมูล"})


@dataclass(slots=True)
class Told:
    """What the sheets read so far have told, row by row and not yet joined."""

    near: date
    actors: list[ActorDraft] = field(default_factory=list)
    memberships: list[MembershipDraft] = field(default_factory=list)
    ties: list[TieDraft] = field(default_factory=list)
    """Ties row by row, those of an actor to itself too: a network file may have them."""
    undecided: set[str] = field(default_factory=set)
    """Sheets on whose ties neither a column nor a person said whether they have a direction."""
    events: list[EventDraft] = field(default_factory=list)
    named: list[tuple[str, At]] = field(default_factory=list)
    """Names that stand for themselves, in no tie or event yet: isolates stay."""
    problems: list[Problem] = field(default_factory=list)
    whens: dict[str, Span | None] = field(default_factory=dict)
    """Dates read before: a sheet names the same few days on thousands of rows."""
    words: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Words read before, by their list."""
    parts: dict[tuple[str, str], PartDraft] = field(default_factory=dict)
    """One part for each person and role: a list of attendance names the same few again."""

    def when(self, cell: Cell) -> Span | None:
        """The span that a cell means, or None where it means none."""
        if isinstance(cell, date):
            return _in_common_era(cell)
        text = as_text(cell)
        if text not in self.whens:
            try:
                self.whens[text] = parse_when(text, self.near)
            except UnreadableDate:
                self.whens[text] = None
        return self.whens[text]

    def word(self, text: str, words: WordList[V]) -> V | None:
        """The value of a closed list that a text means, or None."""
        meant: dict[str, Any] = self.words.setdefault(id(words), {})
        if text not in meant:
            meant[text] = words.find(text)
        found: V | None = meant[text]
        return found

    def part(self, actor: str, role: str) -> PartDraft:
        """The part of an actor in a role."""
        part = self.parts.get((actor, role))
        if part is None:
            part = self.parts[actor, role] = PartDraft(actor, role)
        return part


def _in_common_era(day: date) -> Span | None:
    """A day of a spreadsheet; a year like 2569 was typed into a calendar that did not know it."""
    if day.year < _FIRST_BUDDHIST_YEAR:
        return on(day)
    try:
        return on(day.replace(year=day.year - BUDDHIST_ERA))
    except ValueError:  # 29 February of a year that has none
        return None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet under its plan."""

    grid: Grid
    plan: SheetPlan
    told: Told
    fields: dict[str, list[int]]
    headings: dict[int, str]
    free: list[int]
    """Columns that hold no field."""

    def rows(self) -> Iterator["Row"]:
        """The rows below the heading; a row that adds up others is named and left out."""
        first = 0 if self.plan.header_row is None else self.plan.header_row + 1
        pairs = zip(self.grid.numbers[first:], self.grid.rows[first:], strict=True)
        for number, cells in pairs:
            row = Row(self, number, cells)
            if is_total(row.first()):
                row.problem("total_row", value=row.first())
            else:
                yield row

    def heading_at(self) -> At:
        """Where the headings stand."""
        row = self.plan.header_row
        return At(self.grid.name, 0 if row is None else self.grid.numbers[row])

    def caption(self) -> tuple[str, Span | None]:
        """What the sheet is called above its headings, and the day named there."""
        for cells in self.grid.rows[: self.plan.header_row or 0]:
            texts = dict.fromkeys(as_text(cell).strip() for cell in cells if cell is not None)
            texts.pop("", None)
            if len(texts) == 1 and (text := " ".join(next(iter(texts)).split())):
                found = find_when(text, self.told.near)
                return text, found[0] if found else None
        return "", None

    def report_left_out(self) -> None:
        """Name the filled columns that a sheet of this shape has no place for."""
        if self.plan.header_row is None:
            return
        for index in (i for i in self.free if not is_total(self.headings[i])):
            below = self.grid.rows[self.plan.header_row + 1 :]
            cells = sum(1 for row in below if index < len(row) and row[index] not in {None, ""})
            if cells:
                self.told.problems.append(
                    Problem(
                        "column_left_out",
                        self.grid.name,
                        self.grid.numbers[self.plan.header_row],
                        self.headings[index],
                        facts=(("cells", cells),),
                    )
                )


def sheet_of(grid: Grid, plan: SheetPlan, told: Told) -> Sheet:
    """A sheet with its columns by field."""
    fields: dict[str, list[int]] = {}
    for column in plan.columns:
        if column.field:
            fields.setdefault(column.field, []).append(column.index)
    headings = {column.index: column.heading for column in plan.columns}
    free = [column.index for column in plan.columns if not column.field]
    return Sheet(grid, plan, told, fields, headings, free)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet. What a cell cannot mean is named and stays untold."""

    sheet: Sheet
    number: int
    cells: Sequence[Cell]

    @property
    def at(self) -> At:
        """Where this row stands."""
        return At(self.sheet.grid.name, self.number)

    def cell(self, field_id: str) -> Cell:
        """The cell of a field, None where it says nothing."""
        indices = self.sheet.fields.get(field_id)
        return self.at_index(indices[0]) if indices else None

    def at_index(self, index: int) -> Cell:
        """The cell of a column, None where it says nothing."""
        cell = self.cells[index] if index < len(self.cells) else None
        if isinstance(cell, str):
            cell = cell.strip()
            return None if not cell or cell in _NOTHING_TOLD else cell
        return cell

    def text(self, field_id: str) -> str:
        """What the cell of a field says, with single spaces."""
        if field_id not in self.sheet.fields:
            return ""
        cell = self.cell(field_id)
        return "" if cell is None else " ".join(as_text(cell).split())

    def lines(self, field_id: str) -> str:
        """What the cell of a field says, line breaks and all."""
        return as_text(self.cell(field_id))

    def first(self) -> str:
        """The first filled cell."""
        return next((as_text(cell) for cell in self.cells if cell is not None and cell != ""), "")

    def when(self, field_id: str) -> Span | None:
        """The span of a field; a text that is no date is named."""
        cell = self.cell(field_id)
        if cell is None:
            return None
        span = self.sheet.told.when(cell)
        if span is None:
            self.problem("bad_date", field_id, as_text(cell))
        return span

    def decimal(self, field_id: str) -> float | None:
        """The number of a field; a text that is none is named."""
        cell = self.cell(field_id)
        if cell is None:
            return None
        number = as_number(cell)
        if number is None:
            self.problem("bad_number", field_id, as_text(cell))
        return number

    def integer(self, field_id: str) -> int | None:
        """The whole number of a field; anything else is named."""
        number = self.decimal(field_id)
        if number is None or number.is_integer():
            return None if number is None else int(number)
        self.problem("bad_number", field_id, self.text(field_id))
        return None

    def word(self, field_id: str, words: WordList[V]) -> V | None:
        """The value of a closed list; a word that is not in it is named, with those that are."""
        text = self.text(field_id)
        if not text:
            return None
        value = self.sheet.told.word(text, words)
        if value is None:
            self.problem("unknown_word", field_id, text, allowed_th=words.th, allowed_en=words.en)
        return value

    def extra(self) -> dict[str, str]:
        """The filled cells of columns that hold no field, by heading."""
        return {
            self.sheet.headings[index] or f"#{index + 1}": as_text(cell)
            for index in self.sheet.free
            if (cell := self.at_index(index)) is not None
        }

    def heading(self, field_id: str) -> str:
        """The heading of a field's column as written."""
        indices = self.sheet.fields.get(field_id, [])
        return self.sheet.headings.get(indices[0], "") if indices else ""

    def problem(
        self,
        code: str,
        field_id: str = "",
        value: str = "",
        *,
        column: str = "",
        **facts: str | int,
    ) -> None:
        """Name something in this row that needs a person."""
        place = (self.sheet.grid.name, self.number, column or self.heading(field_id))
        self.sheet.told.problems.append(Problem(code, *place, value, tuple(facts.items())))


def as_number(cell: Cell) -> float | None:
    """The number a cell means, thousands separators and Thai digits allowed; None where none."""
    if isinstance(cell, bool) or cell is None:
        return None
    try:
        number = float(as_text(cell).replace(",", ""))
    except ValueError:
        return None
    return number if isfinite(number) else None
