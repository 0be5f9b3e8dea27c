"""Shapes of the total: switched on or not, what it comes to, and what it hangs on."""

from datetime import date

from pydantic import BaseModel, Field

from saiyai.api.said import SaidIn, SaidOut
from saiyai.api.schemas_profile import NumberOut


class SwitchOut(SaidOut):
    """Why it was switched on, since when and by whom."""

    reason: str


class HangsOnOut(BaseModel):
    """How much of what varies in the total comes from one choice.

    `first` is the share that would go were it alone settled, `total` the share that would be left
    were all others settled.
    """

    choice: str
    first: NumberOut
    total: NumberOut


class DriverOut(BaseModel):
    """An indicator from whose draws more than two fifths of what is unsure of the total comes."""

    indicator: str
    share: float


class TotalNumberOut(NumberOut):
    """The median over all choices and between what it lies, or why there is none.

    `arithmetic` is the median with nothing but arithmetic means; in the share `unanswered` of all
    choices there were too few dimensions. `members` are how many each boundary leaves.
    """

    arithmetic: float | None
    unanswered: float | None
    dimensions: int
    """How many of nine have a number as the profile is read."""
    hangs_on: list[HangsOnOut]
    """The most first; empty where under some choices there are too few dimensions."""
    members: dict[str, int]
    windows: list[int]
    driver: DriverOut | None


class ThanOut(BaseModel):
    """How likely the total is above that of an earlier day, under the same choices."""

    day: date
    likely: float


class TotalOut(BaseModel):
    """The total; `on` null: it is off. `ready` is false where it is, or while a job makes it."""

    day: date
    seq: int
    newer: int
    ready: bool
    hidden: bool = False
    on: SwitchOut | None = None
    total: TotalNumberOut | None = None
    than: ThanOut | None = None


class TotalIn(SaidIn):
    """Why the network wants a total."""

    reason: str = Field(max_length=2000)
