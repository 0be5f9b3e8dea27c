"""The sheets of the sample that lie beside this file, read as the drafts that they tell.

A cell that names several actors tells the same of each. Yes and no are 1 and 0; an empty cell was
not told.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from itertools import product
from typing import Any, Final, get_args

from pydantic.fields import FieldInfo

from saiyai.domain.carried import CARRIED, Column, Value
from saiyai.domain.dates import parse_when
from saiyai.domain.drafts import EventDraft, FlowDraft, PartDraft
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.periods import Span

TODAY: Final = date(2026, 10, 31)
"""The sample's own today."""

_EVENT: Final = ("date", "ref", "who", "flows", "via_centre")
_NAMED: Final = ("about", "place", "issue", "goal", "channel", "occasion", "source")


def sheet_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a sheet, by the heads of its columns."""
    file = files("saiyai.services.sample") / f"{name}.csv"
    yield from csv.DictReader(io.StringIO(file.read_text("utf-8"), newline=""))


def read_when(text: str) -> Span | None:
    """The days that a cell means; None where it is empty."""
    return parse_when(text, TODAY) if text else None


# --- tables of facts ----------------------------------------------------------------------------


def read_tables() -> dict[str, tuple[Mapping[str, Any], ...]]:
    """Every table of `domain/carried.py` that has a sheet here."""
    there = {file.name for file in files("saiyai.services.sample").iterdir()}
    return {name: tuple(_facts(name)) for name in CARRIED if f"{name}.csv" in there}


def _facts(name: str) -> Iterator[dict[str, Any]]:
    columns = CARRIED[name].columns
    for row in sheet_rows(name):
        told = {head: text for head, text in row.items() if text}
        several = [head for head in told if head in columns and columns[head].to == "actors"]
        for actors in product(*(told[head].split() for head in several)):
            one = told | dict(zip(several, actors, strict=True))
            yield {
                head: _cell(columns[head], text) if head in columns else text
                for head, text in one.items()
            }


def _cell(column: Column, text: str) -> Any:  # noqa: ANN401 - whatever the column holds
    match column.holds:
        case Value.FLAG:
            return text == "1"
        case Value.NUMBER:
            return int(text)
        case Value.DAY:
            return date.fromisoformat(text)
        case Value.DAYS:
            return parse_when(text, TODAY)
        case Value.WORDS:
            return tuple(text.split())
        case _:
            return text


# --- events -------------------------------------------------------------------------------------


def read_events(name: str, kind: str) -> Iterator[EventDraft]:
    """The events of a sheet: `who` is "role: a01 a02; role/phase: a03", `flows` "a01>a02:good".

    Every other column is a field of the kind's card.
    """
    fields = KINDS[kind].data.model_fields
    for row in sheet_rows(name):
        told = {head: text for head, text in row.items() if text and head not in _EVENT}
        named: dict[str, Any] = {head: told[head] for head in _NAMED if head in told}
        data = {head: _field(fields[head], text) for head, text in told.items() if head in fields}
        yield EventDraft(
            kind,
            read_when(row["date"]),
            data,
            ref=row.get("ref", ""),
            parts=tuple(read_parts(row.get("who", ""))),
            flows=tuple(_flows(row.get("flows", ""))),
            via_centre=row["via_centre"] == "1" if "via_centre" in row else None,
            **named,
        )


def _field(field: FieldInfo, text: str) -> Any:  # noqa: ANN401 - whatever the card asks for
    if bool in {field.annotation, *get_args(field.annotation)}:
        return text == "1"
    return int(text) if field.annotation is int else text


def read_parts(text: str) -> Iterator[PartDraft]:
    """Who took part, written as "organiser: a01; participant/learn: a02 a03"."""
    for group in filter(None, text.split(";")):
        head, actors = group.split(":")
        role, _, phase = head.strip().partition("/")
        for actor in actors.split():
            yield PartDraft(actor, role, phase)


def _flows(text: str) -> Iterator[FlowDraft]:
    for flow in text.split():
        ends, good = flow.split(":")
        source, target = ends.split(">")
        yield FlowDraft(source, target, good)
