"""Days as people write them: Buddhist and common era, Thai and English, whole or in part."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from saiyai.domain.errors import UnreadableDate
from saiyai.domain.periods import Span, in_month, in_year, on

BUDDHIST_ERA: Final = 543
_FIRST_YEAR: Final = 1000
_FIRST_BUDDHIST_YEAR: Final = 2400  # a four-digit year from here on is in the Buddhist era

_SHORT_TH: Final = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
_LONG_TH: Final = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
_SHORT_EN: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_LONG_EN: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_THAI_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

_MONTHS: Final[dict[str, int]] = {
    re.sub(r"[.\s]", "", name).lower(): number
    for names in (_SHORT_TH, _LONG_TH, _SHORT_EN, _LONG_EN)
    for number, name in enumerate(names, 1)
} | {name.removesuffix("คม").removesuffix("ยน").removesuffix("พันธ์"): number
     for number, name in enumerate(_LONG_TH, 1)} | {"sept": 9}  # fmt: skip
_MONTH: Final = "|".join(
    sorted(
        {re.escape(name) for names in (_SHORT_TH, _LONG_TH, _SHORT_EN, _LONG_EN) for name in names}
        | {re.escape(name) for name in _MONTHS},
        key=len,
        reverse=True,
    )
)
_ERA: Final = r"(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|ปี|b\.?e\.?|a\.?d\.?|c\.?e\.?)?\s*"


def format_day(day: date, language: str) -> str:
    """A day in the reader's calendar: "12 ส.ค. 2569", "12 Aug 2026"."""
    if language == "th":
        return f"{day.day} {_SHORT_TH[day.month - 1]} {day.year + BUDDHIST_ERA}"
    return f"{day.day} {_SHORT_EN[day.month - 1]} {day.year}"


def format_span(span: Span, language: str) -> str:
    """A span no more exact than it was told: a day, "ส.ค. 2569", "ปี 2569", or from–to."""
    first, last = span.earliest, span.latest
    if span.is_exact:
        return format_day(first, language)
    months, era = (_SHORT_TH, BUDDHIST_ERA) if language == "th" else (_SHORT_EN, 0)
    if span == in_year(first.year):
        return f"ปี {first.year + era}" if language == "th" else str(first.year)
    if span == in_month(first.year, first.month):
        return f"{months[first.month - 1]} {first.year + era}"
    return f"{format_day(first, language)} – {format_day(last, language)}"


def parse_when(text: str, near: date) -> Span:
    """The span that a written date means.

    `near` settles what was left out: the century of a two-digit year, and the year of a day
    without one (the last such day not after `near`). Days stand before months, as in Thailand,
    unless the second number cannot be a month.
    Raises: UnreadableDate with the text.
    """
    clean = " ".join(text.translate(_THAI_DIGITS).strip().lower().split())
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(clean):
            try:
                return read(found, near)
            except ValueError as wrong:
                raise UnreadableDate(text=text) from wrong
    raise UnreadableDate(text=text)


def find_when(text: str, near: date) -> tuple[Span, str] | None:
    """The first date inside a sentence, and the sentence without it; None where there is none."""
    clean = text.translate(_THAI_DIGITS)
    for pattern, read in _FORMS_INSIDE:
        for found in pattern.finditer(clean.lower()):
            try:
                span = read(found, near)
            except ValueError:
                continue  # "45/99" looks like a date and is none; a later match may be one
            return span, f"{clean[: found.start()]} {clean[found.end() :]}".strip()
    return None


def _year(text: str, near: date) -> int:
    number = int(text)
    if len(text) == 4:
        if number < _FIRST_YEAR:
            raise ValueError(f"no record goes back to the year {number}")
        return number - BUDDHIST_ERA if number >= _FIRST_BUDDHIST_YEAR else number
    choices = (2500 + number - BUDDHIST_ERA, 2000 + number)
    return min(choices, key=lambda year: abs(year - near.year))


def _numbers(found: re.Match[str], near: date) -> Span:
    first, second = int(found[1]), int(found[2])
    if second > 12 >= first:  # 8/25/2026 can only be the American order
        first, second = second, first
    return on(date(_year(found[3], near), second, first))


def _month_number(text: str) -> int:
    return _MONTHS[re.sub(r"[.\s]", "", text)]


def _day_without_year(found: re.Match[str], near: date) -> Span:
    day = date(near.year, _month_number(found[2]), int(found[1]))
    return on(day if day <= near else day.replace(year=near.year - 1))


def _days_of_month(found: re.Match[str], near: date) -> Span:
    year, month = _year(found[4], near), _month_number(found[3])
    return Span(date(year, month, int(found[1])), date(year, month, int(found[2])))


def _days_across_months(found: re.Match[str], near: date) -> Span:
    year = _year(found[5], near)
    return Span(
        date(year, _month_number(found[2]), int(found[1])),
        date(year, _month_number(found[4]), int(found[3])),
    )


def _days_across_years(found: re.Match[str], near: date) -> Span:
    first, last = (
        date(_year(year, near), _month_number(month), int(day))
        for day, month, year in (found.group(1, 2, 3), found.group(4, 5, 6))
    )
    return Span(first, last)


def _iso_days(found: re.Match[str], near: date) -> Span:
    first, last = (
        date(_year(year, near), int(month), int(day))
        for year, month, day in (found.group(1, 2, 3), found.group(4, 5, 6))
    )
    return Span(first, last)


_Read = Callable[[re.Match[str], date], Span]
_DAY_MONTH: Final = rf"(\d{{1,2}})\s?({_MONTH})"
_WRITTEN_DAY: Final = rf"{_DAY_MONTH}\s?{_ERA}(\d{{4}}|\d{{2}})"
_ISO_DAY: Final = r"(\d{4})-(\d{1,2})-(\d{1,2})"
# Ranges stand first: inside a sentence "24–25 พ.ค. 2568" would else be read as its last day.
_FORMS_TEXT: Final[tuple[tuple[str, _Read], ...]] = (
    (rf"{_ISO_DAY}\s?/\s?{_ISO_DAY}", _iso_days),
    (rf"{_WRITTEN_DAY}\s?[-–]\s?{_WRITTEN_DAY}", _days_across_years),
    (
        rf"(\d{{1,2}})\s?[-–]\s?(\d{{1,2}})\s?({_MONTH})\s?{_ERA}(\d{{4}}|\d{{2}})",
        _days_of_month,
    ),
    (
        rf"{_DAY_MONTH}\s?[-–]\s?{_DAY_MONTH}\s?{_ERA}(\d{{4}}|\d{{2}})",
        _days_across_months,
    ),
    (
        r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?",
        lambda f, near: on(date(_year(f[1], near), int(f[2]), int(f[3]))),
    ),
    (r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?: \d{1,2}:\d{2}.*)?", _numbers),
    (
        rf"(\d{{1,2}})\s?({_MONTH})\s?{_ERA}(\d{{4}}|\d{{2}})",
        lambda f, near: on(date(_year(f[3], near), _month_number(f[2]), int(f[1]))),
    ),
    (
        rf"({_MONTH})\s(\d{{1,2}}),?\s(\d{{4}})",
        lambda f, near: on(date(_year(f[3], near), _month_number(f[1]), int(f[2]))),
    ),
    (rf"(\d{{1,2}})\s?({_MONTH})", _day_without_year),
    (
        rf"({_MONTH})\s?{_ERA}(\d{{4}}|\d{{2}})",
        lambda f, near: in_month(_year(f[2], near), _month_number(f[1])),
    ),
    (r"(\d{4})-(\d{1,2})", lambda f, near: in_month(_year(f[1], near), int(f[2]))),
)
_YEAR_ONLY: Final[tuple[str, _Read]] = (
    rf"{_ERA}(\d{{4}})",
    lambda f, near: in_year(_year(f[1], near)),
)
_FORMS: Final = tuple((re.compile(p), r) for p, r in (*_FORMS_TEXT, _YEAR_ONLY))
# Inside a sentence a bare number is a count, not a year, and digits must not touch other digits.
_FORMS_INSIDE: Final = tuple(
    (re.compile(rf"(?<![\d/.]){p.replace('.*', '')}(?![\d/])"), r) for p, r in _FORMS_TEXT
)
