"""Every concept of the theory is answered for by something that exists, or it is said why not."""

from dataclasses import fields

import pytest
from django.apps import apps
from django.db.models import CheckConstraint, Q

from saiyai.assessment.claims.catalogue import CLAIMS
from saiyai.assessment.concept_links import (
    CODES,
    READ,
    Sort,
    concepts_of_indicator,
    readings_of,
)
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.lenses.loading import lenses
from saiyai.assessment.nature.types import TypeReading
from saiyai.assessment.power.reading import PowerReading
from saiyai.domain.concepts import TABLES, holders
from saiyai.domain.concepts.not_yet import list_not_yet, why_not_yet
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.library import FAMILIES, library
from saiyai.domain.pulse import ITEMS
from saiyai.domain.verdicts import (
    Condition,
    Contrast,
    Diagnosis,
    Flag,
    Matter,
    Networkhood,
    Readiness,
)
from saiyai.domain.words import texts
from saiyai.engine.catalogue import MEASURES
from tests.domain.test_library import INVENTORY as EVERY


def is_there(holder: str) -> bool:
    """Whether a table, its field, and the word in the closed list of that field exist."""
    table, _, rest = holder.partition(".")
    field, _, word = rest.partition(":")
    try:
        model = apps.get_model("records", table)
    except LookupError:
        return False
    names = {name for one in model._meta.concrete_fields for name in (one.name, one.attname)}
    if field and field not in names:
        return False
    return not word or word in allowed(table, field)


def allowed(table: str, field: str) -> set[str]:
    """The words that the database lets a column hold."""
    found: set[str] = set()
    for one in apps.get_model("records", table)._meta.constraints:
        if isinstance(one, CheckConstraint) and isinstance(one.condition, Q):
            for child in one.condition.children:
                if isinstance(child, tuple) and child[0] == f"{field}__in":
                    found |= set(child[1])
    return found


def is_answered_for(concept: str) -> bool:
    """Whether a table, a kind of event, a reading or an answer of the library links it."""
    return any(holders(concept)) or bool(readings_of(concept)) or bool(library()[concept].answer)


@pytest.mark.parametrize("concept", EVERY)
def test_a_concept_is_answered_for_or_it_is_said_why_not(concept: str) -> None:
    assert is_answered_for(concept) is not bool(why_not_yet(concept))


@pytest.mark.parametrize("concept", TABLES)
def test_a_table_that_holds_a_concept_exists(concept: str) -> None:
    assert TABLES[concept] or holders(concept)[1]
    assert [one for one in TABLES[concept] if not is_there(one)] == []


def test_nothing_links_what_is_no_concept() -> None:
    named = {concept for kind in KINDS.values() for concept in kind.concepts} | {*TABLES}
    named |= {one for readings in READ.values() for ids in readings.values() for one in ids}
    named |= {one for indicator in INDICATORS for one in concepts_of_indicator(indicator)}
    named |= {one for ids in CODES.values() for one in ids}

    assert named <= set(EVERY) == set(library())


def test_each_concept_waits_for_one_reason_in_both_languages() -> None:
    waiting = [concept for one in list_not_yet() for concept in one.concepts]

    assert len(waiting) == len(set(waiting))
    assert set(waiting) <= set(EVERY)
    assert {family for one in list_not_yet() for family in one.families} <= set(FAMILIES)
    assert all(one.concepts and one.reason.th and one.reason.en for one in list_not_yet())


def test_every_code_on_a_card_is_known_and_every_code_that_is_known_is_on_a_card() -> None:
    """Two wait for what members say of meanings and of reasons to join: the pulse survey's."""
    on_cards = {one for card in INDICATORS.values() for one in card.constructs}

    assert on_cards <= {*CODES, *EVERY}
    assert set(CODES) - on_cards <= {"K1", "EQ5"}


@pytest.mark.parametrize(
    ("sort", "there"),
    [
        (Sort.VERDICT, {*Networkhood} - {Networkhood.NOT_ENOUGH_EVIDENCE}),
        (Sort.CONDITION, {*Condition}),
        (Sort.CONTRAST, {*Contrast}),
        (Sort.READINESS, {*Readiness}),
        (Sort.DIAGNOSIS, {*Diagnosis}),
        (Sort.FLAG, {*Flag}),
        (Sort.MATTER, {*Matter}),
        (Sort.LENS, {*lenses()}),
        (Sort.QUESTION, {*ITEMS}),
        (Sort.CLAIM, {*CLAIMS}),
    ],
    ids=lambda one: str(one) if isinstance(one, Sort) else "",
)
def test_every_word_of_a_reading_speaks_of_something(sort: Sort, there: set[str]) -> None:
    assert set(READ[sort]) == there


def test_a_reading_that_is_named_exists() -> None:
    said = texts()

    assert set(READ[Sort.TYPE]) <= {one.name for one in fields(TypeReading)}
    assert set(READ[Sort.POWER]) <= {one.name for one in fields(PowerReading)}
    assert set(READ[Sort.MEASURE]) <= set(MEASURES)
    assert [one for one in READ[Sort.FIRST] if f"reading.{one}.question" not in said] == []
    assert set(READ) == {*Sort} - {Sort.INDICATOR}


def test_readings_are_found_both_ways() -> None:
    back = {(one.sort, one.id): concept for concept in library() for one in readings_of(concept)}

    assert {one for sort, one in back if sort is Sort.INDICATOR} == {
        one for one in INDICATORS if concepts_of_indicator(one)
    }
    assert [one.id for one in readings_of("LINK-I")] == ["R1", "L2", "link"]
    assert readings_of("nothing") == ()


def test_review_questions_are_answered_from_concepts_of_the_library() -> None:
    asked = [one for one in library().values() if one.family == "Q"]

    assert all(one.answer and one.see for one in asked)
    assert {to for one in asked for to in one.see} <= set(library())
    assert [one.id for one in library().values() if one.answer] == [one.id for one in asked]


def test_kinds_of_event_are_read_from_their_cards() -> None:
    assert holders("COM-03")[1] == tuple(
        kind.id for kind in KINDS.values() if "COM-03" in kind.concepts
    )


@pytest.mark.parametrize(
    "holder", ["Actress", "Actor.colour", "Actor.kind:ghost", "Membership.role:king"]
)
def test_a_holder_that_does_not_exist_is_found(holder: str) -> None:
    assert not is_there(holder)
