"""What is refused outside of any view: a page for people, JSON for programs."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse

from saiyai.api.routes import api
from saiyai.domain.errors import Fault, FormExpired, Invalid, Missing, Refused
from saiyai.domain.words import Language
from saiyai.queries.asking import Asked
from saiyai.web.refusals import page_of


def refused(request: HttpRequest, wrong: Refused) -> HttpResponse:
    """The answer in the form of the door that was knocked at."""
    asked = cast("Asked", request)
    asked.language = getattr(asked, "language", Language.TH)  # refused before anybody looked
    if request.path.startswith("/api/"):
        return api.on_exception(request, wrong)
    return page_of(request, wrong)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """An address that leads nowhere."""
    return refused(request, Missing())


def invalid(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """A request too large or too odd to be read."""
    return refused(request, Invalid())


def fault(request: HttpRequest) -> HttpResponse:
    """An error of ours; what it was stands in the log."""
    return refused(request, Fault())


def form_expired(request: HttpRequest, **_: Any) -> HttpResponse:  # noqa: ANN401 - Django's call
    """A form without the token of this session."""
    return refused(request, FormExpired())
