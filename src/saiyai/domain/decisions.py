"""How a decision stands, from the steps that were told of it; and what one can vote."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from saiyai.domain.kinds.decision import DecisionStep

FEWEST_VOTES: Final = 5
"""From fewer votes no result is told: it would be somebody's."""

ENDS: Final = frozenset({DecisionStep.ADOPTED, DecisionStep.REJECTED, DecisionStep.WITHDRAWN})
"""Once one of these is told, it is decided."""

_ON_THE_WAY: Final = (
    *(DecisionStep.PROPOSED, DecisionStep.INFORMED, DecisionStep.CONSULTED, DecisionStep.VOTED),
)


class Voice(StrEnum):
    """What can be voted: yes, no, nothing of both, or one of several proposals."""

    AGREE = "agree"
    AGAINST = "against"
    ABSTAIN = "abstain"
    PROPOSAL = "proposal"


def decision_state(
    whole: Iterable[DecisionStep], proposals: Iterable[DecisionStep]
) -> DecisionStep:
    """How a decision stands after steps about it and about single proposals, in their order.

    One proposal that is adopted decides; one that is turned down or withdrawn leaves the others.
    """
    told, of_one = list(whole), list(proposals)
    ends = [step for step in told if step in ENDS]
    if DecisionStep.ADOPTED in of_one:
        return DecisionStep.ADOPTED
    if ends:
        return ends[-1]
    return max((*told, *(s for s in of_one if s not in ENDS)), key=_ON_THE_WAY.index)


def may_follow(state: DecisionStep, step: DecisionStep) -> bool:
    """Whether a step can be told of a decision that stands so.

    Of what is decided people may still be informed; nothing else follows.
    """
    return step is DecisionStep.INFORMED or state not in ENDS
