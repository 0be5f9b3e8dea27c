"""What the API gives of a reading: what can be read now, what is worth attention, and the rows."""

from datetime import date
from typing import Any

from ninja import Field
from pydantic import BaseModel

from saiyai.api.said import SaidIn
from saiyai.api.schemas import EventOut, SomeoneOut, SpanOut, TieOut
from saiyai.assessment.reading import Sure
from saiyai.assessment.warnings.noticed import Try
from saiyai.domain.verdicts import GoodNews, Matter, Networkhood
from saiyai.domain.warnings import WarningState, WarningStepKind


class ReadingOut(BaseModel):
    """One thing read; `evidence` asks for the rows behind it, null for the whole record."""

    id: str
    says: str
    value: float | None
    unit: str
    low: float | None
    high: float | None
    sure: str
    because: str
    parts: dict[str, int]
    next: str | None
    evidence: str | None


class FactOut(BaseModel):
    """A sentence; `evidence` asks for the rows behind it."""

    says: str
    evidence: str


class HeadingOut(BaseModel):
    """What can be read now, and the three strongest facts each way; not a judgement."""

    verdict: Networkhood
    sure: Sure
    title: str
    says: str
    towards: list[FactOut]
    against: list[FactOut]
    would_change: list[str]


class GoodOut(BaseModel):
    """Something that went well."""

    of: GoodNews
    says: str
    sure: Sure
    evidence: str


class TryOut(BaseModel):
    """Something to try next."""

    kind: Try
    says: str


class WarningNowOut(BaseModel):
    """Where a matter stands: `until` it was put off to, `due` is the day of the plan."""

    state: WarningState
    since: date | None
    until: date | None
    due: date | None
    reason: str


class WarningStepOut(BaseModel):
    """A step as it was told."""

    step: WarningStepKind
    when: SpanOut
    words: str
    told_by: SomeoneOut | None
    until: date | None
    to: SomeoneOut | None
    reason: str


class MatterStepsOut(BaseModel):
    """What people do about a matter: where it stands, with whom, and the steps, newest first."""

    now: WarningNowOut
    to: SomeoneOut | None
    steps: list[WarningStepOut]


class WarningStepIn(SaidIn):
    """A step to be told: a plan or a pause needs `until`, a request `to`, a dismissal `reason`."""

    step: WarningStepKind
    until: str = Field(default="", description="As people write it.")
    to: str = Field(default="", description="The id of an actor.")
    reason: str = Field(default="", max_length=300)


class ClearedOut(BaseModel):
    """A matter of which something was told, and which is read no more."""

    of: Matter
    steps: MatterStepsOut


class MatterOut(BaseModel):
    """Something worth attention: what is seen, what is not known, what to try.

    `after` is what the record would look like after the first of the tries, never what will
    happen. `key` asks for the rows behind it.
    """

    key: str
    of: Matter
    seen: str
    unknown: str
    loss: str | None
    tries: list[TryOut]
    after: str | None
    to_self: str | None
    sure: Sure
    since: date | None
    steps: MatterStepsOut


class PlaceOut(BaseModel):
    """A place on Today: matters told in the same breath, the first of them in front."""

    matters: list[MatterOut]


class TodayOut(BaseModel):
    """What can be read of a day; `ready` is false while a job makes it.

    `earlier` says that an earlier method read it, and that it is being read anew.

    Outsiders get whole numbers only.
    """

    day: date
    seq: int
    newer: int
    ready: bool
    earlier: bool = False
    basis: str = ""
    heading: HeadingOut | None = None
    good: list[GoodOut] = []
    places: list[PlaceOut] = []
    more: int = 0
    aside: int = 0
    readings: list[ReadingOut] = []
    nearest: str | None = None


class MattersOut(BaseModel):
    """Every matter of a day; `ready` is false while a job reads it. Outsiders are told of none."""

    ready: bool
    shown: list[MatterOut] = []
    aside: list[MatterOut] = []
    cleared: list[ClearedOut] = []


class WholeOut(BaseModel):
    """All that was read, as `saiyai assess` prints it; `hidden` from outsiders.

    `earlier` says that an earlier method read it, and that it is being read anew.

    `reading` has networkhood, power, what has befallen it, type, and every matter.
    """

    day: date
    seq: int
    newer: int
    ready: bool
    earlier: bool = False
    hidden: bool = False
    reading: dict[str, Any] | None = None


class EvidenceOut(BaseModel):
    """The rows behind a reading: `hidden` from this reader, `more` than are given at once.

    `others` are how many rows of other tables it rests on.
    """

    actors: list[SomeoneOut]
    lines: list[TieOut]
    events: list[EventOut]
    others: dict[str, int]
    hidden: int
    more: int
