"""What can be told of a line between two actors, and the states it can be in."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final


class Stance(StrEnum):
    """What an assertion does with the line it is about."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


class Foundation(StrEnum):
    """What the line was laid on."""

    UNTOLD = ""
    ACQUAINTANCE = "acquaintance"
    KIN = "kin"
    WORK = "work"
    PAST_WORK = "past work"
    AGREEMENT = "agreement"
    SHARED_CUSTOM = "shared custom"
    INTRODUCED = "introduced"
    PROMOTED = "promoted"
    PATRON = "patron"
    REPRESENTATION = "represent"


class Rhythm(StrEnum):
    """How often the two ends expect to hear from one another."""

    UNTOLD = ""
    WEEKLY = "W"
    MONTHLY = "M"
    QUARTERLY = "Q"
    SEASONAL = "S"
    YEARLY = "Y"
    ON_CALL = "C"


class TieState(IntEnum):
    """The computed state of a line; the order is the engine's (`saiyai.engine.lines`)."""

    LAID = 0
    VERIFIED = 1
    ACTIVE = 2
    FALLOW = 3
    UNTESTED = 4
    UNANSWERED = 5
    LAPSED = 6
    ENDED = 7
    REPAIRED = 8

    @property
    def id(self) -> str:
        """The name in texts, files and answers."""
        return self.name.lower()


class Standing(IntEnum):
    """How a line stands between its ends; the order is that of `saiyai.engine.standings`."""

    PROPOSED = 0
    CONFIRMED = 1
    DISPUTED = 2
    WITHDRAWN = 3
    EXPIRED = 4

    @property
    def id(self) -> str:
        """The name in texts, files and answers."""
        return self.name.lower()


AS_READ: Final = (
    TieState.ACTIVE,
    TieState.VERIFIED,
    TieState.REPAIRED,
    TieState.FALLOW,
    TieState.LAID,
    TieState.UNTESTED,
    TieState.UNANSWERED,
    TieState.LAPSED,
    TieState.ENDED,
)
"""The order in which people read states: first what answers."""

ANSWERING: Final = frozenset(
    {TieState.VERIFIED, TieState.ACTIVE, TieState.FALLOW, TieState.REPAIRED}
)
"""States in which somebody answered, and not too long ago."""

NOT_GONE: Final = ANSWERING | {TieState.LAID, TieState.UNTESTED}
"""States in which nothing speaks against the line."""


BASES: Final = ("culture", "power", "learning")
"""What a line can rest on, in shares of a hundred."""


@dataclass(frozen=True, slots=True)
class Windows:
    """Days after the last proof: until `active` the line is in use, until `valid` it rests."""

    active: int
    valid: int


WINDOWS: Final[dict[Rhythm, Windows]] = {
    Rhythm.WEEKLY: Windows(30, 180),
    Rhythm.MONTHLY: Windows(60, 180),
    Rhythm.QUARTERLY: Windows(180, 365),
    Rhythm.SEASONAL: Windows(400, 730),
    Rhythm.YEARLY: Windows(400, 730),
    Rhythm.ON_CALL: Windows(60, 365),
}
"""A convention of this house (docs/explanation/lines.md), to be changed by networks knowingly."""

WAITING_DAYS: Final = 14
"""An attempt counts as unanswered only after so many days."""

REPAIRED_DAYS: Final = 90
"""So long a line that had stopped answering is shown as repaired."""

PROPOSAL_DAYS: Final = 180
"""So long a line waits for the word of an end; after that nobody is asked any more."""

LAPSED_AFTER: Final = 3
"""So many unanswered attempts make a lapsed line; two by different channels do as well."""


def windows_of(rhythm: Rhythm) -> Windows:
    """The windows of a declared rhythm; a line without one is never overdue, only untested."""
    return WINDOWS[Rhythm.ON_CALL if rhythm is Rhythm.UNTOLD else rhythm]
