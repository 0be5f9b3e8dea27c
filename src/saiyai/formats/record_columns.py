"""The tables of a whole record and their columns, declared once for every lossless format.

A value that was not told is an empty cell. Free columns stand behind a prefix (`extra.phone`,
`data.title`). Rows below a tie or an event name it by its `key`, which is good within one file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.consent import Consent
from saiyai.domain.places import PlaceKind
from saiyai.domain.ties import Foundation, Rhythm, Stance
from saiyai.formats.record_cells import (
    DECIMAL,
    FLAG,
    INTEGER,
    LIST,
    SPAN,
    TEXT,
    Codec,
    word_of,
)

VERSION: Final = 1
VERSION_KEY: Final = "saiyai.record"


@dataclass(frozen=True, slots=True)
class RecordTable:
    """One table: its columns in order, those a row cannot do without, and its free columns."""

    name: str
    columns: Mapping[str, Codec]
    needs: tuple[str, ...] = ()
    free: str = ""
    """The field spread over columns `<free>.<key>`."""


_KEY: Final = {"key": TEXT}
_NAMES: Final = {"ref": TEXT, "name_th": TEXT, "name_en": TEXT}

TABLES: Final = {
    table.name: table
    for table in (
        RecordTable(
            "places",
            {**_NAMES, "kind": word_of(PlaceKind), "code": TEXT, "parent": TEXT, "order": INTEGER},
            needs=("ref",),
        ),
        RecordTable("issues", {**_NAMES, "parent": TEXT}, needs=("ref",)),
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
            },
            needs=("member",),  # without a network: the record's own
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
            },
            needs=("ref",),
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
                "weight": DECIMAL,
                "via": TEXT,
                "occasion": TEXT,
                "note": TEXT,
            },
            needs=("tie",),
            free="extra",
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
        RecordTable("facts", {"key": TEXT, "value": TEXT}, needs=("key",)),
    )
}
