"""Thai text as computers need it: keys for sorting and searching, and what a name may be called.

The keys are columns of the record, made here and only here, so that both databases and every
page sort and find alike.
"""

import re
import unicodedata
from typing import Final

_LEADING_VOWEL: Final = re.compile("([เแโใไ])([ก-ฮ])")
_SECONDARY: Final = re.compile("[็-์]")
_HIDDEN: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad"))
_HALVES: Final = re.compile("[\ud800-\udfff]")
_THAI: Final = re.compile("[\u0e00-\u0e7f]")
_NOT_SEARCHED: Final = re.compile(r"[\s\W_]+")
_THAI_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

LONGEST_KEY: Final = 600
"""Characters of a key to sort by: in Thai 1.8 kB, and PostgreSQL indexes up to 2.7 kB."""

# Longest first: "นางสาว" must go before "นาง". Kin words are kept out of `_TITLES` on purpose:
# "ลุงมา" without ลุง is no longer anybody's name.
_TITLES: Final = (
    "ว่าที่ร้อยตรี", "นางสาว", "นาย", "นาง", "น.ส.", "ด.ช.", "ด.ญ.", "เด็กชาย", "เด็กหญิง",
    "ผู้ใหญ่บ้าน", "ผญ.", "กำนัน", "ดร.", "ผศ.", "รศ.", "ศ.", "พระอธิการ", "พระครู", "คุณ",
    "mr.", "mrs.", "ms.", "miss ", "dr.",
)  # fmt: skip
_CALLED: Final = (
    "พ่อหลวง", "แม่หลวง", "พ่อเลี้ยง", "พ่ออุ๊ย", "แม่อุ๊ย", "อาจารย์", "หมอ", "ครู", "พี่", "ป้า",
    "ลุง", "น้า", "อ้าย", "พ่อ", "แม่", "ปลัด", "หนาน", "พะตี", "หน่อ",
)  # fmt: skip
_COLLECTIVE: Final = (
    "กลุ่มเหมืองฝาย", "กลุ่มผู้ใช้น้ำ", "กลุ่มผู้เลี้ยง", "กลุ่มผู้ปลูก", "กลุ่ม", "ชมรม", "เครือข่าย",
    "สำนักงาน", "มูลนิธิ", "สมาคม", "ศูนย์", "วิทยุชุมชน", "วิทยาลัยชุมชน", "โรงเรียนบ้าน", "โรงเรียน",
    "เทศบาลตำบล", "อบต.", "รพ.สต.บ้าน", "รพ.สต.", "คริสตจักรบ้าน", "คริสตจักร", "เวทีประชาคม",
    "บ้าน",
)  # fmt: skip


def by_script(name: str) -> tuple[str, str]:
    """A name as (Thai, English): in the place of its own script, the other empty."""
    return (name, "") if has_thai(name) else ("", name)


def has_thai(text: str) -> bool:
    """Whether any character of the text is Thai."""
    return _THAI.search(text) is not None


def is_kept(text: str) -> bool:
    """Whether every database can keep a text: no NUL in it, and no half of a character."""
    return "\0" not in text and not _HALVES.search(text)


def normalise(text: str) -> str:
    """The text as it was meant: composed, hidden characters gone, doubled เ made แ, one space.

    Typed Thai often holds two เ for แ and nikhahit with า for ำ; both look alike on paper.
    """
    clean = unicodedata.normalize("NFC", text).translate(_HIDDEN).replace("\u00a0", " ")
    clean = clean.replace("เเ", "แ").replace("ํา", "ำ")
    return " ".join(clean.split())


def sort_key(text: str) -> str:
    """A key whose code-point order is the dictionary order of Thai (consonant before vowel).

    It is cut where PostgreSQL takes no longer one into an index; names that are the same so far
    stand side by side.

    Source: Royal Institute dictionary order: a leading vowel sorts after its consonant; tone
    marks and other signs above decide only between otherwise equal words.
    """
    clean = normalise(text).translate(_THAI_DIGITS).casefold()
    primary = _LEADING_VOWEL.sub(r"\2\1", _SECONDARY.sub("", clean))
    secondary = "".join(
        f"{at:03d}{mark}" for at, mark in enumerate(clean) if _SECONDARY.match(mark)
    )
    return f"{primary}\t{secondary}"[:LONGEST_KEY]


def search_key(*texts: str) -> str:
    """A key in which a search for any part of a text is a plain substring search.

    Spaces, punctuation and case are gone, Thai digits are Arabic; texts are parted by a bar.
    """
    return "|".join(_searched(text) for text in texts if text)


def _searched(text: str) -> str:
    clean = normalise(text).translate(_THAI_DIGITS).casefold()
    # \W takes Thai vowels and tone marks for punctuation, so they are kept by hand.
    return "".join(c for c in clean if _THAI.match(c) or not _NOT_SEARCHED.match(c))


def name_variants(name: str) -> frozenset[str]:
    """Search keys of everything this actor may be called, itself included.

    "อรทัย (พี่อ้อม)" is also อรทัย, พี่อ้อม and อ้อม; "นายอินสม ฝายหินงาม" is also อินสม;
    "กลุ่มเหมืองฝายทุ่งฮอม" is also ทุ่งฮอม. A variant is a candidate, never proof of identity.
    """
    whole = normalise(name).casefold()
    outside = re.sub(r"\([^)]*\)", " ", whole).strip()
    spoken = [whole, outside, *re.findall(r"\(([^)]*)\)", whole)]
    found = {key for part in spoken for variant in _shorter(part) if (key := _searched(variant))}
    return frozenset(found)


def _shorter(name: str) -> list[str]:
    name = name.strip()
    shorter = [name]
    bare = _without(name, _TITLES)
    if bare != name or " " in bare:
        shorter += [bare, bare.split(" ")[0]]
    for word in list(shorter):
        shorter += [_without(word, _CALLED), _without(word, _COLLECTIVE)]
    # One letter is a word torn off, not a name.
    return [word for word in shorter if len(word) > 1]


def _without(name: str, prefixes: tuple[str, ...]) -> str:
    for prefix in prefixes:
        if name.startswith(prefix) and len(name) > len(prefix) + 1:
            return name[len(prefix) :].strip()
    return name
