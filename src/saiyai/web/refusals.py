"""What was refused, as a page: the sentence, the next step, and a status."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from saiyai.domain.errors import ChangedSince, Missing, Refused
from saiyai.domain.refusals import STATUS
from saiyai.services.seen import as_known
from saiyai.web.versions import compared, seen_in, take_chosen


def middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Turn a refusal that no view dealt with into a page; two versions of one thing into both."""

    def handle(request: HttpRequest) -> HttpResponse:
        take_chosen(request)
        with as_known(seen_in(request)):
            return get_response(request)

    def refused(request: HttpRequest, wrong: Exception) -> HttpResponse | None:
        if isinstance(wrong, Http404):
            wrong = Missing()
        if isinstance(wrong, ChangedSince) and (both := compared(request, wrong)):
            return both
        return page_of(request, wrong) if isinstance(wrong, Refused) else None

    handle.process_exception = refused  # type: ignore[attr-defined]
    return handle


def page_of(request: HttpRequest, wrong: Refused) -> HttpResponse:
    """The page, or for a part of a page the note alone."""
    part = request.headers.get("HX-Request") == "true"
    template = "web/parts/refusal.html" if part else "web/refusal.html"
    return render(request, template, {"wrong": wrong}, status=status_for(wrong))


def status_for(wrong: Refused) -> HTTPStatus:
    """The status of its family."""
    statuses = (status for family, status in STATUS.items() if isinstance(wrong, family))
    return next(statuses, HTTPStatus.BAD_REQUEST)
