"""JSON as it comes in: numbers that are numbers, texts that every database keeps."""

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser
from typing_extensions import override

from saiyai.domain.errors import MalformedData
from saiyai.domain.thai import is_kept
from saiyai.domain.words import Say


class PlainJson(Parser):
    """Refuses NaN and the infinities, which no JSON has, and characters that cannot be kept."""

    @override
    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        try:
            told: dict[str, Any] = json.loads(request.body, parse_constant=_no_number)
            kept = all(map(is_kept, _texts(told)))
        except (ValueError, RecursionError) as wrong:
            raise _malformed("json") from wrong
        if not kept:
            raise _malformed("text")
        return told


def _malformed(problem: str) -> MalformedData:
    return MalformedData(
        kind=Say("malformed.sent"), field="body", problem=Say(f"malformed.{problem}")
    )


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _texts(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, list):
        for one in told:
            yield from _texts(one)
    elif isinstance(told, dict):
        yield from told
        for one in told.values():
            yield from _texts(one)
