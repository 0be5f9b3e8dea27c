"""Where official areas lie: points that stand for them, and outlines. Anybody may know of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Avg, Count
from django.db.models.functions import Left

from saiyai.domain.areas import Ring
from saiyai.domain.places import PlaceKind
from saiyai.queries.areas import standing_areas
from saiyai.queries.columns import in_chunks
from saiyai.records.connections import alias
from saiyai.records.models import AreaShape, AreaSource

MOST_SHAPES: Final = 1_500
"""More than all districts of Thailand; a page that drew more would be slow and black."""

_AT_ONCE: Final = 500
_DISTRICT: Final = 4
"""Digits of its code, with which those of all it holds begin."""
_INVENTED: Final = "00"
"""No real province: what is drawn for an example stands on an empty ground."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline or the line of a river; `rings` as in `ShapeDraft`."""

    code: str
    is_line: bool
    rings: Sequence[Ring]


@dataclass(frozen=True, slots=True)
class Shapes:
    """Outlines and rivers, the smallest areas first, and where they come from."""

    rows: Sequence[Shape]
    sources: Sequence[AreaSource]


def find_points(codes: Collection[str]) -> Mapping[str, tuple[float, float]]:
    """Longitude and latitude by code.

    Of a shape that was loaded, else of the list of areas, else the middle of its sub-districts.
    """
    told = standing_areas().filter(lat__isnull=False, lon__isnull=False)
    found: dict[str, tuple[float, float]] = {}
    for some in in_chunks(sorted(codes), _AT_ONCE):
        inside = told.annotate(above=Left("code", _DISTRICT)).filter(above__in=some)
        middles = inside.values("above").annotate(x=Avg("lon"), y=Avg("lat"))
        found |= {code: (x, y) for code, x, y in middles.values_list("above", "x", "y")}
        own = told.filter(code__in=some)
        found |= {
            one.code: (one.lon, one.lat)
            for one in own
            if one.lon is not None and one.lat is not None
        }
        shapes = AreaShape.objects.using(alias()).filter(code__in=some)
        found |= {code: (lon, lat) for code, lon, lat in shapes.values_list("code", "lon", "lat")}
    return found


def find_shapes(codes: Collection[str]) -> Shapes:
    """Outlines of these areas and of what they lie in, the country around them, rivers there.

    A river is named by its own code, or by the code of an area, a hyphen and any word.
    """
    upper = {code[:digits] for code in codes for digits in range(2, len(code) + 1, 2)}
    real = any(code[:1].isdecimal() and not code.startswith(_INVENTED) for code in codes)
    rows = AreaShape.objects.using(alias()).exclude(rings=[]).select_related("source")
    found: dict[str, AreaShape] = {}
    for some in in_chunks(sorted({*codes, *upper}), _AT_ONCE):
        found |= {row.code: row for row in rows.filter(code__in=some)}
    rivers = rows.filter(is_line=True, code__contains="-")
    found |= {row.code: row for row in rivers if row.code.split("-")[0] in upper}
    if real:
        ground = rows.filter(code__regex=r"^[0-9]{2}$").exclude(code=_INVENTED)
        found |= {row.code: row for row in ground}
    kept = sorted(found.values(), key=lambda row: (-len(row.code), row.code))[:MOST_SHAPES]
    sources = {row.source_id: row.source for row in kept}
    return Shapes([Shape(r.code, r.is_line, r.rings) for r in kept], list(sources.values()))


def count_areas(codes: Collection[str], level: PlaceKind) -> Mapping[str, int]:
    """How many areas of a level the official list has in each of these; those with any only.

    Cost: a query for each length of code.
    """
    found: dict[str, int] = {}
    for digits in {len(code) for code in codes if code.isdecimal()}:
        inside = standing_areas().filter(level=level).annotate(above=Left("code", digits))
        of = inside.filter(above__in=[code for code in codes if len(code) == digits])
        found |= dict(of.values("above").annotate(n=Count("pk")).values_list("above", "n"))
    return found
