"""Places of a record: the tree with who is there, and the page of one.

From outside nobody sees them: a house ward or a room where people meet can point at a person.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from saiyai.domain.errors import UnknownPlace
from saiyai.domain.periods import AsOf
from saiyai.domain.places import Medium, PlaceKind, Resource, Within
from saiyai.domain.thai import search_key
from saiyai.domain.trees import counts_below
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.actors import actors_known, named
from saiyai.queries.areas import area_of, list_areas
from saiyai.queries.identities import rows_once
from saiyai.queries.known import as_known
from saiyai.queries.names import Name, Someone, may_know_of, people_of
from saiyai.queries.trees import place_tree_of, standing_places
from saiyai.records.connections import alias
from saiyai.records.models import Actor, AreaSource, Network, Place, PlaceHost, PlaceWithin


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in the tree: members there and below it, each counted once.

    A place that lies in several stands below each of them; `again` is true but for the first.
    """

    ref: str
    name: Name
    kind: PlaceKind
    code: str
    depth: int
    below: int
    order: int | None
    again: bool = False


@dataclass(frozen=True, slots=True)
class WithinRow:
    """Another place that one lies in, and its neighbours there."""

    parent: PlaceRow
    purpose: Within
    order: int | None


@dataclass(frozen=True, slots=True)
class PlaceProfile:
    """What stands on the page of a place, members and events aside."""

    row: PlaceRow
    path: Sequence[PlaceRow]
    """What it lies in first, from the top."""
    within: Sequence[WithinRow]
    children: Sequence[PlaceRow]
    upstream: Sequence[PlaceRow]
    """Just above it, in each resource area whose parts have an order."""
    downstream: Sequence[PlaceRow]
    hosts: Sequence[Someone]
    resource: Resource
    medium: Medium
    used_for: str
    valid_from: date | None
    valid_until: date | None
    source: AreaSource | None
    """Where its code comes from, if an official list has it."""


Inside: TypeAlias = tuple[int, int | None, bool]
"""What lies in a place: its row id, its number in order there, and whether it does so as well."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Every place of a record, read once for one answer."""

    places: Mapping[int, Place]
    also: Sequence[PlaceWithin]
    held: Mapping[int | None, Sequence[Inside]]
    counts: Counter[int]

    def row(
        self, pk: int, depth: int = 0, order: int | None = None, *, again: bool = False
    ) -> PlaceRow:
        """A place as a row of a list."""
        place = self.places[pk]
        return PlaceRow(
            place.ref, named(place), PlaceKind(place.kind), place.code, depth,
            self.counts[pk], place.order if order is None else order, again,
        )  # fmt: skip

    def inside(self, pk: int | None) -> Sequence[Inside]:
        """What lies in a place, in order; of None, what lies in nothing."""
        return self.held.get(pk, ())

    def above(self, pk: int) -> Sequence[int]:
        """What a place lies in first, nearest first."""
        found: list[int] = []
        parent = self.places[pk].parent_id
        while parent is not None and parent not in {pk, *found}:
            found.append(parent)
            parent = self.places[parent].parent_id
        return found

    def walk(self, top: int | None = None) -> Sequence[int]:
        """Everything that lies in a place, at any depth, each once, in the order of the tree."""
        seen: dict[int, None] = {}
        waiting = [pk for pk, _, _ in reversed(self.inside(top))]
        while waiting:
            pk = waiting.pop()
            if pk not in seen and pk != top:
                seen[pk] = None
                waiting += [one for one, _, _ in reversed(self.inside(pk))]
        return list(seen)

    def is_ordered(self, pk: int) -> bool:
        """Whether what lies in a place has an order, as along a river."""
        return sum(order is not None for _, order, _ in self.inside(pk)) > 1


def list_places(
    viewer: Viewer, network: Network, when: AsOf | None = None, *, counted: bool = True
) -> Sequence[PlaceRow]:
    """The tree of places, each followed by what lies in it; nothing for outsiders.

    With `when`, as known at its Change, with those members who had come by its day.
    Cost: three queries, and one pass over the members this viewer may see if they are counted.
    """
    if viewer.eye is Eye.OUTSIDE:
        return []
    ground = read_ground(viewer, network, when, counted=counted)
    seen: set[int] = set()
    rows = list(_walk(ground, ground.inside(None), 0, seen))
    # What was told in a circle hangs on nothing; nothing may drop out of a list.
    for pk in ground.places:
        if pk not in seen:
            rows += _walk(ground, [(pk, None, False)], 0, seen)
    return rows


def _walk(
    ground: Ground, nodes: Sequence[Inside], depth: int, seen: set[int]
) -> Iterator[PlaceRow]:
    for pk, order, also in nodes:
        again = pk in seen or (also and ground.places[pk].parent_id is not None)
        yield ground.row(pk, depth, order, again=again)
        if not again:
            seen.add(pk)
            yield from _walk(ground, ground.inside(pk), depth + 1, seen)


def get_place(
    viewer: Viewer, network: Network, ref: str, when: AsOf | None = None
) -> PlaceProfile:
    """The page of one place, as known at the Change of `when`. Raises: UnknownPlace."""
    known = when.known if when else None
    ground = read_ground(viewer, network, when)
    place = ground.places[place_of(viewer, network, ref, known).pk]
    also = [row for row in ground.also if row.place_id == place.pk]
    hosts = PlaceHost.objects.using(alias()).filter(place=place).known(known)
    up, down = _neighbours(ground, place, also)
    area = area_of(place.code) if place.code else None
    return PlaceProfile(
        row=ground.row(place.pk),
        path=_path(ground, place),
        within=[
            WithinRow(ground.row(row.parent_id), Within(row.purpose), row.order) for row in also
        ],
        children=[ground.row(pk, order=order) for pk, order, _ in ground.inside(place.pk)],
        upstream=up,
        downstream=down,
        hosts=_hosts(viewer, [row.actor for row in hosts.select_related("actor")], known),
        resource=Resource(place.resource),
        medium=Medium(place.medium),
        used_for=place.used_for,
        valid_from=place.valid_from,
        valid_until=place.valid_until,
        source=area.source if area else None,
    )


def _hosts(viewer: Viewer, told: Sequence[Actor], known: int | None) -> list[Someone]:
    """Who keeps a place open, merged rows as the one they are."""
    there = [actor.pk for actor in told if may_know_of(viewer, actor)]
    return rows_once(people_of(viewer, there, known).values(), lambda who: who.ref or id(who))


def place_of(viewer: Viewer, network: Network, ref: str, known: int | None = None) -> Place:
    """The row of a place, for a service. Raises: UnknownPlace, and so for every outsider."""
    rows = standing_places(network, known).filter(ref=ref).select_related("network")
    place = rows.order_by("-pk").first()
    if place is None or viewer.eye is Eye.OUTSIDE:
        raise UnknownPlace(ref=ref)
    return place


def find_places(
    viewer: Viewer, network: Network, text: str, when: AsOf | None = None
) -> Sequence[PlaceRow]:
    """Places of the record of which a name, the id or the code holds a text."""
    key = search_key(text)
    if not key:
        return []
    return [
        row
        for row in list_places(viewer, network, when)
        if not row.again and key in search_key(row.name.th, row.name.en, row.ref, row.code)
    ]


def find_place(viewer: Viewer, network: Network, written: str) -> str:
    """The id or official code that was meant by an id, a code or a whole name.

    A name of two places is given back as it was written: which of them was meant nobody knows.
    """
    own = [row for row in list_places(viewer, network) if not row.again]
    if not written or any(written in {row.ref, row.code} for row in own):
        return written
    key = search_key(written)
    meant = [row.ref for row in own if key in {search_key(row.name.th), search_key(row.name.en)}]
    if not meant and area_of(written) is None:
        meant = [
            area.code
            for area in list_areas(viewer, written)
            if key in {search_key(area.name.th), search_key(area.name.en)}
        ]
    return meant[0] if len(meant) == 1 else written


def read_ground(
    viewer: Viewer, network: Network, when: AsOf | None = None, *, counted: bool = True
) -> Ground:
    """Every place of a record, with how many members are there or below it if they are counted."""
    known = when.known if when else None
    rows = PlaceWithin.objects.using(alias()).filter(place__network=network).known(known)
    also = list(rows.order_by("pk"))
    places = {place.pk: place for place in standing_places(network, known).order_by("pk")}
    as_known(places.values(), known)
    at: list[tuple[int, int]] = []
    if counted:
        same, corrected = actors_known(viewer, network, when)
        at = [(row.pk, row.place_id) for row in corrected if row.place_id is not None]
        at += same.filter(place__isnull=False).values_list("pk", "place_id")
    return Ground(
        places=places,
        also=also,
        held=_held(places, also),
        counts=counts_below(place_tree_of(network, known), at) if counted else Counter(),
    )


def _held(
    places: Mapping[int, Place], also: Sequence[PlaceWithin]
) -> Mapping[int | None, Sequence[Inside]]:
    """By place what lies in it, those with a number first; below None those that lie nowhere."""
    elsewhere = {row.place_id for row in also}
    held: dict[int | None, list[Inside]] = defaultdict(list)
    for pk, place in places.items():
        if place.parent_id is not None or pk not in elsewhere:
            held[place.parent_id].append((pk, place.order, False))
    for row in also:
        held[row.parent_id].append((row.place_id, row.order, True))
    for inside in held.values():
        inside.sort(key=lambda found: (found[1] is None, found[1] or 0, found[0]))
    return held


def _path(ground: Ground, place: Place) -> Sequence[PlaceRow]:
    return [ground.row(pk) for pk in reversed(ground.above(place.pk))]


def _neighbours(
    ground: Ground, place: Place, also: Sequence[PlaceWithin]
) -> tuple[Sequence[PlaceRow], Sequence[PlaceRow]]:
    """What lies just upstream and just downstream, where its parents put their parts in order."""
    up: list[PlaceRow] = []
    down: list[PlaceRow] = []
    parents = {row.parent_id for row in also}
    for parent in sorted(parents | ({place.parent_id} if place.parent_id else set())):
        line = [pk for pk, order, _ in ground.inside(parent) if order is not None]
        if place.pk in line:
            at = line.index(place.pk)
            up += [ground.row(pk) for pk in line[max(0, at - 1) : at]]
            down += [ground.row(pk) for pk in line[at + 1 : at + 2]]
    return up, down
