"""Which rows and columns of a history a reader may read: those that its page shows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from saiyai.domain.facets import FACETS
from saiyai.domain.pasts import READ_BY, ReadBy
from saiyai.domain.viewers import Viewer
from saiyai.queries.answers import may_read_answer
from saiyai.queries.events import readable_by
from saiyai.queries.facets import may_read_facet
from saiyai.queries.goals import is_fit_hidden, owner_of, readable_goals
from saiyai.queries.identities import kept_for
from saiyai.queries.names import ids_known_as_one
from saiyai.queries.past_rows import Table, Whole
from saiyai.queries.stances import may_read_stance
from saiyai.records.connections import alias
from saiyai.records.models import (
    FACET_TABLES,
    Acceptance,
    Actor,
    AgreementParty,
    Alias,
    Event,
    Goal,
    GoalFit,
    GoalStanceSaid,
    Membership,
    NotSame,
    PlaceHost,
    ProblemLink,
    QuietTime,
    SameAs,
    SamePerson,
    Stakeholder,
    StakeholderStep,
)
from saiyai.records.models.said import SaidFact

_Rows: TypeAlias = Sequence[Any]
_FACETS: Final = {table: FACETS[facet] for facet, table in FACET_TABLES.items()}


def is_closed(whole: Whole, table: Table) -> bool:
    """Whether this reader reads no row of a table, whatever it says of the thing."""
    reader = whole.reader
    if facet := _FACETS.get(table):
        return not may_read_facet(reader, whole.row, facet)
    if table is Alias:
        return not reader.keeps_row(whole.row.pk)
    if table in {QuietTime, SamePerson}:
        return not reader.is_close_to(whole.row.pk)
    return table in {SameAs, NotSame} and not reader.is_keeper


def rows_read(whole: Whole, table: Table, rows: _Rows) -> _Rows:
    """Of these rows of a table that is open, those that this reader may read."""
    rule = _RULES.get(table)
    return rule(whole, rows) if rule and rows else rows


def _itself(whole: Whole, rows: _Rows) -> _Rows:
    """What a row that was merged was called is for who keeps it."""
    if whole.reader.keeps_row(whole.row.pk):
        return rows
    return [row for row in rows if row.pk in whole.own]


def _known_by(column: str) -> Callable[[Whole, _Rows], _Rows]:
    """Rows that name nobody in a column of whom this reader may not know."""

    def rule(whole: Whole, rows: _Rows) -> _Rows:
        named = {getattr(row, column) for row in rows} - {None}
        told = ids_known_as_one(whole.reader, named) | {None}
        return [row for row in rows if getattr(row, column) in told]

    return rule


def _said_by_care(may_read: Callable[[Viewer, Actor, Any], bool]) -> Callable[..., _Rows]:
    """Rows of answers, where who says no is named with care."""

    def rule(whole: Whole, rows: _Rows) -> _Rows:
        now = kept_for(row.actor_id for row in rows)
        actors = Actor.objects.using(alias()).in_bulk({*now, *now.values()})
        return [
            row
            for row in rows
            if all(
                may_read(whole.reader, actors[one], row)
                for one in (row.actor_id, now[row.actor_id])
            )
        ]

    return rule


def _goals_by(column: str) -> Callable[[Whole, _Rows], _Rows]:
    """Rows that name no goal in a column which this reader may not see."""

    def rule(whole: Whole, rows: _Rows) -> _Rows:
        ids = {getattr(row, column) for row in rows} - {None}
        goals = Goal.objects.using(alias()).filter(pk__in=ids)
        seen = readable_goals(whole.reader, goals) | {None}
        return [row for row in rows if getattr(row, column) in seen]

    return rule


def _events(whole: Whole, rows: _Rows) -> _Rows:
    wanted = Event.objects.using(alias()).filter(pk__in=[row.pk for row in rows])
    read = set(readable_by(whole.reader, wanted).values_list("pk", flat=True))
    return [row for row in rows if row.pk in read]


def _stakeholders(whole: Whole, rows: _Rows) -> _Rows:
    known = _known_by("actor_id")(whole, rows)
    return [row for row in known if row.actor_id or whole.reader.reads_rows]


def _steps_with(whole: Whole, rows: _Rows) -> _Rows:
    them = Stakeholder.objects.using(alias()).in_bulk({row.stakeholder_id for row in rows})
    read = {row.pk for row in _stakeholders(whole, list(them.values()))}
    return [row for row in rows if row.stakeholder_id in read]


_RULES: Final[Mapping[Table, Callable[[Whole, _Rows], _Rows]]] = {
    Actor: _itself,
    Membership: _known_by("network_id"),
    PlaceHost: _known_by("actor_id"),
    AgreementParty: _known_by("actor_id"),
    Acceptance: _said_by_care(may_read_answer),
    GoalStanceSaid: _said_by_care(may_read_stance),
    GoalFit: _goals_by("towards_id"),
    ProblemLink: _goals_by("goal_id"),
    Event: _events,
    Stakeholder: _stakeholders,
    StakeholderStep: _steps_with,
}
"""Of which rows of a table a reader may know; of others of all, with the thing."""


def columns_hidden(whole: Whole, row: Any, names: Iterable[str]) -> frozenset[str]:  # noqa: ANN401
    """Of these fields of a row, those that this reader does not read."""
    if isinstance(row, GoalFit) and _is_fit_hidden(whole, row):
        return frozenset({"actor", "said_by", "words"})
    table = type(row).__name__
    return frozenset(
        name for name in names if not _reads(whole, row, READ_BY.get(f"{table}.{name}"), name)
    )


def _reads(whole: Whole, row: Any, by: ReadBy | None, name: str) -> bool:  # noqa: ANN401
    if isinstance(row, SaidFact) and name == "words":
        return whole.reader.reads_rows or whole.reader.is_close_to(row.said_by_id or 0)
    return by is None or _READERS[by](whole.reader, whole.row.pk)


_READERS: Final[Mapping[ReadBy, Callable[[Viewer, int], bool]]] = {
    ReadBy.ROWS: lambda reader, _: reader.reads_rows,
    ReadBy.CLOSE: lambda reader, actor: reader.is_close_to(actor),
    ReadBy.OWN: lambda reader, actor: reader.is_keeper or reader.actor == actor,
    ReadBy.KEPT: lambda reader, actor: reader.keeps_row(actor),
    ReadBy.KEEPERS: lambda reader, _: reader.is_keeper,
}
"""Who reads a column that tells of an actor, by the row of the actor."""


def _is_fit_hidden(whole: Whole, row: GoalFit) -> bool:
    owner = owner_of(whole.row)
    return is_fit_hidden(whole.reader, row, owner.pk if owner else None)
