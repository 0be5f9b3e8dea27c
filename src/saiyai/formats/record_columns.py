"""The tables of a whole record and their columns, declared once for every lossless format.

The first tables have drafts of their own; the others are those of `domain/carried.py`.

A value that was not told is an empty cell. Free columns stand behind a prefix (`extra.phone`,
`data.title`). Rows below a tie or an event name it by its `key`, which is good within one file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.carried import CARRIED, KEY, Carried, Column, Value
from saiyai.domain.consent import Consent
from saiyai.domain.goals import GoalKind, GoalScope, Permanence
from saiyai.domain.places import Medium, PlaceKind, Resource
from saiyai.domain.ties import Foundation, Rhythm, Stance
from saiyai.formats.record_cells import (
    DAY,
    DECIMAL,
    FLAG,
    INTEGER,
    LIST,
    SPAN,
    TEXT,
    Codec,
    one_of,
    word_of,
)

VERSION: Final = 2
READABLE: Final = frozenset({"1", "2"})
"""Versions that are read. Version 1 had the first tables alone, and fewer columns in them."""
VERSION_KEY: Final = "saiyai.record"


@dataclass(frozen=True, slots=True)
class RecordTable:
    """One table: its columns in order, those a row cannot do without, and its free columns."""

    name: str
    columns: Mapping[str, Codec]
    needs: tuple[str, ...] = ()
    free: str = ""
    """The field spread over columns `<free>.<key>`."""
    later: tuple[str, ...] = ()
    """Columns that files of version 1 do not have."""


_CODECS: Final = {
    Value.TEXT: TEXT,
    Value.FLAG: FLAG,
    Value.NUMBER: INTEGER,
    Value.DAY: DAY,
    Value.DAYS: SPAN,
    Value.WORDS: LIST,
    Value.ROW: TEXT,
}


def _codec(column: Column) -> Codec:
    return one_of(column.words) if column.holds is Value.WORD else _CODECS[column.holds]


def _carried(table: Carried) -> RecordTable:
    key = {KEY: TEXT} if table.has_key else {}
    columns = {name: _codec(column) for name, column in table.columns.items()}
    return RecordTable(table.name, {**key, **columns}, table.needs)


_KEY: Final = {KEY: TEXT}
_NAMES: Final = {"ref": TEXT, "name_th": TEXT, "name_en": TEXT}

TABLES: Final = {
    table.name: table
    for table in (
        RecordTable(
            "places",
            {
                **_NAMES,
                "kind": word_of(PlaceKind),
                "code": TEXT,
                "parent": TEXT,
                "order": INTEGER,
                "resource": word_of(Resource),
                "medium": word_of(Medium),
                "used_for": TEXT,
                "valid_from": DAY,
                "valid_until": DAY,
            },
            needs=("ref",),
            later=("resource", "medium", "used_for", "valid_from", "valid_until"),
        ),
        RecordTable(
            "issues",
            {**_NAMES, "parent": TEXT, "situation": TEXT},
            needs=("ref",),
            later=("situation",),
        ),
        RecordTable(
            "actors",
            {
                **_NAMES,
                "kind": word_of(ActorKind),
                "sector": word_of(Sector),
                "place": TEXT,
                "issues": LIST,
                "consent": word_of(Consent),
                "note": TEXT,
                "aliases": LIST,
            },
            free="extra",
        ),
        RecordTable(
            "memberships",
            {
                "network": TEXT,
                "member": TEXT,
                "role": word_of(Role),
                "joined": SPAN,
                "left": SPAN,
                "why": TEXT,
                "voluntary": FLAG,
                "reasons": LIST,
                "admitted_by": TEXT,
                "duties": TEXT,
                "term": SPAN,
                "deputy": TEXT,
                "successor": TEXT,
                "exit_why": TEXT,
            },
            needs=("member",),  # without a network: the record's own
            later=("reasons", "admitted_by", "duties", "term", "deputy", "successor", "exit_why"),
        ),
        RecordTable(
            "goals",
            {
                **_NAMES,
                "owner": TEXT,
                "parent": TEXT,
                "main": FLAG,
                "horizon": TEXT,
                "due": SPAN,
                "kind": word_of(GoalKind),
                "scope": word_of(GoalScope),
                "permanence": word_of(Permanence),
                "measure": TEXT,
                "target": INTEGER,
                "unit": TEXT,
                "target_words": TEXT,
            },
            needs=("ref",),
            later=("kind", "scope", "permanence", "measure", "target", "unit", "target_words"),
        ),
        RecordTable(
            "ties",
            {
                **_KEY,
                "ref": TEXT,
                "source": TEXT,
                "target": TEXT,
                "kind": TEXT,
                "directed": FLAG,
            },
            needs=("source", "target"),
        ),
        RecordTable(
            "assertions",
            {
                "tie": TEXT,
                "stance": word_of(Stance),
                "said_by": TEXT,
                "said": SPAN,
                "since": SPAN,
                "foundation": word_of(Foundation),
                "rhythm": word_of(Rhythm),
                "culture": INTEGER,
                "power": INTEGER,
                "learning": INTEGER,
                "culture_why": TEXT,
                "power_why": TEXT,
                "learning_why": TEXT,
                "sign": INTEGER,
                "weight": DECIMAL,
                "via": TEXT,
                "occasion": TEXT,
                "note": TEXT,
            },
            needs=("tie",),
            free="extra",
            later=("culture_why", "power_why", "learning_why", "sign"),
        ),
        RecordTable(
            "events",
            {
                **_KEY,
                "ref": TEXT,
                "kind": TEXT,
                "when": SPAN,
                "place": TEXT,
                "issue": TEXT,
                "goal": TEXT,
                "via_centre": FLAG,
                "channel": TEXT,
                "source": TEXT,
                "occasion": TEXT,
                "about": TEXT,
                "version": INTEGER,
            },
            needs=("kind",),
            free="data",
        ),
        RecordTable(
            "parts",
            {"event": TEXT, "actor": TEXT, "role": TEXT, "phase": TEXT},
            needs=("event", "actor", "role"),
        ),
        RecordTable(
            "flows",
            {
                "event": TEXT,
                "source": TEXT,
                "target": TEXT,
                "good": TEXT,
                "amount": INTEGER,
                "unit": TEXT,
            },
            needs=("event", "source", "target", "good"),
        ),
        RecordTable(
            "coverage",
            {"kind": TEXT, "period": SPAN, "share": TEXT, "told_by": TEXT},
            needs=("kind", "period", "share"),
        ),
        RecordTable(
            "quiet",
            {"actor": TEXT, "period": SPAN, "reason": TEXT},
            needs=("actor", "period"),
        ),
        *map(_carried, CARRIED.values()),
        RecordTable("facts", {"key": TEXT, "value": TEXT}, needs=("key",)),
    )
}
