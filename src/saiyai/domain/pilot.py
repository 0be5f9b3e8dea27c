"""Does Saiyai itself help? What is asked before and after, what it costs, and what it hurt.

The questions are the six limits and the four strengths that the texts see in networks of the
people's sector (PEOPLE-LIM, PEOPLE-STR): a tool for them is to be judged by whether the limits
shrink and the strengths are not harmed. They are in words of this house and **not yet
validated**. Their texts stand under `pilot.item.<id>`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from saiyai.domain.periods import Span

LEAST_ANSWERS: Final = 8
"""Of fewer answers nothing is told: it would be somebody's."""

BETWEEN_DAYS: Final = 180
"""Half a year: a reading says it where less lies between the two rounds."""

BUDGET_MINUTES: Final = 10
"""What a week of keeping the record may cost, by the promise of this house."""

MOST_MINUTES: Final = 7 * 24 * 60
"""A week has no more."""

LONGEST_HARM: Final = 1000
"""Signs in the words of a harm."""


class Phase(StrEnum):
    """When the questions are asked."""

    BEFORE = "before"
    AFTER = "after"


class HarmKind(StrEnum):
    """What sort of harm it was. Texts: `harm_kind.<word>`."""

    SHOWN = "shown"
    """Something was seen by who should not have seen it."""
    WRONG = "wrong"
    """Something untrue was told or read."""
    PRESSED = "pressed"
    """Somebody was pressed to tell, to answer or to come."""
    SHAMED = "shamed"
    """Somebody was shamed or compared."""
    LEFT_OUT = "left_out"
    """Somebody was left out by it."""
    QUARREL = "quarrel"
    """It set people against each other."""
    BURDEN = "burden"
    """It took time or care from what matters more."""
    OTHER = "other"


class HarmStepKind(StrEnum):
    """What keepers say to it. Texts: `harm_step.<word>`."""

    SEEN = "seen"
    MENDED = "mended"
    LEFT = "left"
    """It could not be mended, and it is said why."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question; to agree says that a limit is small, or a strength is there."""

    id: str
    concept: str
    is_strength: bool = False


_LIMITS: Final = tuple(Item(f"limit_{one}", f"PEOPLE-LIM-{one}") for one in "abcdef")
_STRENGTHS: Final = tuple(
    Item(f"strength_{one}", f"PEOPLE-STR-{one}", is_strength=True) for one in "abcd"
)

ITEMS: Final[Mapping[str, Item]] = MappingProxyType(
    {item.id: item for item in (*_LIMITS, *_STRENGTHS)}
)
"""Every question by its id, in the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class HarmDraft:
    """A harm as somebody tells it; `when` None is today."""

    kind: HarmKind
    words: str = ""
    when: Span | None = None


def monday_of(day: date) -> date:
    """The first day of the week in which a day lies."""
    return day - timedelta(days=day.weekday())
