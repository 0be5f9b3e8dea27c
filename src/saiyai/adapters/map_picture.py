"""The map as a picture for paper: dots, lines and legend placed once, drawn as SVG or in a PDF.

States of lines are told by dashes as well as colours, kinds of actor by shapes, so that the
picture reads in black and white. A name has a place where it covers no other and no dot, or none.
"""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, TypeAlias

from saiyai.domain.reports import Picture, words_of
from saiyai.domain.words import Language, Say, tell

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]

DOT: Final = 1.35
"""How far a dot reaches from its middle, in millimetres, as everything here."""

LETTERS: Final = 2.65
"""How high letters are in the picture."""

_EDGE: Final = 5.0
_LEAST, _MOST = 0.4, 0.62
"""How high a picture may be without its legend, of its width."""
_KEY: Final = 4.6
_COLUMN: Final = 44.0
_LONGEST: Final = 26
_WIDE: Final = 0.53
"""How wide a letter is at most on average, of its height."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line of a state is drawn: dashes and gaps in turn, none for a whole line."""

    colour: str
    width: float
    dashes: tuple[float, ...] = ()


PENS: Final[dict[str, Pen]] = {
    "active": Pen("#0b6b6b", 0.5),
    "verified": Pen("#2f9e94", 0.32),
    "repaired": Pen("#0b6b6b", 0.6, (2.6, 0.7)),
    "fallow": Pen("#4f9b83", 0.4, (1.8, 1.1)),
    "resting": Pen("#4f9b83", 0.4, (3.2, 1.4)),
    "laid": Pen("#5c6b73", 0.28, (0.4, 0.8)),
    "untested": Pen("#77858b", 0.35, (0.9, 0.9)),
    "unanswered": Pen("#a86600", 0.5, (1.8, 0.7, 0.4, 0.7)),
    "lapsed": Pen("#8d6b3f", 0.35, (0.4, 1.5)),
    "ended": Pen("#77777f", 0.22, (0.3, 2.4)),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """How an actor of a kind is drawn: corners on a circle from an angle, none for a circle."""

    colour: str
    corners: int = 0
    turn: float = 0
    is_hollow: bool = False


SHAPES: Final[dict[str, Shape]] = {
    "person": Shape("#c77f3d"),
    "group": Shape("#0b7285", 4, 45),
    "organisation": Shape("#3b5b92", 4),
    "agency": Shape("#7a5195", 3),
    "institution": Shape("#8a3b5f", 3, 180),
    "assembly": Shape("#4f772d", 5),
    "network": Shape("#1f2d33", 6),
    "public": Shape("#b5651d", is_hollow=True),
    "nature": Shape("#2f9e6e", 4, 45, is_hollow=True),
    "unspecified": Shape("#868e96", 4, is_hollow=True),
}
_NAMED_FIRST: Final = ("network", "assembly", "institution", "agency", "organisation", "group")


@dataclass(frozen=True, slots=True)
class LineDrawn:
    """A line between two points."""

    start: Point
    end: Point
    pen: Pen


@dataclass(frozen=True, slots=True)
class MarkDrawn:
    """An actor."""

    at: Point
    shape: Shape


@dataclass(frozen=True, slots=True)
class WordsDrawn:
    """Words that begin at a point, on their base line; `anchor` as SVG has it."""

    at: Point
    words: str
    anchor: str = "start"
    is_strong: bool = False
    on_lines: bool = False
    """Whether lines may run below it, so that it needs a rim of paper."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in one language, every piece of it in its place, in millimetres."""

    width: float
    height: float
    title: str
    lines: Sequence[LineDrawn]
    marks: Sequence[MarkDrawn]
    words: Sequence[WordsDrawn]


def drawing_of(
    picture: Picture, language: Language, width: float = 180, most: float = _MOST
) -> Drawing:
    """Everything in its place, the same for the same picture; `most`: how high, of its width.

    Cost: labels times labels, milliseconds for a hundred.
    """
    at, high = _places(picture, width, most)
    lines = [
        LineDrawn(at[one.a], at[one.b], PENS[one.state])
        for one in sorted(picture.strokes, key=lambda one: -list(PENS).index(one.state))
    ]
    marks = [MarkDrawn(here, SHAPES[dot.kind]) for here, dot in zip(at, picture.dots, strict=True)]
    labels = _labels(picture, at, (width, high), language)
    unnamed = len(picture.dots) - len(labels)
    legend, bottom = _legend(picture, language, width, high + 4, unnamed)
    return Drawing(
        width,
        bottom,
        words_of(picture.title, language),
        [*lines, *(one for one in legend if isinstance(one, LineDrawn))],
        [*marks, *(one for one in legend if isinstance(one, MarkDrawn))],
        [*labels, *(one for one in legend if isinstance(one, WordsDrawn))],
    )


def _places(picture: Picture, width: float, most: float) -> tuple[list[Point], float]:
    """Where every dot stands, and how high the picture is without its legend.

    Who has no line stands in a row of their own below the others, and is never left out.
    """
    joined = {end for stroke in picture.strokes for end in (stroke.a, stroke.b)}
    dots = picture.dots
    xs = [dots[one].x for one in joined] or [0.0]
    ys = [dots[one].y for one in joined] or [0.0]
    wide, tall = max(max(xs) - min(xs), 1e-6), max(max(ys) - min(ys), 1e-6)
    high = width * min(max(tall / wide, _LEAST), most) if joined else 0.0
    scale = min((width - 2 * _EDGE) / wide, (high - 2 * _EDGE) / tall)
    across, down = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    at = [
        (
            round(width / 2 + (dot.x - across) * scale, 2),
            round(high / 2 - (dot.y - down) * scale, 2),
        )
        for dot in dots
    ]
    lone = [number for number in range(len(dots)) if number not in joined]
    columns = max(1, int(width // _COLUMN))
    for place, number in enumerate(lone):
        row, column = divmod(place, columns)
        at[number] = (
            round(column * width / columns + 3.7, 2),
            round(high + (row + 0.5) * _KEY, 2),
        )
    return at, high + math.ceil(len(lone) / columns) * _KEY


# --- names ---------------------------------------------------------------------------------------


def _labels(
    picture: Picture, at: Sequence[Point], room: tuple[float, float], language: Language
) -> list[WordsDrawn]:
    taken: list[Box] = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in at]
    found = []
    order = sorted(range(len(at)), key=lambda one: (_turn(picture.dots[one].kind), at[one]))
    for number in order:
        name = picture.dots[number].name
        if name is None:
            continue
        words = shortened(name.in_(language), _LONGEST)
        free = _free_place(at[number], wide_of(words), room, taken)
        if free is not None:
            box, anchor, base = free
            taken.append(box)
            found.append(WordsDrawn(base, words, anchor, on_lines=True))
    return found


def _turn(kind: str) -> int:
    """When a kind gets its names: many are behind a network, and persons come last."""
    return _NAMED_FIRST.index(kind) if kind in _NAMED_FIRST else len(_NAMED_FIRST)


def _free_place(
    at: Point, wide: float, room: tuple[float, float], taken: Sequence[Box]
) -> tuple[Box, str, Point] | None:
    """The first of four places beside a dot where nothing stands yet: box, anchor, base line."""
    (x, y), gap, half = at, DOT + 0.5, LETTERS * 0.62
    places = (
        ((x + gap, y - half, x + gap + wide, y + half), "start", (x + gap, y + LETTERS * 0.34)),
        ((x - gap - wide, y - half, x - gap, y + half), "end", (x - gap, y + LETTERS * 0.34)),
        (
            (x - wide / 2, y + gap, x + wide / 2, y + gap + 2 * half),
            "middle",
            (x, y + gap + LETTERS),
        ),
        (
            (x - wide / 2, y - gap - 2 * half, x + wide / 2, y - gap),
            "middle",
            (x, y - gap - LETTERS * 0.3),
        ),
    )
    for box, anchor, base in places:
        inside = box[0] >= 0 and box[1] >= 0 and box[2] <= room[0] and box[3] <= room[1]
        if inside and not any(_meet(box, one) for one in taken):
            return box, anchor, base
    return None


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def wide_of(words: str, high: float = LETTERS) -> float:
    """About how wide words are; marks above and below a letter take no room."""
    return sum(not _is_mark(one) for one in words) * high * _WIDE


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn"


def shortened(words: str, longest: int) -> str:
    """Words of so many letters at most, never cut before a mark that stands on a letter."""
    if len(words) <= longest:
        return words
    end = longest - 1
    while end and (_is_mark(words[end]) or words[end] in "ะาำ"):
        end -= 1
    return words[:end].rstrip("เแโใไ ") + "…"


def letters_of(words: str) -> Iterator[str]:
    """Words letter by letter, each with the marks that stand on it."""
    letter = ""
    for one in words:
        if letter and not _is_mark(one):
            yield letter
            letter = ""
        letter += one
    yield letter


# --- the legend ----------------------------------------------------------------------------------

_Piece: TypeAlias = LineDrawn | MarkDrawn | WordsDrawn


def _legend(
    picture: Picture, language: Language, width: float, top: float, unnamed: int
) -> tuple[list[_Piece], float]:
    """What every shape and dash means, with how many there are; and where the picture ends."""
    pieces: list[_Piece] = []
    groups = (
        ("report.picture.actors", "actor_kind", picture.kinds),
        ("report.picture.lines", "state", picture.states),
    )
    for heading, group, counts in groups:
        if not counts:
            continue
        pieces.append(WordsDrawn((0, top), tell(Say(heading), language), is_strong=True))
        columns = max(1, int(width // _COLUMN))
        for number, (word, count) in enumerate(counts.items()):
            row, column = divmod(number, columns)
            x, y = column * width / columns, top + (row + 1) * _KEY
            called = Say(f"{group}.{word}")
            said = tell(Say("report.picture.kind", kind=called, n=count), language)
            pieces += [_key(word, x, y), WordsDrawn((x + 9, y), said)]
        top += (math.ceil(len(counts) / columns) + 1) * _KEY + 1
    notes = [Say("report.picture.means")]
    notes += [Say("report.picture.unnamed", n=unnamed)] if unnamed else []
    for note in notes:
        pieces.append(WordsDrawn((0, top), tell(note, language)))
        top += _KEY
    return pieces, top - _KEY + 1.5


def _key(word: str, x: float, y: float) -> _Piece:
    middle = y - LETTERS * 0.36
    if word in PENS:
        return LineDrawn((x, middle), (x + 7.4, middle), PENS[word])
    return MarkDrawn((x + 3.7, middle), SHAPES[word])


def corners_of(mark: MarkDrawn, reach: float = DOT) -> list[Point]:
    """The corners of a shape; none of a circle."""
    shape, (x, y) = mark.shape, mark.at
    reach *= 1.2 if shape.corners else 1
    turns = [math.radians(shape.turn - 90 + 360 * n / shape.corners) for n in range(shape.corners)]
    return [
        (round(x + reach * math.cos(one), 2), round(y + reach * math.sin(one), 2)) for one in turns
    ]


# --- SVG -----------------------------------------------------------------------------------------


def svg_of(drawing: Drawing) -> str:
    """The drawing as SVG, at the size of print, with its legend inside."""
    size = f"{drawing.width:g} {drawing.height:.2f}"
    begin = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img"'
        f' aria-label="{escape(drawing.title)}" width="{drawing.width:g}mm"'
        f' height="{drawing.height:.2f}mm" class="map-picture"'
        f' font-family="Sarabun, sans-serif" font-size="{LETTERS}">'
    )
    pieces = [
        begin,
        f"<title>{escape(drawing.title)}</title>",
        f'<rect width="{drawing.width:g}" height="{drawing.height:.2f}" fill="#fff"/>',
        *map(_line, drawing.lines),
        *map(_mark, drawing.marks),
        *map(_words, drawing.words),
        "</svg>",
    ]
    return "\n".join(pieces)


def _line(one: LineDrawn) -> str:
    (x1, y1), (x2, y2), pen = one.start, one.end, one.pen
    dashes = f' stroke-dasharray="{" ".join(f"{d:g}" for d in pen.dashes)}"' if pen.dashes else ""
    return (
        f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{pen.colour}"'
        f' stroke-width="{pen.width:g}"{dashes}/>'
    )


def _mark(one: MarkDrawn) -> str:
    (x, y), shape = one.at, one.shape
    inside = "#fff" if shape.is_hollow else shape.colour
    rim = shape.colour if shape.is_hollow else "#fff"
    look = f'fill="{inside}" stroke="{rim}" stroke-width="0.3"'
    if not shape.corners:
        return f'<circle cx="{x:g}" cy="{y:g}" r="{DOT}" {look}/>'
    points = " ".join(f"{a:g},{b:g}" for a, b in corners_of(one))
    return f'<polygon points="{points}" {look}/>'


def _words(one: WordsDrawn) -> str:
    x, y = one.at
    weight = ' font-weight="600"' if one.is_strong else ""
    rim = ' stroke="#fff" stroke-width="0.5" stroke-linejoin="round" paint-order="stroke"'
    look = f"{rim if one.on_lines else ''}{weight}"
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" text-anchor="{one.anchor}" fill="#1f2d33"'
        f"{look}>{escape(one.words)}</text>"
    )
