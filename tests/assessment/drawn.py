"""A draft of a record as columns, without a database: small records for tests of readings.

It is written apart from `queries/records.py` and agrees with it (tests/queries/test_records.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

import numpy as np

from saiyai.assessment.look.line_history import RHYTHMS, LineHistory
from saiyai.assessment.look.record import NOBODY, OWN, UNTOLD, Record, Scope, Table
from saiyai.domain.actors import ActorKind, Sector
from saiyai.domain.carried import CARRIED, KEY, Carried, Column, Value
from saiyai.domain.drafts import Draft, EventDraft, TieDraft
from saiyai.domain.facet_words import Reason
from saiyai.domain.goals import GoalKind
from saiyai.domain.goods import Good, Unit
from saiyai.domain.kinds.card import Pairs
from saiyai.domain.kinds.catalogue import KINDS, kind_of
from saiyai.domain.kinds.fields import Input, fields_of
from saiyai.domain.periods import Span
from saiyai.domain.pulse import ITEMS, Form
from saiyai.domain.rosters import RosterQuestion
from saiyai.domain.tie_kinds import LISTENS_TO, Nature
from saiyai.domain.ties import Stance
from saiyai.engine.events import Code, EventTable, Flows, Presence, Rule, make_events, make_lines
from saiyai.engine.hits import QuietTimes, Words, find_hits, with_quiet, with_words
from saiyai.queries.record_tables import ASSERTIONS, FIRST, NOT_READ

DAY = date(2026, 10, 31)
_RULES = {Pairs.NONE: Rule.NONE, Pairs.FLOW: Rule.FLOW, Pairs.STAR: Rule.STAR, Pairs.ALL: Rule.ALL}


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A survey that was closed, and what stands on its sheets."""

    form: Form
    opened: date
    closed: date
    asked: int
    sheets: Sequence[Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Rostered:
    """A roster that was closed: of each who answered, whom they named to which question."""

    opened: date
    closed: date
    asked: int
    answers: Mapping[str, Mapping[str, str]]
    """By ref; namings as refs of one letter each."""


Asked = Surveyed | Rostered


def record_of(draft: Draft, day: date = DAY, surveys: Sequence[Asked] = ()) -> Record:
    """The record of a draft: all its actors are there but those whose memberships do not hold."""
    return _Drawn(draft, day, surveys).record()


def everyone(record: Record) -> Scope:
    """The record's own network."""
    return Scope(record.present, OWN)


@dataclass
class _Drawn:
    draft: Draft
    day: date
    surveys: Sequence[Asked]
    at: dict[str, dict[str, int]] = field(default_factory=dict)

    def record(self) -> Record:
        draft = self.draft
        names: dict[str, Sequence[Any]] = {
            "actors": draft.actors,
            "goals": draft.goals,
            "places": draft.places,
        }
        names |= {"issues": draft.issues, "events": draft.events}
        for table, rows in names.items():
            self.at[table] = {row.ref: at for at, row in enumerate(rows) if row.ref}
        for name, told in draft.more.items():
            key = KEY if CARRIED[name].has_key else "ref"
            self.at[name] = {str(row[key]): at for at, row in enumerate(told) if key in row}
        tables = {table.name: self._first(table) for table in FIRST}
        tables |= {
            name: self._table(table, draft.more.get(name, ()))
            for name, table in CARRIED.items()
            if name not in NOT_READ
        }
        tables["actors"] = self._actors()
        tables["reasons"] = self._reasons()
        tables["capabilities"] = self._alike(tables["capabilities"])
        events = self._events()
        parts, flows = self._parts(), self._flows()
        tables |= self._said() | self._surveys()
        return Record(
            day=self.day,
            present=self._present(tables["memberships"]),
            events=events,
            parts=parts,
            flows=flows,
            data={kind: self._data(kind) for kind in KINDS},
            tables=tables,
            lines=self._lines(events, parts, flows, tables["quiet"]),
            occasions=self.occasions,
        )

    @property
    def occasions(self) -> tuple[str, ...]:
        """Every occasion of a line or an event, none first."""
        events = {event.occasion for event in self.draft.events}
        lines = {said.occasion for tie in self.draft.ties for said in tie.assertions}
        return "", *sorted((events | lines) - {""})

    # --- tables ---------------------------------------------------------------------------------

    def _first(self, table: Carried) -> Table:
        if table.name == "actor_issues":
            rows: list[dict[str, Any]] = [
                {"actor": a.ref, "issue": i} for a in self.draft.actors for i in a.issues
            ]
            return self._table(table, rows)
        told = [asdict(row) for row in getattr(self.draft, table.name)]
        for row in told:
            row.setdefault("said", row.get("period"))
            if row.get("main") and not row["kind"]:  # as whoever tells a goal does
                row["kind"] = GoalKind.MAIN
        return self._table(table, told)

    def _table(self, table: Carried, rows: Sequence[Mapping[str, Any]]) -> Table:
        cells: dict[str, Any] = {}
        for name, column in table.columns.items():
            told = [row.get(name) for row in rows]
            if column.holds is Value.DAYS:
                lead = "" if name == "said" else f"{name}_"
                cells[f"{lead}earliest"] = [_day(one, "earliest") for one in told]
                cells[f"{lead}latest"] = [_day(one, "latest") for one in told]
            elif column.holds is not Value.WORDS:
                cells[name] = [self._cell(table, name, column, one) for one in told]
        words = {name: column.words for name, column in table.columns.items() if column.words}
        return _table(cells, words, len(rows))

    def _cell(self, table: Carried, name: str, column: Column, told: Any) -> int:
        if column.holds is Value.ROW:
            own = column.to == "actors" and (name in table.own or name in {"network", "owner"})
            if told in ("", None):
                return OWN if own and name != "owner" else NOBODY
            return self.at.get(column.to, {}).get(str(told), NOBODY)
        if column.holds is Value.WORD:
            word = str(told or "")
            return column.words.index(word) if word in column.words else NOBODY
        if column.holds is Value.FLAG:
            return NOBODY if told is None else int(told)
        if column.holds is Value.TEXT:
            return int(bool(told))
        return UNTOLD if told is None else int(told)

    def _actors(self) -> Table:
        told = self.draft.actors
        kinds, sectors = tuple(map(str, ActorKind)), tuple(map(str, Sector))
        cells = {
            "kind": [kinds.index(str(a.kind)) for a in told],
            "sector": [sectors.index(str(a.sector)) for a in told],
            "place": [self.at["places"].get(a.place, NOBODY) for a in told],
        }
        return _table(cells, {"kind": kinds, "sector": sectors}, len(told))

    def _alike(self, told: Table) -> Table:
        rows = self.draft.more.get("capabilities", ())
        words = [(row.get("text_th", ""), row.get("text_en", "")) for row in rows]
        alike = np.array([words.index(one) for one in words], np.int64)
        return Table(told.ids, {**told.cells, "alike": alike}, told.words)

    def _reasons(self) -> Table:
        words = tuple(map(str, Reason))
        told = [
            (at, words.index(reason))
            for at, row in enumerate(self.draft.memberships)
            for reason in row.reasons
        ]
        cells = {"membership": [at for at, _ in told], "reason": [code for _, code in told]}
        return _table(cells, {"reason": words}, len(told))

    def _present(self, memberships: Table) -> np.ndarray:
        day, n = self.day.toordinal(), len(self.draft.actors)
        begun = (memberships["joined_earliest"] == UNTOLD) | (
            memberships["joined_earliest"] <= day
        )
        still = (memberships["left_latest"] == UNTOLD) | (memberships["left_latest"] > day)
        own = memberships["network"] == OWN
        present = np.ones(n, np.bool_)
        present[memberships["member"][own]] = False
        present[memberships["member"][own & begun & still]] = True
        return present

    # --- events ---------------------------------------------------------------------------------

    def _events(self) -> Table:
        told, kinds = self.draft.events, tuple(KINDS)
        channels = ("", *sorted({event.channel for event in told} - {""}))
        cells = {
            "kind": [kinds.index(e.kind) for e in told],
            "earliest": [_day(e.when, "earliest") for e in told],
            "latest": [_day(e.when, "latest") for e in told],
            "proof": [int(_proof(e)) for e in told],
            "place": [self.at["places"].get(e.place, NOBODY) for e in told],
            "issue": [self.at["issues"].get(e.issue, NOBODY) for e in told],
            "goal": [self.at["goals"].get(e.goal, NOBODY) for e in told],
            "via_centre": [NOBODY if e.via_centre is None else int(e.via_centre) for e in told],
            "about": [self.at["events"].get(e.about, NOBODY) for e in told],
            "occasion": [self.occasions.index(e.occasion) for e in told],
            "channel": [channels.index(e.channel) for e in told],
        }
        return _table(cells, {"kind": kinds, "channel": channels}, len(told))

    def _parts(self) -> Table:
        roles = tuple(dict.fromkeys(role for kind in KINDS.values() for role in kind.roles))
        phases = tuple(dict.fromkeys(("", *(p for kind in KINDS.values() for p in kind.phases))))
        told = [(at, part) for at, e in enumerate(self.draft.events) for part in e.parts]
        cells = {
            "event": [at for at, _ in told],
            "actor": [self.at["actors"][part.actor] for _, part in told],
            "role": [roles.index(part.role) for _, part in told],
            "phase": [phases.index(part.phase) for _, part in told],
        }
        return _table(cells, {"role": roles, "phase": phases}, len(told))

    def _flows(self) -> Table:
        goods, units = tuple(map(str, Good)), ("", *map(str, Unit))
        told = [(at, flow) for at, e in enumerate(self.draft.events) for flow in e.flows]
        cells = {
            "event": [at for at, _ in told],
            "source": [self.at["actors"][flow.source] for _, flow in told],
            "target": [self.at["actors"][flow.target] for _, flow in told],
            "good": [goods.index(str(flow.good)) for _, flow in told],
            "amount": [UNTOLD if flow.amount is None else flow.amount for _, flow in told],
            "unit": [units.index(flow.unit) for _, flow in told],
        }
        return _table(cells, {"good": goods, "unit": units}, len(told))

    def _data(self, kind: str) -> Table:
        fields = fields_of(kind_of(kind))
        told = [(at, e.data) for at, e in enumerate(self.draft.events) if e.kind == kind]
        cells: dict[str, Any] = {"event": [at for at, _ in told]}
        for one in fields:
            given = [data.get(one.id, one.default) for _, data in told]
            if one.id == "agreement":
                cells[one.id] = [self.at.get("agreements", {}).get(g or "", NOBODY) for g in given]
            elif one.choices:
                cells[one.id] = [one.choices.index(str(g)) for g in given]
            elif one.input in {Input.FLAG, Input.MAYBE}:
                cells[one.id] = [NOBODY if g is None else int(g) for g in given]
            elif one.input is Input.NUMBER:
                cells[one.id] = [UNTOLD if g is None else g for g in given]
            else:
                cells[one.id] = [int(bool(g)) for g in given]
        return _table(cells, {one.id: one.choices for one in fields if one.choices}, len(told))

    def _surveys(self) -> dict[str, Table]:
        told = [one for one in self.surveys if isinstance(one, Surveyed)]
        forms = tuple(map(str, Form))
        cells = {
            "form": [forms.index(str(one.form)) for one in told],
            "opened": [one.opened.toordinal() for one in told],
            "closed": [one.closed.toordinal() for one in told],
            "asked": [one.asked for one in told],
        }
        filled = [(at, sheet) for at, one in enumerate(told) for sheet in one.sheets]
        given = {name: [sheet.get(name, 0) for _, sheet in filled] for name in ITEMS}
        given["survey"] = [at for at, _ in filled]
        return {
            "surveys": _table(cells, {"form": forms}, len(told)),
            "sheets": _table(given, {}, len(filled)),
        } | self._rosters()

    def _rosters(self) -> dict[str, Table]:
        told = [one for one in self.surveys if isinstance(one, Rostered)]
        questions, at = tuple(map(str, RosterQuestion)), self.at["actors"]
        cells = {
            "opened": [one.opened.toordinal() for one in told],
            "closed": [one.closed.toordinal() for one in told],
            "asked": [one.asked for one in told],
            "answered": [len(one.answers) for one in told],
        }
        people = [(place, at[ref]) for place, one in enumerate(told) for ref in one.answers]
        names = [
            (place, questions.index(question), at[ref], at[other])
            for place, one in enumerate(told)
            for ref, named in one.answers.items()
            for question, others in named.items()
            for other in others
        ]
        respondents = {"roster": [one[0] for one in people], "actor": [one[1] for one in people]}
        columns = ("roster", "question", "source", "target")
        namings = {name: [one[place] for one in names] for place, name in enumerate(columns)}
        return {
            "rosters": _table(cells, {}, len(told)),
            "respondents": _table(respondents, {}, len(people)),
            "namings": _table(namings, {"question": questions}, len(names)),
        }

    # --- lines ----------------------------------------------------------------------------------

    def _said(self) -> dict[str, Table]:
        kinds = self.draft.more.get("tie_kinds", ())
        natures = {row.get("name", ""): row.get("nature", "") for row in kinds}
        words = tuple(map(str, Nature))
        ties = self.draft.ties
        lines = _table(
            {
                "directed": [int(tie.directed) for tie in ties],
                "nature": [words.index(str(natures.get(tie.kind, ""))) for tie in ties],
                "listens": [int(tie.kind == LISTENS_TO) for tie in ties],
            },
            {"nature": words},
            len(ties),
        )
        told = [asdict(one) | {"tie": at} for at, tie in enumerate(ties) for one in tie.assertions]
        said = self._table(ASSERTIONS, [{**row, "tie": None} for row in told])
        cells = {
            **said.cells,
            "tie": np.array([row["tie"] for row in told], np.int64),
            "occasion": np.array(
                [self.occasions.index(row["occasion"]) for row in told], np.int64
            ),
        }
        return {"ties": lines, "assertions": Table(said.ids, cells, said.words)}

    def _lines(self, events: Table, parts: Table, flows: Table, quiet: Table) -> LineHistory:
        n, ties = len(self.draft.actors), self.draft.ties
        at = self.at["actors"]
        a = np.array([at[tie.source] for tie in ties], np.int64)
        b = np.array([at[tie.target] for tie in ties], np.int64)
        lines = make_lines(n, a, b)
        order = np.argsort(parts["event"], kind="stable")
        counts = np.bincount(parts["event"], minlength=len(events))
        presence = Presence(np.concatenate(([0], np.cumsum(counts))), parts["actor"][order])
        callers = np.full(len(events), -1, np.int64)
        for event, actor, role in zip(parts["event"], parts["actor"], parts["role"], strict=True):
            kind = KINDS[events.words["kind"][events["kind"][event]]]
            if kind.caller and parts.words["role"][role] == kind.caller:
                callers[event] = actor
        rules = np.array([_RULES[kind_of(e.kind).pairs] for e in self.draft.events], np.int64)
        channel = np.where(events["channel"] > 0, events["channel"], -1)
        made = make_events(
            n,
            EventTable(events["latest"], events["proof"], channel, rules, callers),
            presence,
            Flows(flows["event"], flows["source"], flows["target"]),
        )
        rests = QuietTimes(quiet["actor"], quiet["earliest"], quiet["latest"])
        hits = with_quiet(with_words(find_hits(lines, made), _ends(ties)), lines, rests)
        return LineHistory(
            rows=np.arange(len(ties)),
            a=a,
            b=b,
            laid=np.array([_laid(tie) for tie in ties], np.int64),
            rhythms=np.array([RHYTHMS.index(tie.assertions[-1].rhythm) for tie in ties], np.int64),
            hits=hits,
            quiet=rests,
        )


def _ends(ties: Sequence[TieDraft]) -> Words:
    said = [
        (at, _day(one.said, "latest"))
        for at, tie in enumerate(ties)
        for one in tie.assertions
        if one.stance is Stance.ENDED
    ]
    lines, days = [at for at, _ in said], [day for _, day in said]
    return Words(
        np.array(lines, np.int64), np.array(days, np.int64), np.full(len(said), Code.ENDED)
    )


def _laid(tie: TieDraft) -> int:
    begun = [one.since or one.said for one in tie.assertions if one.stance is not Stance.ENDED]
    return min(_day(day, "latest") for day in begun)


def _proof(event: EventDraft) -> int:
    kind = kind_of(event.kind)
    return int(kind.proof(kind.read(event.data, kind.version)))


def _day(told: Any, end: str) -> int:
    if told is None:
        return UNTOLD
    day = getattr(told, end) if isinstance(told, Span) else told[end]
    return int(day.toordinal())


def _table(cells: Mapping[str, Any], words: Mapping[str, tuple[str, ...]], rows: int) -> Table:
    columns = {name: np.array(told, np.int64).reshape(rows) for name, told in cells.items()}
    return Table(np.arange(rows), columns, words)
