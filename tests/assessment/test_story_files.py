"""The constructed histories are whole: each can be read, says why, and hangs on one fact."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

from saiyai.domain.stories import Expectation, Story
from saiyai.domain.verdicts import (
    Birth,
    Dependence,
    Diagnosis,
    Firmness,
    Flag,
    Form,
    GoodNews,
    Held,
    Manner,
    Matter,
    Networkhood,
    NetworkType,
    Ownership,
    Readiness,
    Signature,
    Stage,
)
from saiyai.formats.stories import SUFFIX, read_story

HERE = Path(__file__).parent / "stories"
FILES = sorted(HERE.glob(f"*{SUFFIX}"))
CONCEPTS = frozenset((HERE / "concepts.txt").read_text("utf-8").split())


@cache
def story(path: Path) -> Story:
    return read_story(path.read_text("utf-8"))


def name(path: Path) -> str:
    return path.name.removesuffix(SUFFIX)


def expected(one: Story) -> Iterator[Expectation]:
    yield from one.expectations
    for variant in one.variants:
        yield from variant.expectations


def full(word: StrEnum) -> str:
    """A word with its list: `mixed` of one list is equal to `mixed` of another."""
    return f"{type(word).__name__}.{word}"


def words(one: Expectation) -> Iterator[str]:
    """Every word that an expectation asks to be read."""
    told = (one.verdict, one.stage, *(one.diagnoses or ()), *one.flags, *one.good)
    said = (one.power, one.type, one.form, one.origin)
    fields = (getattr(part, field) for part in said for field in part.__slots__)
    readiness = (*one.readiness, *one.readiness.values(), *(item.matter for item in one.items))
    yield from (full(word) for word in (*told, *fields, *readiness) if word is not None)


def asked(ones: Iterable[Story]) -> set[str]:
    """Every word that a story asks for."""
    return {word for one in ones for expect in expected(one) for word in words(expect)}


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 44


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_story_says_why_and_what_decides(path: Path) -> None:
    one = story(path)

    assert len(one.why) > 100
    assert one.concepts
    assert set(one.concepts) - CONCEPTS == set()
    assert one.expectations
    assert one.variants
    assert one.draft.coverage or one.expectations[0].verdict == "not_enough_evidence"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_variant_is_another_record_and_is_read_otherwise(path: Path) -> None:
    """At least one of its expectations is none of the story's own."""
    one = story(path)

    for variant in one.variants:
        assert variant.draft != one.draft, variant.fact
        assert set(map(repr, variant.expectations)) - set(map(repr, one.expectations)) or not (
            variant.expectations
        ), variant.fact


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_story_can_be_read_in_one_sitting(path: Path) -> None:
    text = path.read_text("utf-8")

    assert 15 <= len(text.splitlines()) <= 180
    assert any("\u0e00" <= letter <= "\u0e7f" for letter in text)


@pytest.mark.parametrize("verdict", Networkhood)
def test_every_verdict_is_reached_in_at_least_two_ways(verdict: Networkhood) -> None:
    reached = [
        path for path in FILES if verdict in {one.verdict for one in story(path).expectations}
    ]

    assert len(reached) >= 2


def spares(one: Expectation, diagnosis: Diagnosis) -> bool:
    """Whether an expectation asks that a diagnosis not be made."""
    others_only = one.diagnoses is not None and diagnosis not in one.diagnoses
    return others_only or diagnosis in one.not_diagnoses


@pytest.mark.parametrize("diagnosis", Diagnosis)
def test_every_diagnosis_is_made_twice_and_kept_from_twice(diagnosis: Diagnosis) -> None:
    made, kept = 0, 0
    for path in FILES:
        one = story(path)
        if any(diagnosis in (expect.diagnoses or ()) for expect in one.expectations):
            made += 1
            kept += any(
                spares(expect, diagnosis)
                for variant in one.variants
                for expect in variant.expectations
            )

    assert made >= 2
    assert kept == made


@pytest.mark.parametrize(
    "vocabulary",
    [
        Networkhood, Diagnosis, Flag, Signature, Firmness, Dependence, Manner, Readiness, Held,
        Matter, GoodNews, NetworkType, Form, Birth, Ownership, Stage,
    ],
)  # fmt: skip
def test_every_word_occurs_in_an_expectation(vocabulary: type[StrEnum]) -> None:
    found = asked(map(story, FILES)) | {full(Matter.FELT_APART)}  # a story tells of no answers

    assert set(map(full, vocabulary)) - found == set()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_whoever_is_quiet_is_not_asked_for_a_warning(path: Path) -> None:
    for one in expected(story(path)):
        loud = one.items or one.flags or one.diagnoses
        assert not (one.quiet and loud)
        assert not (one.no_items and one.items)
