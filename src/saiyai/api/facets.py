"""What is told of actors beside their names: one route to tell each facet, made from its card."""

from typing import Annotated, Any, Final

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import BaseModel, WithJsonSchema, create_model

from saiyai.api.asked import (
    AsOfDay,
    KnownAt,
    Slug,
    as_of,
    asked,
    name_out,
    opened,
    someone_out,
    span_of,
    span_out,
)
from saiyai.api.schemas import SomeoneOut, SpanOut
from saiyai.domain.facet_fields import FacetField, Holds, facet_draft, fields_of
from saiyai.domain.facets import FACETS, Facet
from saiyai.domain.periods import AsOf, Span, on
from saiyai.queries.actors import get_actor
from saiyai.queries.clock import today_of
from saiyai.queries.facets import FacetRow, Value, get_facet, list_facets, list_versions
from saiyai.queries.names import Name, Someone
from saiyai.queries.networks import OpenNetwork
from saiyai.services.facets import end_facet, record_facet, withdraw_facet
from saiyai.services.reads import record_read

router = Router(tags=["facets"])

_TYPES: Final = {Holds.YES_NO: bool, Holds.NUMBER: int, Holds.ROW: int}


class FacetOut(BaseModel):
    """One row of what is told of an actor; `told` holds the fields that somebody told."""

    id: int
    facet: str
    told: dict[str, Any]
    said_by: SomeoneOut | None
    since: SpanOut | None
    until: SpanOut | None
    number: int


class ToldOut(BaseModel):
    """The number of a row that was told."""

    id: int


class EndIn(Schema):
    """That something is over: on which day, and of a need whether it was met."""

    day: str = ""
    met: bool | None = None


def _shape(facet: Facet) -> type[Schema]:
    """What is sent to tell a facet: days as people write them, actors and places by their ids."""
    fields: dict[str, Any] = {one.name: _typed(one) for one in fields_of(facet)}
    made: type[Schema] = create_model(
        f"{facet.draft.__name__.removesuffix('Draft')}In",
        __base__=Schema,
        __doc__=facet.draft.__doc__,
        **fields,
    )
    return made


def _typed(field: FacetField) -> tuple[Any, Any]:
    kind: Any = _TYPES.get(field.holds, str)
    if field.words:
        kind = Annotated[str, WithJsonSchema({"type": "string", "enum": list(field.words)})]
    return (kind, ...) if field.is_needed else (kind | None, None)


@router.get("/", response=dict[str, list[FacetOut]])
def told_of(
    request: HttpRequest,
    slug: Slug,
    actor: str = "",
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> dict[str, list[FacetOut]]:
    """Everything told of an actor on a day, by facet; without an actor, of the network itself."""
    network = opened(request, slug)
    when = as_of(network, as_of_day, known)
    _note_read(request, network, actor, when)
    found = list_facets(asked(request).viewer, network, actor, when)
    return {name: [_out(row) for row in rows] for name, rows in found.items()}


@router.get("/versions", response=list[FacetOut])
def versions(
    request: HttpRequest,
    slug: Slug,
    actor: str = "",
    as_of_day: AsOfDay = "",
    known: KnownAt = None,
) -> list[FacetOut]:
    """Every version of what an actor holds to, the newest first."""
    network = opened(request, slug)
    when = as_of(network, as_of_day, known)
    _note_read(request, network, actor, when)
    return [_out(row) for row in list_versions(asked(request).viewer, network, actor, when)]


def _note_read(request: HttpRequest, network: OpenNetwork, ref: str, when: AsOf) -> None:
    viewer = asked(request).viewer
    if ref:
        record_read(viewer, network, get_actor(viewer, network, ref, when.known))


def _add_route(facet: Facet) -> None:
    shape = _shape(facet)

    def tell(request: HttpRequest, slug: Slug, told: Any) -> Status[ToldOut]:  # noqa: ANN401
        network, viewer = opened(request, slug), asked(request).viewer
        given = told.dict(exclude_none=True)
        row = record_facet(viewer, network, facet_draft(facet, given, today_of(network)))
        return Status(201, ToldOut(id=row.pk))

    tell.__annotations__["told"] = shape
    tell.__doc__ = f"Tell of an actor: {(facet.draft.__doc__ or '').splitlines()[0]}"
    tell.__name__ = f"tell_{facet.id}"
    router.post(f"/{facet.id}", response={201: ToldOut})(tell)


for _facet in FACETS.values():
    _add_route(_facet)


@router.post("/{facet}/{int:row_id}/end", response={201: ToldOut})
def end(request: HttpRequest, slug: Slug, facet: str, row_id: int, told: EndIn) -> Status[ToldOut]:
    """Say that something told of an actor is over."""
    network, viewer = opened(request, slug), asked(request).viewer
    row = get_facet(viewer, network, facet, row_id)
    until = span_of(network, told.day) or on(today_of(network))
    return Status(201, ToldOut(id=end_facet(viewer, network, row, until, met=told.met).pk))


@router.delete("/{facet}/{int:row_id}", response={204: None})
def withdraw(request: HttpRequest, slug: Slug, facet: str, row_id: int) -> Status[None]:
    """Take back what was told of an actor by mistake."""
    network, viewer = opened(request, slug), asked(request).viewer
    withdraw_facet(viewer, network, get_facet(viewer, network, facet, row_id))
    return Status(204, None)


def _out(row: FacetRow) -> FacetOut:
    return FacetOut(
        id=row.id,
        facet=row.facet,
        told={name: _plain(value) for name, value in row.told.items()},
        said_by=someone_out(row.said_by) if row.said_by else None,
        since=span_out(row.since),
        until=span_out(row.until),
        number=row.number,
    )


def _plain(value: Value) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, Someone):
        return someone_out(value).model_dump()
    if isinstance(value, Name):
        return name_out(value).model_dump()
    return span_out(value) if isinstance(value, Span) else value
