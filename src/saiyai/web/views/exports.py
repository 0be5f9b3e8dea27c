"""Take out: the whole record as a file."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from saiyai.formats.catalogue import write_record
from saiyai.queries.asking import Asked
from saiyai.queries.exports import load_record
from saiyai.services.reads import record_taking_out
from saiyai.web.pages import open_page


@require_safe
def export(request: Asked, slug: str, format: str) -> HttpResponse:  # noqa: A002 - from the address
    """The record as this viewer may take it out."""
    page = open_page(request, slug)
    draft = load_record(request.viewer, page.network)
    record_taking_out(request.viewer, page.network)
    content, suffix, media_type = write_record(format, draft)
    response = HttpResponse(content, content_type=media_type)
    name = content_disposition_header(as_attachment=True, filename=f"{slug}{suffix}")
    response["Content-Disposition"] = name or "attachment"
    return response
