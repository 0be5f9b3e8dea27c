"""The key of the next page of a list: where the page before it ended."""

from datetime import date

from saiyai.domain.errors import UnknownPage


def page_key(place: str, row: int) -> str:
    """What asks for the page after this row."""
    return f"{place}~{row}"


def read_key(after: str) -> tuple[str, int]:
    """The place in the order of the list, and the row, after which the page begins.

    Raises: UnknownPage.
    """
    place, mark, row = after.rpartition("~")
    if not mark or not (row.isascii() and row.isdecimal()) or len(row) > 18:
        raise UnknownPage(after=after)
    return place, int(row)


def read_day_key(after: str) -> tuple[date, int]:
    """The same for a list in the order of days. Raises: UnknownPage."""
    place, row = read_key(after)
    try:
        return date.fromisoformat(place), row
    except ValueError as wrong:
        raise UnknownPage(after=after) from wrong
