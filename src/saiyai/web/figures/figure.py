"""A figure, and what all of them are drawn with: the reader's language, and months in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.safestring import SafeString

from saiyai.assessment.pictures.card import PictureRead
from saiyai.assessment.pictures.catalogue import days_of
from saiyai.domain.dates import format_day
from saiyai.domain.words import Language, Say, tell
from saiyai.web.charts.bars import Bar, Bars
from saiyai.web.charts.drawing import Words
from saiyai.web.charts.intervals import Dot, Intervals
from saiyai.web.charts.series import Line, Series
from saiyai.web.charts.shares import Piece, Shares

YEAR: Final = 12

Cells = Sequence[Sequence[str]]
"""A table of numbers: the first row says what stands below it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its heading; or rows, each with its name, its picture and its number."""

    heading: str
    drawn: SafeString | None = None
    legend: Sequence[tuple[SafeString, str, str]] = ()
    rows: Sequence[tuple[str, SafeString, str]] = ()
    axis: SafeString | None = None
    note: str = ""
    cells: Cells = ()


@dataclass(frozen=True, slots=True)
class Drawer:
    """Draws what was read for one page, in a language."""

    read: PictureRead
    profile: Mapping[str, Any]
    language: Language

    def say(self, key: str, **facts: object) -> str:
        """A text in the reader's language."""
        return tell(Say(key, **facts), self.language)

    def day(self, day: date) -> str:
        """A day in the reader's calendar."""
        return format_day(day, self.language)

    @property
    def days(self) -> Sequence[str]:
        """The last day of each month, as it is read."""
        return [self.day(end) for end in days_of(self.read)]

    def count(self, name: str) -> int:
        """One of the counts; 0 where it was not told."""
        return self.read.counts.get(name, 0)

    # --- figures --------------------------------------------------------------------------------

    def shares(self, key: str, heading: str, pieces: Mapping[str, str]) -> list[Figure]:
        """A whole in pieces: by the name of a count, the id of what it is called."""
        told = [Piece(self.say(said), self.count(name)) for name, said in pieces.items()]
        if not any(piece.count for piece in told):
            return []
        title = self.say(heading)
        desc = ", ".join(f"{piece.label} {piece.count:,}" for piece in told)
        chart = Shares(key, Words(title, desc), told)
        legend = [(look, label, f"{count:,}") for look, label, count in chart.legend]
        return [Figure(title, chart.drawn(), legend)]

    def bars(self, key: str, heading: str, bars: Sequence[Bar], note: str = "") -> list[Figure]:
        """Amounts, one row each."""
        rows = [(bar.label, drawn, bar.told) for bar, drawn in Bars(key, bars).rows()]
        return [Figure(self.say(heading), rows=rows, note=note)] if bars else []

    def counted(self, key: str, heading: str, names: Mapping[str, str]) -> list[Figure]:
        """Counts as bars: by the name of a count, the id of what it is called."""
        bars = [
            Bar(self.say(said), self.count(name), f"{self.count(name):,}")
            for name, said in names.items()
        ]
        return self.bars(key, heading, bars) if any(bar.value for bar in bars) else []

    def dots(
        self, heading: str, dots: Sequence[Dot], marks: Sequence[float] = (), note: str = ""
    ) -> list[Figure]:
        """Numbers between 0 and 1, one row each."""
        if not dots:
            return []
        chart, title = Intervals(dots, marks), self.say(heading)
        rows = [(dot.label, drawn, dot.told) for dot, drawn in chart.rows()]
        return [Figure(title, rows=rows, axis=chart.axis(Words("0 – 1")), note=note)]

    def dot(self, label: str, kept: Mapping[str, Any]) -> list[Dot]:
        """A number of the profile with its interval, where it has one."""
        if kept.get("value") is None:
            return []
        value, low, high = (kept[name] for name in ("value", "low", "high"))
        between = f" · {self.say('today.between', low=low, high=high)}" if low < high else ""
        return [Dot(label, f"{value:.2f}{between}", value, low, high)]

    def months(self, heading: str, names: Mapping[str, str]) -> list[Figure]:
        """Counts over the months: by their name, the id of what they are called."""
        lines = [
            Line(self.say(said), since_told(self.read.months[name]))
            for name, said in names.items()
            if name in self.read.months
        ]
        return self._series(heading, self.days, lines) if lines and self.days else []

    def years(self, heading: str, name: str) -> list[Figure]:
        """One count in the last twelve months, and in the same months a year before."""
        told, days = since_told(self.read.months.get(name, ())), self.days
        if all(one is None for one in told):
            return []
        now, last = told[-YEAR:], days[-YEAR:]
        lines = [Line(self.say("pictures.this_year"), now)]
        before = told[: -len(now)][-YEAR:]
        if any(one is not None for one in before):
            missing = [None] * (len(now) - len(before))
            lines.append(Line(self.say("pictures.year_before"), [*missing, *before]))
        return self._series(heading, last, lines)

    def over_time(self, title: str, times: Sequence[str], values: Sequence[float]) -> Words:
        """What a picture over time is called, from when to when, and the most of it."""
        told = {"first": times[0], "last": times[-1], "most": int(max(values, default=0))}
        return Words(title, self.say("pictures.over_time", **told))

    def table(self, times: Sequence[str], lines: Sequence[Line]) -> Cells:
        """The numbers of a picture over time, the newest first."""
        head = [self.say("pictures.month_to"), *(line.label for line in lines)]
        rows = [
            [time, *("–" if value is None else f"{value:,g}" for value in values)]
            for time, *values in zip(times, *(line.values for line in lines), strict=True)
        ]
        return [head, *reversed(rows)]

    def _series(self, heading: str, times: Sequence[str], lines: Sequence[Line]) -> list[Figure]:
        title = self.say(heading)
        values = [value for line in lines for value in line.values if value is not None]
        chart = Series(self.over_time(title, times, values), times, lines)
        legend = [(look, label, "") for look, label in chart.legend]
        return [Figure(title, chart.drawn(), legend, cells=self.table(times, lines))]


def since_told(counts: Sequence[int]) -> list[float | None]:
    """Counts from the first that is not 0 on: before it nothing was told, and no 0 either."""
    first = next((at for at, count in enumerate(counts) if count), len(counts))
    return [None if at < first else count for at, count in enumerate(counts)]
