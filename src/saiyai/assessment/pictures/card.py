"""The card of a page with a picture: what it reads, and what stands beside it.

Cards are data; the pages, what a finding keeps and the texts are read from the same card. Its name
stands under `picture.<id>` in the texts, and below it `asks`, `care` and `next`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from saiyai.assessment.look.view import View
from saiyai.assessment.reading import Trail
from saiyai.domain.verdicts import Matter
from saiyai.domain.words import Say

Told = Mapping[str, Any]
"""What the profile tells already, as a finding keeps it: no number is worked out twice."""


class PictureOf(StrEnum):
    """What there is a picture of."""

    BASES = "bases"
    GIVING = "giving"
    RHYTHM = "rhythm"
    GROWTH = "growth"
    OPPORTUNITY = "opportunity"
    HUBS = "hubs"
    POWER = "power"
    SPACES = "spaces"
    FIT = "fit"


@dataclass(frozen=True, slots=True)
class PictureRead:
    """What is read for a page: nobody is named, and nobody is counted apart.

    `months` are counts of the months that end on `ends`, ordinals, the oldest first.
    """

    says: Say
    counts: dict[str, int] = field(default_factory=dict)
    ends: tuple[int, ...] = ()
    months: dict[str, tuple[int, ...]] = field(default_factory=dict)
    notes: tuple[Say, ...] = ()
    trail: Trail = field(default_factory=Trail)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page: what it reads, the indicators and matters that stand below its picture."""

    id: PictureOf
    read: Callable[[View, Told], PictureRead]
    indicators: tuple[str, ...] = ()
    matters: tuple[Matter, ...] = ()
    way: str = ""
    """The page on which something can be done, by the name of its address."""
    concepts: tuple[str, ...] = ()
    """What the theory says of it, by ids of the library."""
