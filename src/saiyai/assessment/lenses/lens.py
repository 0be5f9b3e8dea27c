"""A lens: a declared tree from statements to what each rests on. Nothing here reads a record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from saiyai.domain.library import Wording

_HOW_MANY: Final = {"M": 4, "P": 4, "R": 3, "A": 6, "C": 5, "X": 6, "E": 6, "L": 7, "G": 6}
INDICATORS: Final = tuple(
    f"{letter}{n}" for letter, count in _HOW_MANY.items() for n in range(1, count + 1)
)
"""Every indicator that is specified: a statement may rest on one before it can be measured."""

CHANCES: Final = frozenset({"E4"})
"""Indicators that are themselves a chance: how likely a criterion is met, with no threshold."""

THRESHOLD: Final = 0.5
"""A statement holds where its number is more than this: a convention, for networks to change in a
lens of their own."""

HOUSE: Final = "house-1"
"""The version of the lenses of this house; of a network's own each counts its own (`own-2`)."""


class Join(StrEnum):
    """How what a statement rests on comes to one word."""

    ALL = "all"
    """As far as the least of them."""
    ANY = "any"
    """As far as the most of them."""
    MEAN = "mean"
    """As far as the mean of the numbers; only of indicators."""


@dataclass(frozen=True, slots=True)
class Sign:
    """An indicator as a statement rests on it: the whole, or a part; a high value, or a low."""

    indicator: str
    part: str = ""
    low: bool = False
    """Whether a low value speaks for the statement."""

    @property
    def key(self) -> str:
        """How numbers are named: `P2`, or `P2.long` of a part."""
        return f"{self.indicator}.{self.part}" if self.part else self.indicator


@dataclass(frozen=True, slots=True)
class Statement:
    """What a lens says of a network, what that rests on, and the statements below it."""

    id: str
    concept: str
    """Of the library, where its words stand at length; empty only in a network's own lens."""
    words: Wording
    join: Join = Join.ALL
    signs: tuple[Sign, ...] = ()
    tests: tuple[str, ...] = ()
    """Record tests (`assessment/lenses/record_tests.py`)."""
    beside: tuple[Sign, ...] = ()
    """Shown with it and never joined: what has no good direction."""
    children: tuple[str, ...] = ()
    threshold: float = THRESHOLD
    construct: str = ""
    """The code of theory §3.1 that it is the tile of."""
    in_text: bool = True
    """False where the text promises something and does not give it."""


@dataclass(frozen=True, slots=True)
class Lens:
    """A way to look at a network; no lens is the true one, and none is added to another."""

    id: str
    order: int
    title: Wording
    statements: Mapping[str, Statement]
    """By id, in the order of the file."""
    version: str = HOUSE

    @property
    def is_own(self) -> bool:
        """Whether a network keeps it."""
        return self.version != HOUSE

    @property
    def roots(self) -> tuple[str, ...]:
        """Statements that stand under no other."""
        below = {child for one in self.statements.values() for child in one.children}
        return tuple(one for one in self.statements if one not in below)

    @property
    def concepts(self) -> tuple[str, ...]:
        """What of the library it speaks of."""
        told = (one.concept for one in self.statements.values())
        return tuple(dict.fromkeys(one for one in told if one))

    @property
    def looked_at(self) -> tuple[str, ...]:
        """What of the library it looks at: statements that rest on something."""
        rest = (one for one in self.statements.values() if one.signs or one.tests or one.children)
        return tuple(dict.fromkeys(one.concept for one in rest if one.concept))

    @property
    def indicators(self) -> frozenset[str]:
        """What it rests on or shows beside."""
        every = self.statements.values()
        return frozenset(sign.indicator for one in every for sign in (*one.signs, *one.beside))

    def walk(self, start: str) -> Iterator[Statement]:
        """A statement and all below it, what stands above before what stands below."""
        waiting = [start]
        while waiting:
            found = self.statements[waiting.pop()]
            yield found
            waiting.extend(reversed(found.children))
