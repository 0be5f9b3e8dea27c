"""Benefit: what somebody received, by which rule, and who decided."""

from enum import StrEnum

from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Privacy, Proof


class BenefitRule(StrEnum):
    """By which rule it was shared out."""

    UNTOLD = ""
    EQUAL = "equal"
    NEED = "need"
    CONTRIBUTION = "contribution"
    TURN = "turn"
    CHOSEN = "chosen"


class Benefit(EventData):
    """What is told of a benefit; what was received stands in its flows."""

    words: str = ""
    rule: BenefitRule = BenefitRule.UNTOLD
    agreement: str = ""
    """Ref of the agreement by which it was shared out."""
    decided_together: bool | None = None


def proof(_: Benefit) -> Proof:
    """A benefit says nothing of a line; what was given is told as an exchange."""
    return Proof.NONE


BENEFIT = Kind(
    id="benefit",
    version=1,
    data=Benefit,
    proof=proof,
    pairs=Pairs.FLOW,
    roles=("recipient",),
    goods=tuple(good for good in Good if good not in {Good.CONTACT, Good.REQUEST}),
    ends=("benefit_from", "recipient"),
    headline="words",
    signs=r"ได้รับประโยชน์|ได้รับจัดสรร|แบ่งน้ำได้|benefited",
    privacy=Privacy.PARTIES,
    concepts=("ACTOR-12", "NEED-3", "CBH4-4", "REL-CULT-04", "REL-POWER-06"),
)
