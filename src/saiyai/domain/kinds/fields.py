"""The fields of a card's data as a form or a sheet asks for them: made from the model."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, Final, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from saiyai.domain.kinds.card import Kind
from saiyai.domain.words import Say, texts

_LONG: Final = frozenset({"words", "reason", "dissent", "result", "tried", "reading", "lesson"})
"""Fields in which people write sentences."""


class Input(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    MAYBE = "maybe"
    """Yes, no, or not told."""
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class DataField:
    """One field: its text, how it is filled in, and the words it can hold."""

    id: str
    label: str
    """The text id of its name."""
    input: Input
    needed: bool
    family: str = ""
    """Where the words of its closed list stand in the texts."""
    choices: tuple[str, ...] = ()
    default: Any = None


def family_of(words: type[StrEnum]) -> str:
    """Where the words of a closed list stand: `ActivityType` under `activity_type`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", words.__name__).lower()


def fields_of(kind: Kind) -> tuple[DataField, ...]:
    """The fields of a kind's data: what it is first, then in the order of the card."""
    return _fields_of(kind.id, kind.data, kind.headline)


@cache
def _fields_of(kind: str, data: type[BaseModel], headline: str) -> tuple[DataField, ...]:
    found = [_field(kind, name, told) for name, told in data.model_fields.items()]
    return tuple(sorted(found, key=lambda one: one.id != headline))


def _field(kind: str, name: str, told: FieldInfo) -> DataField:
    own = f"{kind}.{name}"
    words = _words_of(told)
    return DataField(
        id=name,
        label=f"data.{own if f'data.{own}' in texts() else name}",
        input=_input(name, told),
        needed=told.is_required(),
        family=family_of(words) if words else "",
        choices=tuple(map(str, words)) if words else (),
        default=None if told.is_required() else told.default,
    )


def _words_of(told: FieldInfo) -> type[StrEnum] | None:
    kind = told.annotation
    return kind if isinstance(kind, type) and issubclass(kind, StrEnum) else None


def _input(name: str, told: FieldInfo) -> Input:
    if _words_of(told):
        return Input.CHOICE
    if NoneType in get_args(told.annotation):
        return Input.MAYBE
    if told.annotation is bool:
        return Input.FLAG
    if told.annotation is int:
        return Input.NUMBER
    return Input.TEXT if name in _LONG else Input.LINE


_MAYBE: Final = {"": None, "yes": True, "no": False}


def data_of(kind: Kind, given: Mapping[str, str]) -> dict[str, Any]:
    """The data that a filled form holds, for the card to check; what was left empty is left out.

    A flag that the form does not send is off: forms send only flags that are on.
    """
    told: dict[str, Any] = {}
    for field in fields_of(kind):
        text = given.get(field.id, "").strip()
        if field.input is Input.FLAG:
            told[field.id] = text == "yes"
        elif text and field.input is Input.MAYBE:
            told[field.id] = _MAYBE.get(text, text)
        elif text and field.input is Input.NUMBER:
            told[field.id] = int(text) if text.isascii() and text.isdecimal() else text
        elif text:
            told[field.id] = text
    return told


def headline_of(kind: Kind, data: Mapping[str, Any], *, english: bool) -> Say | str:
    """What the data says in a line; a word of a closed list is told by the reader's language."""
    value = data.get(kind.headline) or ""
    if english:
        value = data.get(f"{kind.headline}_en") or value
    for field in fields_of(kind):
        if field.id == kind.headline and field.family and value:
            return Say(f"{field.family}.{value}")
    return str(value)
