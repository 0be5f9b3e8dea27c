"""Bytes to text: UTF-8, UTF-16 and the old Thai code page, decided by the bytes themselves."""

import codecs
import re
from typing import Final

from saiyai.formats.refusals import unreadable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
THAI_CODE_PAGE: Final = "cp874"  # TIS-620 and the punctuation Windows adds to it

# What Thai spelling does not do, and other languages do at once when read as Thai: a vowel or
# tone mark without a consonant under it, a leading vowel without one after it, and one or two
# Thai letters inside a Latin word ("Müller", "François", "École").
_MISFIT: Final = re.compile(
    r"(?<![ก-ฮัิ-ฺ็-๎])[ัิ-ฺ็-๎]"
    r"|[เ-ไ](?![ก-ฮเ])"
    r"|[A-Za-z][ก-๛]{1,2}(?![ก-๛])"
    r"|(?<![ก-๛])[ก-๛]{1,2}[A-Za-z]"
)
_THAI: Final = re.compile("[ก-๛]")
_LOOKED_AT: Final = 1_000_000


def decode(content: bytes, name: str) -> str:
    """The text of a file.

    A byte order mark decides; else strict UTF-8; else the Thai code page, if the result is
    spelled like Thai.
    Raises: UnreadableFile naming the first byte that fits nowhere, and its line.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding, name)
    try:
        text = content.decode()
    except UnicodeDecodeError as wrong:
        text = _as_thai(content)
        if not text:
            raise _bad_byte(content, wrong, name) from wrong
    return _without_nul(text, name)


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        return _without_nul(content.decode(encoding), name)
    except UnicodeDecodeError as wrong:
        raise _bad_byte(content, wrong, name) from wrong


def _as_thai(content: bytes) -> str:
    try:
        text = content.decode(THAI_CODE_PAGE)
    except UnicodeDecodeError:
        return ""
    return text if is_spelled_like_thai(text[:_LOOKED_AT]) else ""


def is_spelled_like_thai(text: str) -> bool:
    """Whether there is Thai in the text and at most one letter in ten stands where none can."""
    letters = len(_THAI.findall(text))
    return letters > 0 and len(_MISFIT.findall(text)) * 10 <= letters


def _bad_byte(content: bytes, wrong: UnicodeDecodeError, name: str) -> Exception:
    before = content[: wrong.start].decode(wrong.encoding, "ignore")
    byte = f"0x{content[wrong.start]:02X}"
    return unreadable(name, "bad_byte", byte=byte, line=before.count("\n") + 1)


def _without_nul(text: str, name: str) -> str:
    if (at := text.find("\0")) >= 0:
        raise unreadable(name, "not_text", line=text.count("\n", 0, at) + 1)
    return text
