"""A whole record as the columns that readings are made from.

Tables and columns are declared in `domain/carried.py`; only the few first ones are listed here.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

import numpy as np
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from saiyai.assessment.look.record import NOBODY, OWN, UNTOLD, Record, Table
from saiyai.domain.actors import ActorKind
from saiyai.domain.carried import (
    ACTOR,
    CARRIED,
    Carried,
    Column,
    Value,
)
from saiyai.domain.facet_words import Reason
from saiyai.domain.goods import Good, Unit
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.kinds.fields import DataField, Input, fields_of
from saiyai.domain.periods import AsOf
from saiyai.domain.tie_kinds import LISTENS_TO, Nature
from saiyai.domain.viewers import Eye
from saiyai.queries.carried import carried_rows, kept_in, model_of
from saiyai.queries.columns import Coded, DayNumber, columns, positions_of, standing_at
from saiyai.queries.editions import Edition, Ints, load_answered
from saiyai.queries.facts import members_on
from saiyai.queries.keeping import Newest
from saiyai.queries.known import as_known, ids_edited_since, list_edited_models
from saiyai.queries.practices import with_practices
from saiyai.queries.pulse import survey_tables_of
from saiyai.queries.record_tables import ACTORS, ASSERTIONS, FIRST, NOT_READ, TIES
from saiyai.queries.rosters import roster_tables_of
from saiyai.records.connections import alias, snapshot
from saiyai.records.models import Event, Flow, Network, Part, TieAssertion


def read_record(network: Network, eye: Eye, when: AsOf) -> tuple[Edition, Record]:
    """Everything known of a record on a day, for an eye, and the edition of which it is.

    Cost: from memory if nothing was told since; else that of the edition, and one pass over each
        table, some 15 µs for each event.
    """
    with snapshot():
        edition = load_answered(network, eye, when.known)
        key = network.pk, eye, edition.seq
        record = _CACHE.get(key, lambda: _Reader(network, eye, edition).record())
        present, _ = members_on(network, edition, when.day)
        return edition, replace(record, day=when.day, present=present)


@dataclass(slots=True)
class _Reader:
    """A record being read: where the rows of each table stand, so that others can name them."""

    network: Network
    eye: Eye
    edition: Edition
    ids: dict[str, Ints] = field(default_factory=dict)
    edited: frozenset[str] = frozenset()
    """Names of models of which rows were corrected since."""

    def record(self) -> Record:
        """Everything but the day, and who was there then."""
        self.edited = list_edited_models(self.network, self.edition.seq)
        self.ids["events"] = self.edition.events.ids
        tables = {table.name: self._table(table, self._of_record(table)) for table in FIRST[:2]}
        tables["actors"] = self._actors()
        for table in (*FIRST[2:], *CARRIED.values()):
            if table.name not in NOT_READ:
                rows = self._of_record(table) if table in FIRST else self._told(table)
                tables[table.name] = self._table(table, rows)
        tables["reasons"] = self._reasons()
        known = self._told(CARRIED["capabilities"])
        tables["capabilities"] = with_practices(tables["capabilities"], known)
        occasions = self._occasions()
        tables |= self._lines(occasions)
        tables |= survey_tables_of(self.network, self.eye, self.edition.seq)
        tables |= roster_tables_of(self.network, self.eye, self.edition)
        return Record(
            day=date.min,
            present=np.zeros(self.edition.n, np.bool_),
            events=self._events(occasions),
            parts=self._parts(),
            flows=self._flows(),
            data=self._data(),
            tables=tables,
            lines=self.edition.history,
            occasions=occasions,
        )

    # --- tables -------------------------------------------------------------------------------

    def _of_record(self, table: Carried) -> QuerySet[Any]:
        at = {"memberships": "member__network", "quiet": "actor__network"}
        at["actor_issues"] = "actor__network"
        model = model_of(table)
        rows = model.objects.using(alias()).filter(standing_at(self.edition.seq))
        of: QuerySet[Any] = rows.filter(**{at.get(table.name, "network"): self.network})
        return of.order_by("pk")

    def _told(self, table: Carried) -> QuerySet[Any]:
        return carried_rows(table, self.network, self.edition.seq)

    def _table(self, table: Carried, rows: QuerySet[Any]) -> Table:
        """Rows whose needed columns of actors name somebody of this edition."""
        kept = [
            (name, column)
            for of, column in table.columns.items()
            if column.holds is not Value.WORDS
            for name in kept_in(of, column)
        ]
        days = {f"day_{n}": DayNumber(n) for n, column in kept if column.holds is Value.DAYS}
        ids, *told = columns(rows.annotate(**days), "pk", *(_asked(*one) for one in kept))
        self.ids[table.name] = ids
        cells = {
            name.removesuffix("_id"): self._cells(column, values)
            for (name, column), values in zip(kept, told, strict=True)
        }
        for row in self._corrected(model_of(table), rows):
            at = int(positions_of(ids, np.array([row.pk]))[0])
            for name, column in kept:
                cells[name.removesuffix("_id")][at] = self._cell(column, getattr(row, name))
        words = {name: column.words for name, column in table.columns.items() if column.words}
        found = Table(ids, cells, words)
        hidden = [cells[name] == NOBODY for name in table.needs if table.columns[name] is ACTOR]
        return self._without(table, found, np.logical_or.reduce(hidden)) if hidden else found

    def _without(self, table: Carried, found: Table, hidden: np.ndarray) -> Table:
        kept = found.only(~hidden)
        self.ids[table.name] = kept.ids
        return kept

    def _corrected(self, model: type[Any], rows: QuerySet[Any]) -> Iterator[Any]:
        if model.__name__ in self.edited:
            edited = ids_edited_since(self.network, model, self.edition.seq)
            found = list(rows.filter(pk__in=edited))
            as_known(found, self.edition.seq)
            yield from found

    def _reasons(self) -> Table:
        """Why members joined, as far as a list can say it: a row for each reason."""
        words = tuple(map(str, Reason))
        rows = self._of_record(next(table for table in FIRST if table.name == "memberships"))
        told = [
            (pk, words.index(reason))
            for pk, reasons in rows.exclude(reasons=[]).values_list("pk", "reasons")
            for reason in reasons
        ]
        ids, found = np.array(told, np.int64).reshape(len(told), 2).T
        at = positions_of(self.ids["memberships"], ids)
        table = Table(ids, {"membership": at, "reason": found}, {"reason": words})
        return table.only(at != NOBODY)

    def _cells(self, column: Column, values: Ints) -> Ints:
        if column.holds is not Value.ROW:
            return values
        if column is not ACTOR:
            return positions_of(self.ids[column.to], values)
        at = self.edition.positions_of(values)
        return np.where(values == self.network.pk, OWN, at)

    def _cell(self, column: Column, value: Any) -> int:  # noqa: ANN401 - of any column
        if column.holds is Value.ROW:
            return int(self._cells(column, np.array([UNTOLD if value is None else value]))[0])
        if column.holds is Value.DAYS:
            return UNTOLD if value is None else int(value.toordinal())
        asked = _asked("", column)
        if isinstance(asked, Coded):
            return asked.codes.get(value, asked.default)
        return UNTOLD if value is None else int(value)

    # --- actors and lines ---------------------------------------------------------------------

    def _actors(self) -> Table:
        told = self._table(ACTORS, self._of_record(ACTORS))
        self.ids["actors"] = self.edition.actor_ids
        cells = {
            "kind": self.edition.kinds,
            "sector": told["sector"][positions_of(told.ids, self.edition.actor_ids)],
            "place": positions_of(self.ids["places"], self.edition.places),
        }
        words = {"kind": tuple(map(str, ActorKind)), **told.words}
        return Table(self.edition.actor_ids, cells, words)

    def _lines(self, occasions: tuple[str, ...]) -> Mapping[str, Table]:
        """What was said of the lines of the edition, and of what nature each is."""
        kinds = self._table(CARRIED["tie_kinds"], self._told(CARRIED["tie_kinds"]))
        ties = self._table(TIES, self._of_record(TIES))
        at = positions_of(ties.ids, self.edition.tie_ids)
        kind = ties["kind"][at]
        nature = kinds["nature"][kind] if len(kinds) else np.zeros(len(at), np.int64)
        answers = self._told(CARRIED["tie_kinds"]).filter(name=LISTENS_TO)
        listens = np.isin(
            kind, positions_of(kinds.ids, np.array(answers.values_list("pk", flat=True), np.int64))
        )
        cells = {"directed": ties["directed"][at], "nature": nature, "listens": listens * 1}
        lines = Table(self.edition.tie_ids, cells, {"nature": tuple(map(str, Nature))})
        self.ids["ties"] = lines.ids
        said = TieAssertion.objects.using(alias()).filter(
            standing_at(self.edition.seq), tie__network=self.network
        )
        told = self._table(ASSERTIONS, said.order_by("pk"))
        codes = _coded(said, "occasion", occasions)
        occasion = np.array([codes.get(pk, 0) for pk in told.ids.tolist()], np.int64)
        told = replace(told, cells={**told.cells, "occasion": occasion})
        return {"ties": lines, "assertions": told.only(told["tie"] != NOBODY)}

    # --- events -------------------------------------------------------------------------------

    def _standing(self) -> QuerySet[Event]:
        rows = Event.objects.using(alias()).filter(standing_at(self.edition.seq))
        return rows.filter(network=self.network).order_by("pk")

    def _occasions(self) -> tuple[str, ...]:
        """The occasions that lines and events were for, in one numbering; the first is none."""
        said = TieAssertion.objects.using(alias()).filter(
            standing_at(self.edition.seq), tie__network=self.network
        )
        told: set[str] = set()
        for rows in (self._standing(), said):
            told |= set(rows.order_by().values_list("occasion", flat=True).distinct())
        return ("", *sorted(told - {""}))

    def _events(self, occasions: tuple[str, ...]) -> Table:
        rows = self._standing()
        told = rows.annotate(day=DayNumber("earliest"))
        said = Coded("via_centre", {True: 1, False: 0}, NOBODY)
        earliest, place, issue, goal, via = columns(
            told, "day", "place_id", "issue_id", "goal_id", said
        )
        channels = ("", *sorted(set(rows.order_by().values_list("channel", flat=True)) - {""}))
        events = self.edition.events
        cells = {
            "kind": events.kinds,
            "earliest": earliest,
            "latest": events.days,
            "proof": events.proofs,
            "place": positions_of(self.ids["places"], place),
            "issue": positions_of(self.ids["issues"], issue),
            "goal": positions_of(self.ids["goals"], goal),
            "via_centre": via,
            "about": self._about(rows),
            "occasion": self._texts(rows, "occasion", occasions),
            "channel": self._texts(rows, "channel", channels),
        }
        return Table(events.ids, cells, {"kind": tuple(KINDS), "channel": channels})

    def _texts(self, rows: QuerySet[Event], column: str, words: tuple[str, ...]) -> Ints:
        """A column of short texts as codes; 0 where nothing was told."""
        told = _coded(rows, column, words)
        found = np.zeros(len(self.ids["events"]), np.int64)
        found[self._at(told)] = list(told.values())
        return found

    def _about(self, rows: QuerySet[Event]) -> Ints:
        """Of each event the one that it answers or carries on, as that stands now."""
        told = dict(rows.exclude(about=None).values_list("pk", "about__ref"))
        named = rows.filter(ref__in=rows.exclude(about=None).values("about__ref"))
        by_ref = dict(named.values_list("ref", "pk"))
        found = np.full(len(self.ids["events"]), NOBODY, np.int64)
        found[self._at(told)] = self._at([by_ref.get(ref, NOBODY) for ref in told.values()])
        return found

    def _at(self, ids: Any) -> Ints:  # noqa: ANN401 - anything numpy takes
        return positions_of(self.ids["events"], np.fromiter(ids, dtype=np.int64))

    def _parts(self) -> Table:
        rows = Part.objects.using(alias()).filter(standing_at(self.edition.seq, "event__"))
        roles = tuple(dict.fromkeys(role for kind in KINDS.values() for role in kind.roles))
        phases = tuple(dict.fromkeys(("", *(p for kind in KINDS.values() for p in kind.phases))))
        ids, event, actor, role, phase = columns(
            rows.filter(event__network=self.network).order_by("event_id", "pk"),
            "pk", "event_id", "actor_id",
            Coded("role", {word: code for code, word in enumerate(roles)}, NOBODY),
            Coded("phase", {word: code for code, word in enumerate(phases)}, 0),
        )  # fmt: skip
        cells = {
            "event": positions_of(self.ids["events"], event),
            "actor": self.edition.positions_of(actor),
            "role": role,
            "phase": phase,
        }
        found = Table(ids, cells, {"role": roles, "phase": phases})
        return found.only((cells["event"] >= 0) & (cells["actor"] >= 0))

    def _flows(self) -> Table:
        rows = Flow.objects.using(alias()).filter(standing_at(self.edition.seq, "event__"))
        goods, units = tuple(map(str, Good)), ("", *map(str, Unit))
        ids, event, source, target, good, amount, unit = columns(
            rows.filter(event__network=self.network).order_by("event_id", "pk"),
            "pk", "event_id", "source_id", "target_id",
            Coded("good", {word: code for code, word in enumerate(goods)}, 0), "amount",
            Coded("unit", {word: code for code, word in enumerate(units)}, 0),
        )  # fmt: skip
        cells = {
            "event": positions_of(self.ids["events"], event),
            "source": self.edition.positions_of(source),
            "target": self.edition.positions_of(target),
            "good": good,
            "amount": amount,
            "unit": unit,
        }
        kept = (cells["event"] >= 0) & (cells["source"] >= 0) & (cells["target"] >= 0)
        kept &= cells["source"] != cells["target"]
        return Table(ids, cells, {"good": goods, "unit": units}).only(kept)

    def _data(self) -> dict[str, Table]:
        """By kind, what its card asks for, of each event of the kind."""
        fields = {kind.id: fields_of(kind) for kind in KINDS.values()}
        told: dict[str, list[tuple[int, ...]]] = {kind: [] for kind in KINDS}
        alike: dict[tuple[str, int, str], tuple[int, ...]] = {}  # most events of a kind are alike
        agreements = dict(self._told(CARRIED["agreements"]).values_list("ref", "pk"))
        raw = self._standing().annotate(text=Cast("data", TextField()))
        for pk, *key in raw.values_list("pk", "kind", "version", "text").iterator(10_000):
            kind, version, text = same = tuple(key)
            if same not in alike:
                data = json.loads(text)
                if version != KINDS[kind].version:
                    data = KINDS[kind].read(data, version).model_dump(mode="json")
                alike[same] = tuple(_told_cell(one, data, agreements) for one in fields[kind])
            told[kind].append((pk, *alike[same]))
        return {kind: self._data_of(fields[kind], rows) for kind, rows in told.items()}

    def _data_of(self, fields: Sequence[DataField], told: list[tuple[int, ...]]) -> Table:
        cells = np.array(told, np.int64).reshape(len(told), len(fields) + 1)
        names = {one.id: cells[:, at] for at, one in enumerate(fields, 1)}
        names["event"] = positions_of(self.ids["events"], cells[:, 0])
        if "agreement" in names:
            names["agreement"] = positions_of(self.ids["agreements"], names["agreement"])
        words = {one.id: one.choices for one in fields if one.choices}
        return Table(cells[:, 0], names, words)


def _coded(rows: QuerySet[Any], column: str, words: tuple[str, ...]) -> dict[int, int]:
    """By row id the code of a short text; rows without one are left out."""
    codes = {word: code for code, word in enumerate(words)}
    told = rows.order_by().exclude(**{column: ""}).values_list("pk", column)
    return {pk: codes[word] for pk, word in told}


def _asked(name: str, column: Column) -> str | Coded:
    """How a column is read: words and flags as codes, days as ordinals, texts as told or not."""
    if column.holds is Value.WORD:
        return Coded(name, {word: code for code, word in enumerate(column.words)}, NOBODY)
    if column.holds is Value.FLAG:
        return Coded(name, {True: 1, False: 0}, NOBODY)
    if column.holds is Value.TEXT:
        return Coded(name, {"": 0, None: 0}, 1)
    return f"day_{name}" if column.holds is Value.DAYS else name


def _told_cell(field: DataField, data: Mapping[str, Any], agreements: Mapping[str, int]) -> int:
    """What was told of one field, as a number: `agreement` names a row of the record."""
    told = data.get(field.id, field.default)
    if field.id == "agreement":
        return agreements.get(told or "", NOBODY)
    if field.choices:
        return field.choices.index(told) if told in field.choices else NOBODY
    if field.input in {Input.FLAG, Input.MAYBE}:
        return NOBODY if told is None else int(told)
    if field.input is Input.NUMBER:
        return UNTOLD if told is None else int(told)
    return int(bool(told))


_CACHE: Final = Newest(keep=2)
