"""What a whole is made of: pieces of one bar, each with its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString

from saiyai.web.charts.drawing import (
    LOOKS,
    Words,
    fill_of,
    patterns,
    percent,
    picture,
    swatch,
    tag,
    words_on,
)

_HIGH: Final = 36.0
_ROOM: Final = 9.0
"""Percent of the bar that a number needs to stand on its piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a whole: what it is called, and how many it is."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Shares:
    """A whole in pieces, at most as many as there are looks. `key` stands once on a page."""

    key: str
    words: Words
    pieces: Sequence[Piece]

    def __post_init__(self) -> None:
        if len(self.pieces) > len(LOOKS) or any(piece.count < 0 for piece in self.pieces):
            raise ValueError(
                "a bar has at most four pieces, and none of them is less than nothing"
            )

    @property
    def legend(self) -> Sequence[tuple[SafeString, str, int]]:
        """The look, the name and the number of each piece, those of none as well."""
        return [
            (swatch(self.key, look), piece.label, piece.count)
            for look, piece in enumerate(self.pieces)
        ]

    def drawn(self) -> SafeString:
        """The bar; of nothing an empty one."""
        whole = sum(piece.count for piece in self.pieces)
        body = [patterns(self.key, len(self.pieces)), _frame()]
        begins = 0
        for look, piece in enumerate(self.pieces):
            if piece.count:
                start, width = 100 * begins / whole, 100 * piece.count / whole
                body.append(self._piece(look, piece, start, width))
            begins += piece.count
        return picture(self.words, body, _HIGH)

    def _piece(self, look: int, piece: Piece, start: float, width: float) -> str:
        place = {"x": percent(start), "width": percent(width)}
        box = tag(
            "rect",
            **place,
            y=1,
            height=_HIGH - 2,
            fill=fill_of(self.key, look),
            stroke="#fff",
            stroke_width=2,
        )
        if width < _ROOM:
            return box
        return box + words_on(look, percent(start + width / 2), 23, f"{piece.count:,}")


def _frame() -> str:
    return tag(
        "rect", x="0%", y=1, width="100%", height=_HIGH - 2, fill="#fff", stroke=LOOKS[3].colour
    )
