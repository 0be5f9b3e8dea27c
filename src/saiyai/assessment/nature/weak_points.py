"""Where what holds a network is weak: on one way alone, little understood, heard by few.

They say nothing of what it is; they are told beside the facts that do.
"""

from dataclasses import dataclass

import numpy as np

from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.inside_facts import facts_of
from saiyai.assessment.look.lines import basis_of
from saiyai.assessment.nature.goals import latest_stances, purpose_of
from saiyai.assessment.nature.sole_links import outer_links
from saiyai.assessment.reading import Trail
from saiyai.assessment.statistics.answers import (
    LEAST_ANSWERS,
    OPTIONS,
    lack_of_answers,
    scores,
)
from saiyai.domain.goals import GoalStance
from saiyai.domain.words import Say


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the facts for a verdict or against: a sentence and its rows."""

    says: Say
    strength: float
    trail: Trail


def weak_points(inside: Inside) -> list[Fact]:
    """What holds the scope weakly on the day. Cost: O(actors + lines + stances)."""
    return [*_hangs_on_one(inside), *_little_understood(inside), *_unheard(inside)]


def _hangs_on_one(inside: Inside) -> list[Fact]:
    """The largest part that is reached by one way alone; nobody is named."""
    facts, bounds = facts_of(inside), inside.bounds
    few = len(facts.lines.rows) < bounds.least_lines
    if few or basis_of(facts, bounds) != "answering":
        return []
    network = facts.network_of(facts.answering)
    links = outer_links(network, bounds.least_cut_off)
    if not links:
        return []
    widest = max(links, key=lambda link: len(link.lost))
    lost, of = widest.lost, widest.of
    around = np.isin(facts.lines.a, lost) | np.isin(facts.lines.b, lost)
    rows = facts.lines.rows[around & facts.answering]
    says = Say("weak.hangs_on_one", n=len(lost), of=of)
    return [Fact(says, len(lost) / of, inside.trail(ties=rows))]


def _little_understood(inside: Inside) -> list[Fact]:
    """The shared goal that fewest understand of those who were asked, where that is under half."""
    told = latest_stances(inside)
    told = told.only(told.has("stance", GoalStance.UNDERSTANDS))
    shared = np.flatnonzero(purpose_of(inside).shared)
    found = []
    for goal in shared.tolist():
        of_it = told.only(told["goal"] == goal)
        n = len(of_it)
        understood = int(of_it.says("holds").sum())
        if n >= LEAST_ANSWERS and understood < n / 2:
            says = Say("weak.little_understood", n=understood, of=n)
            goals = inside.record["goals"].ids[[goal]]
            trail = inside.trail(goals=goals, goal_stances=of_it.ids)
            found.append(Fact(says, 1 - understood / n, trail))
    return sorted(found, key=lambda fact: -fact.strength)[:1]


def _unheard(inside: Inside) -> list[Fact]:
    """Members who answered that what they say hardly counts: the lower half of the scale."""
    answers = inside.answers
    items = answers.asked_for("A4") if answers else ()
    if answers is None or not items:
        return []
    voices = scores(answers.to(items))
    if lack_of_answers(len(voices), answers.asked) or voices.mean() >= 1 / 2:
        return []
    level = float(voices.mean())
    mean = round(1 + (OPTIONS - 1) * level, 1)  # to one decimal, as everywhere: of few two tell
    says = Say("weak.unheard", mean=mean, of=OPTIONS, n=len(voices))
    return [Fact(says, 1 - level, inside.trail(surveys=inside.survey_ids))]
