"""Kinds of line: what they are called from either end, whom they may join, of what nature."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import is_private


class Nature(StrEnum):
    """What the two ends are to one another."""

    UNTOLD = ""
    COOPERATION = "cooperation"
    HELP = "help"
    DEPENDENCE = "dependence"
    PARTNERSHIP = "partnership"
    ALLIANCE = "alliance"
    FRIENDSHIP = "friendship"
    KIN = "kin"
    PATRONAGE = "patronage"
    COMMAND = "command"
    COMPETITION = "competition"
    CONFLICT = "conflict"


SENSITIVE: Final = frozenset({Nature.PATRONAGE, Nature.COMMAND, Nature.CONFLICT})
"""Natures that are told of groups, offices and periods, never of one named person and another."""

LISTENS_TO: Final = "listens_to"
"""The name of the kind by which somebody says whom they listen to. It is an answer, and no line
along which anybody could be called: only readings of power use it."""

SIGNS: Final = (-1, 0, 1)
"""What a line brings: harm, neither, good."""


@dataclass(frozen=True, slots=True)
class TieKindDraft:
    """A kind of line: `name` is its short name in files, the labels are what people read.

    "A is teacher of B" is said from A to B, "B is pupil of A" from B to A; of a line without
    direction both say the same. No kinds of actor at an end mean that any may stand there.
    """

    name: str
    directed: bool = False
    label_ab_th: str = ""
    label_ab_en: str = ""
    label_ba_th: str = ""
    label_ba_en: str = ""
    ends_a: tuple[ActorKind, ...] = ()
    ends_b: tuple[ActorKind, ...] = ()
    nature: Nature = Nature.UNTOLD
    sign: int | None = None


@dataclass(frozen=True, slots=True)
class Allowed:
    """Whom lines of a kind may join."""

    a: frozenset[str]
    b: frozenset[str]
    directed: bool
    nature: Nature

    @property
    def asks(self) -> bool:
        """Whether there is anything to ask of the two ends."""
        return bool(self.a or self.b or self.nature in SENSITIVE)

    def joins(self, a: ActorKind, b: ActorKind) -> bool:
        """Whether the two may be its ends; where it has no direction, in either order."""
        forward = _fits(self.a, a) and _fits(self.b, b)
        return forward or (not self.directed and _fits(self.a, b) and _fits(self.b, a))

    def names_persons(self, a: ActorKind, b: ActorKind) -> bool:
        """Whether it would say of one person and another what could harm them."""
        return self.nature in SENSITIVE and is_private(a) and is_private(b)


def _fits(allowed: frozenset[str], kind: ActorKind) -> bool:
    return not allowed or kind in allowed
