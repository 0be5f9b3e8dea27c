"""Three things told apart and never averaged: done together, would answer, goes on."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from saiyai.assessment.look.inside import Inside
from saiyai.assessment.nature.networkhood_tests import Tested, action_days
from saiyai.assessment.reading import Trail
from saiyai.domain.kinds.card import Proof
from saiyai.domain.ties import ANSWERING, TieState
from saiyai.domain.verdicts import Held, Readiness
from saiyai.domain.words import Say

_MONTH: Final = 30.4375
"""Days of a month, on the whole."""


@dataclass(frozen=True, slots=True)
class Ready:
    """One of the three: how it stands, in words, and the rows that say so."""

    of: Readiness
    held: Held
    says: Say
    trail: Trail = field(default_factory=Trail)


def readiness_of(inside: Inside, action: Tested) -> dict[Readiness, Ready]:
    """All three, side by side."""
    found = (_done(inside, action), would_answer(inside), _goes_on(inside))
    return {one.of: one for one in found}


def _ready(of: Readiness, held: Held, trail: Trail, **facts: object) -> Ready:
    key = f"{of}.{held}"
    return Ready(of, held, Say(f"ready.{key}", **facts), trail)


def _done(inside: Inside, action: Tested) -> Ready:
    """Something done together within the year; not, where it was recorded and held none."""
    late = inside.done & inside.since(inside.bounds.year_days)
    n = int(late.sum())
    if n:
        rows = inside.trail(events=inside.ids(late))
        return _ready(Readiness.DONE_TOGETHER, Held.MET, rows, n=n)
    before = int(inside.done.sum())
    if action.held is Held.NOT:
        return _ready(Readiness.DONE_TOGETHER, Held.NOT, action.trail, n=before)
    held = Held.PARTLY if before else Held.UNKNOWN
    return _ready(Readiness.DONE_TOGETHER, held, action.trail, n=before)


def would_answer(inside: Inside) -> Ready:
    """Of the lines that somebody tried of late, whether enough answered.

    What was laid and never tried, or is silent and untested, says neither.
    """
    lines = inside.lines
    answers = lines.of(*ANSWERING)
    missed = lines.of(TieState.UNANSWERED, TieState.LAPSED) & ~lines.resting
    tried, n = int(answers.sum() + missed.sum()), int(answers.sum())
    rows = inside.trail(ties=lines.rows[answers | missed])
    facts = {"n": n, "tried": tried}
    if tried < inside.bounds.least_tried:
        return _ready(Readiness.WOULD_ANSWER, Held.UNKNOWN, rows, **facts)
    share = n / tried
    if share >= inside.bounds.ready_share:
        return _ready(Readiness.WOULD_ANSWER, Held.MET, rows, **facts)
    held = Held.NOT if share <= inside.bounds.unready_share else Held.PARTLY
    return _ready(Readiness.WOULD_ANSWER, held, rows, **facts)


def _goes_on(inside: Inside) -> Ready:
    """Whether contact and work both go on: month by month, or in the rhythm of their own."""
    bounds, events = inside.bounds, inside.record.events
    proven = np.isin(events["proof"], [int(Proof.ACT), int(Proof.ANSWER)])
    late = inside.since(bounds.year_days) & proven & (inside.number > 1)
    months = min(len(np.unique((inside.day - events["latest"][late]) // _MONTH)), 12)
    rows = inside.trail(events=inside.ids(late))
    in_use, meets = _in_use(inside), _meets(inside)
    if (in_use and meets) or months >= 12 * bounds.months_share:
        return _ready(Readiness.GOES_ON, Held.MET, rows, months=months)
    if in_use or meets:
        return _ready(Readiness.GOES_ON, Held.PARTLY, rows, months=months)
    first = inside.day - bounds.year_days + 1
    whole = all(inside.is_recorded(kind, first) for kind in ("contact", "activity"))
    held = Held.NOT if whole else Held.UNKNOWN
    return _ready(Readiness.GOES_ON, held, rows, months=months)


def _in_use(inside: Inside) -> bool:
    """Whether most lines are in use within their rhythm."""
    if not len(inside.lines.rows):
        return False
    active = inside.lines.of(TieState.ACTIVE, TieState.REPAIRED)
    return float(active.mean()) >= inside.bounds.months_share


def _meets(inside: Inside) -> bool:
    """Whether they have met, or learned from one another, within their rhythm."""
    together = inside.is_kind("activity", "advocacy", "learning") & (inside.number > 1)
    return bool((together & inside.of_scope & inside.since(action_days(inside))).any())
