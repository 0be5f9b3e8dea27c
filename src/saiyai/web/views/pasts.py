"""The history of one thing, whatever kind of thing it is."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from saiyai.domain.pasts import PastOf
from saiyai.queries.asking import Asked
from saiyai.queries.pasts import list_past_of
from saiyai.services.reads import record_read
from saiyai.web.pages import number, open_page, show, word


@require_safe
def past(request: Asked, slug: str, noun: str, ref: str) -> HttpResponse:
    """What was told, corrected and taken back of one thing, newest first."""
    page = open_page(request, slug)
    of = word({"noun": noun}, "noun", PastOf)
    before = number(request.GET.get("before", "")) or 0
    found = list_past_of(request.viewer, page.network, of, ref, page.when, before=before)
    if found.actor is not None:
        record_read(request.viewer, page.network, found.actor)
    return show(request, "past", page, "more", past=found)
