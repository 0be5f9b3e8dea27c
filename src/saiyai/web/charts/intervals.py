"""Numbers between 0 and 1, one row each: a dot, and between what the number lies."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.safestring import SafeString

from saiyai.web.charts.drawing import (
    AXIS,
    GRID,
    Words,
    along,
    percent,
    picture,
    tag,
    words_at,
)

_HIGH: Final = 30.0
_DARK: Final = "#084f50"


@dataclass(frozen=True, slots=True)
class Dot:
    """A number between 0 and 1 by its name, in words as it is read."""

    label: str
    told: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Intervals:
    """Numbers on one line from 0 to 1; at `marks` something begins that is told beside."""

    dots: Sequence[Dot]
    marks: Sequence[float] = field(default=())

    def rows(self) -> Sequence[tuple[Dot, SafeString]]:
        """Each number with its picture, which says the same."""
        return [(dot, self._row(dot)) for dot in self.dots]

    def axis(self, words: Words) -> SafeString:
        """The numbers below the last row."""
        ends = ((0.0, "0", "start"), (0.5, "0.5", "middle"), (1.0, "1", "end"))
        body = [
            words_at(percent(_ends(share, anchor)), 14, label, anchor)
            for share, label, anchor in ends
        ]
        return picture(words, body, 18)

    def _row(self, dot: Dot) -> SafeString:
        start, end = along(dot.low), along(dot.high)
        body = [
            tag("line", x1=percent(along(0)), x2=percent(along(1)), y1=15, y2=15, stroke=AXIS),
            *(_upright(share, GRID, "") for share in (0.0, 0.25, 0.5, 0.75, 1.0)),
            *(_upright(share, "#8a5200", "4 3") for share in self.marks),
            tag(
                "rect",
                x=percent(start),
                width=percent(end - start),
                y=9,
                height=12,
                rx=3,
                fill="#bfdcd9",
                stroke=_DARK,
            ),
            tag("circle", cx=percent(along(dot.value)), cy=15, r=7, fill=_DARK, stroke="#fff"),
        ]
        return picture(Words(f"{dot.label}: {dot.told}"), body, _HIGH)


def _upright(share: float, colour: str, dashes: str) -> str:
    x = percent(along(share))
    dashed = {"stroke_dasharray": dashes} if dashes else {}
    width = 2 if dashes else 1
    return tag("line", x1=x, x2=x, y1=3, y2=27, stroke=colour, stroke_width=width, **dashed)


def _ends(share: float, anchor: str) -> float:
    """Words at the ends stand against them, so that nothing of them is cut."""
    return along(share) if anchor == "middle" else 100 * share
