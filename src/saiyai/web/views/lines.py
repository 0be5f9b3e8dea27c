"""One line: its state, what was said of it, the press that tests it and the later answer."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.ties import BASES
from saiyai.queries.asking import Asked
from saiyai.queries.attempts import list_waiting
from saiyai.queries.events import event_of, list_events_on
from saiyai.queries.ties import get_tie, list_assertions, tie_of
from saiyai.services.ties import end_tie, record_answer, record_attempt, voice_of
from saiyai.web.pages import Page, done, open_page, show


@require_safe
def line(request: Asked, slug: str, ref: str) -> HttpResponse:
    """The page of a line; asked for by the map, only the panel."""
    page = open_page(request, slug)
    told = _told(request, page, ref)
    if request.headers.get("HX-Request"):
        told |= {"network": page.network, "page": page}
        return render(request, "web/parts/line_panel.html", told)
    return show(request, "line", page, "members", **told)


def _told(request: Asked, page: Page, ref: str) -> dict[str, Any]:
    tie = tie_of(request.viewer, page.network, ref, page.when.known)
    voice = None if page.known else voice_of(tie, request.viewer.actor)
    return {
        "row": get_tie(request.viewer, page.network, ref, page.when),
        "said": list_assertions(request.viewer, tie, page.when),
        "events": list_events_on(request.viewer, page.network, tie.pk, page.when),
        "waiting": list_waiting(request.viewer, page.network, tie, page.when),
        "voice": voice,
        "may_test": not page.known and (request.viewer.is_keeper or bool(voice)),
        "bases": BASES,
    }


@require_POST
def attempt(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Somebody tries the line today; the answer may come later."""
    page = open_page(request, slug)
    tie = tie_of(request.viewer, page.network, ref)
    event = record_attempt(
        request.viewer,
        tie,
        page.today,
        answered=request.POST.get("answered") == "yes",
        channel=request.POST.get("channel", "").strip(),
        asked=request.POST.get("asked") == "1",
    )
    return _done(request, slug, ref, event.told)


@require_POST
def answer(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Whether an answer came to an attempt by now; while there is none it goes on waiting."""
    page = open_page(request, slug)
    tie = tie_of(request.viewer, page.network, ref)
    tried = event_of(request.viewer, page.network, request.POST.get("attempt", ""))
    if request.POST.get("answered") != "yes":
        done(request, "line.goes_on_waiting")
        return redirect("line", slug=slug, ref=ref)
    event = record_answer(request.viewer, tie, tried, page.today)
    return _done(request, slug, ref, event.told)


@require_POST
def end(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """The line came to a good end today."""
    page = open_page(request, slug)
    said = end_tie(request.viewer, tie_of(request.viewer, page.network, ref), page.today)
    return _done(request, slug, ref, said.told)


def _done(request: Asked, slug: str, ref: str, seq: int | None) -> HttpResponseRedirect:
    done(request, "record.saved", seq if request.viewer.is_keeper else None)
    return redirect("line", slug=slug, ref=ref)
