"""Whom the record may hold twice, for keepers: pairs with reasons, and two rows side by side."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from saiyai.domain.actors import ActorKind
from saiyai.domain.duplicates import Entry, Likeness, find_likenesses
from saiyai.domain.errors import KeepersOnly
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Viewer
from saiyai.queries.actors import ActorProfile, get_actor, get_profile, visible_actors
from saiyai.queries.events import list_events
from saiyai.queries.identities import kept_rows, rows_for
from saiyai.queries.keeping import Newest
from saiyai.queries.names import Someone, someone
from saiyai.queries.networks import newest_seq
from saiyai.queries.ties import list_ties_of
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Actor, Alias, Network, NotSame, Tie

PAGE: Final = 20

MOST_COMPARED: Final = 20_000
"""A record with more actors takes longer to look through than a page should."""

MOST_COUNTED: Final = 200
_KEPT: Final = Newest(keep=4)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be one, and why; the reasons are ids, the weightiest first."""

    one: Someone
    other: Someone
    reasons: Sequence[str]


@dataclass(frozen=True, slots=True)
class PairPage:
    """Pairs, the surest first; `after` is where the next page starts, 0 on the last."""

    rows: Sequence[Pair]
    count: int
    after: int
    is_too_large: bool = False
    """Nothing was compared: the record has more than MOST_COMPARED actors."""


def list_pairs(viewer: Viewer, network: Network, *, after: int = 0, limit: int = PAGE) -> PairPage:
    """Pairs of actors that may be one and were not told to be two.

    Raises: KeepersOnly: whom a record may hold twice shows names that were not asked for.
    Cost: once for each Change about 0.15 ms per actor; from memory after that.
    """
    if not viewer.is_keeper:
        raise KeepersOnly
    if visible_actors(viewer, network)[: MOST_COMPARED + 1].count() > MOST_COMPARED:
        return PairPage([], 0, 0, is_too_large=True)
    with snapshot():
        key = (network.pk, newest_seq(network))
        found: Sequence[Likeness] = _KEPT.get(key, lambda: _likenesses(viewer, network))
        page = found[after : after + limit]
        rows = Actor.objects.using(alias()).in_bulk(
            {row for pair in page for row in (pair.one, pair.other)}
        )
    pairs = [
        Pair(someone(viewer, rows[pair.one]), someone(viewer, rows[pair.other]), pair.reasons)
        for pair in page
    ]
    more = after + limit if after + limit < len(found) else 0
    return PairPage(pairs, len(found), more)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two rows laid side by side."""

    profile: ActorProfile
    lines: int
    events: int
    more_events: bool
    """There are more than were counted."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rows side by side."""

    sides: tuple[Side, Side]
    reasons: Sequence[str]
    between: int
    """Lines between the two, which would be none if they are one."""


def get_comparison(
    viewer: Viewer, network: Network, one: str, other: str, when: AsOf
) -> Comparison:
    """Two rows side by side, by their ids. Raises: KeepersOnly, UnknownActor."""
    if not viewer.is_keeper:
        raise KeepersOnly
    rows = get_actor(viewer, network, one), get_actor(viewer, network, other)
    entries = [entry for entry in _entries(viewer, network) if entry.id in {r.pk for r in rows}]
    found = find_likenesses(entries)
    first, second = (list(rows_for([row.pk])) for row in rows)
    between = Tie.objects.using(alias()).filter(
        Q(a_id__in=first, b_id__in=second) | Q(a_id__in=second, b_id__in=first)
    )
    return Comparison(
        sides=(_side(viewer, network, rows[0], when), _side(viewer, network, rows[1], when)),
        reasons=found[0].reasons if found else (),
        between=between.known(None).count(),
    )


def _side(viewer: Viewer, network: Network, actor: Actor, when: AsOf) -> Side:
    events = list_events(viewer, network, when, actor=actor.pk, limit=MOST_COUNTED)
    return Side(
        profile=get_profile(viewer, network, actor.ref, when),
        lines=len(list_ties_of(viewer, network, actor.pk, when)),
        events=len(events.rows),
        more_events=bool(events.after),
    )


def _likenesses(viewer: Viewer, network: Network) -> Sequence[Likeness]:
    kept = kept_rows(network)
    told = NotSame.objects.using(alias()).filter(network=network).known(None)
    two = [(kept.get(a, a), kept.get(b, b)) for a, b in told.values_list("one_id", "other_id")]
    return find_likenesses(_entries(viewer, network), two)


def _entries(viewer: Viewer, network: Network) -> list[Entry]:
    kept = kept_rows(network)
    other_names: dict[int, list[str]] = defaultdict(list)
    aliases = Alias.objects.using(alias()).filter(network=network).known(None)
    for actor, name in aliases.order_by("pk").values_list("actor_id", "name"):
        other_names[kept.get(actor, actor)].append(name)
    merged = Actor.objects.using(alias()).filter(pk__in=list(kept)).order_by("pk")
    for row in merged:
        other_names[kept[row.pk]] += [row.name_th, row.name_en]
    rows = visible_actors(viewer, network).order_by("pk")
    return [
        Entry(
            pk,
            ActorKind(kind),
            (th, en),
            tuple(other_names[pk]),
            place,
            (note, *map(str, extra.values())),
        )
        for pk, kind, th, en, place, note, extra in rows.values_list(
            "pk", "kind", "name_th", "name_en", "place_id", "note", "extra"
        ).iterator(chunk_size=10_000)
    ]
