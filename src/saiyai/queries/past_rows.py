"""The rows that a history is made of: a thing as every row it has been, and what tells of it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from django.db.models import Q, QuerySet

from saiyai.domain.errors import (
    Missing,
    UnknownActor,
    UnknownAgreement,
    UnknownCharter,
    UnknownCommitment,
    UnknownEvent,
    UnknownGoal,
    UnknownIssue,
    UnknownPlace,
    UnknownProblem,
    UnknownTie,
    UnknownTieKind,
)
from saiyai.domain.pasts import THE_CHARTER, PastOf
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.actors import get_actor
from saiyai.queries.agreements import agreement_of, commitment_of
from saiyai.queries.events import event_of
from saiyai.queries.goals import goal_of
from saiyai.queries.identities import rows_for, ties_with
from saiyai.queries.issues import issue_of
from saiyai.queries.known import edits_of
from saiyai.queries.names import ids_known_as_one
from saiyai.queries.past_values import state_of
from saiyai.queries.places import place_of
from saiyai.queries.problems import problem_of
from saiyai.queries.tie_kinds import tie_kind_of
from saiyai.queries.ties import tie_of
from saiyai.queries.voices import viewer_for
from saiyai.records.connections import alias
from saiyai.records.models import (
    FACET_TABLES,
    Acceptance,
    Actor,
    ActorIssue,
    Agreement,
    AgreementParty,
    AgreementVersion,
    Alias,
    Change,
    CharterVersion,
    Commitment,
    CommitmentStep,
    Event,
    Goal,
    GoalFit,
    GoalStanceSaid,
    GoalStep,
    Issue,
    Membership,
    Network,
    NotSame,
    Place,
    PlaceHost,
    PlaceWithin,
    Problem,
    ProblemLink,
    ProblemStep,
    QuietTime,
    SameAs,
    SamePerson,
    Stakeholder,
    StakeholderStep,
    Tie,
    TieAssertion,
    TieKind,
)

Table: TypeAlias = type[Any]


@dataclass(frozen=True, slots=True)
class Strand:
    """A table that tells of a thing, and the column by which its rows do."""

    table: Any
    """A model: a table of facts."""
    by: str
    is_edited: bool = False
    """Whether its rows are corrected in place."""

    def rows(self, ids: Collection[int]) -> QuerySet[Any]:
        """The rows that tell of these."""
        return self.table.objects.using(alias()).filter(**{f"{self.by}__in": ids})  # type: ignore[no-any-return]


_EDITED: Final = True
STRANDS: Final[Mapping[PastOf, tuple[Strand, ...]]] = {
    PastOf.ACTOR: (
        Strand(Actor, "pk", _EDITED),
        *(Strand(table, "actor") for table in (Alias, ActorIssue, QuietTime)),
        *(Strand(table, "actor") for table in FACET_TABLES.values()),
        *(Strand(table, "actor") for table in (PlaceHost, SamePerson)),
        Strand(Membership, "member"),
        *(Strand(SameAs, by) for by in ("kept", "merged")),
        *(Strand(NotSame, by) for by in ("one", "other")),
    ),
    PastOf.TIE: (Strand(Tie, "pk"), Strand(TieAssertion, "tie")),
    PastOf.EVENT: (Strand(Event, "pk"),),
    PastOf.PLACE: (
        Strand(Place, "pk", _EDITED),
        Strand(PlaceWithin, "place", _EDITED),
        Strand(PlaceHost, "place"),
    ),
    PastOf.ISSUE: (Strand(Issue, "pk", _EDITED),),
    PastOf.GOAL: (
        Strand(Goal, "pk", _EDITED),
        *(Strand(table, "goal") for table in (GoalStep, GoalStanceSaid, GoalFit)),
    ),
    PastOf.AGREEMENT: (
        Strand(Agreement, "pk", _EDITED),
        *(Strand(table, "agreement") for table in (AgreementParty, AgreementVersion)),
        Strand(Acceptance, "version__agreement"),
    ),
    PastOf.CHARTER: (
        Strand(CharterVersion, "network"),
        Strand(Acceptance, "charter__network"),
    ),
    PastOf.COMMITMENT: (
        Strand(Commitment, "pk", _EDITED),
        Strand(CommitmentStep, "commitment"),
    ),
    PastOf.PROBLEM: (
        Strand(Problem, "pk", _EDITED),
        *(Strand(table, "problem") for table in (ProblemLink, ProblemStep, Stakeholder)),
        Strand(StakeholderStep, "stakeholder__problem"),
    ),
    PastOf.TIE_KIND: (Strand(TieKind, "pk", _EDITED),),
}
"""What tells of each kind of thing. A ballot tells of nothing: it is secret."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A thing with every row that it is or was, and the reader as its page knows them."""

    of: PastOf
    row: Any
    ids: frozenset[int]
    """Of an actor, with the rows that were merged into it; of a line, with those that are one."""
    own: frozenset[int]
    """Without those: the row itself, and those it was before it was taken back and told again."""
    reader: Viewer
    known: int | None


def whole_of(viewer: Viewer, network: Network, of: PastOf, ref: str, when: AsOf) -> Whole:
    """A thing by ref, as known; one that was taken back by then as it was just before.

    Raises: an `Unknown…` of its kind if there is none, or none that this viewer may see; so for
    every outsider.
    """
    if viewer.eye is Eye.OUTSIDE:
        raise _unknown(of, ref)
    try:
        row, known = _FIND[of](viewer, network, ref, when), when.known
    except Missing:
        last = _taken_back(network, of, ref, when.known)
        if last is None:
            raise
        known = last - 1
        row = _FIND[of](viewer, network, ref, replace(when, known=known))
    if of is PastOf.CHARTER:
        return _whole_charter(viewer, row, when.known)
    reader = viewer_for(viewer, row) if of is PastOf.ACTOR else viewer
    ids = _every_row(of, row, reader, known)
    return Whole(of, row, ids, _earlier_too([row]), reader, when.known)


def _whole_charter(viewer: Viewer, newest: CharterVersion, known: int | None) -> Whole:
    """Every version of the charter of a network, each of which is the charter."""
    versions = CharterVersion.objects.using(alias()).filter(network=newest.network_id)
    own = frozenset(versions.values_list("pk", flat=True))
    return Whole(PastOf.CHARTER, newest, frozenset({newest.network_id}), own, viewer, known)


def _taken_back(network: Network, of: PastOf, ref: str, known: int | None) -> int | None:
    """The Change that took back what last stood under a ref.

    Cost: the rows of its table that were taken back, by their index where it grows large.
    """
    rows = STRANDS[of][0].table.objects.using(alias()).filter(network=network, untold__gt=0)
    if known is not None:
        rows = rows.filter(untold__lte=known)
    last: int | None = (
        _under(rows, of, ref).order_by("-untold").values_list("untold", flat=True).first()
    )
    return last


def _under(rows: QuerySet[Any], of: PastOf, ref: str) -> QuerySet[Any]:
    if of is PastOf.CHARTER:
        return rows if ref == THE_CHARTER else rows.none()
    return rows.filter(pk=_number(ref)) if of is PastOf.TIE_KIND else rows.filter(ref=ref)


def _every_row(of: PastOf, row: Any, reader: Viewer, known: int | None) -> frozenset[int]:  # noqa: ANN401
    """Every row that counts for a thing; of a merge taken apart since, the other's are its own."""
    if of is PastOf.TIE:
        return _earlier_too(Tie.objects.using(alias()).filter(pk__in=ties_with(row, known)))
    if of is not PastOf.ACTOR:
        return _earlier_too([row])
    ids = set(rows_for([row.pk], known))
    if not reader.is_keeper:
        ids &= rows_for([row.pk]).keys()
    return _earlier_too(Actor.objects.using(alias()).filter(pk__in=ids))


def _earlier_too(rows: Sequence[Any] | QuerySet[Any]) -> frozenset[int]:
    """Ids of these rows, and of those that they were before they were told again.

    Cost: a few queries for each time that one of them was told again.
    """
    found = {row.pk for row in rows}
    level = list(rows)
    while level:
        before = _versions(level) if isinstance(level[0], Event) else _copied(level)
        level = [row for row in before if row.pk not in found]
        found |= {row.pk for row in level}
    return frozenset(found)


def _versions(events: Sequence[Event]) -> list[Event]:
    """The events that these replace, and those that replace them."""
    older = {event.replaces_id for event in events} - {None}
    rows = Event.objects.using(alias())
    return list(rows.filter(Q(pk__in=older) | Q(replaces__in=[event.pk for event in events])))


def _copied(rows: Sequence[Any]) -> list[Any]:
    """The rows that an undo told again as these, which had the same ref when it did."""
    undos = Change.objects.using(alias()).filter(undoes__isnull=False)
    undone = dict(undos.filter(seq__in=[row.told for row in rows]).values_list("seq", "undoes"))
    found = []
    for row in rows:
        if row.told in undone:
            table = type(row)
            told = state_of(row, edits_of(table, [row.pk], row.told).get(row.pk, ()), row.told)
            same = {name: told[name] for name in _named_by(table)}
            gone = table.objects.using(alias()).filter(untold=undone[row.told])
            found += gone.filter(network=row.network_id, **same)
    return found


def _named_by(table: Table) -> tuple[str, ...]:
    return ("name", "directed") if table is TieKind else ("ref",)


def _number(ref: str) -> int:
    return int(ref) if ref.isascii() and ref.isdecimal() and len(ref) < 18 else 0


def _find_commitment(viewer: Viewer, network: Network, ref: str, when: AsOf) -> Commitment:
    found = commitment_of(viewer, network, ref, when.known)
    if found.owed_by_id not in ids_known_as_one(viewer, [found.owed_by_id]):
        raise UnknownCommitment(ref=ref)
    return found


def _find_charter(_viewer: Viewer, network: Network, ref: str, when: AsOf) -> CharterVersion:
    standing = CharterVersion.objects.using(alias()).filter(network=network).known(when.known)
    found = _under(standing, PastOf.CHARTER, ref).order_by("-number").first()
    if found is None:
        raise UnknownCharter(ref=ref)
    return found  # type: ignore[no-any-return]


_Find: TypeAlias = Callable[[Viewer, Network, str, AsOf], Any]
_FIND: Final[Mapping[PastOf, _Find]] = {
    PastOf.ACTOR: lambda viewer, network, ref, when: get_actor(viewer, network, ref, when.known),
    PastOf.TIE: lambda viewer, network, ref, when: tie_of(viewer, network, ref, when.known),
    PastOf.EVENT: event_of,
    PastOf.PLACE: lambda viewer, network, ref, when: place_of(viewer, network, ref, when.known),
    PastOf.ISSUE: lambda viewer, network, ref, when: issue_of(viewer, network, ref, when.known),
    PastOf.GOAL: lambda viewer, network, ref, when: goal_of(viewer, network, ref, when.known),
    PastOf.AGREEMENT: lambda viewer, network, ref, when: agreement_of(
        viewer, network, ref, when.known
    ),
    PastOf.CHARTER: _find_charter,
    PastOf.COMMITMENT: _find_commitment,
    PastOf.PROBLEM: lambda viewer, network, ref, when: problem_of(
        viewer, network, ref, when.known
    ),
    PastOf.TIE_KIND: lambda viewer, network, ref, when: tie_kind_of(
        viewer, network, _number(ref), when.known
    ),
}
_UNKNOWN: Final[Mapping[PastOf, type[Missing]]] = {
    PastOf.ACTOR: UnknownActor,
    PastOf.TIE: UnknownTie,
    PastOf.EVENT: UnknownEvent,
    PastOf.PLACE: UnknownPlace,
    PastOf.ISSUE: UnknownIssue,
    PastOf.GOAL: UnknownGoal,
    PastOf.AGREEMENT: UnknownAgreement,
    PastOf.CHARTER: UnknownCharter,
    PastOf.COMMITMENT: UnknownCommitment,
    PastOf.PROBLEM: UnknownProblem,
}


def _unknown(of: PastOf, ref: str) -> Missing:
    return UnknownTieKind(number=_number(ref)) if of is PastOf.TIE_KIND else _UNKNOWN[of](ref=ref)
