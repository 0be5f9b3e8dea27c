"""Shapes of thresholds: what can be set, and what a network set."""

from pydantic import BaseModel, Field

from saiyai.api.said import SaidIn, SaidOut
from saiyai.domain.thresholds import Floor, ThresholdUnit


class OwnThresholdOut(SaidOut):
    """What a network set, since when and why; `is_read` is false where it cannot be read by."""

    value: float
    reason: str
    is_read: bool


class ThresholdOut(BaseModel):
    """A threshold that can be set between `least` and `most`: a share from 0 to 1.

    `floor` says why it may only be raised; `own` null: the house's holds.
    """

    name: str
    means: str
    unit: ThresholdUnit
    house: float
    least: float
    most: float
    floor: Floor | None
    own: OwnThresholdOut | None


class ThresholdsOut(BaseModel):
    """Every threshold that can be set; `hidden` from outsiders."""

    hidden: bool
    thresholds: list[ThresholdOut]


class ThresholdIn(SaidIn):
    """A threshold to be set: its name, the value (a share from 0 to 1), and why."""

    name: str
    value: float
    reason: str = Field(max_length=2000)
