"""Comma, semicolon, tab and bar separated text: read as it comes, written so that Excel opens it.

A spreadsheet runs a cell that begins with = + - @ as a formula. Such texts are written with an
apostrophe before them, the mark spreadsheets themselves use for "this is text", and lose it again
when read here; an apostrophe already there gets a second one. So nothing runs and nothing is lost.
A text of nothing but spaces gets the mark too: a row of such cells is else a blank line.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final

from saiyai.domain.errors import EmptyFile
from saiyai.domain.tables import Cell, Grid, Table
from saiyai.formats.decoding import decode
from saiyai.formats.refusals import unreadable

_NO_DELIMITER: Final = "\x1f"  # the unit separator: in no text, so every line is one cell
# Where two part the first records equally well, the one rarer in running text is meant.
DELIMITERS: Final = ("\t", ";", "|", ",")
_LOOKED_AT: Final = 65_536  # characters
_END: Final = "\x1e"  # the record separator, in no text either
_SEP_LINE: Final = re.compile(r"sep=(.)\r?(?:\n|\Z)", re.IGNORECASE)
_SPACED: Final = re.compile(r"\s*-?\d[\d.eE+-]*(?: +-?\d[\d.eE+-]*)+\s*")
_GUARDED: Final = re.compile(r"'+(?:[=+\-@\t\r]|\s+\Z)")
_TO_GUARD: Final = re.compile(r"'*(?:[=+\-@\t\r]|\s+\Z)")
_TO_QUOTE: Final = re.compile(r'[,;\t|"\r\n\x1f]|^\s|\s$|^sep=')


def read_delimited(content: bytes, name: str) -> Grid:
    """The rows of a text file with the line on which each begins; blank lines are left out.

    Raises: UnreadableFile with the line; EmptyFile.
    """
    text = decode(content, name)
    above, delimiter = 0, None
    if stated := _SEP_LINE.match(text):
        text, above, delimiter = text[stated.end() :], 1, stated[1]
    records = list(_records(text, delimiter or find_delimiter(text), name))
    if not records:
        raise EmptyFile(file=name)
    clean = _unguarded if "'" in text else tuple
    return Grid(
        name=name,
        rows=[clean(row) for _, row in records],
        numbers=[line + above for line, _ in records],
    )


def find_delimiter(text: str) -> str:
    """The delimiter that parts most of the first records into equally many cells, and into most.

    Returns: the unit separator where none does, which leaves every line one cell.
    """
    sample = text if len(text) <= _LOOKED_AT else text[: text.rfind("\n", 0, _LOOKED_AT) + 1]
    fits = {delimiter: _fit(sample, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: fits[delimiter])
    if fits[best][0] >= 0.5:
        return best
    return " " if _is_spaced(sample) else _NO_DELIMITER


def _is_spaced(sample: str) -> bool:
    """Whether every line but comments is numbers between spaces, as collections publish them."""
    lines = [line for line in sample.splitlines() if line.strip() and line[0] not in "#%"]
    return bool(lines) and all(map(_SPACED.fullmatch, lines))


def _fit(sample: str, delimiter: str) -> tuple[float, int]:
    """The share of the first records that are equally wide, and their width."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        widths = Counter(len(row) for row in islice(reader, 50) if row)
    except csv.Error:
        return 0.0, 0  # a cell beyond all measure: this is not what parts them
    width, rows = max(widths.items(), key=lambda item: item[::-1], default=(1, 0))
    return (rows / widths.total(), width) if width > 1 else (0.0, 0)


def _records(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    if delimiter == _NO_DELIMITER and text.count('"') % 2:
        return _lines(text)  # a note, in which a quotation mark is only that
    return _quoted_records(text, delimiter, name)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(io.StringIO(text), 1):
        if not line.isspace():
            yield number, [line.rstrip("\n")]


def _quoted_records(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    # A quote that is never closed swallows the rest of the file, and the end mark with it.
    lines = io.StringIO(f"{text}\n{_END}", newline="")
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=delimiter == " ")
    begun, next_line = 1, 1
    try:
        for row in reader:
            begun, next_line = next_line, reader.line_num + 1
            if row == [_END]:
                return
            if any(cell and not cell.isspace() for cell in row):
                yield begun, row
    except csv.Error as wrong:
        raise unreadable(name, "long_cell", line=next_line) from wrong
    raise unreadable(name, "open_quote", line=begun)


def _unguarded(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell[1:] if _GUARDED.match(cell) else cell for cell in row)


def write_delimited(table: Table) -> bytes:
    """A table as UTF-8 with a byte order mark and CRLF, so that Excel shows Thai rightly."""
    lines = [_line(table.columns), *(_line(row) for row in table.rows)]
    return "".join(lines).encode("utf-8-sig")


def _line(cells: Sequence[Cell]) -> str:
    return ",".join(_written(cell) for cell in cells) + "\r\n"


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        guarded = f"'{cell}" if _TO_GUARD.match(cell) else cell
        return (
            f'"{guarded.replace(chr(34), chr(34) * 2)}"' if _TO_QUOTE.search(guarded) else guarded
        )
    return repr(cell)
