"""The row of headings, and what each column then holds: by its words, checked by its values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from saiyai.domain.dates import parse_when
from saiyai.domain.errors import UnreadableDate
from saiyai.domain.tables import Cell, Grid
from saiyai.formats.shapes.fields import Field, Holds, candidates
from saiyai.formats.shapes.plan import Shape
from saiyai.formats.shapes.rows import as_number
from saiyai.formats.shapes.samples import Samples, samples_below, text_of
from saiyai.formats.shapes.words import TITLES, WordList

HEADING_ROWS: Final = 15
"""Headings stand below at most so many rows of titles."""

_KEEPS_EXTRA: Final = frozenset({Shape.ACTORS, Shape.TIES})
_Groups = tuple[frozenset[str], ...]
_NEEDS: Final[Mapping[Shape, _Groups]] = {
    # Of each group at least one field. Where two shapes explain as many columns, the first wins.
    Shape.EXCHANGES: (
        frozenset({"exchange.source"}),
        frozenset({"exchange.target"}),
        frozenset({"exchange.when", "exchange.what", "exchange.good", "exchange.unit"}),
    ),
    Shape.MEMBERSHIPS: (
        frozenset({"membership.network"}),
        frozenset({"membership.member"}),
        frozenset(
            {"membership.role", "membership.joined", "membership.left", "membership.voluntary"}
        ),
    ),
    Shape.ATTENDANCE: (
        frozenset({"event.participants", "event.participant"}),
        frozenset({"event.title", "event.when"}),
    ),
    Shape.TIES: (frozenset({"tie.source"}), frozenset({"tie.target"})),
    Shape.ACTORS: (frozenset({"actor.name", "actor.name_th", "actor.name_en", "actor.ref"}),),
}


@dataclass(frozen=True, slots=True)
class Fit:
    """A shape, the row of its headings, and the fields by column."""

    shape: Shape
    header_row: int
    fields: dict[int, str]
    samples: Samples

    @property
    def explained(self) -> int:
        """How many columns it gives a meaning to."""
        return sum(field_id != "ordinal" for field_id in self.fields.values())


def best_fit(grid: Grid, today: date) -> Fit | None:
    """The shape and row of headings that explain the most columns, or None."""
    best: tuple[int, int] = (0, 0)
    found = None
    for header_row in range(min(HEADING_ROWS, len(grid.rows))):
        filled = sum(bool(text_of(cell)) for cell in grid.rows[header_row])
        for shape, needs in _NEEDS.items():
            fit = fit_as(grid, header_row, shape, today)
            if fit and has_all(fit.fields, needs) and (fit.explained, filled) > best:
                best, found = (fit.explained, filled), fit
    return _with_doubtful(grid, found) if found else None


def has_all(fields: Mapping[int, str], needs: _Groups) -> bool:
    """Whether every group of fields has a column."""
    found = set(fields.values())
    return all(found & group for group in needs)


def fit_as(grid: Grid, header_row: int, shape: Shape, today: date) -> Fit | None:
    """The fields of a shape under one row of headings; None where it has none of them."""
    proposals = _proposals(grid, header_row, shape)
    if not proposals:
        return None
    samples = samples_below(grid, header_row)
    fields: dict[int, str] = {}
    for index, field in proposals:
        if _is_free(index, field, fields) and holds(field, samples.columns[index], today):
            fields[index] = field.id
    fit = Fit(shape, header_row, fields, samples)
    return None if _is_data(fit) else fit


def _is_data(fit: Fit) -> bool:
    """Whether headings of a letter or two come again as values: then they are values."""
    short = {fit.samples.headings[i] for i in fit.fields if len(fit.samples.headings[i]) <= 2}
    return bool(short) and any(not short.isdisjoint(fit.samples.texts(i)) for i in fit.fields)


def _proposals(grid: Grid, header_row: int, shape: Shape) -> list[tuple[int, Field]]:
    """What each column may hold by its heading, the surest first."""
    proposals = [
        (candidate.field.holds is not Holds.ORDINAL, candidate.rank, index, candidate.field)
        for index, cell in enumerate(grid.rows[header_row])
        if (heading := text_of(cell))
        for candidate in candidates(shape, heading)
    ]
    proposals.sort(key=lambda proposal: proposal[:3])
    return [(index, field) for _, _, index, field in proposals]


def _is_free(index: int, field: Field, fields: Mapping[int, str]) -> bool:
    return index not in fields and (field.many or field.id not in fields.values())


def _with_doubtful(grid: Grid, fit: Fit) -> Fit:
    """The fit with columns whose heading is clear and whose values are not.

    A shape without free columns would lose a column of bad dates: better to name each of them.
    """
    if fit.shape in _KEEPS_EXTRA:
        return fit
    fields = dict(fit.fields)
    for index, field in _proposals(grid, fit.header_row, fit.shape):
        if _may_fail(field) and _is_free(index, field, fields):
            fields[index] = field.id
    return replace(fit, fields=fields)


def _may_fail(field: Field) -> bool:
    return field.holds is not Holds.ORDINAL and field.holds is not TITLES


def holds(field: Field, cells: Sequence[Cell], today: date) -> bool:
    """Whether at least half of these cells can be what the field holds."""
    if isinstance(field.holds, WordList):
        return _most(field.holds.find(text_of(cell)) is not None for cell in cells)
    if field.holds is Holds.NUMBER:
        return _most(as_number(cell) is not None for cell in cells)
    if field.holds is Holds.WHEN:
        return _most(is_when(cell, today) for cell in cells)
    return field.holds is not Holds.ORDINAL or is_running(cells)


def is_running(cells: Sequence[Cell]) -> bool:
    """Whether these cells number the rows from one on, give or take a mistake."""
    numbers = [as_number(cell) or 0 for cell in cells]
    if numbers and numbers[0] != 1:
        return False
    return _most(later == earlier + 1 for earlier, later in pairwise([0, *numbers]))


def _most(answers: Iterable[bool]) -> bool:
    found = list(answers)
    return sum(found) * 2 >= len(found)


def is_when(cell: Cell, today: date) -> bool:
    """Whether a cell can be read as a day, a month or a year."""
    if isinstance(cell, date):
        return True
    try:
        parse_when(text_of(cell), today)
    except UnreadableDate:
        return False
    return True
