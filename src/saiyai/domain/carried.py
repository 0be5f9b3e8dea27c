"""What files of a record carry beside its first tables: every other table of facts, declared once.

Formats write these columns, queries fill them and an import reads them, each in one way for all.
A column that holds another row has its ref, or, where such rows have no ref, their `key`, which
is good within one file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from saiyai.domain.actors import ActorKind
from saiyai.domain.agreements import (
    AgreementKind,
    Answer,
    CharterForm,
    CommitmentStepKind,
    Origin,
    PartyStep,
)
from saiyai.domain.facet_fields import FacetField, Holds, fields_of
from saiyai.domain.facets import FACETS
from saiyai.domain.goals import Fit, GoalStance, GoalStepKind
from saiyai.domain.goods import Unit
from saiyai.domain.places import Within
from saiyai.domain.stakeholders import (
    ProblemStepKind,
    RaisedFrom,
    Severity,
    StakeholderStepKind,
)
from saiyai.domain.switches import Switch
from saiyai.domain.thresholds import THRESHOLDS
from saiyai.domain.tie_kinds import Nature
from saiyai.domain.warnings import WarningStepKind

KEY: Final = "key"
"""The column by which rows of one file refer to a row that has no ref."""


SAID: Final = "said"
"""The column of the day on which something was said or done."""


class Value(StrEnum):
    """What a column holds."""

    TEXT = "text"
    WORD = "word"
    FLAG = "flag"
    NUMBER = "number"
    DAY = "day"
    DAYS = "days"
    WORDS = "words"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `words` is its closed list, `to` the table whose rows it names."""

    holds: Value
    words: tuple[str, ...] = ()
    to: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """A table of facts as files carry it, and the model that keeps it."""

    name: str
    model: str
    columns: Mapping[str, Column]
    needs: tuple[str, ...] = ()
    """Columns without which a row says nothing."""
    own: tuple[str, ...] = ()
    """Columns in which nothing is the record's own network."""
    apart: tuple[str, ...] = ()
    """Columns of which no two name one actor."""
    low_high: bool = False
    """Those two stand in the order of their rows."""
    has_key: bool = False
    """Other rows of the file name its rows by their key."""


def _word(words: Iterable[str]) -> Column:
    return Column(Value.WORD, tuple(map(str, words)))


def _row(to: str) -> Column:
    return Column(Value.ROW, to=to)


TEXT: Final = Column(Value.TEXT)
FLAG: Final = Column(Value.FLAG)
NUMBER: Final = Column(Value.NUMBER)
DAYS: Final = Column(Value.DAYS)
ACTOR: Final = _row("actors")

_SAID: Final = {"said_by": ACTOR, SAID: DAYS, "words": TEXT}
_NAMES: Final = {"ref": TEXT, "name_th": TEXT, "name_en": TEXT}
_ENDS: Final = Column(Value.WORDS, tuple(map(str, ActorKind)))

# --- what is told of actors ------------------------------------------------------------------

_FACETS: Final = {
    "profile": ("profiles", "PersonProfile"),
    "place": ("actor_places", "ActorPlace"),
    "backing": ("backings", "Backing"),
    "own_work": ("own_work", "OwnWork"),
    "statement": ("statements", "Statement"),
    "capability": ("capabilities", "Capability"),
    "need": ("needs", "Need"),
    "standing": ("standings", "Standing"),
    "position": ("positions", "Position"),
    "holding": ("holdings", "Holding"),
    "channel": ("channels", "Channel"),
    "consent": ("consents", "ConsentGiven"),
    "voice": ("voices", "Voice"),
}
_HELD: Final = {
    Holds.TEXT: TEXT,
    Holds.YES_NO: FLAG,
    Holds.NUMBER: NUMBER,
    Holds.DAYS: DAYS,
    Holds.ACTOR: ACTOR,
    Holds.PLACE: _row("places"),
}
_RESTS_ON: Final = {"follows": "statements", "position": "positions"}
_OWN: Final = ("actor", "network")
_OTHERS: Final = ("parent", "via", "speaker", "network")


def _facet(facet_id: str) -> Carried:
    fields = fields_of(FACETS[facet_id])
    name, model = _FACETS[facet_id]
    columns = {"actor": ACTOR} | {field.name: _held(field) for field in fields}
    if facet_id == "statement":
        columns["number"] = NUMBER
    return Carried(
        name,
        model,
        columns,
        needs=tuple(f.name for f in fields if _is_needed(f)),
        own=tuple(name for name in _OWN if name in columns),
        apart=("actor", *(name for name in _OTHERS if name in columns)),
        has_key=name in _RESTS_ON.values(),
    )


def _held(field: FacetField) -> Column:
    if field.holds is Holds.WORD:
        return _word(field.words)
    return _row(_RESTS_ON[field.name]) if field.holds is Holds.ROW else _HELD[field.holds]


def _is_needed(field: FacetField) -> bool:
    return field.is_needed and field.name not in _OWN and "" not in field.words


# --- every table -----------------------------------------------------------------------------

_TABLES: Final = (
    Carried(
        "places_within",
        "PlaceWithin",
        {"place": _row("places"), "parent": _row("places"), "purpose": _word(Within),
         "order": NUMBER},
        needs=("place", "parent", "purpose"),
    ),
    Carried(
        "place_hosts",
        "PlaceHost",
        {"place": _row("places"), "actor": ACTOR},
        needs=("place", "actor"),
    ),
    Carried(
        "tie_kinds",
        "TieKind",
        {"name": TEXT, "directed": FLAG, "label_ab_th": TEXT, "label_ab_en": TEXT,
         "label_ba_th": TEXT, "label_ba_en": TEXT, "ends_a": _ENDS, "ends_b": _ENDS,
         "nature": _word(Nature), "sign": NUMBER},
        needs=("directed",),
    ),
    Carried(
        "not_same",
        "NotSame",
        {"one": ACTOR, "other": ACTOR},
        needs=("one", "other"),
        apart=("one", "other"),
        low_high=True,
    ),
    Carried(
        "same_person", "SamePerson", {"actor": ACTOR, "code": TEXT}, needs=("actor", "code")
    ),
    *map(_facet, FACETS),
    Carried(
        "goal_steps",
        "GoalStep",
        {"goal": _row("goals"), "step": _word(GoalStepKind), "name_th": TEXT, "name_en": TEXT,
         "number": NUMBER, "to": ACTOR, "successor": _row("goals"), **_SAID},
        needs=("goal", "step", "said"),
    ),
    Carried(
        "goal_stances",
        "GoalStanceSaid",
        {"goal": _row("goals"), "actor": ACTOR, "stance": _word(GoalStance), "holds": FLAG,
         **_SAID},
        needs=("goal", "actor", "stance", "holds", "said"),
    ),
    Carried(
        "goal_fits",
        "GoalFit",
        {"goal": _row("goals"), "towards": _row("goals"), "actor": ACTOR, "fit": _word(Fit),
         **_SAID},
        needs=("goal", "towards", "actor", "fit", "said"),
    ),
    Carried(
        "agreements",
        "Agreement",
        {**_NAMES, "kind": _word(AgreementKind), "objective": TEXT, "voluntary": FLAG,
         "begins": DAYS, "ends": DAYS, "review": DAYS},
        needs=("ref", "kind"),
    ),
    Carried(
        "agreement_parties",
        "AgreementParty",
        {"agreement": _row("agreements"), "actor": ACTOR, "step": _word(PartyStep), **_SAID},
        needs=("agreement", "actor", "step", "said"),
    ),
    Carried(
        "agreement_versions",
        "AgreementVersion",
        {"agreement": _row("agreements"), "number": NUMBER, "terms_th": TEXT, "terms_en": TEXT,
         **_SAID},
        needs=("agreement", "number", "said"),
        has_key=True,
    ),
    Carried(
        "charter_versions",
        "CharterVersion",
        {"number": NUMBER, "links": TEXT, "aim": TEXT, "form": _word(CharterForm),
         "origin": _word(Origin), "controller": TEXT, "contact": TEXT, "terms_th": TEXT,
         "terms_en": TEXT, "decision": _row("events"), **_SAID},
        needs=("number", "links", "aim", "said"),
        has_key=True,
    ),
    Carried(
        "acceptances",
        "Acceptance",
        {"version": _row("agreement_versions"), "charter": _row("charter_versions"),
         "actor": ACTOR, "answer": _word(Answer), **_SAID},
        needs=("actor", "answer", "said"),
    ),
    Carried(
        "commitments",
        "Commitment",
        {**_NAMES, "agreement": _row("agreements"), "owed_by": ACTOR, "to": ACTOR, "due": DAYS,
         "amount": NUMBER, "unit": _word(Unit)},
        needs=("ref", "agreement", "owed_by"),
        apart=("owed_by", "to"),
    ),
    Carried(
        "commitment_steps",
        "CommitmentStep",
        {"commitment": _row("commitments"), "step": _word(CommitmentStepKind), **_SAID},
        needs=("commitment", "step", "said"),
    ),
    Carried(
        "problems",
        "Problem",
        {**_NAMES, "facets": TEXT, "severity": _word(Severity), "raised_by": ACTOR,
         "raised_from": _word(RaisedFrom), "owner": ACTOR, "issue": _row("issues")},
        needs=("ref",),
    ),
    Carried(
        "problem_links",
        "ProblemLink",
        {"problem": _row("problems"), "place": _row("places"), "goal": _row("goals")},
        needs=("problem",),
    ),
    Carried(
        "problem_steps",
        "ProblemStep",
        {"problem": _row("problems"), "step": _word(ProblemStepKind), **_SAID},
        needs=("problem", "step", "said"),
    ),
    Carried(
        "stakeholders",
        "Stakeholder",
        {"problem": _row("problems"), "ref": TEXT, "actor": ACTOR, "described": TEXT,
         "affected": FLAG, "affecting": FLAG, **_SAID},
        needs=("problem", "ref", "affected", "affecting", "said"),
        has_key=True,
    ),
    Carried(
        "stakeholder_steps",
        "StakeholderStep",
        {"stakeholder": _row("stakeholders"), "step": _word(StakeholderStepKind), **_SAID},
        needs=("stakeholder", "step", "said"),
    ),
    Carried(
        "warning_steps",
        "WarningStep",
        {"matter": TEXT, "step": _word(WarningStepKind), "size": NUMBER,
         "until": Column(Value.DAY), "to": ACTOR, "reason": TEXT, **_SAID},
        needs=("matter", "step", "size", "said"),
    ),
    Carried(
        "thresholds",
        "Threshold",
        {"name": _word(THRESHOLDS), "value": NUMBER, "reason": TEXT, **_SAID},
        needs=("name", "value", "reason", "said"),
    ),
    Carried(
        "own_lenses",
        "OwnLens",
        {"name": TEXT, "number": NUMBER, "text": TEXT, "reason": TEXT, **_SAID},
        needs=("name", "number", "text", "reason", "said"),
    ),
    Carried(
        "switches",
        "Switch",
        {"name": _word(Switch), "reason": TEXT, **_SAID},
        needs=("name", "reason", "said"),
    ),
    Carried(
        "remarks",
        "Remark",
        {"about": TEXT, "words": TEXT, "day": Column(Value.DAY), "answer": TEXT},
        needs=("about", "words", "day"),
    ),
)  # fmt: skip

CARRIED: Final[Mapping[str, Carried]] = {table.name: table for table in _TABLES}
"""Every such table by name, in an order in which rows come after those that they name."""

NOT_IN_FILES: Final[Mapping[str, str]] = {
    "*.id": "a row has another number in every database",
    "*.told": "the history stays with the database; a file is told in one Change",
    "*.untold": "a file holds what stands",
    "*.batch": "which import brought it is history",
    "*.network": "a file is of one record",
    "*.search": "computed from names",
    "*.sort_th": "computed from names",
    "*.sort_en": "computed from names",
    "Actor.ref_given": "in the file every actor has an id",
    "Event.replaces": "a file holds the corrected event alone",
    "Event.proof": "computed from kind and data",
    "Network.actor": "the record's own network is the file itself",
    "Network.slug": "the address is given by whoever takes the record in",
    "Network.sample": "what comes in from a file is a record of somebody",
    "Network.open_to_visitors": "whoever takes the record in opens it or not",
    "SameAs": "rows that are one leave as one actor, with their other names",
    "Ballot": "a secret ballot stays where it was held; what was decided leaves as an event",
    "BallotOption": "counts without their register would be a claim that nobody can check",
    "BallotVoter": "the register of a secret ballot stays with its count",
    "Survey": "a survey stays where it was held: elsewhere nobody could vouch that it was secret",
    "SurveyAsked": "who was asked stays with the survey",
    "SurveyLink": "a link opens a sheet in the installation that made it",
    "SurveySheet": "sheets stay with the survey; what is read from them is computed",
    "ClaimTest": "only the history of this database vouches for when it was declared",
    "PilotRound": "who answered was told that nobody else reads it, and a file would be read",
    "PilotAnswer": "who answered was told that nobody else reads it, and a file would be read",
    "PilotWeek": "what somebody told of their own time stays with them",
    "Harm": "harm that was told stays where it was told, and before those who were told of it",
    "HarmStep": "what was said to it stays beside it",
    "Roster": "who agreed to be asked by name agreed to it here",
    "RosterMember": "who was asked, and who agreed, stays with the roster",
    "RosterNaming": "who named whom is shown to nobody, and what is read from it is computed",
    "Release": "a report that left was read from the history of this database, and left from here",
    "Part.kind": "the kind of its event",
    "Flow.kind": "the kind of its event",
    "KindRole": "filled from the cards of kinds",
    "Account": "who can sign in belongs to an installation",
    "Access": "who may do what belongs to an installation",
    "Invitation": "who may do what belongs to an installation",
    "ReadOfPerson": "who read whom belongs to an installation",
    "Area": "official areas are loaded from their source",
    "AreaShape": "outlines belong to the installation, as areas do",
    "AreaSource": "official areas are loaded from their source",
    "Finding": "computed, and can be computed again",
    "Change": "the history stays with the database",
    "Edit": "the history stays with the database",
    "SavedView": "how people look at a record, not what it tells",
    "Head": "the history stays with the database",
    "ImportBatch": "the history stays with the database",
}
"""What of the database files leave out, and why: a table, a column, or a column of every table."""
