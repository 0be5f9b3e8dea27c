"""Shapes of asking, giving and deciding; ids are refs and days are ISO dates, as everywhere."""

from datetime import date

from ninja import Schema
from pydantic import Field

from saiyai.api.schemas import EventOut, SomeoneOut, SpanOut, TieOut
from saiyai.domain.consent import Consent
from saiyai.domain.kinds.request import RequestFor, RequestReach
from saiyai.domain.requests import RequestState
from saiyai.domain.ties import Stance


class AskIn(Schema):
    """A request for help."""

    requester: str
    what: str
    reach: RequestReach = RequestReach.EVERYBODY
    asked: list[str] = Field(default_factory=list)
    cooperation: bool = False
    urgent: bool = False
    day: str = Field(default="", description='As people write it: "2026-10-31", "31 ต.ค. 2569".')


class RequestStepIn(Schema):
    """A later step: `helper` is whoever offers, is accepted, says no or has helped."""

    step: str = Field(description="offered, accepted, declined, helped or closed")
    helper: str = ""
    day: str = ""


class OfferOut(Schema):
    """Somebody who offers."""

    who: SomeoneOut
    accepted: bool
    helped: bool


class RequestOut(Schema):
    """A request on a day."""

    id: str
    what: str
    asked_for: RequestFor
    reach: RequestReach
    urgent: bool
    when: SpanOut
    state: RequestState
    since: date
    requester: SomeoneOut | None
    asked: list[SomeoneOut]
    offers: list[OfferOut]


class RequestsOut(Schema):
    """A page of requests, newest first; `after` asks for the next, empty on the last."""

    requests: list[RequestOut]
    after: str


class HelpCountsOut(Schema):
    """Requests of the last year; `usual_days` is null where fewer than five were answered."""

    asked: int
    answered: int
    helped: int
    usual_days: float | None
    asked_often: int


class SuggestionOut(Schema):
    """Somebody on a line of the reader's own that answers."""

    who: SomeoneOut
    same_place: bool
    same_issue: bool


class ConsentIn(Schema):
    """Who may see the reader's name."""

    consent: Consent


class RestIn(Schema):
    """Until when the reader asks for a rest; a reason is theirs to tell or not."""

    until: str = Field(description='As people write it: "2026-11-30", "30 พ.ย. 2569".')
    reason: str = ""


class SaidOut(Schema):
    """What was said of a line of the reader's; `said_by` is null where the record says it."""

    line: str
    stance: Stance
    said_by: SomeoneOut | None
    note: str


class ToldOut(Schema):
    """An event with the reader in it, and who told it."""

    event: EventOut
    by: str
    own: bool


class GoodOut(Schema):
    """One good in one unit; `amount` in the smallest unit, null where none was told."""

    good: str
    unit: str
    times: int
    amount: int | None


class MyPageOut(Schema):
    """What the record holds of the reader; `after` asks for the events before these."""

    who: SomeoneOut
    note: str
    consent: Consent
    rests: SpanOut | None
    lines: list[TieOut]
    said: list[SaidOut]
    told: list[ToldOut]
    after: str
    gave: list[GoodOut]
    got: list[GoodOut]
    asked: list[RequestOut]
    offered: list[RequestOut]
