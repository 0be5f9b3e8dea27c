"""What a sheet is, which column means what, and what its rows then tell.

`guess` makes a plan, a person may change it, `draft` reads by it.
"""

from saiyai.formats.shapes.counting import Counts, counts
from saiyai.formats.shapes.days import undated, with_days, without_days_to_come
from saiyai.formats.shapes.drafting import draft
from saiyai.formats.shapes.fields import FIELDS, Field, Holds
from saiyai.formats.shapes.guessing import guess
from saiyai.formats.shapes.meeting_ties import lay_lines_from_events
from saiyai.formats.shapes.plan import (
    Column,
    Plan,
    Shape,
    SheetPlan,
    plan_from_json,
    plan_to_json,
)
from saiyai.formats.shapes.replanning import replan

__all__ = [
    "FIELDS",
    "Column",
    "Counts",
    "Field",
    "Holds",
    "Plan",
    "Shape",
    "SheetPlan",
    "counts",
    "draft",
    "guess",
    "lay_lines_from_events",
    "plan_from_json",
    "plan_to_json",
    "replan",
    "undated",
    "with_days",
    "without_days_to_come",
]
