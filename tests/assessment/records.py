"""Small invented records drawn by hand, as the columns that readings are made from.

Letters are actors, capitals groups and small ones persons; days count back from DAY. Nothing is
told but what is drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np

from saiyai.assessment.look.line_history import RHYTHMS, LineHistory
from saiyai.assessment.look.record import NOBODY, OWN, UNTOLD, Record, Table
from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.carried import CARRIED, SAID, Column, Value
from saiyai.domain.coverage import Share
from saiyai.domain.facet_words import Reason
from saiyai.domain.goals import GoalKind, GoalScope, Horizon, Permanence
from saiyai.domain.goods import Good, Unit
from saiyai.domain.kinds.card import Pairs
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.kinds.fields import DataField, Input, fields_of
from saiyai.domain.places import PlaceKind, Resource
from saiyai.domain.pulse import ITEMS, Form
from saiyai.domain.tie_kinds import Nature
from saiyai.domain.ties import Foundation, Rhythm, Stance
from saiyai.engine.events import (
    Events,
    EventTable,
    Flows,
    Presence,
    Rule,
    make_events,
    make_lines,
)
from saiyai.engine.hits import QuietTimes, find_hits

DAY = date(2026, 10, 31)
TODAY = DAY.toordinal()
RULES = {Pairs.NONE: Rule.NONE, Pairs.FLOW: Rule.FLOW, Pairs.STAR: Rule.STAR, Pairs.ALL: Rule.ALL}


@dataclass(frozen=True, slots=True)
class Told:
    """An event so many days ago: `parts` are "A organiser, B", `flows` "A>B money"."""

    kind: str
    ago: int
    parts: str = ""
    flows: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    goal: int = NOBODY
    occasion: int = 0
    about: int = NOBODY


def often(
    kind: str, days: Sequence[int], parts: str = "", flows: str = "", **data: Any
) -> list[Told]:
    """The same event on several days."""
    return [Told(kind, ago, parts, flows, data) for ago in days]


def record(
    actors: str,
    events: Sequence[Told] = (),
    *,
    lines: str = "",
    recorded: str = "",
    occasions: Sequence[str] = (),
    memberships: Sequence[Mapping[str, Any]] | None = None,
    **tables: Sequence[Mapping[str, Any]],
) -> Record:
    """A record. `lines` are "A-B monthly, C>D listens"; `recorded` kinds were told completely.

    Without memberships everybody is a member of the own network.
    """
    at = {letter: position for position, letter in enumerate(actors)}
    n = len(actors)
    joined = memberships or [{"network": OWN, "member": at[one]} for one in actors]
    told = {
        "actors": [
            {"kind": ActorKind.PERSON if one.islower() else ActorKind.GROUP} for one in actors
        ],
        "memberships": joined,
        "coverage": [
            {"kind": kind, "earliest": 1, "latest": TODAY, "share": Share.ALL}
            for kind in recorded.split()
        ],
        **tables,
    }
    drawn = [one.split() for one in lines.split(",") if one.strip()]
    ends = [pair.replace(">", "-").split("-") for pair, *_ in drawn]
    parts, flows = _parts(events, at), _flows(events, at)
    found = {name: _table(name, columns, told.get(name, ())) for name, columns in COLUMNS.items()}
    found["ties"] = Table(
        np.arange(len(drawn)) + 1,
        {
            "directed": np.array([">" in pair for pair, *_ in drawn], np.int64),
            "nature": np.zeros(len(drawn), np.int64),
            "listens": np.array(["listens" in words for _, *words in drawn], np.int64),
        },
        {"nature": tuple(map(str, Nature))},
    )
    alike = np.array([row.get("alike", 0) for row in told.get("capabilities", ())], np.int64)
    practices = found["capabilities"]
    found["capabilities"] = replace(practices, cells={**practices.cells, "alike": alike})
    return Record(
        day=DAY,
        present=np.ones(n, np.bool_),
        events=_events(events),
        parts=parts,
        flows=flows,
        data={kind: _data(kind, events) for kind in KINDS},
        tables=found,
        lines=_lines(n, at, ends, drawn, events, parts, flows),
        occasions=("", *occasions),
    )


# --- columns ------------------------------------------------------------------------------------


def _words(words: Any) -> Column:
    return Column(Value.WORD, tuple(map(str, words)))


_ROW, _DAYS = Column(Value.ROW, to="x"), Column(Value.DAYS)
_TEXT, _FLAG, _NUMBER = Column(Value.TEXT), Column(Value.FLAG), Column(Value.NUMBER)
COLUMNS: dict[str, Mapping[str, Column]] = {
    **{name: table.columns for name, table in CARRIED.items()},
    "places": {"kind": _words(PlaceKind), "parent": _ROW, "resource": _words(Resource)},
    "issues": {"parent": _ROW},
    "actors": {"kind": _words(ActorKind), "sector": _words(Sector), "place": _ROW},
    "actor_issues": {"actor": _ROW, "issue": _ROW},
    "memberships": {"network": _ROW, "member": _ROW, "role": _words(Role), "joined": _DAYS,
        "left": _DAYS, "voluntary": _FLAG, "admitted_by": _ROW, "duties": _TEXT,
        "deputy": _ROW, "successor": _ROW},
    "goals": {"owner": _ROW, "parent": _ROW, "main": _FLAG, "horizon": _words(Horizon),
        "kind": _words(GoalKind), "scope": _words(GoalScope),
        "permanence": _words(Permanence)},
    "coverage": {"kind": _words(KINDS), SAID: _DAYS, "share": _words(Share)},
    "quiet": {"actor": _ROW, SAID: _DAYS},
    "assertions": {"tie": _ROW, "said_by": _ROW, "stance": _words(Stance), SAID: _DAYS,
        "foundation": _words(Foundation), "culture": _NUMBER, "power": _NUMBER,
        "learning": _NUMBER, "occasion": _NUMBER},
    "reasons": {"membership": _ROW, "reason": _words(Reason)},
    "surveys": {"form": _words(Form), "opened": _NUMBER, "closed": _NUMBER, "asked": _NUMBER},
    "sheets": {"survey": _ROW, **dict.fromkeys(ITEMS, _NUMBER)},
}  # fmt: skip
EMPTY = {Value.TEXT: 0, Value.NUMBER: UNTOLD, Value.DAYS: UNTOLD}


def _table(name: str, columns: Mapping[str, Column], rows: Sequence[Mapping[str, Any]]) -> Table:
    cells: dict[str, Any] = {}
    words: dict[str, tuple[str, ...]] = {}
    for column, card in columns.items():
        if card.holds is Value.DAYS:
            lead = "" if column == SAID else f"{column}_"
            for end in ("earliest", "latest"):
                cells[f"{lead}{end}"] = [row.get(f"{lead}{end}", UNTOLD) for row in rows]
            continue
        empty = EMPTY.get(card.holds, NOBODY)
        told = [row.get(column, empty) for row in rows]
        if card.holds is Value.WORD:
            words[column] = card.words
            told = [card.words.index(str(one)) if isinstance(one, str) else one for one in told]
            if name == "memberships":
                told = [card.words.index("member") if one == NOBODY else one for one in told]
        cells[column] = told
    return Table(
        np.arange(len(rows)) + 1,
        {column: np.array(told, np.int64) for column, told in cells.items()},
        words,
    )


# --- events -------------------------------------------------------------------------------------


def _proof(one: Told) -> int:
    kind = KINDS[one.kind]
    return int(kind.proof(_model(one)))


def _model(one: Told) -> Any:
    kind = KINDS[one.kind]
    needed = {f.id: "x" for f in fields_of(kind) if f.needed and f.input is not Input.CHOICE}
    return kind.data.model_validate({**needed, **one.data})


def _events(events: Sequence[Told]) -> Table:
    days = np.array([TODAY - one.ago for one in events], np.int64)
    none = np.full(len(events), NOBODY, np.int64)
    cells = {
        "kind": np.array([list(KINDS).index(one.kind) for one in events], np.int64),
        "earliest": days,
        "latest": days,
        "proof": np.array([_proof(one) for one in events], np.int64),
        "place": none,
        "issue": none,
        "via_centre": none,
        "goal": np.array([one.goal for one in events], np.int64),
        "about": np.array([one.about for one in events], np.int64),
        "occasion": np.array([one.occasion for one in events], np.int64),
        "channel": np.zeros(len(events), np.int64),
    }
    return Table(np.arange(len(events)) + 1, cells, {"kind": tuple(KINDS), "channel": ("",)})


def _parts(events: Sequence[Told], at: Mapping[str, int]) -> Table:
    roles = tuple(dict.fromkeys(role for kind in KINDS.values() for role in kind.roles))
    phases = tuple(dict.fromkeys(("", *(p for kind in KINDS.values() for p in kind.phases))))
    rows = []
    for event, one in enumerate(events):
        for part in filter(None, map(str.strip, one.parts.split(","))):
            letters, *said = part.split()
            role = next((word for word in said if word in roles), KINDS[one.kind].roles[0])
            phase = next((word for word in said if word in phases), "")
            rows += [(event, at[x], roles.index(role), phases.index(phase)) for x in letters]
    found = np.array(rows, np.int64).reshape(len(rows), 4)
    cells = dict(zip(("event", "actor", "role", "phase"), found.T, strict=True))
    return Table(np.arange(len(rows)) + 1, cells, {"role": roles, "phase": phases})


def _flows(events: Sequence[Told], at: Mapping[str, int]) -> Table:
    goods = tuple(map(str, Good))
    rows = []
    for event, one in enumerate(events):
        for flow in filter(None, map(str.strip, one.flows.split(","))):
            pair, *good = flow.split()
            sources, targets = pair.split(">")
            code = goods.index(good[0] if good else str(KINDS[one.kind].goods[0]))
            rows += [(event, at[a], at[b], code) for a in sources for b in targets]
    found = np.array(rows, np.int64).reshape(len(rows), 4)
    cells = dict(zip(("event", "source", "target", "good"), found.T, strict=True))
    cells |= {"amount": np.full(len(rows), UNTOLD), "unit": np.zeros(len(rows), np.int64)}
    return Table(np.arange(len(rows)) + 1, cells, {"good": goods, "unit": ("", *map(str, Unit))})


def _data(kind: str, events: Sequence[Told]) -> Table:
    rows = [event for event, one in enumerate(events) if one.kind == kind]
    cells: dict[str, Any] = {"event": rows}
    words: dict[str, tuple[str, ...]] = {}
    for card in fields_of(KINDS[kind]):
        told = [_model(events[event]).model_dump(mode="json")[card.id] for event in rows]
        cells[card.id] = [_cell(card, one) for one in told]
        if card.choices:
            words[card.id] = card.choices
    return Table(
        np.array(rows, np.int64) + 1,
        {name: np.array(column, np.int64) for name, column in cells.items()},
        words,
    )


def _cell(card: DataField, told: Any) -> int:
    if card.choices:
        return card.choices.index(told)
    if card.input in {Input.FLAG, Input.MAYBE}:
        return NOBODY if told is None else int(told)
    if card.input is Input.NUMBER:
        return UNTOLD if told is None else int(told)
    return int(bool(told))


# --- lines --------------------------------------------------------------------------------------


def _lines(  # noqa: PLR0913, PLR0917 - everything a line is made from
    n: int,
    at: Mapping[str, int],
    ends: list[list[str]],
    drawn: list[list[str]],
    events: Sequence[Told],
    parts: Table,
    flows: Table,
) -> LineHistory:
    a = np.array([at[one] for one, _ in ends], np.int64)
    b = np.array([at[other] for _, other in ends], np.int64)
    rhythms = [
        next((RHYTHMS.index(Rhythm[w.upper()]) for w in words if w.upper() in Rhythm.__members__),
             RHYTHMS.index(Rhythm.UNTOLD))
        for _, *words in drawn
    ]  # fmt: skip
    hits = find_hits(make_lines(n, a, b), _told_events(n, events, parts, flows))
    nobody: list[int] = []
    return LineHistory(
        rows=np.arange(len(drawn)) + 1,
        a=a,
        b=b,
        laid=np.full(len(drawn), TODAY - 2000),
        rhythms=np.array(rhythms, np.int64),
        hits=hits,
        quiet=QuietTimes(nobody, nobody, nobody),
    )


def _told_events(n: int, events: Sequence[Told], parts: Table, flows: Table) -> Events:
    number = np.bincount(parts["event"], minlength=len(events))
    return make_events(
        n,
        EventTable(
            [TODAY - one.ago for one in events],
            [_proof(one) for one in events],
            [-1] * len(events),
            [RULES[KINDS[one.kind].pairs] for one in events],
            [-1] * len(events),
        ),
        Presence(np.concatenate(([0], np.cumsum(number))), parts["actor"]),
        Flows(flows["event"], flows["source"], flows["target"]),
    )
