"""Tension: that two sides see a matter differently, and what became of it.

It is told between groups, offices and periods, never between named people, and there is no place
for free words: what is written about people in anger outlives the quarrel.
"""

from enum import StrEnum

from saiyai.domain.actors import ActorKind
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Privacy, Proof


class TensionType(StrEnum):
    """What kind of tension it is; competition outside the network is not meant."""

    CONFLICT = "conflict"
    COMPETITION = "competition"
    DOMINATION = "domination"
    STRUGGLE = "struggle"
    EXCLUSION = "exclusion"


class TensionStep(StrEnum):
    """A later step is an event `about` the one in which it arose."""

    ARISEN = "arisen"
    MEDIATED = "mediated"
    SETTLED = "settled"
    NEW_PRACTICE = "new_practice"
    LEFT_OPEN = "left_open"


class TensionOver(StrEnum):
    """What it is about."""

    UNTOLD = ""
    RESOURCES = "resources"
    RULES = "rules"
    RECOGNITION = "recognition"
    DIRECTION = "direction"


class Tension(EventData):
    """What is told of a tension: words of closed lists only."""

    type: TensionType
    step: TensionStep = TensionStep.ARISEN
    over: TensionOver = TensionOver.UNTOLD


def proof(_: Tension) -> Proof:
    """Differing says nothing of a line: those who differ may well answer one another."""
    return Proof.NONE


TENSION = Kind(
    id="tension",
    version=1,
    data=Tension,
    proof=proof,
    pairs=Pairs.NONE,
    roles=("party", "mediator"),
    between=frozenset(ActorKind) - {ActorKind.PERSON, ActorKind.UNSPECIFIED},
    headline="type",
    needs_parts=2,
    privacy=Privacy.SEALED,
    concepts=(
        *("DYN-24", "REL-POWER-05", "FOUND-04", "SECTOR-BIZ", "REL-POWER-05B"),
        *("REL-CULT-08c", "VAL-15"),
    ),
)
