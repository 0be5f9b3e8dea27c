"""Outcome: what became different, for whom, and how sure it is that we had a part in it."""

from enum import StrEnum

from pydantic import Field

from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class OutcomeType(StrEnum):
    """What became different."""

    PROBLEM = "problem"
    POLICY = "policy"
    PRODUCT = "product"
    STANDARD = "standard"
    RESOURCE = "resource"
    VALUE = "value"
    KNOWLEDGE = "knowledge"
    BARGAIN = "bargain"


class OutcomeShare(StrEnum):
    """How much of it came from the network, as the teller sees it."""

    UNTOLD = ""
    OURS = "ours"
    SHARED = "shared"
    UNSURE = "unsure"


class Outcome(EventData):
    """What is told of an outcome."""

    what: str = Field(min_length=1)
    type: OutcomeType = OutcomeType.PROBLEM
    share: OutcomeShare = OutcomeShare.UNTOLD
    measure: str = ""
    """What was measured, and in which unit."""
    before: str = ""
    after: str = ""


def proof(_: Outcome) -> Proof:
    """An outcome says nothing of a line."""
    return Proof.NONE


OUTCOME = Kind(
    id="outcome",
    version=1,
    data=Outcome,
    proof=proof,
    pairs=Pairs.NONE,
    roles=("contributor", "beneficiary"),
    headline="what",
    signs=r"ทำให้ลดลง|ทำสำเร็จ|เกิดผล|resulted in|as a result",
    concepts=(
        *("DYN-21", "DYN-07", "ACTOR-24", "SECTOR-BIZ", "NEED-2", "NEED-2d"),
        *("VAL-11", "VAL-17"),
    ),
)
