"""A number between 0 and 1 as a page draws it: on a line, with its interval."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from saiyai.assessment.reading import Sure

Kept = Mapping[str, Any]
"""A number as a profile keeps it: with its interval, or why there is none."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number and how sure it is."""

    value: float
    low: float
    high: float
    sure: Sure
    scope: str
    kept: Kept
    bounded: bool = True

    @property
    def start(self) -> float:
        """Where its interval begins on the line, in percent of the picture."""
        return place_on_line(self.low)

    @property
    def at(self) -> float:
        """Where it stands on the line."""
        return place_on_line(self.value)

    @property
    def length(self) -> float:
        """How long its interval is there."""
        return place_on_line(self.high) - self.start


def place_on_line(value: float) -> float:
    """Where a share stands on the line of a picture, in percent of its width."""
    return 3 + 94 * value
