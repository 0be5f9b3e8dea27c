"""Exchange: who gave whom what."""

from enum import StrEnum

from pydantic import Field

from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class ExchangeStep(StrEnum):
    """How far the giving has come."""

    INTENT = "intent"
    PROMISE = "promise"
    DONE = "done"


class ExchangeReturn(StrEnum):
    """What the giver looks for in return."""

    UNTOLD = ""
    NONE = "none"
    SOMEDAY = "someday"
    AGREED = "agreed"


class Exchange(EventData):
    """What is told of an exchange; what flowed stands in its flows."""

    step: ExchangeStep = ExchangeStep.DONE
    words: str = ""
    acts: int = Field(default=1, ge=1)
    """As how many acts of giving the teller counts it."""
    in_return: ExchangeReturn = ExchangeReturn.UNTOLD
    voluntary: bool | None = None


def proof(data: Exchange) -> Proof:
    """Only what was given has used the line."""
    return Proof.ACT if data.step is ExchangeStep.DONE else Proof.NONE


EXCHANGE = Kind(
    id="exchange",
    version=1,
    data=Exchange,
    proof=proof,
    pairs=Pairs.FLOW,
    goods=tuple(good for good in Good if good not in {Good.CONTACT, Good.REQUEST}),
    signs=r"ให้ยืม|บริจาค|มอบ|แบ่งให้|สมทบ|ให้.{0,20}แก่|gave|lent|donated",
    needs_flow=True,
    concepts=(
        *("ACTOR-20", "ACTOR-21", "REL-CULT-04", "LEVEL-COOP", "ELEM5-4"),
        *("REL-POWER-01", "REL-POWER-05A"),
    ),
)
