"""Problems that a network meets: how heavy, who raised them, whom they touch, what came of it."""

from dataclasses import dataclass
from enum import StrEnum

from saiyai.domain.said import UNSAID, Said


class Severity(StrEnum):
    """How pressing a problem is, as those see it who live with it."""

    UNTOLD = ""
    CAN_WAIT = "can_wait"
    PRESSING = "pressing"
    URGENT = "urgent"


class RaisedFrom(StrEnum):
    """Whether somebody inside or outside the network brought a problem up."""

    UNTOLD = ""
    INSIDE = "inside"
    OUTSIDE = "outside"


class ProblemStepKind(StrEnum):
    """What can happen to a problem."""

    RAISED = "raised"
    TAKEN_UP = "taken_up"
    EASED = "eased"
    SOLVED = "solved"
    LEFT = "left"


class StakeholderStepKind(StrEnum):
    """What was done so that those whom it touches take part."""

    INVITED = "invited"
    TAKES_PART = "takes_part"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ProblemDraft:
    """A problem. Empty fields were not told and overwrite nothing; refs where things are meant."""

    ref: str = ""
    name_th: str = ""
    name_en: str = ""
    facets: str = ""
    severity: Severity = Severity.UNTOLD
    raised_by: str = ""
    raised_from: RaisedFrom = RaisedFrom.UNTOLD
    owner: str = ""
    issue: str = ""
    places: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name as written, in whichever language."""
        return self.name_th or self.name_en


@dataclass(frozen=True, slots=True)
class ProblemStepDraft:
    """A step in the life of a problem."""

    step: ProblemStepKind
    said: Said = UNSAID


@dataclass(frozen=True, slots=True)
class StakeholderDraft:
    """Somebody whom a problem touches: an actor of the record, or others in a few words."""

    actor: str = ""
    described: str = ""
    affected: bool = True
    affecting: bool = False
    ref: str = ""
    said: Said = UNSAID


@dataclass(frozen=True, slots=True)
class StakeholderStepDraft:
    """A step towards a stakeholder."""

    step: StakeholderStepKind
    said: Said = UNSAID
