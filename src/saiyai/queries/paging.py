"""The key of the next page of a list: where the page before it ended."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from saiyai.domain.errors import UnknownPage
from saiyai.domain.lists import MOST_COUNTED, Counted


def page_key(place: str, row: int) -> str:
    """What asks for the page after this row."""
    return f"{place}~{row}"


def read_key(after: str) -> tuple[str, int]:
    """The place in the order of the list, and the row, after which the page begins.

    Raises: UnknownPage.
    """
    place, mark, row = after.rpartition("~")
    if not mark:
        raise UnknownPage(after=after)
    return place, _row_id(row, after)


def read_day_key(after: str) -> tuple[date, int]:
    """The same for a list in the order of days. Raises: UnknownPage."""
    place, row = read_key(after)
    try:
        return date.fromisoformat(place), row
    except ValueError as wrong:
        raise UnknownPage(after=after) from wrong


def read_number_key(after: str) -> tuple[int, int]:
    """The same for a list in the order of a number. Raises: UnknownPage."""
    place, row = read_key(after)
    return _row_id(place, after), row


def read_group_key(after: str) -> tuple[str, str, int]:
    """The same for a list in groups: the group, the place in it, the row. Raises: UnknownPage."""
    place, row = read_key(after)
    group, mark, inside = place.partition("~")
    if not mark:
        raise UnknownPage(after=after)
    return group, inside, row


def _row_id(text: str, after: str) -> int:
    if not (text.isascii() and text.isdecimal()) or len(text) > 18:
        raise UnknownPage(after=after)
    return int(text)


def rows_after(columns: Sequence[str], values: Sequence[Any]) -> Q:
    """The rows after these values, in the order of the columns; `-` before one that falls.

    The bound on the first column alone is what lets an index begin at the right place.
    """
    first, falls = columns[0].removeprefix("-"), columns[0].startswith("-")
    found, same = Q(), Q()
    for column, value in zip(columns, values, strict=True):
        name = column.removeprefix("-")
        way = "lt" if column.startswith("-") else "gt"
        found |= same & Q(**{f"{name}__{way}": value})
        same &= Q(**{name: value})
    return Q(**{f"{first}__{'lte' if falls else 'gte'}": values[0]}) & found


def page_rows(
    rows: QuerySet[Any], columns: Sequence[str], values: Sequence[Any], limit: int
) -> list[Any]:
    """So many rows in the order of the columns, after these values; from the first without any.

    Cost: one index walk, and one more where the group of the first column ends within the page;
    in one query a large group would be walked from its beginning.
    """
    if not values:
        return list(rows.order_by(*columns)[:limit])
    first, way = columns[0].removeprefix("-"), "lt" if columns[0].startswith("-") else "gt"
    group = rows.filter(rows_after(columns[1:], values[1:]), **{first: values[0]})
    found = list(group.order_by(*columns)[:limit])
    if len(found) < limit:
        beyond = rows.filter(**{f"{first}__{way}": values[0]}).order_by(*columns)
        found += beyond[: limit - len(found)]
    return found


def ids_growing(ids: Sequence[int] | QuerySet[Any, int], first: int) -> Iterator[Sequence[int]]:
    """Slices, each twice as long as the one before: few are read where few will do."""
    start = 0
    while some := list(ids[start : start + first]):
        yield some
        start, first = start + first, 2 * first


def counted_rows(rows: QuerySet[Any], most: int | None = None) -> Counted:
    """How many rows there are, counted no further than one beyond MOST_COUNTED, or what is given.

    Cost: one query that stops there.
    """
    most = MOST_COUNTED if most is None else most
    return Counted(rows.order_by()[: most + 1].count(), most)
