"""Networks, their changes, their map."""

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status

from saiyai.api.asked import KnownAt, as_of, asked, name_out, opened
from saiyai.api.schemas import (
    ChangeOut,
    MapActorOut,
    MapDayOut,
    MapOut,
    MapTieOut,
    NetworkIn,
    NetworkOut,
)
from saiyai.queries.changes import ChangeRow, list_changes
from saiyai.queries.maps import METHOD, MapActor, MapDay, get_map, get_map_day
from saiyai.queries.members import ActorFilter
from saiyai.queries.networks import (
    OpenNetwork,
    count_actors,
    list_networks,
    name_of_network,
)
from saiyai.services.networks import record_network
from saiyai.services.readings import ask_reading
from saiyai.services.undo import undo_change

router = Router(tags=["networks"])


@router.get("/", response=list[NetworkOut])
def networks(request: HttpRequest) -> list[NetworkOut]:
    """Every network of this installation, the newest first."""
    return [
        NetworkOut(slug=row.slug, name=name_out(row.name), sample=row.sample, actors=row.actors)
        for row in list_networks(asked(request).viewer)
    ]


@router.post("/", response={201: NetworkOut})
def begin_network(request: HttpRequest, told: NetworkIn) -> Status[NetworkOut]:
    """Begin the record of a network."""
    network = record_network(asked(request).viewer, **told.model_dump())
    return Status(201, _out(network))


@router.get("/{slug}", response=NetworkOut)
def network(request: HttpRequest, slug: str, known: KnownAt = None) -> NetworkOut:
    """One network."""
    network = opened(request, slug)
    return _out(network, as_of(network, "", known).known)


def _out(network: OpenNetwork, known: int | None = None) -> NetworkOut:
    return NetworkOut(
        slug=network.slug,
        name=name_out(name_of_network(network)),
        sample=network.sample,
        actors=count_actors(network, known),
    )


@router.get("/{slug}/changes", response=list[ChangeOut])
def changes(
    request: HttpRequest, slug: str, before: int = 0, known: KnownAt = None
) -> list[ChangeOut]:
    """What changed, newest first; `before` a number asks for older ones."""
    network = opened(request, slug)
    seq = as_of(network, "", known).known
    rows = list_changes(asked(request).viewer, network, before=before, known=seq)
    return [change_out(row) for row in rows]


def change_out(row: ChangeRow) -> ChangeOut:
    """A Change in a list."""
    return ChangeOut(
        seq=row.seq,
        by=row.by,
        at=row.at,
        action=row.action,
        about=row.about,
        undoes=row.undoes,
        undone=row.is_undone,
    )


@router.post("/{slug}/changes/{seq}/undo", response={201: dict[str, int]})
def undo(request: HttpRequest, slug: str, seq: int) -> Status[dict[str, int]]:
    """Undo a Change. Answers with the number of the Change that undid it."""
    made = undo_change(asked(request).viewer, opened(request, slug), seq)
    return Status(201, {"seq": made.seq})


class MapQuery(Schema):
    """The day and the part of a map."""

    as_of: str = ""
    known: int | None = None
    kind: str = ""
    place: str = ""
    issue: str = ""

    @property
    def wanted(self) -> ActorFilter:
        """The part as the list of members knows it."""
        return ActorFilter(kind=self.kind, place=self.place, issue=self.issue)


@router.get("/{slug}/map", response=MapOut)
def network_map(request: HttpRequest, slug: str, asked_for: Query[MapQuery]) -> MapOut:
    """Who stands where, which lines there are, and their states on a day."""
    network, viewer = opened(request, slug), asked(request).viewer
    when = as_of(network, asked_for.as_of, asked_for.known)
    found = get_map(viewer, network, when, asked_for.wanted)
    if found.state == "asked":
        ask_reading(viewer, network, when, METHOD)
    return MapOut(
        state=found.state,
        first_day=found.first_day,
        today=_day_out(found.today) if found.today else None,
        actors=[_actor_out(request, actor) for actor in found.actors],
        ties=[MapTieOut(id=t.ref, a=t.a, b=t.b, directed=t.directed) for t in found.ties],
        count=found.count,
    )


@router.get("/{slug}/map/day", response=MapDayOut)
def map_day(request: HttpRequest, slug: str, asked_for: Query[MapQuery]) -> MapDayOut:
    """Only what changes on the map with the day."""
    network = opened(request, slug)
    when = as_of(network, asked_for.as_of, asked_for.known)
    return _day_out(get_map_day(asked(request).viewer, network, when, asked_for.wanted))


def _day_out(day: MapDay) -> MapDayOut:
    return MapDayOut(
        day=day.day, states=day.states, resting=list(day.resting), present=day.present
    )


def _actor_out(request: HttpRequest, actor: MapActor) -> MapActorOut:
    return MapActorOut(
        id=actor.ref,
        name="" if actor.name.is_hidden else actor.name.in_(asked(request).language),
        kind=actor.kind,
        place=actor.place,
        issues=list(actor.issues),
        x=actor.x,
        y=actor.y,
        lines=actor.lines,
    )
