"""A report as PDF: A4, typefaces inside, Thai shaped and broken between words, a map with legend.

The same bytes for the same report: nothing of the moment it is made in stands in the file.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from functools import cache, lru_cache, singledispatchmethod
from importlib.resources import as_file, files
from typing import Final

import uharfbuzz
from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import TTFFont
from typing_extensions import override

from saiyai.adapters.map_picture import (
    DOT,
    LETTERS,
    Drawing,
    LineDrawn,
    MarkDrawn,
    WordsDrawn,
    corners_of,
    drawing_of,
    letters_of,
)
from saiyai.adapters.thai_lines import pieces_of
from saiyai.domain.reports import (
    Facts,
    Figure,
    Figures,
    Lead,
    Length,
    Number,
    Picture,
    Points,
    Report,
    Text,
    Words,
    words_of,
)
from saiyai.domain.words import Language, Say, tell

_FAMILY: Final = "Sarabun"
_FILES: Final = {"": "Sarabun-Regular", "B": "Sarabun-SemiBold"}
_MARGIN: Final = 14.0
_WIDTH: Final = 210 - 2 * _MARGIN
_POINT: Final = 0.3528
"""A point in millimetres, as everything here but sizes of letters."""

_LEADING: Final = 1.42
"""How far lines are apart, of the size of letters: Thai has marks above marks."""

_SIZES: Final = {Length.SHORT: 8.4, Length.FULL: 10.0}
_INK, _SOFT, _RIVER = (31, 45, 51), (86, 102, 112), (8, 79, 80)
_PALE: Final = (191, 220, 217)
_SHORT_PAGES: Final = 2
_PICTURES: Final = (0.55, 0.4, 0.3)
"""How high the map is, of its width: as high as leaves a short report its two pages."""

_NUMBER: Final = 52.0
_LINE: Final = 34.0
"""How long the line from 0 to 1 is."""


def pdf_of(report: Report, language: Language) -> bytes:
    """The report as PDF.

    Cost: a tenth of a second for a page, and for the first Thai one the dictionary of words.
    """
    is_short = report.wanted.length is Length.SHORT
    pdf = _written(report, language, _PICTURES[0])
    for most in _PICTURES[1:] if is_short else ():
        if pdf.page <= _SHORT_PAGES:
            break
        pdf.close_fonts()
        pdf = _written(report, language, most)
    return bytes(pdf.output())


def _written(report: Report, language: Language, most: float) -> "_Paper":
    pdf = _Paper(report, language, most)
    pdf.add_page()
    pdf.head()
    for section in report.sections:
        pdf.heading(section.heading)
        for block in section.blocks:
            pdf.block(block)
    return pdf


class _Paper(FPDF):
    def __init__(self, report: Report, language: Language, most: float) -> None:
        super().__init__(format="A4")
        self.report = report
        self.language = language
        self.most = most
        self.text_size = _SIZES[report.wanted.length]
        self.set_margin(_MARGIN)
        self.set_auto_page_break(auto=True, margin=_MARGIN + 3)
        self.set_title(self._title())
        self.set_lang(language)
        self.set_creation_date(datetime.combine(report.day, time(), UTC))
        self.alias_nb_pages("{all}")
        for style, file in _FILES.items():
            with as_file(files("saiyai.adapters") / "fonts" / f"{file}.ttf") as path:
                self.add_font(_FAMILY, style, path)
        self.set_font(_FAMILY, size=self.text_size)
        self.set_text_shaping(use_shaping_engine=True)
        self.set_text_color(*_INK)

    def close_fonts(self) -> None:
        """Let go of the typefaces of a paper that is not given out."""
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    @override
    def footer(self) -> None:  # called by the library at the end of each page
        """Whose report it is, of which day, and which page this is."""
        self.set_y(-_MARGIN + 1)
        self.set_font(_FAMILY, size=7)
        self.set_text_color(*_SOFT)
        page = tell(Say("report.page", n=str(self.page_no()), all="{all}"), self.language)
        day = tell(Say("today.as_of", day=self.report.day), self.language)
        self.cell(0, 4, f"{self._title()} · {day} · {page}", align="C")
        self.set_text_color(*_INK)

    def _title(self) -> str:
        return tell(Say("report.title", network=self.report.network), self.language)

    def head(self) -> None:
        """Whose report it is, for whom, and what it is read from."""
        self.words(self._title(), self.text_size * 1.9, "B")
        for about in self.report.about[:-1]:
            self.words(self.told(about), self.text_size * 0.92, colour=_SOFT)
        self.words(self.told(self.report.about[-1]), self.text_size, "B", _RIVER)

    def heading(self, says: Words) -> None:
        """The heading of a section, never alone at the foot of a page."""
        size = self.text_size * 1.3
        if self.will_page_break(self.text_size * _POINT * 9):
            self.add_page()
        self.ln(self.text_size * 0.16)
        self.set_draw_color(226, 220, 205)
        self.set_line_width(0.2)
        self.line(_MARGIN, self.get_y(), _MARGIN + _WIDTH, self.get_y())
        self.ln(0.6)
        self.words(self.told(says), size, "B", _RIVER)

    def told(self, says: Words) -> str:
        return words_of(says, self.language)

    def words(
        self,
        words: str,
        size: float = 0,
        style: str = "",
        colour: tuple[int, int, int] = _INK,
        *,
        left: float = 0,
        width: float = 0,
    ) -> None:
        """A sentence over as many lines as it takes, broken between words."""
        size = size or self.text_size
        high, wide = size * _POINT * _LEADING, width or _WIDTH - left
        lines = self.lines_of(words, wide, size, style)
        self.set_text_color(*colour)
        for line in lines:
            self.set_font(_FAMILY, style, size)
            self.set_x(_MARGIN + left)
            self.cell(wide, high, line, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_text_color(*_INK)

    def lines_of(self, words: str, wide: float, size: float = 0, style: str = "") -> list[str]:
        """The lines that words come to; none is longer than there is room."""
        room, size = wide - 2 * self.c_margin, size or self.text_size
        lines, line, left = list[str](), "", room
        for piece in _fitting(words, room, size, style):
            needs = wide_of(piece.rstrip(), style) * size
            if line and needs > left:
                lines.append(line.rstrip())
                line, left = "", room
            line += piece
            left -= wide_of(piece, style) * size
        return [*lines, line.rstrip()]

    # --- blocks ----------------------------------------------------------------------------------

    @singledispatchmethod
    def block(self, block: object) -> None:
        raise NotImplementedError(block)

    @block.register
    def _(self, block: Lead) -> None:
        self.words(self.told(block.says), self.text_size * 1.25, "B")

    @block.register
    def _(self, block: Text) -> None:
        told = " · ".join(self.told(one) for one in block.says)
        size = self.text_size * (0.92 if block.is_small else 1)
        self.words(told, size, colour=_SOFT if block.is_small else _INK)

    @block.register
    def _(self, block: Points) -> None:
        self.under(block.under)
        for one in block.rows:
            self.bullet()
            self.words(self.told(one), left=3.4)

    @block.register
    def _(self, block: Facts) -> None:
        self.under(block.under)
        for called, told in block.rows:
            self.bullet()
            self.words(f"{self.told(called)}: {self.told(told)}", left=3.4)

    @block.register
    def _(self, block: Figures) -> None:
        self.under(block.under)
        for one in block.rows:
            self.figure(one)

    @block.register
    def _(self, block: Picture) -> None:
        drawing = drawing_of(block, self.language, _WIDTH, self.most)
        self.words(drawing.title, colour=_SOFT)
        if self.will_page_break(drawing.height):
            self.add_page()
        top = self.get_y()
        _draw(self, drawing, top)
        self.set_y(top + drawing.height)

    def under(self, says: Words | None) -> None:
        """What a list is about."""
        if says is None:
            return
        if self.will_page_break(self.text_size * _POINT * 6):
            self.add_page()
        self.ln(0.7)
        self.words(self.told(says), style="B")

    def bullet(self) -> None:
        """The dot before a line; on the page on which the line begins."""
        high = self.text_size * _POINT * _LEADING
        if self.will_page_break(high):
            self.add_page()
        self.set_fill_color(*_SOFT)
        self.circle(_MARGIN + 1.2, self.get_y() + high / 2, 0.5, style="F")

    def figure(self, one: Figure) -> None:
        """A number in a row: what it is of, on the line, in figures."""
        high = self.text_size * _POINT * _LEADING
        wide = _WIDTH - _LINE - _NUMBER - 6 if one.number else _WIDTH
        said = f"{self.told(one.of)}: {self.told(one.says)}"
        if self.will_page_break(high * len(self.lines_of(said, wide)) + 0.8):
            self.add_page()
        top = self.get_y()
        self.words(said, width=wide)
        bottom = self.get_y()
        if one.number:
            middle = (top + bottom) / 2
            if one.number.is_share:
                self._on_line(one.number, _MARGIN + wide + 3, middle)
            self._number(one.number, one.sure, _MARGIN + wide + _LINE + 6, middle - high / 2)
        self.set_y(bottom + 0.5)

    def _on_line(self, one: Number, left: float, middle: float) -> None:
        self.set_draw_color(*_SOFT)
        self.set_line_width(0.2)
        self.line(left, middle, left + _LINE, middle)
        for tick in (0, 0.5, 1):
            self.line(left + tick * _LINE, middle - 0.8, left + tick * _LINE, middle + 0.8)
        self.set_fill_color(*_PALE)
        self.set_draw_color(*_RIVER)
        wide = max((one.high - one.low) * _LINE, 0.3)
        self.rect(left + one.low * _LINE, middle - 1.1, wide, 2.2, style="DF")
        self.set_fill_color(*_RIVER)
        self.circle(left + one.value * _LINE, middle, 0.9, style="F")

    def _number(self, one: Number, says: Words | None, left: float, top: float) -> None:
        high = self.text_size * _POINT * _LEADING
        between = tell(Say("today.between", low=one.low, high=one.high), self.language)
        sure = f" · {self.told(says)}" if says else ""
        self.set_font(_FAMILY, "B", self.text_size)
        self.set_xy(left, top)
        self.cell(9, high, f"{one.value:.2f}")
        self.set_font(_FAMILY, "", self.text_size * 0.88)
        self.cell(_NUMBER - 9, high, f"{between}{sure}")


# --- lines ---------------------------------------------------------------------------------------


def _fitting(words: str, room: float, size: float, style: str) -> Iterator[str]:
    """Pieces of words; one that no line holds, such as an address, letter by letter."""
    for piece in pieces_of(words):
        if wide_of(piece.rstrip(), style) * size <= room:
            yield piece
        else:
            yield from letters_of(piece)


@lru_cache(maxsize=20_000)
def wide_of(piece: str, style: str) -> float:
    """How wide a piece is in letters of one point. The same words come again and again."""
    written = uharfbuzz.Buffer()
    written.add_str(piece)
    written.guess_segment_properties()
    font = _shaper(style)
    uharfbuzz.shape(font, written)
    wide = sum(one.x_advance for one in written.glyph_positions)
    return float(wide / font.face.upem * _POINT)


@cache
def _shaper(style: str) -> uharfbuzz.Font:
    """A typeface to measure with: measuring with that of a file would change the file."""
    letters = (files("saiyai.adapters") / "fonts" / f"{_FILES[style]}.ttf").read_bytes()
    return uharfbuzz.Font(uharfbuzz.Face(letters))


# --- the picture ---------------------------------------------------------------------------------


def _draw(pdf: _Paper, drawing: Drawing, top: float) -> None:
    for line in drawing.lines:
        _line(pdf, line, top)
    _dash(pdf, ())
    for mark in drawing.marks:
        _mark(pdf, mark, top)
    for words in drawing.words:
        _words(pdf, words, top)
    pdf.set_text_color(*_INK)


def _line(pdf: _Paper, one: LineDrawn, top: float) -> None:
    pdf.set_draw_color(one.pen.colour)
    pdf.set_line_width(one.pen.width)
    _dash(pdf, one.pen.dashes)
    (x1, y1), (x2, y2) = one.start, one.end
    pdf.line(_MARGIN + x1, top + y1, _MARGIN + x2, top + y2)


def _dash(pdf: _Paper, dashes: Sequence[float]) -> None:
    """Dashes as the pen has them; the library knows one dash and one gap only."""
    scaled = " ".join(f"{one * pdf.k:.2f}" for one in dashes)
    pdf._out(f"[{scaled}] 0 d")  # noqa: SLF001 - the same operator as its own dashes


def _mark(pdf: _Paper, one: MarkDrawn, top: float) -> None:
    x, y = _MARGIN + one.at[0], top + one.at[1]
    pdf.set_line_width(0.3)
    pdf.set_fill_color("#ffffff" if one.shape.is_hollow else one.shape.colour)
    pdf.set_draw_color(one.shape.colour if one.shape.is_hollow else "#ffffff")
    if one.shape.corners:
        pdf.polygon([(_MARGIN + a, top + b) for a, b in corners_of(one)], style="DF")
    else:
        pdf.circle(x, y, DOT, style="DF")


def _words(pdf: _Paper, one: WordsDrawn, top: float) -> None:
    pdf.set_font(_FAMILY, "B" if one.is_strong else "", LETTERS / _POINT)
    wide = pdf.get_string_width(one.words)
    x = _MARGIN + one.at[0] - {"start": 0.0, "middle": wide / 2, "end": wide}[one.anchor]
    if one.on_lines:
        pdf.set_fill_color(255, 255, 255)
        with pdf.local_context(fill_opacity=0.75):
            pdf.rect(x, top + one.at[1] - LETTERS * 0.8, wide, LETTERS * 1.05, style="F")
    pdf.text(x, top + one.at[1], one.words)
