"""Counts over time: lines beside one another, and a band to hold them against."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.safestring import SafeString

from saiyai.web.charts.drawing import (
    AXIS,
    GRID,
    LOOKS,
    Words,
    line_of,
    percent,
    picture,
    steps_of,
    stroke,
    tag,
    ticks,
    told,
    words_at,
)

_LEFT: Final = 8.0
_WIDE: Final = 90.0
"""Percent of the width: the scale stands to the left of all lines."""
_TOP: Final = 20.0
_DEEP: Final = 130.0
_HIGH: Final = _TOP + _DEEP + 26


@dataclass(frozen=True, slots=True)
class Line:
    """A count at each time, None where nothing was told."""

    label: str
    values: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Series:
    """Lines over the same times, whose labels say when; at most as many as there are looks.

    `band` is from where to where a count usually lies.
    """

    words: Words
    times: Sequence[str]
    lines: Sequence[Line]
    band: tuple[float, float] | None = field(default=None)

    def __post_init__(self) -> None:
        if any(len(line.values) != len(self.times) for line in self.lines):
            raise ValueError("each line has a count, or none, at each time")

    @property
    def legend(self) -> Sequence[tuple[SafeString, str]]:
        """A stretch of each line, and what it counts."""
        return [(stroke(look), line.label) for look, line in enumerate(self.lines)]

    @property
    def top(self) -> float:
        """What the whole height stands for: a round number."""
        values = [value for line in self.lines for value in line.values if value is not None]
        return steps_of(max([1.0, *values, *(self.band or ())]))

    def drawn(self) -> SafeString:
        """The lines, with their scale at the left and their times below."""
        inside = [self._band(), *(self._line(look) for look in range(len(self.lines)))]
        stretched = tag(
            "svg",
            "".join(inside) or tag("g"),
            x=percent(_LEFT),
            y=_TOP,
            width=percent(_WIDE),
            height=_DEEP,
            viewBox="0 0 100 100",
            preserveAspectRatio="none",
        )
        marks = (self._marks(look) for look in range(len(self.lines)))
        return picture(self.words, [*self._scale(), stretched, *marks, *self._times()], _HIGH)

    def _scale(self) -> list[str]:
        found = []
        for share in (0.0, 0.5, 1.0):
            y = _TOP + _DEEP * (1 - share)
            colour = GRID if share else AXIS
            found.append(tag("line", x1="0%", x2="100%", y1=y, y2=y, stroke=colour))
            if share:
                found.append(words_at("0%", y - 4, f"{self.top * share:,g}"))
        return found

    def _times(self) -> list[str]:
        return time_labels(self.times, _HIGH - 6, self._x)

    def _band(self) -> str:
        if self.band is None:
            return ""
        low, high = self.band
        top = 100 * (1 - high / self.top)
        return tag(
            "rect", x=0, y=top, width=100, height=100 * (high - low) / self.top, fill="#eef0ea"
        )

    def _line(self, look: int) -> str:
        """The stretches of a line between times of which nothing was told."""
        stretches: list[list[str]] = [[]]
        for at, value in enumerate(self.lines[look].values):
            if value is None:
                stretches.append([])
            else:
                y = 100 * (1 - value / self.top)
                stretches[-1].append(f"{told(100 * self._share(at))},{told(y)}")
        return "".join(line_of(look, points=" ".join(one)) for one in stretches if len(one) > 1)

    def _marks(self, look: int) -> str:
        """A mark at each count: what stands alone is seen, and looks differ without colour."""
        colour, square = LOOKS[look].colour, look % 2 == 1
        found = []
        for at, value in enumerate(self.lines[look].values):
            if value is None:
                continue
            x, y = percent(self._x(at)), _TOP + _DEEP * (1 - value / self.top)
            found.append(_square(x, y, colour) if square else _round(x, y, colour))
        return "".join(found)

    def _share(self, at: int) -> float:
        return at / (len(self.times) - 1) if len(self.times) > 1 else 0.5

    def _x(self, at: int) -> float:
        return _LEFT + _WIDE * self._share(at)


def _round(x: str, y: float, colour: str) -> str:
    return tag("circle", cx=x, cy=y, r=3.5, fill=colour)


def _square(x: str, y: float, colour: str) -> str:
    size = {"width": 6, "height": 6, "stroke_width": 2}
    look = {"fill": "#fff", "stroke": colour, "transform": "translate(-3 0)"}
    return tag("rect", x=x, y=y - 3, **size, **look)


def time_labels(times: Sequence[str], y: float, place: Callable[[int], float]) -> list[str]:
    """The first time, the last, and some between; those at the ends stand against them."""
    last = len(times) - 1
    found = []
    for at, label in ticks(times, most=3):
        anchor = "start" if at == 0 < last else "end" if at == last > 0 else "middle"
        x = {"start": 0.0, "end": 100.0}.get(anchor, place(at))
        found.append(words_at(percent(x), y, label, anchor))
    return found
