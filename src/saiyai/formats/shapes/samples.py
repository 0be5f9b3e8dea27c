"""Some of the values of each column: enough to guess by, however long the sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from saiyai.domain.errors import MalformedData
from saiyai.domain.tables import Cell, Grid
from saiyai.formats.record_cells import as_text
from saiyai.formats.shapes.plan import Column
from saiyai.formats.shapes.words import is_total

_ROWS: Final = 200
_SHOWN: Final = 3


def text_of(cell: Cell) -> str:
    """What a cell says in one line."""
    return "" if cell is None else " ".join(as_text(cell).split())


def first_text(row: Sequence[Cell]) -> str:
    """What the first filled cell of a row says."""
    return next((text for cell in row if (text := text_of(cell))), "")


@dataclass(frozen=True, slots=True)
class Samples:
    """The first rows below a heading, by column."""

    headings: Sequence[str]
    columns: Sequence[Sequence[Cell]]
    """The filled cells of each column, in order."""
    rows: Sequence[Sequence[Cell]]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.columns)

    def texts(self, index: int) -> list[str]:
        """The filled cells of a column as text."""
        return [text_of(cell) for cell in self.columns[index]]

    def plan_columns(self, fields: dict[int, str]) -> tuple[Column, ...]:
        """The columns with their headings, the fields given, and some values each."""
        return tuple(
            Column(
                index,
                self.headings[index],
                fields.get(index),
                tuple(dict.fromkeys(self.texts(index)))[:_SHOWN],
            )
            for index in range(self.width)
        )


def check_header_row(grid: Grid, header_row: int | None) -> None:
    """Nothing, if the sheet has such a row. Raises: MalformedData."""
    if header_row is not None and not 0 <= header_row < len(grid.rows):
        raise MalformedData(kind="plan", field="header_row", problem=str(header_row))


def samples_below(grid: Grid, header_row: int | None) -> Samples:
    """The samples of a sheet whose headings stand in this row, or nowhere."""
    first = 0 if header_row is None else header_row + 1
    rows = [row for row in grid.rows[first : first + _ROWS] if not is_total(first_text(row))]
    head = () if header_row is None else grid.rows[header_row]
    width = max((len(row) for row in (head, *rows)), default=0)
    headings = [text_of(cell) for cell in head] + [""] * (width - len(head))
    columns: list[list[Cell]] = [[] for _ in range(width)]
    for row in rows:
        for index, cell in enumerate(row):
            if cell is not None and text_of(cell):
                columns[index].append(cell)
    return Samples(headings, columns, rows)
