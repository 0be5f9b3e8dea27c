"""A questionnaire on paper: both languages in their letters, on as few pages as it takes."""

import re
import zlib
from dataclasses import replace
from datetime import date

import pytest

from saiyai.adapters.paper import pdf_of
from saiyai.adapters.sheets import Sheet
from saiyai.domain.pulse import PREFACE, Form, Item, items_of, words_of_answer
from saiyai.domain.words import Language, tell

DAY = date(2026, 10, 31)


def paper_of(items: tuple[Item, ...], network: str, day: date, language: Language) -> Sheet:
    low, high, none = (tell(words_of_answer(one), language) for one in (1, 5, 0))
    return Sheet(
        title="เสียงสมาชิก",
        under=network,
        lead=[tell(PREFACE, language)],
        questions=[tell(item.words, language) for item in items],
        low=low,
        high=high,
        none=none,
        foot=[tell(PREFACE, language)],
        page="{n}/{all}",
        day=day,
    )


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def drawn(pdf: bytes) -> str:
    """What is drawn on all pages, as instructions."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    texts = []
    for one in found:
        try:
            texts.append(zlib.decompress(one).decode("latin-1"))
        except zlib.error:
            continue  # a picture or a typeface
    return "\n".join(texts)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("form", "most"), [(Form.FULL, 2), (Form.SHORT, 1), (Form.SPOKEN, 1)])
def test_every_form_fits_on_one_sheet_front_and_back(
    language: Language, form: Form, most: int
) -> None:
    items = items_of(form)
    pdf = pdf_of(paper_of(items, "เครือข่ายทดลอง", DAY, language))

    assert pages(pdf) == most
    # A circle for each number to choose is four curves.
    assert len(re.findall(r" c\b", drawn(pdf))) == 4 * 6 * len(items)


def test_the_same_sheet_is_the_same_file_and_tells_no_time_of_day() -> None:
    sheet = paper_of(items_of(Form.SHORT), "Trial", DAY, Language.EN)
    first, second = pdf_of(sheet), pdf_of(sheet)

    assert first == second
    assert b"D:20261031000000" in first


def test_the_typeface_is_inside_and_holds_both_scripts() -> None:
    pdf = pdf_of(paper_of(items_of(Form.SHORT), "เครือข่าย Trial", DAY, Language.TH))

    assert pdf.count(b"/FontFile2") == 2  # the usual letters and the strong ones
    named = re.findall(rb"/BaseFont /\w+\+(\w+)", pdf)
    assert set(named) == {b"Sarabun", b"SarabunSemiBold"}


def test_a_question_that_is_too_long_for_its_line_is_set_smaller_and_not_broken() -> None:
    sheet = paper_of(items_of(Form.SPOKEN), "Trial", DAY, Language.TH)
    long = "ก" * 110
    usual, set_smaller = (
        drawn(pdf_of(replace(sheet, questions=[one]))) for one in ("ก" * 10, long)
    )

    def sizes(text: str) -> set[float]:
        return {float(size) for size in re.findall(r"/F\d+ ([\d.]+) Tf", text)}

    assert min(sizes(set_smaller)) < min(sizes(usual))
    assert len(re.findall(r"BT", set_smaller)) == len(re.findall(r"BT", usual))
