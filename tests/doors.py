"""Whoever knocks at a door: a test client that looks with one eye and asks in one language."""

import json
import re
from collections.abc import Iterator
from functools import cache
from http import HTTPStatus
from typing import Any, NoReturn
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client
from django.test.client import ClientHandler

from saiyai.domain.viewers import Eye
from saiyai.domain.words import Language
from saiyai.queries.asking import EYE_IN_SESSION

API = "/api/v1/networks"


class Reader(Client):
    """A browser or a program; with `faults=False` an error of ours is a 500, as on a server."""

    def __init__(
        self,
        eye: Eye = Eye.KEEPER,
        language: Language = Language.EN,
        *,
        faults: bool = True,
        csrf: bool = False,
    ) -> None:
        super().__init__(
            enforce_csrf_checks=csrf,
            raise_request_exception=faults,
            headers={"accept-language": language},
        )
        self.handler = _handler(csrf, settings.SESSION_ENGINE, settings.ACCOUNTS)
        session = self.session
        session[EYE_IN_SESSION] = str(eye)
        session.save()
        self.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""

    def ask(self, path: str, **query: object) -> Any:
        """What a GET of the API answers, as JSON."""
        answer = self.get(f"{API}{path}?{urlencode(query)}")
        assert answer.status_code == HTTPStatus.OK, answer.content.decode()
        return read_json(answer.content)

    def tell(
        self, method: str, path: str, body: object = None, status: int = HTTPStatus.CREATED
    ) -> Any:
        """What a write at the API answers, as JSON; None where it answers with nothing."""
        content = "" if body is None else json.dumps(body)
        answer = self.generic(method, f"{API}{path}", content, "application/json")
        assert answer.status_code == status, answer.content.decode()
        return read_json(answer.content) if answer.content else None

    def refused(self, method: str, path: str, body: object = None) -> tuple[int, dict[str, Any]]:
        """Status and error of a request to the API that is refused."""
        content = "" if body is None else json.dumps(body)
        answer = self.generic(method, f"{API}{path}", content, "application/json")
        error: dict[str, Any] = read_json(answer.content)["error"]
        return answer.status_code, error


@cache
def _handler(*so: object) -> ClientHandler:
    """One chain of middleware for all who knock while settings are so: it costs a small page."""
    return ClientHandler(enforce_csrf_checks=bool(so[0]))


def read_json(content: bytes) -> Any:
    """JSON in which NaN and the infinities, which are none, are not let pass."""
    return json.loads(content, parse_constant=_no_number)


def _no_number(word: str) -> NoReturn:
    raise AssertionError(f"{word} stands in an answer")


def numbers_in(told: object) -> Iterator[float]:
    """Every number in a JSON value."""
    if isinstance(told, dict):
        for one in told.values():
            yield from numbers_in(one)
    elif isinstance(told, list):
        for one in told:
            yield from numbers_in(one)
    elif isinstance(told, int | float) and not isinstance(told, bool):
        yield told


def is_named(name: str, text: str) -> bool:
    """Whether a name stands there by itself: a token may hold the letters of a short one."""
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", text) is not None
