"""Today: the first reading, with evidence on demand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saiyai.domain.warnings import WarningStepKind
from saiyai.domain.words import Say, tell
from saiyai.queries.acquaintance import count_unshared
from saiyai.queries.asking import Asked
from saiyai.queries.deeds import count_changes_since
from saiyai.queries.findings import is_old
from saiyai.queries.networks import name_of_network
from saiyai.queries.remarks import count_remarks
from saiyai.queries.today import Today, get_rows_behind, get_today, reading_of
from saiyai.services.readings import ask_reading
from saiyai.web.pages import Page, open_page, show
from saiyai.web.seen import seen_by


@require_safe
def today(request: Asked, slug: str) -> HttpResponse:
    """What can be read of the network on a day."""
    page = open_page(request, slug)
    read = get_today(request.viewer, page.network, page.when)
    if read.reading is None or is_old(read):
        ask_reading(request.viewer, page.network, page.when)
    return show(
        request,
        "today",
        page,
        "today",
        read=read,
        reading=read.reading,
        steps=list(WarningStepKind),
        summary=_summary(read),
        line_text=_line_text(request, page, read),
        remarks=count_remarks(request.viewer, page.network, page.when.known),
        changed=_changed(request, page),
        unshared=_unshared(request, page, read),
    )


@require_safe
def evidence(request: Asked, slug: str, wanted: str) -> HttpResponse:
    """The rows behind one reading or indicator; asked for by a part of the page, only them."""
    page = open_page(request, slug)
    rows = get_rows_behind(request.viewer, page.network, page.when, wanted)
    if request.headers.get("HX-Request"):
        told = {"rows": rows, "network": page.network, "page": page}
        return render(request, "web/parts/evidence.html", told)
    return show(request, "evidence", page, "today", rows=rows)


def _changed(request: Asked, page: Page) -> int:
    """How many Changes were told since the reader marked them seen; 0 in the past."""
    seq = seen_by(request, page.network.slug)
    if seq is None or not page.is_now:
        return 0
    return count_changes_since(request.viewer, page.network, seq)


def _summary(read: Today) -> list[Say]:
    """The sentences a page opens with."""
    found = (reading_of(read, one) for one in ("connectedness", "line_states"))
    said = [one.says for one in found if one]
    size = reading_of(read, "size")
    return said or ([size.says] if size else [])


def _unshared(request: Asked, page: Page, read: Today) -> int:
    """How many lines wait for a word; a large record does not keep its reader waiting for it."""
    return count_unshared(request.viewer, page.network, page.when) if read.reading else 0


def _line_text(request: Asked, page: Page, read: Today) -> str:
    """Three lines to paste into a chat; no name that the pressing reader alone may see."""
    if read.reading is None:
        return ""
    first = reading_of(read, "connectedness") or reading_of(read, "size")
    good = next((one.says for one in read.reading.good), None)
    said = Say(
        "today.line_text",
        network=name_of_network(page.network),
        day=page.when.day,
        held=first.says if first else "",
        attention=good or Say("today.line_quiet"),
    )
    return tell(said, request.language)
