"""One line: its state, what was said of it, and the press that tests it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from saiyai.queries.asking import Asked
from saiyai.queries.events import list_events_on
from saiyai.queries.ties import get_tie, list_assertions, tie_of
from saiyai.services.ties import end_tie, record_attempt
from saiyai.web.pages import done, open_page, show


@require_safe
def line(request: Asked, slug: str, ref: str) -> HttpResponse:
    """The page of a line; asked for by the map, only the panel."""
    page = open_page(request, slug)
    tie = tie_of(request.viewer, page.network, ref)
    told = {
        "row": get_tie(request.viewer, page.network, ref, page.when),
        "said": list_assertions(request.viewer, tie, page.when),
        "events": list_events_on(request.viewer, page.network, tie.pk, page.when),
        "may_test": any(request.viewer.is_close_to(end) for end in (tie.a_id, tie.b_id)),
        "may_end": any(request.viewer.keeps_row(end) for end in (tie.a_id, tie.b_id)),
    }
    if request.headers.get("HX-Request"):
        told |= {"network": page.network, "page": page}
        return render(request, "web/parts/line_panel.html", told)
    return show(request, "line", page, "members", **told)


@require_POST
def attempt(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Somebody tried the line today."""
    page = open_page(request, slug)
    tie = tie_of(request.viewer, page.network, ref)
    answered = request.POST.get("answered") == "yes"
    event = record_attempt(request.viewer, tie, page.today, answered=answered)
    done(request, "record.saved", event.told)
    return redirect("line", slug=slug, ref=ref)


@require_POST
def end(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """The line came to a good end today."""
    page = open_page(request, slug)
    said = end_tie(request.viewer, tie_of(request.viewer, page.network, ref), page.today)
    done(request, "record.saved", said.told)
    return redirect("line", slug=slug, ref=ref)
