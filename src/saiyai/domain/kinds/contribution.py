"""Contribution: who put what into something common, promised or delivered."""

from enum import StrEnum

from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class ContributionStep(StrEnum):
    """What was promised is delivered by a later event `about` it."""

    PLEDGED = "pledged"
    DELIVERED = "delivered"


class Contribution(EventData):
    """What is told of a contribution; what was put in stands in its flows."""

    step: ContributionStep = ContributionStep.DELIVERED
    words: str = ""
    agreement: str = ""
    """Ref of the agreement by which who helps keep may use."""
    from_outside: bool = False
    """Whether it came from outside the network."""
    return_agreed: bool | None = None
    """Whether something in return was agreed; without it, it is a duty done."""


def proof(data: Contribution) -> Proof:
    """What was delivered has used the line to those who keep the common thing."""
    return Proof.ACT if data.step is ContributionStep.DELIVERED else Proof.NONE


CONTRIBUTION = Kind(
    id="contribution",
    version=1,
    data=Contribution,
    proof=proof,
    pairs=Pairs.FLOW,
    roles=("contributor",),
    goods=(
        *(Good.MONEY, Good.LABOUR, Good.GOODS, Good.KNOWLEDGE, Good.INFORMATION, Good.METHOD),
        *(Good.ACCESS, Good.PLACE, Good.HELP),
    ),
    ends=("contributor", "keeper_of_common"),
    headline="words",
    signs=r"ลงแรง|ลงขัน|ร่วมฮอม|ช่วยกันออก|contributed|chipped in",
    concepts=(
        *("LINK-I", "NEED-2", "DYN-18", "REL-CULT-04", "ACTOR-04", "TYPE-S", "DEF-15"),
        *("MEAN-3", "ELEM5-4", "PEOPLE-LIM-d", "VAL-16"),
    ),
)
