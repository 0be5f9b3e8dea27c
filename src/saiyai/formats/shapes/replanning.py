"""A sheet of which a person says what it is, or where its headings stand: its columns anew.

Where no heading tells, the first columns are taken for those that the shape cannot do without, so
that a person can go on and correct them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from saiyai.domain.tables import Grid
from saiyai.formats.shapes.attendance import ACTIVITIES_LAYOUT, GRID_LAYOUT
from saiyai.formats.shapes.drafting import CARDS
from saiyai.formats.shapes.guessing import settle_participants
from saiyai.formats.shapes.headings import HEADING_ROWS, fit_as
from saiyai.formats.shapes.matrix import NAMES, TIES
from saiyai.formats.shapes.plan import ASKED, Plan, Shape, SheetPlan
from saiyai.formats.shapes.samples import Samples, samples_below
from saiyai.formats.shapes.structure import find_marks, find_matrix

Fields = Mapping[int, str]


def replan(grids: Sequence[Grid], before: Plan, wanted: Plan, today: date) -> Plan:
    """The plan a person wants, its columns guessed anew where shape or headings changed."""
    if not len(grids) == len(before.sheets) == len(wanted.sheets):
        return wanted  # which does not fit these sheets, as drafting will say
    return Plan(tuple(map(_replanned, grids, before.sheets, wanted.sheets, [today] * len(grids))))


def _replanned(grid: Grid, before: SheetPlan, wanted: SheetPlan, today: date) -> SheetPlan:
    if (before.shape, before.header_row) == (wanted.shape, wanted.header_row):
        return wanted
    if wanted.shape not in CARDS:
        blank = tuple(replace(column, field=None) for column in wanted.columns)
        return replace(wanted, columns=blank, options={"why": ASKED})
    header_row = wanted.header_row
    if header_row is None and before.header_row is None:
        header_row = _heading_row(grid, wanted.shape, today)
    if header_row is not None and header_row >= len(grid.rows):
        return wanted  # refused where the sheet is read
    samples = samples_below(grid, header_row)
    fields, options = _fields(grid, header_row, wanted.shape, samples, today)
    columns = samples.plan_columns(_with_needs(wanted.shape, fields, samples.width))
    kept = {name: said for name, said in wanted.options.items() if name == "directed" and said}
    return SheetPlan(wanted.sheet, wanted.shape, header_row, columns, options | kept)


def _heading_row(grid: Grid, shape: Shape, today: date) -> int | None:
    """The row whose headings explain the most columns as this shape, else the first."""
    fits = [fit_as(grid, at, shape, today) for at in range(min(HEADING_ROWS, len(grid.rows)))]
    explained = [fit.explained if fit else 0 for fit in fits]
    return explained.index(max(explained)) if explained else None


def _fields(
    grid: Grid, header_row: int | None, shape: Shape, samples: Samples, today: date
) -> tuple[Fields, dict[str, str]]:
    """What each column holds, and how the sheet is laid out."""
    if shape is Shape.MATRIX:
        return _as_matrix(grid, header_row, samples), {}
    if shape is Shape.ATTENDANCE:
        marks = find_marks(grid, today)
        if marks and marks.header_row == header_row:
            return marks.fields, {"layout": GRID_LAYOUT}
    fit = None if header_row is None else fit_as(grid, header_row, shape, today)
    if shape is not Shape.ATTENDANCE:
        return fit.fields if fit else {}, {}
    if fit and {"event.participant", "event.participants"} & set(fit.fields.values()):
        fields, layout = settle_participants(fit)
        return fields, {"layout": layout}
    return fit.fields if fit else {}, {"layout": ACTIVITIES_LAYOUT}


def _as_matrix(grid: Grid, header_row: int | None, samples: Samples) -> Fields:
    found = find_matrix(grid)
    if found and found.header_row == header_row:
        return found.fields
    return {0: NAMES} | dict.fromkeys(range(1, samples.width), TIES)


def _with_needs(shape: Shape, fields: Fields, width: int) -> dict[int, str]:
    """The fields, and the first columns to spare for what the shape cannot do without."""
    made = dict(fields)
    needed = {field_id for group in CARDS[shape].needs for field_id in group}
    for group in CARDS[shape].needs:
        if not set(group) & set(made.values()):
            untold = [index for index in range(width) if index not in made]
            spare = [index for index, field_id in made.items() if field_id not in needed]
            made |= dict.fromkeys([*untold, *spare][:1], group[0])
    return made
