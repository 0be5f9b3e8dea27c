"""The questions of the pulse survey are those of the theory, as amended."""

import re
from csv import DictReader
from pathlib import Path

import pytest

from saiyai.domain.library import library
from saiyai.domain.pulse import (
    ITEMS,
    NO_ANSWER,
    NOT_VALIDATED,
    PREFACE,
    SCALE,
    Form,
    Item,
    items_beside,
    items_for,
    items_of,
    words_of_answer,
)
from saiyai.domain.words import Language, tell

SPECIFIED = Path(__file__).parents[1] / "datasets" / "indicators.csv"


def asked_by(formula: str) -> set[str]:
    """`mean(q2,q23,q24)` and `mean(q3..q5)` as ids."""
    found = set(re.findall(r"q\d+", formula))
    for first, last in re.findall(r"q(\d+)\.\.q(\d+)", formula):
        found |= {f"q{n}" for n in range(int(first), int(last) + 1)}
    return found


def test_every_perceptual_indicator_is_made_of_the_questions_that_are_specified() -> None:
    rows = DictReader(SPECIFIED.read_text("utf-8").splitlines())
    perceived = {row["id"]: row["formula"] for row in rows if row["type"] == "P"}

    assert len(perceived) == 9
    for indicator, formula in perceived.items():
        items = items_for(indicator)
        assert {item.id for item in items} == asked_by(formula), indicator
        turned = {f"q{n}" for n in re.findall(r"6-q(\d+)", formula)}
        assert {item.id for item in items if item.is_reversed} == turned, indicator


def test_there_are_twenty_seven_and_one_that_the_glossary_adds() -> None:
    assert list(ITEMS) == [f"q{n}" for n in range(1, 29)]
    beside = {item.id: item.beside for item in ITEMS.values() if not item.indicator}
    assert beside == {"q25": "R3", "q26": "M3", "q27": "M3", "q28": "G1"}
    assert [item.id for item in items_beside("M3")] == ["q26", "q27"]


def test_the_short_form_and_what_is_read_aloud() -> None:
    short, spoken = items_of(Form.SHORT), items_of(Form.SPOKEN)

    assert items_of(Form.FULL) == tuple(ITEMS.values())
    marked = "q1 q3 q5 q6 q8 q10 q12 q13 q15 q16 q19 q22"
    assert [item.id for item in short] == marked.split()
    assert len(spoken) == 8
    assert set(spoken) <= set(short)
    assert not any(item.is_reversed for item in spoken)  # a "not" is easily lost by ear
    assert len({item.indicator for item in spoken}) == 8


@pytest.mark.parametrize("item", ITEMS.values(), ids=lambda item: item.id)
def test_questions_stand_in_both_languages_and_the_thai_has_no_pronoun(item: Item) -> None:
    thai = tell(item.words, Language.TH)

    assert not re.search("ฉัน|ดิฉัน|ผม|คุณ|ท่าน|ครับ|ค่ะ", thai)
    assert tell(item.words, Language.EN).endswith(".")
    assert set(item.concepts) <= library().keys()


def test_every_answer_and_that_nothing_is_validated_yet_is_said_in_both_languages() -> None:
    told = [words_of_answer(answer) for answer in (NO_ANSWER, *SCALE)]

    for language in Language:
        assert len({tell(one, language) for one in told}) == 6
        assert len({tell(form.words, language) for form in Form}) == 3
    assert "not yet validated" in tell(NOT_VALIDATED, Language.EN)
    assert "ยังไม่ผ่านการทดสอบ" in tell(NOT_VALIDATED, Language.TH)
    assert "ไม่มีใครรู้ว่าใครตอบอะไร" in tell(PREFACE, Language.TH)
