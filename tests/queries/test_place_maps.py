"""The map of places: who counts where, lines between places, how far it reaches, along a river."""

import json
from datetime import date

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, PlaceDraft, TieDraft, WithinDraft
from saiyai.domain.periods import AsOf
from saiyai.domain.places import PlaceKind, Within
from saiyai.domain.viewers import Viewer
from saiyai.queries.place_maps import PlaceMap, get_place_map, get_place_shapes
from saiyai.records.models import AreaShape, Network
from saiyai.services.actors import record_actor
from saiyai.services.areas.choosing import record_area
from saiyai.services.areas.loading import Loaded, load_areas, load_shipped_areas
from saiyai.services.areas.shapes import load_shapes, load_shipped_shapes
from saiyai.services.places import record_place
from saiyai.services.ties import record_tie
from tests.areas import area_list

DAY = AsOf(date(2026, 10, 31))
SAID = {"title": "ทดลอง", "source": "here", "licence": "CC0-1.0"}


def group(keeper: Viewer, network: Network, ref: str, place: str) -> None:
    record_actor(keeper, network, ActorDraft(ref, ref, kind=ActorKind.GROUP, place=place))


@pytest.fixture
def valley(network: Network, keeper: Viewer) -> Network:
    """Four villages along a river, and a district above three of them."""
    for draft in (
        PlaceDraft("d", "อำเภอ", kind=PlaceKind.DISTRICT),
        PlaceDraft("river", "ลุ่มน้ำ", kind=PlaceKind.RESOURCE_AREA),
        *(
            PlaceDraft(
                ref,
                f"บ้าน {ref}",
                kind=PlaceKind.VILLAGE,
                parent="d" if ref != "v4" else "",
                within=(WithinDraft("river", Within.RESOURCE, order),),
            )
            for order, ref in enumerate(("v1", "v2", "v3", "v4"), 1)
        ),
        PlaceDraft("hall", "ศาลา", kind=PlaceKind.SPACE, parent="v1"),
    ):
        record_place(keeper, network, draft)
    for ref, place in (
        *(("a", "v1"), ("b", "hall"), ("c", "v2"), ("e", "v4"), ("f", "d"), ("g", "river")),
        ("h", ""),
    ):
        group(keeper, network, ref, place)
    for one, other in ("ab", "ac", "be", "ce", "af", "ah"):
        record_tie(keeper, network, TieDraft(one, other))
    return network


def told(viewer: Viewer, network: Network, level: PlaceKind = PlaceKind.VILLAGE) -> PlaceMap:
    return get_place_map(viewer, network, DAY, level)


def test_members_count_once_where_they_are_and_whoever_is_elsewhere_is_told(
    valley: Network, keeper: Viewer
) -> None:
    found = told(keeper, valley)

    assert {dot.row.ref: dot.members for dot in found.dots} == {"v1": 2, "v2": 1, "v3": 0, "v4": 1}
    assert (found.elsewhere, found.untold) == (
        2,
        1,
    )  # f in the district, g on the river; h nowhere
    assert found.most is not None and found.most.row.ref == "v1"
    district = told(keeper, valley, PlaceKind.DISTRICT)
    assert [(dot.row.ref, dot.members) for dot in district.dots] == [("d", 4)]
    assert district.elsewhere == 2


def test_lines_run_between_places_or_stay_within_one(valley: Network, keeper: Viewer) -> None:
    found = told(keeper, valley)
    names = [dot.row.ref for dot in found.dots]

    assert {(names[one.a], names[one.b]): one.lines for one in found.links} == {
        ("v1", "v2"): 1,
        ("v1", "v4"): 1,
        ("v2", "v4"): 1,
    }
    assert found.dots[names.index("v1")].within == 1
    assert (found.lines, found.answering) == (3, 0)


def test_along_the_river_every_cut_tells_how_many_lines_pass_it(
    valley: Network, keeper: Viewer
) -> None:
    (river,) = told(keeper, valley).stretches

    assert river.inside.ref == "river"
    assert [(one.row.ref, one.up, one.down, one.past) for one in river.reaches] == [
        ("v1", 0, 2, 2),
        ("v2", 1, 1, 2),
        ("v3", 0, 0, 2),
        ("v4", 2, 0, 0),
    ]


def test_how_far_it_reaches_counts_the_record_and_the_official_list(
    valley: Network, keeper: Viewer
) -> None:
    (district,) = told(keeper, valley).reached
    assert (district.have, district.of, district.official) == (2, 3, False)
    assert [name.th for name in district.empty] == ["บ้าน v3"]

    load_areas(keeper, area_list(), "areas.csv")
    record_area(keeper, valley, "500108")
    group(keeper, valley, "k", "500108")
    (official,) = told(keeper, valley, PlaceKind.SUBDISTRICT).reached
    assert (official.have, official.of, official.official) == (1, 2, True)


def test_without_a_level_the_nearest_is_shown_and_of_an_empty_record_nothing(
    valley: Network, keeper: Viewer, network: Network
) -> None:
    found = told(keeper, valley, PlaceKind.UNTOLD)

    assert (found.level, list(found.levels)) == ("village", ["district", "village"])
    assert told(keeper, valley, PlaceKind.PROVINCE).level == "village"


def test_nobody_outside_sees_a_place_or_an_outline(valley: Network, stranger: Viewer) -> None:
    assert told(stranger, valley).dots == ()
    assert get_place_shapes(stranger, valley, DAY).rows == []


def test_a_place_lies_where_its_shape_does_else_its_code_else_what_is_inside(
    network: Network, keeper: Viewer
) -> None:
    load_shipped_areas(keeper)
    load_shipped_shapes(keeper)
    for code in ("550101", "500108"):
        record_area(keeper, network, code)
    record_place(
        keeper, network, PlaceDraft("ban", "บ้าน", kind=PlaceKind.VILLAGE, parent="550101")
    )

    def point(level: PlaceKind, ref: str) -> tuple[float, float]:
        (found,) = [dot.point for dot in told(keeper, network, level).dots if dot.row.ref == ref]
        assert found is not None
        return found

    shape = AreaShape.objects.get(code="55")
    assert point(PlaceKind.PROVINCE, "55") == (shape.lon, shape.lat)
    assert point(PlaceKind.VILLAGE, "ban") == point(PlaceKind.SUBDISTRICT, "550101")
    lon, lat = point(PlaceKind.DISTRICT, "5501")
    assert (lon, lat) != (shape.lon, shape.lat)
    assert (lon, lat) == pytest.approx((100.75, 18.8), abs=0.2)  # Mueang Nan


def test_outlines_are_those_of_the_record_the_country_around_and_rivers_there(
    network: Network, keeper: Viewer
) -> None:
    load_shipped_areas(keeper)
    load_shipped_shapes(keeper)
    features = [
        {"type": "Feature", "properties": {"code": code}, "geometry": drawn}
        for code, drawn in (
            ("5501", {"type": "Polygon", "coordinates": [[[100, 18], [101, 18], [101, 19]]]}),
            ("5001", {"type": "Polygon", "coordinates": [[[98, 18], [99, 18], [99, 19]]]}),
            ("55-nan", {"type": "LineString", "coordinates": [[100, 18], [101, 19]]}),
            ("50-ping", {"type": "LineString", "coordinates": [[98, 18], [99, 19]]}),
        )
    ]
    more = json.dumps({"type": "FeatureCollection", **SAID, "features": features}).encode()
    assert load_shapes(keeper, more, "more.json", {}) == Loaded(new=4)
    assert load_shapes(keeper, more, "more.json", {}) == Loaded(same=4)
    record_area(keeper, network, "550101")

    found = get_place_shapes(keeper, network, DAY)
    codes = [row.code for row in found.rows]
    assert codes[:2] == ["55-nan", "5501"]
    assert len(codes) == 77 + 2
    assert {one.title for one in found.sources} >= {"ทดลอง"}


def test_invented_places_stand_on_an_empty_ground(sample: Network, keeper: Viewer) -> None:
    load_shipped_shapes(keeper)
    found = get_place_shapes(keeper, sample, DAY)

    assert {row.code[:2] for row in found.rows} == {"00"}
    assert len(found.rows) == 6  # five sub-districts and a river
    assert all(dot.point for dot in told(keeper, sample).dots)
