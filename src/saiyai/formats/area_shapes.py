"""Shapes of areas: GeoJSON in degrees (RFC 7946), packed or not.

Every feature has the official code of its area, as `code` or as data of the United Nations name
it (`ADM2_PCODE` with TH before it). What it is, whence, and on what terms stands beside the
features, or is told by whoever loads it.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from saiyai.domain.areas import Ring, ShapeDraft, ShapeList, area_in
from saiyai.domain.errors import EmptyFile, UnreadableFile
from saiyai.formats.json_text import read_json_text
from saiyai.formats.packed import unpacked
from saiyai.formats.refusals import unreadable

SAID: Final = ("title", "source", "licence")
MOST_POINTS: Final = 5_000
"""Of one shape. What nobody can see on a screen only makes the page slow."""

LONGEST: Final = 24
"""Signs of a code."""

_CODES: Final = ("code", "ADM3_PCODE", "ADM2_PCODE", "ADM1_PCODE")
_KINDS: Final = ("Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
_DIGITS: Final = 4
"""Ten metres."""


def read_shapes(content: bytes, name: str, said: Mapping[str, str]) -> ShapeList:
    """The shapes of a file; what it does not say of itself is taken from `said`.

    Raises: UnreadableFile with the feature: no code, a long one, two of one code, a geometry of
    another form, a coordinate that is no degree, more than MOST_POINTS points; no title, source or
    licence. EmptyFile, FileTooLarge.
    """
    told = read_json_text(unpacked(content, name), name)
    features = told.get("features") if isinstance(told, Mapping) else None
    if not isinstance(features, list):
        raise unreadable(name, "shape_features")
    words = {key: str(told.get(key) or said.get(key, "")) for key in (*SAID, "as_of")}
    for key in SAID:
        if not words[key]:
            raise unreadable(name, "shape_unsourced", key=key)
    if not features:
        raise EmptyFile(file=name)
    shapes: dict[str, ShapeDraft] = {}
    for number, feature in enumerate(features, 1):
        shape = _shape(feature, number, name)
        if shape.code in shapes:
            raise unreadable(name, "shape_twice", row=number, code=shape.code)
        shapes[shape.code] = shape
    return ShapeList(
        words["title"], words["source"], words["licence"], list(shapes.values()), words["as_of"]
    )


def _shape(feature: Any, number: int, name: str) -> ShapeDraft:  # noqa: ANN401 - any JSON
    parts = feature if isinstance(feature, Mapping) else {}
    properties, geometry = parts.get("properties"), parts.get("geometry")
    known = properties if isinstance(properties, Mapping) else {}
    code = next((str(known[key]).removeprefix("TH") for key in _CODES if known.get(key)), "")
    if not code:
        raise unreadable(name, "shape_code", row=number, keys=", ".join(_CODES))
    if len(code) > LONGEST:
        raise unreadable(name, "shape_long_code", row=number, code=code[:LONGEST], most=LONGEST)
    drawn = geometry if isinstance(geometry, Mapping) else {}
    kind, told = str(drawn.get("type")), drawn.get("coordinates")
    if kind not in _KINDS:
        raise unreadable(name, "shape_kind", row=number, code=code, kind=kind)
    wrong = unreadable(name, "shape_points", row=number, code=code)
    if kind == "Point":
        lon, lat = _point(told, wrong)
        return ShapeDraft(code, is_line=False, rings=(), lon=lon, lat=lat)
    is_line = kind.endswith("LineString")
    rings = _lines(kind, told, wrong) if is_line else _outlines(kind, told, wrong)
    points = sum(map(len, rings))
    if not rings:
        raise wrong
    if points > MOST_POINTS:
        raise unreadable(
            name, "shape_detail", row=number, code=code, points=points, most=MOST_POINTS
        )
    lon, lat = _middle_of_line(rings) if is_line else point_inside(rings)
    return ShapeDraft(code, is_line, rings, lon, lat)


def _lines(kind: str, told: object, wrong: UnreadableFile) -> Sequence[Ring]:
    lines = [told] if kind == "LineString" else _listed(told, wrong)
    return [_ring(one, 2, wrong) for one in lines]


def _outlines(kind: str, told: object, wrong: UnreadableFile) -> Sequence[Ring]:
    """Outlines to the left and holes to the right, as RFC 7946 has it and not every file."""
    polygons = [told] if kind == "Polygon" else _listed(told, wrong)
    return [
        ring if (area_in(ring) >= 0) == (at == 0) else ring[::-1]
        for polygon in polygons
        for at, one in enumerate(_listed(polygon, wrong))
        for ring in (_ring(one, 3, wrong),)
    ]


def _listed(told: object, wrong: UnreadableFile) -> list[object]:
    if not isinstance(told, list):
        raise wrong
    return told


def _ring(told: object, least: int, wrong: UnreadableFile) -> Ring:
    points = [_point(one, wrong) for one in _listed(told, wrong)]
    kept = [one for at, one in enumerate(points) if at == 0 or one != points[at - 1]]
    if len(kept) < least:
        raise wrong
    return kept


def _point(told: object, wrong: UnreadableFile) -> tuple[float, float]:
    if not isinstance(told, list) or len(told) < 2:
        raise wrong
    lon, lat = told[:2]
    for one, most in ((lon, 180), (lat, 90)):
        fits = isinstance(one, int | float) and not isinstance(one, bool)
        if not fits or not -most <= one <= most:
            raise wrong
    return round(float(lon), _DIGITS), round(float(lat), _DIGITS)


def _middle_of_line(rings: Sequence[Ring]) -> tuple[float, float]:
    longest = max(rings, key=len)
    return longest[len(longest) // 2]


def point_inside(rings: Sequence[Ring]) -> tuple[float, float]:
    """A point of an area that stands for it: at the height of its middle, where it is widest.

    Note: the middle itself may lie outside a bay or between islands.
    """
    largest = max(rings, key=lambda ring: abs(area_in(ring)))
    height = _height(largest)
    crossings = sorted(
        x for ring in rings for one, other in _sides(ring) for x in _crossing(one, other, height)
    )
    spans = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not spans:
        return largest[0]
    left, right = max(spans, key=lambda span: span[1] - span[0])
    return round((left + right) / 2, _DIGITS), round(height, _DIGITS)


def _sides(ring: Ring) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _height(ring: Ring) -> float:
    """The latitude of the middle of what a ring goes round."""
    area = area_in(ring)
    if not area:
        return sum(y for _, y in ring) / len(ring)
    return math.fsum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in _sides(ring)) / (
        6 * area
    )


def _crossing(
    one: tuple[float, float], other: tuple[float, float], height: float
) -> Iterator[float]:
    if (one[1] > height) != (other[1] > height):
        yield one[0] + (height - one[1]) / (other[1] - one[1]) * (other[0] - one[0])
