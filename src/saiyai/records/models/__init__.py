"""Tables of the record, split by noun. A model holds columns, constraints and nothing else."""

from saiyai.records.models.accounts import (
    Access,
    Account,
    Invitation,
    ReadOfPerson,
)
from saiyai.records.models.actors import (
    Actor,
    ActorIssue,
    Alias,
    Membership,
    Network,
)
from saiyai.records.models.agreements import (
    Acceptance,
    Agreement,
    AgreementParty,
    AgreementVersion,
    CharterVersion,
    Commitment,
    CommitmentStep,
)
from saiyai.records.models.areas import (
    Area,
    AreaShape,
    AreaSource,
)
from saiyai.records.models.ballots import (
    Ballot,
    BallotOption,
    BallotVoter,
)
from saiyai.records.models.changes import (
    Change,
    Edit,
    Head,
    ImportBatch,
)
from saiyai.records.models.claims import (
    ClaimTest,
)
from saiyai.records.models.coverage import (
    Coverage,
    QuietTime,
)
from saiyai.records.models.events import (
    Event,
    Flow,
    KindRole,
    Part,
)
from saiyai.records.models.facets import (
    FACET_TABLES,
    ActorPlace,
    Backing,
    Capability,
    Channel,
    ConsentGiven,
    Holding,
    Need,
    OfActor,
    OwnWork,
    PersonProfile,
    Position,
    Standing,
    Statement,
    Voice,
)
from saiyai.records.models.findings import (
    Finding,
    Remark,
)
from saiyai.records.models.goals import (
    GoalFit,
    GoalStanceSaid,
    GoalStep,
)
from saiyai.records.models.identities import (
    NotSame,
    SameAs,
    SamePerson,
)
from saiyai.records.models.lists import (
    SavedView,
)
from saiyai.records.models.own_lenses import OwnLens
from saiyai.records.models.pilot import (
    Harm,
    HarmStep,
    PilotAnswer,
    PilotRound,
    PilotWeek,
)
from saiyai.records.models.places import (
    Goal,
    Issue,
    Place,
    PlaceHost,
    PlaceWithin,
)
from saiyai.records.models.problems import (
    Problem,
    ProblemLink,
    ProblemStep,
    Stakeholder,
    StakeholderStep,
)
from saiyai.records.models.releases import Release
from saiyai.records.models.rosters import Roster, RosterMember, RosterNaming
from saiyai.records.models.surveys import (
    Survey,
    SurveyAsked,
    SurveyLink,
    SurveySheet,
)
from saiyai.records.models.switches import Switch
from saiyai.records.models.thresholds import Threshold
from saiyai.records.models.ties import (
    Tie,
    TieAssertion,
    TieKind,
)
from saiyai.records.models.warnings import WarningStep

__all__ = [
    "FACET_TABLES",
    "Acceptance",
    "Access",
    "Account",
    "Actor",
    "ActorIssue",
    "ActorPlace",
    "Agreement",
    "AgreementParty",
    "AgreementVersion",
    "Alias",
    "Area",
    "AreaShape",
    "AreaSource",
    "Backing",
    "Ballot",
    "BallotOption",
    "BallotVoter",
    "Capability",
    "Change",
    "Channel",
    "CharterVersion",
    "ClaimTest",
    "Commitment",
    "CommitmentStep",
    "ConsentGiven",
    "Coverage",
    "Edit",
    "Event",
    "Finding",
    "Flow",
    "Goal",
    "GoalFit",
    "GoalStanceSaid",
    "GoalStep",
    "Harm",
    "HarmStep",
    "Head",
    "Holding",
    "ImportBatch",
    "Invitation",
    "Issue",
    "KindRole",
    "Membership",
    "Need",
    "Network",
    "NotSame",
    "OfActor",
    "OwnLens",
    "OwnWork",
    "Part",
    "PersonProfile",
    "PilotAnswer",
    "PilotRound",
    "PilotWeek",
    "Place",
    "PlaceHost",
    "PlaceWithin",
    "Position",
    "Problem",
    "ProblemLink",
    "ProblemStep",
    "QuietTime",
    "ReadOfPerson",
    "Release",
    "Remark",
    "Roster",
    "RosterMember",
    "RosterNaming",
    "SameAs",
    "SamePerson",
    "SavedView",
    "Stakeholder",
    "StakeholderStep",
    "Standing",
    "Statement",
    "Survey",
    "SurveyAsked",
    "SurveyLink",
    "SurveySheet",
    "Switch",
    "Threshold",
    "Tie",
    "TieAssertion",
    "TieKind",
    "Voice",
    "WarningStep",
]
