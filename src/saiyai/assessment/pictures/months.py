"""Months that end on the day of the reading: each is whole, and a season lies beside a season."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np

from saiyai.assessment.look.facts import Ints as Wholes
from saiyai.assessment.look.record import Ints
from saiyai.assessment.look.view import View

YEAR: Final = 12
TWO_YEARS: Final = 24


def month_ends(day: date, months: int = TWO_YEARS) -> tuple[date, ...]:
    """The last days of so many months up to a day, the oldest first.

    A month ends on the same day of the month as the reading, or where it has none, on its last.
    """
    found = []
    for back in reversed(range(months)):
        year, month = divmod(day.year * 12 + day.month - 1 - back, 12)
        last = monthrange(year, month + 1)[1]
        found.append(date(year, month + 1, min(day.day, last)))
    return tuple(found)


def ends_told(view: View, months: int = TWO_YEARS) -> tuple[date, ...]:
    """The same as far back as the record tells of events: what was not told did not stand still.

    Of a record without events none.
    """
    days = view.record.events["latest"][view.happened]
    first = int(days.min()) if len(days) else view.day + 1
    return tuple(end for end in month_ends(view.record.day, months) if end.toordinal() >= first)


def ordinals(ends: Sequence[date]) -> tuple[int, ...]:
    """Days as they are kept."""
    return tuple(end.toordinal() for end in ends)


def by_month(days: Wholes, ends: Sequence[date]) -> Ints:
    """How many of some days fall into each of these months.

    Shapes: days (any,), as ordinals; returns (months,).
    """
    if not ends:
        return np.zeros(0, np.int64)
    last = np.array([end.toordinal() for end in ends], np.int64)
    first = month_ends(ends[0], 2)[0].toordinal()
    at = np.searchsorted(last, days)
    kept = (days > first) & (days <= last[-1])
    return np.bincount(at[kept], minlength=len(ends)).astype(np.int64)


def counted(numbers: Ints) -> tuple[int, ...]:
    """Counts as they are kept."""
    return tuple(int(one) for one in numbers)
