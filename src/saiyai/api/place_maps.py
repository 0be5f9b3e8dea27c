"""The map of places: what stands where, and the outlines to draw."""

from typing import Any

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel, Field

from saiyai.api.asked import AsOfDay, KnownAt, Slug, as_of, asked, name_out, opened
from saiyai.api.schemas import NameOut
from saiyai.domain.areas import polygons_of
from saiyai.domain.places import PlaceKind
from saiyai.queries.area_shapes import Shape
from saiyai.queries.place_maps import PlaceDot, get_place_map, get_place_shapes

router = Router(tags=["places"])


class PlaceDotOut(BaseModel):
    """A place of the level; `lon` and `lat` are null where nobody knows where it lies."""

    id: str
    name: NameOut
    kind: PlaceKind
    code: str
    members: int
    within: int = Field(description="Lines between two members of it.")
    lon: float | None
    lat: float | None


class PlaceLinkOut(BaseModel):
    """Lines between two places, as positions in their list, and how many answer."""

    a: int
    b: int
    lines: int
    answering: int


class ReachedOut(BaseModel):
    """Of how many places in one above them how many have a member."""

    inside: str
    have: int
    of: int
    official: bool = Field(description="Whether all there are were counted.")


class ReachOut(BaseModel):
    """A place along a river: lines up and down from it, and those that lead past below it."""

    id: str
    members: int
    up: int
    down: int
    past: int


class StretchOut(BaseModel):
    """Places in their order in another."""

    inside: str
    reaches: list[ReachOut]


class PlaceMapOut(BaseModel):
    """Who is where at one level; empty from outside."""

    level: PlaceKind
    levels: list[PlaceKind]
    places: list[PlaceDotOut]
    links: list[PlaceLinkOut]
    reached: list[ReachedOut]
    stretches: list[StretchOut]
    elsewhere: int = Field(description="Members whose place lies in none of this level.")
    untold: int = Field(description="Members of whom no place is told.")


class ShapeSourceOut(BaseModel):
    """Where shapes come from, and on what terms."""

    title: str
    source: str
    licence: str


class ShapesOut(BaseModel):
    """Outlines and rivers as GeoJSON; each feature has its `code`."""

    type: str = "FeatureCollection"
    features: list[dict[str, Any]]
    sources: list[ShapeSourceOut]


@router.get("/map", response=PlaceMapOut)
def place_map(
    request: HttpRequest,
    slug: Slug,
    level: PlaceKind = PlaceKind.UNTOLD,
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> PlaceMapOut:
    """Members by place, lines between places, what is reached, and what lies along a river."""
    network = opened(request, slug)
    when = as_of(network, as_of_day, known)
    found = get_place_map(asked(request).viewer, network, when, level)
    return PlaceMapOut(
        level=found.level,
        levels=list(found.levels),
        places=[_dot_out(dot) for dot in found.dots],
        links=[
            PlaceLinkOut(a=one.a, b=one.b, lines=one.lines, answering=one.answering)
            for one in found.links
        ],
        reached=[
            ReachedOut(inside=one.inside.ref, have=one.have, of=one.of, official=one.official)
            for one in found.reached
        ],
        stretches=[
            StretchOut(
                inside=one.inside.ref,
                reaches=[
                    ReachOut(
                        id=reach.row.ref,
                        members=reach.members,
                        up=reach.up,
                        down=reach.down,
                        past=reach.past,
                    )
                    for reach in one.reaches
                ],
            )
            for one in found.stretches
        ],
        elsewhere=found.elsewhere,
        untold=found.untold,
    )


@router.get("/shapes", response=ShapesOut)
def place_shapes(
    request: HttpRequest, slug: Slug, as_of_day: AsOfDay = "", known: KnownAt = None
) -> ShapesOut:
    """Outlines of the places of a record and of what is around them."""
    network = opened(request, slug)
    found = get_place_shapes(asked(request).viewer, network, as_of(network, as_of_day, known))
    return ShapesOut(
        features=[_feature(row) for row in found.rows],
        sources=[
            ShapeSourceOut(title=one.title, source=one.source, licence=one.licence)
            for one in found.sources
        ],
    )


def _dot_out(dot: PlaceDot) -> PlaceDotOut:
    lon, lat = dot.point or (None, None)
    return PlaceDotOut(
        id=dot.row.ref,
        name=name_out(dot.row.name),
        kind=dot.row.kind,
        code=dot.row.code,
        members=dot.members,
        within=dot.within,
        lon=lon,
        lat=lat,
    )


def _feature(row: Shape) -> dict[str, Any]:
    kind = "MultiLineString" if row.is_line else "MultiPolygon"
    return {
        "type": "Feature",
        "properties": {"code": row.code, "river": row.is_line},
        "geometry": {
            "type": kind,
            "coordinates": row.rings if row.is_line else polygons_of(row.rings),
        },
    }
