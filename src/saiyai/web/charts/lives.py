"""Lives over the years: one row each, from when to when it was there, and marks at its steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.safestring import SafeString

from saiyai.web.charts.drawing import (
    AXIS,
    FIRST,
    GRID,
    LOOKS,
    PAPER,
    Words,
    fill_of,
    patterns,
    percent,
    picture,
    tag,
    words_at,
)

_HIGH: Final = 26.0
_MOST_MARKS: Final = 6
_YEAR: Final = 365.25


@dataclass(frozen=True, slots=True)
class Row:
    """A life: spans from, to and whether it rested; days of its steps; in words what it shows."""

    words: Words
    spans: Sequence[tuple[date, date, bool]]
    steps: Sequence[date]


@dataclass(frozen=True, slots=True)
class Lives:
    """Rows on one line of years, which ends today. `key` stands once on a page."""

    key: str
    rows: Sequence[Row]
    today: date

    @property
    def first(self) -> date:
        """The first of January before anything was told."""
        days = [day for row in self.rows for day in row.steps]
        return date(min((*days, self.today)).year, 1, 1)

    def drawn(self) -> Sequence[SafeString]:
        """A picture for each row."""
        return [self._row(f"{self.key}-{at}", row) for at, row in enumerate(self.rows)]

    def axis(self, words: Words, years: Sequence[str]) -> SafeString:
        """The line of years below all rows: what each of `ticks` is called."""
        body = [tag("line", x1=percent(FIRST), x2=percent(100 - FIRST), y1=4, y2=4, stroke=AXIS)]
        for year, said in zip(self.ticks, years, strict=True):
            at = percent(self._at(date(year, 1, 1)))
            body += [tag("line", x1=at, x2=at, y1=0, y2=8, stroke=AXIS), words_at(at, 22, said)]
        return picture(words, body, _HIGH)

    @property
    def ticks(self) -> Sequence[int]:
        """The years that are named, a few of them, evenly."""
        first, last = self.first.year, self.today.year
        every = max(1, -(-(last - first + 1) // _MOST_MARKS))
        return list(range(first, last + 1, every))

    def _row(self, key: str, row: Row) -> SafeString:
        body = [patterns(key, 2)]
        for year in self.ticks:
            at = percent(self._at(date(year, 1, 1)))
            body.append(tag("line", x1=at, x2=at, y1=0, y2=_HIGH, stroke=GRID))
        for begin, end, rests in row.spans:
            wide = max(self._at(end) - self._at(begin), 0.4)
            look = 1 if rests else 0
            body.append(
                tag(
                    "rect",
                    x=percent(self._at(begin)),
                    width=percent(wide),
                    y=7,
                    height=12,
                    fill=fill_of(key, look),
                    stroke=LOOKS[look].colour,
                )
            )
        for day in row.steps:
            at = percent(self._at(day))
            body.append(
                tag(
                    "circle", cx=at, cy=13, r=5, fill=PAPER, stroke=LOOKS[0].colour, stroke_width=2
                )
            )
        return picture(row.words, body, _HIGH)

    def _at(self, day: date) -> float:
        whole = max((self.today - self.first).days, _YEAR)
        return FIRST + (100 - 2 * FIRST) * min((day - self.first).days / whole, 1.0)
