"""Whether anything newer was told than what somebody has read."""

from collections.abc import Collection, Mapping
from typing import TypeAlias

from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.networks import newest_seq
from saiyai.records.connections import alias
from saiyai.records.models import Change, Head, Network

Newest: TypeAlias = Mapping[int, int]
"""The number of the newest Change of a record, by the record's row id."""


def find_newest_known(viewer: Viewer, network: Network) -> int | None:
    """The number of the newest Change that a viewer may know of; None where they may of none.

    Members know of what keepers know of; outside sees no history, and so not that it grows.
    """
    return None if viewer.eye is Eye.OUTSIDE else newest_seq(network)


def find_head() -> int:
    """The number of the newest Change of this installation. Cost: one row."""
    return Head.objects.using(alias()).values_list("seq", flat=True).get(pk=1)


def find_newest(networks: Collection[int]) -> Newest:
    """The newest Change of each of these records. Cost: one look into an index for each."""
    rows = Change.objects.using(alias()).order_by("-seq")
    found = {
        one: rows.filter(network=one).values_list("seq", flat=True).first() for one in networks
    }
    return {one: seq for one, seq in found.items() if seq is not None}
