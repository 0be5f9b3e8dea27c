"""Shapes of agreements and the charter, going in and out."""

from ninja import Schema
from pydantic import BaseModel, Field

from saiyai.api.said import SaidIn, SaidOut
from saiyai.api.schemas import EventOut, NameOut, SomeoneOut, SpanOut
from saiyai.domain.agreements import (
    AgreementKind,
    Answer,
    CharterForm,
    CommitmentState,
    CommitmentStepKind,
    Entry,
    Origin,
    PartyStep,
    Rights,
)


class AgreementIn(Schema):
    """An agreement. A correction empties what is sent empty."""

    id: str = ""
    name_th: str = ""
    name_en: str = ""
    kind: AgreementKind | None = None
    objective: str = ""
    voluntary: bool | None = None
    begins: str = ""
    ends: str = ""
    review: str = ""


class AgreementOut(BaseModel):
    """An agreement on a day; `due`: the day to look at it again has passed."""

    id: str
    name: NameOut
    kind: AgreementKind
    objective: str
    voluntary: bool | None
    begins: SpanOut | None
    ends: SpanOut | None
    review: SpanOut | None
    over: bool
    due: bool
    party_count: int


class VersionIn(SaidIn):
    """The words of an agreement from a day on."""

    terms_th: str = ""
    terms_en: str = ""


class PartyIn(SaidIn):
    """An actor enters or leaves."""

    actor: str
    step: PartyStep = PartyStep.ENTERED


class PartyOut(SaidOut):
    """A party: since when, and until when where it left."""

    actor: SomeoneOut
    left: SpanOut | None


class AnswerIn(SaidIn):
    """What an actor says to a version; no actor: your own word; no number: the newest."""

    answer: Answer
    actor: str = ""
    number: int | None = Field(default=None, ge=1, le=10**9)


class AnswerOut(SaidOut):
    """The last answer of an actor."""

    actor: SomeoneOut
    answer: Answer


class AnswersOut(BaseModel):
    """All answers to a version; counts null where fewer than five stand behind, for outside."""

    accepted: int | None
    declined: int | None
    own: Answer | None
    rows: list[AnswerOut]


class VersionOut(SaidOut):
    """A version and what members say to it."""

    number: int
    terms_th: str
    terms_en: str
    answers: AnswersOut


class CommitmentIn(Schema):
    """A promise; an empty `to` is the network itself; `amount` in the smallest `unit`."""

    owed_by: str
    name_th: str = ""
    name_en: str = ""
    to: str = ""
    due: str = ""
    amount: int | None = Field(default=None, ge=0)
    unit: str = ""
    id: str = ""


class CommitmentStepIn(SaidIn):
    """What came of a promise."""

    step: CommitmentStepKind


class CommitmentStepOut(SaidOut):
    """What somebody told of a promise."""

    step: CommitmentStepKind


class CommitmentOut(BaseModel):
    """A promise on a day; `due_untold` is due without a word, which is not broken."""

    id: str
    name: NameOut
    owed_by: SomeoneOut
    to: SomeoneOut | None
    due: SpanOut | None
    amount: int | None
    unit: str
    state: CommitmentState
    steps: list[CommitmentStepOut]


class CommonsRowOut(BaseModel):
    """One who keeps or uses; null: not told, or not for this reader."""

    actor: SomeoneOut
    party: bool
    kept: int | None
    first_kept: SpanOut | None
    used: int | None
    first_used: SpanOut | None
    rights: Rights | None
    entry: Entry | None


class CommonsOut(BaseModel):
    """Who kept, who used; `outside` of those who helped keep are no party yet."""

    counts: dict[str, int]
    outside: int
    rows: list[CommonsRowOut]


class AgreementPageOut(AgreementOut):
    """Everything told of an agreement."""

    parties: list[PartyOut]
    versions: list[VersionOut]
    commitments: list[CommitmentOut]
    commons: CommonsOut | None


class CharterIn(SaidIn):
    """A version of the charter; `decision` is the id of the event in which it was adopted."""

    links: str
    aim: str
    form: CharterForm = CharterForm.UNTOLD
    origin: Origin = Origin.UNTOLD
    controller: str = ""
    contact: str = ""
    terms_th: str = ""
    terms_en: str = ""
    decision: str = ""


class CharterOut(SaidOut):
    """A version of the charter."""

    number: int
    links: str
    aim: str
    form: CharterForm
    origin: Origin
    controller: str
    contact: str
    terms_th: str
    terms_en: str
    decision: EventOut | None
    answers: AnswersOut
