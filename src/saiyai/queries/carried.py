"""The rows of the tables that files carry beside the first ones, with refs for row ids."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.apps import apps
from django.db.models import Model, QuerySet, UniqueConstraint

from saiyai.domain.carried import CARRIED, KEY, SAID, Carried, Column, Value
from saiyai.queries.identities import rows_known
from saiyai.records.connections import alias
from saiyai.records.models import Change, Event, Network
from saiyai.records.models.facts import span

Rows: TypeAlias = Mapping[str, tuple[Mapping[str, Any], ...]]
Refs: TypeAlias = Mapping[str, Mapping[int, str]]
"""By table, the ref of each row that a file may name."""


@dataclass(frozen=True, slots=True)
class Once:
    """Columns in which no two standing rows are alike, among rows in which `empty` is null."""

    columns: tuple[str, ...]
    empty: tuple[str, ...]

    def key_of(self, row: Any) -> tuple[Any, ...] | None:  # noqa: ANN401 - a row of any table
        """What must not stand twice; None where the rule does not hold for this row."""
        key = tuple(getattr(row, column) for column in self.columns)
        is_free = None in key or any(getattr(row, name) is not None for name in self.empty)
        return None if is_free else key


def model_of(table: Carried) -> type[Any]:
    """The model that keeps a table."""
    return apps.get_model("records", table.model)


def carried_rows(
    table: Carried, network: Network, known: int | None = None, using: str | None = None
) -> QuerySet[Any]:
    """What stands of a table in a record: each fact was told at a Change of that record."""
    using = using or alias()
    told = Change.objects.using(using).filter(network=network)
    rows = model_of(table).objects.using(using).filter(told__in=told.values("seq"))
    standing: QuerySet[Any] = rows.known(known).order_by("pk")
    return standing


def kept_in(name: str, column: Column) -> tuple[str, ...]:
    """The columns of the database that hold a column of a file."""
    if column.holds is Value.DAYS:
        lead = "" if name == SAID else f"{name}_"
        return f"{lead}earliest", f"{lead}latest"
    return (f"{name}_id",) if column.holds is Value.ROW else (name,)


def rules_of(table: Carried) -> list[Once]:
    """In what two standing rows of a table are never alike, as its constraints say."""
    meta = model_of(table)._meta  # noqa: SLF001 - Django's documented Meta API
    found = []
    for rule in meta.constraints:
        if isinstance(rule, UniqueConstraint) and "id" not in rule.fields:
            told: Any = rule.condition.children if rule.condition else ()
            empty = tuple(name.removesuffix("__isnull") for name, _ in told)
            columns = tuple(str(meta.get_field(name).attname) for name in rule.fields)
            found.append(Once(columns, tuple(name for name in empty if name != "untold")))
    return found


def load_carried(
    network: Network, refs: Refs, open_kinds: Collection[str], known: int | None
) -> Rows:
    """Every row of these tables that stands, or stood as known at a Change.

    Merged actors are told as the ones they are.

    `refs` are those of the first tables. A row that the merge made a repetition, or one of
    somebody with themselves, is left out.
    Cost: one pass over each table.
    """
    named = {**refs, "events": _named_events(network, open_kinds, known)}
    found: dict[str, tuple[Mapping[str, Any], ...]] = {}
    for table in CARRIED.values():
        standing = rows_known(carried_rows(table, network, known), known)
        rows = list(_once(table, _between_two(table, standing)))
        if table.has_key or "ref" in table.columns:
            numbered = enumerate(rows, 1)
            named[table.name] = {r.pk: str(n) if table.has_key else r.ref for n, r in numbered}
        told = (_told(table, row, named) for row in rows)
        if whole := tuple(row for row in told if set(table.needs) <= row.keys()):
            found[table.name] = whole
    return found


def _named_events(
    network: Network, open_kinds: Collection[str], known: int | None
) -> Mapping[int, str]:
    """The events that these tables rest on, an older version under the ref of all its versions."""
    ids: set[int] = set()
    for table in CARRIED.values():
        for name, column in table.columns.items():
            if column.to == "events":
                ids.update(
                    carried_rows(table, network, known)
                    .exclude(**{name: None})
                    .values_list(f"{name}_id", flat=True)
                )
    events = Event.objects.using(alias()).filter(pk__in=ids, kind__in=open_kinds)
    return dict(events.values_list("pk", "ref"))


def _between_two(table: Carried, rows: Iterable[Any]) -> Iterator[Any]:
    """Rows but those that a merge made rows of somebody with themselves."""
    for row in rows:
        ends = [getattr(row, f"{name}_id") for name in table.apart]
        told = [end for end in ends if end is not None]
        if len(set(told)) == len(told):
            yield row


def _once(table: Carried, rows: Iterable[Model]) -> Iterator[Any]:
    rules = rules_of(table)
    seen: set[tuple[int, tuple[Any, ...]]] = set()
    for row in rows:
        keys = {(n, key) for n, rule in enumerate(rules) if (key := rule.key_of(row)) is not None}
        if not keys & seen:
            seen |= keys
            yield row


def _told(table: Carried, row: Any, refs: Refs) -> dict[str, Any]:  # noqa: ANN401
    told: dict[str, Any] = {KEY: refs[table.name][row.pk]} if table.has_key else {}
    for name, column in table.columns.items():
        values = [getattr(row, kept) for kept in kept_in(name, column)]
        if column.holds is Value.DAYS:
            value: Any = span(*values)
        elif column.holds is Value.ROW:
            value = refs[column.to].get(values[0], "")  # the record's own network has no ref
        else:
            value = tuple(values[0]) if column.holds is Value.WORDS else values[0]
        if value is not None and value not in ("", ()):
            told[name] = value
    return told
