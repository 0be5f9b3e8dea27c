"""Undo: a Change that takes back what another told and tells again what it took back.

What was edited is set back. Undoing an undo is the same thing again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from django.db import IntegrityError
from django.db.models import Count, ForeignKey, Q, QuerySet
from django.utils import timezone

from saiyai.domain.errors import KeepersOnly, NotUndoable, UnknownChange
from saiyai.domain.identities import has_circle
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.known import columns_before
from saiyai.queries.things import count_in_words
from saiyai.records.connections import WRITING
from saiyai.records.models import (
    Change,
    Event,
    Flow,
    ImportBatch,
    Network,
    Part,
    SameAs,
)
from saiyai.services.changes import Action, Telling, telling
from saiyai.services.checks import not_undoable
from saiyai.services.nesting import require_no_cycles
from saiyai.services.undoable import (
    FACTS,
    Taken,
    heirs_of_rows,
    keys_to_facts,
    require_undoable,
    rows_edited_by,
    rows_taken_by,
)

_Copies: TypeAlias = dict[tuple[type[Any], int], int]


def undo_change(by: Viewer, network: Network, seq: int, today: date | None = None) -> Change:
    """Take back one Change, an import included: keepers any, who has signed in their own.

    `today` is the installation's without one.

    Raises: UnknownChange, KeepersOnly; NotUndoable if it is older than UNDO_DAYS or was undone
    before, if what it edited was edited again, if later facts rest on what it told (`because` says
    which, `count` how many, `changes` where they were told), or if what it took back has no place
    any more; MembershipCycle if it would close a circle.
    Cost: one pass over each small table of facts; the edits of a row are found by its id.
    """
    change = _change_of(by, network, seq)
    try:
        with telling(by, Action("undo", change.action, undoes=seq), network) as now:
            taken = rows_taken_by(change)
            require_undoable(by, change, taken, today or timezone.localdate())
            _undo(now, change, taken)
            require_no_cycles(by, network, now.seq)
    except IntegrityError as wrong:  # an id or a name that somebody else has by now
        raise not_undoable("taken") from wrong
    return Change.objects.using(WRITING).get(seq=now.seq)


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """What undoing a Change would do, in counted facts; or why it is refused."""

    takes_back: Sequence[Say]
    tells_again: Sequence[Say]
    sets_back: Sequence[Say]
    refused: NotUndoable | None


def get_undo_preview(
    by: Viewer, network: Network, seq: int, today: date | None = None
) -> UndoPreview:
    """What a press on undo would do. Raises: UnknownChange, KeepersOnly.

    Cost: as `undo_change`, without the writing.
    """
    change = _change_of(by, network, seq)
    refused = None
    try:
        require_undoable(by, change, rows_taken_by(change), today or timezone.localdate())
    except NotUndoable as wrong:
        refused = wrong
    edited = change.edits.values("table").annotate(n=Count("pk")).order_by("table")
    return UndoPreview(
        takes_back=_counts(told=seq),
        tells_again=_counts(untold=seq),
        sets_back=[count_in_words(row["table"], row["n"]) for row in edited],
        refused=refused,
    )


def _counts(**of_change: int) -> list[Say]:
    counts = ((t, t.objects.using(WRITING).filter(**of_change).count()) for t in FACTS)
    return [count_in_words(table.__name__, count) for table, count in counts if count]


def _change_of(by: Viewer, network: Network, seq: int) -> Change:
    """A Change that this viewer may take back."""
    change = Change.objects.using(WRITING).filter(network=network, seq=seq).first()
    if not (by.is_keeper or (change is not None and by.told(change.by))):
        raise KeepersOnly
    if change is None:
        raise UnknownChange(seq=seq)
    return change


def _undo(now: Telling, change: Change, taken: Taken) -> None:
    _set_back(now, change)
    for table, heirs in taken.items():
        rows = table.objects.using(WRITING)
        now.untell(rows.filter(Q(told=change.seq) | Q(pk__in=heirs)))
    _tell_again(now, change)
    _require_no_circle(now)
    _mark_batch(change, now)


def _require_no_circle(now: Telling) -> None:
    """Told again, a merge may close a circle with one that was told since."""
    rows = SameAs.objects.using(WRITING).filter(network=now.network, untold__isnull=True)
    if has_circle(dict(rows.values_list("merged_id", "kept_id"))):
        raise not_undoable("taken")


def _set_back(now: Telling, change: Change) -> None:
    for table, rows in rows_edited_by(change):
        found = table.objects.using(WRITING).in_bulk([int(pk) for pk in rows])
        heirs = heirs_of_rows(table, found)
        for pk, row in found.items():
            now.edit(heirs.get(pk, row), columns_before(table, rows[str(pk)]))


# --- telling again ------------------------------------------------------------------------------


def _tell_again(now: Telling, change: Change) -> None:
    """Insert copies of what the Change took back; rows themselves never come back to life."""
    copies: _Copies = {}
    for table in FACTS:
        keys = keys_to_facts(table)
        taken: QuerySet[Any] = table.objects.using(WRITING).filter(untold=change.seq)
        for row in taken.order_by("pk"):
            old = row.pk
            row.pk, row.told, row.untold = None, now.seq, None
            for key in keys:
                setattr(row, key.attname, _standing(key, row, copies))
            if table is Event:
                row.replaces_id = old
            row.save(using=WRITING, force_insert=True)
            copies[table, old] = row.pk
            if table is Event:
                _copy_parts(old, row)


def _standing(key: ForeignKey[Any, Any], row: Any, copies: _Copies) -> int | None:  # noqa: ANN401
    """What the copy of a row refers to: the copy, or the row itself if it still stands."""
    old: int | None = getattr(row, key.attname)
    table: Any = key.related_model
    if old is None or (table, old) in copies:
        return old if old is None else copies[table, old]
    # Events are told again under the same ref, and a later step goes on meaning the first row.
    if table is not Event and table.objects.using(WRITING).filter(pk=old).exclude(untold=None):
        raise not_undoable("gone")
    return old


def _copy_parts(old: int, event: Event) -> None:
    tables: tuple[type[Any], ...] = (Part, Flow)
    for table in tables:
        rows = list(table.objects.using(WRITING).filter(event_id=old))
        for row in rows:
            row.pk, row.event = None, event
        table.objects.using(WRITING).bulk_create(rows)


def _mark_batch(change: Change, now: Telling) -> None:
    if change.batch_id is not None and change.action == "import":
        ImportBatch.objects.using(WRITING).filter(pk=change.batch_id).update(
            state="undone", undone_seq=now.seq
        )
