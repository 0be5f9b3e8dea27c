"""Request: who asked whom for help or cooperation, and what came of it."""

from enum import StrEnum

from pydantic import Field

from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class RequestStep(StrEnum):
    """A later step is an event `about` the one that asked."""

    ASKED = "asked"
    OFFERED = "offered"
    HELPED = "helped"
    DECLINED = "declined"
    CLOSED = "closed"


class Asked(StrEnum):
    """What was asked for: help in a need, or to do something together."""

    HELP = "help"
    COOPERATION = "cooperation"


class Request(EventData):
    """What is told of a request."""

    what: str = Field(min_length=1)
    asked: Asked = Asked.HELP
    step: RequestStep = RequestStep.ASKED


def proof(data: Request) -> Proof:
    """Asking is an attempt; help is an act; a no is an answer; closing says nothing."""
    return {
        RequestStep.ASKED: Proof.ATTEMPT,
        RequestStep.OFFERED: Proof.ANSWER,
        RequestStep.HELPED: Proof.ACT,
        RequestStep.DECLINED: Proof.ANSWER,
        RequestStep.CLOSED: Proof.NONE,
    }[data.step]


REQUEST = Kind(
    id="request",
    version=1,
    data=Request,
    proof=proof,
    pairs=Pairs.FLOW,
    roles=("requester",),
    goods=(Good.REQUEST, Good.HELP),
    concepts=("HELP-02", "HELP-05"),
)
