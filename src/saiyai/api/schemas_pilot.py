"""What the API gives and takes of the pilot: rounds, minutes a week, and harm."""

from datetime import date

from ninja import Schema
from pydantic import BaseModel, Field

from saiyai.api.said import SaidIn, SaidOut
from saiyai.api.schemas import SpanOut
from saiyai.api.schemas_profile import NumberOut
from saiyai.domain.pilot import HarmKind, HarmStepKind, Phase


class RoundIn(Schema):
    """A round to open, before or after."""

    phase: Phase


class PilotAnswerIn(Schema):
    """Answers from 1 to 5 by id of the question, 0 for none; kept under the name who agrees."""

    answers: dict[str, int]
    agrees: bool = False
    actor: str = ""
    """Whose answer it is; without one, the reader's own."""


class WeekIn(Schema):
    """Minutes that the record took in the week of a day."""

    day: str = Field(default="", description='As people write it: "2026-10-31"; empty: today.')
    minutes: int
    actor: str = ""


class HarmIn(Schema):
    """A harm; the words name no person, and nobody keeps who told it."""

    kind: HarmKind
    words: str = ""
    when: str = ""


class HarmStepIn(SaidIn):
    """What was done about a harm."""

    step: HarmStepKind


class RoundOut(BaseModel):
    """A round, and how many answered."""

    id: str
    phase: Phase
    opened: date
    closed: date | None
    answered: int


class MeanOut(BaseModel):
    """How many answered and their mean; none of fewer than eight."""

    n: int
    value: float | None


class ItemOut(BaseModel):
    """A question: both rounds, and how far the same people moved."""

    id: str
    concept: str
    is_strength: bool
    before: MeanOut
    after: MeanOut
    change: NumberOut
    changed: bool | None


class WeekOut(BaseModel):
    """A week by its Monday, all who told theirs together."""

    week: date
    minutes: int
    tellers: int


class MinutesOut(BaseModel):
    """Minutes a week; `within` is the share of weeks that took no more than was promised."""

    weeks: int
    middle: float | None
    most: int | None
    within: NumberOut


class HarmStepOut(SaidOut):
    """What a keeper said was done."""

    step: HarmStepKind


class HarmOut(BaseModel):
    """A harm that was told, by nobody in particular, and what was said to it."""

    id: str
    kind: HarmKind
    when: SpanOut
    words: str
    steps: list[HarmStepOut]


class PilotOut(BaseModel):
    """What changed while Saiyai was used, and never what it brought about; `hidden` outside."""

    hidden: bool
    rounds: list[RoundOut]
    own: dict[str, int]
    early: bool
    """Less than half a year lies between the two rounds."""
    items: list[ItemOut]
    weeks: list[WeekOut]
    minutes: MinutesOut
    harms: list[HarmOut]
