"""The report: for members with one press, on the screen, as PDF, and its map as a picture."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from saiyai.adapters.map_picture import drawing_of, svg_of
from saiyai.domain.periods import AsOf
from saiyai.domain.reports import Edition, Length, Picture, Report, Wanted
from saiyai.queries.asking import Asked
from saiyai.queries.report_names import reader_of
from saiyai.queries.reports import ReportRead, get_report
from saiyai.services.readings import ask_reading
from saiyai.web.pages import Page, open_page, show, word
from saiyai.web.views.exports import file_of


@require_safe
def report(request: Asked, slug: str) -> HttpResponse:
    """Which report is wanted."""
    page = open_page(request, slug)
    return show(request, "report", page, "more", wanted=Wanted(), **_choices())


@require_safe
def read(request: Asked, slug: str) -> HttpResponse:
    """The report on the screen and for the printer; while a job reads, the page looks again."""
    page = open_page(request, slug)
    wanted = _wanted(request)
    found = _found(request, page, wanted)
    pinned = _pinned(page, found, wanted)
    return show(
        request,
        "report_read",
        page,
        "more",
        read=found,
        report=found.report,
        wanted=wanted,
        pinned=pinned,
        again=f"{request.path}?{pinned}",
        has_picture=found.report is not None and _picture(found.report) is not None,
        **_choices(),
    )


@require_safe
def pdf(request: Asked, slug: str) -> HttpResponse:
    """The same as PDF; where a job is still reading, the page that waits for it."""
    # Seconds to load that nobody else waits for.
    from saiyai.adapters.report_pdf import pdf_of  # noqa: PLC0415

    page, wanted = open_page(request, slug), _wanted(request)
    found = _found(request, page, wanted)
    if found.report is None:
        return _waits(page, found, wanted)
    content = pdf_of(found.report, request.language)
    name = f"{slug}-{page.when.day.isoformat()}-{wanted.edition}-{request.language}.pdf"
    return file_of(content, name, "application/pdf")


@require_safe
def picture(request: Asked, slug: str) -> HttpResponse:
    """The map of a report as SVG, at the size of print and with its legend."""
    page, wanted = open_page(request, slug), _wanted(request)
    found = _found(request, page, wanted)
    if found.report is None:
        return _waits(page, found, wanted)
    drawn = _picture(found.report)
    if drawn is None:
        raise Http404
    content = svg_of(drawing_of(drawn, request.language)).encode()
    return file_of(content, f"{slug}-{page.when.day.isoformat()}.svg", "image/svg+xml")


def _found(request: Asked, page: Page, wanted: Wanted) -> ReportRead:
    """The report; what it waits for is asked for. Raises: Http404 for outsiders."""
    found = get_report(request.viewer, page.network, page.when, wanted)
    if found.hidden:
        raise Http404
    reader = reader_of(request.viewer)
    for method in found.waits:
        ask_reading(reader, page.network, AsOf(page.when.day, found.known), method)
    return found


def _picture(report: Report) -> Picture | None:
    blocks = (block for section in report.sections for block in section.blocks)
    return next((block for block in blocks if isinstance(block, Picture)), None)


def _wanted(request: Asked) -> Wanted:
    """The edition and the length asked for. Raises: UnknownWord."""
    usual = Wanted()
    given = {"edition": usual.edition, "length": usual.length} | request.GET.dict()
    return Wanted(word(given, "edition", Edition), word(given, "length", Length))


def _pinned(page: Page, found: ReportRead, wanted: Wanted) -> str:
    """What an address says so that it gives the same report for ever."""
    return urlencode({
        "as_of": page.when.day.isoformat(),
        "known": found.known,
        "edition": wanted.edition,
        "length": wanted.length,
    })  # fmt: skip


def _waits(page: Page, found: ReportRead, wanted: Wanted) -> HttpResponse:
    here = reverse("report_read", args=[page.network.slug])
    return redirect(f"{here}?{_pinned(page, found, wanted)}")


def _choices() -> dict[str, object]:
    return {"editions": list(Edition), "lengths": list(Length)}
