"""One person in several records: the code of a row, and for the person alone where they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from saiyai.domain.viewers import Viewer
from saiyai.queries.identities import rows_for
from saiyai.queries.names import Name
from saiyai.queries.networks import name_of_network
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Network, SamePerson


@dataclass(frozen=True, slots=True)
class OtherRecord:
    """Another record that the person is in."""

    slug: str
    name: Name


@dataclass(frozen=True, slots=True)
class SelfElsewhere:
    """What a reader may know of one person being in several records."""

    code: str
    """For keepers of this record and the person; empty where none was told."""
    also_in: Sequence[OtherRecord]
    """For the person alone: keepers of one record do not learn of the others."""


def find_elsewhere(
    viewer: Viewer, network: Network, actor: Actor, known: int | None = None
) -> SelfElsewhere:
    """Where else this person is, as far as this viewer may know it, as known at a Change.

    Which networks somebody is in is theirs to tell. Nothing of the other rows is shown.
    """
    is_self = viewer.actor == actor.pk
    rows = SamePerson.objects.using(alias()).known(known)
    of_actor = rows.filter(network=network, actor_id__in=list(rows_for([actor.pk], known)))
    codes = list(of_actor.order_by("pk").values_list("code", flat=True))
    if not codes or not viewer.is_close_to(actor.pk):
        return SelfElsewhere("", ())
    others = rows.filter(code__in=codes).exclude(network=network) if is_self else rows.none()
    records = others.select_related("network__actor").order_by("pk")
    found = tuple(OtherRecord(row.network.slug, name_of_network(row.network)) for row in records)
    return SelfElsewhere(codes[0], tuple(dict.fromkeys(found)))
