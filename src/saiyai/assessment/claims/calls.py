"""Claims about calls: whether somebody answers, and what becomes of a line when nobody does."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.claims.card import Claim, Expects, Unit, Watched, Way
from saiyai.assessment.claims.look import (
    Look,
    first_after,
    follows,
    last_before,
    pair_of,
)
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.record import NOBODY, Ints
from saiyai.domain.ties import WAITING_DAYS
from saiyai.engine.events import Code

_LOST_DAYS: Final = 180
"""So long after a call it is looked whether the two had to do with each other again."""


@dataclass(frozen=True, slots=True, eq=False)
class Calls:
    """Calls in a window, those that answered another call aside. Shapes: all (calls,).

    `events` are places in the record; `pairs` one number for the two; `answered` says whether
    there was an answer at the time or within the days of waiting.
    """

    events: Ints
    pairs: Ints
    days: Ints
    answered: Bools
    via_centre: Ints


def calls_in(look: Look, lag: int = WAITING_DAYS) -> Calls:
    """The calls with so many days of the window after them. Cost: O(calls log calls)."""
    told = look.told("contact")
    late = told.only((told["about"] != NOBODY) & told.says("answered"))
    events = np.zeros(len(look.view.record.events), np.bool_)
    days = look.view.record.events["latest"]
    about = late["about"]
    events[about[late["latest"] - days[about] <= WAITING_DAYS]] = True
    first = told.only(told["about"] == NOBODY)
    answered = events.copy()
    answered[first["row"][first.says("answered")]] = True
    flows = look.flows_of(first)
    flows = flows.only(look.within(flows["day"], lag))
    return Calls(
        events=flows["event"],
        pairs=pair_of(flows["source"], flows["target"], look.actors),
        days=flows["day"],
        answered=answered[flows["event"]],
        via_centre=_routes(look)[flows["event"]],
    )


def _routes(look: Look) -> Ints:
    """Of each event 1 through the centre or somebody else, 0 direct, NOBODY where untold."""
    told = look.view.record.events["via_centre"].copy()
    parts = look.view.record.parts
    told[parts["event"][parts.has("role", "via")]] = 1
    return told


def _lines(look: Look) -> tuple[Ints, Ints, Ints, Ints]:
    """Pairs that have a line and the day it was laid; pairs and days of every proof on one."""
    lines, hits = look.view.record.lines, look.view.record.lines.hits
    kept = look.view.is_line
    pairs = pair_of(lines.a, lines.b, look.actors)
    proof = np.isin(hits.codes, [int(Code.ACT), int(Code.ANSWER)]) & kept[hits.lines]
    line = hits.lines[proof]
    days = hits.days[proof].astype(np.int64)
    return pairs[kept], np.asarray(lines.laid, np.int64)[kept], pairs[line], days


def calls_at_rest(look: Look) -> Watched:
    """Calls on a line that had rested for a year and more, beside calls where no line was laid.

    Who had called each other before has a line in all but name, and stands on neither side.
    """
    calls = calls_in(look)
    pairs, laid, proved, proof_days = _lines(look)
    begun = last_before(pairs, laid, calls.pairs, calls.days)
    before = last_before(proved, proof_days, calls.pairs, calls.days)
    rest = look.view.bounds.rest_days
    resting = (begun >= 0) & (calls.days - np.maximum(begun, before) >= rest)
    strangers = (begun < 0) & ~_met(look, calls)
    return _watched(look, calls, resting, resting | strangers)


def _met(look: Look, calls: Calls) -> Bools:
    """Whether the two had called before, in the window or ahead of it."""
    flows = look.flows_of(look.told("contact"))
    pairs = pair_of(flows["source"], flows["target"], look.actors)
    met: Bools = last_before(pairs, flows["day"], calls.pairs, calls.days) >= 0
    return met


def calls_by_route(look: Look) -> Watched:
    """Calls through the centre or somebody else, beside direct ones; untold routes aside."""
    calls = calls_in(look)
    return _watched(look, calls, calls.via_centre == 1, calls.via_centre != NOBODY)


def _watched(look: Look, calls: Calls, exposed: Bools, kept: Bools) -> Watched:
    return Watched(
        exposure=exposed[kept],
        outcome=calls.answered[kept],
        blocks=calls.pairs[kept],
        days=calls.days[kept],
        evidence={"events": look.event_ids(calls.events[kept])},
    )


def after_no_answer(look: Look) -> Watched:
    """Calls in vain on a line, beside answered ones: did the two part?

    They did where nothing passed between them from the days of waiting to half a year on.
    """
    calls = calls_in(look, _LOST_DAYS)
    pairs, laid, proved, proof_days = _lines(look)
    on_line = last_before(pairs, laid, calls.pairs, calls.days + 1) >= 0
    start = calls.days + WAITING_DAYS
    later = first_after(proved, proof_days, calls.pairs, start)
    gone = ~follows(later, start, _LOST_DAYS - WAITING_DAYS)
    return Watched(
        exposure=~calls.answered[on_line],
        outcome=gone[on_line],
        blocks=calls.pairs[on_line],
        days=start[on_line],
        evidence={"events": look.event_ids(calls.events[on_line])},
    )


CLAIMS: Final = (
    Claim(
        "CLAIM-02", Unit.CALL, Way.SHARES, Expects.MORE, after_no_answer, _LOST_DAYS,
        needs=("contact", "activity"),
    ),
    Claim("CLAIM-13", Unit.CALL, Way.SHARES, Expects.MORE, calls_at_rest, WAITING_DAYS),
    Claim("CLAIM-45", Unit.CALL, Way.SHARES, Expects.ALIKE, calls_by_route, WAITING_DAYS),
)  # fmt: skip
