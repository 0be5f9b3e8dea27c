"""What the author of a story says can be read of it."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any, Final, TypeVar, get_args, get_type_hints

from saiyai.domain.stories import (
    Expectation,
    FormSaid,
    ItemSaid,
    OriginSaid,
    PowerSaid,
    Subject,
    TypeSaid,
)
from saiyai.domain.verdicts import (
    Diagnosis,
    Flag,
    GoodNews,
    Held,
    Matter,
    Networkhood,
    Readiness,
    Stage,
)
from saiyai.formats.refusals import wrong_story
from saiyai.formats.story_cells import Known, actors_of, day_of, texts_of
from saiyai.formats.story_entries import list_first

FIELDS: Final = ("occasion", *(field.name for field in fields(Expectation)))
SAYING: Final = frozenset(FIELDS) - {"day", "of", "occasion"}
"""At least one of these stands in an expectation; without, it asks for nothing."""

_Said = TypeVar("_Said", PowerSaid, TypeSaid, FormSaid, OriginSaid)
_Word = TypeVar("_Word", bound=StrEnum)


def read_expectation(
    told: object, known: Known, occasions: Iterable[str], place: str
) -> Expectation:
    """One expectation. Raises: UnreadableStory."""
    if not isinstance(told, Mapping):
        raise wrong_story(place, "bad_value", field="expect", value=str(told))
    for name in told:
        if name not in FIELDS:
            raise wrong_story(place, "unknown_field", field=name, known=", ".join(FIELDS))
    if not told.keys() & SAYING:
        raise wrong_story(place, "nothing_expected", known=", ".join(sorted(SAYING)))
    of = _subject(told, known, frozenset(occasions), place)
    diagnoses = _words(told, "diagnoses", Diagnosis, place)
    verdict = _words(told, "verdict", Networkhood, place)
    stage = _words(told, "stage", Stage, place)
    return Expectation(
        day=day_of(told["day"], known, place) if "day" in told else known.day,
        of=of,
        verdict=_one(told, "verdict", verdict, place),
        not_verdict=_words(told, "not_verdict", Networkhood, place),
        diagnoses=frozenset(diagnoses) if "diagnoses" in told else None,
        not_diagnoses=_words(told, "not_diagnoses", Diagnosis, place),
        flags=_words(told, "flags", Flag, place),
        not_flags=_words(told, "not_flags", Flag, place),
        items=_items(told, "items", known, place),
        not_items=_items(told, "not_items", known, place),
        no_items=_yes(told, "no_items", place),
        good=_words(told, "good", GoodNews, place),
        not_good=_words(told, "not_good", GoodNews, place),
        quiet=_yes(told, "quiet", place),
        power=_said(told, "power", PowerSaid, place),
        readiness=_readiness(told, place),
        type=_said(told, "type", TypeSaid, place),
        form=_said(told, "form", FormSaid, place),
        origin=_said(told, "origin", OriginSaid, place),
        stage=_one(told, "stage", stage, place),
    )


def _subject(
    told: Mapping[str, Any], known: Known, occasions: frozenset[str], place: str
) -> Subject:
    of, occasion = told.get("of", ""), told.get("occasion", "")
    if of and occasion:
        raise wrong_story(place, "of_or_occasion")
    if occasion:
        if occasion not in occasions:
            facts = {"value": str(occasion), "known": ", ".join(sorted(occasions))}
            raise wrong_story(place, "unknown_occasion", **facts)
        return Subject(occasion=occasion)
    if isinstance(of, str) and not set("@,") & set(of):
        _check_refs([of] if of else [], known, place)
        return Subject(network=of)
    listed = list_first(", ".join(texts_of(told, "of", place)).split())[0]
    names = actors_of(listed, known, place)
    _check_refs(names, known, place)
    return Subject(actors=tuple(names))


def _check_refs(refs: Iterable[str], known: Known, place: str) -> None:
    for ref in refs:
        if ref not in known.kinds:
            raise wrong_story(place, "unknown_ref", ref=ref, table="actors")


def _word(value: object, name: str, words: type[_Word], place: str) -> _Word:
    try:
        return words(str(value))
    except ValueError as wrong:
        facts = {"field": name, "value": str(value), "known": ", ".join(words)}
        raise wrong_story(place, "unknown_word", **facts) from wrong


def _words(
    told: Mapping[str, Any], name: str, words: type[_Word], place: str
) -> tuple[_Word, ...]:
    return tuple(_word(text, name, words, place) for text in texts_of(told, name, place))


def _one(told: Mapping[str, Any], name: str, words: tuple[_Word, ...], place: str) -> _Word | None:
    if len(words) > 1 or (name in told and not words):
        raise wrong_story(place, "bad_value", field=name, value=str(told[name]))
    return words[0] if words else None


def _yes(told: Mapping[str, Any], name: str, place: str) -> bool:
    value = told.get(name, False)
    if not isinstance(value, bool):
        raise wrong_story(place, "bad_value", field=name, value=str(value))
    return value


def _items(told: Mapping[str, Any], name: str, known: Known, place: str) -> tuple[ItemSaid, ...]:
    found = []
    for text in texts_of(told, name, place):
        word, *refs = text.split() or [""]
        _check_refs(refs, known, place)
        found.append(ItemSaid(_word(word, name, Matter, place), tuple(refs)))
    return tuple(found)


def _table(told: Mapping[str, Any], name: str, place: str) -> Mapping[str, Any]:
    table = told.get(name, {})
    if not isinstance(table, Mapping):
        raise wrong_story(place, "bad_value", field=name, value=str(table))
    return table


def _said(told: Mapping[str, Any], name: str, kind: type[_Said], place: str) -> _Said:
    """A small table whose every field holds a word of a closed list."""
    hints = get_type_hints(kind)
    table = _table(told, name, place)
    for field in table:
        if field not in hints:
            facts = {"field": f"{name}.{field}", "known": ", ".join(hints)}
            raise wrong_story(place, "unknown_field", **facts)
    return kind(**{
        field: _word(value, f"{name}.{field}", get_args(hints[field])[0], place)
        for field, value in table.items()
    })  # fmt: skip


def _readiness(told: Mapping[str, Any], place: str) -> dict[Readiness, Held]:
    return {
        _word(name, "readiness", Readiness, place): _word(held, f"readiness.{name}", Held, place)
        for name, held in _table(told, "readiness", place).items()
    }
