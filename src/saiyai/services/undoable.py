"""Whether a Change can be undone: what would be taken back, and what rests on it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final, TypeAlias

from django.db.models import ForeignKey, Q
from django.utils import timezone

from saiyai.domain.access import ABOUT_ACCESS, NOT_UNDONE
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Say
from saiyai.queries.known import plain_of
from saiyai.queries.things import TableRow, Thing, count_in_words, things_by_rows
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
    ClaimTest,
    Commitment,
    CommitmentStep,
    Coverage,
    Edit,
    Event,
    Flow,
    Goal,
    GoalFit,
    GoalStanceSaid,
    GoalStep,
    Harm,
    HarmStep,
    Issue,
    Membership,
    NotSame,
    OwnLens,
    Part,
    PilotRound,
    PilotWeek,
    Place,
    PlaceHost,
    PlaceWithin,
    Problem,
    ProblemLink,
    ProblemStep,
    QuietTime,
    Release,
    Remark,
    Roster,
    SameAs,
    SamePerson,
    SavedView,
    Stakeholder,
    StakeholderStep,
    Survey,
    Switch,
    Threshold,
    Tie,
    TieAssertion,
    TieKind,
    WarningStep,
)
from saiyai.services.checks import not_undoable
from saiyai.services.heirs import heirs_of, ids_of_heirs

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
    Survey,
    Roster,
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
    *(WarningStep, Threshold, OwnLens, Switch, Release),
    *(ClaimTest, PilotRound, PilotWeek, Harm, HarmStep),
    SavedView,
)
"""Every table of facts, in an order in which rows can be told again: ends before lines."""

Before: TypeAlias = dict[str, dict[str, Any]]
"""By row id, as JSON keeps it, what stood in each column."""

Taken: TypeAlias = Mapping[type[Any], frozenset[int]]
"""By table of which an undo takes rows back, the copies that stand for some of them."""
Column: TypeAlias = tuple[type[Any], str]

UNDO_DAYS: Final = 30
"""So long a Change can be undone, by local days; after that people correct what is wrong."""

_NAMED: Final = 5
"""So many of the facts that rest on something are named in a refusal."""

_MANY: Final = 500
"""Row ids asked for at once, which both databases take."""


def rows_taken_by(change: Change) -> Taken:
    """Of each table that the Change told of, the rows that stand now for what it told."""
    return {
        table: heirs_of(table, change.seq)
        for table in FACTS
        if table.objects.using(WRITING).filter(told=change.seq).exists()
    }


def heirs_of_rows(table: type[Any], rows: dict[int, Any]) -> dict[int, Any]:
    """By the id of a row that was taken back and told again, the row that stands for it."""
    gone = {pk: row.untold for pk, row in rows.items() if row.untold is not None}
    ids = ids_of_heirs(table, gone)
    heirs = table.objects.using(WRITING).in_bulk(set(ids.values()))
    return {pk: heirs[heir] for pk, heir in ids.items()}


def rows_edited_by(change: Change) -> Iterator[tuple[type[Any], Before]]:
    """What the Change edited: each table with a few hundred rows and what stood there before."""
    tables = {table.__name__: table for table in FACTS}
    for name, rows in (change.before or {}).items():
        told = iter(rows.items())
        while some := dict(islice(told, _MANY)):
            yield tables[name], some


def require_undoable(by: Viewer, change: Change, taken: Taken, today: date) -> None:
    """Refuse what cannot be undone. Raises: NotUndoable, which says why and what to do."""
    if change.action in NOT_UNDONE:
        raise not_undoable("access" if change.action in ABOUT_ACCESS else change.action)
    if Change.objects.using(WRITING).filter(undoes=change.seq).exists():
        raise not_undoable("undone")
    told = timezone.localdate(change.at)
    if (today - told).days > UNDO_DAYS:
        raise not_undoable("old", UNDO_DAYS, day=told)
    if change.before is None and change.edits.exists():
        raise not_undoable("erased")
    for table, rows in rows_edited_by(change):
        _require_unedited(change, table, rows)
    _require_nothing_rests(by, change, taken)


def _require_unedited(change: Change, table: type[Any], rows: Before) -> None:
    """What stands in a column must be what the Change put there, even if by way of others."""
    found = table.objects.using(WRITING).in_bulk([int(pk) for pk in rows])
    heirs = heirs_of_rows(table, found)
    told = _edits_after(change, table, [*found, *(heir.pk for heir in heirs.values())])
    for pk, row in found.items():
        heir = heirs.get(pk, row)
        for column in rows[str(pk)]:
            after = [(seq, old) for seq, old in told[pk] if column in old]
            put = after[0][1][column] if after else plain_of(getattr(row, column))
            if plain_of(getattr(heir, column)) != put:
                last = max(seq for seq, old in [*told[pk], *told[heir.pk]] if column in old)
                raise not_undoable("edited", last, changes=str(last))


def _edits_after(
    change: Change, table: type[Any], ids: Sequence[int]
) -> dict[int, list[tuple[int, dict[str, Any]]]]:
    """By row, the later Changes that edited it, in order, with what each found there."""
    edits = Edit.objects.using(WRITING).filter(table=table.__name__, change__gt=change.seq)
    later = list(edits.filter(row__in=ids).order_by("change").values_list("row", "change"))
    changes = Change.objects.using(WRITING).in_bulk({seq for _, seq in later})
    found: dict[int, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
    for row, seq in later:
        before = changes[seq].before
        if before is None:
            raise not_undoable("erased")
        found[row].append((seq, before[table.__name__][str(row)]))
    return found


def _require_nothing_rests(by: Viewer, change: Change, taken: Taken) -> None:
    tables: tuple[type[Any], ...] = (*FACTS, Part, Flow)
    back = _set_back_columns(change)
    resting = {table: ids for table in tables if (ids := _resting(table, change, taken, back))}
    if not resting:
        return
    things, changes = _named_of(by, resting)
    what = things[-1]
    for one in reversed(things[:-1]):
        what = Say("not_undoable.and", one=one, more=what)
    count = sum(len(ids) for ids in resting.values())
    because = next(iter(resting)).__name__.lower()
    raise not_undoable(because, count, what=what, changes=", ".join(map(str, changes)))


def _set_back_columns(change: Change) -> Mapping[Column, set[int]]:
    """By column, the ids of the rows in which it is set back to what stood before the Change."""
    found: dict[Column, set[int]] = defaultdict(set)
    for table, rows in rows_edited_by(change):
        told = table.objects.using(WRITING).in_bulk([int(pk) for pk in rows])
        heirs = heirs_of_rows(table, told)
        for pk, row in told.items():
            for column in rows[str(pk)]:
                found[table, column].add(heirs.get(pk, row).pk)
    return found


def _resting(
    table: type[Any],
    change: Change,
    taken: Taken,
    back: Mapping[Column, set[int]],
) -> set[int]:
    """Rows of a table that stand, will not be taken back themselves, and refer to what will.

    Not those that were made to refer to it by the Change itself: they are set back.
    """
    lead = "event__" if table in {Part, Flow} else ""
    heirs = taken.get(Event if lead else table, frozenset())
    found: set[int] = set()
    for key in keys_to_facts(table):
        if key.related_model not in taken:
            continue
        to = Q(**{f"{key.name}__told": change.seq})
        if copies := taken[key.related_model]:
            to |= Q(**{f"{key.name}__in": copies})
        rows = table.objects.using(WRITING).filter(to, **{f"{lead}untold__isnull": True})
        rows = rows.exclude(**{f"{lead}told": change.seq}).exclude(**{f"{lead}pk__in": heirs})
        found.update(
            set(rows.values_list("pk", flat=True)) - back.get((table, key.attname), set())
        )
    return found


def _named_of(by: Viewer, resting: dict[type[Any], set[int]]) -> tuple[list[Say], list[int]]:
    """The first few of what rests, each with the Change that told it; and those Changes."""
    rows: list[Any] = []
    for table, ids in resting.items():
        few = table.objects.using(WRITING).filter(pk__in=sorted(ids)[:_NAMED]).order_by("pk")
        rows += [getattr(row, "event", row) for row in few]  # for parts and flows their event
    rows = list(dict.fromkeys(rows))[:_NAMED]
    things = things_by_rows(by, rows)
    said = [Say("not_undoable.fact", what=_called(row, things), seq=row.told) for row in rows]
    return said, sorted({row.told for row in rows})


def _called(row: Any, things: Mapping[TableRow, Thing]) -> Thing | Say:  # noqa: ANN401 - any table
    """What the reader may call a row; of what they may not know of, its kind."""
    table = type(row).__name__
    return things.get((table, row.pk)) or count_in_words(table, 1)


def keys_to_facts(table: type[Any]) -> list[ForeignKey[Any, Any]]:
    """What rows of a table refer to. Not what they replace: the old row is gone either way."""
    return [
        key
        for key in table._meta.concrete_fields  # noqa: SLF001 - Django's documented Meta API
        if isinstance(key, ForeignKey) and key.related_model in FACTS and key.name != "replaces"
    ]
