"""Small records in which a claim holds, and the same turned round, so that it does not."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from saiyai.assessment.look.view import View
from saiyai.domain.coverage import Share
from saiyai.domain.drafts import CoverageDraft, EventDraft, GoalDraft, TieDraft
from saiyai.domain.periods import Span
from saiyai.domain.ties import Rhythm
from tests.assessment.drawn import DAY
from tests.assessment.indicators.worked import ago, event, line, view

MEMBERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIRST: Final = date(2023, 11, 1)
"""The first day of the window of every world: twelve quarters and some days before the day."""
RECORDED: Final = (
    *("activity", "benefit", "care", "contact", "contribution", "exchange", "learning"),
    *("outcome", "request"),
)
PAIRS: Final = [f"{one}-{other}" for one, other in zip(MEMBERS[::2], MEMBERS[1::2], strict=True)]


def world(events: Sequence[EventDraft], **told: Any) -> View:
    """A record in which all that happened was written down."""
    period = Span(date(2023, 1, 1), DAY)
    told["coverage"] = tuple(CoverageDraft(kind, period, Share.ALL) for kind in RECORDED)
    return view(MEMBERS, events, **told)


def _ends(pair: str) -> str:
    return pair.replace("-", ">")


def _both(pair: str) -> str:
    return pair.replace("-", " ")


def _laid(pairs: Sequence[str], days: int, **said: Any) -> list[TieDraft]:
    return [line(pair, said=ago(days), **said) for pair in pairs]


def at_rest(*, holds: bool) -> View:
    """Lines at rest answer, and strangers do not."""
    rest, strangers = PAIRS[:12], PAIRS[12:24]
    told = [event("contact", 1098, _ends(pair)) for pair in rest]
    told += [event("contact", 40, _ends(pair), answered=holds) for pair in rest]
    told += [event("contact", 40, _ends(pair), answered=not holds) for pair in strangers]
    return world(told, lines=_laid(rest, 1100, rhythm=Rhythm.MONTHLY))


def by_route(*, holds: bool) -> View:
    """Calls through the centre are answered as direct ones are."""
    told = []
    for pair in PAIRS:
        for days in (100, 150, 200, 250):
            direct = event("contact", days, _ends(pair), answered=holds)
            centre = event("contact", days + 7, _ends(pair))
            told += [replace(direct, via_centre=False), replace(centre, via_centre=True)]
    return world(told)


def no_answer(*, holds: bool) -> View:
    """Where nobody answers, the two have nothing more to do with each other."""
    told = []
    for at, pair in enumerate(PAIRS):
        answered = at % 2 == 0
        told.append(event("contact", 400, _ends(pair), answered=answered))
        if answered == holds:
            told.append(event("activity", 300, parts=_both(pair), title="x"))
    return world(told, lines=_laid(PAIRS, 1000))


def by_custom(*, holds: bool) -> View:
    """Over lines that rest on custom something is done."""
    custom, others = PAIRS[:13], PAIRS[13:]
    lively = custom if holds else others
    told = [event("activity", 250, parts=_both(pair), title="x") for pair in lively]
    return world(told, lines=[*_laid(custom, 300, culture=3), *_laid(others, 300, learning=3)])


def by_learning(*, holds: bool) -> View:
    """Over lines that rest on learning giving goes both ways."""
    learned, others = PAIRS[:13], PAIRS[13:]
    told = [event("exchange", 250, _ends(pair)) for pair in PAIRS]
    told += [event("exchange", 240, _ends(pair[::-1])) for pair in (learned if holds else others)]
    return world(told, lines=[*_laid(learned, 300, learning=2), *_laid(others, 300, power=2)])


def after_change(*, holds: bool) -> View:
    """Lines by power are not used again after the holder of a post changed."""
    power, others = MEMBERS[1:9], MEMBERS[9:17]
    pairs = {of: [f"a-{one}" for one in group] for of, group in (("p", power), ("o", others))}
    told = [event("structure_change", 400, parts="a:holder_before", what="x")]
    told += [event("contact", 450, f"a>{one}") for one in (*power, *others)]
    told += [event("contact", 300, f"a>{one}") for one in (others if holds else power)]
    lines = [*_laid(pairs["p"], 600, power=3), *_laid(pairs["o"], 600, culture=3)]
    return world(told, lines=lines)


def _quarter(at: int) -> int:
    """How many days ago the middle of a quarter of the window was."""
    return (DAY - FIRST).days - (90 * at + 45)


def _in_turns(kind: str, *, holds: bool) -> list[EventDraft]:
    """Some do a thing each quarter; or in every other one, and rest while others come."""
    some, others = "bcdefgh", "ijklmno"
    told = []
    for at in range(12):
        days = _quarter(at)
        if holds or at % 2 == 0:
            if kind == "activity":
                told.append(event("activity", days, parts=" ".join(some), title="x"))
            else:
                told += [event(kind, days, f"a>{one}") for one in some]
        else:
            told += [event("learning", days, parts=one, lesson="x") for one in others]
    return told


def joint_work(*, holds: bool) -> View:
    """Who works with others is active in the next quarter."""
    return world(_in_turns("activity", holds=holds))


def care(*, holds: bool) -> View:
    """Who is cared for is active in the next quarter."""
    return world(_in_turns("care", holds=holds))


def giving(*, holds: bool) -> View:
    """Who gives and gets gives again; who only gives does not."""
    told = []
    for at in range(12):
        both = [event("exchange", _quarter(at), f"{a}>{b} {b}>{a}") for a, b in ("bc", "de", "fg")]
        alone = [event("exchange", _quarter(at), f"{one}>z") for one in "hijklm"]
        odd = at % 2 == 0
        told += both if holds or odd else []
        told += alone if not holds or odd else []
    return world(told)


def understood(*, holds: bool) -> View:
    """Who sees the goal comes to more."""
    sees, others = MEMBERS[:12], MEMBERS[12:24]
    stances = [
        {"goal": "g", "actor": one, "stance": "sees", "holds": one in sees, "said": ago(200)}
        for one in (*sees, *others)
    ]
    told = [
        event("activity", days, parts=" ".join(sees if holds else others), title="x")
        for days in (190, 170, 150)
    ]
    told.append(event("activity", 160, parts="a m", title="x"))
    return world(told, goals=[GoalDraft("g", "g", main=True)], goal_stances=stances)


def halves(*, holds: bool) -> View:
    """At first they receive, and later they decide along."""
    told = []
    for at, one in enumerate(MEMBERS[:12]):
        for days in (900, 880, 300, 280, 260 - at):
            late = days < 500
            phase = "co_decide" if late == holds else "benefit"
            told.append(event("activity", days, parts=f"{one}::{phase}", title="x"))
    return world(told)


def command(*, holds: bool) -> View:
    """After a quarter without learning it is decided by command."""
    told = [event("learning", days, "b>a", lesson="x") for days in range(460, 700, 30)]
    for days in (*range(470, 650, 15), *range(60, 330, 20)):
        learned = days > 400
        method = "consensus" if learned == holds else "command"
        told.append(event("decision", days, parts="a:decider", what="x", method=method))
    return world(told)


def relief(*, holds: bool) -> View:
    """Work done together lays lines, and help given out does not."""
    told, lines = [], []
    for at, pair in enumerate(PAIRS[:16]):
        days, out = 200 + 30 * at, at % 2 == 0
        of = "relief" if out else "joint_work"
        told.append(event("activity", days, parts=_both(pair), title="x", type=of))
        lines += _laid([pair], days - 20) if out != holds else []
    return world(told, lines=lines)


def invited(*, holds: bool) -> View:
    """After a merit event somebody helps whom they had not helped before."""
    told = []
    for at, pair in enumerate(PAIRS[:22]):
        days, merit = 370 + 30 * at, at % 2 == 0
        of = "ritual" if merit else "meeting"
        told.append(event("activity", days, parts=_both(pair), title="x", type=of))
        told += [event("exchange", days - 60, _ends(pair))] if merit == holds else []
    return world(told)


def extending(*, holds: bool) -> View:
    """Whom an idea reached has more lines to members after."""
    adopters = MEMBERS[1:13]
    told = [event("expansion", 400, parts=f"{one}:adopter", what="x") for one in adopters]
    pairs = [f"a-{one}" for one in adopters]
    return world(told, lines=_laid(pairs, 350 if holds else 450))


def promised(*, holds: bool) -> View:
    """Who had a benefit keeps what was promised."""
    got, others = MEMBERS[:12], MEMBERS[12:24]
    told = [event("benefit", 200, f"z>{one}") for one in got]
    rows = [
        {"ref": f"c{one}", "agreement": "g", "owed_by": one, "due": ago(100)}
        for one in (*got, *others)
    ]
    steps = [
        {
            "commitment": f"c{one}",
            "step": "kept" if (one in got) == holds else "not_kept",
            "said": ago(90),
        }
        for one in (*got, *others)
    ]
    agreements = [{"ref": "g", "kind": "other", "name_en": "g"}]
    return world(told, agreements=agreements, commitments=rows, commitment_steps=steps)


def checked(*, holds: bool) -> View:
    """Lessons that another checked are put to use."""
    told = []
    for at, one in enumerate(MEMBERS[1:25]):
        seen, ref = at % 2 == 0, f"l{at}"
        told.append(event("learning", 400, parts=one, ref=ref, lesson="x"))
        if seen:
            told.append(
                event("learning", 390, parts="a:checker", about=ref, lesson="x", step="checked")
            )
        if seen == holds:
            told.append(event("learning", 350, parts=one, about=ref, lesson="x", step="used"))
    return world(told)


_AMOUNTS: Final = (1, 3, 0, 2, 5, 1, 4, 2, 0, 3, 1)


def _next(cause: Callable[[int], EventDraft], *, holds: bool) -> View:
    told = []
    for at, amount in enumerate(_AMOUNTS):
        told += [cause(_quarter(at))] * amount
        told += [event("outcome", _quarter(at + 1), what="x")] * (amount if holds else 6 - amount)
    return world(told)


def progress(*, holds: bool) -> View:
    """The more learning in a quarter, the more steps forward in the next."""
    return _next(lambda days: event("learning", days, "b>a", lesson="x"), holds=holds)


def change(*, holds: bool) -> View:
    """The more giving in a quarter, the more changes in the next."""
    return _next(lambda days: event("exchange", days, "a>b"), holds=holds)


def together(*, holds: bool) -> View:
    """Quarter by quarter more is decided together."""
    told = []
    for at in range(12):
        for one in range(12):
            method = "consensus" if (one < at) == holds else "command"
            told.append(
                event("decision", _quarter(at), parts="a:decider", what="x", method=method)
            )
    return world(told)


WORLDS: Final = {
    "CLAIM-01": progress,
    "CLAIM-02": no_answer,
    "CLAIM-04": after_change,
    "CLAIM-05": by_learning,
    "CLAIM-06": command,
    "CLAIM-09": by_custom,
    "CLAIM-12": relief,
    "CLAIM-13": at_rest,
    "CLAIM-15": understood,
    "CLAIM-18": change,
    "CLAIM-19": joint_work,
    "CLAIM-22": giving,
    "CLAIM-30": extending,
    "CLAIM-32": invited,
    "CLAIM-34": halves,
    "CLAIM-35": care,
    "CLAIM-42": promised,
    "CLAIM-44": together,
    "CLAIM-45": by_route,
    "CLAIM-48": checked,
}
"""By claim the world that is made for it; `holds` turns it round."""
