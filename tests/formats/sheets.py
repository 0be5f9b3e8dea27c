"""Small sheets for tests, and the short way to read one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from saiyai.domain.drafts import Draft
from saiyai.domain.tables import Cell, Grid
from saiyai.formats.shapes import Plan, SheetPlan, draft, guess

TODAY = date(2026, 10, 31)


def sheet(*rows: Sequence[Cell], name: str = "แผ่น 1") -> Grid:
    """A sheet with these rows from row 1 on."""
    return Grid(name, rows, range(1, len(rows) + 1))


def read(*grids: Grid, **options: str) -> Draft:
    """The draft of sheets as guessed, with options of the last one changed."""
    plan = guess(grids, TODAY)
    if options:
        last = plan.sheets[-1]
        changed = replace(last, options={**last.options, **options})
        plan = Plan((*plan.sheets[:-1], changed))
    return draft(grids, plan, TODAY)


def planned(grid: Grid) -> SheetPlan:
    """The guess for one sheet."""
    return guess([grid], TODAY).sheets[0]


def fields(plan: SheetPlan) -> dict[str, str | None]:
    """The field of each heading."""
    return {column.heading: column.field for column in plan.columns}


def codes(made: Draft) -> Counter[str]:
    """How often each problem was found."""
    return Counter(problem.code for problem in made.problems)
