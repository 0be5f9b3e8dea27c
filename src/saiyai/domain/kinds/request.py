"""Request: who asked whom for help or cooperation, and what came of it."""

from enum import StrEnum

from pydantic import Field

from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class RequestStep(StrEnum):
    """A later step is an event `about` the one that asked."""

    ASKED = "asked"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    HELPED = "helped"
    DECLINED = "declined"
    CLOSED = "closed"


class RequestFor(StrEnum):
    """What was asked for: help in a need, or to do something together."""

    HELP = "help"
    COOPERATION = "cooperation"


class RequestReach(StrEnum):
    """How it was asked: of somebody directly, through the centre, or of everybody."""

    UNTOLD = ""
    DIRECT = "direct"
    CENTRE = "centre"
    EVERYBODY = "everybody"


class Request(EventData):
    """What is told of a request."""

    what: str = Field(min_length=1)
    asked: RequestFor = RequestFor.HELP
    step: RequestStep = RequestStep.ASKED
    reach: RequestReach = RequestReach.UNTOLD
    urgent: bool = False
    had_say: bool | None = None
    """Whether the one who was helped had a say in how."""


def proof(data: Request) -> Proof:
    """Asking is an attempt; help is an act; an offer, a yes or a no an answer; closing nothing."""
    return {
        RequestStep.ASKED: Proof.ATTEMPT,
        RequestStep.OFFERED: Proof.ANSWER,
        RequestStep.ACCEPTED: Proof.ANSWER,
        RequestStep.HELPED: Proof.ACT,
        RequestStep.DECLINED: Proof.ANSWER,
        RequestStep.CLOSED: Proof.NONE,
    }[data.step]


def variant(data: Request) -> str:
    """Each step has its own sentence."""
    return str(data.step)


REQUEST = Kind(
    id="request",
    version=1,
    data=Request,
    proof=proof,
    pairs=Pairs.FLOW,
    roles=("requester",),
    goods=(Good.REQUEST, Good.HELP),
    ends=("requester", "asked"),
    headline="what",
    variant=variant,
    variants=tuple(RequestStep),
    signs=r"ขอแรง|ขอความช่วยเหลือ|ขอความร่วมมือ|ขอยืม|asked for|requested",
    concepts=(
        *("HELP-02", "HELP-03", "HELP-04", "HELP-05", "DEF-02", "DEF-01"),
        *("MEAN-2", "KRIENG7-5"),
    ),
)
