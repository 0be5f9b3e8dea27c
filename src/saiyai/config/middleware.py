"""What is settled about a request before any door sees it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, cast
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.utils import translation

from saiyai.config.refusals import refused
from saiyai.domain.errors import MalformedData
from saiyai.domain.thai import is_kept
from saiyai.domain.words import Language, Say
from saiyai.queries.asking import EYE_IN_SESSION, SELF_IN_SESSION, Asked, viewer_with

Handler = Callable[[HttpRequest], HttpResponse]

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})

# Pages load nothing from other hosts. Styles set by the map library are inline.
_POLICY: Final = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "frame-ancestors 'none'; form-action 'self'; base-uri 'self'; object-src 'none'"
)


def asked(get_response: Handler) -> Handler:
    """Say who asks and in which language."""

    def handle(request: HttpRequest) -> HttpResponse:
        known = cast("Asked", request)
        kept = request.session
        known.viewer = viewer_with(kept.get(EYE_IN_SESSION, ""), kept.get(SELF_IN_SESSION))
        found = translation.get_language_from_request(request)
        known.language = Language.EN if found == "en" else Language.TH
        return get_response(request)

    return handle


def kept_texts_only(get_response: Handler) -> Handler:
    """Refuse addresses and forms with characters that one of the two databases cannot keep."""

    def handle(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def look(
        request: HttpRequest, _view: object, _args: object, given: Mapping[str, object]
    ) -> HttpResponse | None:
        for field, text in _told(request, given):
            if not (is_kept(field) and is_kept(text)):
                problem = Say("malformed.text")
                about = {"kind": Say("malformed.sent"), "field": field, "problem": problem}
                return refused(request, MalformedData(**about))
        return None

    handle.process_view = look  # type: ignore[attr-defined]
    return handle


def _told(request: HttpRequest, given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Every field and value of the address and the form."""
    yield from ((field, str(value)) for field, value in given.items())
    for form in (request.GET, request.POST):
        yield from ((field, str(text)) for field, texts in form.lists() for text in texts)


def own_pages_only(get_response: Handler) -> Handler:
    """Refuse writes that another site's page asks for: a local installation has no password."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.method not in _SAFE and _comes_from_elsewhere(request):
            return HttpResponseForbidden("This address takes writes from its own pages only.")
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        return response

    return handle


def _comes_from_elsewhere(request: HttpRequest) -> bool:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return True
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.get_host()
