"""Dimension 2, purpose and shared meaning: whether own goals fit, and who sees the common ones."""

from dataclasses import replace
from typing import Final

import numpy as np

from saiyai.assessment.indicators.card import Dimension, Indicator, Measured, Source
from saiyai.assessment.indicators.gates import known_of
from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.record import NOBODY, OWN, Ints, Table
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.consensus import consensus
from saiyai.assessment.statistics.estimates import Method, Missing, NoEstimate
from saiyai.assessment.statistics.shares import jeffreys, mean_of_shares
from saiyai.domain.goals import Fit, GoalStance, GoalStepKind, Horizon

HORIZONS: Final = (Horizon.IMMEDIATE, Horizon.SHORT, Horizon.LONG)
_CLOSING: Final = (GoalStepKind.ATTAINED, GoalStepKind.ABANDONED, GoalStepKind.HANDED_OVER)
_MEANT: Final = (GoalStance.SEES, GoalStance.UNDERSTANDS, GoalStance.AGREES)
_FITTING: Final = (Fit.SUPPORTING, Fit.NEUTRAL)


def sub_goal_fit(view: View) -> Measured:
    """Of members' own goals that touch the main goal, those that fit it, as told by two.

    The owner says that it supports it or is neutral, and so does one other. That goals differ is
    the normal state of a network: pairs that oppose one another are for talk, and never
    subtracted.
    """
    open_goals = open_on(view)
    goals = view.record["goals"]
    owned = open_goals & (goals["owner"] >= 0)
    owned[owned] = view.members[goals["owner"][owned]]
    active = view.active(view.bounds.window_days)
    lack = known_of(view.marked(goals["owner"][owned]), active, view.bounds.asked_share)
    said = view.record["goal_fits"].by(view.day).newest("goal", "towards", "actor")
    said = said.only(_main(view)[said["towards"]] & owned[said["goal"]])
    fits = said.has("fit", *_FITTING)
    by_owner = said["actor"] == goals["owner"][said["goal"]]
    owner, other = (_marks(len(goals), said["goal"][fits & who]) for who in (by_owner, ~by_owner))
    touching = _marks(len(goals), said["goal"])
    opposed = int(np.unique(said["goal"][said.has("fit", Fit.OPPOSING)]).size)
    evidence = {"goals": goals.ids[touching], "goal_fits": said.ids}
    beside = {"own_goals": float(touching.sum()), "for_talk": float(opposed)}
    if lack is not None:
        return Measured(lack, evidence, beside)
    value = jeffreys(int((touching & owner & other).sum()), int(touching.sum()))
    return Measured(value, evidence, beside, by_one=bool((owner & ~other & touching).any()))


def goal_horizons(view: View) -> Measured:
    """Whether common goals near and far are seen, understood and agreed with.

    Of each horizon the goal that most active members who were asked see, understand and agree
    with; the mean of the three. A horizon without a goal counts as none.
    """
    goals, said = view.record["goals"], stances(view)
    asked = view.marked(said["actor"]) & view.active(view.bounds.window_days)
    lack = known_of(asked, view.active(view.bounds.window_days), view.bounds.asked_share)
    evidence = {"goals": goals.ids[common(view)], "goal_stances": said.ids}
    if lack is not None:
        return Measured(lack, evidence)
    counts, n = [], int(asked.sum())
    parts = {}
    for horizon in HORIZONS:
        of = np.flatnonzero(common(view) & open_on(view) & goals.has("horizon", horizon))
        most = max((_whole_hearted(said, goal, asked) for goal in of.tolist()), default=0)
        counts.append(most)
        parts[str(horizon)] = (
            jeffreys(most, n) if len(of) else Missing(NoEstimate.NOTHING_COUNTED, 1)
        )
    value = mean_of_shares(counts, [n] * len(HORIZONS), view.dice("P2"))
    return Measured(value, evidence, parts=parts)


def shared_meaning(view: View) -> Measured:
    """How near members are to one shared view of what the common goals say.

    Each common goal makes three statements that members hold or not: that it is there to see, that
    it is understood, that it is agreed with. Who works for it does, and means nothing by it.
    Agreement is not truth; sub-cultures show as a large second factor.
    """
    said = stances(view)
    said = said.only(said.has("stance", *_MEANT))
    evidence = {"goals": view.record["goals"].ids[np.unique(said["goal"])]}
    evidence["goal_stances"] = said.ids
    keys = said["goal"].astype(np.int64) * len(GoalStance) + said["stance"]
    asked, at = np.unique(keys, return_inverse=True)
    who, row = np.unique(said["actor"], return_inverse=True)
    answers = np.full((len(who), len(asked)), -1, np.int64)
    answers[row, at] = said.says("holds")
    found = consensus(answers, 2, view.dice("P4"))
    if isinstance(found, Missing):
        return Measured(found, evidence)
    mean = found.mean
    value = replace(
        mean, value=max(mean.value, 0.0), low=max(mean.low, 0.0), high=max(mean.high, 0)
    )
    both = found.first + max(found.second, 0.0)
    beside = {
        "first_factor": found.first / both if both > 0 else 0.0,
        "against": float((found.competences < 0).mean()),
        "statements": float(len(asked)),
    }
    return Measured(value, evidence, beside)


def stances(view: View) -> Table:
    """What members last said of each common goal to each of the five questions."""
    said = view.record["goal_stances"].by(view.day).newest("goal", "actor", "stance")
    here = said["actor"] >= 0
    here[here] = view.members[said["actor"][here]]
    return said.only(here & common(view)[said["goal"]])


def open_on(view: View) -> Bools:
    """Goals of which nothing that closes them was told last. Shapes: (goals,)."""
    steps = view.record["goal_steps"].by(view.day).newest("goal")
    goals = view.record["goals"]
    return ~_marks(len(goals), steps["goal"][steps.has("step", *_CLOSING)])


def common(view: View) -> Bools:
    """Goals of what is read itself: of the record's own network, those without another owner."""
    goals = view.record["goals"]
    owner = NOBODY if view.scope.network == OWN else view.scope.network
    found: Bools = goals["owner"] == owner
    return found


def _main(view: View) -> Bools:
    return common(view) & view.record["goals"].says("main")


def _whole_hearted(said: Table, goal: int, asked: Bools) -> int:
    """How many of those who were asked see, understand and agree with a goal."""
    holds = said.says("holds") & (said["goal"] == goal)
    who = asked.copy()
    for stance in _MEANT:
        who &= _marks(len(asked), said["actor"][holds & said.has("stance", stance)])
    return int(who.sum())


def _marks(size: int, rows: Ints) -> Bools:
    found = np.zeros(size, np.bool_)
    found[rows] = True
    return found


INDICATORS: Final = (
    Indicator(
        "P1", Dimension.PURPOSE, Source.CODED,
        ("goals", "goal_fits"), (Method.JEFFREYS,), ("F2", "K2", "EQ6", "DIFF-11", "LEVEL-GOAL"),
        "the seed's group and network", sub_goal_fit, window=0,
        counted=("own_goals", "for_talk"),
    ),
    Indicator(
        "P2", Dimension.PURPOSE, Source.CODED,
        ("goals", "goal_stances"), (Method.JEFFREYS,), ("F2", "K2", "EQ6"),
        "the seed's equation", goal_horizons, window=0,
        parts=tuple(map(str, HORIZONS)), part_words="goal_horizon",
    ),
    Indicator(
        "P4", Dimension.PURPOSE, Source.CODED,
        ("goals", "goal_stances"), (Method.MEMBER_BOOTSTRAP,), ("K1", "S2", "EQ5"),
        "Romney, Weller & Batchelder 1986", shared_meaning, window=0,
        beside=("first_factor", "against"), counted=("statements",),
    ),
)  # fmt: skip
