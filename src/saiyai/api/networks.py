"""Networks and their changes."""

from django.http import HttpRequest
from ninja import Router, Status

from saiyai.api.asked import KnownAt, as_of, asked, name_out, opened
from saiyai.api.schemas import (
    ChangeOut,
    NetworkIn,
    NetworkOut,
)
from saiyai.queries.changes import ChangeRow, list_changes
from saiyai.queries.networks import (
    OpenNetwork,
    count_actors,
    list_networks,
    name_of_network,
)
from saiyai.services.networks import record_network
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
