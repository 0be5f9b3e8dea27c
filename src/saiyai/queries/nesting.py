"""Networks inside networks: those around an actor, and everybody inside one, counted once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from saiyai.domain.actors import ActorKind
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.actors import get_actor
from saiyai.queries.columns import in_chunks
from saiyai.queries.identities import kept_for, rows_for
from saiyai.queries.memberships import begun_on
from saiyai.queries.names import Someone, ids_known_to, people_of
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Actor, Membership, Network

AT_ONCE = 5_000
"""So many networks of one level are asked for in one query."""


@dataclass(frozen=True, slots=True)
class AroundRow:
    """A network around an actor: `level` 1 is joined by the actor itself."""

    network: Someone | None
    """None stands for the record's own network."""
    level: int


@dataclass(frozen=True, slots=True)
class RollUp:
    """Who is in a network at any depth, each counted once."""

    total: int
    persons: int
    kinds: Mapping[ActorKind, int]
    levels: Sequence[int]
    """How many are first met one level down, two levels down, and so on."""
    by_several_ways: int
    """How many of them are in it through more than one network."""


def standing_memberships(when: AsOf) -> QuerySet[Membership]:
    """Memberships that had begun and not ended on a day, as known then."""
    open_still = Q(left_latest__isnull=True) | Q(left_latest__gt=when.day)
    return (
        Membership.objects.using(alias()).known(when.known).filter(begun_on(when.day), open_still)
    )


def list_networks_around(
    viewer: Viewer, network: Network, ref: str, when: AsOf
) -> Sequence[AroundRow]:
    """The networks an actor is in, those that these are in, and so on up; each once, the nearest.

    Whoever this viewer may not know of is left out, and what is seen through them as well.
    Raises: UnknownActor.
    Cost: one query per level.
    """
    actor = get_actor(viewer, network, ref, when.known)
    with snapshot():
        found: dict[int, int] = {}
        level, depth = {actor.pk}, 0
        while level:
            depth += 1
            rows = _standing(level, when, upward=True)
            level = ids_known_to(viewer, {up for up, _ in rows} - set(found))
            found |= dict.fromkeys(sorted(level), depth)
        people = people_of(viewer, found, when.known)
    return [
        AroundRow(None if pk == network.pk else people[pk], depth) for pk, depth in found.items()
    ]


def count_within(viewer: Viewer, network: Network, ref: str, when: AsOf) -> RollUp | None:
    """Everybody inside a network at any depth; an empty ref is the record's own.

    None for outside: of two numbers of members that hold one another, the difference is a cell
    of a few. Members are not told of those who refused.
    Raises: UnknownActor.
    Cost: one query per level, and one for the kinds of those found.
    """
    top = get_actor(viewer, network, ref, when.known).pk if ref else network.pk
    if viewer.eye is Eye.OUTSIDE:
        return None
    with snapshot():
        levels, ways = _levels_below(viewer, top, when)
        kinds = _kinds_of(pk for level in levels for pk in level)
    return RollUp(
        total=sum(kinds.values()),
        persons=kinds[ActorKind.PERSON],
        kinds={kind: kinds[kind] for kind in ActorKind if kinds[kind]},
        levels=[len(level) for level in levels],
        by_several_ways=sum(count > 1 for count in ways.values()),
    )


def _levels_below(viewer: Viewer, top: int, when: AsOf) -> tuple[Sequence[set[int]], Counter[int]]:
    """Who is met first at each depth, and in how many networks of these each of them is."""
    levels: list[set[int]] = []
    found = {top}
    ways: Counter[int] = Counter()
    level = {top}
    while level:
        rows = _standing(level, when, upward=False)
        known = ids_known_to(viewer, {member for _, member in rows})
        ways.update(member for _, member in rows if member in known)
        level = known - found
        found |= level
        levels += [level] if level else []
    return levels, ways


def _standing(ids: Iterable[int], when: AsOf, *, upward: bool) -> set[tuple[int, int]]:
    """Networks and members of one level, a pair once however many roles it has."""
    end = "member_id__in" if upward else "network_id__in"
    rows: set[tuple[int, int]] = set()
    for chunk in in_chunks(rows_for(ids, when.known), AT_ONCE):
        rows |= set(
            standing_memberships(when)
            .filter(**{end: chunk})
            .values_list("network_id", "member_id")
        )
    kept = kept_for((one for pair in rows for one in pair), when.known)
    return {(kept[up], kept[down]) for up, down in rows if kept[up] != kept[down]}


def _kinds_of(ids: Iterable[int]) -> Counter[ActorKind]:
    kinds: Counter[ActorKind] = Counter()
    for chunk in in_chunks(ids, AT_ONCE):
        rows = Actor.objects.using(alias()).filter(pk__in=chunk).values_list("kind", flat=True)
        kinds.update(map(ActorKind, rows))
    return kinds
