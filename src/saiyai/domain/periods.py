"""When something happened, as exactly as it was told."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The first and last local day on which a told thing can have happened."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"a span runs forward: {self.earliest} > {self.latest}")

    @property
    def middle(self) -> date:
        """The day from which recency decays: half-way, rounded down."""
        return self.earliest + (self.latest - self.earliest) // 2

    @property
    def is_exact(self) -> bool:
        """Whether the day itself was told."""
        return self.earliest == self.latest


def on(day: date) -> Span:
    """The span of one day."""
    return Span(day, day)


def in_month(year: int, month: int) -> Span:
    """The span of one month of the common era."""
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def in_year(year: int) -> Span:
    """The span of one year of the common era."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def last_days(day: date, days: int) -> Span:
    """The window of so many days that ends on `day`, that day included."""
    return Span(day - timedelta(days=days - 1), day)


@dataclass(frozen=True, slots=True)
class AsOf:
    """What happened by `day`, as known at Change number `known`; `known=None` is now."""

    day: date
    known: int | None = None


ANY_DAY: Final = AsOf(date.max)
"""Whatever happened, as known now: for who changes something, not for who reads."""
