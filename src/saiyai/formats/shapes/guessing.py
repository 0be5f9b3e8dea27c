"""What each sheet probably is, and which column holds what: a first guess for a person to change.

Structure is looked at before words: a matrix or a grid of marks is known by its cells, whatever
its headings say. Then the headings decide, each checked against the values below it. Sheets whose
headings say nothing are looked at by their values: two columns of names that other sheets list
are an edge list.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from saiyai.domain.tables import Grid
from saiyai.formats.record_tables import is_table
from saiyai.formats.shapes.attendance import ACTIVITIES_LAYOUT, GRID_LAYOUT, PEOPLE_LAYOUT
from saiyai.formats.shapes.directory import name_key
from saiyai.formats.shapes.headings import Fit, best_fit, fit_as
from saiyai.formats.shapes.names import read_names
from saiyai.formats.shapes.plan import ASKED, Plan, Shape, SheetPlan
from saiyai.formats.shapes.samples import samples_below, text_of
from saiyai.formats.shapes.structure import (
    SHARED,
    Found,
    find_edges,
    find_list,
    find_marks,
    find_matrix,
    is_signed_list,
    share_known,
)
from saiyai.formats.titles import title_of

_NAMES: Final = ("actor.ref", "actor.name", "actor.name_th", "actor.name_en")
_ONE_NAME: Final = "event.participant"
_MANY_NAMES: Final = "event.participants"
_MARKED_IGNORE: Final = "(ignore)"  # Kumu's sign on the name of a sheet


def guess(grids: Sequence[Grid], today: date) -> Plan:
    """A plan for the sheets of one import, one for each grid."""
    plans = [_by_structure_and_headings(grid, today) for grid in grids]
    names = [_listed(grid, plan) for grid, plan in zip(grids, plans, strict=True)]
    for place, (grid, plan) in enumerate(zip(grids, plans, strict=True)):
        others: set[str] = set().union(*names[:place], *names[place + 1 :])
        plans[place] = _by_values(grid, plan, others)
    return Plan(tuple(plans))


def _by_structure_and_headings(grid: Grid, today: date) -> SheetPlan:
    if _is_marked(grid):
        return _ignored(grid, why=ASKED)
    if grid.rows and is_table(grid):
        return _planned(grid, Shape.RECORD, Found(0, {}, samples_below(grid, 0)))
    if matrix := find_matrix(grid):
        return _planned(grid, Shape.MATRIX, matrix)
    marks = find_marks(grid, today)
    fit = best_fit(grid, today)
    if marks and (marks.sure or fit is None):
        return _planned(grid, Shape.ATTENDANCE, marks, layout=GRID_LAYOUT)
    return _by_headings(grid, fit, today) if fit else _ignored(grid)


def _ignored(grid: Grid, **options: str) -> SheetPlan:
    return _planned(grid, Shape.IGNORE, Found(None, {}, samples_below(grid, None)), **options)


def _by_headings(grid: Grid, fit: Fit, today: date) -> SheetPlan:
    if fit.shape is Shape.ACTORS and is_signed_list(grid, fit.header_row):
        signed = fit_as(grid, fit.header_row, Shape.ATTENDANCE, today)
        if signed and "event.participant" in signed.fields.values():
            fit = signed  # a sheet signed at one meeting: who was there, and what above them
    if fit.shape is not Shape.ATTENDANCE:
        return _planned(grid, fit.shape, Found(fit.header_row, fit.fields, fit.samples))
    fields, layout = settle_participants(fit)
    return _planned(grid, fit.shape, Found(fit.header_row, fields, fit.samples), layout=layout)


def settle_participants(fit: Fit) -> tuple[dict[int, str], str]:
    """One name to a cell or many: the cells decide, whatever the heading says."""
    columns = [i for i, field_id in fit.fields.items() if field_id in {_ONE_NAME, _MANY_NAMES}]
    cells = [read_names(text) for index in columns for text in fit.samples.texts(index)]
    several = sum(len(cell.names) + bool(cell.unnamed) > 1 for cell in cells)
    lists_many = len(columns) > 1 or several * 5 >= max(len(cells), 1)
    if not lists_many:
        lists_many = fit.fields[columns[0]] == _MANY_NAMES and not _repeats_activities(fit)
    field_id, layout = (
        (_MANY_NAMES, ACTIVITIES_LAYOUT) if lists_many else (_ONE_NAME, PEOPLE_LAYOUT)
    )
    return fit.fields | dict.fromkeys(columns, field_id), layout


def _repeats_activities(fit: Fit) -> bool:
    """Whether rows tell the same activity again: then each row is a person at it."""
    told = [i for i, field_id in fit.fields.items() if field_id in {"event.when", "event.title"}]
    rows = [tuple(row[i] if i < len(row) else None for i in told) for row in fit.samples.rows]
    return len(set(rows)) < len(rows)


def _listed(grid: Grid, plan: SheetPlan) -> set[str]:
    """The names and ids that a list of actors holds."""
    if plan.shape is not Shape.ACTORS or plan.header_row is None:
        return set()
    indices = [index for field_id in _NAMES for index in plan.indices(field_id)]
    rows = grid.rows[plan.header_row + 1 :]
    return {name_key(text_of(row[i])) for row in rows for i in indices if i < len(row)} - {""}


def _by_values(grid: Grid, plan: SheetPlan, known: Collection[str]) -> SheetPlan:
    """Look at the values of a sheet that headings did not explain, or explained poorly."""
    explained = plan.shape is not Shape.IGNORE and not _names_others_twice(grid, plan, known)
    if explained or not grid.rows or _is_marked(grid):
        return plan
    if edges := find_edges(grid, known):
        return _planned(grid, Shape.EDGE_LIST, edges)
    if names := find_list(grid):
        return _planned(grid, Shape.ACTORS, names)
    is_note = samples_below(grid, None).width == 1
    return replace(plan, options={"why": "not_a_table"}) if is_note else plan


def _names_others_twice(grid: Grid, plan: SheetPlan, known: Collection[str]) -> bool:
    if plan.shape is not Shape.ACTORS or not known:
        return False
    samples = samples_below(grid, plan.header_row)
    shares = [share_known(samples, index, known) for index in range(samples.width)]
    return sum(share >= SHARED for share in shares) >= 2


def _is_marked(grid: Grid) -> bool:
    return _MARKED_IGNORE in title_of(grid.name).lower()


def _planned(grid: Grid, shape: Shape, found: Found, **options: str) -> SheetPlan:
    columns = found.samples.plan_columns(found.fields)
    return SheetPlan(grid.name, shape, found.header_row, columns, options)
