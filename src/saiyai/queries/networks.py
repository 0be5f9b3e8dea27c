"""Which networks there are, and how their newest Change is numbered."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Q

from saiyai.domain.actors import ActorKind
from saiyai.domain.errors import UnknownNetwork
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Viewer
from saiyai.queries.clock import today_of
from saiyai.queries.identities import standing_alone
from saiyai.queries.names import Name
from saiyai.records.connections import alias
from saiyai.records.models import Access, Actor, Change, Network

OpenNetwork: TypeAlias = Network
"""A record that a door has opened: handed on to queries and services, never looked into."""


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """A network of this installation, in a list."""

    slug: str
    name: Name
    sample: bool
    actors: int


def get_network(viewer: Viewer, slug: str) -> Network:
    """The record of a network. Raises: UnknownNetwork, also where it is closed to the viewer."""
    found = Network.objects.using(alias()).select_related("actor").filter(slug=slug).first()
    if found is None or (viewer.is_served and viewer.network != found.pk):
        raise UnknownNetwork(slug=slug)
    return found


def list_networks(viewer: Viewer) -> list[NetworkRow]:
    """The networks of this installation that the viewer may open, the newest first."""
    rows = Network.objects.using(alias()).select_related("actor").order_by("-pk")
    if viewer.is_served and not viewer.administers:
        held = Access.objects.using(alias()).filter(account=viewer.account, untold__isnull=True)
        rows = rows.filter(Q(open_to_visitors=True) | Q(pk__in=held.values("network")))
    return [
        NetworkRow(row.slug, name_of_network(row), row.sample, count_actors(row)) for row in rows
    ]


def name_of_network(network: Network) -> Name:
    """A network's name; it is never hidden."""
    return Name(network.actor.name_th, network.actor.name_en, ActorKind.NETWORK)


def count_actors(network: Network, known: int | None = None) -> int:
    """How many actors stand in a record, now or as known at a Change."""
    rows = Actor.objects.using(alias()).filter(network=network).known(known)
    return standing_alone(rows, known).count()


def newest_seq(network: Network) -> int:
    """The number of the newest Change of a record; 0 before the first."""
    newest = Change.objects.using(alias()).filter(network=network).order_by("-seq")
    return newest.values_list("seq", flat=True).first() or 0


def count_changes(network: Network, after: int, until: int) -> int:
    """How many Changes of a record came after one and up to another, those of others aside."""
    rows = Change.objects.using(alias()).filter(network=network, seq__gt=after, seq__lte=until)
    return rows.count()


def seq_known(network: Network, known: int | None) -> int:
    """The number as known at which is read: that of the newest Change where none is given.

    A number that no Change has yet means now, and never tomorrow.
    """
    newest = newest_seq(network)
    return newest if known is None else min(known, newest)


def as_of(network: Network, day: date | None = None, known: int | None = None) -> AsOf:
    """A day of the record, its own today where none is given, as known at a Change or now.

    A number that no Change has yet is now: tomorrow it would mean something else.
    """
    if known is not None:
        known = max(0, known) if known < newest_seq(network) else None
    return AsOf(day or today_of(network), known)
