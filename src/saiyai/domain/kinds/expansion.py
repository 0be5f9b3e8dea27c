"""Expansion: the network reached somebody or something new, and through whom."""

from enum import StrEnum

from pydantic import Field

from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class ExpansionInto(StrEnum):
    """What the network grew into."""

    MEMBER = "member"
    AREA = "area"
    LEVEL = "level"
    ISSUE = "issue"
    ALLIANCE = "alliance"
    IDEA = "idea"
    MISSION = "mission"
    SCALE = "scale"


class Expansion(EventData):
    """What is told of an expansion."""

    what: str = Field(min_length=1)
    into: ExpansionInto = ExpansionInto.MEMBER
    before: str = ""
    after: str = ""


def proof(_: Expansion) -> Proof:
    """Growing says nothing of a line that is there; new lines are laid."""
    return Proof.NONE


EXPANSION = Kind(
    id="expansion",
    version=1,
    data=Expansion,
    proof=proof,
    pairs=Pairs.NONE,
    roles=("through", "joined", "adopter"),
    headline="what",
    signs=r"ขยายไป|ขยายผล|เข้าร่วมใหม่|joined us|spread to",
    concepts=(
        *("DYN-16", "DYN-06", "ACTOR-06", "ACTOR-11", "SECTOR-PEOPLE", "TYPE-A", "TYPE-I"),
        *("LEVEL-AREA", "LEVEL-WORK", "DEF-15", "DEF-17", "MEAN-3", "DIFF-14", "PEOPLE-04"),
        *("DYN-03", "DYN-08", "DYN-10", "BRAIN-05", "VAL-10"),
    ),
)
