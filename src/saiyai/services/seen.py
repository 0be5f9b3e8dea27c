"""Up to which Change somebody has seen the record that they correct: no edit is lost unseen.

A form carries the number of the newest Change when it was opened, a program may send one. What
was changed later by somebody else is refused to be overwritten, and both versions are shown.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

from django.db import models
from django.db.models import Q

from saiyai.domain.errors import ChangedSince
from saiyai.records.connections import WRITING
from saiyai.records.models import Change, Edit

_SEEN: Final[ContextVar[int | None]] = ContextVar("seen", default=None)


@contextmanager
def as_known(seq: int | None) -> Iterator[None]:
    """What is written inside was decided on as known at this Change; None: nobody says so."""
    token = _SEEN.set(seq)
    try:
        yield
    finally:
        _SEEN.reset(token)


def require_row_as_seen(row: models.Model, columns: Collection[str]) -> None:
    """Asked of a row before these columns are edited, in the transaction that does so.

    Raises: ChangedSince if a Change that the writer has not seen edited one of them.
    """
    seen = _SEEN.get()
    if seen is None:
        return
    table = type(row).__name__
    edits = Edit.objects.using(WRITING).filter(table=table, row=row.pk, change__gt=seen)
    changes = Change.objects.using(WRITING).filter(pk__in=edits.values("change"))
    rows = (
        (told or {}).get(table, {}).get(str(row.pk), {})
        for told in changes.values_list("before", flat=True)
    )
    changed = {name for told in rows for name in told}
    if changed & set(columns):
        raise _changed(changed)


def require_rows_as_seen(rows: models.QuerySet[Any], field: str) -> None:
    """The same of a field that is rows of its own, told and taken back, before they change."""
    seen = _SEEN.get()
    if seen is not None and rows.filter(Q(told__gt=seen) | Q(untold__gt=seen)).exists():
        raise _changed([field])


def _changed(columns: Iterable[str]) -> ChangedSince:
    return ChangedSince(columns=" ".join(sorted(set(columns))))
