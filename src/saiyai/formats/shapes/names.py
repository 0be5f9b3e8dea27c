"""Many names in one cell, as people write who was there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_THAI_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_BULLET: Final = re.compile(r"(?:(?<=\s)|^)(?:\d{1,3}[.)](?!\d)|[-–•*·])\s*", re.MULTILINE)
_BETWEEN: Final = re.compile(r"[,;/\n|]+|(?:^|\s+)(?:กับ|และ|and|&)\s+")
_OTHERS: Final = re.compile(
    r"\+\s*(?P<plus>\d+)(?:\s*(?:คน|ท่าน|ราย))?"
    r"|(?:และ|รวม|อีก|คน|ผู้|\s)*(?:อื่น\s?ๆ?|อื่นๆ|อีก|ชาวบ้าน|ผู้เข้าร่วม|ไม่ระบุชื่อ)\s*(?:อีก|จำนวน)?\s*"
    r"(?P<thai>\d+)\s*(?:คน|ท่าน|ราย)?"
    r"|(?:and\s+)?(?P<english>\d+)\s+(?:others?|more)(?:\s+people)?",
    re.IGNORECASE,
)
_COUNT_AT_END: Final = re.compile(
    r"\s*(?:\+\s*(\d+)(?:\s*(?:คน|ท่าน|ราย))?|[( ]\s*(\d+)\s*(?:คน|ท่าน|ราย)\s*\)?)$"
)
_MAY_COUNT: Final = re.compile(r"\+\s*\d|\d\s*(?:คน|ท่าน|ราย|others?|more)|(?:อื่น|อีก)")
_AND_SO_ON: Final = re.compile(
    r"\s*(?:ฯลฯ|และคณะ(?=\s*(?:$|[,;/|]))|\b(?:etc|et al)\b\.?)", re.MULTILINE
)
# In the name of a body "และ" joins what it does, not two names: กลุ่มป่าและน้ำ.
_BODIES: Final = (
    "กลุ่ม", "เครือข่าย", "สำนักงาน", "กรม", "กระทรวง", "กอง", "คณะ", "ศูนย์", "มูลนิธิ", "สมาคม",
    "ชมรม", "องค์การ", "องค์กร", "สถาบัน", "โครงการ", "วิสาหกิจ", "สหกรณ์", "บริษัท",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """The names in a cell, each once and as written, and the people it does not name."""

    names: tuple[str, ...]
    unnamed: int = 0
    repeated: tuple[str, ...] = ()
    open: bool = False
    """Whether it says that there were more, without a number ("ฯลฯ", "และคณะ")."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names that a file lists; those that the signs between names would cut stay whole."""

    names: frozenset[str] = frozenset()
    cut: tuple[str, ...] = ()
    """Longest first, so that a name inside another does not break it."""


def known_names(names: Iterable[str]) -> KnownNames:
    """The names of a list, looked through once."""
    listed = frozenset(names)
    cut = (name for name in listed if _BETWEEN.search(name) or "และ" in name)
    return KnownNames(listed, tuple(sorted(cut, key=len, reverse=True)))


def read_names(text: str, known: KnownNames = KnownNames()) -> Names:
    """The names in a cell.

    Names are parted by commas, semicolons, slashes, bars, lines, และ and กับ; bullets and
    running numbers go. "+3" and "และคนอื่น 3 คน" count people without naming them.
    """
    if text in known.names:
        return Names((text,))
    text, open_ends = _AND_SO_ON.subn("", text.translate(_THAI_DIGITS))
    counts = _MAY_COUNT.search(text) is not None
    found: dict[str, None] = {}
    repeated: list[str] = []
    unnamed = 0
    for piece in _pieces(text, known):
        name, others = _without_others(piece) if counts else (piece, 0)
        unnamed += others
        if name in found:
            repeated.append(name)
        elif name:
            found[name] = None
    return Names(tuple(found), unnamed, tuple(repeated), open=open_ends > 0)


def _pieces(text: str, known: KnownNames) -> list[str]:
    whole = []
    for name in known.cut:
        if name in text:
            whole.append(name)
            text = text.replace(name, "\n")
    pieces = [
        " ".join(part.split()).strip("-–•*· ")
        for line in _BULLET.sub("\n", text).split("\n")
        for piece in _BETWEEN.split(line)
        for part in (_split_and(piece) if "และ" in piece else (piece,))
    ]
    return whole + [piece for piece in pieces if piece]


def _split_and(piece: str) -> list[str]:
    plain = piece.strip()
    if _OTHERS.fullmatch(plain) or plain.startswith(_BODIES):
        return [piece]
    return piece.split("และ")


def _without_others(piece: str) -> tuple[str, int]:
    if others := _OTHERS.fullmatch(piece):
        return "", int(next(filter(None, others.groups())))
    if count := _COUNT_AT_END.search(piece):
        return piece[: count.start()], int(count[1] or count[2])
    return piece, 0
