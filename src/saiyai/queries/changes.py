"""What changed, by whom and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from saiyai.domain.access import NOT_UNDONE
from saiyai.domain.viewers import AccessRole, Eye, Viewer
from saiyai.records.connections import alias
from saiyai.records.models import Access, Account, Change, Network

PAGE = 50


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One Change in a list."""

    seq: int
    by: str
    at: datetime
    """In the time zone of this installation, as people remember it."""
    action: str
    about: str
    undoes: int | None
    is_undone: bool
    may_undo: bool
    batch: int | None


def list_changes(
    viewer: Viewer,
    network: Network,
    *,
    before: int = 0,
    known: int | None = None,
    limit: int = PAGE,
) -> Sequence[ChangeRow]:
    """Changes of a record, newest first: members see what keepers see, outside sees none.

    Of the past, those up to a Change, and undone by one of those.
    """
    if viewer.eye is Eye.OUTSIDE:
        return []
    rows = Change.objects.using(alias()).filter(network=network)
    if before:
        rows = rows.filter(seq__lt=before)
    if known is not None:
        rows = rows.filter(seq__lte=known)
    return change_rows(viewer, network, list(rows.order_by("-seq")[:limit]), known)


def change_rows(
    viewer: Viewer, network: Network, found: Sequence[Change], known: int | None
) -> list[ChangeRow]:
    """Changes as this viewer, from whom history is not hidden, reads them; in their order."""
    undone = set(
        Change.objects.using(alias())
        .filter(undoes__in=[row.seq for row in found])
        .filter(Q() if known is None else Q(seq__lte=known))
        .values_list("undoes", flat=True)
    )
    tellers = _tellers(viewer, network, {row.by for row in found})
    return [
        ChangeRow(
            seq=row.seq,
            by=tellers.get(row.by, row.by),
            at=timezone.localtime(row.at),
            action=row.action,
            # A name stands in what a Change is about; only keepers read it there.
            about=row.about if viewer.is_keeper else "",
            undoes=row.undoes,
            is_undone=row.seq in undone,
            may_undo=row.action not in NOT_UNDONE and (viewer.is_keeper or viewer.told(row.by)),
            batch=row.batch_id,
        )
        for row in found
    ]


def _tellers(viewer: Viewer, network: Network, names: set[str]) -> dict[str, str]:
    """Who told what, by the name in a Change: keepers to everybody, others to keepers and selves.

    The rest are told as what they are: somebody with an account.
    """
    by_id = {int(name.partition(":")[2]): name for name in names if name.startswith("account:")}
    accounts = Account.objects.using(alias()).filter(pk__in=by_id)
    kept = Access.objects.using(alias()).filter(network=network, role=AccessRole.KEEPER)
    keepers = set(kept.values_list("account_id", flat=True)) if by_id else set()
    return {
        by_id[row.pk]: row.name
        if viewer.is_keeper or row.pk in keepers or row.pk == viewer.account
        else "account"
        for row in accounts
    }


def find_day_of(network: Network, seq: int) -> date | None:
    """The local day on which a Change of a record, or the last one before it, was written."""
    rows = Change.objects.using(alias()).filter(network=network, seq__lte=seq)
    at = rows.order_by("-seq").values_list("at", flat=True).first()
    return timezone.localdate(at) if at else None
