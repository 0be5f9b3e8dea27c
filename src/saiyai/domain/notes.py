"""A line or a pasted chat note read as something that happened, for a person to correct.

Nothing here decides whom a name means: every mention comes with the refs it may stand for.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from saiyai.domain.dates import find_when
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.periods import Span, on
from saiyai.domain.thai import has_thai, normalise, search_key

LEAST_LETTERS: Final = 3
"""Shorter names are found in too many words."""

_CHAT_PREFIX: Final = re.compile(
    r"^\s*(?:\d{1,2}:\d{2}\t[^\t]*\t|\[[^\]]{4,20}\]\s*[^:]{1,40}:\s*)"
)
_POLITE: Final = re.compile(r"(ครับผม|ครับ|ค่ะ|คะ|นะคะ|จ้า|จ้ะ)\s*$")
# \b knows no Thai word, so the end of one is a space or a sign.
_NOW: Final = re.compile(
    r"^(วันนี้|เมื่อเช้า|เมื่อเย็น|today|this morning|this evening)(?=[\s,:])[\s,:]*", re.IGNORECASE
)
_JOINERS: Final = re.compile(
    r"^(กับ|และ|ร่วมกับ|แล้วก็|มี|and|with|,|/|·|-)(\s+|$)|\s*(กับ|และ|มี|and|with|,)$", re.IGNORECASE
)
_PEOPLE: Final = re.compile(r"^\s*(\d{1,4})\s*(คน|ราย|people|persons)?")

_NO_ANSWER: Final = r"ไม่รับ|ไม่ตอบ|ไม่มีคนรับ|ยังไม่มีคำตอบ|no answer|did not answer"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a note: as written, whom it may mean (best first), and how many people came."""

    written: str
    refs: tuple[str, ...]
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What was read in a note."""

    kind: str
    title: str
    when: Span
    mentions: tuple[Mention, ...]
    answered: bool
    words: str


def read_note(text: str, names: Mapping[str, Sequence[str]], today: date) -> Note:
    """What happened, when, and who was there, as far as it can be read.

    `names` gives by search key of a name the refs of those who may be called so.
    Cost: O(length of the text times the length of the longest name).
    """
    words = normalise(_CHAT_PREFIX.sub("", text.strip()))
    rest = _NOW.sub("", _POLITE.sub("", words)).strip()
    found = find_when(rest, today)
    when, rest = found or (on(today), rest)
    mentions, left = _mentions(rest, names)
    return Note(
        kind=_kind(" ".join(left)),
        title=_title(left, words),
        when=when,
        mentions=tuple(mentions),
        answered=not re.search(_NO_ANSWER, words, re.IGNORECASE),
        words=words,
    )


def _kind(words: str) -> str:
    """The first kind whose signs stand in what is left once names are taken out."""
    for kind in KINDS.values():
        if kind.signs and re.search(kind.signs, words, re.IGNORECASE):
            return kind.id
    return "activity"


def _title(left: Sequence[str], words: str) -> str:
    """What remains once date, names and numbers are taken out; all of it if nothing does."""
    cleaned = [_JOINERS.sub("", piece.strip()).strip() for piece in left]
    title = " ".join(piece for piece in cleaned if piece and not piece.isdigit())
    return " ".join(title.split()) or words


def _mentions(text: str, names: Mapping[str, Sequence[str]]) -> tuple[list[Mention], list[str]]:
    """Names found longest first from the left, and the pieces of text between them."""
    longest = max(map(len, names), default=0)
    mentions: list[Mention] = []
    left: list[str] = []
    start = at = 0
    while at < len(text):
        end, key = _longest_name(text, at, names, longest)
        if end == at:
            at += 1
            continue
        left.append(text[start:at])
        people = _PEOPLE.match(text[end:])
        mentions.append(
            Mention(text[at:end].strip(), tuple(names[key]), int(people[1]) if people else None)
        )
        start = at = end + (people.end() if people else 0)
    left.append(text[start:])
    return _with_unknown(mentions, left, names)


def _longest_name(
    text: str, at: int, names: Mapping[str, Sequence[str]], longest: int
) -> tuple[int, str]:
    """Where the longest name that begins here ends, and its key; `at` itself if none does.

    A Latin name must be a whole word; Thai has no spaces to go by.
    """
    if at and text[at - 1].isalnum() and not has_thai(text[at]):
        return at, ""
    if not text[at].isalnum():
        return at, ""
    for end in range(min(len(text), at + longest + longest // 2 + 4), at + 1, -1):
        key = search_key(text[at:end])
        whole = has_thai(key) or end == len(text) or not text[end].isalpha()
        if len(key) >= LEAST_LETTERS and key in names and whole and text[end - 1] != " ":
            return end, key
    return at, ""


_NAME_WITH_COUNT: Final = re.compile(r"([^\W\d_][^\d,]{1,40}?)\s+(\d{1,4})(?=\s|$)")


def _with_unknown(
    mentions: list[Mention], left: list[str], names: Mapping[str, Sequence[str]]
) -> tuple[list[Mention], list[str]]:
    """A word with a number after it, among names with numbers, is a name nobody knows yet."""
    if not any(mention.people for mention in mentions):
        return mentions, left
    kept = []
    for number, piece in enumerate(left):
        if number == 0:
            kept.append(piece)
            continue
        for found in _NAME_WITH_COUNT.finditer(piece):
            written = found[1].strip()
            mentions.append(Mention(written, _like(written, names), int(found[2])))
        kept.append(_NAME_WITH_COUNT.sub(" ", piece))
    return mentions, kept


def _like(written: str, names: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    key = search_key(written)
    found = (ref for name, refs in names.items() if name.startswith(key) for ref in refs)
    return tuple(dict.fromkeys(found))[:5]
