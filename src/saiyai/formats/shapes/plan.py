"""How the sheets of a file are to be read: guessed by us, changed by a person, kept as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from saiyai.domain.errors import MalformedData, UnknownWord
from saiyai.domain.words import Say

ASKED: Final = "asked"
"""Option `why` of a sheet left out: its own name asks for it, so there is nothing to say."""


class Shape(StrEnum):
    """What a sheet is."""

    ACTORS = "actors"
    TIES = "ties"
    EDGE_LIST = "edge_list"
    MATRIX = "matrix"
    ATTENDANCE = "attendance"
    EXCHANGES = "exchanges"
    MEMBERSHIPS = "memberships"
    RECORD = "record"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet, the field it holds, and some of its values to recognise it by."""

    index: int
    heading: str
    field: str | None = None
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """How one sheet is read. `header_row` is an index into the rows of its grid."""

    sheet: str
    shape: Shape
    header_row: int | None = None
    columns: tuple[Column, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)

    def indices(self, field_id: str) -> list[int]:
        """The columns that hold a field."""
        return [column.index for column in self.columns if column.field == field_id]


@dataclass(frozen=True, slots=True)
class Plan:
    """One sheet plan for each grid, in their order."""

    sheets: tuple[SheetPlan, ...]


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """The plan as plain JSON values."""
    return {
        "sheets": [
            {
                "sheet": sheet.sheet,
                "shape": sheet.shape.value,
                "header_row": sheet.header_row,
                "columns": [
                    {
                        "index": column.index,
                        "heading": column.heading,
                        "field": column.field,
                        "samples": list(column.samples),
                    }
                    for column in sheet.columns
                ],
                "options": dict(sheet.options),
            }
            for sheet in plan.sheets
        ]
    }


def plan_from_json(value: Mapping[str, Any]) -> Plan:
    """The plan that JSON values tell.

    Raises: UnknownWord for a shape that is none; MalformedData for anything else amiss.
    """
    try:
        return Plan(tuple(_sheet(sheet) for sheet in value["sheets"]))
    except (KeyError, TypeError, AttributeError, ValueError) as wrong:
        raise MalformedData(
            kind=Say("malformed.plan"), field="sheets", problem=str(wrong)
        ) from wrong


def _sheet(value: Mapping[str, Any]) -> SheetPlan:
    if value["shape"] not in set(Shape):
        raise UnknownWord(field="shape", value=str(value["shape"]), known=", ".join(Shape))
    header = value["header_row"]
    return SheetPlan(
        sheet=str(value["sheet"]),
        shape=Shape(value["shape"]),
        header_row=None if header is None else int(header),
        columns=tuple(_column(column) for column in value["columns"]),
        options={str(key): str(option) for key, option in value.get("options", {}).items()},
    )


def _column(value: Mapping[str, Any]) -> Column:
    if int(value["index"]) < 0:
        raise ValueError(f"column {value['index']}")
    return Column(
        index=int(value["index"]),
        heading=str(value["heading"]),
        field=str(value["field"]) if value.get("field") else None,
        samples=tuple(map(str, value.get("samples", ()))),
    )
