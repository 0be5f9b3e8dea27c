"""What the API gives of a profile: numbers with intervals, or why there is none."""

from datetime import date

from pydantic import BaseModel

from saiyai.assessment.concept_links import Sort
from saiyai.domain.coverage import Share


class NumberOut(BaseModel):
    """A number and between what it lies, or `why` there is none and how many more it `lacks`."""

    value: float | None
    why: str | None = None
    lacks: int = 0
    low: float | None = None
    high: float | None = None
    level: float | None = None
    method: str | None = None
    scope: str | None = None
    """What the interval is about: answers, period, networks or choices."""
    n: int | None = None
    seed: int | None = None


class RowsOut(BaseModel):
    """Rows of a table: how many, a digest of all their ids, and the first of them."""

    count: int
    digest: str
    ids: list[int]


class IndicatorOut(NumberOut):
    """An indicator, what is read beside it and what it is made of."""

    version: int
    window: int
    scored: bool
    beside: dict[str, float]
    parts: dict[str, NumberOut]
    coverage: Share | None
    by_one: bool
    evidence: dict[str, RowsOut]
    concepts: list[str] = []
    """Ids of the concepts of the library that it speaks of."""


class DimensionOut(NumberOut):
    """A dimension, what was seen and what was answered apart."""

    seen: float | None = None
    answered: float | None = None
    weight: float | None = None
    diverges: bool | None = None


class MovedOut(NumberOut):
    """How much more of something the same members had than `before`, in the mean.

    `changed` where the interval leaves 0 out, null where it cannot be told because only a part was
    recorded; `why` where the two days cannot be compared.
    """

    before: float | None = None
    after: float | None = None
    changed: bool | None = None
    coverage: Share | None = None
    evidence: dict[str, RowsOut]


class SinceOut(BaseModel):
    """What is otherwise than on a day a year before, of so many who were members on both."""

    day: date
    members: int
    moved: dict[str, MovedOut]


class ProfileOut(BaseModel):
    """A profile; `ready` is false while a job makes it, `hidden` where it was not released."""

    day: date
    seq: int
    newer: int
    ready: bool
    hidden: bool = False
    indicators: dict[str, IndicatorOut] = {}
    dimensions: dict[str, DimensionOut] = {}
    since: SinceOut | None = None


class SpokenHereOut(BaseModel):
    """A reading of a network that speaks of a concept; `called` is null where it has no name."""

    sort: Sort
    id: str
    called: str | None
    number: NumberOut | None
    """Of an indicator, as in the newest profile; null where there is none yet."""
