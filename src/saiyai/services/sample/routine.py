"""What goes on beside the story: calls, gifts, labour, care and benefits of everyday, by dice.

The dice are seeded and no clock is read, so the sample is the same on every machine. They never
fall on an end of a planted situation in its time (`PLANTED`), never on a line that has a story of
its own, and never later than the last day that the sheet of lines tells of a line.
"""

import random
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from typing import Any, Final

from saiyai.domain.drafts import EventDraft, FlowDraft
from saiyai.domain.goods import Good
from saiyai.domain.kinds.care import CareFor
from saiyai.domain.periods import Span, last_days, on
from saiyai.domain.ties import WINDOWS, Rhythm
from saiyai.services.sample.lines import MANAGER, Line, make_call
from saiyai.services.sample.sheets import TODAY, read_parts, sheet_rows

BEGINNING: Final = date(2025, 5, 1)
"""The first day of the record."""

TOTALS: Final = {"contact": 214, "exchange": 120, "contribution": 60, "care": 38, "benefit": 30}
"""How many events of these kinds there are in all, those told by hand among them."""

PERSONAL_CARE: Final = 24
"""How much of the care was personal; of none a note is kept."""

_WHOLE: Final = Span(BEGINNING, TODAY)
_LEAVE: Final = Span(date(2025, 11, 16), date(2026, 3, 28))
"""The manager was away, caring for her mother."""


@dataclass(frozen=True, slots=True)
class Planted:
    """Ends on which no dice fall in a span; with `both`, only where two of them would meet."""

    situation: str
    ends: frozenset[str]
    span: Span = _WHOLE
    both: bool = False


def _ends(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLANTED: Final = (
    Planted("S1", _ends("a36 a37"), both=True),
    Planted("S1", _ends("a26 a52"), both=True),
    Planted("S1", _ends("a01 a46"), both=True),
    Planted("S1b", _ends("a02 a41"), both=True),
    Planted("S2", _ends("a29")),
    Planted("S3", _ends("a24 a44 a45 a53 a59")),
    Planted("S4", _ends("a33 a35"), Span(date(2025, 12, 5), date(2026, 3, 31))),
    Planted("S4b", _ends("a42 a54"), Span(date(2026, 10, 1), TODAY)),
    Planted("S5", _ends("a32 a33 a34 a38 a51"), both=True),
    Planted("S6", _ends("a14 a15 a16 a17 a18 a19 a20")),
    Planted("S6", _ends("a13 a41"), both=True),
    Planted("S7", _ends("a01"), _LEAVE),
    Planted("S8", _ends("a46"), Span(date(2026, 1, 12), TODAY)),
    Planted("S13", _ends("a47 a38 a43 a51 a52"), Span(date(2026, 8, 22), date(2026, 8, 31))),
    Planted("nobody's line", _ends("a30 a57")),
)
"""The ends that scenario.md names in its planted situations, and when."""

_GIVES_BY_HAND: Final = _ends("a13 a14 a41 a32 a33 a34 a38 a51 a04 a07 a47 a48")
"""What the yard, the ring, the old who know and the parties of a paper give is told by hand."""

_SHARES: Final = ((last_days(TODAY, 90), 0.54), (last_days(date(2025, 10, 31), 90), 0.71))
"""So many of the calls in these windows touch the manager."""


def is_planted(ends: frozenset[str], day: date) -> bool:
    """Whether no dice may fall on these ends on a day."""
    return any(
        len(ends & plant.ends) > plant.both
        for plant in PLANTED
        if plant.span.earliest <= day <= plant.span.latest
    )


def make_repeated() -> Iterator[EventDraft]:
    """What comes again and again on its own days: no dice, only a rhythm."""
    for row in sheet_rows("routines"):
        day = date.fromisoformat(row["first"])
        for _ in range(int(row["times"])):
            yield EventDraft(
                "activity",
                on(day),
                {head: row[head] for head in ("title", "title_en", "type")},
                parts=tuple(read_parts(row["who"])),
                place=row["place"],
                goal=row["goal"],
            )
            day += timedelta(days=int(row["every"]))


# --- dice ---------------------------------------------------------------------------------------


def make_routine(lines: list[Line], told: list[EventDraft]) -> list[EventDraft]:
    """What is missing to the totals, on the lines that have waited longest in their own rhythm.

    Cost: some tens of milliseconds.
    """
    days = _Days(lines)
    for event in told:
        days.note(event)
    left = {
        kind: total - sum(event.kind == kind for event in told) for kind, total in TOTALS.items()
    }
    made = _calls(days, [event for event in told if event.kind == "contact"], left["contact"])
    dice = random.Random(2568)  # noqa: S311 - a story, not a secret
    giving = [line for line in days.free if not _GIVES_BY_HAND & {line["a"], line["b"]}]
    matters = [CareFor.PERSONAL] * PERSONAL_CARE
    matters += [CareFor.WORK] * (left["care"] - PERSONAL_CARE)
    dice.shuffle(matters)
    tell: dict[str, Callable[[str, str, date], EventDraft]] = {
        "exchange": lambda a, b, day: _given("exchange", a, b, day, dice.choice(_GIVEN)),
        "contribution": lambda a, b, day: _given(
            "contribution", a, b, day, dice.choice(_PUT_IN), return_agreed=False
        ),
        "care": lambda a, b, day: _given(
            "care", a, b, day, ("", Good.CARE), matter=str(matters.pop())
        ),
        "benefit": lambda a, b, day: _given(
            "benefit", a, b, day, dice.choice(_SHARED_OUT), rule="turn", decided_together=True
        ),
    }
    kinds = [kind for kind in tell for _ in range(left[kind])]
    dice.shuffle(kinds)
    for kind in kinds:
        day = _day_in(_WHOLE, dice)
        line = days.longest_waiting(giving, day, dice)
        ends = [line["a"], line["b"]]
        dice.shuffle(ends)
        made.append(tell[kind](ends[0], ends[1], day))
        days.note(made[-1])
    return made


_GIVEN: Final = (
    ("เล่าวิธีทำให้ฟัง", Good.KNOWLEDGE),
    ("เล่าสิ่งที่เห็นมาให้ฟัง", Good.KNOWLEDGE),
    ("สอนอ่านแผนที่น้ำ", Good.METHOD),
    ("สอนวิธีจดระดับน้ำ", Good.METHOD),
    ("ช่วยแรงหนึ่งวัน", Good.LABOUR),
    ("ผักและข้าวจากบ้าน", Good.GOODS),
    ("ให้ยืมเครื่องมือ", Good.GOODS),
    ("ให้ใช้สถานที่ประชุม", Good.PLACE),
    ("ส่งข่าวและเอกสารให้", Good.INFORMATION),
    ("พาไปรู้จักคนที่ช่วยได้", Good.OPPORTUNITY),
)
_PUT_IN: Final = (
    ("ลงแรงงานส่วนรวม", Good.LABOUR),
    ("ออกค่าน้ำมันรถ", Good.MONEY),
    ("ข้าวของสำหรับงานส่วนรวม", Good.GOODS),
    ("ช่วยจดและสรุป", Good.INFORMATION),
)
_SHARED_OUT: Final = (
    ("ได้ใช้ห้องและเครื่องมือตามคิว", Good.ACCESS),
    ("ได้ส่วนแบ่งผลผลิต", Good.GOODS),
)


def _given(
    kind: str, source: str, target: str, day: date, what: tuple[str, Good], **data: object
) -> EventDraft:
    words, good = what
    told: dict[str, Any] = ({"words": words} if words else {}) | data
    return EventDraft(kind, on(day), told, flows=(FlowDraft(source, target, good),))


def _calls(days: "_Days", told: list[EventDraft], left: int) -> list[EventDraft]:
    """Calls on lines in everyday use, so that the two shares and the number hold exactly."""
    dice = random.Random(2569)  # noqa: S311 - a story, not a secret
    to_manager = [line for line in days.free if MANAGER in {line["a"], line["b"]}]
    direct = [line for line in days.free if line not in to_manager]
    wanted: list[tuple[list[Line], Span]] = []
    for window, share in _SHARES:
        inside = [one for one in told if one.when and _within(one.when.latest, window)]
        others = sum(not event.via_centre for event in inside)
        more = round(share / (1 - share) * others) - (len(inside) - others)
        wanted += [(to_manager, window)] * more
    rest = left - len(wanted)
    early, late = Span(BEGINNING, date(2025, 8, 2)), Span(date(2025, 11, 1), date(2026, 8, 2))
    back = Span(_LEAVE.latest + timedelta(days=1), late.latest)
    turns = ((direct, late), (to_manager, back), (direct, early), (direct, late))
    wanted += [turns[number % len(turns)] for number in range(rest)]
    made = []
    for pool, window in wanted:
        day = _day_in(window, dice)
        line = days.longest_waiting(pool, day, dice)
        ends = [line["a"], line["b"]]
        dice.shuffle(ends)
        made.append(make_call(ends[0], ends[1], day))
        days.note(made[-1])
    return made


def _day_in(window: Span, dice: random.Random) -> date:
    return window.earliest + timedelta(days=dice.randrange((window.latest - window.earliest).days))


def _within(day: date, window: Span) -> bool:
    return window.earliest <= day <= window.latest


@dataclass
class _Days:
    """When something happened on each line, by its two ends."""

    lines: list[Line]
    free: list[Line] = field(default_factory=list)
    """Lines without a story of their own."""
    seen: dict[frozenset[str], list[date]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for line in self.lines:
            self.seen[_pair(line)] = []
            story = line["attempts"] or line["ended"] or line["rhythm"] == Rhythm.ON_CALL
            if line["last_positive"] and not story:
                self.free.append(line)

    def note(self, event: EventDraft) -> None:
        """Keep the day for every line on which this happened."""
        if event.when is None:
            return
        parts = combinations(sorted({part.actor for part in event.parts}), 2)
        pairs = {frozenset(pair) for pair in parts if event.kind == "activity"}
        pairs |= {frozenset((flow.source, flow.target)) for flow in event.flows}
        for pair in pairs & self.seen.keys():
            insort(self.seen[pair], event.when.latest)

    def longest_waiting(self, pool: list[Line], day: date, dice: random.Random) -> Line:
        """Of the lines that are free on a day, one whose silence around it the day halves best."""

        def silence(line: Line) -> float:
            seen = self.seen[_pair(line)]
            before = bisect_left(seen, day)
            last = seen[before - 1] if before else BEGINNING - timedelta(days=90)
            then = seen[before] if before < len(seen) else TODAY
            nearer = min((day - last).days, (then - day).days)
            return nearer / WINDOWS[Rhythm(line["rhythm"])].valid

        allowed = [line for line in pool if is_free(line, day)]
        return dice.choice(sorted(allowed, key=silence, reverse=True)[:2])


def is_free(line: Line, day: date) -> bool:
    """Whether dice may fall on a line on a day."""
    return day.isoformat() < line["last_positive"] and not is_planted(_pair(line), day)


def _pair(line: Line) -> frozenset[str]:
    return frozenset((line["a"], line["b"]))
