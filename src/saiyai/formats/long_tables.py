"""Long lists of edges and nodes by the short way: whole columns through Polars.

Taken where a file is plain: one table from the first line on, with columns that a guess from its
beginning knows. For anything else the answer is None, and the file goes the way of an import.
"""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final, TypeAlias

import polars as pl

from saiyai.domain.errors import ColumnMissing, EmptyFile, UnreadableFile
from saiyai.domain.tables import Cell, Grid
from saiyai.formats.decoding import decode
from saiyai.formats.delimited import DELIMITERS, find_delimiter, read_delimited
from saiyai.formats.numbering import Ends, number_ends, tidied
from saiyai.formats.refusals import no_access, unreadable
from saiyai.formats.shapes import Shape, SheetPlan, guess

Source: TypeAlias = str | Path | tuple[str, bytes]
"""A path, or the name and the bytes of a file."""

_HEAD: Final = 65_536
_ROWS: Final = 100
_PARQUET: Final = b"PAR1"
_OTHER_TEXT: Final = ("<", "{", "[")  # XML and JSON
_ANY_DAY: Final = date(2000, 1, 1)  # dates do not enter the arrays
_EDGES: Final = frozenset({Shape.TIES, Shape.EDGE_LIST})
_NAMES: Final = ("actor.name", "actor.name_th", "actor.name_en", "actor.ref")
_JOINED_NAMES: Final = ("actor.name_title", "actor.name_last")
_SEVERAL: Final = "|"  # Kumu's sign between several targets in one cell


@dataclass(frozen=True, slots=True)
class File:
    """A file by name, on disk or in memory."""

    name: str
    path: Path | None
    held: bytes

    def head(self) -> bytes:
        """Its beginning, up to the end of a line. Raises: UnknownFile, UnreadableFile."""
        start = self._read(_HEAD)
        return start if len(start) < _HEAD else start[: start.rfind(b"\n") + 1]

    def content(self) -> bytes:
        """All of it. Raises: UnknownFile, UnreadableFile."""
        return self._read()

    def _read(self, size: int | None = None) -> bytes:
        if self.path is None:
            return self.held[:size]
        try:
            with self.path.open("rb") as stream:
                return stream.read(size)
        except OSError as wrong:
            raise no_access(self.path, wrong) from wrong


def open_file(source: Source) -> File:
    """The file that a path, or a pair of name and bytes, means; it is opened when it is read."""
    if isinstance(source, tuple):
        return File(source[0], None, source[1])
    path = Path(source)
    return File(path.name, path, b"")


@dataclass(frozen=True, slots=True)
class LongEdges:
    """Columns of edges; rows without both ends are counted and left out.

    Weights are texts or numbers, as they stand in the file.
    """

    ends: Ends
    weights: pl.Series | None
    directions: pl.Series | None
    left_out: int


@dataclass(frozen=True, slots=True)
class LongNodes:
    """Columns of nodes; a node without a name is called by its id."""

    ids: pl.Series
    names: pl.Series


def read_long_edges(file: File, weight: str | None = None) -> LongEdges | None:
    """The edges of a plain file; `weight` is the heading of the column that holds the weights.

    Raises: ColumnMissing where no column has that heading.
    """
    table = _open_table(file)
    if table is None or table.plan.shape not in _EDGES:
        return None
    weights = table.plan.indices("tie.weight")
    if weight is not None:
        weights = [column_called(table.plan, weight)]
    source, target = table.plan.indices("tie.source")[0], table.plan.indices("tie.target")[0]
    directions = table.plan.indices("tie.direction")
    frame = table.frame([source, target, *weights, *directions])
    if frame is None:
        return None
    ends, told = tidied(number_ends(*_alike(frame[str(source)], frame[str(target)])))
    if _holds_several(ends.ids):
        return None
    beside = {index: _plain(frame[str(index)]) for index in (*weights, *directions)}
    whole = pl.Series(told == 2)
    filled = pl.Series(told > 0)  # a blank line is no row that was left out
    for column in beside.values():
        filled |= column.is_not_null()
    kept = {index: column.filter(whole) for index, column in beside.items()}
    return LongEdges(
        ends=ends,
        weights=kept[weights[0]] if weights else None,
        directions=kept[directions[0]].cast(pl.String) if directions else None,
        left_out=int((filled & ~whole).sum()),
    )


def read_long_nodes(file: File) -> LongNodes | None:
    """The nodes of a plain file."""
    table = _open_table(file)
    if table is None or table.plan.shape is not Shape.ACTORS:
        return None
    names = [index for field in _NAMES for index in table.plan.indices(field)]
    if any(table.plan.indices(field) for field in _JOINED_NAMES):
        return None
    ids = table.plan.indices("actor.ref") or names
    frame = table.frame([*ids, *names])
    if frame is None:
        return None
    columns = {index: _plain(frame[str(index)].cast(pl.String)) for index in (*ids, *names)}
    told = columns[ids[0]].is_not_null()
    name = columns[names[0]]
    for index in names[1:]:
        name = name.zip_with(name.is_not_null(), columns[index])
    return LongNodes(columns[ids[0]].filter(told), name.filter(told))


def column_called(plan: SheetPlan, heading: str) -> int:
    """The column with a heading. Raises: ColumnMissing."""
    for column in plan.columns:
        if column.heading == heading:
            return column.index
    raise ColumnMissing(sheet=plan.sheet, field=heading, name=heading)


def _alike(sources: pl.Series, targets: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Both columns as they are where they hold the same kind of whole numbers, else as texts."""
    if sources.dtype == targets.dtype and sources.dtype.is_integer():
        return sources, targets
    return sources.cast(pl.String), targets.cast(pl.String)


def _plain(column: pl.Series) -> pl.Series:
    """A column without space around its texts, empty ones as null; numbers stay numbers."""
    if column.dtype.is_numeric():
        return column
    return column.cast(pl.String).str.strip_chars().replace("", None)


def _holds_several(column: pl.Series) -> bool:
    return bool(column.str.contains(_SEVERAL, literal=True).any())


# --- plain tables ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Table:
    file: File
    plan: SheetPlan
    delimiter: str = ""
    """Empty for Parquet, which has none."""
    above: int = 0
    """Lines above the table: titles and comments."""

    def frame(self, indices: list[int]) -> pl.DataFrame | None:
        """Columns by index; None where Polars cannot read them, or as no text."""
        wanted = sorted(set(indices))
        try:
            found = self._frame(wanted)
            held = [name for name, kind in found.schema.items() if not _is_plain(kind)]
            found = found.with_columns(pl.col(held).cast(pl.String)) if held else found
        except (pl.exceptions.PolarsError, UnreadableFile):
            return None
        return found.rename(dict(zip(found.columns, map(str, wanted), strict=True)))

    def _frame(self, wanted: list[int]) -> pl.DataFrame:
        source = self.file.path or BytesIO(self.file.held)
        if not self.delimiter:
            return pl.read_parquet(source, columns=wanted)
        if not _is_utf8(self.file.head()):
            source = BytesIO(decode(self.file.content(), self.file.name).encode())
        return pl.read_csv(
            source,
            separator=self.delimiter,
            has_header=self.plan.header_row is not None,
            columns=wanted,
            infer_schema=False,
            skip_lines=self.above,
        )


def _is_plain(kind: pl.DataType) -> bool:
    return kind == pl.String or kind.is_numeric()


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode()
    except UnicodeDecodeError:
        return False
    return True


def _open_table(file: File) -> _Table | None:
    if file.head().startswith(_PARQUET):
        return _Table(file, _plan(_parquet_head(file)))
    try:
        text = decode(file.head(), file.name)
        delimiter = find_delimiter(text)
        if delimiter not in (*DELIMITERS, " ") or text.lstrip().startswith(_OTHER_TEXT):
            return None
        grid = read_delimited(file.head(), file.name)
    except (UnreadableFile, EmptyFile):
        return None
    plan = _plan(grid)
    return _Table(file, plan, delimiter, grid.numbers[plan.header_row or 0] - 1)


def _parquet_head(file: File) -> Grid:
    try:
        frame = pl.read_parquet(file.path or BytesIO(file.held), n_rows=_ROWS)
    except pl.exceptions.PolarsError as wrong:
        raise unreadable(file.name, "damaged_zip") from wrong
    rows = [[_cell(value) for value in row] for row in frame.iter_rows()]
    return Grid(file.name, [frame.columns, *rows], range(1, len(rows) + 2))


def _cell(value: object) -> Cell:
    return value if value is None or isinstance(value, str | int | float | date) else str(value)


def _plan(grid: Grid) -> SheetPlan:
    start = Grid(grid.name, grid.rows[:_ROWS], grid.numbers[:_ROWS])
    return guess([start], _ANY_DAY).sheets[0]
