"""Who may be in a record twice: list, merge, take apart, tell that two are two."""

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import BaseModel

from saiyai.api.asked import Slug, asked, opened, someone_out
from saiyai.api.schemas import SomeoneOut
from saiyai.queries.actors import get_actor
from saiyai.queries.duplicates import list_pairs
from saiyai.services.merging import merge_actors, record_not_same, withdraw_merge

router = Router(tags=["duplicates"])


class PairOut(BaseModel):
    """Two that may be one; `reasons` are ids, the weightiest first."""

    one: SomeoneOut
    other: SomeoneOut
    reasons: list[str]


class PairsOut(BaseModel):
    """A page of pairs; `after` asks for the next, 0 on the last."""

    pairs: list[PairOut]
    count: int
    after: int
    is_too_large: bool


class MergeIn(Schema):
    """Ids of two rows that are one; `kept` stands for both."""

    kept: str
    merged: str


class NotSameIn(Schema):
    """Ids of two rows that are two."""

    one: str
    other: str


class ToldOut(BaseModel):
    """The number of the Change that told it, by which it can be undone."""

    told: int


@router.get("/", response=PairsOut)
def pairs(request: HttpRequest, slug: Slug, after: int = 0) -> PairsOut:
    """Pairs of actors that may be one, the surest first; for keepers."""
    found = list_pairs(asked(request).viewer, opened(request, slug), after=max(0, after))
    return PairsOut(
        pairs=[
            PairOut(
                one=someone_out(pair.one),
                other=someone_out(pair.other),
                reasons=list(pair.reasons),
            )
            for pair in found.rows
        ],
        count=found.count,
        after=found.after,
        is_too_large=found.is_too_large,
    )


@router.post("/merges", response={201: ToldOut})
def merge(request: HttpRequest, slug: Slug, told: MergeIn) -> Status[ToldOut]:
    """Two rows are one actor: what is told of the one counts for the other."""
    network, viewer = opened(request, slug), asked(request).viewer
    kept, merged = (get_actor(viewer, network, ref) for ref in (told.kept, told.merged))
    return Status(201, ToldOut(told=merge_actors(viewer, network, kept, merged).told or 0))


@router.delete("/merges/{path:ref}", response={204: None})
def take_apart(request: HttpRequest, slug: Slug, ref: str) -> Status[None]:
    """Take a merge apart, by the id of the merged row."""
    withdraw_merge(asked(request).viewer, opened(request, slug), ref)
    return Status(204, None)


@router.post("/not-same", response={201: ToldOut})
def not_same(request: HttpRequest, slug: Slug, told: NotSameIn) -> Status[ToldOut]:
    """Two rows are two actors, and nobody is asked again."""
    network, viewer = opened(request, slug), asked(request).viewer
    one, other = (get_actor(viewer, network, ref) for ref in (told.one, told.other))
    return Status(201, ToldOut(told=record_not_same(viewer, network, one, other).told or 0))
