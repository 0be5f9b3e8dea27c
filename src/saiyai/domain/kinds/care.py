"""Care: that somebody looked after somebody. No more is asked, and no note is kept."""

from enum import StrEnum

from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Privacy, Proof


class CareFor(StrEnum):
    """A matter of work, or a personal one."""

    UNTOLD = ""
    WORK = "work"
    PERSONAL = "personal"


class Care(EventData):
    """What is told of care: whether for work or personal, never what it was."""

    matter: CareFor = CareFor.UNTOLD


def proof(_: Care) -> Proof:
    """Who looked after another has used the line."""
    return Proof.ACT


CARE = Kind(
    id="care",
    version=1,
    data=Care,
    proof=proof,
    pairs=Pairs.FLOW,
    goods=(Good.CARE,),
    ends=("carer", "cared_for"),
    signs=r"ไปเยี่ยม|ดูแล|ให้กำลังใจ|visited|looked after",
    needs_flow=True,
    privacy=Privacy.PARTIES,
    concepts=("LINK-N", "ACTOR-14", "CBH4-4", "VAL-06", "VAL-12"),
)
