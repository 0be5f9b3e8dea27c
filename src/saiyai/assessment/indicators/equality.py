"""Dimension 7, equality and power: who may speak, know and decide, and who reaches whom."""

from math import ceil
from typing import Final

import numpy as np

from saiyai.assessment.indicators.card import Dimension, Indicator, Measured, Source
from saiyai.assessment.indicators.gates import told_of_lines, unrecorded
from saiyai.assessment.indicators.redrawn import means_again
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.answers import LEAST_ANSWERS
from saiyai.assessment.statistics.estimates import (
    Estimate,
    Method,
    Missing,
    NoEstimate,
    too_few,
)
from saiyai.assessment.statistics.evenness import evenness
from saiyai.assessment.statistics.networks import by_vertices
from saiyai.domain.rosters import RosterQuestion
from saiyai.domain.ties import NOT_GONE
from saiyai.engine.catalogue import MEASURES
from saiyai.engine.measure import run
from saiyai.engine.network import make_network
from saiyai.engine.ops.inequality import gini_of_few
from saiyai.engine.result import Value

_SPOKEN: Final = ("co_think", "co_decide")
_HEARD: Final = ("consulted", "voter", "decider", "proposer", "dissenter")


def opportunity_equality(view: View) -> Measured:
    """How alike members are in speaking, in getting to know, and in having a say in decisions.

    The mean of how evenly they think and decide together, how evenly news comes to them, and the
    share who were asked or voted in a year. Time to talk is not yet weight.
    """
    days = view.bounds.year_days
    covered, lack = unrecorded(view, days, "activity", "sharing", "decision")
    if lack is not None:
        return lack
    n, members = view.record.n, view.positions
    talks = view.parts_of(view.told("activity", days))
    spoke = np.bincount(talks["actor"][talks.has("phase", *_SPOKEN)], minlength=n)[members]
    told = view.told("sharing", days)
    sent = view.flows_of(told)
    knew = np.bincount(sent["target"], minlength=n)[members]
    knew = knew + int(told.says("to_everybody").sum())
    decided = view.told("decision", days)
    parts = view.parts_of(decided)
    heard = np.bincount(parts["actor"][parts.has("role", *_HEARD)], minlength=n)[members] > 0
    parts_of_it = {
        "speak": evenness(spoke),
        "know": evenness(knew),
    }
    lacking = next((one for one in parts_of_it.values() if isinstance(one, Missing)), None)
    evidence = {"events": np.concatenate((told.ids, decided.ids))}
    if lacking is not None or not len(decided):
        why = lacking or Missing(NoEstimate.TOO_FEW_EVENTS, 1)
        return Measured(why, evidence, parts=parts_of_it, coverage=covered)

    def mean(who: np.ndarray) -> float | None:
        if not (spoke[who].any() and knew[who].any()):
            return None
        even = 2 - gini_of_few(spoke[who]) - gini_of_few(knew[who])
        return float((even + heard[who].mean()) / 3)

    value = means_again(mean, view.n, view.dice("E2"))
    beside = {"decide": float(heard.mean())}
    return Measured(value, evidence, beside, parts_of_it, covered)


def influence_spread(view: View) -> Measured:
    """How far it is spread over members whose view counts: one less how far it is gathered in one.

    Of those who answered: how often somebody is named, of all who could have named them. It is
    told of the number alone, and of nobody.
    """
    if view.roster is None:
        return Measured(Missing(NoEstimate.TOO_FEW_ANSWERS, LEAST_ANSWERS))
    rosters = view.record["rosters"]
    evidence = {"rosters": rosters.ids[[view.roster]]}
    asked, answered = (int(rosters[one][view.roster]) for one in ("asked", "answered"))
    who = view.respondents()
    lack = too_few(NoEstimate.TOO_FEW_ANSWERS, int(who.sum()), LEAST_ANSWERS)
    enough = ceil(view.bounds.named_share * asked - 1e-9)
    lack = lack or too_few(NoEstimate.LOW_RESPONSE, answered, enough)
    if lack is not None:
        return Measured(lack, evidence)
    place = np.cumsum(view.members) - 1
    source, target = (place[ends] for ends in view.namings(RosterQuestion.VIEW))
    network = make_network(view.n, source, target, directed=True)
    found = by_vertices(
        network, MEASURES["in_centralization"], view.dice("E1"), replicates=view.redraws
    )
    if isinstance(found, Missing):
        return Measured(found, evidence)
    could = int(who.sum()) - who[view.members]
    share = np.bincount(target, minlength=view.n) / could
    gathered = float((share.max() - share).sum() / (view.n - 1))
    return Measured(_turned(_moved(found, gathered)), evidence)


def _moved(found: Estimate, value: float) -> Estimate:
    """The same with another value, its interval as wide by its size."""
    by = value / found.value if found.value else 1.0
    low, high = (value + (end - found.value) * by for end in (found.low, found.high))
    low, high = max(0.0, min(low, value)), min(1.0, max(high, value))
    return Estimate(value, low, high, found.method, found.n, found.seed, found.level)


def non_hierarchy(view: View) -> Measured:
    """How far those who reach others along told directions are reached by them as well.

    It is told only where nearly all told of their lines.
    """
    lack = told_of_lines(view, view.bounds.nearly_all)
    lines = view.lines
    told = np.searchsorted(view.record["ties"].ids, lines.rows)
    pointing = view.record["ties"].says("directed")[told] & lines.of(*NOT_GONE)
    evidence = {"ties": lines.rows[pointing]}
    if lack is not None:
        return Measured(lack, evidence)
    place = np.cumsum(view.members) - 1
    ends = place[lines.a[pointing]], place[lines.b[pointing]]
    network = make_network(view.n, *ends, directed=True)
    found = by_vertices(network, MEASURES["hierarchy"], view.dice("E3"), replicates=view.redraws)
    beside = run(MEASURES["global_reaching"], network).outcome
    reach = {"global_reaching": float(beside.value)} if isinstance(beside, Value) else {}
    return Measured(_turned(found), evidence, reach)


def _turned(found: Estimate | Missing) -> Estimate | Missing:
    if isinstance(found, Missing):
        return found
    ends = 1 - found.value, 1 - found.high, 1 - found.low
    return Estimate(*ends, found.method, found.n, found.seed, found.level)


INDICATORS: Final = (
    Indicator(
        "E1", Dimension.EQUALITY, Source.BEHAVIOUR,
        ("rosters", "namings"), (Method.VERTEX_BOOTSTRAP,), ("S3", "EQ7", "VAL-02"),
        "Freeman 1978", influence_spread, window=365,
    ),
    Indicator(
        "E2", Dimension.EQUALITY, Source.BEHAVIOUR,
        ("events",), (Method.MEMBER_BOOTSTRAP,), ("S3", "DEF-08", "COM-06", "COM-07", "VAL-02"),
        "the seed's equal footing; Theil 1967", opportunity_equality, window="year_days",
        beside=("decide",), parts=("speak", "know"), version=2,
    ),
    Indicator(
        "E3", Dimension.EQUALITY, Source.BEHAVIOUR,
        ("ties",), (Method.VERTEX_BOOTSTRAP,), ("B2", "FOUND-08", "LEVEL-STRUCT", "BRAIN-03"),
        "Krackhardt 1994", non_hierarchy, window=0,
        beside=("global_reaching",),
    ),
)  # fmt: skip
