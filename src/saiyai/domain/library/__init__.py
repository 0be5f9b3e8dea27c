"""The concept library: what each concept of the theory says, in our own words.

A concept is a table of `domain/library/*.toml` under its id in the inventory. Where
`domain/texts` names it as `concept.<id>` already, its title stands there and not here.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from saiyai.domain.errors import UnknownConcept
from saiyai.domain.thai import search_key
from saiyai.domain.words import Language, say, texts

FAMILIES: Final = (
    *("DEF", "AUT", "USE", "FOUND", "MEAN", "DIFF", "TYPE", "SECTOR", "PEOPLE"),
    *("ELEM5", "LINK", "KRIENG7", "CBH4", "EQN"),
    *("REL-CULT", "REL-POWER", "REL-LEARN", "NEED", "ACTOR", "LEVEL"),
    *("COM", "HELP", "DYN", "NSM", "BRAIN", "VAL", "EX", "Q"),
    *("CLAIM", "GAP", "SRC", "CITE"),
)
"""What ids begin with, in the order of the inventory; named under `concept_family.<family>`."""

NOBODYS: Final = frozenset({"Q", "GAP", "SRC"})
"""Families where no author is missed: questions, what is unclear, and the documents."""

YEARS: Final = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in both languages, or in neither."""

    th: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.th)

    def in_(self, language: Language) -> str:
        """The words in a language."""
        return self.th if language is Language.TH else self.en


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of the theory: what it says, and what that means for a network one keeps."""

    id: str
    family: str
    title: Wording
    says: Wording
    author: Wording = Wording()
    """As the text cites; empty where the words are the text's own."""
    year: int | None = None
    """Of the common era; none where none is cited."""
    example: Wording = Wording()
    ask: Wording = Wording()
    """A question that a network can ask itself."""
    answer: Wording = Wording()
    """What the library answers to a review question, which stands in `says`."""
    part_of: str = ""
    see: tuple[str, ...] = ()

    @property
    def uncited(self) -> bool:
        """Whether the text tells it and names nobody for it."""
        return not self.author and self.family not in NOBODYS


@dataclass(frozen=True, slots=True)
class Section:
    """The concepts of one family, in the order of the inventory."""

    family: str
    title: Wording
    concepts: Sequence[Concept]


@cache
def library() -> Mapping[str, Concept]:
    """Every concept by its id.

    Raises: ValueError for an entry that is malformed or stands twice, with its id.
    Cost: reads the files once per process.
    """
    found: dict[str, Concept] = {}
    for file in sorted(files("saiyai.domain.library").iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            for concept in read_concepts(file.read_text("utf-8")):
                if concept.id in found:
                    raise ValueError(f"concept {concept.id} stands in two files")
                found[concept.id] = concept
    return MappingProxyType(found)


@cache
def sections() -> Sequence[Section]:
    """The library family by family; a family of which nothing is written yet is left out."""
    shelves: dict[str, list[Concept]] = {family: [] for family in FAMILIES}
    for concept in library().values():
        shelves[concept.family].append(concept)
    return tuple(
        Section(family, _titled(f"concept_family.{family}"), tuple(concepts))
        for family, concepts in shelves.items()
        if concepts
    )


def find_concepts(text: str) -> Sequence[Section]:
    """Section by section, concepts in which every word of a text stands, in either language."""
    words = [key for word in text.split() if (key := search_key(word))]
    found = (
        (section, tuple(one for one in section.concepts if _has(one.id, words)))
        for section in sections()
    )
    return [Section(one.family, one.title, concepts) for one, concepts in found if concepts]


def _has(concept_id: str, words: Sequence[str]) -> bool:
    return all(word in _keys()[concept_id] for word in words)


@cache
def _keys() -> Mapping[str, str]:
    # Searched as people type, at every key pressed: made once.
    return {one.id: search_key(one.id, *_texts_of(one)) for one in library().values()}


def _texts_of(concept: Concept) -> Iterator[str]:
    for pair in (
        concept.title,
        concept.says,
        concept.author,
        concept.example,
        concept.ask,
        concept.answer,
    ):
        yield from (pair.th, pair.en)


def concept_of(concept_id: str) -> Concept:
    """A concept by its id. Raises: UnknownConcept."""
    if concept_id not in library():
        raise UnknownConcept(concept=concept_id)
    return library()[concept_id]


def read_concepts(text: str) -> Sequence[Concept]:
    """The concepts of one file. Raises: ValueError for a malformed entry, with its id."""
    return [_read(concept_id, entry) for concept_id, entry in tomllib.loads(text).items()]


def _read(concept_id: str, entry: object) -> Concept:
    try:
        told = _Told(entry)
        concept = Concept(
            id=concept_id,
            family=_family(concept_id),
            title=_title(concept_id, told.pair("title_")),
            says=told.pair(""),
            author=told.pair("author_"),
            year=told.year(),
            example=told.pair("example_"),
            ask=told.pair("ask_"),
            answer=told.pair("answer_"),
            part_of=told.word("part_of"),
            see=told.words("see"),
        )
        told.end()
    except (TypeError, ValueError) as error:
        raise ValueError(f"concept {concept_id}: {error}") from error
    if not concept.says:
        raise ValueError(f"concept {concept_id}: it says nothing")
    return concept


def _family(concept_id: str) -> str:
    for family in FAMILIES:
        if concept_id.startswith(f"{family}-"):
            return family
    raise ValueError("it is of no family")


def _title(concept_id: str, own: Wording) -> Wording:
    key = f"concept.{concept_id}"
    if bool(own) == (key in texts()):
        raise ValueError("its title stands twice" if own else "it has no title")
    return own or _titled(key)


def _titled(key: str) -> Wording:
    return Wording(say(key, Language.TH), say(key, Language.EN))


class _Told:
    """An entry of a file; what is taken out of it is checked, and nothing may be left over."""

    def __init__(self, entry: object) -> None:
        if not isinstance(entry, dict):
            raise TypeError("it is no table")
        self._left: dict[str, object] = dict(entry)

    def word(self, key: str) -> str:
        value = self._left.pop(key, "")
        if not isinstance(value, str) or value != value.strip():
            raise ValueError(f"{key} is no text, or has blanks around it")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise ValueError(f"{key} is no list of ids")
        if len(set(value)) < len(value):
            raise ValueError(f"{key} names one twice")
        return tuple(value)

    def pair(self, prefix: str) -> Wording:
        both = Wording(self.word(f"{prefix}th"), self.word(f"{prefix}en"))
        if bool(both.th) != bool(both.en):
            raise ValueError(f"{prefix}th and {prefix}en do not both stand")
        return both

    def year(self) -> int | None:
        value = self._left.pop("year", None)
        if value is not None and (type(value) is not int or value not in YEARS):
            raise ValueError("its year is no year of the common era")
        return value

    def end(self) -> None:
        if self._left:
            raise ValueError(f"unknown: {', '.join(self._left)}")
