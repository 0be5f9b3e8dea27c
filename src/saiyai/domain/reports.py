"""A report as plain blocks, before anything draws it: pages, PDF and the API tell the same ones.

A block holds sentences in no language yet; whoever tells it puts them into words. Nothing is
computed here: every number comes from a reading that stands elsewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from saiyai.domain.said import UNSAID, Said
from saiyai.domain.words import Language, Say, Spoken, spoken

OTHERS: Final = "others"
"""Who or what is too few to be told apart, counted together."""


class Edition(StrEnum):
    """What a report calls those of whom it speaks."""

    NAMED = "named"
    """By name, as members read it: for members."""
    CODED = "coded"
    """A1, A2 and so on: who knows the network well may still know them again."""
    ANONYMOUS = "anonymous"
    """Nobody at all, and no number of fewer than five."""


class Length(StrEnum):
    """How long it is."""

    SHORT = "short"
    """Two sheets of paper."""
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report is wanted."""

    edition: Edition = Edition.NAMED
    length: Length = Length.SHORT


RELEASED: Final = (Edition.CODED, Edition.ANONYMOUS)
"""Editions that may leave a network: nobody is named in them."""


@dataclass(frozen=True, slots=True)
class ReleaseDraft:
    """A report to be let out: which, by which decision, why, and what the network says to it."""

    edition: Edition
    length: Length
    decision: str
    reason: str
    reply: str = ""
    said: Said = UNSAID


Words: TypeAlias = Say | Spoken
"""A sentence, a name, or words that somebody wrote."""


@dataclass(frozen=True, slots=True)
class Own:
    """Words that people wrote themselves, the same in every language."""

    words: str

    def in_(self, language: Language) -> str:  # noqa: ARG002 - as every fact that is spoken
        """The words."""
        return self.words


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentence that a section begins with."""

    says: Words


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence, or several in a row."""

    says: Sequence[Words]
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences one below the other, under a word of their own where there is one."""

    rows: Sequence[Words]
    under: Words | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What something is called, and what is told of it."""

    rows: Sequence[tuple[Words, Words]]
    under: Words | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number and between what it lies; `is_share`: on a line from 0 to 1."""

    value: float
    low: float
    high: float
    is_share: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """What a number is of, its sentence, the number and how sure it is.

    `number` None: there is none, and `says` tells why.
    """

    of: Words
    says: Words
    number: Number | None = None
    sure: Words | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers, one to a row."""

    rows: Sequence[Figure]
    under: Words | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """An actor in a picture, between -1 and 1 both ways, y upwards; None: it has no label."""

    x: float
    y: float
    kind: str
    name: Spoken | None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line in a picture, between two places in its dots."""

    a: int
    b: int
    state: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The map on a day, with how many there are of each kind and in each state: its legend."""

    title: Words
    dots: Sequence[Dot]
    strokes: Sequence[Stroke]
    kinds: Mapping[str, int]
    states: Mapping[str, int]


Block: TypeAlias = Lead | Text | Points | Facts | Figures | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report; `id` names it in addresses and texts."""

    id: str
    heading: Words
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Report:
    """A report of a network on a day, as known at a Change."""

    network: Spoken
    day: date
    known: int
    wanted: Wanted
    about: Sequence[Words]
    """What stands below its heading."""
    sections: Sequence[Section]


def merged_cells(counts: Mapping[str, int], least: int) -> dict[str, int]:
    """Counts in which none is less than `least`: the small ones are counted together.

    Where they are still too few together, the smallest of the others joins them, so that nobody
    can work one out from the sum.
    """
    kept = {name: count for name, count in counts.items() if count >= least}
    small = sum(count for count in counts.values() if count < least)
    while small and small < least and kept:
        fewest = min(kept, key=lambda name: kept[name])
        small += kept.pop(fewest)
    return kept | ({OTHERS: small} if small >= least else {})


def words_of(what: Words, language: Language) -> str:
    """A sentence, a name or own words, as they are read."""
    return str(spoken(what, language))
