"""Views of lists that were kept under a name: shared ones, and one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from saiyai.domain.errors import UnknownView
from saiyai.domain.lists import ListOf, kept_of
from saiyai.domain.viewers import Eye, Viewer
from saiyai.records.connections import alias
from saiyai.records.models import Network, SavedView


@dataclass(frozen=True, slots=True)
class SavedViewRow:
    """A view that can be chosen; `query` is what the address of its list says."""

    id: int
    of: ListOf
    name: str
    query: str
    is_shared: bool
    may_withdraw: bool


def list_saved_views(viewer: Viewer, network: Network, of: ListOf) -> Sequence[SavedViewRow]:
    """The views of a list by name: those shared in the network, and one's own."""
    rows = _readable(viewer, network).filter(of=of).order_by("name", "pk")
    return [saved_view_row(viewer, row) for row in rows if _may_use(viewer, row)]


def saved_view_of(viewer: Viewer, network: Network, number: int) -> SavedView:
    """One view, for a service. Raises: UnknownView for what others keep for themselves, too."""
    row = _readable(viewer, network).filter(pk=number).select_related("network").first()
    if row is None or not _may_use(viewer, row):
        raise UnknownView(number=number)
    return row


def get_saved_view(viewer: Viewer, network: Network, number: int) -> SavedViewRow:
    """One view to open. Raises: UnknownView."""
    return saved_view_row(viewer, saved_view_of(viewer, network, number))


def saved_view_row(viewer: Viewer, row: SavedView) -> SavedViewRow:
    """A view as this viewer finds it."""
    return SavedViewRow(
        id=row.pk,
        of=ListOf(row.of),
        name=row.name,
        query=urlencode(kept_of(ListOf(row.of), row.wanted)),
        is_shared=row.told is not None,
        may_withdraw=viewer.is_keeper or row.account_id == viewer.account,
    )


def _readable(viewer: Viewer, network: Network) -> QuerySet[SavedView]:
    rows = SavedView.objects.using(alias()).filter(network=network)
    if viewer.eye is Eye.OUTSIDE:
        return rows.none()
    shared = Q(told__isnull=False, untold__isnull=True)
    if viewer.is_served and viewer.account is None:
        return rows.filter(shared)
    return rows.filter(shared | Q(told__isnull=True, account=viewer.account))


def _may_use(viewer: Viewer, row: SavedView) -> bool:
    """A view by consent, or of lines that wait for a word, is of use to keepers only."""
    if "unconfirmed" in row.wanted:
        return viewer.is_keeper
    return "consent" not in row.wanted or viewer.is_keeper or bool(viewer.keeps)
