"""The map of a network: who stands where, which lines there are, and their states on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saiyai.assessment.look.line_history import resting_lines, states_on
from saiyai.domain.actors import ActorKind
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.columns import among
from saiyai.queries.editions import Edition, load_edition
from saiyai.queries.facts import load_facts
from saiyai.queries.findings import require_hope
from saiyai.queries.identities import rows_for
from saiyai.queries.map_groups import NO_GROUPS, Groups, make_groups
from saiyai.queries.map_layers import (
    Cluster,
    Clustered,
    LineLayers,
    bases_of,
    event_kinds_of,
    load_layers,
    load_within,
    name_clusters,
)
from saiyai.queries.map_places import METHOD, VERSION, Laid, load_laid
from saiyai.queries.members import ActorFilter, ids_filtered
from saiyai.queries.names import TOLD_IN_A_NAME, Name, may_see_values, people_as_known
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Actor, ActorIssue, Network, Place, Tie

MOST_ACTORS: Final = 5_000
"""A larger map is drawn by groups, each to be opened."""

_NOT_SHOWN: Final = "9"
"""Stands in `states` for a line not laid on that day, or one that this viewer may not read."""


@dataclass(frozen=True, slots=True)
class MapActor:
    """An actor on the map; `ref` is empty and the name hidden where the viewer may not see it."""

    ref: str
    name: Name
    kind: ActorKind
    place: str
    issues: Sequence[str]
    x: float
    y: float
    lines: int | None
    """How many lines it has in the record; None where the viewer may not know."""
    cluster: int
    """With whom it hangs together, as a place in the list of clusters; -1 with nobody."""


@dataclass(frozen=True, slots=True)
class MapTie:
    """A line on the map, its ends as places in the list of actors."""

    ref: str
    a: int
    b: int
    directed: bool
    kind: int
    bases: Sequence[str]
    events: Sequence[str]
    """Kinds of event that touched it by the day, of which this viewer may read rows."""


@dataclass(frozen=True, slots=True)
class MapDay:
    """What changes with the day: a digit per line (of `TieState`, 9 not shown), and who rests."""

    day: date
    states: str
    resting: Sequence[int]
    present: str
    """A digit per actor: 1 in the network on that day, 0 not."""
    within: Sequence[tuple[int, int]]
    """Who is in which network or group on that day: member and holder, as places in the list."""
    touched: Sequence[int]
    """Lines on which something happened since an earlier day, where one was asked for."""


@dataclass(frozen=True, slots=True)
class MapOfTies:
    """A map; `state` is `ready`, `asked` while a job lays it out, `grouped`, or `too_large`.

    A grouped one has groups and no actors; too large is one group that cannot be parted.
    """

    state: str
    first_day: date
    today: MapDay | None
    actors: Sequence[MapActor]
    ties: Sequence[MapTie]
    count: int
    clusters: Sequence[Cluster] = ()
    grouped: Groups = NO_GROUPS


def get_map(
    viewer: Viewer,
    network: Network,
    when: AsOf,
    wanted: ActorFilter,
    cluster: int | None = None,
) -> MapOfTies:
    """The map of a network, or of the part a filter or the number of a cluster cuts out.

    Raises: ReadingFailed where a job could not lay it out.
    Cost: milliseconds up to AT_ONCE actors; above, positions come from the newest finding.
    """
    with snapshot():
        edition = load_edition(network, viewer.eye, when.known)
        shown = _shown(viewer, network, edition, wanted, when)
        first = _first_day(edition, when.day)
        laid = load_laid(network, viewer.eye, edition)
        if laid is None:
            require_hope(network, (METHOD, VERSION), viewer.eye, when)
            return MapOfTies("asked", first, None, [], [], len(shown))
        if cluster is not None:
            shown = shown[laid.clusters[shown] == cluster]
        if len(shown) > MOST_ACTORS:
            state = "too_large" if cluster is not None else "grouped"
            inside = bool(wanted.place)
            groups = make_groups(viewer, network, edition, shown, laid.clusters, inside=inside)
            return MapOfTies(state, first, None, [], [], len(shown), grouped=groups)
        chosen = _Chosen.of(edition, shown)
        actors = _actors(viewer, edition, chosen, laid, when)
        return MapOfTies(
            "ready",
            first,
            _day(viewer, network, when, chosen),
            actors,
            _ties(edition, chosen, load_layers(network, viewer.eye, edition, when)),
            len(shown),
            _clusters(viewer, actors),
        )


def get_map_day(
    viewer: Viewer,
    network: Network,
    when: AsOf,
    wanted: ActorFilter,
    since: date | None = None,
    cluster: int | None = None,
) -> MapDay:
    """Only what changes with the day, for the actors and lines of the same map.

    Lines on which something happened after `since` and by the day are told beside.
    """
    with snapshot():
        edition = load_edition(network, viewer.eye, when.known)
        shown = _shown(viewer, network, edition, wanted, when)
        laid = None if cluster is None else load_laid(network, viewer.eye, edition)
        if laid is not None:
            shown = shown[laid.clusters[shown] == cluster]
        return _day(viewer, network, when, _Chosen.of(edition, shown), since)


@dataclass(frozen=True, slots=True, eq=False)
class _Chosen:
    """Positions of the actors shown, and rows of the lines between them."""

    actors: NDArray[np.int64]
    lines: NDArray[np.int64]
    number: NDArray[np.int64]
    """Of every actor, its place in the list; -1 for those not shown."""

    @staticmethod
    def of(edition: Edition, actors: NDArray[np.int64]) -> "_Chosen":
        number = np.full(edition.n, -1, np.int64)
        number[actors] = np.arange(len(actors))
        both = (number[edition.lines.a] >= 0) & (number[edition.lines.b] >= 0)
        return _Chosen(actors, np.flatnonzero(both), number)


def _shown(
    viewer: Viewer, network: Network, edition: Edition, wanted: ActorFilter, when: AsOf
) -> NDArray[np.int64]:
    """Positions of those on the map: outsiders see only who agreed to be seen by anyone."""
    if viewer.eye is not Eye.OUTSIDE and wanted == ActorFilter():
        return np.arange(edition.n)
    at = edition.positions_of(sorted(ids_filtered(viewer, network, wanted, when)))
    return at[at >= 0]


def _first_day(edition: Edition, day: date) -> date:
    """The first day anything is told of, at most ten years back: there the slider begins."""
    days = edition.events.days
    if not len(days):
        return day
    return date.fromordinal(max(int(days.min()), day.toordinal() - 3653))


# --- what is shown ---------------------------------------------------------------------------


def _actors(
    viewer: Viewer,
    edition: Edition,
    chosen: _Chosen,
    laid: Laid,
    when: AsOf,
) -> list[MapActor]:
    ids = edition.actor_ids[chosen.actors].tolist()
    rows = Actor.objects.using(alias()).only(*TOLD_IN_A_NAME, "place").in_bulk(ids)
    counted = {pk for pk, row in rows.items() if may_see_values(viewer, row)}
    people = people_as_known(viewer, list(rows.values()), when.known)
    issues = _issues_of(ids, when.known)
    place_refs = dict(
        Place.objects.using(alias())
        .filter(pk__in={row.place_id for row in rows.values() if row.place_id})
        .values_list("pk", "ref")
    )
    lines = _line_counts(edition)
    clusters = np.full(edition.n, -1) if viewer.eye is Eye.OUTSIDE else laid.clusters
    found = []
    for position, pk in zip(chosen.actors.tolist(), ids, strict=True):
        row, who = rows[pk], people[pk]
        found.append(
            MapActor(
                ref=who.ref,
                name=who.name,
                kind=ActorKind(row.kind),
                place=place_refs.get(row.place_id, "") if row.place_id else "",
                issues=issues.get(pk, []),
                x=round(float(laid.places[position, 0]), 5),
                y=round(float(laid.places[position, 1]), 5),
                lines=int(lines[position]) if pk in counted else None,
                cluster=int(clusters[position]),
            )
        )
    return found


def _within(
    network: Network, edition: Edition, chosen: _Chosen, when: AsOf
) -> list[tuple[int, int]]:
    """Who is in whom, of those that are shown, as places in the list: members and holders."""
    number = chosen.number
    pairs = load_within(network, edition, when)
    found = ((int(number[member]), int(number[holder])) for holder, member in pairs)
    return sorted(pair for pair in found if min(pair) >= 0)


def _clusters(viewer: Viewer, actors: Sequence[MapActor]) -> list[Cluster]:
    if viewer.eye is Eye.OUTSIDE:
        return []
    return name_clusters(
        [Clustered(a.cluster, a.kind, a.place, a.issues, a.lines or 0) for a in actors]
    )


def _line_counts(edition: Edition) -> NDArray[np.int64]:
    """Of every actor, how many lines it has in the record; sizes are the same on every day."""
    ends = np.concatenate((edition.lines.a, edition.lines.b))
    return np.bincount(ends, minlength=edition.n)


def _issues_of(ids: Sequence[int], known: int | None) -> Mapping[int, Sequence[str]]:
    found: dict[int, list[str]] = {}
    counts_for = rows_for(ids, known)
    told = ActorIssue.objects.using(alias()).filter(actor_id__in=counts_for).known(known)
    for actor, ref in told.values_list("actor_id", "issue__ref"):
        of = found.setdefault(counts_for[actor], [])
        if ref not in of:
            of.append(ref)
    return found


def _ties(edition: Edition, chosen: _Chosen, layers: LineLayers) -> list[MapTie]:
    ids = edition.tie_ids[chosen.lines].tolist()
    refs = dict(Tie.objects.using(alias()).filter(among(ids)).values_list("pk", "ref"))
    ends = chosen.number[edition.lines.a], chosen.number[edition.lines.b]
    of = (*ends, edition.directed, layers.kinds, layers.bases, layers.events)
    rows = zip(ids, *(column[chosen.lines].tolist() for column in of), strict=True)
    return [
        MapTie(refs[pk], a, b, bool(arrow), kind, bases_of(bases), event_kinds_of(events))
        for pk, a, b, arrow, kind, bases, events in rows
    ]


def _day(
    viewer: Viewer, network: Network, when: AsOf, chosen: _Chosen, since: date | None = None
) -> MapDay:
    edition, facts = load_facts(network, viewer.eye, when)
    states = states_on(edition.history, when.day.toordinal()).states[chosen.lines]
    resting = resting_lines(edition.history, when.day.toordinal())[chosen.lines]
    outside = viewer.eye is Eye.OUTSIDE
    digits = _NOT_SHOWN * len(states) if outside else "".join(map(str, states.tolist()))
    return MapDay(
        day=when.day,
        states=digits,
        resting=[] if outside else np.flatnonzero(resting).tolist(),
        present="".join("1" if here else "0" for here in facts.present[chosen.actors]),
        within=[] if outside else _within(network, edition, chosen, when),
        touched=[] if outside or since is None else _touched(edition, chosen, since, when.day),
    )


def _touched(edition: Edition, chosen: _Chosen, since: date, day: date) -> list[int]:
    hits = edition.hits
    then = (hits.days > since.toordinal()) & (hits.days <= day.toordinal()) & (hits.events >= 0)
    found: list[int] = np.flatnonzero(np.isin(chosen.lines, hits.lines[then])).tolist()
    return found
