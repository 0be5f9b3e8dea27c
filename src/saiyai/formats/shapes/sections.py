"""Several tables on one sheet, as Kumu allows: two blank rows begin the next."""

from datetime import date
from itertools import pairwise
from typing import Final

from saiyai.domain.tables import Grid
from saiyai.formats.shapes.headings import best_fit

_GAP: Final = 3  # two blank rows lie between
_MOST: Final = 12  # a sheet full of gaps is a layout, not a list of tables
_ANY_DAY: Final = date(2000, 1, 1)  # whether a text is a date does not hang on today


def split_sections(grid: Grid) -> list[Grid]:
    """The tables of a sheet; a sheet with one, or with gaps inside its table, stays whole."""
    gaps = [
        place for place, (above, below) in enumerate(pairwise(grid.numbers), 1)
        if below - above >= _GAP
    ]  # fmt: skip
    cuts = [place for place in gaps[:_MOST] if _begins_table(grid, place)]
    if not cuts or best_fit(_part(grid, 0, cuts[0]), _ANY_DAY) is None:
        return [grid]
    return [
        _part(grid, first, end, number)
        for number, (first, end) in enumerate(pairwise([0, *cuts, len(grid.rows)]), 1)
    ]


def _begins_table(grid: Grid, place: int) -> bool:
    fit = best_fit(_part(grid, place, place + 50), _ANY_DAY)
    return fit is not None and fit.header_row == 0 and fit.explained >= 2


def _part(grid: Grid, first: int, end: int, number: int = 1) -> Grid:
    name = grid.name if number == 1 else f"{grid.name} ({number})"
    return Grid(name, grid.rows[first:end], grid.numbers[first:end])
