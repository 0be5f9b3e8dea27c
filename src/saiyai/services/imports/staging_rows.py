"""The tables of `domain/carried.py` staged from a draft, one way for all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ForeignKey, JSONField

from saiyai.domain.carried import CARRIED, KEY, Carried, Column, Value
from saiyai.domain.drafts import Draft
from saiyai.domain.errors import MalformedData
from saiyai.domain.words import Say
from saiyai.queries.carried import Once, carried_rows, kept_in, model_of, rules_of
from saiyai.queries.identities import rows_as_one
from saiyai.records.connections import WRITING
from saiyai.records.models import Event, Network
from saiyai.services.checks import check_word
from saiyai.services.imports.stage import CHUNK, Stage
from saiyai.services.imports.staging_actors import found

BEFORE_LINES: Final = ("tie_kinds",)
"""Lines look for their kind, and make one where there is none."""


def stage_rows(stage: Stage, draft: Draft, names: Sequence[str]) -> None:
    """Rows of these tables that the record does not have.

    A row that names somebody or something that is not brought in is left out. So is one that
    cannot stand beside another of the record, with what rests on it; but a thing that has its own
    ref is the thing that stands under that ref.
    Raises: MalformedData, UnknownWord.
    """
    for name in names:
        if rows := draft.more.get(name):
            _Staging(stage, CARRIED[name]).bring(rows)


@dataclass(slots=True)
class _Staging:
    """One table being brought in: what stands, and the rows not written yet."""

    stage: Stage
    table: Carried
    standing: dict[tuple[Any, ...], list[Any]] = field(default_factory=dict)
    """Rows of the record by what they say; one is taken out for each row of the file."""
    taken: dict[tuple[int, tuple[Any, ...]], Any] = field(default_factory=dict)
    rules: list[Once] = field(default_factory=list)
    waiting: list[tuple[Any, str]] = field(default_factory=list)
    """Rows, each with the key by which others of the file name it."""

    def bring(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write what is new, a few thousand at a time."""
        self.rules = rules_of(self.table)
        for row in rows_as_one(carried_rows(self.table, self.stage.network, using=WRITING)):
            self.standing.setdefault(self._content(row), []).append(row)
            self._hold(row)
            if self._is_thing():
                self._named()[row.ref] = row.pk
        pending: set[str] = set()
        for told in rows:
            if len(self.waiting) >= CHUNK or pending & {told.get(name) for name in self._own()}:
                self._write()
                pending.clear()
            key = str(told.get(KEY) or told.get("ref", ""))
            if self._take(told, key):
                pending.add(key)
        self._write()

    def _own(self) -> list[str]:
        """Columns that name rows of the same table."""
        return [name for name, one in self.table.columns.items() if one.to == self.table.name]

    def _is_thing(self) -> bool:
        """Whether a row is known by its ref in the record, however it is described."""
        return "ref" in self.table.columns and not self.table.has_key

    def _take(self, told: Mapping[str, Any], key: str) -> bool:
        row = self._row(told)
        if row is None:
            return self._leave_out()
        if same := self.standing.get(self._content(row)):
            self._named()[key] = same.pop(0).pk
            return False
        rival = next((self.taken[one] for one in self._keys(row) if one in self.taken), None)
        if rival is None:
            self._hold(row)
            self.waiting.append((row, key))
            return True
        if not self._is_thing():
            return self._leave_out()
        if rival.pk is None:
            self._write()
        self._named()[key] = rival.pk
        return False

    def _leave_out(self) -> bool:
        self.stage.leave_out()
        return False

    def _hold(self, row: Any) -> None:  # noqa: ANN401 - a row of this table
        for key in self._keys(row):
            self.taken.setdefault(key, row)

    def _keys(self, row: Any) -> list[tuple[int, tuple[Any, ...]]]:  # noqa: ANN401
        keys = [(number, rule.key_of(row)) for number, rule in enumerate(self.rules)]
        return [(number, key) for number, key in keys if key is not None]

    def _content(self, row: Any) -> tuple[Any, ...]:  # noqa: ANN401
        kept = [name for one in self.table.columns.items() for name in kept_in(*one)]
        values = (getattr(row, name) for name in kept)
        return tuple(tuple(one) if isinstance(one, list) else one for one in values)

    def _named(self) -> dict[str, int]:
        return self.stage.rows.setdefault(self.table.name, {})

    def _write(self) -> None:
        rows = [row for row, _ in self.waiting]
        try:
            self.stage.create(model_of(self.table), rows)
        except IntegrityError as wrong:
            raise _refused(self.table, rows) from wrong
        for row, key in self.waiting:
            self._named()[key] = row.pk
        self.waiting.clear()

    # --- one row ------------------------------------------------------------------------------

    def _row(self, told: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a row, or None
        values: dict[str, Any] = {}
        for name, column in self.table.columns.items():
            if column.holds is Value.ROW:
                values[f"{name}_id"] = one = self._id(name, column, told.get(name, ""))
                if one is None and (name in told or name in self.table.needs):
                    return None
            elif name in told:
                values |= _columns(name, column, told[name])
        if self.table.low_high:
            names = [f"{name}_id" for name in self.table.apart]
            values |= dict(zip(names, sorted(values[name] for name in names), strict=True))
        ends = [end for name in self.table.apart if (end := values.get(f"{name}_id")) is not None]
        if len(set(ends)) < len(ends):  # two names of one person
            return None
        model = model_of(self.table)
        if _is_of_record(model):
            values["network"] = self.stage.network
        row = model(**values, **self.stage.told.fact)
        _check(self.table, row)
        return row

    def _id(self, name: str, column: Column, written: str) -> int | None:
        stage, ids = self.stage, self.stage.ids
        if not written:
            return int(stage.network.pk) if name in self.table.own else None
        if column.to == "actors":
            return ids.actors.get(stage.ref_of(written))
        first = {"places": ids.places, "issues": ids.issues, "goals": ids.goals}
        if column.to in first:
            return first[column.to].get(found(first[column.to], written))
        if column.to == "events":
            return ids.events.get(written) or _event_id(stage, written)
        if column.to not in stage.rows and "ref" in CARRIED[column.to].columns:
            rows = carried_rows(CARRIED[column.to], stage.network, using=WRITING)
            stage.rows[column.to] = dict(rows.values_list("ref", "pk"))
        return stage.rows.get(column.to, {}).get(written)


def _columns(name: str, column: Column, value: Any) -> dict[str, Any]:  # noqa: ANN401
    if column.holds is Value.DAYS:
        return dict(zip(kept_in(name, column), (value.earliest, value.latest), strict=True))
    if column.holds is Value.WORDS:
        for word in value:
            check_word(name, word, column.words)
        return {name: list(value)}
    return {name: value}


def _is_of_record(model: type[Any]) -> bool:
    keys = model._meta.concrete_fields  # noqa: SLF001 - Django's documented Meta API
    return any(key.name == "network" and key.related_model is Network for key in keys)


def _event_id(stage: Stage, ref: str) -> int | None:
    rows = Event.objects.using(WRITING).filter(network=stage.network, untold__isnull=True)
    return rows.filter(ref=ref).values_list("pk", flat=True).first()


# --- what cannot be kept ----------------------------------------------------------------------


def _check(table: Carried, row: Any) -> None:  # noqa: ANN401 - a row of any table
    """Raises: MalformedData for a value that its column cannot hold."""
    for one in row._meta.concrete_fields:  # noqa: SLF001 - Django's documented Meta API
        value = getattr(row, one.attname)
        if value in (None, "") or isinstance(one, ForeignKey | JSONField):
            continue
        try:
            one.clean(value, row)
        except ValidationError as wrong:
            raise _malformed(table, str(one.name)) from wrong


def _refused(table: Carried, rows: Iterable[Any]) -> MalformedData:
    """Which rule of the database the first bad row breaks."""
    for row in rows:
        for rule in row._meta.constraints:  # noqa: SLF001
            try:
                rule.validate(type(row), row, using=WRITING)
            except ValidationError:
                return _malformed(table, str(rule.name))
    return _malformed(table, KEY)


def _malformed(table: Carried, place: str) -> MalformedData:
    kind = Say("malformed.carried", table=table.name)
    return MalformedData(kind=kind, field=place, problem=Say("malformed.not_kept"))
