"""The concept library: all ids of the inventory, in both languages, in words that people use."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from saiyai.domain.errors import UnknownConcept
from saiyai.domain.library import (
    FAMILIES,
    Concept,
    Wording,
    concept_of,
    find_concepts,
    library,
    read_concepts,
    sections,
)
from saiyai.domain.words import Language, texts

INVENTORY: Final = (
    (Path(__file__).parents[1] / "datasets" / "concept_ids.txt").read_text("utf-8").split()
)
CONCEPTS: Final = list(library().values())

THAI: Final = re.compile("[\u0e00-\u0e7f]")
LATIN: Final = re.compile("[A-Za-z]+")
ESTABLISHED: Final = {"LINK"}
"""Words that Thai readers know in Latin letters only."""
AVOIDED: Final = ("วางสาย", "ผู้มีอิทธิพล", "โดดเดี่ยว", "สุขภาพเครือข่าย", "ตัวแสดง", "เอนทิตี", "อีเวนต์")
"""Words that mean something else to who reads, or hurt; see the glossary."""

ENTRY: Final = '[DEF-99]\ntitle_th = "ชื่อ"\ntitle_en = "Name"\nth = "ว่า"\nen = "Says"\n'


def pairs(concept: Concept) -> Iterator[Wording]:
    yield from (concept.title, concept.says)
    yield from filter(None, (concept.author, concept.example, concept.ask, concept.answer))


def family_of(concept_id: str) -> str:
    return next(one for one in FAMILIES if concept_id.startswith(f"{one}-"))


def test_the_library_is_the_inventory() -> None:
    assert set(library()) == set(INVENTORY)


def test_sections_hold_every_concept_once_in_the_order_of_families() -> None:
    found = [concept.id for section in sections() for concept in section.concepts]

    assert sorted(found) == sorted(library())
    assert [one.family for one in sections()] == [
        one for one in FAMILIES if any(concept.family == one for concept in CONCEPTS)
    ]
    assert all(section.title.th and section.title.en for section in sections())


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda one: one.id)
def test_a_concept_is_told_in_both_languages(concept: Concept) -> None:
    for pair in pairs(concept):
        assert THAI.search(pair.th)
        assert not THAI.search(pair.en)
        assert LATIN.search(pair.en)
        outside = re.sub(r"\([^()]*\)", "", pair.th)
        assert set(LATIN.findall(outside)) <= ESTABLISHED
        assert [word for word in AVOIDED if word in pair.th] == []
        assert re.search(r"\S[ๆ]|[ๆ][^\s”)]", pair.th) is None
        assert "  " not in pair.th + pair.en


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda one: one.id)
def test_a_concept_points_at_concepts(concept: Concept) -> None:
    assert set(concept.see) <= set(INVENTORY) - {concept.id}
    assert concept.part_of in {"", *INVENTORY} - {concept.id}
    assert not concept.part_of or family_of(concept.part_of) == concept.family


def test_what_is_asked_in_review_is_answered_and_nothing_else() -> None:
    answered = {one.id for one in CONCEPTS if one.answer}

    assert answered == {one.id for one in CONCEPTS if one.family == "Q"}


def test_years_are_of_the_common_era_and_stand_with_an_author() -> None:
    assert [one.id for one in CONCEPTS if one.year and not one.author] == []
    assert {one.year for one in CONCEPTS if one.year} <= set(range(1990, 2005))


def test_a_title_that_texts_hold_is_taken_from_there() -> None:
    held = texts()["concept.DEF-02"]

    assert library()["DEF-02"].title == Wording(held[Language.TH], held[Language.EN])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("telephone line coordinate", {"DEF-02"}),
        ("ต่อสายโทรศัพท์", {"DEF-02"}),
        ("def-02", {"DEF-02"}),
        ("Anuchat values", {"DEF-11"}),
        ("telephone weir", set()),
        (" … ", set(library())),
    ],
)
def test_concepts_are_found_by_words_in_either_language(text: str, found: set[str]) -> None:
    assert {one.id for section in find_concepts(text) for one in section.concepts} == found


def test_a_concept_is_asked_for_by_its_id() -> None:
    assert concept_of("MEAN-1a").part_of == "MEAN-1"
    with pytest.raises(UnknownConcept):
        concept_of("MEAN-1z")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ENTRY.replace("DEF", "XYZ"), "XYZ-99: it is of no family"),
        (ENTRY.replace("DEF-99", "DEF-02"), "DEF-02: its title stands twice"),
        (ENTRY.replace("title_", "example_"), "DEF-99: it has no title"),
        (
            ENTRY.replace('title_th = "ชื่อ"\n', ""),
            "DEF-99: title_th and title_en do not both stand",
        ),
        (ENTRY.replace('th = "ว่า"\nen = "Says"\n', ""), "DEF-99: it says nothing"),
        (ENTRY.replace("Says", "Says "), "DEF-99: en is no text, or has blanks around it"),
        (ENTRY + "year = 2547", "DEF-99: its year is no year of the common era"),
        (ENTRY + "year = true", "DEF-99: its year is no year of the common era"),
        (ENTRY + 'see = "DEF-02"', "DEF-99: see is no list of ids"),
        (ENTRY + 'see = ["DEF-02", "DEF-02"]', "DEF-99: see names one twice"),
        (ENTRY + 'answer_en = "So"', "DEF-99: answer_th and answer_en do not both stand"),
        (ENTRY + 'colour = "red"', "DEF-99: unknown: colour"),
        ("DEF-99 = 1", "DEF-99: it is no table"),
    ],
)
def test_a_malformed_entry_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"concept {why}")):
        read_concepts(text)


def test_an_entry_as_it_should_be_is_read() -> None:
    (one,) = read_concepts(ENTRY)

    assert one == Concept("DEF-99", "DEF", Wording("ชื่อ", "Name"), Wording("ว่า", "Says"))
