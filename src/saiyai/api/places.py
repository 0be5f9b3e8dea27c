"""Places: the tree, official areas, tell, correct, put in order, take out."""

from collections.abc import Sequence

from django.http import HttpRequest
from ninja import Router, Status

from saiyai.api.asked import (
    AsOfDay,
    KnownAt,
    Slug,
    as_of,
    asked,
    name_out,
    opened,
    someone_out,
)
from saiyai.api.place_schemas import (
    AreaIn,
    AreaOut,
    AreasOut,
    OrderIn,
    PlaceIn,
    PlaceOut,
    PlaceProfileOut,
    PlacesOut,
    WithinOut,
)
from saiyai.domain.drafts import PlaceDraft, WithinDraft
from saiyai.queries.areas import list_areas
from saiyai.queries.places import PlaceRow, get_place, list_places, place_of
from saiyai.services.areas.choosing import record_area
from saiyai.services.places import correct_place, order_places, record_place, withdraw_place

router = Router(tags=["places"])


@router.get("/", response=PlacesOut)
def places(
    request: HttpRequest, slug: Slug, as_of_day: AsOfDay = "", known: KnownAt = None
) -> PlacesOut:
    """The tree of places. From outside nobody sees one."""
    network = opened(request, slug)
    rows = list_places(asked(request).viewer, network, as_of(network, as_of_day, known))
    return PlacesOut(places=[_out(row) for row in rows])


@router.post("/", response={201: PlaceProfileOut})
def tell_place(request: HttpRequest, slug: Slug, told: PlaceIn) -> Status[PlaceProfileOut]:
    """Tell of a place."""
    made = record_place(asked(request).viewer, opened(request, slug), _draft(told))
    return Status(201, _profile(request, slug, made.ref))


@router.get("/official", response=AreasOut)
def areas(request: HttpRequest, slug: Slug, q: str = "", limit: int = 20) -> AreasOut:
    """Official areas by Thai or English name or by code."""
    opened(request, slug)
    found = list_areas(asked(request).viewer, q, limit=max(1, min(limit, 100)))
    return AreasOut(
        areas=[
            AreaOut(
                code=row.code,
                name=name_out(row.name),
                kind=row.kind,
                inside=[name_out(name) for name in row.inside],
                lat=row.lat,
                lon=row.lon,
            )
            for row in found
        ]
    )


@router.post("/official", response={201: PlaceProfileOut})
def take_area(request: HttpRequest, slug: Slug, told: AreaIn) -> Status[PlaceProfileOut]:
    """Take an official area into the record, with the district and province it lies in."""
    made = record_area(asked(request).viewer, opened(request, slug), told.code)
    return Status(201, _profile(request, slug, made.ref))


@router.post("/order/{path:ref}", response=PlaceProfileOut)
def put_in_order(request: HttpRequest, slug: Slug, ref: str, told: OrderIn) -> PlaceProfileOut:
    """Put what lies in a place in order, along a river from upstream down."""
    viewer = asked(request).viewer
    order_places(viewer, place_of(viewer, opened(request, slug), ref), told.ids)
    return _profile(request, slug, ref)


@router.get("/{path:ref}", response=PlaceProfileOut)
def place(
    request: HttpRequest,
    slug: Slug,
    ref: str,
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> PlaceProfileOut:
    """Everything told of one place."""
    return _profile(request, slug, ref, as_of_day, known)


@router.put("/{path:ref}", response=PlaceProfileOut)
def tell_place_again(request: HttpRequest, slug: Slug, ref: str, told: PlaceIn) -> PlaceProfileOut:
    """Correct a place, as a whole."""
    viewer = asked(request).viewer
    place = place_of(viewer, opened(request, slug), ref)
    return _profile(request, slug, correct_place(viewer, place, _draft(told)).ref)


@router.delete("/{path:ref}", response={204: None})
def remove_place(request: HttpRequest, slug: Slug, ref: str) -> Status[None]:
    """Take a place out of the record that was told by mistake."""
    viewer = asked(request).viewer
    withdraw_place(viewer, place_of(viewer, opened(request, slug), ref))
    return Status(204, None)


def _draft(told: PlaceIn) -> PlaceDraft:
    return PlaceDraft(
        ref=told.id,
        name_th=told.name_th,
        name_en=told.name_en,
        kind=told.kind,
        code=told.code,
        parent=told.parent,
        order=told.order,
        resource=told.resource,
        medium=told.medium,
        used_for=told.used_for,
        hosts=tuple(told.hosts),
        within=tuple(WithinDraft(one.parent, one.purpose, one.order) for one in told.within),
        valid_from=told.valid_from,
        valid_until=told.valid_until,
    )


def _out(row: PlaceRow) -> PlaceOut:
    return PlaceOut(
        id=row.ref,
        name=name_out(row.name),
        kind=row.kind,
        code=row.code,
        depth=row.depth,
        members=row.below,
        order=row.order,
        again=row.again,
    )


def _profile(
    request: HttpRequest, slug: str, ref: str, day: str = "", known: int | None = None
) -> PlaceProfileOut:
    network = opened(request, slug)
    found = get_place(asked(request).viewer, network, ref, as_of(network, day, known))
    within = [
        WithinOut(parent=one.parent.ref, purpose=one.purpose, order=one.order)
        for one in found.within
    ]
    return PlaceProfileOut(
        **dict(_out(found.row)),
        path=_refs(found.path),
        within=within,
        children=_refs(found.children),
        upstream=_refs(found.upstream),
        downstream=_refs(found.downstream),
        hosts=[someone_out(one) for one in found.hosts],
        resource=found.resource,
        medium=found.medium,
        used_for=found.used_for,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
    )


def _refs(rows: Sequence[PlaceRow]) -> list[str]:
    return [row.ref for row in rows]
