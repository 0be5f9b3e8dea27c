"""What every chart is made of: escaped tags, numbers that are there, and looks in print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import isfinite
from typing import Final

from django.utils.safestring import SafeString, mark_safe

INK: Final = "#1f2d33"
AXIS: Final = "#566670"
GRID: Final = "#d5cfc0"
PAPER: Final = "#ffffff"
FIRST: Final = 2.0
"""Percent of the width that are left free on either side, so that no mark is cut."""
SIZE: Final = 13
"""Of words, in pixels, however wide the chart is."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one of several things is told apart: by colour, by pattern, by the dashes of a line."""

    colour: str
    pale: str
    pattern: str
    dashes: str


LOOKS: Final = (
    Look("#084f50", "#7fb8b3", "", ""),
    Look("#8a5200", "#f4d9ac", "M0 8 8 0M-2 2 2-2M6 10 10 6", "7 4"),
    Look("#2e4a8a", "#d5dff5", "M4 2v4M2 4h4", "2 4"),
    Look("#566670", "#ffffff", "M0 0 8 8M-2 6 2 10M6-2 10 2", "10 3 2 3"),
)
"""Dark on pale in four ways; none of them is red, and each can be read without colour."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a picture is called, and what it shows, for who cannot see it."""

    title: str
    desc: str = ""


def told(value: float) -> str:
    """A number of a drawing. Raises: ValueError for what is no number."""
    if not isfinite(value):
        raise ValueError("a drawing has no place for what is no number")
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def percent(value: float) -> str:
    """A place along a chart."""
    return f"{told(value)}%"


def tag(name: str, content: str = "", /, **attributes: str | float) -> str:
    """An element; `_` in the name of an attribute is written `-`. `content` is markup already."""
    given = "".join(
        f' {key.strip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else told(value)


def words_at(x: str, y: float, words: str, anchor: str = "start") -> str:
    """Words on a chart, with paper behind them where they lie on something."""
    behind = {"paint_order": "stroke", "stroke": PAPER, "stroke_width": "3"}
    return tag("text", escape(words), x=x, y=y, text_anchor=anchor, **behind)


def words_on(look: int, x: str, y: float, words: str) -> str:
    """Words in the middle of a piece of a look: pale on what is dark, with paper on a pattern."""
    if LOOKS[look].pattern:
        return words_at(x, y, words, "middle")
    return tag("text", escape(words), x=x, y=y, text_anchor="middle", fill=PAPER)


def picture(words: Words, body: Iterable[str], height: float) -> SafeString:
    """A chart as wide as its place and so many pixels high."""
    inside = _named(words) + "".join(body)
    return _svg(
        inside,
        class_="chart",
        width="100%",
        height=height,
        role="img",
        fill=INK,
        font_size=SIZE,
    )


def drawing(words: Words, body: Iterable[str], width: float, height: float) -> SafeString:
    """A picture with sides of its own, which grows and shrinks as a whole."""
    inside = _named(words) + "".join(body)
    view = f"0 0 {told(width)} {told(height)}"
    return _svg(inside, class_="drawing", viewBox=view, role="img", fill=INK, font_size=SIZE)


def _svg(inside: str, **attributes: str | float) -> SafeString:
    return mark_safe(tag("svg", inside, **attributes))  # noqa: S308 - `tag` escapes what it gets


def _named(words: Words) -> str:
    desc = tag("desc", escape(words.desc)) if words.desc else ""
    return tag("title", escape(words.title) or "–") + desc


def patterns(key: str, count: int) -> str:
    """The fills of the first looks, to be named by `fill_of`; `key` stands once on a page."""
    found = (_pattern(f"{key}-{at}", look) for at, look in enumerate(LOOKS[:count]))
    return tag("defs", "".join(found))


def _pattern(name: str, look: Look) -> str:
    ground = tag("rect", width=8, height=8, fill=look.pale if look.pattern else look.colour)
    lines = tag("path", d=look.pattern, stroke=look.colour, stroke_width=1.5, fill="none")
    inside = ground + lines if look.pattern else ground
    return tag("pattern", inside, id=name, width=8, height=8, patternUnits="userSpaceOnUse")


def fill_of(key: str, look: int) -> str:
    """The fill of a look among the patterns of a key."""
    return f"url(#{key}-{look})"


def swatch(key: str, look: int) -> SafeString:
    """A piece of a look, for the legend beside a picture that has its patterns."""
    of = LOOKS[look]
    piece = tag(
        "rect", x=0.5, y=0.5, width=19, height=13, fill=fill_of(key, look), stroke=of.colour
    )
    return _svg(piece, class_="key", width=20, height=14, aria_hidden="true")


def stroke(look: int) -> SafeString:
    """A stretch of a line of a look, for the legend."""
    of = LOOKS[look]
    given = {"stroke": of.colour, "stroke_width": 2.5, **_dashed(of)}
    line = tag("line", x1=0, y1=7, x2=28, y2=7, **given)
    return _svg(line, class_="key", width=28, height=14, aria_hidden="true")


def _dashed(look: Look) -> dict[str, str | float]:
    return {"stroke_dasharray": look.dashes} if look.dashes else {}


def line_of(look: int, **attributes: str | float) -> str:
    """A bent line in a look, whose width stays when its picture is stretched."""
    of = LOOKS[look]
    return tag(
        "polyline",
        fill="none",
        stroke=of.colour,
        stroke_width=2.5,
        stroke_linejoin="round",
        vector_effect="non-scaling-stroke",
        **_dashed(of),
        **attributes,
    )


def along(share: float) -> float:
    """Where a share of the width stands, in percent, with the free sides left free."""
    return FIRST + (100 - 2 * FIRST) * share


def steps_of(top: float) -> float:
    """A round number at or above what is to be shown: 1, 2 or 5 times a power of ten."""
    size = 1.0
    while size * 10 < top:
        size *= 10
    return next(step * size for step in (1, 2, 5, 10) if step * size >= top)


def ticks(labels: Sequence[str], most: int = 4) -> list[tuple[int, str]]:
    """The first label, the last and as many between as can be read on a phone."""
    last = len(labels) - 1
    if last < 1:
        return list(enumerate(labels))
    count = min(most, last + 1)
    places = sorted({round(last * at / (count - 1)) for at in range(count)})
    return [(at, labels[at]) for at in places]
