"""From refs to row ids for one draft at a time, and new refs where none was given."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from django.db.models import QuerySet

from saiyai.domain.drafts import EventDraft
from saiyai.domain.errors import NamesSomebody, RefTaken, UnknownActor, UnknownGoal
from saiyai.domain.kinds.card import ANYBODY, Kind
from saiyai.domain.kinds.catalogue import kind_of
from saiyai.domain.periods import ANY_DAY
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.actors import visible_actors
from saiyai.queries.events import readable_events
from saiyai.queries.goals import goal_of
from saiyai.queries.identities import kept_for
from saiyai.queries.voices import may_speak_for
from saiyai.records.connections import WRITING
from saiyai.records.models import (
    Actor,
    Agreement,
    ClaimTest,
    Commitment,
    Event,
    Goal,
    Harm,
    Issue,
    Network,
    PilotRound,
    Place,
    Problem,
    Roster,
    Survey,
    Tie,
)
from saiyai.services.checks import check_ref
from saiyai.services.rows import Ids

Table: TypeAlias = (
    type[Actor]
    | type[Agreement]
    | type[ClaimTest]
    | type[Commitment]
    | type[Event]
    | type[Goal]
    | type[Harm]
    | type[Issue]
    | type[PilotRound]
    | type[Place]
    | type[Problem]
    | type[Roster]
    | type[Survey]
    | type[Tie]
)
"""Tables whose rows have a ref in their record."""


def fresh_ref(table: Table, network: Network, letter: str, number: int | str) -> str:
    """A ref that nothing of this table has in this record: `a57`, or `a57-2` if it is taken."""
    ref, again = f"{letter}{number}", 1
    while _is_taken(table, network, ref):
        again += 1
        ref = f"{letter}{number}-{again}"
    return ref


def require_free(table: Table, network: Network, ref: str) -> None:
    """Raises: RefTaken if something of this table has the ref, MalformedData if it is too long."""
    check_ref(ref)
    if _is_taken(table, network, ref):
        raise RefTaken(ref=ref)


def _is_taken(table: Table, network: Network, ref: str) -> bool:
    """Whether something has a ref: of events one that stands, or one of an import under way.

    Each of the two has its index; asked for both at once, every event would be looked at.
    """
    rows: QuerySet[Any] = table.objects.using(WRITING)
    rows = rows.filter(network=network, untold__isnull=True, ref=ref)
    if table is not Event:
        return rows.exists()
    return any(rows.filter(told__isnull=staged).exists() for staged in (False, True))


def ids_of(table: Table, network: Network, refs: Iterable[str]) -> dict[str, int]:
    """Row ids by ref of those that stand in the record."""
    wanted = {ref for ref in refs if ref}
    if not wanted:
        return {}
    return dict(_standing(table, network).filter(ref__in=wanted).values_list("ref", "id"))


def actor_ids(network: Network, refs: Iterable[str]) -> dict[str, int]:
    """Row ids of actors by ref; what is told of a merged row is told of whom it is.

    Raises: UnknownActor for the first that is missing.
    """
    wanted = [ref for ref in refs if ref]
    found = ids_of(Actor, network, wanted)
    for ref in wanted:
        if ref not in found:
            raise UnknownActor(ref=ref)
    kept = kept_for(found.values())
    return {ref: kept[row] for ref, row in found.items()}


def named_ids(network: Network, by: Viewer, refs: Iterable[str]) -> dict[str, int]:
    """Row ids of actors whom this viewer may name, or speaks for.

    Raises: UnknownActor for hidden and missing ones.
    """
    found = actor_ids(network, refs)
    if by.is_keeper:
        return found
    seen = visible_actors(by, network).filter(pk__in=found.values())
    named = set(seen.values_list("pk", flat=True))
    for ref, row in found.items():
        if row not in named and not may_speak_for(by, [row]):
            raise UnknownActor(ref=ref)
    return found


def ids_for_event(network: Network, by: Viewer | None, draft: EventDraft) -> Ids:
    """Everything one event refers to, as far as its teller (None: anybody) may name it.

    Raises: UnknownActor, NamesSomebody, UnknownWord.
    """
    named = [part.actor for part in draft.parts]
    named += [end for flow in draft.flows for end in (flow.source, flow.target)]
    actors = named_ids(network, by, named) if by else actor_ids(network, named)
    require_between(kind_of(draft.kind), network, actors.values())
    return Ids(
        actors=actors,
        places=ids_of(Place, network, [draft.place]),
        issues=ids_of(Issue, network, [draft.issue]),
        goals=_goals_for(network, by, draft.goal),
        events=event_ids(network, by, [draft.about]),
    )


def _goals_for(network: Network, by: Viewer | None, ref: str) -> dict[str, int]:
    if by is None or not ref:
        return ids_of(Goal, network, [ref])
    try:
        return {ref: goal_of(by, network, ref).pk}
    except UnknownGoal:  # hidden or missing: what is told of it is refused alike
        return {}


def event_ids(network: Network, by: Viewer | None, refs: Iterable[str]) -> dict[str, int]:
    """Row ids of events by ref, of those that their teller (None: anybody) may read."""
    found = ids_of(Event, network, refs)
    if by is None or by.is_keeper or not found:
        return found
    rows = readable_events(by, network, ANY_DAY).filter(pk__in=found.values())
    read = set(rows.values_list("pk", flat=True))
    return {ref: row for ref, row in found.items() if row in read}


def require_between(kind: Kind, network: Network, ids: Iterable[int]) -> None:
    """Whether an event of this kind may name these actors.

    Raises: NamesSomebody with the first whom its card does not allow.
    Cost: one query, for the few kinds that do not name everybody.
    """
    if kind.between == ANYBODY:
        return
    rows = Actor.objects.using(WRITING).filter(network=network, pk__in=set(ids))
    for actor in rows.exclude(kind__in=kind.between).order_by("pk")[:1]:
        raise NamesSomebody(
            kind=Say(f"kind.{kind.id}"),
            actor_kind=Say(f"actor_kind.{actor.kind}"),
            actor=actor.ref,
        )


def _standing(table: Table, network: Network) -> QuerySet[Any]:
    rows: QuerySet[Any] = table.objects.using(WRITING).filter(network=network, untold__isnull=True)
    return rows.filter(told__isnull=False) if table is Event else rows
