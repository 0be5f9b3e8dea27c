"""Activity: something done together, with the phase in which each took part."""

from enum import StrEnum

from pydantic import Field

from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class ActivityType(StrEnum):
    """What was done."""

    UNTOLD = ""
    MEETING = "meeting"
    FORUM = "forum"
    JOINT_WORK = "joint_work"
    STUDY_VISIT = "study_visit"
    TRAINING = "training"
    CAMPAIGN = "campaign"
    RITUAL = "ritual"
    RELIEF = "relief"


class Activity(EventData):
    """What is told of an activity."""

    title: str = Field(min_length=1)
    title_en: str = ""
    type: ActivityType = ActivityType.UNTOLD
    unnamed: int = Field(default=0, ge=0)
    """People who were there and are not named ("+3")."""
    words: str = ""


def proof(_: Activity) -> Proof:
    """Who did something together has used the line between them."""
    return Proof.ACT


ACTIVITY = Kind(
    id="activity",
    version=1,
    data=Activity,
    proof=proof,
    pairs=Pairs.ALL,
    roles=("participant", "organiser", "host"),
    phases=("", "learn", "co_think", "co_decide", "co_act", "evaluate", "benefit"),
    caller="organiser",
    needs_parts=1,
    concepts=("DEF-02", "COM-10"),
)
