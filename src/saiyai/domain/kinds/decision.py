"""Decision: what was proposed, who was informed, asked and voted, what was adopted."""

from enum import StrEnum

from pydantic import Field

from saiyai.domain.kinds.card import EventData, Kind, Pairs, Proof


class DecisionStep(StrEnum):
    """A later step is an event `about` the one that proposed."""

    PROPOSED = "proposed"
    INFORMED = "informed"
    CONSULTED = "consulted"
    VOTED = "voted"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class DecisionMethod(StrEnum):
    """How it was decided."""

    UNTOLD = ""
    COMMAND = "command"
    VOTE = "vote"
    CONSENSUS = "consensus"
    DELIBERATION = "deliberation"


class Decision(EventData):
    """What is told of a decision. Ballots are counted elsewhere and name nobody."""

    what: str = Field(min_length=1)
    step: DecisionStep = DecisionStep.ADOPTED
    method: DecisionMethod = DecisionMethod.UNTOLD
    reason: str = ""
    dissent: str = ""
    """What those thought who saw it differently; it is kept with the decision."""
    changed_by_feedback: bool | None = None


def proof(_: Decision) -> Proof:
    """A decision says nothing of a line; the meeting where it was taken is told as an activity."""
    return Proof.NONE


DECISION = Kind(
    id="decision",
    version=1,
    data=Decision,
    proof=proof,
    pairs=Pairs.NONE,
    roles=("proposer", "decider", "informed", "consulted", "voter", "dissenter"),
    headline="what",
    signs=r"มีมติ|ตกลงกันว่า|ตัดสินใจ|เห็นชอบ|decided|agreed that|voted",
    needs_parts=0,
    concepts=(
        *("ACTOR-07", "SECTOR-STATE", "LEVEL-STRUCT", "LEVEL-COOP", "COM-06", "HELP-04"),
        *("NSM-02", "NSM-04", "KRIENG7-4", "MEAN-2", "PEOPLE-03"),
    ),
)
