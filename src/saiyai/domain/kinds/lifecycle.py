"""Lifecycle: a network or sub-network arose, came to rest, changed, split, joined, began anew."""

from enum import StrEnum

from saiyai.domain.actors import MAY_HAVE_MEMBERS
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class LifecycleStep(StrEnum):
    """What happened to it."""

    CONCEIVED = "conceived"
    FORMED = "formed"
    CONSOLIDATED = "consolidated"
    GREW = "grew"
    RESTING = "resting"
    DECLINING = "declining"
    SPLIT = "split"
    MERGED = "merged"
    CLOSED = "closed"
    REBORN = "reborn"


class LifecycleOrigin(StrEnum):
    """Out of what it arose; a fact of its birth, whatever came of it."""

    UNTOLD = ""
    NEED = "need"
    LEARNING = "learning"
    PROMOTED = "promoted"
    MIXED = "mixed"


class Lifecycle(EventData):
    """What is told of a step in the life of a network."""

    step: LifecycleStep
    origin: LifecycleOrigin = LifecycleOrigin.UNTOLD
    words: str = ""


def proof(_: Lifecycle) -> Proof:
    """The life of a network says nothing of a single line."""
    return Proof.NONE


LIFECYCLE = Kind(
    id="lifecycle",
    version=1,
    data=Lifecycle,
    proof=proof,
    pairs=Pairs.NONE,
    roles=("whole", "came_from", "became", "promoter"),
    between=MAY_HAVE_MEMBERS,
    headline="step",
    signs=r"ก่อตั้ง|แยกตัว|รวมตัวเป็น|ยุบ|was founded|split off|dissolved",
    concepts=(
        *("DYN-02", "LEVEL-STAGE", "ACTOR-06", "ACTOR-19", "PEOPLE-02", "FOUND-02"),
        *("AUT-SUTHIT", "DYN-19"),
    ),
)
