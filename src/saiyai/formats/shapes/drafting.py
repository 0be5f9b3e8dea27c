"""From grids and a plan to a draft: a card for each shape says how its rows are read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from saiyai.domain.drafts import Draft
from saiyai.domain.errors import ColumnMissing, MalformedData, UnknownWord
from saiyai.domain.tables import Grid, Problem
from saiyai.domain.words import Say
from saiyai.formats.record_tables import read_record
from saiyai.formats.shapes.actors import read_actors
from saiyai.formats.shapes.attendance import read_attendance
from saiyai.formats.shapes.exchanges import read_exchanges
from saiyai.formats.shapes.fields import FIELDS
from saiyai.formats.shapes.joining import join
from saiyai.formats.shapes.matrix import NAMES, TIES, read_matrix
from saiyai.formats.shapes.memberships import read_memberships
from saiyai.formats.shapes.plan import ASKED, Plan, Shape, SheetPlan
from saiyai.formats.shapes.rows import Sheet, Told, sheet_of
from saiyai.formats.shapes.samples import check_header_row
from saiyai.formats.shapes.ties import read_ties


@dataclass(frozen=True, slots=True)
class Card:
    """How sheets of a shape are read, and the columns they cannot do without."""

    read: Callable[[Sheet], None]
    needs: tuple[tuple[str, ...], ...]
    """Of each group at least one field."""


CARDS: Final[Mapping[Shape, Card]] = {
    # Lists of actors are read first: names with commas in them then stay whole in other sheets.
    Shape.ACTORS: Card(
        read_actors, needs=(("actor.name", "actor.name_th", "actor.name_en", "actor.ref"),)
    ),
    Shape.MATRIX: Card(read_matrix, needs=((NAMES,), (TIES,))),
    Shape.TIES: Card(read_ties, needs=(("tie.source",), ("tie.target",))),
    Shape.EDGE_LIST: Card(read_ties, needs=(("tie.source",), ("tie.target",))),
    Shape.MEMBERSHIPS: Card(
        read_memberships, needs=(("membership.network",), ("membership.member",))
    ),
    Shape.EXCHANGES: Card(read_exchanges, needs=(("exchange.source",), ("exchange.target",))),
    Shape.ATTENDANCE: Card(read_attendance, needs=(("event.participants", "event.participant"),)),
}


def draft(grids: Sequence[Grid], plan: Plan, today: date) -> Draft:
    """Everything the sheets tell under this plan; what needs a person stands in `problems`.

    Raises: ColumnMissing where a sheet lacks a column it cannot do without; UnknownWord for a
    field that its shape does not have; MalformedData where plan and sheets do not belong together.
    """
    return settle(grids, plan, collect(grids, plan, today))


def collect(grids: Sequence[Grid], plan: Plan, today: date) -> Told:
    """What the rows of all sheets tell, not yet joined.

    Raises: as `draft`.
    """
    if len(grids) != len(plan.sheets):
        raise MalformedData(
            kind=Say("malformed.plan"), field="sheets", problem=f"{len(grids)} sheets"
        )
    told = Told(today)
    pairs = list(zip(grids, plan.sheets, strict=True))
    for grid, sheet in pairs:
        _check(grid, sheet)
    for shape, card in CARDS.items():
        for grid, sheet in pairs:
            if sheet.shape is shape:
                card.read(sheet_of(grid, sheet, told))
    told.problems += [problem for pair in pairs for problem in _left_out(*pair)]
    return told


def settle(grids: Sequence[Grid], plan: Plan, told: Told) -> Draft:
    """The draft of what was collected, joined, with the tables of a record among the sheets."""
    records = [g for g, s in zip(grids, plan.sheets, strict=True) if s.shape is Shape.RECORD]
    record = read_record(records) if records else Draft()
    if any(sheet.shape in CARDS for sheet in plan.sheets):
        made = _together(record, told, plan)
    else:
        made = replace(record, problems=(*record.problems, *told.problems))
    places = {grid.name: place for place, grid in enumerate(grids)}
    problems = sorted(made.problems, key=lambda p: (places.get(p.sheet, -1), p.row or 0))
    return replace(made, problems=tuple(problems))


def _check(grid: Grid, sheet: SheetPlan) -> None:
    check_header_row(grid, sheet.header_row)
    if sheet.shape not in CARDS:
        return
    known = [field.id for field in FIELDS[sheet.shape]]
    for column in sheet.columns:
        if column.field and column.field not in known:
            raise UnknownWord(field=column.heading, value=column.field, known=", ".join(known))
    for group in CARDS[sheet.shape].needs:
        if not any(sheet.indices(field_id) for field_id in group):
            raise ColumnMissing(sheet=sheet.sheet, field=group[0], name=Say(f"field.{group[0]}"))


def _left_out(grid: Grid, sheet: SheetPlan) -> list[Problem]:
    why = sheet.options.get("why", "sheet_left_out")
    if sheet.shape is not Shape.IGNORE or why == ASKED:
        return []
    return [Problem(why, grid.name, facts=(("rows", len(grid.rows)),))]


def _together(record: Draft, told: Told, plan: Plan) -> Draft:
    """What tables of a record and other sheets of the same file tell together."""
    told.actors[:0] = record.actors
    told.memberships[:0] = record.memberships
    told.ties[:0] = record.ties
    told.events[:0] = record.events
    told.problems[:0] = record.problems
    lists_actors = bool(record.actors) or any(s.shape is Shape.ACTORS for s in plan.sheets)
    return replace(
        join(told, lists_actors=lists_actors),
        places=record.places,
        issues=record.issues,
        goals=record.goals,
        coverage=record.coverage,
        quiet=record.quiet,
        facts=record.facts,
    )
