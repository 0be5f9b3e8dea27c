"""The form of everything that is read: a sentence first, then number, evidence, next step.

Names do not exist here. A sentence holds `Who` and `Where`; what a viewer may call them is
decided in `queries`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from saiyai.domain.words import Say


class Discretion(StrEnum):
    """Who may read the name in a sentence, beyond what consent says."""

    CONSENT = "consent"
    """Whoever may see the name anywhere."""
    PERSON = "person"
    """Of a person: that person and the keepers."""
    ENDS = "ends"
    """The actor itself and the keepers."""


@dataclass(frozen=True, slots=True)
class Who:
    """An actor in a sentence, by position."""

    position: int
    discretion: Discretion = Discretion.CONSENT


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a sentence, by row id."""

    place: int


@dataclass(frozen=True, slots=True)
class Practice:
    """What somebody knows how to do, in a sentence, by row id of a capability."""

    capability: int


class Sure(StrEnum):
    """How sure a reading is."""

    SURE = "sure"
    FAIRLY = "fairly"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Trail:
    """The rows that something rests on: by table their ids, and how many more there are."""

    rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    more: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing read from the record. Texts stand under `reading.<id>`."""

    id: str
    says: Say
    value: float | None
    unit: str
    sure: Sure
    because: Say
    low: float | None = None
    high: float | None = None
    parts: tuple[tuple[str, int], ...] = ()
    """The pieces of the picture beside the sentence, by text id."""
    cells: tuple[int, ...] = ()
    """Every number of actors that can be worked out from the sentence."""
    evidence: Trail = field(default_factory=Trail)
    next: Say | None = None


@dataclass(frozen=True, slots=True)
class Lack:
    """A reading that cannot be given yet, and what it still lacks."""

    id: str
    missing: int
    says: Say
