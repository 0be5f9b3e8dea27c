"""Lenses read from TOML: those of this house, and a network's own, with the same checks."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from saiyai.assessment.indicators.catalogue import INDICATORS as CARDS
from saiyai.assessment.lenses.lens import INDICATORS, THRESHOLD, Join, Lens, Sign, Statement
from saiyai.assessment.lenses.record_tests import TESTS
from saiyai.domain.errors import MalformedLens
from saiyai.domain.library import Wording, library
from saiyai.domain.words import Language, Say, say, texts

MOST_STATEMENTS: Final = 200
MOST_CHARACTERS: Final = 32_000
"""A longer text fits into no cell of a spreadsheet, in which records leave."""

_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,49}")
_PARTS: Final = re.compile(r"[a-z][a-z0-9_]{0,49}")


@cache
def lenses() -> Mapping[str, Lens]:
    """The lenses of this house by id, in their order.

    Raises: MalformedLens for a file that is none.
    Cost: reads the files once per process.
    """
    told = [
        _lens(file.read_text("utf-8"))
        for file in files("saiyai.assessment.lenses").iterdir()
        if file.name.endswith(".toml")
    ]
    ordered = sorted(told, key=lambda lens: (lens.order, lens.id))
    return MappingProxyType({lens.id: lens for lens in ordered})


def read_lens(text: str) -> Lens:
    """A network's own lens, as somebody wrote it.

    Raises: MalformedLens with the place and what is wrong there.
    """
    lens = _lens(text)
    if lens.id in lenses():
        raise _wrong("id", "taken", lens.id)
    return lens


def lens_text_of(content: bytes) -> str:
    """The text of a file that somebody brought. Raises: MalformedLens for one that holds none."""
    if len(content) > 4 * MOST_CHARACTERS:
        raise _wrong("lens", "too_long")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _wrong("lens", "not_toml", str(error)) from error


def _lens(text: str) -> Lens:
    if len(text) > MOST_CHARACTERS:
        raise _wrong("lens", "too_long")
    try:
        told = _Told("lens", tomllib.loads(text))
    except (ValueError, RecursionError) as error:  # what it cannot count or unfold as well
        raise _wrong("lens", "not_toml", str(error)) from error
    lens_id = told.word("id")
    if not _ID.fullmatch(lens_id):
        raise _wrong("id", "no_id", lens_id)
    entries = told.table("statement")
    if not entries or len(entries) > MOST_STATEMENTS:
        raise _wrong("statement", "no_statements")
    lens = Lens(
        id=lens_id,
        order=told.whole("order"),
        title=told.pair("title_") or _text(f"lens.{lens_id}"),
        statements=MappingProxyType({one: _read(lens_id, one, entries[one]) for one in entries}),
    )
    if not lens.title:
        raise _wrong("title_th, title_en", "no_words")
    told.end()
    _require_tree(lens)
    return lens


# --- a statement --------------------------------------------------------------------------------


def _read(lens_id: str, statement_id: str, entry: object) -> Statement:
    place = f"{lens_id}.{statement_id}"
    if not _ID.fullmatch(statement_id):
        raise _wrong(place, "no_id", statement_id)
    told = _Told(place, entry)
    concept = told.word("concept")
    if concept and concept not in library():
        raise told.wrong("concept", "unknown_concept", concept)
    high, low = told.words("indicators"), told.words("low")
    found = Statement(
        id=statement_id,
        concept=concept,
        words=told.pair("") or _text(f"lens_statement.{place}") or _title(concept),
        join=told.join(),
        signs=tuple(told.sign(one, low=one in low) for one in (*high, *low)),
        tests=told.words("tests"),
        beside=tuple(told.sign(one) for one in told.words("beside")),
        children=told.words("children"),
        threshold=told.threshold(),
        construct=told.word("construct"),
        in_text=told.flag("in_text"),
    )
    told.end()
    _require_sense(told, found)
    return found


def _require_sense(told: "_Told", found: Statement) -> None:
    """Raises: MalformedLens for a statement without words, or that rests on nothing known."""
    if not found.words:
        raise told.wrong("th, en", "no_words")
    for test in found.tests:
        if test not in TESTS:
            raise told.wrong("tests", "unknown_test", test)
    keys = [sign.key for sign in found.signs]
    if len(set(keys)) < len(keys):
        raise told.wrong("low", "twice", ", ".join(keys))
    rests = bool(found.signs or found.tests or found.children)
    if rests != found.in_text:
        raise told.wrong("indicators", "rests_on_nothing" if found.in_text else "not_in_text")
    if found.join is Join.MEAN and (found.tests or found.children):
        raise told.wrong("join", "mean_of_words")


def _require_tree(lens: Lens) -> None:
    """Raises: MalformedLens where a statement is unknown, stands twice, or below itself."""
    above: dict[str, str] = {}
    for one in lens.statements.values():
        for child in one.children:
            if child not in lens.statements:
                raise _wrong(f"{lens.id}.{one.id}.children", "unknown_statement", child)
            if child in above:
                raise _wrong(f"{lens.id}.{one.id}.children", "two_places", child)
            above[child] = one.id
    reached = {found.id for root in lens.roots for found in lens.walk(root)}
    for lost in lens.statements:
        if lost not in reached:
            raise _wrong(f"{lens.id}.{lost}.children", "below_itself", lost)


class _Told:
    """An entry of a file; what is taken out of it is checked, and nothing may be left over."""

    def __init__(self, place: str, entry: object) -> None:
        if not isinstance(entry, dict):
            raise _wrong(place, "no_table")
        self.place = place
        self._left: dict[str, Any] = dict(entry)

    def wrong(self, key: str, code: str, it: str = "") -> MalformedLens:
        """What is wrong with one key of this entry."""
        return _wrong(key if self.place == "lens" else f"{self.place}.{key}", code, it)

    def word(self, key: str) -> str:
        value = self._left.pop(key, "")
        if not isinstance(value, str) or value != value.strip():
            raise self.wrong(key, "no_text")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.wrong(key, "no_list")
        if len(set(value)) < len(value):
            raise self.wrong(key, "twice", ", ".join(value))
        return tuple(value)

    def pair(self, prefix: str) -> Wording:
        both = Wording(self.word(f"{prefix}th"), self.word(f"{prefix}en"))
        if bool(both.th) != bool(both.en):
            raise self.wrong(f"{prefix}th, {prefix}en", "one_language")
        return both

    def table(self, key: str) -> Mapping[str, object]:
        value = self._left.pop(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, "no_table")
        return value

    def whole(self, key: str) -> int:
        value = self._left.pop(key, 0)
        if type(value) is not int:
            raise self.wrong(key, "no_number")
        return value

    def flag(self, key: str) -> bool:
        value = self._left.pop(key, True)
        if type(value) is not bool:
            raise self.wrong(key, "no_flag")
        return value

    def threshold(self) -> float:
        value = self._left.pop("threshold", THRESHOLD)
        if type(value) is not float or not 0 < value < 1:
            raise self.wrong("threshold", "no_threshold")
        return value

    def join(self) -> Join:
        value = self.word("join") or Join.ALL
        if value not in set(Join):
            raise self.wrong("join", "unknown_join", value)
        return Join(value)

    def sign(self, told: str, *, low: bool = False) -> Sign:
        indicator, dot, part = told.partition(".")
        if indicator not in {*INDICATORS, *CARDS} or (dot and not _PARTS.fullmatch(part)):
            raise self.wrong("indicators", "unknown_indicator", told)
        return Sign(indicator, part, low)

    def end(self) -> None:
        if self._left:
            raise self.wrong(next(iter(self._left)), "unknown_key")


def _title(concept: str) -> Wording:
    return library()[concept].title if concept else Wording()


def _text(key: str) -> Wording:
    if key not in texts():
        return Wording()
    return Wording(say(key, Language.TH), say(key, Language.EN))


def _wrong(place: str, code: str, it: str = "") -> MalformedLens:
    return MalformedLens(place=place, problem=Say(f"lens_problem.{code}", it=it))


def indicators_of(every: Iterable[Lens]) -> frozenset[str]:
    """What these lenses rest on or show beside."""
    return frozenset[str]().union(*(lens.indicators for lens in every))
