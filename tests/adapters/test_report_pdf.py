"""A report on paper: the same file for the same report, and no line beyond the page."""

from dataclasses import replace
from datetime import date

import pytest

from saiyai.adapters.map_picture import drawing_of, shortened, svg_of
from saiyai.adapters.report_pdf import _Paper, pdf_of
from saiyai.domain.reports import (
    Dot,
    Edition,
    Figure,
    Figures,
    Length,
    Number,
    Own,
    Picture,
    Points,
    Report,
    Section,
    Stroke,
    Text,
    Wanted,
)
from saiyai.domain.words import Language, Say, texts
from tests.adapters.test_paper import drawn, pages

LONG = Own("กลุ่มเหมืองฝายและผู้ใช้น้ำที่ดูแลป่าต้นน้ำร่วมกัน " * 12 + "x" * 300)
MAP = Picture(
    Say("report.picture", n=3, lines=1, day=date(2026, 10, 31)),
    [
        Dot(-0.4, 0.2, "person", None),
        Dot(0.5, -0.3, "group", Own("<b>ป่า & น้ำ")),
        Dot(0, 0.9, "network", Own("กลุ่มเดี่ยว")),
    ],
    [Stroke(0, 1, "untested")],
    {"person": 1, "group": 1, "network": 1},
    {"untested": 1},
)
NUMBER = Figure(Own("ด้าน"), Say("dimensions.not_yet"), Number(0.4, 0.2, 0.6), Say("sure.fairly"))
REPORT = Report(
    Own("ลุ่มน้ำ"),
    date(2026, 10, 31),
    9,
    Wanted(Edition.NAMED, Length.SHORT),
    [Say("report.relations")],
    [
        Section(
            "map",
            Say("report.section.map"),
            [MAP, Text([LONG]), Points([LONG]), Figures([NUMBER])],
        )
    ],
)


@pytest.mark.parametrize("language", Language)
def test_the_same_report_is_the_same_file(language: Language) -> None:
    first = pdf_of(REPORT, language)

    assert first == pdf_of(REPORT, language)
    assert pages(first) == 1
    assert first.count(b"/FontFile2") == 2


def test_one_that_is_too_long_for_two_pages_draws_its_map_smaller() -> None:
    long = Section("good", Say("report.section.good"), [Points([LONG] * 10)])
    report = replace(REPORT, sections=[*REPORT.sections, long])
    full = replace(report, wanted=Wanted(Edition.NAMED, Length.FULL))

    assert pages(pdf_of(report, Language.TH)) == 2
    assert pages(pdf_of(full, Language.TH)) > 2


def test_no_line_is_longer_than_its_room() -> None:
    paper = _Paper(REPORT, Language.TH, 0.5)
    for told in [*(one[Language.TH] for one in list(texts().values())[::43]), LONG.words]:
        for line in paper.lines_of(told, 60):
            paper.set_font("Sarabun", size=paper.text_size)
            assert paper.get_string_width(line) <= 60, line
    paper.close_fonts()


def test_the_picture_has_all_its_actors_its_dashes_and_its_legend() -> None:
    svg = svg_of(drawing_of(MAP, Language.TH))

    assert svg.count("<circle") + svg.count("<polygon") == 2 * len(MAP.dots)
    assert svg.count("stroke-dasharray") == 2 * len(MAP.strokes)
    assert "&lt;b&gt;ป่า &amp; น้ำ" in svg
    assert "กลุ่มเดี่ยว" in svg
    assert "ยังไม่ได้ลองติดต่อ 1" in svg
    assert "1 รายไม่มีชื่อในภาพ" in svg
    assert " c" in drawn(pdf_of(REPORT, Language.TH))


def test_an_empty_picture_is_drawn_as_well() -> None:
    empty = Picture(Say("report.picture", n=0, lines=0, day=date(2026, 10, 31)), [], [], {}, {})

    assert "<svg" in svg_of(drawing_of(empty, Language.EN))


def test_a_name_that_is_cut_keeps_its_marks() -> None:
    assert shortened("กลุ่มน้ำ", 26) == "กลุ่มน้ำ"
    assert [shortened("ผู้ปู่ที่น้ำ", n) for n in (4, 8)] == ["ผู้…", "ผู้ปู่…"]
