"""What a text id says in Thai and in English: the two stand side by side and neither is first.

Texts live in `domain/texts/*.toml`. A text may hold `{fact}`; an integer fact may choose an
English plural with `{n:member|members}`; days and spans are written in the reader's calendar.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any, Protocol, runtime_checkable

from typing_extensions import override

from saiyai.domain.dates import format_day, format_span
from saiyai.domain.periods import Span


class Language(StrEnum):
    """A language of pages, files and answers."""

    TH = "th"
    EN = "en"


class Say:
    """A text id with its facts, not yet in any language."""

    __slots__ = ("facts", "key")

    def __init__(self, key: str, /, **facts: object) -> None:
        self.key = key
        self.facts = facts

    @override
    def __repr__(self) -> str:
        return f"Say({self.key!r}, {self.facts})"

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Say) and (self.key, self.facts) == (other.key, other.facts)

    @override
    def __hash__(self) -> int:
        return hash(self.key)


@cache
def texts() -> Mapping[str, Mapping[Language, str]]:
    """Every text id with its wording in each language.

    Cost: reads the files once per process.
    """
    found: dict[str, Mapping[Language, str]] = {}
    for file in sorted(files("saiyai.domain.texts").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            _collect(tomllib.loads(file.read_text("utf-8")), "", found)
    return found


def _collect(
    table: Mapping[str, Any], prefix: str, found: dict[str, Mapping[Language, str]]
) -> None:
    if isinstance(table.get("th"), str):
        if prefix in found:
            raise ValueError(f"text {prefix} stands in two files")
        found[prefix] = {language: table[language] for language in Language}
    for key, below in table.items():
        if isinstance(below, Mapping):
            _collect(below, f"{prefix}.{key}" if prefix else key, found)


def say(key: str, language: Language, /, **facts: object) -> str:
    """The wording of a text id with its facts filled in.

    Raises: KeyError for an unknown id or a fact that the text needs and was not given.
    """
    text = texts()[key][language]
    # A page says six hundred texts, and nearly all of them are as they stand.
    return _Filler(language).vformat(text, (), facts) if "{" in text or "}" in text else text


@runtime_checkable
class Spoken(Protocol):
    """A fact that reads otherwise in each language, such as a name."""

    def in_(self, language: Language) -> str:
        """The words of the fact."""


def tell(what: Say, language: Language) -> str:
    """The wording of a `Say`; nested ones and names are put into words first."""
    facts = {name: spoken(fact, language) for name, fact in what.facts.items()}
    return say(what.key, language, **facts)


def spoken(fact: object, language: Language) -> object:
    """A fact that is itself a sentence or a name, in words; any other as it is."""
    if isinstance(fact, Say):
        return tell(fact, language)
    return fact.in_(language) if isinstance(fact, Spoken) else fact


def in_words(fact: object, language: Language) -> str:
    """A fact by itself, as a reader writes it."""
    return format_fact(spoken(fact, language), language)


class _Filler(Formatter):
    def __init__(self, language: Language) -> None:
        self.language = language

    @override
    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            one, many = format_spec.split("|")
            return f"{value:,} {one if value == 1 else many}"
        return format_fact(value, self.language, format_spec)


def format_fact(value: object, language: Language, spec: str = "") -> str:
    """A fact as a reader writes it: days in their calendar, numbers with separators."""
    if isinstance(value, Span):
        return format_span(value, language)
    if isinstance(value, date):
        return format_day(value, language)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if spec:
        return format(value, spec)
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"
