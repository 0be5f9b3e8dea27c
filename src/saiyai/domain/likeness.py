"""What is left of a name when titles, spelling and script no longer matter.

Two names may be one person's although not a letter is the same: "นางอรทัย ใจดี", "อรทัย ใจดี (พี่อ้อม)",
"Orathai Jaidee". The forms made here are keys to look under; that two share one is a reason to ask
a person, never proof.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from saiyai.domain.thai import has_thai, normalise, search_key

_MALE: Final = ("นาย", "ด.ช.", "เด็กชาย", "พระครู", "พระอธิการ", "พระมหา", "mr.", "mr ")
_FEMALE: Final = (
    "นางสาว", "นาง", "น.ส.", "นส.", "ด.ญ.", "เด็กหญิง", "แม่ชี", "mrs.", "mrs ", "ms.", "ms ", "miss ",
)  # fmt: skip
_RANKS: Final = (
    "ว่าที่ร้อยตรี", "ว่าที่ ร.ต.", "ศาสตราจารย์", "ผู้ช่วยศาสตราจารย์", "รองศาสตราจารย์",
    "ผศ.ดร.", "รศ.ดร.", "ศ.ดร.", "ผศ.", "รศ.", "ศ.", "ดร.", "นพ.", "พญ.", "ทพ.", "สพ.",
    "ร.ต.อ.", "ร.ต.ท.", "ร.ต.ต.", "พ.ต.อ.", "พ.ต.ท.", "พ.ต.ต.", "ร.ต.", "ร.ท.", "ร.อ.", "พ.ต.",
    "พ.ท.", "พ.อ.", "จ.ส.อ.", "จ.ส.ต.", "ส.อ.", "ส.ต.", "ด.ต.",
    "ผู้ใหญ่บ้าน", "ผู้ใหญ่", "ผู้ช่วยผู้ใหญ่บ้าน", "ผญบ.", "ผญ.", "กำนัน", "อาจารย์", "อ.", "ครู", "หมอ",
    "คุณ", "ท่าน", "dr.", "dr ", "prof.", "khun ", "ajarn ", "kru ",
)  # fmt: skip
_KIN: Final = (
    "พ่อหลวง", "แม่หลวง", "พ่อเลี้ยง", "พ่ออุ๊ย", "แม่อุ๊ย", "พี่", "ป้า", "ลุง", "น้า", "อา", "อ้าย", "ตา",
    "ยาย", "ปู่", "ย่า", "พ่อ", "แม่", "หลวงพ่อ", "หลวงพี่", "หลวงปู่", "พระ", "น้อง", "p'", "pee ", "loong ",
)  # fmt: skip
# Longest first: "นางสาว" goes before "นาง", "ผู้ใหญ่บ้าน" before "ผู้ใหญ่".
_TITLES: Final = tuple(sorted({*_MALE, *_FEMALE, *_RANKS}, key=len, reverse=True))
_CALLED: Final = tuple(sorted(_KIN, key=len, reverse=True))

_SHORT: Final = {
    "โรงเรียน": ("รร.",),
    "องค์การบริหารส่วนตำบล": ("อบต.", "อ.บ.ต."),
    "องค์การบริหารส่วนจังหวัด": ("อบจ.", "อ.บ.จ."),
    "เทศบาลตำบล": ("ทต.", "ท.ต."),
    "โรงพยาบาลส่งเสริมสุขภาพตำบล": ("รพ.สต.", "รพสต.", "รพ.สต"),
    "ศูนย์พัฒนาเด็กเล็ก": ("ศพด.",),
    "สำนักงาน": ("สนง.",),
    "มหาวิทยาลัย": ("ม.",),
    "หมู่ที่": ("หมู่", "ม."),
}
"""What is written in full and how it is shortened; "ม." before a number is a village."""

_GENERIC: Final = ("กลุ่ม", "ชมรม", "เครือข่าย", "มูลนิธิ", "สมาคม", "องค์กร", "วิสาหกิจชุมชน")
"""Words that are left out when one speaks of a group."""

_WORDS_KEPT: Final = 50_000
"""Names share their words, and each is worked out once."""

_SIGNS: Final = re.compile("[็-๎]")
_SILENT: Final = re.compile("(?:[ตทด]ร|[ก-ฮ])[ิุ]?์")
_BRACKETS: Final = re.compile(r"[(\[“\"]([^)\]”\"]+)[)\]”\"]")
_ONE_SOUND: Final = str.maketrans("ศษณฬฎฏฐฑฒธภฆใ", "สสนลดตถทททพคไ")
_VILLAGE: Final = re.compile(r"หมู่(?!ที่|บ้าน)\s*(?=\d)|ม\.\s*(?=\d)")

_LATIN: Final = (
    ("tch", "C"), ("ch", "C"), ("sh", "C"), ("ph", "P"), ("th", "T"), ("kh", "K"), ("ng", "G"),
    ("bp", "P"), ("dt", "T"), ("ts", "T"), ("sr", "S"), ("j", "C"), ("b", "P"), ("p", "P"),
    ("d", "T"), ("t", "T"), ("g", "K"), ("k", "K"), ("c", "K"), ("q", "K"), ("f", "F"), ("s", "S"),
    ("z", "S"), ("x", "KS"), ("m", "M"), ("n", "N"), ("r", "L"), ("l", "L"),
)  # fmt: skip
_FIRST_ONLY: Final = {"w": "W", "v": "W", "y": "Y", "h": "H"}
_THAI: Final = {
    **dict.fromkeys("กขคฆ", "K"), **dict.fromkeys("จฉชฌ", "C"), "ง": "G",
    **dict.fromkeys("ซสศษ", "S"), **dict.fromkeys("ดตถทธฎฏฐฑฒ", "T"),
    **dict.fromkeys("บปพผภ", "P"), **dict.fromkeys("ฝฟ", "F"), "ม": "M",
    **dict.fromkeys("นณญ", "N"), **dict.fromkeys("รลฬ", "L"),
}  # fmt: skip
_THAI_FIRST: Final = {"ว": "W", "ย": "Y", "ญ": "Y", "ห": "H", "ฮ": "H"}
_VOWEL: Final = "."
_FINAL: Final = {"L": "N", "S": "T", "C": "T"}


@dataclass(frozen=True, slots=True)
class NameForms:
    """One written name, and what it comes to.

    `bare` is the name without title, by words; `folded` the same with one letter for each sound
    and no tone marks; `latin` the consonants one hears, in Latin letters, by words.
    """

    written: str
    bare: tuple[str, ...]
    folded: tuple[str, ...]
    latin: tuple[str, ...]
    nicknames: tuple[str, ...]
    sex: str
    """`m` or `f` where the title says it."""

    @property
    def whole(self) -> str:
        """All words of the folded name."""
        return "".join(self.folded)

    @property
    def sound(self) -> str:
        """All words of the skeleton."""
        return "".join(self.latin)


def forms_of_person(name: str) -> NameForms:
    """A person's name without title and rank, with the nicknames in its brackets."""
    clean = normalise(name).casefold()
    nicknames = [_spoken(part) for part in _BRACKETS.findall(clean)]
    outside = " ".join(_BRACKETS.sub(" ", clean).split())
    bare, sex = _without_titles(outside)
    if called := _called(bare):
        # "พี่อ้อม" is how one is called, so the name itself is a nickname.
        nicknames.append(_folded(called))
    words = tuple(filter(None, map(_searched, bare.split())))
    return _forms(name, words, tuple(filter(None, dict.fromkeys(nicknames))), sex)


def forms_of_group(name: str) -> NameForms:
    """The name of a group or office as one word, shortened words written in full."""
    clean = normalise(name).casefold()
    for full, shorts in _SHORT.items():
        for short in shorts if full != "หมู่ที่" else ():
            if clean.startswith(short) and not clean[len(short) :].strip()[:1].isdigit():
                clean = full + clean[len(short) :].strip()
    clean = _VILLAGE.sub("หมู่ที่", clean)
    inside = tuple(_folded(search_key(part)) for part in _BRACKETS.findall(clean))
    outside = search_key(_BRACKETS.sub(" ", clean))
    words = (outside,) if outside else ()
    return _forms(name, words, tuple(part for part in inside if len(part) > 2), "")


def without_generic(folded: str) -> str:
    """The name of a group without the word that says it is one; empty if too little is left."""
    for short in map(_folded, _GENERIC):
        if folded.startswith(short) and len(folded) - len(short) >= 6:
            return folded[len(short) :]
    return ""


@lru_cache(maxsize=_WORDS_KEPT)
def latin_skeleton(word: str) -> str:
    """The consonants one hears in a word of either script, so that both scripts come to one.

    Vowels are left out, and w, y and h but at the beginning: no two people write them alike.
    """
    return _heard_thai(word) if has_thai(word) else _heard_latin(word)


def _forms(name: str, words: tuple[str, ...], nicknames: tuple[str, ...], sex: str) -> NameForms:
    latin = tuple(latin_skeleton(word) for word in words)
    return NameForms(search_key(name), words, tuple(map(_folded, words)), latin, nicknames, sex)


def _without_titles(name: str) -> tuple[str, str]:
    sex = ""
    while True:
        title = next((t for t in _TITLES if name.startswith(t) and len(name) > len(t) + 1), None)
        rest = name[len(title) :].strip() if title else ""
        # "นา" is left of "นายนา": a title; "ยิกา" is left of "นายิกา": no word begins so.
        if not title or not rest or unicodedata.category(rest[0]) == "Mn" or rest[0] in "ะาำฯ":
            return name, sex
        sex = sex or ("m" if title in _MALE else "f" if title in _FEMALE else "")
        name = rest


def _called(name: str) -> str:
    for word in _CALLED:
        rest = name.removeprefix(word).strip()
        if rest != name and len(rest) > 1 and " " not in rest:
            return "" if unicodedata.category(rest[0]) == "Mn" or rest[0] in "ะาำฯ" else rest
    return ""


@lru_cache(maxsize=_WORDS_KEPT)
def _searched(word: str) -> str:
    return search_key(word)


def _spoken(inside: str) -> str:
    bare, _ = _without_titles(inside.strip())
    return _folded(search_key(_called(bare) or bare))


@lru_cache(maxsize=_WORDS_KEPT)
def _folded(word: str) -> str:
    """One letter for each sound, nothing silent, no tone: how a listener might write it."""
    heard = _SIGNS.sub("", _SILENT.sub("", word)).translate(_ONE_SOUND)
    heard = heard.replace("ัย", "ไ").replace("ไย", "ไ").replace("รร", "ั").replace("ัญญ", "ันญ")
    return search_key(heard)


def _heard_thai(word: str) -> str:
    heard = _SIGNS.sub("", _SILENT.sub("", word)).replace("ำ", "ม")
    heard = re.sub("^ทร", "ซ", heard)
    heard = re.sub("([สศ])ร(?=[ีิาะ])", r"\1", heard)
    heard = re.sub("รร(?=[ก-ฮ])", "", heard).replace("รร", "น")
    heard = re.sub("พร(?=[ก-งจ-สอเแโใไ]|$)", "พน", heard)
    heard = re.sub("ห(?=[งญนมยรลว])", "", heard)
    closed = re.search("(?<![เแโใไ])[ก-ภมรลศ-ฬ]$", heard) is not None
    signs = re.sub("^[เแโใไ]", "", heard)
    first = _THAI_FIRST.get(signs[:1], "")
    codes = (_THAI.get(sign, _VOWEL) for sign in (signs[1:] if first else signs))
    return _ended(first + "".join(codes), closed=closed)


def _heard_latin(word: str) -> str:
    # In "Prasert" and "Porn" the r is a long vowel.
    word = re.sub("(?<=[aeo])r(?=[^aeiouyr]|$)", "", word)
    found, at = _FIRST_ONLY.get(word[:1], ""), 0
    while at < len(word):
        part = next(((p, code) for p, code in _LATIN if word.startswith(p, at)), None)
        found += part[1] if part else _VOWEL
        at += len(part[0]) if part else 1
    return _ended(found, closed=bool(word) and word[-1] not in "aeiouywh")


def _ended(codes: str, *, closed: bool) -> str:
    once = re.sub(r"([A-Z])\1+", r"\1", codes).replace(_VOWEL, "")
    if closed and len(once) > 1 and once[-1] in _FINAL:
        return once[:-1] + _FINAL[once[-1]]
    return once
