"""The 109 lines of the sample: what was said of each, and the last that happened on it.

Beside them stand answers to whom somebody listens, which are no lines.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from saiyai.domain.drafts import AssertionDraft, EventDraft, FlowDraft, TieDraft
from saiyai.domain.goods import Good
from saiyai.domain.periods import on
from saiyai.domain.tie_kinds import LISTENS_TO
from saiyai.domain.ties import Foundation, Rhythm, Stance
from saiyai.services.sample.sheets import read_when, sheet_rows

MANAGER: Final = "a01"

ROSTER_DAY: Final = date(2026, 9, 20)
"""On this day members were asked whom they are in touch with."""

NOT_ON_ROSTER: Final = frozenset(
    {
        *("a14", "a17", "a18", "a19", "a20", "a23", "a24", "a25", "a30", "a46", "a47", "a48"),
        *("a50", "a53", "a54", "a55", "a56", "a57", "a59", "a60"),
    }
)
"""Who did not answer then. Forty did, and two more had signed what joins them: 42 of 60."""

_DONE_TOGETHER: Final = frozenset(
    {
        Foundation.KIN,
        Foundation.SHARED_CUSTOM,
        Foundation.PATRON,
        Foundation.REPRESENTATION,
        Foundation.AGREEMENT,
    }
)
_FORUMS: Final = frozenset({"a58", "a60"})
"""With a network or an assembly one meets; nobody calls it."""

_ANSWERS_CALLS_OF_OTHER_END: Final = frozenset({"a24", "a53", "a25", "a31"})
"""Where an attempt had no answer, these were the ones called, though they stand first."""

_ASKED_FOR_HELP: Final = frozenset({("a35", "a33"), ("a42", "a54")})
"""Here the attempts were requests, and stand among them."""

_SILENT_SINCE: Final = "2024-10-01"
"""Calls before this day were for the occasion that their line was laid for."""

Line = dict[str, str]


def line_rows() -> list[Line]:
    """The rows of the sheet of lines."""
    return list(sheet_rows("lines"))


def make_ties(told: list[Line]) -> tuple[TieDraft, ...]:
    """The lines with what the record says of each, and what its ends said on the roster."""
    return tuple(_tie(line) for line in told)


def make_answers() -> Iterator[TieDraft]:
    """Whom some say they listen to, as they told whoever keeps the record."""
    for row in sheet_rows("listens"):
        said = AssertionDraft(stance=Stance.CONFIRMED, said=read_when(row["said"]))
        for who in row["who"].split():
            yield TieDraft(who, row["to"], kind=LISTENS_TO, directed=True, assertions=(said,))


def _tie(line: Line) -> TieDraft:
    since = read_when(line["since"])
    said = AssertionDraft(
        stance=Stance.CONFIRMED,
        said=since,
        since=since,
        foundation=Foundation(line["foundation"]),
        rhythm=Rhythm(line["rhythm"]),
        culture=int(line["culture"]),
        power=int(line["power"]),
        learning=int(line["learning"]),
        occasion=line["occasion"],
        note=line["note"],
    )
    ends = line["a"], line["b"]
    told: tuple[AssertionDraft, ...] = (said,)
    if said.foundation is Foundation.AGREEMENT:  # both have signed
        told = tuple(replace(said, said_by=end) for end in ends)
    if line["ended"]:
        ended = AssertionDraft(Stance.ENDED, said=read_when(line["ended"]), note=line["note"])
        return TieDraft(*ends, ref=line["id"], assertions=(*told, ended))
    asked = replace(said, said=on(ROSTER_DAY), note="")
    roster = (replace(asked, said_by=end) for end in ends if end not in NOT_ON_ROSTER)
    return TieDraft(*ends, ref=line["id"], assertions=(*told, *roster))


def calls_on(line: Line) -> Iterator[EventDraft]:
    """The calls that the sheet tells of a line: attempts, and the last that was answered."""
    for entry in line["attempts"].split():
        day, answered = entry.split(":")
        if day == line["last_positive"] or (_asked_for_help(line) and answered == "n"):
            continue
        call = _attempt(line, date.fromisoformat(day), answered=answered == "y")
        yield replace(call, occasion=line["occasion"]) if day < _SILENT_SINCE else call
    if line["last_positive"] and not is_met(line):
        test = line["proof"] == "test"
        yield make_call(line["a"], line["b"], date.fromisoformat(line["last_positive"]), test=test)


def is_met(line: Line) -> bool:
    """Whether the last on a line was something done together: it stands among the activities."""
    met = Foundation(line["foundation"]) in _DONE_TOGETHER
    return met or bool(_FORUMS & {line["a"], line["b"]})


def _asked_for_help(line: Line) -> bool:
    return (line["a"], line["b"]) in _ASKED_FOR_HELP


def _attempt(line: Line, day: date, *, answered: bool) -> EventDraft:
    a, b = line["a"], line["b"]
    if a in _ANSWERS_CALLS_OF_OTHER_END:
        a, b = b, a
    return make_call(a, b, day, answered=answered)


def make_call(
    a: str, b: str, day: date, *, answered: bool = True, test: bool = False
) -> EventDraft:
    """One call from a to b."""
    data = {"answered": answered} | ({"test": True} if test else {})
    flow = FlowDraft(a, b, Good.CONTACT)
    return EventDraft("contact", on(day), data, flows=(flow,), via_centre=MANAGER in {a, b})
