"""Sharing: which information reached whom, when, and by which channel."""

from enum import StrEnum

from pydantic import Field

from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class SharingKind(StrEnum):
    """What was passed on."""

    NEWS = "news"
    DOCUMENT = "document"
    DATA = "data"
    CALL_FOR_HELP = "call_for_help"
    ANSWER = "answer"


class Sharing(EventData):
    """What is told of information that was passed on."""

    what: str = Field(min_length=1)
    type: SharingKind = SharingKind.NEWS
    received: bool = False
    """Whether those it was meant for said that they have it."""
    asked_for: bool = False
    """Whether somebody had asked to know."""
    to_everybody: bool = False


def proof(data: Sharing) -> Proof:
    """Sending is no proof; that it was received is an answer."""
    return Proof.ANSWER if data.received else Proof.NONE


SHARING = Kind(
    id="sharing",
    version=1,
    data=Sharing,
    proof=proof,
    pairs=Pairs.FLOW,
    roles=("sender", "receiver"),
    goods=(Good.INFORMATION,),
    ends=("sender", "receiver"),
    headline="what",
    signs=r"ส่งข่าว|แจ้งข่าว|ประกาศ|แชร์|passed on|announced|sent word",
    concepts=("COM-06", "COM-07", "COM-08", "COM-09", "COM-10", "EQN-3", "EQN-9", "TYPE-A9"),
)
