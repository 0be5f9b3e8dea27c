"""Shapes of areas: those that are shipped, and what is refused in others."""

import gzip
import json
from importlib.resources import files
from typing import Any

import pytest

from saiyai.domain.areas import ShapeDraft, ShapeList, area_in, level_of, polygons_of
from saiyai.domain.errors import EmptyFile, UnreadableFile
from saiyai.domain.places import PlaceKind
from saiyai.domain.words import Say
from saiyai.formats.area_lists import read_areas
from saiyai.formats.area_shapes import MOST_POINTS, point_inside, read_shapes

SAID = {"title": "ทดลอง", "source": "here", "licence": "CC0-1.0"}
SQUARE = [[100.0, 18.0], [101.0, 18.0], [101.0, 19.0], [100.0, 19.0], [100.0, 18.0]]
HOLE = [[100.4, 18.4], [100.6, 18.4], [100.6, 18.6], [100.4, 18.6], [100.4, 18.4]]


def feature(kind: str, coordinates: Any, **properties: str) -> dict[str, Any]:
    drawn = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": drawn}


def geojson(*features: object, **said: str) -> bytes:
    return json.dumps({"type": "FeatureCollection", **said, "features": features}).encode()


def read(*features: object) -> ShapeList:
    return read_shapes(geojson(*features, **SAID), "shapes.json", {})


def lone(*features: object) -> ShapeDraft:
    (found,) = read(*features).shapes
    return found


def why(content: bytes) -> Say:
    with pytest.raises(UnreadableFile) as refused:
        read_shapes(content, "shapes.json", {})
    found = refused.value.facts["why"]
    assert isinstance(found, Say)
    return found


def test_every_province_is_shipped_once_and_holds_the_point_that_stands_for_it() -> None:
    here = files("saiyai.services.areas")
    shapes = read_shapes((here / "provinces.json.gz").read_bytes(), "provinces.json.gz", {})
    areas = read_areas((here / "areas.csv.gz").read_bytes(), "areas.csv.gz")
    provinces = {area.code for area in areas.areas if level_of(area.code) is PlaceKind.PROVINCE}

    assert {shape.code for shape in shapes.shapes} == provinces
    assert "CC BY-IGO" in shapes.licence
    for shape in shapes.shapes:
        assert any(holds(ring, shape.lon, shape.lat) for ring in shape.rings), shape.code


def holds(ring: Any, lon: float, lat: float) -> bool:
    """Whether a point lies inside: a ray from it crosses the ring an odd number of times."""
    crossed = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            crossed += 1
    return crossed % 2 == 1


def test_an_area_is_its_outline_with_its_holes_whichever_way_they_went() -> None:
    for outline, hole in ((SQUARE, HOLE), (SQUARE[::-1], HOLE)):
        found = lone(feature("Polygon", [outline, hole], code="55"))
        assert [area_in(ring) > 0 for ring in found.rings] == [True, False]
        assert sum(map(area_in, found.rings)) == pytest.approx(1 - 0.04)
        assert len(polygons_of(found.rings)) == 1


def test_two_islands_are_one_area_and_stay_two() -> None:
    other = [[x + 2, y] for x, y in SQUARE]
    found = lone(feature("MultiPolygon", [[SQUARE, HOLE], [other[::-1]]], ADM1_PCODE="TH55"))

    assert found.code == "55"
    assert [len(one) for one in polygons_of(found.rings)] == [2, 1]


def test_the_point_of_a_bay_lies_on_its_land() -> None:
    bay = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (3.0, 4.0), (3.0, 1.0), (1.0, 1.0), (1.0, 4.0)]
    bay.append((0.0, 4.0))
    lon, lat = point_inside([bay])

    assert holds(bay, lon, lat)
    assert not holds(bay, 2.0, 1.7)  # its middle, which is water


def test_a_river_is_a_line_and_a_village_a_point() -> None:
    river = lone(feature("LineString", [[100, 18], [100, 18], [100.5, 18.5]], code="55-nan"))
    village = lone(feature("Point", [100.77777, 18.7], code="55010101"))

    assert (river.is_line, len(river.rings[0])) == (True, 2)
    assert (village.rings, village.lon, village.lat) == ((), 100.7778, 18.7)


def test_what_a_file_does_not_say_of_itself_is_said_beside_it_or_missed() -> None:
    point = geojson(feature("Point", [100, 18], code="55"), title="In the file")

    found = read_shapes(gzip.compress(point), "shapes.json.gz", SAID)
    assert (found.title, found.licence) == ("In the file", "CC0-1.0")
    assert why(point).facts["key"] == "source"


@pytest.mark.parametrize(
    ("reason", "features"),
    [
        ("shape_code", [feature("Point", [100, 18])]),
        ("shape_code", ["no feature"]),
        ("shape_long_code", [feature("Point", [100, 18], code="55-" + "n" * 22)]),
        ("shape_kind", [feature("GeometryCollection", [], code="55")]),
        ("shape_points", [feature("Point", [181, 18], code="55")]),
        ("shape_points", [feature("Point", [100, "18"], code="55")]),
        ("shape_points", [feature("Point", [True, 18], code="55")]),
        ("shape_points", [feature("Polygon", [], code="55")]),
        ("shape_points", [feature("Polygon", [[[100, 18]]], code="55")]),
        ("shape_points", [feature("Polygon", [[[100, 18], [101, 18]]], code="55")]),
        ("shape_points", [feature("MultiPolygon", [7], code="55")]),
        ("shape_twice", [feature("Point", [100, 18], code="55")] * 2),
        (
            "shape_detail",
            [
                feature(
                    "LineString", [[at % 180, at % 90] for at in range(MOST_POINTS + 1)], code="5"
                )
            ],
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_its_feature(
    reason: str, features: list[object]
) -> None:
    assert why(geojson(*features, **SAID)).key == f"unreadable.{reason}"


def test_what_is_no_list_of_features_is_refused_and_an_empty_one_too() -> None:
    assert why(b'{"type": "Point"}').key == "unreadable.shape_features"
    with pytest.raises(EmptyFile):
        read_shapes(geojson(**SAID), "shapes.json", {})
