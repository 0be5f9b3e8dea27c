"""Three shares of one whole over time: a path between the corners of a triangle."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from django.utils.safestring import SafeString

from saiyai.web.charts.drawing import AXIS, GRID, Words, drawing, tag, told, words_at

_WIDE: Final = 320.0
_SIDE: Final = 256.0
_LEFT: Final = (_WIDE - _SIDE) / 2
_TOP: Final = 28.0
_DEEP: Final = _SIDE * sqrt(3) / 2
_HIGH: Final = _TOP + _DEEP + 28
_DARK: Final = "#084f50"

Mix = tuple[float, float, float]
"""Three shares: of what stands at the top, at the left and at the right."""


@dataclass(frozen=True, slots=True)
class Triangle:
    """A mix at each time, the oldest first; the corners are called by what stands at them."""

    words: Words
    corners: tuple[str, str, str]
    path: Sequence[Mix]

    def drawn(self) -> SafeString:
        """The triangle with its path: hollow points go before, the full one is the last."""
        places = [place(mix) for mix in self.path]
        return drawing(self.words, [*_frame(), *self._names(), *_path(places)], _WIDE, _HIGH)

    def _names(self) -> list[str]:
        top, left, right = self.corners
        return [
            words_at(told(_WIDE / 2), _TOP - 10, top, "middle"),
            words_at("0", _HIGH - 8, left),
            words_at(told(_WIDE), _HIGH - 8, right, "end"),
        ]


def place(mix: Mix) -> tuple[float, float]:
    """Where a mix stands. Raises: ValueError for shares that make no whole."""
    top, left, right = mix
    whole = top + left + right
    if not whole > 0 or min(mix) < 0:
        raise ValueError("three shares make a whole")
    return _LEFT + _SIDE * (right + top / 2) / whole, _TOP + _DEEP * (1 - top / whole)


def _frame() -> list[str]:
    """The sides, and lines at a third and at two thirds of each corner."""
    grid = []
    for share in (1 / 3, 2 / 3):
        for turn in range(3):
            one, other = (share, 1 - share, 0.0), (share, 0.0, 1 - share)
            ends = place(_turned(one, turn)), place(_turned(other, turn))
            grid.append(tag("polyline", points=_points(ends), stroke=GRID))
    corners = [place(_turned((1.0, 0.0, 0.0), turn)) for turn in range(3)]
    return [*grid, tag("polygon", points=_points(corners), fill="none", stroke=AXIS)]


def _turned(mix: Mix, turn: int) -> Mix:
    a, b, c = (mix[(at + turn) % 3] for at in range(3))
    return a, b, c


def _path(places: Sequence[tuple[float, float]]) -> list[str]:
    """Points that grow towards the last, and the way between them."""
    if not places:
        return []
    way = tag("polyline", points=_points(places), fill="none", stroke=_DARK, stroke_width=2)
    before = [
        tag("circle", cx=x, cy=y, r=3 + at / len(places), fill="#fff", stroke=_DARK)
        for at, (x, y) in enumerate(places[:-1])
    ]
    x, y = places[-1]
    return [way, *before, tag("circle", cx=x, cy=y, r=7, fill=_DARK, stroke="#fff")]


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{told(x)},{told(y)}" for x, y in places)
