"""Tables of the record, split by noun. A model holds columns, constraints and nothing else."""

from saiyai.records.models.actors import Actor, ActorIssue, Alias, Membership, Network
from saiyai.records.models.agreements import (
    Acceptance,
    Agreement,
    AgreementParty,
    AgreementVersion,
    CharterVersion,
    Commitment,
    CommitmentStep,
)
from saiyai.records.models.changes import Change, Head, ImportBatch
from saiyai.records.models.coverage import Coverage, QuietTime
from saiyai.records.models.events import Event, Flow, KindRole, Part
from saiyai.records.models.findings import Finding, Remark
from saiyai.records.models.goals import GoalFit, GoalStanceSaid, GoalStep
from saiyai.records.models.places import Goal, Issue, Place
from saiyai.records.models.problems import (
    Problem,
    ProblemLink,
    ProblemStep,
    Stakeholder,
    StakeholderStep,
)
from saiyai.records.models.ties import Tie, TieAssertion, TieKind

__all__ = [
    "Acceptance",
    "Actor",
    "ActorIssue",
    "Agreement",
    "AgreementParty",
    "AgreementVersion",
    "Alias",
    "Change",
    "CharterVersion",
    "Commitment",
    "CommitmentStep",
    "Coverage",
    "Event",
    "Finding",
    "Flow",
    "Goal",
    "GoalFit",
    "GoalStanceSaid",
    "GoalStep",
    "Head",
    "ImportBatch",
    "Issue",
    "KindRole",
    "Membership",
    "Network",
    "Part",
    "Place",
    "Problem",
    "ProblemLink",
    "ProblemStep",
    "QuietTime",
    "Remark",
    "Stakeholder",
    "StakeholderStep",
    "Tie",
    "TieAssertion",
    "TieKind",
]
