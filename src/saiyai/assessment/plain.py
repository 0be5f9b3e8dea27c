"""A reading as plain JSON, so that it can be kept as a finding and read again by anyone.

Positions become row ids before, since positions mean something in one edition only. A form is
read back by the types of its fields, so that no field is listed a second time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache, singledispatch
from string import Formatter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import numpy as np

from saiyai.assessment.reading import Discretion, Practice, Reading, Trail, Where, Who
from saiyai.assessment.warnings.noticed import Attempt, Noticed
from saiyai.domain.words import Say, texts

T = TypeVar("T")
RowOf = Callable[[int], int]


# --- row ids instead of positions ----------------------------------------------------------------


def with_rows(reading: T, row_of: RowOf) -> T:
    """The same reading with row ids of actors in the place of positions."""
    return cast("T", _rows(reading, row_of))


@singledispatch
def _rows(value: object, row_of: RowOf) -> object:
    """Inside a form; anything else stands as it is."""
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{name: _rows(one, row_of) for name, one in _told_in(value).items()})


@_rows.register
def _(value: Who, row_of: RowOf) -> object:
    return Who(row_of(value.position), value.discretion)


@_rows.register
def _(value: Say, row_of: RowOf) -> object:
    return Say(value.key, **{name: _rows(fact, row_of) for name, fact in value.facts.items()})


@_rows.register
def _(value: Attempt, row_of: RowOf) -> object:
    actors = tuple(row_of(actor) for actor in value.actors)
    return replace(value, says=with_rows(value.says, row_of), actors=actors)


@_rows.register
def _(value: Reading, row_of: RowOf) -> object:
    rows = dict(value.evidence.rows)
    if "actors" in rows:
        rows["actors"] = tuple(row_of(actor) for actor in rows["actors"])
    return replace(value, evidence=Trail(rows, value.evidence.more))


@_rows.register(tuple)
def _(value: tuple[object, ...], row_of: RowOf) -> object:
    return tuple(_rows(one, row_of) for one in value)


@_rows.register(dict)
def _(value: dict[object, object], row_of: RowOf) -> object:
    return {key: _rows(one, row_of) for key, one in value.items()}


def _told_in(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any form
    return {one.name: getattr(value, one.name) for one in fields(value)}


# --- plain values --------------------------------------------------------------------------------


def to_plain(reading: object) -> dict[str, Any]:
    """The reading as JSON."""
    return cast("dict[str, Any]", _plain(reading))


@singledispatch
def _plain(value: object) -> object:
    """A form by its fields; numbers, words and nothing as they are."""
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return {name: _plain(one) for name, one in _told_in(value).items()}


@_plain.register
def _(value: Say) -> object:
    return {"say": value.key, "facts": _plain(value.facts)}


@_plain.register
def _(value: Who) -> object:
    return {"who": value.position, "discretion": str(value.discretion)}


@_plain.register
def _(value: Where) -> object:
    return {"where": value.place}


@_plain.register
def _(value: Practice) -> object:
    return {"practice": value.capability}


@_plain.register
def _(value: date) -> object:
    return {"day": value.isoformat()}


@_plain.register
def _(value: Enum) -> object:
    return value.value


@_plain.register
def _(value: np.generic) -> object:
    return value.item()


@_plain.register(dict)
def _(value: dict[object, object]) -> object:
    return {str(_plain(key)): _plain(one) for key, one in value.items()}


@_plain.register(tuple)
@_plain.register(list)
def _(value: Sequence[object]) -> object:
    return [_plain(one) for one in value]


# --- and back ------------------------------------------------------------------------------------


def from_plain(kind: type[T], told: Mapping[str, Any]) -> T:
    """The reading of a kept JSON, by the types of its form."""
    return cast("T", _read(kind, told))


def from_earlier(kind: type[T], told: Mapping[str, Any]) -> T | None:
    """The same of what an earlier version kept; None where its form or its texts are others."""
    try:
        found = cast("T", _read(kind, told))
    except (TypeError, KeyError, ValueError, AttributeError, StopIteration):
        return None
    return found if to_plain(found) == told and _can_be_said(told) else None


def _can_be_said(told: object) -> bool:
    """Whether every sentence still has a text, and every fact that the text needs."""
    if isinstance(told, list):
        return all(_can_be_said(one) for one in told)
    if not isinstance(told, Mapping):
        return True
    if "say" in told:
        wordings = texts().get(told["say"])
        needed = {
            name
            for wording in (wordings or {}).values()
            for _, name, _, _ in Formatter().parse(wording)
            if name
        }
        if wordings is None or not needed <= told["facts"].keys():
            return False
    return all(_can_be_said(one) for one in told.values())


@cache
def _hints(kind: Any) -> Mapping[str, Any]:  # noqa: ANN401 - a form
    return get_type_hints(kind)


def _read(kind: Any, told: Any) -> object:  # noqa: ANN401 - any annotation, any JSON
    origin = get_origin(kind)
    if origin is not None:
        return _inside(origin, get_args(kind), told)
    if kind is Say or kind is Who:
        return _fact(told)
    if issubclass(kind, Enum):
        return kind(told)
    if not is_dataclass(kind):
        return told
    form: Any = kind
    hints = _hints(form)
    return form(**{name: _read(hints[name], one) for name, one in told.items()})


def _inside(origin: Any, inner: Sequence[Any], told: Any) -> object:  # noqa: ANN401
    if origin in {Union, UnionType}:
        return _either(inner, told)
    if origin is not tuple:
        return {_read(inner[0], key): _read(inner[1], one) for key, one in told.items()}
    if inner[-1] is Ellipsis:
        return tuple(_read(inner[0], one) for one in told)
    return tuple(_read(kind, one) for kind, one in zip(inner, told, strict=True))


def _either(kinds: Sequence[Any], told: Any) -> object:  # noqa: ANN401
    """One kind or nothing; or a word of one of several lists, of which no two share one."""
    if told is None:
        return None
    wanted = [kind for kind in kinds if kind is not NoneType]
    if len(wanted) == 1:
        return _read(wanted[0], told)
    return next(kind(told) for kind in wanted if told in {one.value for one in kind})


def _fact(told: object) -> object:
    if not isinstance(told, Mapping):
        return told
    if "say" in told:
        return Say(told["say"], **{name: _fact(fact) for name, fact in told["facts"].items()})
    if "who" in told:
        return Who(told["who"], Discretion(told["discretion"]))
    if "practice" in told:
        return Practice(told["practice"])
    return Where(told["where"]) if "where" in told else date.fromisoformat(told["day"])


# --- words ---------------------------------------------------------------------------------------


def in_words(value: object, words: Callable[[Say], str]) -> Any:  # noqa: ANN401 - plain JSON
    """A reading as JSON for a reader: sentences in words, rows as their number, and nobody.

    The rows themselves are asked for by the word that each thing has for them.
    """
    return _plain(_worded(value, words))


@singledispatch
def _worded(value: object, words: Callable[[Say], str]) -> object:
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return {name: _worded(one, words) for name, one in _told_in(value).items()}


@_worded.register
def _(value: Say, words: Callable[[Say], str]) -> object:
    return words(value)


@_worded.register
def _(value: date, _words: Callable[[Say], str]) -> object:
    return value.isoformat()


@_worded.register
def _(value: Attempt, words: Callable[[Say], str]) -> object:
    return {"kind": value.kind, "says": words(value.says)}


@_worded.register
def _(value: Noticed, words: Callable[[Say], str]) -> object:
    told = {name: _worded(one, words) for name, one in _told_in(value).items()}
    return {
        "key": value.key,
        **told,
        "day": date.fromordinal(value.day) if value.day > 0 else None,
    }


@_worded.register
def _(value: Trail, _words: Callable[[Say], str]) -> object:
    return {**{table: len(ids) for table, ids in value.rows.items()}, "more": value.more}


@_worded.register(dict)
def _(value: dict[object, object], words: Callable[[Say], str]) -> object:
    return {key: _worded(one, words) for key, one in value.items()}


@_worded.register(tuple)
@_worded.register(list)
def _(value: Sequence[object], words: Callable[[Say], str]) -> object:
    return [_worded(one, words) for one in value if not isinstance(one, Who | Where)]
