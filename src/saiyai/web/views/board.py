"""The Help board: ask, offer, agree, done; and what is told in one line."""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.dates import parse_when
from saiyai.domain.drafts import AskDraft
from saiyai.domain.kinds.request import RequestReach, RequestStep
from saiyai.domain.one_line import GIFTS, OneLine, one_line
from saiyai.domain.periods import on
from saiyai.domain.requests import RequestState
from saiyai.queries.actors import find_self
from saiyai.queries.asking import Asked
from saiyai.queries.requests import count_requests, find_whom_to_ask, list_requests, request_of
from saiyai.services.events import record_event
from saiyai.services.requests import (
    accept_offer,
    ask_help,
    close_request,
    decline_offer,
    offer_help,
    record_help,
)
from saiyai.web.pages import Page, back, done, open_page, show, word

_WAITING: Final = {
    *(RequestState.OPEN, RequestState.OFFERED, RequestState.AGREED, RequestState.DECLINED),
}
_STEPS: Final[dict[RequestStep, Callable[..., Any]]] = {
    RequestStep.OFFERED: offer_help,
    RequestStep.ACCEPTED: accept_offer,
    RequestStep.DECLINED: decline_offer,
    RequestStep.HELPED: record_help,
}


@require_safe
def board(request: Asked, slug: str) -> HttpResponse:
    """What is asked, who offers, and the lines in which something is told."""
    page = open_page(request, slug)
    viewer, network = request.viewer, page.network
    found = list_requests(viewer, network, page.when, after=request.GET.get("after", ""))
    return show(
        request,
        "board",
        page,
        "board",
        self=find_self(viewer, network),
        waiting=[row for row in found.rows if row.state in _WAITING],
        unhelped=sum(row.state in _WAITING - {RequestState.AGREED} for row in found.rows),
        ended=[row for row in found.rows if row.state not in _WAITING],
        after=found.after,
        counts=count_requests(viewer, network, page.when),
        suggestions=find_whom_to_ask(viewer, network, page.when),
        **lines_told(),
    )


def lines_told() -> dict[str, Any]:
    """What the forms of one line offer."""
    return {"one_lines": list(OneLine), "gifts": GIFTS}


@require_POST
def ask(request: Asked, slug: str) -> HttpResponseRedirect:
    """Ask for help in one line."""
    page = open_page(request, slug)
    given = request.POST
    other = given.get("other", "").strip()
    reach = word(given, "reach", RequestReach)
    if other and not reach:
        reach = RequestReach.DIRECT
    draft = AskDraft(
        requester=_who(request, page),
        what=given.get("what", ""),
        reach=reach or RequestReach.EVERYBODY,
        asked=(other,) if other else (),
        urgent=given.get("urgent") == "yes",
    )
    event = ask_help(request.viewer, page.network, draft, page.today)
    done(request, "board.asked", event.told)
    return back(request, reverse("board", args=[slug]))


@require_POST
def step(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Offer, accept, say no, say that it was done, or close."""
    page = open_page(request, slug)
    asked = request_of(request.viewer, page.network, ref)
    wanted = word(request.POST, "step", RequestStep)
    if wanted in _STEPS:
        event = _STEPS[wanted](request.viewer, asked, _who(request, page), page.today)
    else:
        event = close_request(request.viewer, asked, page.today)
    done(request, "record.saved", event.told)
    return back(request, reverse("board", args=[slug]))


@require_POST
def tell_line(request: Asked, slug: str) -> HttpResponseRedirect:
    """Tell of a gift, a lesson, a decision or thanks in one line."""
    page = open_page(request, slug)
    given = request.POST
    draft = one_line(
        word(given, "kind", OneLine),
        given.get("words", ""),
        who=_who(request, page),
        other=given.get("other", "").strip(),
        when=parse_when(given["when"], page.today) if given.get("when") else on(page.today),
        good=given.get("good", ""),
    )
    event = record_event(request.viewer, page.network, draft)
    done(request, "record.saved", event.told)
    return back(request, reverse("board", args=[slug]))


def _who(request: Asked, page: Page) -> str:
    """Whoever was chosen; the reader, where nobody was."""
    chosen = request.POST.get("who", "").strip()
    own = find_self(request.viewer, page.network)
    return chosen or (own.ref if own else "")
