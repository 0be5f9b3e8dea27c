"""What was refused, as JSON: code, facts, sentence and next step."""

from datetime import date
from http import HTTPStatus
from typing import Final, cast

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from saiyai.domain.errors import Invalid, MalformedData, Refused
from saiyai.domain.malformed import what_is_wrong
from saiyai.domain.refusals import STATUS, refusal_says
from saiyai.domain.words import Language, Say, spoken, tell
from saiyai.engine.errors import EngineError, UnknownMeasure
from saiyai.queries.asking import Asked

_STATUS: Final[dict[type[Exception], HTTPStatus]] = {
    **STATUS,
    UnknownMeasure: HTTPStatus.NOT_FOUND,
    EngineError: HTTPStatus.BAD_REQUEST,
}


def tell_refusals(api: NinjaAPI) -> None:
    """Have every refusal answered with code, facts, sentence and next step."""
    for family, status in _STATUS.items():

        def answer(
            request: HttpRequest, wrong: object, status: HTTPStatus = status
        ) -> HttpResponse:
            return _answer(
                api, cast("Asked", request), cast("Refused | EngineError", wrong), status
            )

        api.add_exception_handler(family, answer)
    api.add_exception_handler(HttpError, lambda request, wrong: _unread(api, request, wrong))
    api.add_exception_handler(ValidationError, lambda request, wrong: _shape(api, request, wrong))


def _answer(
    api: NinjaAPI, request: Asked, wrong: Refused | EngineError, status: HTTPStatus
) -> HttpResponse:
    language = request.language
    what, then = refusal_says(wrong.code, wrong.facts)
    said = {
        "code": wrong.code,
        "facts": {name: _plain(fact, language) for name, fact in wrong.facts.items()},
        "says": tell(what, language),
        "next": tell(then, language),
    }
    return api.create_response(request, {"error": said}, status=status)


def _plain(fact: object, language: Language) -> str | int | float:
    """A fact for a program: numbers as numbers, days as ISO, anything else in words."""
    said = spoken(fact, language)
    if isinstance(said, date):
        return said.isoformat()
    return said if isinstance(said, str | int | float) else str(said)


def _unread(api: NinjaAPI, request: HttpRequest, wrong: object) -> HttpResponse:
    """What the parser refused before any shape could be looked at."""
    why = cast("HttpError", wrong).__cause__
    refused = why if isinstance(why, Refused) else Invalid()
    return _answer(api, cast("Asked", request), refused, HTTPStatus.BAD_REQUEST)


def _shape(api: NinjaAPI, request: HttpRequest, wrong: object) -> HttpResponse:
    """What pydantic found wrong with the shape, each with its place."""
    language = cast("Asked", request).language
    errors = [
        (_place(found["loc"]), what_is_wrong(found))
        for found in cast("ValidationError", wrong).errors
    ]
    place, problem = errors[0]
    what, then = refusal_says(
        MalformedData.code, {"kind": Say("malformed.sent"), "field": place, "problem": problem}
    )
    said = {
        "code": MalformedData.code,
        "facts": {
            "errors": [{"field": at, "problem": _plain(why, language)} for at, why in errors]
        },
        "says": tell(what, language),
        "next": tell(then, language),
    }
    return api.create_response(request, {"error": said}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _place(found: tuple[str | int, ...]) -> str:
    """Where in a request something is wrong, without our own name for its body."""
    kept = found[:1] + found[2:] if found[0] == "body" else found
    return ".".join(str(part) for part in kept)
