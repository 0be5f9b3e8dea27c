"""A questionnaire on paper: A4 as PDF, with a Thai typeface inside and numbers to circle."""

from datetime import UTC, datetime, time
from importlib.resources import as_file, files
from typing import Final

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from typing_extensions import override

from saiyai.adapters.sheets import Sheet

_FAMILY: Final = "Sarabun"
_MARGIN: Final = 15.0
_WIDTH: Final = 210 - 2 * _MARGIN
_ROUND: Final = 7.0
"""Across a circle, in millimetres, as everything here: as wide as a pen draws round a number."""

_STEP: Final = 10.5
_ROW: Final = 15.5
"""How high a question stands with its row of numbers."""

_TITLE, _TEXT, _SMALL = 16, 11.5, 9.5
_LEAST: Final = 8
"""Sizes of letters, in points; longer questions are set smaller, down to the least."""


def pdf_of(sheet: Sheet) -> bytes:
    """The sheet as PDF, the same bytes for the same sheet.

    Thai is shaped, so that marks stand above one another, and no sentence of a question is
    broken: it has no spaces at which it could be.
    Cost: some hundredths of a second, and the typeface in the file.
    """
    pdf = _Paper(sheet)
    pdf.add_page()
    pdf.head()
    for number, question in enumerate(sheet.questions, 1):
        if pdf.will_page_break(_ROW):
            pdf.add_page()
        pdf.ask(number, question)
    pdf.foot()
    return bytes(pdf.output())


class _Paper(FPDF):
    def __init__(self, sheet: Sheet) -> None:
        super().__init__(format="A4")
        self.sheet = sheet
        self.set_margin(_MARGIN)
        self.set_auto_page_break(auto=True, margin=_MARGIN + 6)
        self.set_title(sheet.title)
        self.set_creation_date(datetime.combine(sheet.day, time(), UTC))
        self.alias_nb_pages("{all}")
        for style, file in (("", "Sarabun-Regular"), ("B", "Sarabun-SemiBold")):
            with as_file(files("saiyai.adapters") / "fonts" / f"{file}.ttf") as path:
                self.add_font(_FAMILY, style, path)
        self.set_font(_FAMILY, size=_TEXT)
        self.set_text_shaping(use_shaping_engine=True)

    @override
    def footer(self) -> None:  # called by the library at the end of each page
        """Which page this is, so that no half of a sheet is lost."""
        self.set_y(-_MARGIN)
        self.set_font(_FAMILY, size=_SMALL)
        said = self.sheet.page.replace("{n}", str(self.page_no()))
        self.cell(0, 5, f"{self.sheet.title} · {said}", align="C")

    def head(self) -> None:
        """What this is, and how it is filled in."""
        self._line(self.sheet.title, _TITLE, "B", 9)
        self._line(self.sheet.under, _TEXT, "", 6)
        self.ln(1)
        for words in self.sheet.lead:
            self._words(words, _TEXT, 5.6)
        self.ln(2)

    def ask(self, number: int, question: str) -> None:
        """A question, and below it what to circle."""
        self._line(f"{number}. {question}", _TEXT, "B", 6.4)
        top = self.get_y() + 0.4
        self.set_font(_FAMILY, size=_SMALL)
        at = self.l_margin + max(self.get_string_width(self.sheet.low) + 5, 28)
        self._beside(self.l_margin, top, at - self.l_margin - 3, self.sheet.low, "R")
        for answer in range(1, 6):
            self._round(at, top, str(answer))
            at += _STEP
        high = self.get_string_width(self.sheet.high) + 3
        self._beside(at, top, high, self.sheet.high, "L")
        at += max(high, 28) + 4
        self._round(at, top, "0")
        self._beside(at + _ROUND + 1.5, top, 60, self.sheet.none, "L")
        self.set_y(top + _ROW - 6.8)

    def foot(self) -> None:
        """What to do with the sheet."""
        self.ln(1)
        for words in self.sheet.foot:
            self._words(words, _SMALL, 4.8)

    def _round(self, left: float, top: float, answer: str) -> None:
        self.set_line_width(0.25)
        self.ellipse(left, top, _ROUND, _ROUND)
        self._beside(left, top, _ROUND, answer, "C")

    def _beside(self, left: float, top: float, width: float, words: str, align: str) -> None:
        self.set_xy(left, top)
        self.cell(width, _ROUND, words, align=align)

    def _line(self, words: str, size: float, style: str, height: float) -> None:
        """One line, set smaller where it would be too long."""
        self.set_font(_FAMILY, style, size)
        wide = self.get_string_width(words)
        if wide > _WIDTH - 2:
            self.set_font(_FAMILY, style, max(_LEAST, size * (_WIDTH - 2) / wide))
        self.cell(_WIDTH, height, words, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _words(self, words: str, size: float, height: float) -> None:
        self.set_font(_FAMILY, size=size)
        self.multi_cell(_WIDTH, height, words, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
