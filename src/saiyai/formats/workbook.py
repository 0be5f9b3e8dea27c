"""Excel workbooks (.xlsx): every sheet as it stands, hidden ones too; tables written plainly.

A cell merged over several rows holds its text or date in each of them: that is what it means to
who wrote it. A merged number stays in its first row only, since it may be a sum.
"""

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any, Final

import python_calamine
import xlsxwriter
from typing_extensions import override
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from saiyai.domain.errors import EmptyFile
from saiyai.domain.tables import Cell, Grid, Table
from saiyai.formats.refusals import too_large, unreadable
from saiyai.formats.workbook_limits import checked_copy

_ROWS: Final = 1_048_576
_TEXT: Final = 32_767  # characters in one cell
_CHOICES: Final = 255  # characters of a list to choose from
_FILLED_IN: Final = 2_000  # rows that offer the list
_EXACT: Final = 2**53  # beyond, the numbers of a spreadsheet have gaps
_FIRST_DAY: Final = date(1900, 3, 1)  # before, Excel's calendar has a day that never was
_CREATED: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a constant, so that equal tables give equal bytes
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def read_workbook(content: bytes, name: str = "") -> list[Grid]:
    """Every sheet with its true row numbers; blank rows are left out.

    Raises: UnreadableFile, FileTooLarge; EmptyFile where no sheet holds anything.
    """
    try:
        with python_calamine.load_workbook(io.BytesIO(checked_copy(content, name))) as book:
            grids = [
                _grid(book.get_sheet_by_index(index))
                for index, sheet in enumerate(book.sheets_metadata)
                if sheet.typ is python_calamine.SheetTypeEnum.WorkSheet
            ]
    except python_calamine.CalamineError as wrong:
        raise unreadable(name, "damaged_workbook") from wrong
    if not any(grid.rows for grid in grids):
        raise EmptyFile(file=name)
    return grids


def _grid(sheet: python_calamine.CalamineSheet) -> Grid:
    rows = [
        [cell if type(cell) is str and cell else _cell(cell) for cell in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left == right:
            _fill_down(rows[top : bottom + 1], left)
    filled = [(number, tuple(row)) for number, row in enumerate(rows, 1) if _holds_something(row)]
    return Grid(
        name=sheet.name,
        rows=[row for _, row in filled],
        numbers=[number for number, _ in filled],
    )


def _holds_something(row: Sequence[Cell]) -> bool:
    return any(cell is not None and cell != "" for cell in row)


def _fill_down(rows: Sequence[list[Cell]], column: int) -> None:
    if rows and column < len(rows[0]) and isinstance(rows[0][column], str | date):
        for row in rows[1:]:
            row[column] = rows[0][column]


def _cell(value: object) -> Cell:
    convert = _CONVERT.get(type(value))
    return convert(value) if convert else None


def _number(value: float) -> int | float:
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


def _day(value: datetime) -> date | str:
    # The hour of a day is kept as text: a cell has days, not hours.
    return value.date() if value.time() == time.min else f"{value:%Y-%m-%d %H:%M}"


_CONVERT: Final[dict[type, Callable[[Any], Cell]]] = {
    str: lambda value: value or None,
    bool: bool,
    int: int,
    float: _number,
    date: lambda value: value,
    datetime: _day,
    time: lambda value: f"{value:%H:%M}",
    timedelta: str,
}


def write_workbook(
    tables: Sequence[Table], name: str = "", choices: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """One sheet for each table, its heading bold and frozen. Nothing is a formula.

    Args: choices are the words that can be chosen in the columns of a heading.
    Raises: FileTooLarge where a sheet or a cell cannot hold what it should.
    """
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": _CREATED})
    styles = {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    for title, table in zip(_sheet_names(tables), tables, strict=True):
        if len(table.rows) >= _ROWS:
            raise too_large(name, "rows", sheet=title, limit=_ROWS - 1)
        sheet = book.add_worksheet(title)
        _write_sheet(sheet, table, styles, name)
        _offer(sheet, table, choices or {})
    book.close()
    return target.getvalue()


def _write_sheet(sheet: Worksheet, table: Table, styles: dict[str, Format], name: str) -> None:
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(table.columns):
        sheet.write_string(0, column, heading, styles["head"])
        sheet.set_column(column, column, _width(table, column))
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and len(cell) > _TEXT:
                raise too_large(
                    name, "cell", sheet=table.name, row=number + 1, column=table.columns[column]
                )
            _write_cell(sheet, (number, column), cell, styles)


def _offer(sheet: Worksheet, table: Table, choices: Mapping[str, Sequence[str]]) -> None:
    """Lists to choose from, where they are short enough for a spreadsheet to hold."""
    for column, heading in enumerate(table.columns):
        words = choices.get(heading, ())
        if words and len(",".join(words)) <= _CHOICES:
            rule = {"validate": "list", "source": list(words), "error_type": "information"}
            sheet.data_validation(1, column, _FILLED_IN, column, rule)


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], cell: Cell, styles: dict[str, Format]
) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(*at, cell)
    elif isinstance(cell, float) and isfinite(cell):
        sheet.write_number(*at, _Exact(cell))
    elif isinstance(cell, int) and abs(cell) <= _EXACT:
        sheet.write_number(*at, cell)
    elif isinstance(cell, date) and cell >= _FIRST_DAY:
        sheet.write_datetime(*at, cell, styles["day"])
    else:
        sheet.write_string(*at, cell.isoformat() if isinstance(cell, date) else str(cell))


class _Exact(float):
    """A number written with all its digits; the writer would keep sixteen of seventeen."""

    @override
    def __format__(self, format_spec: str) -> str:
        return repr(float(self))


def _width(table: Table, column: int) -> int:
    sample = [table.columns[column], *(str(row[column] or "") for row in table.rows[:100])]
    return min(max(map(len, sample)) + 2, 48)


def _sheet_names(tables: Sequence[Table]) -> Iterator[str]:
    taken: set[str] = set()
    for number, table in enumerate(tables, 1):
        plain = _NOT_IN_A_NAME.sub(" ", table.name).strip().strip("'")[:31] or f"Sheet{number}"
        title = plain if plain.casefold() not in taken else f"{plain[:26]} ({number})"
        taken.add(title.casefold())
        yield title
