"""Two counts over time that run against one another: one up from a line, one down from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString

from saiyai.web.charts.drawing import (
    AXIS,
    GRID,
    LOOKS,
    Words,
    fill_of,
    patterns,
    percent,
    picture,
    steps_of,
    swatch,
    tag,
    words_at,
)
from saiyai.web.charts.series import time_labels

_TOP: Final = 20.0
_HALF: Final = 75.0
_HIGH: Final = _TOP + 2 * _HALF + 40
_BROAD: Final = 0.72
"""How much of its time a column takes."""


@dataclass(frozen=True, slots=True)
class Tide:
    """What rose and what ebbed at each time, on one scale. `key` stands once on a page."""

    key: str
    words: Words
    times: Sequence[str]
    up: Sequence[int]
    down: Sequence[int]
    labels: tuple[str, str]

    def __post_init__(self) -> None:
        if not len(self.times) == len(self.up) == len(self.down):
            raise ValueError("each time has a count for either way")

    @property
    def legend(self) -> Sequence[tuple[SafeString, str]]:
        """The look and the name of either way."""
        return [(swatch(self.key, look), label) for look, label in enumerate(self.labels)]

    @property
    def top(self) -> float:
        """What the height of either way stands for."""
        return steps_of(max([1, *self.up, *self.down]))

    def drawn(self) -> SafeString:
        """The columns, with their scale at the left and their times below."""
        middle = _TOP + _HALF
        ends = (_TOP, middle + _HALF)
        grid = [tag("line", x1="0%", x2="100%", y1=y, y2=y, stroke=GRID) for y in ends]
        body = [patterns(self.key, 2), *grid]
        for at, (up, down) in enumerate(zip(self.up, self.down, strict=True)):
            high, deep = _HALF * up / self.top, _HALF * down / self.top
            body.append(self._column(at, 0, middle - high, high))
            body.append(self._column(at, 1, middle, deep))
        body.append(tag("line", x1="0%", x2="100%", y1=middle, y2=middle, stroke=AXIS))
        scale = f"{self.top:,g}"
        body.append(words_at("0%", _TOP - 4, scale))
        body.append(words_at("0%", middle + _HALF + 15, scale))
        body += time_labels(self.times, _HIGH - 5, self._middle)
        return picture(self.words, body, _HIGH)

    def _column(self, at: int, look: int, y: float, high: float) -> str:
        if not high:
            return ""
        each = 100 / len(self.times)
        return tag(
            "rect",
            x=percent(each * (at + (1 - _BROAD) / 2)),
            y=y,
            width=percent(each * _BROAD),
            height=high,
            fill=fill_of(self.key, look),
            stroke=LOOKS[look].colour,
        )

    def _middle(self, at: int) -> float:
        return 100 * (at + 0.5) / len(self.times)
