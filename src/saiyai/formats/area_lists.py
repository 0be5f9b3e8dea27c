"""Lists of official areas: an open layout of a few columns, as CSV or JSON, packed or not.

Before the headings a CSV says in lines like `# licence: CC BY 4.0` what it is, whence, and on what
terms; a JSON has the same keys beside its list `areas`.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from saiyai.domain.areas import AreaDraft, AreaList, level_of, parent_code
from saiyai.domain.errors import EmptyFile, UnreadableFile
from saiyai.domain.thai import normalise
from saiyai.formats.decoding import decode
from saiyai.formats.json_text import read_json_text
from saiyai.formats.packed import unpacked
from saiyai.formats.refusals import unreadable

COLUMNS: Final = (
    "code", "name_th", "name_en", "parent", "valid_from", "valid_until", "lat", "lon",
)  # fmt: skip
_NEEDED: Final = ("code", "name_th", "name_en")
_SAID: Final = ("title", "source", "licence")


def read_areas(content: bytes, name: str) -> AreaList:
    """The areas of a file, checked among themselves; what lies outside it is not looked for.

    Raises: UnreadableFile with the row: a code of no official form, a parent that does not fit the
    code, a name or a day that lacks or cannot be read, two names for one code at one time; a file
    that does not say its title, source and licence. EmptyFile, FileTooLarge.
    """
    text = unpacked(content, name)
    is_json = text.lstrip()[:1] == b"{"
    said, rows = _from_json(text, name) if is_json else _from_csv(decode(text, name), name)
    for key in _SAID:
        if not said.get(key):
            raise unreadable(name, "area_unsourced", key=key)
    areas = [_area(row, number, name) for number, row in rows]
    if not areas:
        raise EmptyFile(file=name)
    _require_one_name(areas, name)
    return AreaList(
        said["title"], said["source"], said["licence"], areas, as_of=said.get("as_of", "")
    )


def require_parents(found: AreaList, known: Iterable[str], name: str) -> None:
    """Raises: UnreadableFile for the first area whose parent is neither in the list nor known."""
    codes = {area.code for area in found.areas} | set(known)
    missing = [area for area in found.areas if area.parent and area.parent not in codes]
    if missing:
        one = missing[0]
        raise unreadable(
            name, "area_orphan", row=one.row, code=one.code, parent=one.parent, count=len(missing)
        )


def _from_json(text: bytes, name: str) -> tuple[dict[str, str], list[tuple[int, dict[str, str]]]]:
    told = read_json_text(text, name)
    areas = told.get("areas")
    if not isinstance(areas, list) or not all(isinstance(row, Mapping) for row in areas):
        raise unreadable(name, "area_columns", columns=", ".join(_NEEDED))
    rows = [({key: _plain(row.get(key)) for key in COLUMNS}) for row in areas]
    return {key: _plain(told.get(key)) for key in (*_SAID, "as_of")}, list(enumerate(rows, 1))


def _plain(value: Any) -> str:  # noqa: ANN401 - anything JSON can hold
    return "" if value is None else str(value).strip()


def _from_csv(text: str, name: str) -> tuple[dict[str, str], list[tuple[int, dict[str, str]]]]:
    lines = text.splitlines()
    head = 0
    said: dict[str, str] = {}
    while head < len(lines) and (lines[head].startswith("#") or not lines[head].strip()):
        key, _, value = lines[head].removeprefix("#").partition(":")
        said[key.strip()] = value.strip()
        head += 1
    reader = csv.DictReader(lines[head:], restval="")
    if not set(_NEEDED) <= set(reader.fieldnames or ()):
        raise unreadable(name, "area_columns", columns=", ".join(_NEEDED))
    try:
        rows = [
            (number, {key: (row.get(key) or "").strip() for key in COLUMNS})
            for number, row in enumerate(reader, head + 2)
        ]
    except csv.Error as wrong:
        raise unreadable(name, "long_cell", line=head + reader.line_num) from wrong
    return said, rows


def _area(row: Mapping[str, str], number: int, name: str) -> AreaDraft:
    code = row["code"]
    if level_of(code) is None:
        raise unreadable(name, "area_code", row=number, code=code)
    own = parent_code(code)
    if own and row["parent"] not in {"", own}:
        raise unreadable(name, "area_parent", row=number, code=code, parent=row["parent"])
    names = normalise(row["name_th"]), normalise(row["name_en"])
    if not any(names):
        raise unreadable(name, "area_name", row=number, code=code)
    first, last = (_day(row[key], number, name) for key in ("valid_from", "valid_until"))
    if first and last and first > last:
        raise unreadable(name, "area_day", row=number, value=f"{first} – {last}")
    return AreaDraft(
        code=code,
        name_th=names[0],
        name_en=names[1],
        parent=row["parent"] or own,
        valid_from=first,
        valid_until=last,
        lat=_degrees(row["lat"], 90, number, name),
        lon=_degrees(row["lon"], 180, number, name),
        row=number,
    )


def _day(text: str, number: int, name: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as wrong:
        raise unreadable(name, "area_day", row=number, value=text) from wrong


def _degrees(text: str, most: int, number: int, name: str) -> float | None:
    try:
        found = float(text) if text else None
    except ValueError:
        found = most + 1
    if found is not None and not -most <= found <= most:
        raise unreadable(name, "area_point", row=number, value=text)
    return found


def _require_one_name(areas: Sequence[AreaDraft], name: str) -> None:
    """No code means two areas at one time."""
    standing: dict[str, list[AreaDraft]] = {}
    for area in areas:
        before = standing.setdefault(area.code, [])
        for other in before:
            if _overlap(area, other):
                raise _twice(area, other, name)
        before.append(area)


def _overlap(one: AreaDraft, other: AreaDraft) -> bool:
    first = max(one.valid_from or date.min, other.valid_from or date.min)
    return first <= min(one.valid_until or date.max, other.valid_until or date.max)


def _twice(area: AreaDraft, other: AreaDraft, name: str) -> UnreadableFile:
    return unreadable(
        name, "area_twice", row=area.row, code=area.code, other=other.row,
        names=f"{other.name_th or other.name_en} · {area.name_th or area.name_en}",
    )  # fmt: skip
