"""What can be chosen in filters and forms, and by which names actors are recognised."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Count

from saiyai.domain.actors import ActorKind
from saiyai.domain.notes import LEAST_LETTERS
from saiyai.domain.periods import AsOf
from saiyai.domain.thai import name_variants
from saiyai.domain.viewers import Viewer
from saiyai.queries.actors import actors_known, visible_actors
from saiyai.queries.identities import kept_rows
from saiyai.queries.issues import list_issues
from saiyai.queries.names import Name
from saiyai.queries.paging import counted_rows
from saiyai.queries.places import list_places
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Alias, Network

MOST_NAMES: Final = 20_000
"""In a larger record names are not recognised in notes; people are chosen by searching."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose, with how many actors have it, or something below it.

    In a record too large to count on every page there is no number.
    """

    id: str
    name: Name
    count: int | None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Choices:
    """What a list of members can be cut down to."""

    kinds: Sequence[tuple[ActorKind, int | None]]
    places: Sequence[Choice]
    issues: Sequence[Choice]


def list_choices(viewer: Viewer, network: Network, when: AsOf | None = None) -> Choices:
    """Kinds, places and issues that actors of this record have, now or as known at a Change.

    Cost: in a record of more than MOST_COUNTED actors nothing is counted, every kind is offered.
    """
    counted = not counted_rows(Actor.objects.using(alias()).filter(network=network)).is_more
    return Choices(
        kinds=_kinds(viewer, network, when) if counted else [(kind, None) for kind in ActorKind],
        places=[
            Choice(row.ref, row.name, row.below if counted else None, row.depth)
            for row in list_places(viewer, network, when, counted=counted)
            if not row.again
        ],
        issues=[
            Choice(row.ref, row.name, row.below if counted else None, row.depth)
            for row in list_issues(viewer, network, when, counted=counted)
        ],
    )


def _kinds(
    viewer: Viewer, network: Network, when: AsOf | None
) -> Sequence[tuple[ActorKind, int | None]]:
    """How many actors are of each kind, those corrected since as they were told then."""
    same, corrected = actors_known(viewer, network, when)
    counts = Counter(dict(same.values_list("kind").annotate(n=Count("pk")).order_by()))
    counts.update(row.kind for row in corrected)
    return [(kind, counts[kind]) for kind in ActorKind if counts[kind]]


def names_to_recognise(viewer: Viewer, network: Network) -> Mapping[str, Sequence[str]]:
    """By search key of a name, the refs of the actors who may be called so.

    Cost: about 40 µs per actor; empty above MOST_NAMES actors.
    """
    actors = visible_actors(viewer, network)
    found: dict[str, list[str]] = defaultdict(list)
    if actors[: MOST_NAMES + 1].count() > MOST_NAMES:
        return found
    for ref, th, en in actors.order_by("pk").values_list("ref", "name_th", "name_en"):
        _add(found, ref, th, en)
    aliases = Alias.objects.using(alias()).filter(network=network).known(None)
    kept = kept_rows(network)
    refs = dict(actors.filter(pk__in=kept.values()).values_list("pk", "ref"))
    merged = Actor.objects.using(alias()).filter(pk__in=list(kept)).order_by("pk")
    for pk, th, en in merged.values_list("pk", "name_th", "name_en"):
        if kept[pk] in refs:
            _add(found, refs[kept[pk]], th, en)
    for actor, ref, name in aliases.values_list("actor_id", "actor__ref", "name"):
        if actor not in kept or kept[actor] in refs:
            _add(found, refs[kept[actor]] if actor in kept else ref, name)
    return found


def _add(found: dict[str, list[str]], ref: str, *names: str) -> None:
    for key in {key for name in names if name for key in name_variants(name)}:
        if len(key) >= LEAST_LETTERS and ref not in found[key]:
            found[key].append(ref)
