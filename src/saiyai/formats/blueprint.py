"""Kumu's JSON: a blueprint of elements and connections, or the backup of a whole project."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from saiyai.domain.tables import Cell, Grid
from saiyai.formats.refusals import unreadable

_IDS: Final = ("id", "_id")
_NOT_DATA: Final = frozenset({"attributes", "_id", "position", "_rev"})


def is_blueprint(value: object) -> bool:
    """Whether a JSON value has what Kumu calls elements."""
    return isinstance(value, dict) and isinstance(value.get("elements"), list)


def blueprint_grids(value: Mapping[str, Any], name: str) -> list[Grid]:
    """The elements and connections as two sheets; several values of a field are parted by bars.

    Raises: UnreadableFile where they are no lists of objects.
    """
    return [
        _grid("Elements", value["elements"], ("id", "label"), name),
        _grid("Connections", value.get("connections", []), ("id", "from", "to"), name),
    ]


def _grid(title: str, items: object, first: Sequence[str], name: str) -> Grid:
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise unreadable(name, "not_a_blueprint")
    rows = [_row(item) for item in items]
    columns = _columns(first, rows)
    if not rows:
        return Grid(title, [], [])
    cells = [[row.get(column) for column in columns] for row in rows]
    return Grid(title, [columns, *cells], range(len(cells) + 1))


def _columns(first: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> list[str]:
    return list(dict.fromkeys((*first, *(key for row in rows for key in row))))


def _row(item: Mapping[str, Any]) -> dict[str, Cell]:
    """An object as a row; a backup keeps the fields one level deeper, under `attributes`."""
    fields = (
        {**item, **item.get("attributes", {})}
        if isinstance(item.get("attributes"), dict)
        else item
    )
    row = {key: _cell(value) for key, value in fields.items() if key not in _NOT_DATA}
    return row | {"id": next((str(item[key]) for key in _IDS if item.get(key)), None)}


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list) and not any(isinstance(entry, dict | list) for entry in value):
        return "|".join(str(entry) for entry in value)
    return json.dumps(value, ensure_ascii=False)
