"""Tables of the record, split by noun. A model holds columns, constraints and nothing else."""

from saiyai.records.models.accounts import Access, Account, Invitation, ReadOfPerson
from saiyai.records.models.actors import Actor, ActorIssue, Alias, Membership, Network
from saiyai.records.models.changes import Change, Head, ImportBatch
from saiyai.records.models.coverage import Coverage, QuietTime
from saiyai.records.models.events import Event, Flow, KindRole, Part
from saiyai.records.models.findings import Finding, Remark
from saiyai.records.models.places import Goal, Issue, Place
from saiyai.records.models.ties import Tie, TieAssertion, TieKind

__all__ = [
    "Access",
    "Account",
    "Actor",
    "ActorIssue",
    "Alias",
    "Change",
    "Coverage",
    "Event",
    "Finding",
    "Flow",
    "Goal",
    "Head",
    "ImportBatch",
    "Invitation",
    "Issue",
    "KindRole",
    "Membership",
    "Network",
    "Part",
    "Place",
    "QuietTime",
    "ReadOfPerson",
    "Remark",
    "Tie",
    "TieAssertion",
    "TieKind",
]
