"""The charter: what is linked, for what, in what form, who answers for the data; every version."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.agreements import Answer, CharterDraft, CharterForm, Origin
from saiyai.domain.kinds.decision import DECISION
from saiyai.queries.actors import find_self
from saiyai.queries.asking import Asked
from saiyai.queries.charter import list_charter
from saiyai.queries.events import list_events
from saiyai.services.charter import record_charter, say_charter_answer
from saiyai.web.pages import answer_in, done, open_page, said_in, show, word


@require_safe
def charter(request: Asked, slug: str) -> HttpResponse:
    """The version that holds on the day, and those before it."""
    page = open_page(request, slug)
    versions = list_charter(request.viewer, page.network, page.when)
    decisions = list_events(request.viewer, page.network, page.when, kind=DECISION.id)
    return show(
        request,
        "charter",
        page,
        "more",
        current=versions[0] if versions else None,
        earlier=versions[1:],
        self=find_self(request.viewer, page.network),
        forms=list(filter(None, CharterForm)),
        origins=list(filter(None, Origin)),
        answers=list(Answer),
        decisions=decisions.rows,
    )


@require_POST
def version(request: Asked, slug: str) -> HttpResponseRedirect:
    """Tell a version of the charter."""
    page = open_page(request, slug)
    given = {name: str(value).strip() for name, value in request.POST.items()}
    told = CharterDraft(
        links=given.get("links", ""),
        aim=given.get("aim", ""),
        controller=given.get("controller", ""),
        contact=given.get("reached_at", ""),
        terms_th=given.get("terms_th", ""),
        terms_en=given.get("terms_en", ""),
        decision=given.get(DECISION.id, ""),
        form=word(given, "form", CharterForm),
        origin=word(given, "origin", Origin),
        said=said_in(given, page),
    )
    made = record_charter(request.viewer, page.network, told)
    done(request, "action.record_charter", made.told)
    return redirect("charter", slug=slug)


@require_POST
def answer(request: Asked, slug: str) -> HttpResponseRedirect:
    """A member accepts or declines the charter, or takes its word back."""
    page = open_page(request, slug)
    told = answer_in(request.POST, page)
    made = say_charter_answer(request.viewer, page.network, told)
    done(request, "record.saved", made.told)
    return redirect("charter", slug=slug)
