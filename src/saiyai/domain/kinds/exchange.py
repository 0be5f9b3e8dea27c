"""Exchange: who gave whom what."""

from enum import StrEnum

from pydantic import Field

from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class Step(StrEnum):
    """How far the giving has come."""

    INTENT = "intent"
    PROMISE = "promise"
    DONE = "done"


class Exchange(EventData):
    """What is told of an exchange; what flowed stands in its flows."""

    step: Step = Step.DONE
    words: str = ""
    acts: int = Field(default=1, ge=1)
    """As how many acts of giving the teller counts it."""


def proof(data: Exchange) -> Proof:
    """Only what was given has used the line."""
    return Proof.ACT if data.step is Step.DONE else Proof.NONE


EXCHANGE = Kind(
    id="exchange",
    version=1,
    data=Exchange,
    proof=proof,
    pairs=Pairs.FLOW,
    goods=tuple(good for good in Good if good not in {Good.CONTACT, Good.REQUEST}),
    needs_flow=True,
    concepts=("ACTOR-21", "REL-CULT-04"),
)
