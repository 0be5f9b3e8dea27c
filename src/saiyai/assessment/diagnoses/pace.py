"""How fast the work goes: steps forward in the last half year against those before it."""

from dataclasses import dataclass

import numpy as np

from saiyai.assessment.diagnoses.learning_gaps import learning_events
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import UNTOLD, Ints
from saiyai.assessment.nature.goals import purpose_of
from saiyai.domain.agreements import CommitmentStepKind
from saiyai.domain.goals import GoalStepKind

_FORWARD = (GoalStepKind.ATTAINED, GoalStepKind.REVIEWED)


@dataclass(frozen=True, slots=True, eq=False)
class Pace:
    """Steps forward of late and before; `back` where a measured goal has lost ground."""

    now: int
    before: int
    back: bool
    slower: bool
    before_ids: Ints


def pace_of(inside: Inside, days: int | None = None) -> Pace:
    """Joint work and steps forward in the last so many days, and in as many before them.

    Steps forward are outcomes, promises kept, goals attained or moved on. Slower is so much less
    than before, unless the same season a year before was as slow; and it was recorded. A goal
    whose number fell has turned back. Where nothing was told before, nothing can have slowed.
    """
    span = days or inside.bounds.decline_days
    last = inside.day
    now, before = _told(inside, last - span, last), _told(inside, last - 2 * span, last - span)
    year = last - inside.bounds.year_days
    season = _told(inside, year - span, year)
    slow = _slower(inside, now[0], before[0], season[0]) and inside.is_recorded(
        "activity", last - 2 * span + 1
    )
    slow |= _slower(inside, now[1], before[1], season[1])
    both = inside.between(last - 2 * span + 1, last - span)
    ids = inside.ids(both & (_joint(inside) | inside.is_kind("outcome")))
    back = _turned_back(inside)
    return Pace(sum(now), sum(before), back, slow or back, ids)


def _slower(inside: Inside, now: int, before: int, season: int) -> bool:
    bounds = inside.bounds
    few = before >= bounds.least_progress and now <= before * bounds.slow_share
    return few and not 0 < season <= now


def _told(inside: Inside, after: int, until: int) -> tuple[int, int]:
    """How often they did something together, and how many steps forward were told, in a span."""
    steps = steps_forward(inside)
    joint = _joint(inside) & inside.between(after + 1, until)
    return int(joint.sum()), int(((steps > after) & (steps <= until)).sum())


def _joint(inside: Inside) -> Bools:
    """What is done together beside learning, of which the stopping is told by itself."""
    together = inside.is_kind("activity", "advocacy") & inside.of_scope & (inside.number > 1)
    return together & ~learning_events(inside)


def steps_forward(inside: Inside) -> Ints:
    """The days of every step of progress up to the day."""
    outcomes = inside.of_kind("outcome")["latest"]
    steps, goals = inside.record["goal_steps"].by(inside.day), _goals(inside)
    moved = steps.has("step", GoalStepKind.ATTAINED) | (
        steps.has("step", GoalStepKind.REVIEWED) & (steps["number"] != UNTOLD)
    )
    of_scope = np.isin(steps["goal"], goals)
    kept = inside.record["commitment_steps"].by(inside.day)
    done = kept["latest"][kept.has("step", CommitmentStepKind.KEPT)]
    days = np.concatenate((outcomes, steps["latest"][moved & of_scope], done))
    return days[days <= inside.day]


def _goals(inside: Inside) -> Ints:
    purpose = purpose_of(inside)
    return np.flatnonzero(purpose.shared | purpose.own)


def _turned_back(inside: Inside) -> bool:
    """Whether the newest number of a shared goal is less than the one before it."""
    steps = inside.record["goal_steps"].by(inside.day)
    told = steps.only((steps["number"] != UNTOLD) & steps.has("step", *_FORWARD))
    told = told.only(np.isin(told["goal"], _goals(inside)))
    order = np.lexsort((told["latest"], told["goal"]))
    goal, number = told["goal"][order], told["number"][order]
    late = told["latest"][order] > inside.day - inside.bounds.decline_days
    falls = (goal[1:] == goal[:-1]) & (number[1:] < number[:-1]) & late[1:]
    last = np.concatenate((goal[1:] != goal[:-1], [True]))[1:] if len(goal) else falls
    return bool((falls & last).any())
