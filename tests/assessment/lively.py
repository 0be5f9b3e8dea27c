"""A network of twenty-four of which nearly everything is told: for what needs many dimensions."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any

from saiyai.assessment.look.view import View
from saiyai.domain.drafts import EventDraft, TieDraft
from saiyai.domain.places import PlaceKind
from saiyai.domain.pulse import ITEMS, Form
from saiyai.domain.rosters import RosterQuestion
from tests.assessment.drawn import DAY, Rostered, Surveyed
from tests.assessment.indicators.worked import ago, covered, event, line, view

CAST = "abcdefghijklmnopqrstuvwx"
SILENT = "wx"
"""They told nothing of their own lines, and whose view counts for them."""

_RECORDED = ("activity", "contact", "exchange", "request", "care", "learning", "sharing")


def lively(members: str = CAST) -> View:
    """Seven dimensions have a number: all but those of members and of purpose."""
    return view(
        members,
        [*_met(members), *_called(members), *_gave(members), *_cared(members)],
        lines=_lines(members),
        coverage=covered(*_RECORDED),
        places={members[: len(members) // 2]: PlaceKind.VILLAGE, members[-8:]: PlaceKind.DISTRICT},
        directed=True,
        surveys=(_survey(len(members)), _roster(members)),
        needs=_needs(members),
    )


def _met(members: str) -> Iterator[EventDraft]:
    """The first half meet every five days of a year, the second every fourth time."""
    half = len(members) // 2
    for number, day in enumerate(range(3, 363, 5)):
        came = members[:half] if number % 4 else members
        told = " ".join(f"{one}::co_think" for one in came)
        yield event("activity", day, parts=told, title="ประชุม", ref=f"m{day}")
        if number % 2:
            sent: dict[str, Any] = {"about": f"m{day}", "what": "บันทึก", "to_everybody": True}
            yield event("sharing", day - 2, f"{came[0]}>{came[1]}", **sent)


def _called(members: str) -> Iterator[EventDraft]:
    """Every pair of neighbours, the later the longer ago; and after a long silence again."""
    for at, (one, other) in enumerate(pairwise(members)):
        yield event("contact", 5 + 14 * at, f"{one}>{other}")
        yield event("contact", 300 + at, f"{other}>{one}")


def _gave(members: str) -> Iterator[EventDraft]:
    """Round and round, and a skill each way between the first."""
    for at, one in enumerate(members):
        to = members[(at + 1 + at % 3) % len(members)]
        yield event("exchange", 8 + 6 * at, f"{one}>{to}", good="labour", in_return="none")
        yield event("learning", 6 + 9 * at, f"{to}>{one}", step="learned", lesson="ปุ๋ย")


def _cared(members: str) -> Iterator[EventDraft]:
    for at, one in enumerate(members[::2]):
        yield event(
            "care", 15 * at + 1, f"{members[0]}>{one}" if at else f"b>{one}", matter="work"
        )


def _needs(members: str) -> list[dict[str, object]]:
    """Everybody has one, of every second two others know."""
    return [
        {"actor": one, "text_th": "ท่อ", "since": ago(30), "said_by": by}
        for at, one in enumerate(members)
        for by in ("", *(members[at - 2 : at] if at % 2 else ()))
    ]


def _lines(members: str) -> list[TieDraft]:
    """A chain with some shortcuts; each told by its first end, but by nobody who is silent."""
    pairs = list(pairwise(members))
    pairs += [(members[at], members[at + 5]) for at in range(0, len(members) - 5, 3)]
    told = [(b, a) if a in SILENT else (a, b) for a, b in pairs]
    return [
        line(f"{a}-{b}", said=ago(400), **({"said_by": ""} if a in SILENT else {}))
        for a, b in told
    ]


def _survey(n: int) -> Surveyed:
    closed = DAY - timedelta(30)
    sheets = [{name: 2 + (at + k) % 4 for k, name in enumerate(ITEMS)} for at in range(n - 4)]
    return Surveyed(Form.FULL, closed - timedelta(14), closed, n, sheets)


def _roster(members: str) -> Rostered:
    """Most listen to the first two, and the silent to nobody."""
    closed = DAY - timedelta(40)
    heard = str(RosterQuestion.VIEW)
    views = {
        one: {heard: ("b" if one == "a" else "a") + (members[-2] if at % 3 else "")}
        for at, one in enumerate(members)
        if one not in SILENT
    }
    return Rostered(closed - timedelta(14), closed, len(members), views)
