"""The map of places: who is where at a level, lines between places, what is reached and what not.

From outside nobody sees any of it, as with the tree of places.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from saiyai.assessment.look.facts import Facts
from saiyai.domain.periods import AsOf
from saiyai.domain.places import PlaceKind
from saiyai.domain.ties import TieState
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.area_shapes import Shapes, count_areas, find_points, find_shapes
from saiyai.queries.facts import load_facts
from saiyai.queries.names import Name
from saiyai.queries.places import Ground, PlaceRow, read_ground
from saiyai.records.connections import snapshot
from saiyai.records.models import Network

LEVELS: Final = (
    PlaceKind.PROVINCE,
    PlaceKind.DISTRICT,
    PlaceKind.SUBDISTRICT,
    PlaceKind.VILLAGE,
)
"""From the widest to the nearest."""

MOST_AT_FIRST: Final = 60
"""The nearest level with no more places is shown first."""

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlaceDot:
    """A place of the level: members in it, lines that stay within, and where it lies if known."""

    row: PlaceRow
    members: int
    within: int
    point: Point | None


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """Lines between two places of the list; how many of them answer."""

    a: int
    b: int
    lines: int
    answering: int


@dataclass(frozen=True, slots=True)
class Reached:
    """Of the places of the level in one above it, how many have a member.

    `official` says that all there are were counted, not only those of the record.
    """

    inside: PlaceRow
    have: int
    of: int
    official: bool
    empty: Sequence[Name]
    """Places of the record that have none."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A place along a river: how many lines lead up and down from it, and pass below it."""

    row: PlaceRow
    members: int
    up: int
    down: int
    past: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Places in their order along a river, or as a network counts them."""

    inside: PlaceRow
    reaches: Sequence[Reach]


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """Everything the map of places tells at one level."""

    level: PlaceKind
    levels: Sequence[PlaceKind]
    dots: Sequence[PlaceDot]
    links: Sequence[PlaceLink]
    reached: Sequence[Reached]
    stretches: Sequence[Stretch]
    elsewhere: int
    """Members whose place is told, but lies in none of this level."""
    untold: int
    """Members of whom no place is told."""

    @property
    def lines(self) -> int:
        """Lines from one place to another."""
        return sum(one.lines for one in self.links)

    @property
    def answering(self) -> int:
        """Those of them that answer."""
        return sum(one.answering for one in self.links)

    @property
    def most(self) -> PlaceDot | None:
        """Where most members are; None where nobody is."""
        found = max(self.dots, key=lambda dot: dot.members, default=None)
        return found if found and found.members else None


_NOTHING: Final = PlaceMap(PlaceKind.UNTOLD, (), (), (), (), (), 0, 0)


def get_place_map(
    viewer: Viewer, network: Network, when: AsOf, level: PlaceKind = PlaceKind.UNTOLD
) -> PlaceMap:
    """Who is where on a day, at a level.

    Without one, or where it has no place, at the nearest with no more than MOST_AT_FIRST places.
    A member counts once, in the place told first of them; a line is counted unless it has ended.
    Cost: that of the facts of the day, and one pass over members and lines.
    """
    if viewer.eye is Eye.OUTSIDE:
        return _NOTHING
    with snapshot():
        ground = read_ground(viewer, network, when, counted=False)
        _, facts = load_facts(network, viewer.eye, when)
        kinds = Counter(PlaceKind(place.kind) for place in ground.places.values())
        levels = [one for one in LEVELS if kinds[one]]
        if not levels:
            return _NOTHING
        at = level if level in levels else _first_level(levels, kinds)
        return _told(ground, facts, at, levels)


def get_place_shapes(viewer: Viewer, network: Network, when: AsOf) -> Shapes:
    """Outlines of the places of a record, as far as any are known; nothing for outsiders."""
    if viewer.eye is Eye.OUTSIDE:
        return Shapes([], [])
    with snapshot():
        ground = read_ground(viewer, network, when, counted=False)
        return find_shapes({place.code for place in ground.places.values() if place.code})


def _first_level(levels: Sequence[PlaceKind], kinds: Mapping[PlaceKind, int]) -> PlaceKind:
    few = [one for one in levels if kinds[one] <= MOST_AT_FIRST]
    return few[-1] if few else levels[0]


def _told(ground: Ground, facts: Facts, level: PlaceKind, levels: Sequence[PlaceKind]) -> PlaceMap:
    up = _lifted(ground, level)
    places, present = facts.places.tolist(), facts.present.tolist()
    told = [place for place, there in zip(places, present, strict=True) if there]
    here = [up.get(place) if there else None for place, there in zip(places, present, strict=True)]
    shown = [pk for pk, place in ground.places.items() if place.kind == level]
    order = _in_order(ground, shown)
    number = {pk: at for at, pk in enumerate(order)}
    members = Counter(pk for pk in here if pk is not None)
    pairs, within = _pairs(facts, here, number)
    points = _points(ground, order)
    return PlaceMap(
        level=level,
        levels=levels,
        dots=[PlaceDot(ground.row(pk), members[pk], within[pk], points.get(pk)) for pk in order],
        links=[PlaceLink(a, b, n, yes) for (a, b), (n, yes) in sorted(pairs.items())],
        reached=_reached(ground, order, members, level),
        stretches=_stretches(ground, order, members, pairs),
        elsewhere=sum(place >= 0 and place not in up for place in told),
        untold=sum(place < 0 for place in told),
    )


def _lifted(ground: Ground, level: PlaceKind) -> Mapping[int, int]:
    """For every place that is of the level or lies in one of it, that one."""
    found: dict[int, int] = {}
    for pk in ground.places:
        for above in (pk, *ground.above(pk)):
            if ground.places[above].kind == level:
                found[pk] = above
                break
    return found


def _in_order(ground: Ground, shown: Sequence[int]) -> Sequence[int]:
    """Places as the tree has them, so that neighbours on a river are neighbours in the list."""
    wanted, found = set(shown), []
    for pk in (*ground.walk(), *shown):
        if pk in wanted:
            wanted.discard(pk)
            found.append(pk)
    return found


def _pairs(
    facts: Facts, here: Sequence[int | None], number: Mapping[int, int]
) -> tuple[dict[tuple[int, int], tuple[int, int]], Counter[int]]:
    """Lines between two places, and how many answer; lines within each place."""
    pairs: dict[tuple[int, int], tuple[int, int]] = {}
    within: Counter[int] = Counter()
    lines = facts.lines
    stand = (lines.states != TieState.ENDED).tolist()
    rows = zip(lines.a.tolist(), lines.b.tolist(), stand, facts.answering.tolist(), strict=True)
    for a, b, stands, answers in rows:
        one, other = here[a], here[b]
        if not stands or one is None or other is None:
            continue
        if one == other:
            within[one] += 1
            continue
        key = min(number[one], number[other]), max(number[one], number[other])
        n, yes = pairs.get(key, (0, 0))
        pairs[key] = n + 1, yes + answers
    return pairs, within


def _points(ground: Ground, order: Sequence[int]) -> Mapping[int, Point]:
    """Where places lie: by their own code, else amid what lies in them, else as what is around."""
    known = find_points({place.code for place in ground.places.values() if place.code})
    found: dict[int, Point] = {}
    for pk in order:
        own = known.get(ground.places[pk].code)
        inside = [known[code] for code in _codes_below(ground, pk) if code in known]
        above = [known.get(ground.places[one].code) for one in ground.above(pk)]
        around = next(filter(None, above), None)
        point = own or _middle(inside) or around
        if point:
            found[pk] = point
    return found


def _codes_below(ground: Ground, pk: int) -> Sequence[str]:
    return [ground.places[one].code for one in ground.walk(pk)]


def _middle(points: Sequence[Point]) -> Point | None:
    if not points:
        return None
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _reached(
    ground: Ground, order: Sequence[int], members: Mapping[int, int], level: PlaceKind
) -> Sequence[Reached]:
    """For whatever the places of the level lie in just above, how many of them have a member."""
    inside: dict[int, list[int]] = defaultdict(list)
    for pk in order:
        parent = ground.places[pk].parent_id
        if parent is not None:
            inside[parent].append(pk)
    counts = count_areas({ground.places[pk].code for pk in inside} - {""}, level)
    found = []
    for parent, held in inside.items():
        have = sum(members[pk] > 0 for pk in held)
        official = counts.get(ground.places[parent].code, 0)
        empty = [ground.row(pk).name for pk in held if not members[pk]]
        of = max(official, len(held))
        found.append(Reached(ground.row(parent), have, of, official >= len(held), empty))
    return found


def _stretches(
    ground: Ground,
    order: Sequence[int],
    members: Mapping[int, int],
    pairs: Mapping[tuple[int, int], tuple[int, int]],
) -> Sequence[Stretch]:
    """Of everything whose parts have an order, its places in it; of what lies in such none."""
    number = {pk: at for at, pk in enumerate(order)}
    found = []
    for pk in ground.places:
        line = [one for one in ground.walk(pk) if one in number]
        if (
            len(line) < 3
            or not ground.is_ordered(pk)
            or any(map(ground.is_ordered, ground.above(pk)))
        ):
            continue
        at = {number[one]: place for place, one in enumerate(line)}
        found.append(Stretch(ground.row(pk), _reaches(ground, line, members, at, pairs)))
    return found


def _reaches(
    ground: Ground,
    line: Sequence[int],
    members: Mapping[int, int],
    at: Mapping[int, int],
    pairs: Mapping[tuple[int, int], tuple[int, int]],
) -> Sequence[Reach]:
    up, down, past = [0] * len(line), [0] * len(line), [0] * len(line)
    for (a, b), (n, _) in pairs.items():
        if a in at and b in at:
            high, low = sorted((at[a], at[b]))
            down[high] += n
            up[low] += n
            for place in range(high, low):
                past[place] += n
    return [
        Reach(ground.row(pk), members[pk], up[place], down[place], past[place])
        for place, pk in enumerate(line)
    ]
