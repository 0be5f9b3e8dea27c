"""A map too large to be drawn one by one: its actors together by place, or by who hangs together.

Each group can be opened: a place by its filter, a cluster by its number.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from saiyai.assessment.look.record import UNTOLD
from saiyai.domain.actors import ActorKind
from saiyai.domain.viewers import Eye, Viewer
from saiyai.engine.layouts.map_layout import map_layout
from saiyai.engine.network import make_network
from saiyai.queries.actors import named
from saiyai.queries.columns import among
from saiyai.queries.editions import ACTOR_KINDS, Edition
from saiyai.queries.keeping import Newest
from saiyai.queries.names import Name, people_of
from saiyai.queries.today import SMALLEST_CELL
from saiyai.records.connections import alias
from saiyai.records.models import Network, Place

Ints = NDArray[np.int64]

MOST_GROUPS: Final = 150
"""So many groups can be told apart on a map; places are put together with those around them."""

_HALF: Final = 0.5
_SEED: Final = 2569
_NAMELESS: Final = Name("", "", ActorKind.UNSPECIFIED)
_PERSON: Final = ACTOR_KINDS.index(ActorKind.PERSON)

_Called: TypeAlias = tuple[str, Name]
"""What opens a group, and what it is called."""


@dataclass(frozen=True, slots=True)
class MapGroup:
    """Many actors as one; `about` is `place` with its ref in `of`, or `cluster` with its number.

    Both are empty for those of whom neither is told.
    """

    about: str
    of: str
    name: Name
    count: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MapBetween:
    """Lines between two groups, as places in their list."""

    a: int
    b: int
    lines: int


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a map and the lines between them."""

    groups: Sequence[MapGroup] = ()
    between: Sequence[MapBetween] = ()


NO_GROUPS: Final = Groups()


def make_groups(
    viewer: Viewer,
    network: Network,
    edition: Edition,
    shown: Ints,
    clusters: Ints,
    *,
    inside: bool,
) -> Groups:
    """Those shown, by place where half of them told one and no place was chosen, else by cluster.

    `inside` says that a place was chosen. Groups of fewer than five are left out for outside,
    where no line is read either.
    Cost: O(n + lines), and the layout of at most MOST_GROUPS groups.
    """
    told = edition.places[shown] != UNTOLD
    by_place = not inside and told.mean() >= _HALF
    labels = np.full(edition.n, -1, np.int64)
    if by_place:
        labels[shown] = _places_above(network, edition.places[shown])
    else:
        labels[shown] = clusters[shown]
    keys, counts = np.unique(labels[shown], return_counts=True)
    kept = np.argsort(-counts, kind="stable")[:MOST_GROUPS]
    outside = viewer.eye is Eye.OUTSIDE
    kept = kept[counts[kept] >= SMALLEST_CELL] if outside else kept
    keys, counts = keys[kept], counts[kept]
    ends = _ends(edition, labels, shown, keys)
    places = _stand(len(keys), *ends)
    names = _place_names(keys) if by_place else _cluster_names(viewer, edition, labels, keys)
    about = "place" if by_place else "cluster"
    groups = [
        _group(about, names.get(key), count, (float(x), float(y)))
        for key, count, (x, y) in zip(keys.tolist(), counts.tolist(), places, strict=True)
    ]
    between = [] if outside else _between(*ends)
    return Groups(groups, between)


def _group(
    about: str, called: _Called | None, count: int, stands: tuple[float, float]
) -> MapGroup:
    of, name = called or ("", _NAMELESS)
    x, y = (round(one, 5) for one in stands)
    return MapGroup(about if called else "", of, name, count, x, y)


def _places_above(network: Network, places: Ints) -> Ints:
    """For each place itself, or what it lies in, so far up that few enough are left."""
    rows = Place.objects.using(alias()).filter(network=network).values_list("pk", "parent_id")
    above: Mapping[int, int | None] = dict(rows)
    found = places
    while len(np.unique(found)) > MOST_GROUPS:
        keys, at = np.unique(found, return_inverse=True)
        up = np.array([above.get(int(key)) or int(key) for key in keys], np.int64)
        if (up == keys).all():
            break
        found = up[at]
    return found


def _ends(edition: Edition, labels: Ints, shown: Ints, keys: Ints) -> tuple[Ints, Ints]:
    """Of every line between two groups that are kept, their places in the list."""
    group = np.full(edition.n, -1, np.int64)
    order = np.argsort(keys)
    at = np.minimum(np.searchsorted(keys, labels[shown], sorter=order), max(len(keys) - 1, 0))
    if len(keys):
        fits = keys[order][at] == labels[shown]
        group[shown[fits]] = order[at[fits]]
    a, b = group[edition.lines.a], group[edition.lines.b]
    kept = (a >= 0) & (b >= 0) & (a != b)
    return np.minimum(a, b)[kept], np.maximum(a, b)[kept]


def _between(a: Ints, b: Ints) -> list[MapBetween]:
    pairs = Counter(zip(a.tolist(), b.tolist(), strict=True))
    return [MapBetween(one, other, count) for (one, other), count in sorted(pairs.items())]


def _stand(n: int, a: Ints, b: Ints) -> NDArray[np.float32]:
    """Where groups stand: near those they have lines with."""
    key = (n, a.tobytes(), b.tobytes())
    return _LAID_OUT.get(
        key, lambda: map_layout(make_network(n, a, b, directed=False), seed=_SEED)
    )


_LAID_OUT: Final = Newest(keep=8)


def _place_names(keys: Ints) -> Mapping[int, _Called]:
    rows = Place.objects.using(alias()).filter(among(keys.tolist()))
    return {row.pk: (row.ref, named(row)) for row in rows}


def _cluster_names(
    viewer: Viewer, edition: Edition, labels: Ints, keys: Ints
) -> Mapping[int, _Called]:
    """Clusters by their best tied group, where this viewer may name it; persons give no name."""
    ends = np.concatenate((edition.lines.a, edition.lines.b))
    lines = np.bincount(ends, minlength=edition.n)
    groups = np.flatnonzero((edition.kinds != _PERSON) & np.isin(labels, keys))
    groups = groups[np.lexsort((-lines[groups], labels[groups]))]
    of, first = np.unique(labels[groups], return_index=True)
    hubs = edition.actor_ids[groups[first]].tolist()
    people = people_of(viewer, hubs, edition.seq)
    best = dict(zip(of.tolist(), hubs, strict=True))
    return {
        key: (str(key), people[best[key]].name if best.get(key) in people else _NAMELESS)
        for key in keys.tolist()
        if key >= 0
    }
