"""Advocacy: what was demanded of whom outside, how far it came, and with what result."""

from enum import StrEnum

from pydantic import Field

from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class AdvocacyStage(StrEnum):
    """A later stage is an event `about` the first."""

    RAISED = "raised"
    PROPOSED = "proposed"
    NEGOTIATED = "negotiated"
    ADOPTED = "adopted"
    REFUSED = "refused"
    CARRIED_OUT = "carried_out"


class Advocacy(EventData):
    """What is told of pushing for something."""

    demand: str = Field(min_length=1)
    stage: AdvocacyStage = AdvocacyStage.RAISED
    result: str = ""
    mobilised: int = Field(default=0, ge=0)
    """How many people stood behind it, named or not."""


def proof(_: Advocacy) -> Proof:
    """Who pushed for something together, and with whom they spoke of it, has used the line."""
    return Proof.ACT


ADVOCACY = Kind(
    id="advocacy",
    version=1,
    data=Advocacy,
    proof=proof,
    pairs=Pairs.ALL,
    roles=("advocate", "counterpart"),
    headline="demand",
    signs=r"ผลักดัน|เรียกร้อง|ยื่นหนังสือ|ต่อรอง|petitioned|lobbied|negotiated",
    needs_parts=1,
    concepts=("DYN-17", "DYN-23", "NSM-01", "TYPE-I3", "TYPE-I9", "SECTOR-PEOPLE", "MEAN-3"),
)
