"""The form of everything that is read: a sentence first, then number, evidence, next step.

Names do not exist here. A sentence holds `Who` and `Where`; what a viewer may call them is
decided in `queries`.
"""

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


class Sure(StrEnum):
    """How sure a reading is."""

    SURE = "sure"
    FAIRLY = "fairly"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rows a reading rests on: positions of actors, row ids of lines and events."""

    actors: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    events: tuple[int, ...] = ()


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
    evidence: Evidence = field(default_factory=Evidence)
    next: Say | None = None


@dataclass(frozen=True, slots=True)
class Lack:
    """A reading that cannot be given yet, and what it still lacks."""

    id: str
    missing: int
    says: Say


@dataclass(frozen=True, slots=True)
class Item:
    """Something worth attention: what is seen, what is not known, what to try."""

    id: str
    seen: Say
    unknown: Say
    tries: tuple[Say, ...]
    after: Say | None = None
    """What the record would look like after the first of the tries; never what will happen."""
    sure: Sure = Sure.SURE
    about: int | None = None
    """The position of the actor it is about."""
    test_lines: tuple[int, ...] = ()
    """Row ids of the lines that the first tries are about, one for each."""
    introduce: tuple[int, int] | None = None
    """The two whom the last of the tries would introduce."""
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class TodayReading:
    """The first reading of a network."""

    basis: str
    """`answering` where enough lines have been tried, else `told`."""
    good_news: Say | None
    good_evidence: Evidence
    items: tuple[Item, ...]
    more_items: int
    readings: tuple[Reading, ...]
    nearest: Lack | None
