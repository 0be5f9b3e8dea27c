"""The pulse survey: which there were, one with its result, links, sheets of paper, its end."""

from datetime import timedelta
from typing import Final

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saiyai.domain.errors import KeepersOnly
from saiyai.domain.pulse import NOT_VALIDATED, Form
from saiyai.domain.words import Language
from saiyai.queries.asking import Asked
from saiyai.queries.networks import name_of_network
from saiyai.queries.pulse import get_survey, list_surveys, survey_of
from saiyai.queries.rosters import list_rosters
from saiyai.services.surveys import close_survey, enter_sheet, make_links, open_survey
from saiyai.web.answers_told import told_of
from saiyai.web.pages import done, number, open_page, show, when_in, word
from saiyai.web.qr import qr_of
from saiyai.web.survey_paper import paper_of
from saiyai.web.views.answering import answers_in
from saiyai.web.views.exports import file_of

_USUAL: Final = timedelta(days=14)
"""How long a survey takes answers where nobody says otherwise."""


@require_safe
def surveys(request: Asked, slug: str) -> HttpResponse:
    """The surveys there were, newest first, and for keepers how to open one."""
    page = open_page(request, slug)
    found = list_surveys(request.viewer, page.network, page.when)
    rosters = list_rosters(request.viewer, page.network, page.when)
    return show(
        request,
        "surveys",
        page,
        "more",
        surveys=found,
        rosters=rosters,
        may_open_roster=request.viewer.is_keeper and all(row.closed for row in rosters),
        may_open=request.viewer.is_keeper and all(row.is_over for row in found),
        forms=list(Form),
        usual=page.today + _USUAL,
        not_validated=NOT_VALIDATED,
    )


@require_POST
def new_survey(request: Asked, slug: str) -> HttpResponseRedirect:
    """Ask everybody in the network."""
    page = open_page(request, slug)
    last = when_in(request.POST, page, "closes")
    closes = last.latest if last else page.today + _USUAL
    made = open_survey(request.viewer, page.network, word(request.POST, "form", Form), closes)
    done(request, "action.open_survey")
    return redirect("survey", slug=slug, ref=made.ref)


@require_safe
def survey(request: Asked, slug: str, ref: str) -> HttpResponse:
    """One survey: how many answered, how to hand it out, and its result once it is closed."""
    page = open_page(request, slug)
    story = get_survey(request.viewer, page.network, ref, page.when)
    return show(
        request,
        "survey",
        page,
        "more",
        story=story,
        row=story.row,
        read=told_of(story.read) if story.read else None,
        not_validated=NOT_VALIDATED,
    )


@require_POST
@never_cache
def links(request: Asked, slug: str, ref: str) -> HttpResponse:
    """Make links and show them, once: as slips with QR codes, and to copy."""
    page = open_page(request, slug)
    found = survey_of(request.viewer, page.network, ref)
    tokens = make_links(request.viewer, found, number(request.POST.get("links", "")) or 0)
    addresses = [
        request.build_absolute_uri(reverse("survey_answer", args=[token])) for token in tokens
    ]
    slips = [(one, qr_of(one)) for one in addresses]
    return show(request, "survey_links", page, "more", ref=ref, closes=found.closes, slips=slips)


@require_safe
def paper(request: Asked, slug: str, ref: str) -> HttpResponse:
    """The sheet of paper as PDF, in the language that is asked for."""
    # Half a second to load that nobody else waits for.
    from saiyai.adapters.paper import pdf_of  # noqa: PLC0415

    page = open_page(request, slug)
    story = get_survey(request.viewer, page.network, ref, page.when)
    asked = request.GET.get("language", "")
    language = Language(asked) if asked in set(Language) else request.language
    named = name_of_network(page.network).in_(language)
    sheet = paper_of(story.items, named, story.row.opened, language)
    return file_of(pdf_of(sheet), f"{slug}-{ref}-{language}.pdf", "application/pdf")


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: Asked, slug: str, ref: str) -> HttpResponse:
    """Type in sheets of paper, one after the other. Raises: KeepersOnly."""
    page = open_page(request, slug)
    found = survey_of(request.viewer, page.network, ref)
    if not request.viewer.is_keeper:
        raise KeepersOnly
    if request.method == "POST":
        enter_sheet(request.viewer, found, answers_in(request.POST))
        done(request, "surveys.enter.done")
        return redirect("survey_enter", slug=slug, ref=ref)
    story = get_survey(request.viewer, page.network, ref, page.when)
    told = {"row": story.row, "items": story.items, "takes": story.takes_answers}
    return show(request, "survey_enter", page, "more", **told)


@require_POST
def close(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """End a survey; its result is there."""
    page = open_page(request, slug)
    close_survey(request.viewer, survey_of(request.viewer, page.network, ref))
    done(request, "action.close_survey")
    return redirect("survey", slug=slug, ref=ref)
