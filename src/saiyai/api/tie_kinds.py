"""Kinds of line: list, tell, correct."""

from django.http import HttpRequest
from ninja import Router, Status

from saiyai.api.asked import KnownAt, Slug, as_of, asked, opened
from saiyai.api.tie_schemas import TieKindIn, TieKindOut, tie_kind_out
from saiyai.queries.tie_kinds import list_tie_kinds, tie_kind_of, tie_kind_row
from saiyai.services.tie_kinds import correct_tie_kind, record_tie_kind

router = Router(tags=["ties"])


@router.get("/", response=list[TieKindOut])
def tie_kinds(request: HttpRequest, slug: Slug, known: KnownAt = None) -> list[TieKindOut]:
    """The kinds of line of a record, by name."""
    network = opened(request, slug)
    rows = list_tie_kinds(asked(request).viewer, network, as_of(network, "", known).known)
    return [tie_kind_out(row) for row in rows]


@router.post("/", response={201: TieKindOut})
def tell_tie_kind(request: HttpRequest, slug: Slug, told: TieKindIn) -> Status[TieKindOut]:
    """Tell of a kind of line."""
    made = record_tie_kind(asked(request).viewer, opened(request, slug), told.draft())
    return Status(201, tie_kind_out(tie_kind_row(made)))


@router.put("/{int:number}", response=TieKindOut)
def mend_tie_kind(request: HttpRequest, slug: Slug, number: int, told: TieKindIn) -> TieKindOut:
    """Say better what a kind of line is; whether it has a direction stays."""
    viewer = asked(request).viewer
    kind = tie_kind_of(viewer, opened(request, slug), number)
    return tie_kind_out(tie_kind_row(correct_tie_kind(viewer, kind, told.draft())))
