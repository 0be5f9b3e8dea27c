"""A lens of a network's own: the page on which it is written, the file, and what is withdrawn."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.lenses.loading import MOST_CHARACTERS, lens_text_of, lenses
from saiyai.assessment.lenses.record_tests import TESTS
from saiyai.assessment.lenses.writing import FIELDS
from saiyai.domain.errors import KeepersOnly, Refused
from saiyai.domain.lenses import LensDraft
from saiyai.queries.asking import Asked
from saiyai.queries.own_lenses import get_lens_text, list_own_lenses
from saiyai.services.lenses import record_lens, withdraw_lens
from saiyai.web.pages import Page, done, open_page, said_in, show
from saiyai.web.refusals import status_for
from saiyai.web.views.exports import file_of


@require_safe
def write(request: Asked, slug: str) -> HttpResponse:
    """The form on which a lens of the network is written, from one that is there or from nothing.

    Raises: KeepersOnly, UnknownLens.
    """
    page, begun = _opened(request, slug), request.GET.get("from", "").strip()
    text = get_lens_text(request.viewer, page.network, page.when, begun) if begun else ""
    return _form(request, page, {"text": text})


@require_POST
def record(request: Asked, slug: str) -> HttpResponse:
    """Keep a lens of the network; what is refused is said above the form as it was."""
    page, given = _opened(request, slug), request.POST
    typed = {name: given.get(name, "") for name in ("text", "reason", "when", "words")}
    try:
        if file := request.FILES.get("file"):
            typed["text"] = lens_text_of(file.read(4 * MOST_CHARACTERS + 1))
        draft = LensDraft(typed["text"], typed["reason"], said_in(given, page))
        made = record_lens(request.viewer, page.network, draft)
    except Refused as wrong:
        answer = _form(request, page, typed, wrong)
        answer.status_code = status_for(wrong)
        return answer
    done(request, "action.record_lens", made.told)
    return redirect("lens", slug=slug, lens=made.name)


@require_POST
def withdraw(request: Asked, slug: str) -> HttpResponseRedirect:
    """Keep a lens of the network no longer."""
    page, name = open_page(request, slug), request.POST.get("lens", "")
    done(request, "action.withdraw_lens", withdraw_lens(request.viewer, page.network, name))
    return redirect("lenses", slug=slug)


@require_safe
def file(request: Asked, slug: str, lens: str) -> HttpResponse:
    """A lens as a file, to be changed and kept as one of the network's own."""
    page = open_page(request, slug)
    text = get_lens_text(request.viewer, page.network, page.when, lens)
    return file_of(text.encode(), f"{lens}.toml", "application/toml")


def _opened(request: Asked, slug: str) -> Page:
    page = open_page(request, slug)
    if not request.viewer.is_keeper:
        raise KeepersOnly
    return page


def _form(
    request: Asked, page: Page, given: Mapping[str, Any], wrong: Refused | None = None
) -> HttpResponse:
    own = list_own_lenses(request.viewer, page.network, page.when)
    begins = {name: one.title_in(request.language) for name, one in own.items()}
    begins |= {one.id: one.title.in_(request.language) for one in lenses().values()}
    return show(
        *(request, "lens_write", page, "more"),
        given=given,
        wrong=wrong,
        begins=begins.items(),
        longest=MOST_CHARACTERS,
        fields=FIELDS,
        indicators=INDICATORS,
        tests=TESTS,
    )
