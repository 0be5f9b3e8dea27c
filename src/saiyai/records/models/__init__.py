"""Tables of the record, split by noun. A model holds columns, constraints and nothing else."""

from saiyai.records.models.actors import Actor, ActorIssue, Alias, Membership, Network
from saiyai.records.models.ballots import Ballot, BallotOption, BallotVoter
from saiyai.records.models.changes import Change, Head, ImportBatch
from saiyai.records.models.coverage import Coverage, QuietTime
from saiyai.records.models.events import Event, Flow, KindRole, Part
from saiyai.records.models.findings import Finding, Remark
from saiyai.records.models.places import Goal, Issue, Place
from saiyai.records.models.ties import Tie, TieAssertion, TieKind

__all__ = [
    "Actor",
    "ActorIssue",
    "Alias",
    "Ballot",
    "BallotOption",
    "BallotVoter",
    "Change",
    "Coverage",
    "Event",
    "Finding",
    "Flow",
    "Goal",
    "Head",
    "ImportBatch",
    "Issue",
    "KindRole",
    "Membership",
    "Network",
    "Part",
    "Place",
    "QuietTime",
    "Remark",
    "Tie",
    "TieAssertion",
    "TieKind",
]
