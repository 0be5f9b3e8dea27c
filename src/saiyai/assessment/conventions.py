"""Thresholds of the readings: conventions of this house, with a version, shown with every number.

A network may set its own in a later step; nothing here is law.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Conventions:
    """What has to hold before a reading is given, and what counts as worth attention."""

    version: int = 1
    tried_share: float = 0.5
    """Lines are read as answering or not once so many of them have been tried at all."""
    least_lines: int = 5
    least_calls: int = 10
    least_gifts: int = 5
    call_days: int = 90
    gift_days: int = 365
    news_days: int = 90
    """Good news is of so many days back, and so is an unanswered call worth attention by name."""
    least_cut_off: int = 3
    """Fewer than so many who would lose contact are no matter for the whole network."""
    most_items: int = 5
    sure_share: float = 0.9
    fair_share: float = 0.6


HOUSE: Final = Conventions()
