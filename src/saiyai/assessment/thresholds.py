"""The house's conventions with what a network set for itself in their place."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.domain.thresholds import IN_ORDER, THRESHOLDS, Threshold


def house_value(name: str) -> float:
    """What the house reads by, of a threshold by its name."""
    value: float = getattr(HOUSE, name)
    return value


def span_of(threshold: Threshold) -> tuple[float, float]:
    """From what to what a network may set it: no lower than the house where it has a floor."""
    floor = house_value(threshold.name)
    least = floor if threshold.floor else threshold.told(threshold.least)
    return least, threshold.told(threshold.most)


def fits(threshold: Threshold, value: float) -> bool:
    """Whether a network may set a threshold so."""
    least, most = span_of(threshold)
    return least <= value <= most


def crossing(name: str, own: Mapping[str, float]) -> tuple[str, str] | None:
    """The pair in which a threshold lies on the wrong side of another; None where none does.

    `own` is what a network set; of the others it is what the house reads by.
    """
    for low, high in IN_ORDER:
        below, above = (own.get(one, house_value(one)) for one in (low, high))
        if name in {low, high} and below > above:
            return low, high
    return None


def told_values(kept: Mapping[str, int]) -> dict[str, float]:
    """By name, what a network set, as readings use it."""
    return {name: THRESHOLDS[name].told(value) for name, value in kept.items()}


def with_own(kept: Mapping[str, int]) -> Conventions:
    """The house's conventions with what a network set, by name, as it is kept.

    A file may bring what no form takes: a value that may not be set is not read by, nor are two
    that contradict each other.
    """
    own = {name: one for name, one in told_values(kept).items() if fits(THRESHOLDS[name], one)}
    used: dict[str, Any] = {name: one for name, one in own.items() if not crossing(name, own)}
    return replace(HOUSE, **used)
