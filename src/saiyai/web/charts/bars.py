"""Amounts beside one another, one row each: a bar, and between what the number lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString

from saiyai.web.charts.drawing import (
    AXIS,
    INK,
    LOOKS,
    Words,
    fill_of,
    patterns,
    percent,
    picture,
    tag,
)

_HIGH: Final = 26.0
_WIDEST: Final = 98.0


@dataclass(frozen=True, slots=True)
class Bar:
    """An amount by its name, in words as it is read, with its interval where it has one."""

    label: str
    value: float
    told: str
    low: float | None = None
    high: float | None = None
    look: int = 0


@dataclass(frozen=True, slots=True)
class Bars:
    """Amounts of one unit, on one scale from nothing. `key` stands once on a page."""

    key: str
    bars: Sequence[Bar]

    @property
    def top(self) -> float:
        """What the whole width stands for."""
        return max((bar.high or bar.value for bar in self.bars), default=0.0) or 1.0

    def rows(self) -> Sequence[tuple[Bar, SafeString]]:
        """Each amount with its picture, which says the same."""
        return [(bar, self._row(at, bar)) for at, bar in enumerate(self.bars)]

    def _row(self, at: int, bar: Bar) -> SafeString:
        key = f"{self.key}-{at}"
        body = [
            patterns(key, bar.look + 1),
            tag(
                "rect",
                x="0%",
                y=4,
                width=percent(self._at(bar.value)),
                height=18,
                fill=fill_of(key, bar.look),
                stroke=LOOKS[bar.look].colour,
            ),
            tag("line", x1="0%", x2="0%", y1=0, y2=_HIGH, stroke=AXIS, stroke_width=2),
        ]
        if bar.low is not None and bar.high is not None:
            body += self._whisker(bar.low, bar.high)
        return picture(Words(f"{bar.label}: {bar.told}"), body, _HIGH)

    def _whisker(self, low: float, high: float) -> list[str]:
        first, last = percent(self._at(low)), percent(self._at(high))
        ends = [(first, first, 7, 19), (last, last, 7, 19), (first, last, 13, 13)]
        return [
            tag("line", x1=x1, x2=x2, y1=y1, y2=y2, stroke=stroke, stroke_width=width)
            for stroke, width in (("#fff", 5), (INK, 2))
            for x1, x2, y1, y2 in ends
        ]

    def _at(self, value: float) -> float:
        return _WIDEST * min(max(value / self.top, 0.0), 1.0)
