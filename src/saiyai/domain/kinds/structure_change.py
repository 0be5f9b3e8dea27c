"""Structure change: a post, a budget, a rule or an office that became another."""

from enum import StrEnum

from pydantic import Field

from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class StructureOf(StrEnum):
    """What changed."""

    POST = "post"
    LEADER = "leader"
    FUNDER = "funder"
    BUDGET = "budget"
    RULE = "rule"
    LAW = "law"
    OFFICE = "office"


class StructureChange(EventData):
    """What is told of a change of structure."""

    what: str = Field(min_length=1)
    """The post, rule or office, not the person."""
    of: StructureOf = StructureOf.POST
    before: str = ""
    after: str = ""


def proof(_: StructureChange) -> Proof:
    """A change of structure says nothing of a line; what it did to lines is read later."""
    return Proof.NONE


STRUCTURE_CHANGE = Kind(
    id="structure_change",
    version=1,
    data=StructureChange,
    proof=proof,
    pairs=Pairs.NONE,
    roles=("office", "holder_before", "holder_after", "affected"),
    headline="what",
    signs=r"ย้ายไป|รับตำแหน่ง|เกษียณ|เปลี่ยนระเบียบ|took office|moved to another post",
    concepts=(
        *("ACTOR-15", "ACTOR-19", "ACTOR-22", "SECTOR-STATE", "REL-POWER-04", "DYN-13"),
        *("LEVEL-STRUCT", "DYN-01"),
    ),
)
