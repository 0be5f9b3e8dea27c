"""The official tree of areas: what a code tells, and a list of areas as a file tells it.

A code is the official one: two, four, six digits for a Thai province, district, sub-district, and
eight for a village; two letters for a country (ISO 3166-1); a country, a hyphen and letters for a
region, which are our own. What a place lies in can be read from a code of digits.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from saiyai.domain.places import PlaceKind

_LEVELS: Final = (
    (re.compile(r"[A-Z]{2}"), PlaceKind.COUNTRY),
    (re.compile(r"[A-Z]{2}-[A-Z0-9]{1,6}"), PlaceKind.REGION),
    (re.compile(r"[0-9]{2}"), PlaceKind.PROVINCE),
    (re.compile(r"[0-9]{4}"), PlaceKind.DISTRICT),
    (re.compile(r"[0-9]{6}"), PlaceKind.SUBDISTRICT),
    (re.compile(r"[0-9]{8}"), PlaceKind.VILLAGE),
)


@dataclass(frozen=True, slots=True)
class AreaDraft:
    """An area as a list tells it: from when until when it is so; None where that is not told."""

    code: str
    name_th: str
    name_en: str
    parent: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    lat: float | None = None
    lon: float | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class AreaList:
    """Areas of one source, with what the source says of itself."""

    title: str
    source: str
    licence: str
    areas: Sequence[AreaDraft]
    as_of: str = ""


def level_of(code: str) -> PlaceKind | None:
    """What kind of area a code is of; None for what is no official code."""
    return next((kind for form, kind in _LEVELS if form.fullmatch(code)), None)


def parent_code(code: str) -> str:
    """The code of what an area of digits lies in; empty for provinces and all others."""
    return code[:-2] if code.isdecimal() and len(code) > 2 else ""
