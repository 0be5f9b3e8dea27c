"""The map of a network."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from saiyai.api.asked import Slug, as_of, asked, day_of, opened
from saiyai.api.map_schemas import (
    MapActorOut,
    MapBetweenOut,
    MapClusterOut,
    MapDayOut,
    MapGroupOut,
    MapKindOut,
    MapOut,
    MapTieOut,
)
from saiyai.domain.words import Language
from saiyai.queries.map_groups import Groups
from saiyai.queries.map_layers import Cluster
from saiyai.queries.map_places import METHOD
from saiyai.queries.maps import MapActor, MapDay, get_map, get_map_day
from saiyai.queries.members import ActorFilter
from saiyai.queries.tie_kinds import list_tie_kinds
from saiyai.services.readings import ask_reading

router = Router(tags=["networks"])


class MapQuery(Schema):
    """The day and the part of a map."""

    as_of: str = ""
    known: int | None = None
    kind: str = ""
    place: str = ""
    issue: str = ""
    cluster: int | None = None
    since: str = ""

    @property
    def wanted(self) -> ActorFilter:
        """The part as the list of members knows it."""
        return ActorFilter(kind=self.kind, place=self.place, issue=self.issue)


@router.get("", response=MapOut)
def network_map(request: HttpRequest, slug: Slug, asked_for: Query[MapQuery]) -> HttpResponse:
    """Who stands where, which lines there are, and their states on a day."""
    # Written here: what is returned as a shape is tried, copied and written line by line.
    told = _map(request, slug, asked_for)
    return HttpResponse(told.model_dump_json(), content_type="application/json; charset=utf-8")


def _map(request: HttpRequest, slug: str, asked_for: MapQuery) -> MapOut:
    network, viewer = opened(request, slug), asked(request).viewer
    language = asked(request).language
    when = as_of(network, asked_for.as_of, asked_for.known)
    found = get_map(viewer, network, when, asked_for.wanted, asked_for.cluster)
    if found.state == "asked":
        ask_reading(viewer, network, when, METHOD)
    kinds = list_tie_kinds(viewer, network, when.known)
    used = {tie.kind for tie in found.ties}
    return MapOut(
        state=found.state,
        first_day=found.first_day,
        today=_day_out(found.today) if found.today else None,
        actors=[_actor_out(actor, language) for actor in found.actors],
        ties=[
            MapTieOut(
                id=t.ref,
                a=t.a,
                b=t.b,
                directed=t.directed,
                kind=t.kind,
                bases=list(t.bases),
                events=list(t.events),
            )
            for t in found.ties
        ],
        kinds=[
            MapKindOut(id=kind.id, name=kind.label_ab.in_(language))
            for kind in kinds
            if kind.id in used
        ],
        clusters=[
            MapClusterOut(about=one.about, of=_ref_of(one, found.actors), count=one.count)
            for one in found.clusters
        ],
        groups=_groups_out(found.grouped, language),
        between=[
            MapBetweenOut(a=one.a, b=one.b, lines=one.lines) for one in found.grouped.between
        ],
        count=found.count,
    )


@router.get("/day", response=MapDayOut)
def map_day(request: HttpRequest, slug: Slug, asked_for: Query[MapQuery]) -> MapDayOut:
    """Only what changes on the map with the day, and what happened `since` another day."""
    network = opened(request, slug)
    when = as_of(network, asked_for.as_of, asked_for.known)
    since = day_of(network, asked_for.since) if asked_for.since else None
    return _day_out(
        get_map_day(
            asked(request).viewer, network, when, asked_for.wanted, since, asked_for.cluster
        )
    )


def _day_out(day: MapDay) -> MapDayOut:
    return MapDayOut(
        day=day.day,
        states=day.states,
        resting=list(day.resting),
        present=day.present,
        within=[list(pair) for pair in day.within],
        touched=list(day.touched),
    )


def _actor_out(actor: MapActor, language: Language) -> MapActorOut:
    return MapActorOut(
        id=actor.ref,
        name="" if actor.name.is_hidden else actor.name.in_(language),
        kind=actor.kind,
        place=actor.place,
        issues=list(actor.issues),
        x=actor.x,
        y=actor.y,
        lines=actor.lines,
        cluster=actor.cluster,
    )


def _groups_out(grouped: Groups, language: Language) -> list[MapGroupOut]:
    return [
        MapGroupOut(
            about=one.about,
            of=one.of,
            name="" if one.name.is_hidden else one.name.in_(language),
            count=one.count,
            x=one.x,
            y=one.y,
        )
        for one in grouped.groups
    ]


def _ref_of(cluster: Cluster, actors: Sequence[MapActor]) -> str:
    return cluster.of if isinstance(cluster.of, str) else actors[cluster.of].ref
