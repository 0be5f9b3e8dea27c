"""The official tree of areas: what a code tells, and lists of areas and shapes as files tell them.

A code is the official one: two, four, six digits for a Thai province, district, sub-district, and
eight for a village; two letters for a country (ISO 3166-1); a country, a hyphen and letters for a
region, which are our own. What a place lies in can be read from a code of digits.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

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


Ring: TypeAlias = Sequence[tuple[float, float]]
"""Degrees of longitude and latitude, one point after another."""


@dataclass(frozen=True, slots=True)
class ShapeDraft:
    """Where something lies, as a file tells it, and a point that stands for it.

    `rings` are the lines of a river, or outlines: each goes round to the left, and its holes to
    the right stand after it. Of a point there are none.
    """

    code: str
    is_line: bool
    rings: Sequence[Ring]
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class ShapeList:
    """Shapes of one source, with what the source says of itself."""

    title: str
    source: str
    licence: str
    shapes: Sequence[ShapeDraft]
    as_of: str = ""


def level_of(code: str) -> PlaceKind | None:
    """What kind of area a code is of; None for what is no official code."""
    return next((kind for form, kind in _LEVELS if form.fullmatch(code)), None)


def parent_code(code: str) -> str:
    """The code of what an area of digits lies in; empty for provinces and all others."""
    return code[:-2] if code.isdecimal() and len(code) > 2 else ""


def area_in(ring: Ring) -> float:
    """Square degrees a ring goes round; more than nothing to the left, less to the right."""
    sides = zip(ring, [*ring[1:], ring[0]], strict=True)
    return math.fsum(a[0] * b[1] - b[0] * a[1] for a, b in sides) / 2


def polygons_of(rings: Sequence[Ring]) -> Sequence[Sequence[Ring]]:
    """Outlines with their holes, of rings as `ShapeDraft` has them."""
    found: list[list[Ring]] = []
    for ring in rings:
        if area_in(ring) >= 0 or not found:
            found.append([])
        found[-1].append(ring)
    return found
