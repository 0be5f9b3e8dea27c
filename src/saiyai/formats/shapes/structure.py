"""Sheets known by their cells: matrices, grids of marks, edge lists without headings, lists."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from saiyai.domain.dates import find_when
from saiyai.domain.tables import Cell, Grid
from saiyai.formats.shapes.directory import name_key
from saiyai.formats.shapes.fields import candidates
from saiyai.formats.shapes.headings import HEADING_ROWS, is_running, is_when
from saiyai.formats.shapes.plan import Shape
from saiyai.formats.shapes.rows import as_number
from saiyai.formats.shapes.samples import Samples, samples_below, text_of
from saiyai.formats.shapes.words import ABSENT, CROSS, PRESENT, is_total

_MARKS: Final = PRESENT | ABSENT | CROSS
_MARK_SIGNS: Final = frozenset({"/", "-", "x", "×", "✓", "✔", "☑", "✗", "✘"})
"""Marks that nobody is called; letters and numbers may be names."""
_SHORT: Final = 60  # characters; longer texts are sentences, not names
_A_MOMENT: Final = 1e8  # numbers so large are seconds since 1970, not weights
SHARED: Final = 0.6  # of the names must stand on both sides of a matrix, or in another sheet
_SIGNED: Final = re.compile(
    r"ผู้เข้าร่วม|ลงชื่อ|ลงทะเบียน|attend|participa|sign[- ]?in|regist", re.IGNORECASE
)
_ATTENDED: Final = re.compile(rf"{_SIGNED.pattern}|เข้าร่วม|ประชุม|กิจกรรม|มาร่วม", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A structure: where its headings stand and which column holds what."""

    header_row: int | None
    fields: dict[int, str]
    samples: Samples
    sure: bool = True


# --- matrices --------------------------------------------------------------------------------


def find_matrix(grid: Grid) -> Found | None:
    """A sheet with the same names across the top and down the side, numbers or marks inside."""
    for header_row in range(min(HEADING_ROWS, len(grid.rows) - 1)):
        head = [text_of(cell) for cell in grid.rows[header_row]]
        below = grid.rows[header_row + 1 :]
        if len(head) < 3 or len(below) > 2 * len(head) + HEADING_ROWS:
            continue
        for column in range(min(3, len(head) - 2)):
            if _is_matrix(head, below, column):
                return _matrix(grid, header_row, column)
    return None


def _is_matrix(head: Sequence[str], below: Sequence[Sequence[Cell]], column: int) -> bool:
    headings = [name_key(name) for name in head[column + 1 :] if name and not is_total(name)]
    across = set(headings)
    down = {name_key(text_of(row[column])) for row in below if column < len(row)} - {""}
    if len(across & down) < max(2, SHARED * max(len(across), len(down))):
        return False
    if len(across) < len(headings) or across & _MARK_SIGNS:
        return False  # a row of marks or counts, not of names
    inside = [cell for row in below for cell in row[column + 1 :] if text_of(cell)]
    fitting = sum(is_mark(cell) or as_number(cell) is not None for cell in inside)
    return fitting * 5 >= len(inside) * 4


def _matrix(grid: Grid, header_row: int, column: int) -> Found:
    samples = samples_below(grid, header_row)
    fields = _running(samples, column) | {column: "matrix.names"}
    for index in range(column + 1, samples.width):
        if samples.headings[index] and not is_total(samples.headings[index]):
            fields[index] = "matrix.ties"
    return Found(header_row, fields, samples)


def _running(samples: Samples, before: int) -> dict[int, str]:
    """The columns to the left of one that only number the rows."""
    cells = enumerate(samples.columns[:before])
    return {index: "ordinal" for index, column in cells if column and is_running(column)}


def is_mark(cell: Cell) -> bool:
    """Whether a cell only says "was there" or "was not"."""
    return text_of(cell).casefold() in _MARKS


# --- grids of marks --------------------------------------------------------------------------


def find_marks(grid: Grid, today: date) -> Found | None:
    """A sheet with people down the side, activities across the top, and marks inside.

    It is sure where the headings hold days or the sheet is called a list of those present; else
    the marks may be anything that people tick.
    """
    best: tuple[int, list[int], Samples] | None = None
    for header_row in range(min(HEADING_ROWS, len(grid.rows) - 1)):
        samples = samples_below(grid, header_row)
        marks = [index for index in range(samples.width) if _holds_marks(samples, index)]
        filled = sum(map(bool, samples.headings[marks[0] :])) if marks else 0
        enough = len(marks) >= 2 and len(marks) * 2 >= filled
        if enough and (best is None or len(marks) >= len(best[1])):
            best = (header_row, marks, samples)
    if best is None:
        return None
    header_row, marks, samples = best
    names = _names_column(samples, marks)
    if names is None:
        return None
    fields = _running(samples, marks[0]) | dict.fromkeys(marks, "event.marks")
    fields[names] = "event.participant"
    return Found(
        header_row, fields, samples, sure=_names_activities(grid, header_row, marks, today)
    )


def _holds_marks(samples: Samples, index: int) -> bool:
    cells, heading = samples.columns[index], samples.headings[index]
    return bool(cells) and bool(heading) and heading not in _MARKS and all(map(is_mark, cells))


def _names_column(samples: Samples, marks: Sequence[int]) -> int | None:
    """The column with the names: by its heading, else the one with the most different texts."""
    best, most = None, 1
    for index in range(marks[0]):
        headings = candidates(Shape.ATTENDANCE, samples.headings[index])
        if any(candidate.field.id == "event.participant" for candidate in headings):
            return index
        texts = {text for text in samples.texts(index) if as_number(text) is None}
        if len(texts) > most:
            best, most = index, len(texts)
    return best


def _names_activities(grid: Grid, header_row: int, marks: Sequence[int], today: date) -> bool:
    rows = grid.rows[max(header_row - 1, 0) : header_row + 1]
    cells = [row[index] for row in rows for index in marks if index < len(row)]
    days = sum(is_when(cell, today) or bool(find_when(text_of(cell), today)) for cell in cells)
    return days * 2 >= len(marks) or _is_called(grid, header_row, _ATTENDED)


def is_signed_list(grid: Grid, header_row: int) -> bool:
    """Whether the sheet's name, or a row above its headings, says that those listed were there."""
    return _is_called(grid, header_row, _SIGNED)


def _is_called(grid: Grid, header_row: int, words: re.Pattern[str]) -> bool:
    above = (text_of(cell) for row in grid.rows[:header_row] for cell in row)
    return any(words.search(text) for text in (grid.name, *above))


# --- edge lists and lists of names -----------------------------------------------------------


def find_edges(grid: Grid, known: Collection[str]) -> Found | None:
    """A sheet with two columns of names that others list, or whose first two are always filled."""
    header_row = 0 if _has_headings(samples_below(grid, None)) else None
    samples = samples_below(grid, header_row)
    ends = _known_columns(samples, known)
    if len(ends) < 2:
        ends = [0, 1] if _looks_like_edges(samples) else []
    if not ends:
        return None
    fields = {ends[0]: "tie.source", ends[1]: "tie.target"}
    weights = (index for index in range(samples.width) if index not in ends)
    weight = next((index for index in weights if _are_weights(samples, index)), None)
    return Found(header_row, fields | ({} if weight is None else {weight: "tie.weight"}), samples)


def _known_columns(samples: Samples, known: Collection[str]) -> list[int]:
    return [
        index for index in range(samples.width) if share_known(samples, index, known) >= SHARED
    ]


def share_known(samples: Samples, index: int, known: Collection[str]) -> float:
    """The share of a column's cells that name somebody known."""
    texts = samples.texts(index)
    return sum(name_key(text) in known for text in texts) / len(texts) if texts else 0.0


def _looks_like_edges(samples: Samples) -> bool:
    if not 2 <= samples.width <= 4 or len(samples.rows) < 2:
        return False
    return all(
        len(samples.columns[index]) >= 0.95 * len(samples.rows) > 0
        and all(len(text) <= _SHORT for text in samples.texts(index))
        for index in (0, 1)
    )


def _are_weights(samples: Samples, index: int) -> bool:
    numbers = [as_number(cell) for cell in samples.columns[index]]
    return bool(numbers) and all(n is not None and abs(n) < _A_MOMENT for n in numbers)


def _has_headings(samples: Samples) -> bool:
    """Whether the first row differs in kind from those below, or holds names no other row has."""
    if not samples.rows or len(samples.rows) < 2:
        return False
    first, below = samples.rows[0], samples.rows[1:]
    if any(as_number(cell) is not None for cell in first):
        return False
    columns = [[row[index] for row in below if index < len(row)] for index in range(len(first))]
    if any(column and all(as_number(cell) is not None for cell in column) for column in columns):
        return True
    texts = [text_of(cell) for column in columns for cell in column]
    repeats = len(set(texts)) < len(texts)
    return repeats and not {text_of(cell) for cell in first} & set(texts)


def find_list(grid: Grid) -> Found | None:
    """A single column of at least three short texts: a list of names."""
    samples = samples_below(grid, None)
    texts = samples.texts(0) if samples.width == 1 else []
    if len(texts) < 3 or any(len(text) > _SHORT for text in texts):
        return None
    return Found(None, {0: "actor.name"}, samples)
