"""The entries of a story: one text or one table each, by the list that they stand in.

A text is words and `field=value`: `"a01, a02 member joined=2567-05"`. A value with spaces stands
in single quotation marks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from saiyai.formats.record_columns import TABLES
from saiyai.formats.refusals import wrong_story

EVENT: Final = "event"
LISTS: Final = (EVENT, *(name for name in TABLES if name != "facts"))
"""Lists of entries: `event`, in short, and every table of a record."""

RECORD: Final = "record"
KEY: Final = "key"
"""By which `[[without]]` names entries; several may share one. A `ref` does as well."""

NAMED_FIRST: Final = frozenset(
    {"places", "issues", "actors", "goals", "positions", "agreements", "commitments", "problems"}
)
"""Lists whose texts begin with their ref or key."""

_PIECES: Final = re.compile(r"""([a-z_]+)=("[^"]*"|'[^']*'|\S*)|("[^"]*"|'[^']*'|\S+)""")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `fields` is its table, or what of its text was said by name."""

    list: str
    place: str
    words: tuple[str, ...] | None
    """The words of a text in their order; None for a table."""
    fields: Mapping[str, Any]

    @property
    def names(self) -> frozenset[str]:
        """What `[[without]]` may call it."""
        found = {str(self.fields[name]) for name in (KEY, "ref") if name in self.fields}
        if self.words and self.list in NAMED_FIRST:
            found.add(self.words[0])
        return frozenset(found)


def entries_of(told: Mapping[str, Any], within: str = "") -> list[Entry]:
    """Every entry of a table of lists, in order. Raises: UnreadableStory."""
    return [entry for name, value in told.items() for entry in _of_list(name, value, within)]


def _of_list(name: str, value: object, within: str) -> Iterator[Entry]:
    if name not in LISTS:
        raise wrong_story(within or name, "unknown_list", name=name, known=", ".join(LISTS))
    for number, one in enumerate(value if isinstance(value, list) else [value], 1):
        place = f"{within}{name} {number}"
        if isinstance(one, str):
            words, fields = parts_of(one)
            yield Entry(name, named(place, fields), words, fields)
        elif isinstance(one, Mapping):
            yield Entry(name, named(place, one), None, one)
        else:
            raise wrong_story(place, "bad_value", field=name, value=str(one))


def parts_of(text: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """The words of a text, and what it says by name."""
    words: list[str] = []
    fields: dict[str, str] = {}
    for name, value, word in _PIECES.findall(text):
        if name:
            fields[name] = _bare(value)
        else:
            words.append(_bare(word))
    return tuple(words), fields


def _bare(text: str) -> str:
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if quoted else text


def named(place: str, fields: Mapping[str, Any]) -> str:
    """A place with the key of the entry, which its author knows it by."""
    return f"{place} ({fields[KEY]})" if KEY in fields else place


def list_first(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """The list that words begin with, its commas gone, and the words behind it."""
    found: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        found += [part for part in word.split(",") if part]
        if not word.endswith(","):
            break
    return found, rest


# --- with one fact otherwise -------------------------------------------------------------------


def otherwise(entries: list[Entry], change: Mapping[str, Any], place: str) -> list[Entry]:
    """The entries without those removed, with those changed, and with those added.

    Raises: UnreadableStory, also where a key is of no entry or nothing is changed.
    """
    removed = _keys(change.get("remove", []), place)
    changed = {_key_of(one, place): one for one in _tables(change.get("change", []), place)}
    added = change.get("add", {})
    if not isinstance(added, Mapping):
        raise wrong_story(place, "bad_value", field="add", value=str(added))
    if not (removed or changed or added):
        raise wrong_story(place, "nothing_changed")
    known = {name for entry in entries for name in entry.names}
    for key in (*removed, *changed):
        if key not in known:
            raise wrong_story(place, "unknown_entry", key=key, known=", ".join(sorted(known)))
    kept = [_changed(entry, changed) for entry in entries if entry.names.isdisjoint(removed)]
    return kept + entries_of(added, f"{place}, add ")


def _changed(entry: Entry, changed: Mapping[str, Mapping[str, Any]]) -> Entry:
    for name in entry.names & changed.keys():
        entry = replace(entry, fields={**entry.fields, **changed[name]})
    return entry


def _keys(value: object, place: str) -> list[str]:
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise wrong_story(place, "bad_value", field="remove", value=str(value))
    return keys


def _key_of(change: Mapping[str, Any], place: str) -> str:
    if KEY not in change:
        raise wrong_story(place, "field_missing", field=KEY)
    return str(change[KEY])


def _tables(value: object, place: str) -> list[Mapping[str, Any]]:
    tables: list[Mapping[str, Any]] = []
    for table in value if isinstance(value, list) else [value]:
        if not isinstance(table, Mapping):
            raise wrong_story(place, "bad_value", field="change", value=str(table))
        tables.append(table)
    return tables
