"""Dimension 8, learn, invest, nurture, keep: needs that are known, effort, care, the course."""

from typing import Final

import numpy as np

from saiyai.assessment.indicators.card import Dimension, Indicator, Measured, Source
from saiyai.assessment.indicators.gates import known_of, unrecorded
from saiyai.assessment.indicators.purpose import open_on
from saiyai.assessment.look.record import NOBODY, UNTOLD, Ints, Table
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.estimates import Method, Missing, NoEstimate
from saiyai.assessment.statistics.shares import jeffreys, mean_of_shares
from saiyai.domain.goals import GoalStepKind, Horizon
from saiyai.domain.kinds.care import CareFor
from saiyai.domain.kinds.decision import DecisionStep
from saiyai.domain.kinds.request import RequestStep
from saiyai.engine.ops.inequality import gini_of_few

_HELP: Final = (RequestStep.OFFERED, RequestStep.HELPED)
_ANSWERS: Final = (
    DecisionStep.VOTED,
    DecisionStep.ADOPTED,
    DecisionStep.REJECTED,
    DecisionStep.WITHDRAWN,
)


def need_awareness(view: View) -> Measured:
    """Members with a need told of in half a year that two others know of.

    Another knows of it who told it too, or who offered or gave help.
    """
    terms = view.bounds
    needs = view.record["needs"]
    here = needs["actor"] >= 0
    here[here] = view.members[needs["actor"][here]]
    ever = view.marked(needs["actor"][here])
    lack = known_of(ever, view.members, terms.asked_share)
    recent = needs.only(here & (needs["since_latest"] > view.day - terms.check_days))
    by_others = (recent["said_by"] >= 0) & (recent["said_by"] != recent["actor"])
    helped = view.told("request", terms.check_days)
    flows = view.flows_of(helped.only(helped.has("step", *_HELP)))
    knows = np.concatenate((recent["said_by"][by_others], flows["source"]))
    whose = np.concatenate((recent["actor"][by_others], flows["target"]))
    pairs = np.unique(np.stack((whose, knows)), axis=1)
    others = np.bincount(pairs[0], minlength=view.record.n)
    known = view.marked(recent["actor"]) & (others >= terms.least_aware)
    evidence = {"needs": recent.ids, "events": helped.ids}
    if lack is not None:
        return Measured(lack, evidence)
    return Measured(jeffreys(int(known.sum()), view.n), evidence)


def investing(view: View) -> Measured:
    """Members who put time or trouble into keeping people in touch: calls, bringing together.

    Beside it how unevenly that is shared: who does much may carry too much.
    """
    terms = view.bounds
    covered, lack = unrecorded(view, terms.window_days, "contact", "activity")
    if lack is not None:
        return lack
    calls = view.told("contact", terms.window_days)
    given = view.told("contribution", terms.window_days)
    done = view.told("activity", terms.window_days)
    parts = view.parts_of(done)
    made = np.concatenate((
        view.flows_of(calls)["source"],
        view.flows_of(given)["source"],
        parts["actor"][parts.has("role", "organiser", "host")],
    ))  # fmt: skip
    acts = np.bincount(made, minlength=view.record.n)[view.positions]
    beside = {"unevenness": gini_of_few(acts)} if acts.any() and view.n > 1 else {}
    evidence = {"events": np.concatenate((calls.ids, given.ids, done.ids))}
    value = jeffreys(int((acts > 0).sum()), view.n)
    return Measured(value, evidence, beside, coverage=covered)


def nurturing(view: View) -> Measured:
    """Members somebody looked after in the window; beside it how much of it was personal.

    Private care is not seen and should stay so.
    """
    covered, lack = unrecorded(view, view.bounds.window_days, "care")
    if lack is not None:
        return lack
    cared = view.told("care", view.bounds.window_days)
    flows = view.flows_of(cared)
    received = view.marked(flows["target"])
    told = ~cared.has("matter", CareFor.UNTOLD)
    personal = cared.has("matter", CareFor.PERSONAL)[told]
    beside = {"personal": float(personal.mean())} if told.any() else {}
    value = jeffreys(int(received.sum()), view.n)
    return Measured(value, {"events": cared.ids}, beside, coverage=covered)


def keeping_the_course(view: View) -> Measured:
    """Whether goals are looked at again in time, needs are asked, and what is raised is answered.

    The mean of three shares, of those that there is anything to tell of; two at least.
    """
    terms = view.bounds
    goals = view.record["goals"]
    steps = view.record["goal_steps"].by(view.day)
    reviews = steps.only(steps.has("step", GoalStepKind.REVIEWED))
    recent = reviews.only(reviews["latest"] > view.day - terms.year_days)
    standing = np.flatnonzero(open_on(view))
    if len(recent) < terms.least_reviews and len(standing) < terms.least_goals:
        lacks = min(terms.least_reviews - len(recent), terms.least_goals - len(standing))
        return Measured(Missing(NoEstimate.TOO_FEW_WATCHED, lacks))
    seen = np.full(len(goals), UNTOLD)
    np.maximum.at(seen, reviews["goal"], reviews["latest"])
    in_time = seen[standing] > view.day - _cadence(goals, view)[standing]
    checked = _near(view.record["needs"]["since_latest"], recent["latest"], terms.review_days)
    raised, answered = _points(view)
    told = {
        "reviewed": (int(in_time.sum()), len(standing)),
        "needs_asked": (int(checked.sum()), len(recent)),
        "answered": (answered, raised),
    }
    shares = {name: (count, n) for name, (count, n) in told.items() if n}
    evidence = {"goals": goals.ids[standing], "goal_steps": recent.ids}
    parts = {name: jeffreys(count, n) for name, (count, n) in shares.items()}
    if len(shares) < 2:
        return Measured(Missing(NoEstimate.NOTHING_COUNTED, 1), evidence, parts=parts)
    counts, ns = zip(*shares.values(), strict=True)
    return Measured(mean_of_shares(counts, ns, view.dice("L4")), evidence, parts=parts)


def _cadence(goals: Table, view: View) -> Ints:
    """Within how many days each goal is to be looked at again, by how far it lies ahead."""
    terms = view.bounds
    found = np.full(len(goals), terms.year_days)
    found[goals.has("horizon", Horizon.SHORT)] = terms.check_days
    found[goals.has("horizon", Horizon.IMMEDIATE)] = terms.window_days
    return found


def _near(days: Ints, around: Ints, within: int) -> np.ndarray:
    """For each of some days, whether one of the others lies as near as that."""
    known = np.sort(days[days != UNTOLD])
    at = np.searchsorted(known, around - within)
    found: np.ndarray = at < np.searchsorted(known, around + within, side="right")
    return found


def _points(view: View) -> tuple[int, int]:
    """How many proposals were made in the year, and how many got an answer."""
    told = view.told("decision")
    raised = view.told("decision", view.bounds.year_days)
    raised = raised.only(raised.has("step", DecisionStep.PROPOSED))
    later = told.only(told.has("step", *_ANSWERS) & (told["about"] != NOBODY))
    return len(raised), int(np.isin(raised["row"], later["about"]).sum())


INDICATORS: Final = (
    Indicator(
        "L1", Dimension.LINK, Source.BEHAVIOUR,
        ("needs", "events"), (Method.JEFFREYS,), ("LL", "LINK-L"),
        "the seed's LINK", need_awareness, window="check_days",
    ),
    Indicator(
        "L2", Dimension.LINK, Source.BEHAVIOUR,
        ("events",), (Method.JEFFREYS,), ("LI", "LINK-I"),
        "the seed's LINK", investing,
        beside=("unevenness",),
    ),
    Indicator(
        "L3", Dimension.LINK, Source.BEHAVIOUR,
        ("events",), (Method.JEFFREYS,), ("LN", "LINK-N", "VAL-06", "VAL-12"),
        "the seed's LINK; Roberts & Dunbar 2015", nurturing,
        beside=("personal",),
    ),
    Indicator(
        "L4", Dimension.LINK, Source.CODED,
        ("goals", "goal_steps", "needs", "events"), (Method.JEFFREYS,), ("LK", "LINK-K"),
        "the seed's LINK", keeping_the_course, window="year_days",
        parts=("reviewed", "needs_asked", "answered"),
    ),
)  # fmt: skip
