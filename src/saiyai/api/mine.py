"""My page: what the record holds of whoever asks."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from saiyai.api.asked import (
    Slug,
    as_of,
    asked,
    event_out,
    opened,
    someone_out,
    span_out,
    tie_out,
)
from saiyai.api.board_schemas import ConsentIn, GoodOut, MyPageOut, RestIn, SaidOut, ToldOut
from saiyai.api.requests import request_out
from saiyai.api.said import PageQuery
from saiyai.domain.dates import parse_when
from saiyai.domain.drafts import QuietDraft
from saiyai.domain.errors import NotYours
from saiyai.domain.periods import AsOf, Span
from saiyai.queries.actors import find_self, get_actor
from saiyai.queries.clock import today_of
from saiyai.queries.mine import GoodRow, get_my_page
from saiyai.queries.networks import OpenNetwork
from saiyai.services.consents import correct_consent
from saiyai.services.events import record_quiet

router = Router(tags=["mine"])


@router.get("/", response=MyPageOut)
def mine(request: HttpRequest, slug: Slug, wanted: Query[PageQuery]) -> MyPageOut:
    """The reader's own page; refused to a reader who is nobody in this record."""
    network = opened(request, slug)
    when = as_of(network, wanted.as_of, wanted.known)
    return _page(request, network, when, wanted.after)


@router.put("/consent", response=MyPageOut)
def consent(request: HttpRequest, slug: Slug, told: ConsentIn) -> MyPageOut:
    """Say who may see the reader's name."""
    network, viewer = opened(request, slug), asked(request).viewer
    correct_consent(viewer, get_actor(viewer, network, _own(request, network)), told.consent)
    return _page(request, network)


@router.post("/rest", response={201: MyPageOut})
def rest(request: HttpRequest, slug: Slug, told: RestIn) -> Status[MyPageOut]:
    """Ask for a rest from today until a day."""
    network, viewer = opened(request, slug), asked(request).viewer
    today = today_of(network)
    until = parse_when(told.until, today).latest
    period = Span(today, max(today, until))
    record_quiet(viewer, network, QuietDraft(_own(request, network), period, told.reason))
    return Status(201, _page(request, network))


def _own(request: HttpRequest, network: OpenNetwork) -> str:
    own = find_self(asked(request).viewer, network)
    if own is None:
        raise NotYours
    return own.ref


def _page(
    request: HttpRequest, network: OpenNetwork, when: AsOf | None = None, after: str = ""
) -> MyPageOut:
    when = when or as_of(network, "")
    found = get_my_page(asked(request).viewer, network, when, after=after)
    return MyPageOut(
        who=someone_out(found.who),
        note=found.note,
        consent=found.consent,
        rests=span_out(found.rests),
        lines=[tie_out(line) for line in found.lines],
        said=[
            SaidOut(
                line=one.line.ref,
                stance=one.said.stance,
                said_by=someone_out(one.said.said_by) if one.said.said_by else None,
                note=one.said.note,
            )
            for one in found.said
        ],
        told=[ToldOut(event=event_out(request, one.event), by=one.by) for one in found.told],
        after=found.more,
        gave=[_good(one) for one in found.gave],
        got=[_good(one) for one in found.got],
        asked=[request_out(row) for row in found.asked],
        offered=[request_out(row) for row in found.offered],
    )


def _good(row: GoodRow) -> GoodOut:
    return GoodOut(good=row.good, unit=row.unit, times=row.times, amount=row.amount)
