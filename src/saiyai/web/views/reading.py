"""All that can be read of a network now: what it is and why, and what has befallen it."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from saiyai.assessment.plain import in_words
from saiyai.domain.viewers import Eye
from saiyai.queries.asking import Asked
from saiyai.queries.findings import is_old
from saiyai.queries.naming import words_with
from saiyai.queries.today import get_whole
from saiyai.services.readings import ask_reading
from saiyai.web.pages import open_page, show


@require_safe
def reading(request: Asked, slug: str) -> HttpResponse:
    """Networkhood with its conditions and contrasts, readiness, type, power, and what befell."""
    page = open_page(request, slug)
    read, named = get_whole(request.viewer, page.network, page.when)
    hidden = request.viewer.eye is Eye.OUTSIDE
    if not hidden and (read.reading is None or is_old(read)):
        ask_reading(request.viewer, page.network, page.when)
    found = read.reading
    contrasts = found.whole.networkhood.contrasts.values() if found else ()
    return show(
        request,
        "reading",
        page,
        "today",
        read=read,
        hidden=hidden,
        whole=in_words(found.whole, words_with(named, request.language)) if found else None,
        untold=sum(one.says is None for one in contrasts),
    )
