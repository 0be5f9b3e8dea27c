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
    CONSULTATION = "consultation"
    EVALUATION = "evaluation"
    RESOURCE_CARE = "resource_care"
    CELEBRATION = "celebration"
    MEDIA = "media"


class WorkScope(StrEnum):
    """Which of the two levels of work it belongs to: the task at hand, or wider interests."""

    UNTOLD = ""
    IMMEDIATE = "immediate"
    WIDENING = "widening"


class Activity(EventData):
    """What is told of an activity."""

    title: str = Field(min_length=1)
    title_en: str = ""
    type: ActivityType = ActivityType.UNTOLD
    scope: WorkScope = WorkScope.UNTOLD
    open_to_all: bool | None = None
    """Whether others than members could come."""
    unnamed: int = Field(default=0, ge=0)
    """People who were there and are not named ("+3")."""
    result: str = ""
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
    headline="title",
    needs_parts=1,
    concepts=(
        *("DEF-02", "COM-10", "TYPE-A", "TYPE-I", "LEVEL-WORK", "LEVEL-COOP", "MEAN-1b"),
        *("DEF-13", "CBH4-1", "ELEM5-2", "PEOPLE-03", "NEED-2e"),
    ),
)
