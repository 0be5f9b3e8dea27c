"""Constructed histories (`*.story.toml`): a record in TOML, and what can be read of it.

A story is the tables of a record, read by `record_tables`, so it can tell whatever a record can
hold; short forms expand to the same tables. The format stands in docs/reference/stories.md.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from saiyai.domain.carried import CARRIED, KEY
from saiyai.domain.drafts import Draft
from saiyai.domain.periods import Span, last_days
from saiyai.domain.stories import Expectation, Story, Variant
from saiyai.domain.tables import Table
from saiyai.formats.record_columns import TABLES
from saiyai.formats.record_tables import from_tables
from saiyai.formats.refusals import wrong_story
from saiyai.formats.story_cells import (
    Known,
    Row,
    actors_of,
    day_of,
    days_of,
    parts_of_cell,
    texts_of,
)
from saiyai.formats.story_entries import (
    EVENT,
    LISTS,
    RECORD,
    Entry,
    entries_of,
    list_first,
    otherwise,
)
from saiyai.formats.story_events import check_event, event_rows
from saiyai.formats.story_expects import read_expectation
from saiyai.formats.story_forms import rows_of

SUFFIX: Final = ".story.toml"
STORY: Final = "story"
STORY_FIELDS: Final = ("title", "concepts", "why", "day", "told", "network")
WITHOUT_FIELDS: Final = ("fact", "remove", "change", "add", "expect")
SECTIONS: Final = (STORY, RECORD, "sets", *LISTS, "expect", "without")

_EVENT_KEYS: Final = "event keys"

_REFERS: Final[Mapping[str, Mapping[str, str]]] = {
    "actors": {"place": "places", "issues": "issues"},
    "places": {"parent": "places"},
    "issues": {"parent": "issues"},
    "memberships": dict.fromkeys(
        ("network", "member", "admitted_by", "deputy", "successor"), "actors"
    ),
    "goals": {"owner": "actors", "parent": "goals"},
    "ties": {"source": "actors", "target": "actors"},
    "assertions": {"tie": "ties", "said_by": "actors", "via": "actors"},
    "events": {"place": "places", "issue": "issues", "goal": "goals", "about": "events"},
    "parts": {"event": _EVENT_KEYS, "actor": "actors"},
    "flows": {"event": _EVENT_KEYS, "source": "actors", "target": "actors"},
    "coverage": {"told_by": "actors"},
    "quiet": {"actor": "actors"},
    **{
        table.name: {name: column.to for name, column in table.columns.items() if column.to}
        for table in CARRIED.values()
    },
}
"""Which columns name rows, and of which table."""

_KEYED: Final = {"ties", *(name for name, table in CARRIED.items() if table.has_key)}
_LINE: Final = re.compile(r"line (\d+)")

_Tables = Mapping[str, Sequence[Row]]


def read_story(text: str) -> Story:
    """A story from its text, every variant made and checked.

    Raises: UnreadableStory with the entry that does not fit, and the next step.
    """
    told = _parsed(text)
    for name in told:
        if name not in SECTIONS:
            raise wrong_story(name, "unknown_list", name=name, known=", ".join(SECTIONS))
    head = _head(told)
    entries = _entries(told)
    sets = told.get("sets", {})
    draft, known = _record(entries, head, sets)
    return Story(
        title=_text(head, "title"),
        concepts=tuple(texts_of(head, "concepts", STORY)),
        why=_text(head, "why"),
        day=known.day,
        draft=draft,
        expectations=_expectations(told.get("expect", []), draft, known, "expect"),
        variants=tuple(
            _variant(one, f"without {number}", entries, head, sets)
            for number, one in enumerate(_list(told, "without"), 1)
        ),
    )


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))  # as editors on Windows write it
    except tomllib.TOMLDecodeError as wrong:
        found = _LINE.search(str(wrong))
        line = int(found[1]) if found else text.count("\n") + 1
        raise wrong_story(f"line {line}", "not_toml", problem=str(wrong)) from wrong


def _head(told: Mapping[str, Any]) -> Mapping[str, Any]:
    head = told.get(STORY)
    if not isinstance(head, Mapping):
        raise wrong_story(STORY, "field_missing", field=f"[{STORY}]")
    for name in head:
        if name not in STORY_FIELDS:
            known = ", ".join(STORY_FIELDS)
            raise wrong_story(STORY, "unknown_field", field=name, known=known)
    for name in ("title", "why", "day"):
        if name not in head:
            raise wrong_story(STORY, "field_missing", field=name)
    return head


def _text(head: Mapping[str, Any], name: str) -> str:
    value = head[name]
    if not isinstance(value, str) or not value.strip():
        raise wrong_story(STORY, "bad_value", field=name, value=str(value))
    return value.strip()


def _entries(told: Mapping[str, Any]) -> list[Entry]:
    short = told.get(RECORD, {})
    if not isinstance(short, Mapping):
        raise wrong_story(RECORD, "bad_value", field=RECORD, value=str(short))
    return entries_of(short) + entries_of({n: v for n, v in told.items() if n in LISTS})


def _list(told: Mapping[str, Any], name: str) -> list[Any]:
    value = told.get(name, [])
    return value if isinstance(value, list) else [value]


def _variant(
    told: Any,  # noqa: ANN401 - whatever stands in the file
    place: str,
    entries: list[Entry],
    head: Mapping[str, Any],
    sets: object,
) -> Variant:
    if not isinstance(told, Mapping):
        raise wrong_story(place, "bad_value", field="without", value=str(told))
    for name in told:
        if name not in WITHOUT_FIELDS:
            known_fields = ", ".join(WITHOUT_FIELDS)
            raise wrong_story(place, "unknown_field", field=name, known=known_fields)
    fact = told.get("fact")
    if not isinstance(fact, str) or not fact.strip():
        raise wrong_story(place, "field_missing", field="fact")
    draft, known = _record(otherwise(entries, told, place), head, sets)
    expected = told.get("expect", [])
    return Variant(fact.strip(), draft, _expectations(expected, draft, known, f"{place}, expect"))


def _expectations(told: object, draft: Draft, known: Known, place: str) -> tuple[Expectation, ...]:
    occasions = {event.occasion for event in draft.events} | {
        said.occasion for tie in draft.ties for said in tie.assertions
    }
    ones = told if isinstance(told, list) else [told]
    return tuple(
        read_expectation(one, known, occasions - {""}, f"{place} {number}")
        for number, one in enumerate(ones, 1)
    )


# --- the record ---------------------------------------------------------------------------------


def _record(
    entries: Sequence[Entry], head: Mapping[str, Any], sets: object
) -> tuple[Draft, Known]:
    known = _known(entries, head, sets)
    tables: dict[str, list[Row]] = defaultdict(list)
    for entry in entries:
        made = event_rows(entry, known) if entry.list == EVENT else rows_of(entry, known)
        for name, row in made:
            tables[name].append(row)
    _check_refs(tables)
    facts = [Row("", {"key": "today", "value": known.day.isoformat()})]
    if head.get("network"):
        facts.append(Row("", {"key": "name_th", "value": str(head["network"])}))
    draft = from_tables([_table(name, rows) for name, rows in {**tables, "facts": facts}.items()])
    for problem in draft.problems:
        place = tables[problem.sheet][(problem.row or 2) - 2].place
        raise wrong_story(place, "bad_value", field=problem.column, value=problem.value)
    for event, row in zip(draft.events, tables["events"], strict=True):
        check_event(event, known, row.place)
    return draft, known


def _known(entries: Sequence[Entry], head: Mapping[str, Any], sets: object) -> Known:
    first = Known(date.max, Span(date.min, date.min))
    day = day_of(head["day"], Known(date(2026, 1, 1), first.told), STORY)
    long_ago = last_days(day, 366).earliest
    told = days_of(head.get("told", long_ago), Known(day, first.told), STORY)
    kinds: dict[str, str] = {}
    for entry in entries:
        if entry.list == "actors":
            ref, kind = _actor(entry)
            kinds[ref] = kind
    return Known(day, told, _sets(sets, Known(day, told, {}, kinds)), kinds)


def _actor(entry: Entry) -> tuple[str, str]:
    fields = entry.fields
    if entry.words is None:
        return str(fields.get("ref", "")), str(fields.get("kind", ""))
    ref, kind = [*entry.words, "", ""][:2]
    return ref, str(fields.get("kind", kind))


def _sets(told: object, known: Known) -> Mapping[str, Sequence[str]]:
    """Sets by name; one may lean on those above it."""
    if not isinstance(told, Mapping):
        raise wrong_story("sets", "bad_value", field="sets", value=str(told))
    found: dict[str, Sequence[str]] = {}
    for name in told:
        names, rest = list_first(", ".join(texts_of(told, name, "sets")).split())
        if rest:
            raise wrong_story(f"sets {name}", "bad_value", field=name, value=rest[0])
        so_far = Known(known.day, known.told, found, known.kinds)
        found[name] = actors_of(names, so_far, f"sets {name}")
        for ref in found[name]:
            if ref not in known.kinds:
                raise wrong_story(f"sets {name}", "unknown_ref", ref=ref, table="actors")
    return found


def _table(name: str, rows: Sequence[Row]) -> Table:
    columns = dict.fromkeys(TABLES[name].columns)
    for row in rows:
        columns |= dict.fromkeys(row.cells)
    return Table(name, tuple(columns), [tuple(map(row.cells.get, columns)) for row in rows])


def _check_refs(tables: _Tables) -> None:
    """Whatever is named is told somewhere, and nothing is told twice under one name."""
    known = {name: _refs(rows, "ref") for name, rows in tables.items()}
    known |= {name: _refs(tables.get(name, []), KEY) for name in _KEYED}
    known[_EVENT_KEYS] = _refs(tables.get("events", []), KEY)
    for name, rows in tables.items():
        for row in rows:
            for column, cell in row.cells.items():
                table = _REFERS.get(name, {}).get(column, "")
                for ref in parts_of_cell(name, column, cell) if table else ():
                    if ref not in known.get(table, {}):
                        raise wrong_story(row.place, "unknown_ref", ref=ref, table=table)


def _refs(rows: Sequence[Row], column: str) -> set[str]:
    found: set[str] = set()
    for row in rows:
        ref = str(row.cells.get(column, ""))
        if ref and ref in found:
            raise wrong_story(row.place, "told_twice", ref=ref)
        found.add(ref)
    return found - {""}
