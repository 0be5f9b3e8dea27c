"""Shapes of problems, going in and out."""

from ninja import Schema
from pydantic import BaseModel, Field

from saiyai.api.said import SaidIn, SaidOut
from saiyai.api.schemas import NameOut, SomeoneOut
from saiyai.domain.stakeholders import (
    ProblemStepKind,
    RaisedFrom,
    Severity,
    StakeholderStepKind,
)


class ProblemIn(Schema):
    """A problem; ids where things are meant. A correction empties what is sent empty."""

    id: str = ""
    name_th: str = ""
    name_en: str = ""
    facets: str = ""
    severity: Severity = Severity.UNTOLD
    raised_by: str = ""
    raised_from: RaisedFrom = RaisedFrom.UNTOLD
    owner: str = ""
    issue: str = ""
    places: list[str] = Field(default_factory=list)
    goals: list[str] = Field(default_factory=list)


class ProblemOut(BaseModel):
    """A problem on a day; `missing`: how many are affected and were not invited, as told."""

    id: str
    name: NameOut
    facets: str
    severity: Severity
    raised_from: RaisedFrom
    raised_by: SomeoneOut | None
    owner: SomeoneOut | None
    issue: NameOut | None
    state: ProblemStepKind | None
    open: bool
    missing: int


class ProblemStepIn(SaidIn):
    """A step in the life of a problem."""

    step: ProblemStepKind


class ProblemStepOut(SaidOut):
    """A step that was told."""

    step: ProblemStepKind


class StakeholderIn(SaidIn):
    """Whom a problem touches: an actor, or others in words; neither: yourself."""

    id: str = ""
    actor: str = ""
    described: str = Field(default="", max_length=200)
    affected: bool = True
    affecting: bool = False


class StakeholderStepIn(SaidIn):
    """Somebody was invited, takes part, or stopped; `id` as the problem lists them."""

    id: str
    step: StakeholderStepKind


class StakeholderOut(SaidOut):
    """Whom a problem touches; `missing`: affected, and no invitation told."""

    id: str
    actor: SomeoneOut | None
    described: str
    affected: bool
    affecting: bool
    invited: bool
    state: StakeholderStepKind | None
    missing: bool


class ProblemPageOut(ProblemOut):
    """Everything told of a problem."""

    places: list[NameOut]
    goals: list[str]
    steps: list[ProblemStepOut]
    stakeholders: list[StakeholderOut]
