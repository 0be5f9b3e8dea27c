"""What is settled about a request before any door sees it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, cast
from urllib.parse import urlsplit

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.utils import translation

from saiyai.config.refusals import refused
from saiyai.domain.errors import MalformedData
from saiyai.domain.thai import is_kept
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language, Say
from saiyai.queries.asking import EYE_IN_SESSION, SELF_IN_SESSION, Asked, viewer_with
from saiyai.queries.one_answer import in_one_answer
from saiyai.queries.readers import importer_for, is_equipped, reader_for, reader_of

Handler = Callable[[HttpRequest], HttpResponse]

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})

# Pages load nothing from other hosts. Styles set by the map library are inline.
_POLICY: Final = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "frame-ancestors 'none'; form-action 'self'; base-uri 'self'; object-src 'none'"
)


def asked(get_response: Handler) -> Handler:
    """Say who asks and in which language; with accounts, also who that is in this network."""

    def handle(request: HttpRequest) -> HttpResponse:
        known = cast("Asked", request)
        known.viewer = _viewer(request)
        found = translation.get_language_from_request(request)
        known.language = Language.EN if found == "en" else Language.TH
        if request.method in _SAFE:
            with in_one_answer():
                response = get_response(request)
        else:
            response = get_response(request)
        if settings.ACCOUNTS:  # nobody finds in a shared browser what somebody else has read
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def look(
        request: HttpRequest, _view: object, _args: object, given: Mapping[str, object]
    ) -> None:
        known = cast("Asked", request)
        if not settings.ACCOUNTS:
            return
        if "slug" in given:
            chosen = request.session.get(EYE_IN_SESSION, "")
            known.viewer = reader_for(known.viewer, str(given["slug"]), chosen)
        elif "batch" in given:
            known.viewer = importer_for(known.viewer, cast("int", given["batch"]))

    handle.process_view = look  # type: ignore[attr-defined]
    return handle


def _viewer(request: HttpRequest) -> Viewer:
    """Who asks, before it is known of which network."""
    if not settings.ACCOUNTS:
        kept = request.session
        return viewer_with(kept.get(EYE_IN_SESSION, ""), kept.get(SELF_IN_SESSION))
    account = request.user if request.user.is_authenticated else None
    records = get_authentication_records(request, account)
    passed = account is not None and any(one["method"] == "mfa" for one in records)
    return reader_of(account, second_step=passed and is_equipped(cast("Any", account)))


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
