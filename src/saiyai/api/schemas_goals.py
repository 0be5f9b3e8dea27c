"""Shapes of goals, going in and out."""

from ninja import Schema
from pydantic import BaseModel, Field

from saiyai.api.said import SaidIn, SaidOut
from saiyai.api.schemas import NameOut, SomeoneOut, SpanOut
from saiyai.domain.goals import (
    Fit,
    GoalKind,
    GoalScope,
    GoalStance,
    GoalState,
    GoalStepKind,
    Horizon,
    Permanence,
)


class GoalIn(Schema):
    """A goal; no owner is the network itself. A correction empties what is sent empty."""

    id: str = ""
    name_th: str = ""
    name_en: str = ""
    owner: str = ""
    parent: str = ""
    main: bool = False
    kind: GoalKind = GoalKind.UNTOLD
    horizon: Horizon = Horizon.UNTOLD
    scope: GoalScope = GoalScope.UNTOLD
    permanence: Permanence = Permanence.UNTOLD
    measure: str = ""
    target: int | None = Field(default=None, description="A whole number of `unit`.")
    unit: str = ""
    target_words: str = ""
    due: str = ""


class StanceCountOut(BaseModel):
    """Yes and no to one question; null where fewer than five stand behind it, for outside."""

    stance: GoalStance
    yes: int | None
    no: int | None


class GoalOut(BaseModel):
    """A goal on a day, in its present words; `owner` null is the network itself."""

    id: str
    name: NameOut
    owner: SomeoneOut | None
    main: bool
    kind: GoalKind
    horizon: Horizon
    horizon_written: str
    scope: GoalScope
    permanence: Permanence
    measure: str
    target: int | None
    unit: str
    target_words: str
    due: SpanOut | None
    state: GoalState
    open: bool
    since: SpanOut | None
    number: int | None
    measured: SpanOut | None
    parent: str
    depth: int
    counts: list[StanceCountOut]


class GoalStepIn(SaidIn):
    """A step: names if `reworded`, a number if `reviewed`, `to` or a successor if handed over."""

    step: GoalStepKind
    name_th: str = ""
    name_en: str = ""
    number: int | None = None
    to: str = ""
    successor: str = ""


class GoalStepOut(SaidOut):
    """A step of a goal."""

    step: GoalStepKind
    wording: NameOut | None
    number: int | None
    to: SomeoneOut | None
    successor: str


class StanceIn(SaidIn):
    """One answer; no actor: your own."""

    stance: GoalStance
    holds: bool = True
    actor: str = ""


class StanceOut(SaidOut):
    """The last answer of an actor to one question."""

    actor: SomeoneOut
    stance: GoalStance
    holds: bool


class FitIn(SaidIn):
    """How a goal fits a main goal; no actor: as you see it."""

    towards: str
    fit: Fit
    actor: str = ""


class FitOut(SaidOut):
    """What owner and others said last of how a goal fits; for talk, not for marks."""

    towards: str
    actor: SomeoneOut
    by_owner: bool
    fit: Fit


class WordingOut(BaseModel):
    """Words of a goal, and since when; null: as it was first told."""

    name: NameOut
    since: SpanOut | None


class GoalPageOut(GoalOut):
    """Everything told of a goal."""

    children: list[str]
    steps: list[GoalStepOut]
    wordings: list[WordingOut]
    stances: list[StanceOut]
    fits: list[FitOut]
