"""Undo: a Change that takes back what another told and tells again what it took back.

What was edited is set back. Undoing an undo is the same thing again.
"""

from typing import Any, Final, TypeAlias

from django.db import IntegrityError
from django.db.models import ForeignKey, QuerySet

from saiyai.domain.access import ABOUT_ACCESS, NOT_UNDONE
from saiyai.domain.errors import KeepersOnly, UnknownChange
from saiyai.domain.identities import has_circle
from saiyai.domain.viewers import Viewer
from saiyai.records.connections import WRITING
from saiyai.records.models import (
    FACET_TABLES,
    Acceptance,
    Actor,
    ActorIssue,
    Agreement,
    AgreementParty,
    AgreementVersion,
    Alias,
    Ballot,
    Change,
    CharterVersion,
    Commitment,
    CommitmentStep,
    Coverage,
    Event,
    Flow,
    Goal,
    GoalFit,
    GoalStanceSaid,
    GoalStep,
    ImportBatch,
    Issue,
    Membership,
    Network,
    NotSame,
    Part,
    Place,
    PlaceHost,
    PlaceWithin,
    Problem,
    ProblemLink,
    ProblemStep,
    QuietTime,
    Remark,
    SameAs,
    SamePerson,
    SavedView,
    Stakeholder,
    StakeholderStep,
    Tie,
    TieAssertion,
    TieKind,
)
from saiyai.services.changes import Action, Telling, telling
from saiyai.services.checks import not_undoable
from saiyai.services.nesting import require_no_cycles

FACTS: Final[tuple[type[Any], ...]] = (
    Place,
    PlaceWithin,
    Issue,
    Actor,
    PlaceHost,
    Alias,
    ActorIssue,
    Goal,
    Membership,
    TieKind,
    Tie,
    TieAssertion,
    Event,
    Ballot,
    Coverage,
    QuietTime,
    Remark,
    SameAs,
    NotSame,
    SamePerson,
    *FACET_TABLES.values(),
    *(GoalStep, GoalStanceSaid, GoalFit),
    *(Agreement, AgreementParty, AgreementVersion, CharterVersion, Acceptance),
    *(Commitment, CommitmentStep),
    *(Problem, ProblemLink, ProblemStep, Stakeholder, StakeholderStep),
    SavedView,
)
"""Every table of facts, in an order in which rows can be told again: ends before lines."""

_Copies: TypeAlias = dict[tuple[type[Any], int], int]


def undo_change(by: Viewer, network: Network, seq: int) -> Change:
    """Take back one Change, an import included: keepers any, who has signed in their own.

    Raises: UnknownChange, KeepersOnly; NotUndoable if it was undone before, if a later Change
    edited the same column, if later facts rest on what it told (`because` says which, `count` how
    many), or if what it took back has no place any more; MembershipCycle if it would close a
    circle.
    Cost: one pass over each table of facts.
    """
    change = Change.objects.using(WRITING).filter(network=network, seq=seq).first()
    if not (by.is_keeper or (change is not None and by.told(change.by))):
        raise KeepersOnly
    if change is None:
        raise UnknownChange(seq=seq)
    if change.action in NOT_UNDONE:
        raise not_undoable("access" if change.action in ABOUT_ACCESS else change.action)
    try:
        with telling(by, Action("undo", change.action, undoes=seq), network) as now:
            _undo(now, change)
            require_no_cycles(by, network, now.seq)
    except IntegrityError as wrong:  # an id or a name that somebody else has by now
        raise not_undoable("taken") from wrong
    return Change.objects.using(WRITING).get(seq=now.seq)


def _undo(now: Telling, change: Change) -> None:
    if Change.objects.using(WRITING).filter(network=now.network, undoes=change.seq).exists():
        raise not_undoable("undone")
    _set_back(now, change)
    _require_nothing_rests(change)
    for table in FACTS:
        now.untell(table.objects.using(WRITING).filter(told=change.seq))
    _tell_again(now, change)
    _require_no_circle(now)
    _mark_batch(change, now)


def _require_no_circle(now: Telling) -> None:
    """Told again, a merge may close a circle with one that was told since."""
    rows = SameAs.objects.using(WRITING).filter(network=now.network, untold__isnull=True)
    if has_circle(dict(rows.values_list("merged_id", "kept_id"))):
        raise not_undoable("taken")


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
            raise not_undoable("edited", other.seq)


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
                raise not_undoable(table.__name__.lower(), count)


def _keys_to_facts(table: type[Any]) -> list[ForeignKey[Any, Any]]:
    # What a row replaces is not what it rests on: the old row is gone either way.
    return [
        key
        for key in table._meta.concrete_fields  # noqa: SLF001 - Django's documented Meta API
        if isinstance(key, ForeignKey) and key.related_model in FACTS and key.name != "replaces"
    ]


def _tell_again(now: Telling, change: Change) -> None:
    """Insert copies of what the Change took back; rows themselves never come back to life."""
    copies: _Copies = {}
    for table in FACTS:
        keys = _keys_to_facts(table)
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
