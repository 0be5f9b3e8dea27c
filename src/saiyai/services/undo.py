"""Undo: a Change that takes back what another told and tells again what it took back.

What was edited is set back. Undoing an undo is the same thing again.
"""

from typing import Any, Final

from django.db.models import ForeignKey, QuerySet

from saiyai.domain.errors import NotUndoable, UnknownChange
from saiyai.domain.viewers import Viewer
from saiyai.records.connections import WRITING
from saiyai.records.models import (
    Actor,
    ActorIssue,
    Alias,
    Change,
    Coverage,
    Event,
    Flow,
    Goal,
    ImportBatch,
    Issue,
    Membership,
    Network,
    Part,
    Place,
    QuietTime,
    Remark,
    Tie,
    TieAssertion,
    TieKind,
)
from saiyai.services.changes import Action, Telling, require_keeper, telling

FACTS: Final[tuple[type[Any], ...]] = (
    Place,
    Issue,
    Actor,
    Alias,
    ActorIssue,
    Goal,
    Membership,
    TieKind,
    Tie,
    TieAssertion,
    Event,
    Coverage,
    QuietTime,
    Remark,
)
"""Every table of facts, in an order in which rows can be told again: ends before lines."""

_NOT_UNDONE: Final = frozenset({"record_network"})


def undo_change(by: Viewer, network: Network, seq: int) -> Change:
    """Take back one Change, an import included.

    Raises: UnknownChange; NotUndoable if it was undone before, if a later Change edited the same
    column, or if later facts rest on what it told (`because` says which, `count` how many).
    Cost: one pass over each table of facts.
    """
    require_keeper(by)
    change = Change.objects.using(WRITING).filter(network=network, seq=seq).first()
    if change is None:
        raise UnknownChange(seq=seq)
    if change.action in _NOT_UNDONE:
        raise NotUndoable(because=change.action, count=1)
    with telling(by, Action("undo", change.action, undoes=seq), network) as now:
        if Change.objects.using(WRITING).filter(network=network, undoes=seq).exists():
            raise NotUndoable(because="undone", count=1)
        _set_back(now, change)
        _require_nothing_rests(change)
        for table in FACTS:
            now.untell(table.objects.using(WRITING).filter(told=seq))
        _tell_again(now, change)
        _mark_batch(change, now)
    return Change.objects.using(WRITING).get(seq=now.seq)


def _set_back(now: Telling, change: Change) -> None:
    tables = {table.__name__: table for table in FACTS}
    for name, rows in (change.before or {}).items():
        for pk, old in rows.items():
            _require_unedited(change, name, pk, set(old))
            row = tables[name].objects.using(WRITING).get(pk=pk)
            now.edit(row, old)


def _require_unedited(change: Change, table: str, pk: str, columns: set[str]) -> None:
    later = Change.objects.using(WRITING).filter(
        network=change.network, seq__gt=change.seq, before__isnull=False
    )
    # Row ids as keys of JSON are looked up in Python: both databases, one meaning.
    for other in later.only("seq", "before").iterator():
        edited = (other.before or {}).get(table, {}).get(pk, {})
        undone = Change.objects.using(WRITING).filter(undoes=other.seq).exists()
        if columns & set(edited) and not undone:
            raise NotUndoable(because="edited", count=other.seq)


def _require_nothing_rests(change: Change) -> None:
    tables: tuple[type[Any], ...] = (*FACTS, Part, Flow)
    for table in tables:
        for key in _keys_to_facts(table):
            resting = table.objects.using(WRITING).filter(**{f"{key.name}__told": change.seq})
            if table in {Part, Flow}:
                resting = resting.filter(event__untold__isnull=True).exclude(
                    event__told=change.seq
                )
            else:
                resting = resting.filter(untold__isnull=True).exclude(told=change.seq)
            if count := resting.count():
                raise NotUndoable(because=table.__name__.lower(), count=count)


def _keys_to_facts(table: type[Any]) -> list[ForeignKey[Any, Any]]:
    # What a row replaces is not what it rests on: the old row is gone either way.
    return [
        key
        for key in table._meta.concrete_fields  # noqa: SLF001 - Django's documented Meta API
        if isinstance(key, ForeignKey) and key.related_model in FACTS and key.name != "replaces"
    ]


def _tell_again(now: Telling, change: Change) -> None:
    """Insert copies of what the Change took back; rows themselves never come back to life."""
    copies: dict[tuple[type[Any], int], int] = {}
    for table in FACTS:
        keys = _keys_to_facts(table)
        taken: QuerySet[Any] = table.objects.using(WRITING).filter(untold=change.seq)
        for row in taken.order_by("pk"):
            old = row.pk
            row.pk, row.told, row.untold = None, now.seq, None
            for key in keys:
                target = (key.related_model, getattr(row, key.attname))
                setattr(row, key.attname, copies.get(target, target[1]))
            if table is Event:
                row.replaces_id = old
            row.save(using=WRITING, force_insert=True)
            copies[table, old] = row.pk
            if table is Event:
                _copy_parts(old, row)


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
