r"""How the values of a record stand in one cell, readable to people and exact for us.

- A span is the ISO text people would write: 2026-10-31, 2026-10, 2026, or 2026-10-01/2026-10-15.
- A list is parted by bars; in an entry a bar or a backslash has a backslash before it, and an
  empty entry is \e.
- In free columns an empty text is a lone backslash, for an empty cell means "not told".
- Data of an event stands as it is; what would read as JSON (a number, true, "…") is JSON.
"""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import isfinite
from typing import Any, Final

from saiyai.domain.periods import Span, in_month, in_year, on
from saiyai.domain.tables import Cell

_ISO: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_PIECES: Final = re.compile(r"\\(.)|(\|)|([^\\|]+)", re.DOTALL)
_TO_ESCAPE: Final = re.compile(r"([|\\])")
_EMPTY_ENTRY: Final = r"\e"
_ONLY_BACKSLASHES: Final = re.compile(r"\\*")
_FLAGS: Final = {
    "true": True, "yes": True, "1": True, "ใช่": True,
    "false": False, "no": False, "0": False, "ไม่ใช่": False, "ไม่": False,
}  # fmt: skip


class UnreadableCell(ValueError):
    """A cell that does not hold what its column says; `code` is that of the problem."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = tuple(facts.items())


@dataclass(frozen=True, slots=True)
class Codec:
    """A kind of value: into a cell, and back from a filled one as people and programs leave it."""

    write: Callable[[Any], Cell]
    read: Callable[[Cell], Any]


def as_text(cell: Cell) -> str:
    """What a cell says, as text."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.isoformat() if isinstance(cell, date) else repr(cell)


def _read_integer(cell: Cell) -> int:
    try:
        return int(as_text(cell))  # before any float, which has gaps beyond 2**53
    except ValueError:
        number = _read_decimal(cell)
    if not number.is_integer():
        raise UnreadableCell("bad_number")
    return int(number)


def _read_decimal(cell: Cell) -> float:
    try:
        number = float(as_text(cell))
    except ValueError as wrong:
        raise UnreadableCell("bad_number") from wrong
    if not isfinite(number):
        raise UnreadableCell("bad_number")
    return number


def _read_flag(cell: Cell) -> bool:
    try:
        return _FLAGS[as_text(cell).strip().casefold()]
    except KeyError as wrong:
        raise _unknown_word(("true", "false")) from wrong


def _unknown_word(words: Iterable[str]) -> UnreadableCell:
    allowed = ", ".join(filter(None, words))  # ids of the record, the same in every language
    return UnreadableCell("unknown_word", allowed_th=allowed, allowed_en=allowed)


def write_span(span: Span) -> str:
    """A span as the shortest ISO text that says exactly it."""
    first, last = span.earliest, span.latest
    if span.is_exact:
        return first.isoformat()
    if span == in_month(first.year, first.month):
        return first.isoformat()[:7]
    if span == in_year(first.year):
        return first.isoformat()[:4]
    return f"{first.isoformat()}/{last.isoformat()}"


def read_span(cell: Cell) -> Span:
    """A span from its ISO text, or from a day typed in a spreadsheet."""
    if isinstance(cell, date):
        return on(cell)
    first, bar, last = as_text(cell).strip().partition("/")
    try:
        return Span(_iso_span(first).earliest, _iso_span(last if bar else first).latest)
    except ValueError as wrong:
        raise UnreadableCell("bad_date") from wrong


def _iso_span(text: str) -> Span:
    found = _ISO.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day = found.groups()
    if month is None:
        return in_year(int(year))
    return in_month(int(year), int(month)) if day is None else on(date.fromisoformat(text))


def _write_list(entries: tuple[str, ...]) -> str:
    return "|".join(_TO_ESCAPE.sub(r"\\\1", entry) or _EMPTY_ENTRY for entry in entries)


def _read_list(cell: Cell) -> tuple[str, ...]:
    entries = [""]
    for escaped, bar, plain in _PIECES.findall(as_text(cell)):
        if bar:
            entries.append("")
        else:
            entries[-1] += plain or ("" if escaped == "e" else escaped)
    return tuple(entries)


def write_free(text: str) -> str:
    """A text in which empty is not the same as not told."""
    return f"{text}\\" if _ONLY_BACKSLASHES.fullmatch(text) else text


def read_free(cell: Cell) -> str:
    """The text of a free column whose cell is filled."""
    text = as_text(cell)
    return text[:-1] if text and _ONLY_BACKSLASHES.fullmatch(text) else text


def write_data(value: object) -> str:
    """A value of an event's data: a text as it is, unless it would read as JSON."""
    if isinstance(value, str) and value and not _is_json(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def read_data(cell: Cell) -> Any:  # noqa: ANN401 - whatever the event's card asks for
    """A value of an event's data from a filled cell."""
    if not isinstance(cell, str):
        return cell.isoformat() if isinstance(cell, date) else cell
    return json.loads(cell) if _is_json(cell) else cell


def _is_json(text: str) -> bool:
    try:
        json.loads(text, parse_constant=_no_constant)
    except ValueError:
        return False
    return True


def _no_constant(text: str) -> None:
    raise ValueError(text)


def _read_day(cell: Cell) -> date:
    span = read_span(cell)
    if not span.is_exact:
        raise UnreadableCell("bad_date")
    return span.earliest


TEXT: Final = Codec(str, as_text)
INTEGER: Final = Codec(int, _read_integer)
DECIMAL: Final = Codec(float, _read_decimal)
FLAG: Final = Codec(bool, _read_flag)
DAY: Final = Codec(date.isoformat, _read_day)
SPAN: Final = Codec(write_span, read_span)
LIST: Final = Codec(_write_list, _read_list)


def word_of(words: type[StrEnum]) -> Codec:
    """A value of a closed list, written as its id."""

    def read(cell: Cell) -> StrEnum:
        try:
            return words(as_text(cell).strip())
        except ValueError as wrong:
            raise _unknown_word(words) from wrong

    return Codec(lambda word: word.value, read)


def one_of(words: tuple[str, ...]) -> Codec:
    """A word of a closed list of a table of `domain/carried.py`."""

    def read(cell: Cell) -> str:
        word = as_text(cell).strip()
        if word not in words:
            raise _unknown_word(words)
        return word

    return Codec(str, read)
