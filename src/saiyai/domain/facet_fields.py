"""The fields of a facet as a form or a program gives them: text in, a draft out."""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_type_hints

from saiyai.domain.dates import parse_when
from saiyai.domain.errors import MalformedData, UnknownWord
from saiyai.domain.facets import ActorRef, Facet, FacetDraft, FacetId, PlaceRef
from saiyai.domain.periods import Span
from saiyai.domain.thai import normalise
from saiyai.domain.words import Say, texts

LONGEST: Final = 4_000
"""Letters of one field of a facet."""

LARGEST: Final = 2**63 - 1


class Holds(StrEnum):
    """What a field holds, which is how a form asks for it."""

    TEXT = "text"
    WORD = "word"
    YES_NO = "yes_no"
    NUMBER = "number"
    DAYS = "days"
    ACTOR = "actor"
    PLACE = "place"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class FacetField:
    """A field of a facet; `words` is its closed list where it has one."""

    name: str
    holds: Holds
    is_needed: bool
    words: tuple[str, ...] = ()
    group: str = ""
    """Under which its words stand in the texts."""

    @property
    def is_of_record(self) -> bool:
        """Whether it names something of the record, so that its choices are never the same."""
        return self.holds in {Holds.PLACE, Holds.ROW, Holds.ACTOR}


_HOLDS: Final[Mapping[Any, Holds]] = {
    str: Holds.TEXT,
    bool: Holds.YES_NO,
    int: Holds.NUMBER,
    Span: Holds.DAYS,
    ActorRef: Holds.ACTOR,
    PlaceRef: Holds.PLACE,
    FacetId: Holds.ROW,
}


@cache
def fields_of(facet: Facet) -> tuple[FacetField, ...]:
    """The fields of a facet in their order: what every facet has last."""
    hints = get_type_hints(facet.draft)
    common = {one.name for one in fields(FacetDraft)}
    ordered = sorted(fields(facet.draft), key=lambda one: one.name in common)
    return tuple(
        _field(one.name, hints[one.name], is_needed=one.default is MISSING) for one in ordered
    )


def word_text(group: str, word: str) -> str:
    """The text id of a word of a closed list: some lists of facets have texts of their own."""
    key = f"{group}.{word}"
    own = f"facet_word.{key}"
    return own if own in texts() else key


def _field(name: str, hint: Any, *, is_needed: bool) -> FacetField:  # noqa: ANN401 - a type
    kind = _kind(hint)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        group = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()
        return FacetField(name, Holds.WORD, is_needed, tuple(map(str, kind)), group)
    return FacetField(name, _HOLDS[kind], is_needed)


def _kind(hint: Any) -> Any:  # noqa: ANN401 - a type
    """A type without the None that it may also be."""
    if isinstance(hint, UnionType):
        return next(one for one in get_args(hint) if one is not NoneType)
    return hint


def facet_draft(facet: Facet, given: Mapping[str, Any], today: date) -> FacetDraft:
    """A draft of what a form or a program gives; an empty field was not told.

    Days are as people write them, yes and no are words or truth values.
    Raises: MalformedData, UnknownWord, UnreadableDate.
    """
    kinds = {name: _kind(hint) for name, hint in get_type_hints(facet.draft).items()}
    told: dict[str, Any] = {}
    for field in fields_of(facet):
        value = given.get(field.name)
        text = normalise(str(value)) if value is not None else ""
        if text:
            told[field.name] = _READ[field.holds](facet, field, text, today)
            if field.holds is Holds.WORD:
                told[field.name] = kinds[field.name](text)
        elif field.is_needed and field.name != "actor" and "" not in field.words:
            raise _malformed(facet, field.name, "missing")
    return facet.draft(**{"actor": ActorRef(""), **told})


def _malformed(facet: Facet, field: str, problem: str, **facts: object) -> MalformedData:
    why = Say(f"malformed.{problem}", **facts)
    return MalformedData(kind=Say(f"facet.{facet.id}"), field=field, problem=why)


def _text(facet: Facet, field: FacetField, text: str, _: date) -> str:
    if len(text) > LONGEST:
        raise _malformed(facet, field.name, "too_long", limit=LONGEST)
    return text


def _word(_facet: Facet, field: FacetField, text: str, _: date) -> str:
    if text not in field.words:
        known = ", ".join(filter(None, field.words))
        raise UnknownWord(field=field.name, value=text, known=known)
    return text


def _yes_no(_facet: Facet, field: FacetField, text: str, _: date) -> bool:
    said = {"yes": True, "true": True, "no": False, "false": False}
    if text.lower() not in said:
        raise UnknownWord(field=field.name, value=text, known="yes, no")
    return said[text.lower()]


def _number(facet: Facet, field: FacetField, text: str, _: date) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise _malformed(facet, field.name, "int_parsing")
    if len(text) > 19 or int(text) > LARGEST:
        raise _malformed(facet, field.name, "too_large")
    return int(text)


def _days(_facet: Facet, _field: FacetField, text: str, today: date) -> Span:
    return parse_when(text, today)


_READ: Final[Mapping[Holds, Callable[[Facet, FacetField, str, date], Any]]] = {
    Holds.TEXT: _text,
    Holds.WORD: _word,
    Holds.YES_NO: _yes_no,
    Holds.NUMBER: _number,
    Holds.DAYS: _days,
    Holds.ACTOR: _text,
    Holds.PLACE: _text,
    Holds.ROW: _number,
}
