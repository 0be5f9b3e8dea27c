"""What changed, by whom and when; what somebody said is not right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from saiyai.domain.viewers import Eye, Viewer
from saiyai.records.connections import alias
from saiyai.records.models import Change, Network, Remark

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
    batch: int | None


def list_changes(
    viewer: Viewer, network: Network, *, before: int = 0, limit: int = PAGE
) -> Sequence[ChangeRow]:
    """Changes of a record, newest first: members see what keepers see, outside sees none."""
    if viewer.eye is Eye.OUTSIDE:
        return []
    rows = Change.objects.using(alias()).filter(network=network)
    if before:
        rows = rows.filter(seq__lt=before)
    found = list(rows.order_by("-seq")[:limit])
    undone = set(
        Change.objects.using(alias())
        .filter(undoes__in=[row.seq for row in found])
        .values_list("undoes", flat=True)
    )
    return [
        ChangeRow(
            seq=row.seq,
            by=row.by,
            at=timezone.localtime(row.at),
            action=row.action,
            # A name stands in what a Change is about; only keepers read it there.
            about=row.about if viewer.is_keeper else "",
            undoes=row.undoes,
            is_undone=row.seq in undone,
            batch=row.batch_id,
        )
        for row in found
    ]


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """Something said not to be right."""

    id: int
    about: str
    words: str
    day: date


def list_remarks(viewer: Viewer, network: Network) -> Sequence[RemarkRow]:
    """What readers said is not right and nobody has seen to yet; for keepers."""
    if not viewer.is_keeper:
        return []
    rows = Remark.objects.using(alias()).filter(network=network).known(None)
    return [RemarkRow(row.pk, row.about, row.words, row.day) for row in rows.order_by("-pk")]
