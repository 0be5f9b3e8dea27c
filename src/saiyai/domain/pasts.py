"""Of what there is a history, and who reads which column of it, declared once.

A column that is named nowhere here is for everybody who may see the thing that it is told of.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class PastOf(StrEnum):
    """A kind of thing of which the history can be read."""

    ACTOR = "actor"
    TIE = "tie"
    EVENT = "event"
    PLACE = "place"
    ISSUE = "issue"
    GOAL = "goal"
    AGREEMENT = "agreement"
    CHARTER = "charter"
    COMMITMENT = "commitment"
    PROBLEM = "problem"
    TIE_KIND = "tie_kind"


THE_CHARTER: Final = "all"
"""What the one charter of a network goes by, where other things have a ref."""


class ReadBy(StrEnum):
    """Who reads a column, of those who may see what it is told of."""

    ROWS = "rows"
    """Who reads what people wrote."""
    CLOSE = "close"
    """The actor, who speaks for them, and who keeps their rows."""
    OWN = "own"
    """The actor, who speaks for them, and who keeps the record."""
    KEPT = "kept"
    """Who keeps the rows of the actor."""
    KEEPERS = "keepers"
    """Who keeps the record."""


READ_BY: Final[Mapping[str, ReadBy]] = {
    "Actor.note": ReadBy.ROWS,
    "Actor.extra": ReadBy.KEPT,
    "Actor.consent": ReadBy.CLOSE,
    "Membership.why": ReadBy.ROWS,
    "Membership.duties": ReadBy.ROWS,
    "Membership.exit_why": ReadBy.OWN,
    "Problem.facets": ReadBy.ROWS,
    "Stakeholder.described": ReadBy.ROWS,
    "TieAssertion.culture_why": ReadBy.ROWS,
    "TieAssertion.power_why": ReadBy.ROWS,
    "TieAssertion.learning_why": ReadBy.ROWS,
    "TieAssertion.note": ReadBy.ROWS,
    "TieAssertion.occasion": ReadBy.ROWS,
    "TieAssertion.extra": ReadBy.KEEPERS,
}
"""Columns that not everybody reads who may see the thing."""

WORDS_OF: Final[Mapping[str, str]] = {
    "Actor.kind": "actor_kind",
    "Actor.sector": "sector",
    "Actor.consent": "consent",
    "Membership.role": "role",
    "Membership.reasons": "reason",
    "TieAssertion.stance": "stance",
    "TieAssertion.foundation": "foundation",
    "TieAssertion.rhythm": "rhythm",
    "TieAssertion.sign": "sign",
    "TieKind.sign": "sign",
    "TieKind.nature": "nature",
    "TieKind.ends_a": "actor_kind",
    "TieKind.ends_b": "actor_kind",
    "Event.kind": "kind",
    "Place.kind": "place_kind",
    "Place.resource": "resource",
    "Place.medium": "medium",
    "PlaceWithin.purpose": "within",
    "Goal.kind": "goal_kind",
    "Goal.horizon": "goal_horizon",
    "Goal.scope": "goal_scope",
    "Goal.permanence": "goal_permanence",
    "GoalStep.step": "goal_step",
    "GoalStanceSaid.stance": "goal_stance",
    "GoalFit.fit": "goal_fit",
    "Agreement.kind": "agreement_kind",
    "AgreementParty.step": "party_step",
    "Acceptance.answer": "answer",
    "CharterVersion.form": "charter_form",
    "CharterVersion.origin": "charter_origin",
    "CommitmentStep.step": "commitment_state",
    "Problem.severity": "severity",
    "Problem.raised_from": "raised_from",
    "ProblemStep.step": "problem_step",
    "StakeholderStep.step": "stakeholder_step",
    "WarningStep.step": "warning_step",
    "Threshold.name": "threshold",
    "Switch.name": "switch",
    "Release.edition": "edition",
    "Release.length": "report_length",
}
"""Where the words of a closed list stand in the texts; of facets their cards say it."""

CALLED: Final[Mapping[str, str]] = {
    "AgreementVersion.number": "version",
    "CharterVersion.number": "version",
}
"""Columns that are called otherwise than those of the same name in other tables."""

NOT_TOLD: Final[Mapping[str, str]] = {
    "*.id": "a number of the database",
    "*.told": "the Change itself",
    "*.untold": "the Change itself",
    "*.batch": "the Change leads to its import",
    "*.search": "computed from names",
    "*.sort_th": "computed from names",
    "*.sort_en": "computed from names",
    "Actor.ref_given": "how the id came to be",
    "Event.replaces": "the version before is told as what stood before",
    "Event.proof": "computed from kind and data",
    "Event.version": "how the data is read",
    "Event.data": "told field by field, as the card of the kind has it",
    "Statement.follows": "its number says which version it is",
    "Stakeholder.ref": "an id within one problem",
}
"""Columns that no history tells, and why: of one table, or of every table."""
