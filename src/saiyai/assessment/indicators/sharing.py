"""Who learns and teaches, what was written down reaches whom, and which level lines lead to."""

from typing import Final

import numpy as np

from saiyai.assessment.indicators.card import Dimension, Indicator, Measured, Source
from saiyai.assessment.indicators.gates import known_of, unrecorded
from saiyai.assessment.look.record import NOBODY, UNTOLD, Ints
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.estimates import (
    Estimate,
    Method,
    Missing,
    NoEstimate,
    too_few,
)
from saiyai.assessment.statistics.shares import jeffreys, mix
from saiyai.domain.goods import Good
from saiyai.domain.kinds.decision import DecisionStep
from saiyai.domain.kinds.exchange import ExchangeStep
from saiyai.domain.kinds.learning import LearningStep
from saiyai.domain.places import PlaceKind
from saiyai.domain.ties import TieState

BASES: Final = ("culture", "power", "learning")
_SKILLS: Final = (Good.KNOWLEDGE, Good.METHOD)
_LEVELS: Final = (
    PlaceKind.VILLAGE,
    PlaceKind.SUBDISTRICT,
    PlaceKind.DISTRICT,
    PlaceKind.PROVINCE,
    PlaceKind.REGION,
    PlaceKind.COUNTRY,
    PlaceKind.INTERNATIONAL,
)


def two_way_learning(view: View) -> Measured:
    """Of active members, those who passed on knowledge or a skill and also got some.

    To count events is not to count what was learned: `A6` tells what was put to use.
    """
    days = view.bounds.window_days
    covered, lack = unrecorded(view, days, "learning")
    if lack is not None:
        return lack
    learned = view.told("learning", days)
    learned = learned.only(learned.has("step", LearningStep.LEARNED, LearningStep.CHECKED))
    given = view.told("exchange", days)
    given = given.only(given.has("step", ExchangeStep.DONE))
    passed, skills = view.flows_of(learned), view.flows_of(given)
    skills = skills.only(skills.has("good", *_SKILLS))
    taught = view.marked(np.concatenate((passed["source"], skills["source"])))
    got = view.marked(np.concatenate((passed["target"], skills["target"])))
    active = view.active(days)
    evidence = {"events": np.concatenate((learned.ids, given.ids))}
    value = jeffreys(int((taught & got & active).sum()), int(active.sum()))
    return Measured(value, evidence, coverage=covered)


def information_stewardship(view: View) -> Measured:
    """Of meetings and decisions, those whose record went to everybody within a fortnight.

    What is younger than that and not yet sent counts neither way.
    """
    terms = view.bounds
    covered, lack = unrecorded(view, terms.window_days, "activity", "sharing")
    if lack is not None:
        return lack
    decided = view.told("decision", terms.window_days)
    decided = decided.only(decided.has("step", DecisionStep.ADOPTED))
    done = view.told("activity", terms.window_days)
    rows = np.concatenate((done["row"], decided["row"]))
    ids = np.concatenate((done.ids, decided.ids))
    sent = view.told("sharing")
    sent = sent.only(sent.says("to_everybody") & (sent["about"] != NOBODY))
    soonest = np.full(len(view.record.events), np.iinfo(np.int64).max)
    np.minimum.at(soonest, sent["about"], sent["latest"])
    until = view.record.events["latest"][rows] + terms.record_days
    in_time = soonest[rows] <= until
    counts = in_time | (until < view.day)
    value = jeffreys(int(in_time[counts].sum()), int(counts.sum()), least=terms.least_activities)
    return Measured(value, {"events": ids[counts]}, coverage=covered)


def cross_level_reach(view: View) -> Measured:
    """Of active members, those with a line in use to somebody of another level of place."""
    places = view.record["places"]
    level = np.full(len(places) + 1, NOBODY)
    for at, kind in enumerate(_LEVELS):
        level[:-1][places.has("kind", kind)] = at
    of = level[view.record["actors"]["place"]]  # the last stands for no place
    active = view.active(view.bounds.window_days)
    lack = known_of(of != NOBODY, active, view.bounds.known_share)
    lines = view.lines
    used = lines.of(TieState.ACTIVE, TieState.REPAIRED)
    across = (
        used & (of[lines.a] != of[lines.b]) & (of[lines.a] != NOBODY) & (of[lines.b] != NOBODY)
    )
    evidence = {"ties": lines.rows[across]}
    if lack is not None:
        return Measured(lack, evidence)
    reach = view.marked(np.concatenate((lines.a[across], lines.b[across]))) & active
    return Measured(jeffreys(int(reach.sum()), int(active.sum())), evidence)


def tie_basis_mix(view: View) -> Measured:
    """What lines rest on, as their ends told: culture, power, learning; several may be told.

    Shares of all that was told; the value is how even they are, which has no good direction.
    Culture is a custom both ends name, never anybody's descent or faith.
    """
    told = view.record["assertions"].by(view.day)
    on = told["tie"]
    lines = view.record.lines
    here = view.members[lines.a[on]] & view.members[lines.b[on]] & view.is_line[on]
    rests = np.stack([(told[basis] != UNTOLD) & (told[basis] > 0) for basis in BASES]) & here
    based = rests.any(axis=0)
    count = len(np.unique(on[based]))
    evidence = {"assertions": told.ids[based]}
    lack = too_few(NoEstimate.TOO_FEW_WATCHED, count, view.bounds.least_based)
    if lack is not None:
        return Measured(lack, evidence, {"lines": float(count)})
    lines_of = [np.unique(on[row]) for row in rests]
    found = mix([len(row) for row in lines_of], view.dice("E6"))
    beside = {"lines": float(count)} | _amounts(lines_of)
    if isinstance(found, Missing):
        return Measured(found, evidence, beside)
    parts: dict[str, Estimate | Missing] = dict(zip(BASES, found.shares, strict=True))
    return Measured(found.evenness, evidence, beside, parts, by_one=not _by_both(on[based]))


def _amounts(lines: list[Ints]) -> dict[str, float]:
    """On how many lines each basis was named: shares hide that all three may grow."""
    return {f"lines_of_{basis}": float(len(of)) for basis, of in zip(BASES, lines, strict=True)}


def _by_both(lines: Ints) -> bool:
    """Whether of most lines more than one said what they rest on."""
    _, said = np.unique(lines, return_counts=True)
    return bool((said > 1).mean() > 0.5)


INDICATORS: Final = (
    Indicator(
        "A5", Dimension.PARTICIPATION, Source.BEHAVIOUR,
        ("events",), (Method.JEFFREYS,), ("EQ1", "B3", "ACTOR-23", "BRAIN-04"),
        "the seed's equation", two_way_learning,
    ),
    Indicator(
        "C4", Dimension.COMMUNICATION, Source.BEHAVIOUR,
        ("events",), (Method.JEFFREYS,), ("EQ3",),
        "the seed's equation", information_stewardship,
    ),
    Indicator(
        "E6", Dimension.EQUALITY, Source.CODED,
        ("assertions",), (Method.DIRICHLET,), ("B1", "B3", "BRAIN-02"),
        "the seed's three bases", tie_basis_mix, window=0, scored=False,
        counted=("lines", *(f"lines_of_{basis}" for basis in BASES)),
        parts=BASES, part_words="basis",
    ),
    Indicator(
        "G5", Dimension.STRUCTURE, Source.BEHAVIOUR,
        ("ties", "places"), (Method.JEFFREYS,), ("EX", "LEVEL-AREA"),
        "Lazega 2008", cross_level_reach,
    ),
)  # fmt: skip
