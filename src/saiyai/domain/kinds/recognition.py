"""Recognition: that somebody or something of the network was honoured or became known."""

from enum import StrEnum

from pydantic import Field

from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class RecognitionType(StrEnum):
    """How it was honoured or became known."""

    THANKS = "thanks"
    AWARD = "award"
    MEDIA = "media"
    CEREMONY = "ceremony"
    EXPRESSION = "expression"


class Recognition(EventData):
    """What is told of recognition."""

    what: str = Field(min_length=1)
    type: RecognitionType = RecognitionType.THANKS
    audience: str = ""
    """Before whom: the village, the province, the country."""


def proof(_: Recognition) -> Proof:
    """Who thanked or honoured another has used the line."""
    return Proof.ACT


RECOGNITION = Kind(
    id="recognition",
    version=1,
    data=Recognition,
    proof=proof,
    pairs=Pairs.FLOW,
    roles=("recognised",),
    goods=(Good.RECOGNITION,),
    ends=("recogniser", "recognised"),
    headline="what",
    signs=r"ขอบคุณ|ยกย่อง|ได้รับรางวัล|ออกข่าว|thanked|honoured|award",
    concepts=("ACTOR-08", "ACTOR-09", "DIFF-03", "REL-CULT-06", "NEED-2c", "NEED-2f", "VAL-04"),
)
