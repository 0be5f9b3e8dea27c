"""The report: for members with one press, for outsiders with another after a decision."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from saiyai.adapters.map_picture import drawing_of, svg_of
from saiyai.domain.periods import AsOf
from saiyai.domain.reports import (
    RELEASED,
    Edition,
    Length,
    Picture,
    ReleaseDraft,
    Report,
    Wanted,
)
from saiyai.queries.asking import Asked
from saiyai.queries.releases import (
    ReleaseRow,
    get_release,
    get_released,
    list_adopted,
    list_releases,
)
from saiyai.queries.report_names import reader_of
from saiyai.queries.reports import ReportRead, get_report
from saiyai.services.readings import ask_reading
from saiyai.services.releases import record_release, withdraw_release
from saiyai.web.pages import Page, done, open_page, said_in, show, word
from saiyai.web.views.exports import file_of


@require_safe
def report(request: Asked, slug: str) -> HttpResponse:
    """Which report is wanted, and which the network released; outsiders read only these."""
    page = open_page(request, slug)
    keeps = request.viewer.is_keeper and page.is_today
    return show(
        request,
        "report",
        page,
        "more",
        wanted=Wanted(),
        releases=list_releases(request.viewer, page.network),
        released=RELEASED,
        decisions=list_adopted(request.viewer, page.network, page.when) if keeps else (),
        may_release=keeps,
        **_choices(),
    )


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
    page, wanted = open_page(request, slug), _wanted(request)
    found = _found(request, page, wanted)
    if found.report is None:
        return _waits(page, found, wanted)
    return _pdf(request, slug, found.report)


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


@require_POST
def release(request: Asked, slug: str) -> HttpResponseRedirect:
    """Let a report of today out, by a decision that was adopted."""
    page, given = open_page(request, slug), request.POST
    draft = ReleaseDraft(
        word(given, "edition", Edition),
        word(given, "length", Length),
        given.get("adopted", "").strip(),
        given.get("reason", ""),
        given.get("reply", ""),
        said_in(given, page),
    )
    made = record_release(request.viewer, page.network, draft, page.when)
    done(request, "action.record_release", made.told)
    return redirect("report", slug=slug)


@require_POST
def withdraw(request: Asked, slug: str, release_id: int) -> HttpResponseRedirect:
    """Take a released report back."""
    page = open_page(request, slug)
    seq = withdraw_release(request.viewer, page.network, release_id)
    done(request, "action.withdraw_release", seq)
    return redirect("report", slug=slug)


@require_safe
def released(request: Asked, slug: str, release_id: int) -> HttpResponse:
    """A report that was released, as everybody may read it."""
    page = open_page(request, slug)
    row = get_release(request.viewer, page.network, release_id)
    found = _released(request, page, row)
    return show(
        request,
        "report_read",
        page,
        "more",
        read=found,
        report=found.report,
        release=row,
        again=request.path,
    )


@require_safe
def released_pdf(request: Asked, slug: str, release_id: int) -> HttpResponse:
    """The same as PDF; where a job is still reading, the page that waits for it."""
    page = open_page(request, slug)
    row = get_release(request.viewer, page.network, release_id)
    found = _released(request, page, row)
    if found.report is None:
        return redirect("report_released", slug=slug, release_id=release_id)
    return _pdf(request, slug, found.report)


def _released(request: Asked, page: Page, row: ReleaseRow) -> ReportRead:
    found = get_released(request.viewer, page.network, row)
    _ask(request, page, found, row.when)
    return found


def _pdf(request: Asked, slug: str, told: Report) -> HttpResponse:
    # Seconds to load that nobody else waits for.
    from saiyai.adapters.report_pdf import pdf_of  # noqa: PLC0415

    name = f"{slug}-{told.day.isoformat()}-{told.wanted.edition}-{request.language}.pdf"
    return file_of(pdf_of(told, request.language), name, "application/pdf")


def _ask(request: Asked, page: Page, found: ReportRead, when: AsOf) -> None:
    """Have made what a report waits for."""
    reader = reader_of(request.viewer)
    for method in found.waits:
        ask_reading(reader, page.network, AsOf(when.day, found.known), method)


def _found(request: Asked, page: Page, wanted: Wanted) -> ReportRead:
    """The report; what it waits for is asked for. Raises: Http404 for outsiders."""
    found = get_report(request.viewer, page.network, page.when, wanted)
    if found.hidden:
        raise Http404
    _ask(request, page, found, page.when)
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
