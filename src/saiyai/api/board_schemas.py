"""Shapes of asking, giving and deciding; ids are refs and days are ISO dates, as everywhere."""

from datetime import date

from ninja import Schema
from pydantic import BaseModel, Field

from saiyai.api.schemas import EventOut, SomeoneOut, SpanOut, TieOut
from saiyai.domain.consent import Consent
from saiyai.domain.decisions import Voice
from saiyai.domain.kinds.decision import DecisionMethod, DecisionStep
from saiyai.domain.kinds.learning import LearningHorizon, LearningLevel, LearningStep
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


class OfferOut(BaseModel):
    """Somebody who offers."""

    who: SomeoneOut
    accepted: bool
    helped: bool


class RequestOut(BaseModel):
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


class RequestsOut(BaseModel):
    """A page of requests, newest first; `after` asks for the next, empty on the last."""

    requests: list[RequestOut]
    after: str


class HelpCountsOut(BaseModel):
    """Requests of the last year; `usual_days` is null where fewer than five were answered."""

    asked: int
    answered: int
    helped: int
    usual_days: float | None
    asked_often: int


class SuggestionOut(BaseModel):
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


class SaidOut(BaseModel):
    """What was said of a line of the reader's; `said_by` is null where the record says it."""

    line: str
    stance: Stance
    said_by: SomeoneOut | None
    note: str


class ToldOut(BaseModel):
    """An event with the reader in it, and who told it."""

    event: EventOut
    by: str


class GoodOut(BaseModel):
    """One good in one unit; `amount` in the smallest unit, null where none was told."""

    good: str
    unit: str
    times: int
    amount: int | None


class MyPageOut(BaseModel):
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


class RolePartIn(Schema):
    """Somebody in a step of a decision."""

    actor: str
    role: str


class DecisionIn(Schema):
    """What is proposed, by whom, and why."""

    what: str = ""
    parts: list[RolePartIn] = Field(default_factory=list)
    method: DecisionMethod = DecisionMethod.UNTOLD
    reason: str = ""
    dissent: str = ""
    day: str = ""


class DecisionStepIn(DecisionIn):
    """A later step; `proposal` is the id of the proposal it is about, empty for the whole."""

    step: DecisionStep
    proposal: str = ""


class DecisionOut(BaseModel):
    """A decision as it stands on a day."""

    id: str
    what: str
    when: SpanOut
    since: date
    state: DecisionStep
    proposals: int


class DecisionsOut(BaseModel):
    """A page of decisions, newest first; `after` asks for the next, empty on the last."""

    decisions: list[DecisionOut]
    after: str


class ProposalOut(BaseModel):
    """One proposal of a decision."""

    id: str
    what: str
    state: DecisionStep


class DecisionStepOut(BaseModel):
    """One step of a decision."""

    event: EventOut
    step: DecisionStep
    method: DecisionMethod
    reason: str
    dissent: str


class OptionOut(BaseModel):
    """What can be voted; `votes` is null while the result is not told."""

    id: int
    voice: Voice
    words: str
    votes: int | None


class BallotIn(Schema):
    """Who may vote; nobody named is everybody in the network."""

    voters: list[str] = Field(default_factory=list)


class VoteIn(Schema):
    """The id of an option of the open ballot."""

    option: int


class BallotOut(BaseModel):
    """A secret ballot: who has voted, in the order of names, and never what."""

    opened: date
    closed: date | None
    options: list[OptionOut]
    voted: list[SomeoneOut]
    invited: int
    told: bool


class DecisionStoryOut(BaseModel):
    """A decision with everything told of it."""

    decision: DecisionOut
    proposals: list[ProposalOut]
    steps: list[DecisionStepOut]
    ballots: list[BallotOut]


class LessonStepIn(Schema):
    """What came of a lesson; `lesson` are own words, where somebody learned from it."""

    step: LearningStep
    who: str
    lesson: str = ""
    day: str = ""


class LessonOut(BaseModel):
    """A lesson; `depth` says how far it stands below the lesson it goes back to."""

    id: str
    lesson: str
    tried: str
    horizon: LearningHorizon
    level: LearningLevel
    when: SpanOut
    learners: list[SomeoneOut]
    sources: list[SomeoneOut]
    checked: list[SomeoneOut]
    doubted: list[SomeoneOut]
    used: list[SomeoneOut]
    depth: int
    learned_from: str


class LessonsOut(BaseModel):
    """A page of lessons; `after` asks for the next, empty on the last."""

    lessons: list[LessonOut]
    after: str
