"""Take out: the whole record as a file, and empty sheets to fill in."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from saiyai.domain.kinds.catalogue import kind_of
from saiyai.formats.catalogue import FORMATS, write_record
from saiyai.formats.kind_sheets import write_kind_sheet
from saiyai.queries.asking import Asked
from saiyai.queries.exports import load_record
from saiyai.services.reads import record_taking_out
from saiyai.web.pages import open_page


@require_safe
def export(request: Asked, slug: str, format: str) -> HttpResponse:  # noqa: A002 - from the address
    """The record as this viewer may take it out."""
    page = open_page(request, slug)
    draft = load_record(request.viewer, page.network, page.when.known)
    record_taking_out(request.viewer, page.network)
    content, suffix, media_type = write_record(format, draft)
    return file_of(content, f"{slug}{suffix}", media_type)


@require_safe
def kind_sheet(request: Asked, slug: str, kind: str) -> HttpResponse:
    """An empty sheet for a kind of event, to fill in and bring in."""
    open_page(request, slug)
    card = kind_of(kind)
    content = write_kind_sheet(card, request.language)
    return file_of(content, f"{card.id}.xlsx", FORMATS["xlsx"].media_type)


def file_of(content: bytes, name: str, media_type: str) -> HttpResponse:
    """A file to be kept, under a name."""
    response = HttpResponse(content, content_type=media_type)
    told = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = told or "attachment"
    return response
