"""A refusal as doors tell it: its status and words; and as a job keeps it for a later page."""

from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Any, Final

from saiyai.domain.errors import Conflict, Fault, Forbidden, Invalid, Missing, Refused
from saiyai.domain.words import Say

STATUS: Final[Mapping[type[Exception], HTTPStatus]] = {
    Missing: HTTPStatus.NOT_FOUND,
    Forbidden: HTTPStatus.FORBIDDEN,
    Conflict: HTTPStatus.CONFLICT,
    Invalid: HTTPStatus.BAD_REQUEST,
    Fault: HTTPStatus.INTERNAL_SERVER_ERROR,
}
"""What pages and the API answer with, by the family of the refusal."""


def refusal_says(code: str, facts: Mapping[str, object]) -> tuple[Say, Say]:
    """What was refused, and what to do about it."""
    return Say(f"error.{code}", **facts), Say(f"error.{code}.next", **facts)


def refusal_to_json(wrong: Refused) -> dict[str, Any]:
    """The refusal in no language yet."""
    return {"code": wrong.code, "facts": _plain(wrong.facts)}


def _plain(fact: object) -> Any:  # noqa: ANN401 - JSON
    if isinstance(fact, Mapping):
        return {name: _plain(value) for name, value in fact.items()}
    if isinstance(fact, Say):
        return {"say": fact.key, "facts": _plain(fact.facts)}
    if isinstance(fact, date):
        return {"day": fact.isoformat()}
    return fact if isinstance(fact, str | int | float) else str(fact)


def refusal_from_json(kept: Mapping[str, Any]) -> tuple[Say, Say]:
    """What `refusal_to_json` kept, as `refusal_says` gives it."""
    return refusal_says(kept["code"], {name: _fact(told) for name, told in kept["facts"].items()})


def _fact(told: object) -> object:
    if not isinstance(told, Mapping):
        return told
    if "day" in told:
        return date.fromisoformat(told["day"])
    return Say(told["say"], **{name: _fact(fact) for name, fact in told["facts"].items()})
