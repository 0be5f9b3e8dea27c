"""The one table from what was refused to a status, and the form in which it is told."""

from http import HTTPStatus
from typing import Final, cast

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from saiyai.domain.errors import Conflict, Forbidden, Invalid, Missing, Refused
from saiyai.domain.words import Say, format_fact, tell
from saiyai.engine.errors import EngineError, UnknownMeasure
from saiyai.queries.asking import Asked

STATUS: Final[dict[type[Exception], HTTPStatus]] = {
    Missing: HTTPStatus.NOT_FOUND,
    Forbidden: HTTPStatus.FORBIDDEN,
    Conflict: HTTPStatus.CONFLICT,
    Invalid: HTTPStatus.BAD_REQUEST,
    UnknownMeasure: HTTPStatus.NOT_FOUND,
    EngineError: HTTPStatus.BAD_REQUEST,
}


def tell_refusals(api: NinjaAPI) -> None:
    """Have every refusal answered with code, facts, sentence and next step."""
    for family, status in STATUS.items():

        def answer(
            request: HttpRequest, wrong: object, status: HTTPStatus = status
        ) -> HttpResponse:
            return _answer(
                api, cast("Asked", request), cast("Refused | EngineError", wrong), status
            )

        api.add_exception_handler(family, answer)
    api.add_exception_handler(ValidationError, lambda request, wrong: _shape(api, request, wrong))


def _answer(
    api: NinjaAPI, request: Asked, wrong: Refused | EngineError, status: HTTPStatus
) -> HttpResponse:
    key = f"error.{wrong.code}"
    said = {
        "code": wrong.code,
        "facts": {name: format_fact(f, request.language) for name, f in wrong.facts.items()},
        "says": tell(Say(key, **wrong.facts), request.language),
        "next": tell(Say(f"{key}.next", **wrong.facts), request.language),
    }
    return api.create_response(request, {"error": said}, status=status)


def _shape(api: NinjaAPI, request: HttpRequest, wrong: object) -> HttpResponse:
    """What pydantic found wrong with the shape, each with its place."""
    errors = cast("ValidationError", wrong).errors
    first = errors[0]
    language = cast("Asked", request).language
    place = ".".join(str(part) for part in first["loc"])
    said = {
        "code": "malformed_data",
        "facts": {"errors": [{"field": list(e["loc"]), "problem": e["msg"]} for e in errors]},
        "says": tell(
            Say("error.malformed_data", kind="request", field=place, problem=first["msg"]),
            language,
        ),
        "next": tell(Say("error.invalid.next"), language),
    }
    return api.create_response(request, {"error": said}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
