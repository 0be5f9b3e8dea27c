"""Every text stands in both languages, asks for the same facts, and is used."""

import re
from datetime import date
from pathlib import Path

import pytest

from saiyai.domain.periods import in_year
from saiyai.domain.words import Language, Say, say, tell, texts

FACT = re.compile(r"\{(\w+)[^}]*\}")
RED_WORDS = ("อันตราย", "ล้มเหลว", "ผิดปกติ", "เสี่ยงสูง", "โดดเดี่ยว", "ตัวแสดง", "โหนด", "ผู้มีอิทธิพล")


def asked_of(text: str) -> set[str]:
    """The facts of a text; one that is given in each language counts as the same."""
    return {fact.removesuffix("_th").removesuffix("_en") for fact in FACT.findall(text)}


@pytest.mark.parametrize("key", sorted(texts()))
def test_a_text_asks_for_the_same_facts_in_both_languages(key: str) -> None:
    thai, english = (texts()[key][language] for language in Language)

    assert thai.strip() and english.strip()
    assert asked_of(thai) == asked_of(english)


@pytest.mark.parametrize("key", sorted(texts()))
def test_no_text_uses_a_word_that_accuses(key: str) -> None:
    assert not [word for word in RED_WORDS if word in texts()[key][Language.TH]]


def test_facts_are_written_in_the_readers_calendar_and_plural() -> None:
    day = date(2026, 10, 31)

    assert say("today.as_of", Language.TH, day=day) == "ณ วันที่ 31 ต.ค. 2569"
    assert say("today.as_of", Language.EN, day=day) == "As of 31 Oct 2026"
    assert say("start.actors", Language.EN, n=1) == "1 member"
    assert say("start.actors", Language.EN, n=1200) == "1,200 members"
    assert say("members.since", Language.EN, day=in_year(2018)) == "since 2018"


def test_a_sentence_inside_a_sentence_is_told_in_the_same_language() -> None:
    inner = Say("lack.lines", n=2)

    assert "2 more lines" in tell(Say("today.nearest", what=inner), Language.EN)


def test_every_error_has_a_next_step() -> None:
    codes = {key for key in texts() if re.fullmatch(r"error\.\w+", key)}

    assert codes
    assert {f"{code}.next" for code in codes} <= set(texts())


def test_every_error_class_has_its_text() -> None:
    files = (Path(__file__).parents[2] / "src/saiyai/domain/errors").glob("*.py")
    source = "".join(file.read_text("utf-8") for file in files)
    codes = re.findall(r'code = "(\w+)"', source)

    assert len(codes) > 20
    assert [code for code in codes if f"error.{code}" not in texts()] == []
