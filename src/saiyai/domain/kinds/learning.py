"""Learning: what somebody took away, from whom, and whether it was checked and used."""

from enum import StrEnum

from pydantic import Field

from saiyai.domain.goods import Good
from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class LearningStep(StrEnum):
    """A later step is an event `about` the one in which it was learned."""

    LEARNED = "learned"
    CHECKED = "checked"
    DOUBTED = "doubted"
    USED = "used"


class LearningHorizon(StrEnum):
    """How far what was learned reaches."""

    UNTOLD = ""
    LOCAL = "local"
    COMMUNITY = "community"
    MACRO = "macro"
    GLOBAL = "global"


class LearningLevel(StrEnum):
    """From data to wisdom."""

    UNTOLD = ""
    DATA = "data"
    INFORMATION = "information"
    KNOWLEDGE = "knowledge"
    WISDOM = "wisdom"


class LearningFacet(StrEnum):
    """Learning is of the head, of living together, and of the heart."""

    UNTOLD = ""
    INTELLECTUAL = "intellectual"
    SOCIAL = "social"
    EMOTIONAL = "emotional"


class Learning(EventData):
    """What is told of something learned."""

    lesson: str = Field(min_length=1)
    """In the learner's own words."""
    step: LearningStep = LearningStep.LEARNED
    horizon: LearningHorizon = LearningHorizon.UNTOLD
    level: LearningLevel = LearningLevel.UNTOLD
    facet: LearningFacet = LearningFacet.UNTOLD
    tried: str = ""
    """What was tried, and how it turned out."""


def proof(data: Learning) -> Proof:
    """Who learned from another, or checked it for them, has used the line; use later has not."""
    return Proof.NONE if data.step is LearningStep.USED else Proof.ACT


LEARNING = Kind(
    id="learning",
    version=1,
    data=Learning,
    proof=proof,
    pairs=Pairs.FLOW,
    roles=("learner", "checker"),
    goods=(Good.KNOWLEDGE,),
    ends=("source", "learner"),
    headline="lesson",
    signs=r"ได้เรียนรู้|เรียนรู้ว่า|บทเรียน|ได้รู้ว่า|learned|lesson",
    concepts=(
        *("ACTOR-01", "ACTOR-23", "ACTOR-25", "LEVEL-KNOW", "LEVEL-LEARN", "TYPE-I6"),
        *("REL-LEARN-01", "REL-LEARN-02", "REL-LEARN-05", "REL-LEARN-06", "REL-LEARN-07"),
        *("DEF-17", "EQN-1", "ELEM5-4", "DYN-09", "BRAIN-05", "PEOPLE-LIM-a"),
    ),
)
