"""Requests for help: ask, answer step by step, list as they stand."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final

from django.http import HttpRequest
from ninja import Query, Router, Status

from saiyai.api.asked import Slug, as_of, asked, day_of, opened, someone_out
from saiyai.api.board_schemas import (
    AskIn,
    HelpCountsOut,
    OfferOut,
    RequestOut,
    RequestsOut,
    RequestStepIn,
    SuggestionOut,
)
from saiyai.api.said import DayQuery, PageQuery
from saiyai.api.schemas import SpanOut
from saiyai.domain.drafts import AskDraft
from saiyai.domain.errors import UnknownWord
from saiyai.domain.periods import AsOf
from saiyai.queries.networks import OpenNetwork
from saiyai.queries.requests import (
    RequestRow,
    count_requests,
    find_whom_to_ask,
    get_request,
    list_requests,
    request_of,
)
from saiyai.services.requests import (
    accept_offer,
    ask_help,
    close_request,
    decline_offer,
    offer_help,
    record_help,
)

router = Router(tags=["requests"])

_STEPS: Final[dict[str, Callable[..., Any]]] = {
    "offered": offer_help,
    "accepted": accept_offer,
    "declined": decline_offer,
    "helped": record_help,
}


@router.get("/", response=RequestsOut)
def requests(request: HttpRequest, slug: Slug, wanted: Query[PageQuery]) -> RequestsOut:
    """Requests with their state on a day, newest first."""
    network = opened(request, slug)
    found = list_requests(
        asked(request).viewer,
        network,
        as_of(network, wanted.as_of, wanted.known),
        after=wanted.after,
        limit=wanted.most,
    )
    return RequestsOut(requests=[request_out(row) for row in found.rows], after=found.after)


@router.post("/", response={201: RequestOut})
def ask(request: HttpRequest, slug: Slug, told: AskIn) -> Status[RequestOut]:
    """Ask for help or cooperation: of somebody, through the centre, or of everybody."""
    network, viewer = opened(request, slug), asked(request).viewer
    given = told.dict(exclude={"day", "asked"})
    draft = AskDraft(asked=tuple(told.asked), **given)
    made = ask_help(viewer, network, draft, day_of(network, told.day))
    return Status(201, _out(request, network, made.ref))


@router.get("/counts", response=HelpCountsOut | None)
def counts(request: HttpRequest, slug: Slug, wanted: Query[DayQuery]) -> HelpCountsOut | None:
    """Requests of the year that ends on a day, in numbers of no single person."""
    network = opened(request, slug)
    when = as_of(network, wanted.as_of, wanted.known)
    found = count_requests(asked(request).viewer, network, when)
    return None if found is None else HelpCountsOut(**asdict(found))


@router.get("/suggestions", response=list[SuggestionOut])
def suggestions(request: HttpRequest, slug: Slug, wanted: Query[DayQuery]) -> list[SuggestionOut]:
    """Whom the reader could ask: ends of own lines that answer, in the order of names."""
    network = opened(request, slug)
    when = as_of(network, wanted.as_of, wanted.known)
    found = find_whom_to_ask(asked(request).viewer, network, when)
    return [
        SuggestionOut(
            who=someone_out(one.who), same_place=one.same_place, same_issue=one.same_issue
        )
        for one in found
    ]


@router.post("/steps/{path:ref}", response={201: RequestOut})
def step(request: HttpRequest, slug: Slug, ref: str, told: RequestStepIn) -> Status[RequestOut]:
    """Offer, accept, say that it cannot be, say that it was done, or close."""
    network, viewer = opened(request, slug), asked(request).viewer
    event, day = request_of(viewer, network, ref), day_of(network, told.day)
    if told.step == "closed":
        close_request(viewer, event, day)
    elif told.step in _STEPS:
        _STEPS[told.step](viewer, event, told.helper, day)
    else:
        known = ", ".join((*_STEPS, "closed"))
        raise UnknownWord(field="step", value=told.step, known=known)
    return Status(201, _out(request, network, ref))


@router.get("/{path:ref}", response=RequestOut)
def one(request: HttpRequest, slug: Slug, ref: str, wanted: Query[DayQuery]) -> RequestOut:
    """One request as it stands on a day."""
    network = opened(request, slug)
    return _out(request, network, ref, as_of(network, wanted.as_of, wanted.known))


def _out(
    request: HttpRequest, network: OpenNetwork, ref: str, when: AsOf | None = None
) -> RequestOut:
    when = when or as_of(network, "")
    return request_out(get_request(asked(request).viewer, network, ref, when))


def request_out(row: RequestRow) -> RequestOut:
    """A request on a day."""
    return RequestOut(
        id=row.ref,
        what=row.what,
        asked_for=row.asked_for,
        reach=row.reach,
        urgent=row.urgent,
        when=SpanOut(earliest=row.when.earliest, latest=row.when.latest),
        state=row.state,
        since=row.since,
        requester=someone_out(row.requester) if row.requester else None,
        asked=[someone_out(who) for who in row.asked],
        offers=[
            OfferOut(who=someone_out(one.who), accepted=one.accepted, helped=one.helped)
            for one in row.offers
        ],
    )
