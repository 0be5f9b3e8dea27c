"""A whole record as JSON: its tables, each row an object that leaves out what was not told."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from saiyai.domain.drafts import Draft
from saiyai.domain.tables import Cell, Grid, Table
from saiyai.formats.json_text import read_json_text
from saiyai.formats.record_columns import READABLE, TABLES, VERSION, VERSION_KEY
from saiyai.formats.record_tables import read_record, to_tables
from saiyai.formats.refusals import unreadable


def write_record_json(draft: Draft) -> bytes:
    """A record as JSON, one row on a line so that two versions can be compared."""
    return "".join(_lines(to_tables(draft))).encode()


def _lines(tables: Sequence[Table]) -> Iterator[str]:
    yield f'{{"{VERSION_KEY}": {VERSION}, "tables": {{\n'
    for number, table in enumerate(tables):
        yield f'{"," if number else ""}"{table.name}": [\n'
        yield ",\n".join(_object(table.columns, row) for row in table.rows)
        yield "\n]\n"
    yield "}}\n"


def _object(columns: Sequence[str], row: Sequence[Cell]) -> str:
    told = {
        column: cell.isoformat() if isinstance(cell, date) else cell
        for column, cell in zip(columns, row, strict=True)
        if cell is not None
    }
    return json.dumps(told, ensure_ascii=False)


def read_record_json(content: bytes, name: str) -> Draft:
    """The record in a JSON file.

    Raises: UnreadableFile where it is not one, or one of a newer Saiyai.
    """
    return record_in(read_json_text(content, name), name)


def is_record_json(value: object) -> bool:
    """Whether a JSON value says that it is a record."""
    return isinstance(value, dict) and VERSION_KEY in value


def record_in(value: object, name: str) -> Draft:
    """The record in a JSON value. Raises: UnreadableFile."""
    if not isinstance(value, dict) or not isinstance(value.get("tables"), dict):
        raise unreadable(name, "not_a_record")
    if str(value.get(VERSION_KEY)) not in READABLE:
        raise unreadable(name, "newer_record", version=str(value.get(VERSION_KEY)))
    tables: dict[str, Any] = value["tables"]
    return read_record([_grid(table, rows, name) for table, rows in tables.items()], name)


def _grid(table: str, rows: object, name: str) -> Grid:
    if table not in TABLES or not isinstance(rows, list):
        raise unreadable(name, "not_a_record")
    if not all(isinstance(row, dict) for row in rows):
        raise unreadable(name, "not_a_record")
    columns = list(dict.fromkeys(column for row in rows for column in row)) or ["key"]
    cells = [[_cell(row, column) for column in columns] for row in rows]
    return Grid(table, [columns, *cells], range(len(rows) + 1))


def _cell(row: Mapping[str, Any], column: str) -> Cell:
    value = row.get(column)
    if value is None or isinstance(value, str | int | float):
        return value
    return json.dumps(value, ensure_ascii=False)  # data of an event may hold lists
