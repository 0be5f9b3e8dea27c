"""What is worth attention, with what people do about it."""

from typing import Final

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.warnings import WarningStepDraft, WarningStepKind
from saiyai.queries.asking import Asked
from saiyai.queries.today import list_matters
from saiyai.services.readings import ask_reading
from saiyai.services.warnings import take_warning_step
from saiyai.web.pages import back, done, open_page, said_in, show, when_in, word

_FIRST: Final = 20
"""The rest is folded: of a network of thousands a page would have hundreds."""


@require_safe
def matters(request: Asked, slug: str) -> HttpResponse:
    """Every matter of a day: those shown, those put off or set aside, those read no more."""
    page = open_page(request, slug)
    told = list_matters(request.viewer, page.network, page.when)
    if told is None:
        ask_reading(request.viewer, page.network, page.when)
    shown = told.shown if told else ()
    return show(
        *(request, "matters", page, "today"),
        told=told,
        first=shown[:_FIRST],
        rest=shown[_FIRST:],
        steps=list(WarningStepKind),
    )


@require_POST
def step(request: Asked, slug: str, matter: str) -> HttpResponseRedirect:
    """Tell what is done about a matter."""
    page, given = open_page(request, slug), request.POST
    until = when_in(given, page, "until")
    draft = WarningStepDraft(
        word(given, "step", WarningStepKind),
        said_in(given, page),
        until.latest if until else None,
        given.get("to", "").strip(),
        given.get("reason", ""),
    )
    made = take_warning_step(request.viewer, page.network, matter, draft)
    done(request, "record.saved", made.told)
    return back(request, reverse("matters", args=[slug]))
