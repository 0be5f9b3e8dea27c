"""Dimension 9, structure, resilience and growth: what holds without its hubs, and how it grows."""

from collections.abc import Callable
from typing import Final

import numpy as np

from saiyai.assessment.indicators.card import Dimension, Indicator, Measured, Source
from saiyai.assessment.indicators.gates import known_of, told_of_lines
from saiyai.assessment.look.record import NOBODY, Ints
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.estimates import Estimate, Method, Missing
from saiyai.assessment.statistics.growth import LEAST_WINDOWS, growth_slope
from saiyai.assessment.statistics.hawkes import branching_ratio
from saiyai.assessment.statistics.networks import by_vertices
from saiyai.domain.actors import Role
from saiyai.engine.catalogue import MEASURES
from saiyai.engine.measure import Bounds, Level, Measure, Unit, run
from saiyai.engine.network import Network, make_network, subnetwork
from saiyai.engine.result import NodeSet, NodeValues, Outcome, Value, Why

OTHER, COLLECTIVE, MANAGER = 0, 1, 2
"""Groups of the network of which `sub_coordination` is asked."""


def resilience(view: View) -> Measured:
    """How much holds together as the best-tied go, one after another, by the most it could be.

    It is told only where nearly all told of their lines: with few missing it comes out too low.
    """
    lack = told_of_lines(view, view.bounds.nearly_all)
    network = answering(view)
    beside = _value(network, "connectedness") | _cut_points(network)
    evidence = {"ties": view.lines.rows[view.counted]}
    if lack is not None:
        return Measured(lack, evidence, beside)
    found = by_vertices(network, MEASURES["robustness"], view.dice("G1"), replicates=view.redraws)
    return Measured(_by_most(found, view.n), evidence, beside)


def bridging(view: View) -> Measured:
    """How many lines cross from place to place, by what would if lines knew no places.

    Some bonding is healthy: there is no best value.
    """
    places = view.record["actors"]["place"][view.positions]
    lack = known_of(places != NOBODY, np.ones(view.n, np.bool_), view.bounds.known_share)
    network = answering(view, places)
    evidence = {"ties": view.lines.rows[view.counted]}
    if lack is not None:
        return Measured(lack, evidence)
    return Measured(
        by_vertices(network, _CROSSING, view.dice("G2"), replicates=view.redraws), evidence
    )


def sub_coordination(view: View) -> Measured:
    """Of groups and organisations, those that stay together when the manager is away."""
    roles = np.full(view.record.n, OTHER)
    roles[view.collective] = COLLECTIVE
    roles[view.with_role(Role.MANAGER)] = MANAGER
    network = answering(view, roles[view.positions])
    evidence = {"ties": view.lines.rows[view.counted]}
    return Measured(
        by_vertices(network, _WITHOUT, view.dice("G3"), replicates=view.redraws), evidence
    )


def growth(view: View) -> Measured:
    """By what power what is done together grows with those who take part, month by month.

    Above 1 each newcomer brings more than the one before: a sign of feedback, and no proof.
    """
    days, terms = view.record.events["latest"], view.bounds
    done = view.mine & view.record.events.has("kind", "activity") & (days <= view.day)
    if not done.any():
        return Measured(Missing(Why.TOO_SHORT, LEAST_WINDOWS))
    months = int((view.day - int(days[done].min())) // terms.month_days)
    ends = [view.day - terms.month_days * back for back in range(months, -1, -1)]
    active = [int(view.active(terms.month_days, end).sum()) for end in ends]
    joint = [int((done & view.within(terms.month_days, end)).sum()) for end in ends]
    value = growth_slope(np.array(joint), np.array(active))
    evidence = {"events": view.record.events.ids[done]}
    since = np.sort(days[done] - int(days[done].min())).astype(np.float64)
    until = float(view.day - int(days[done].min()) + 1)
    again = branching_ratio(since, until, view.dice("G4"), resolution=1.0)
    return Measured(value, evidence, parts={"branching": again})


def answering(view: View, groups: Ints | None = None) -> Network:
    """The members and the lines that count as answering, undirected."""
    place = np.cumsum(view.members) - 1
    lines, kept = view.lines, view.counted
    ends = place[lines.a[kept]], place[lines.b[kept]]
    return make_network(view.n, *ends, directed=False, groups=groups)


def _by_most(found: Estimate | Missing, n: int) -> Estimate | Missing:
    """By what it would be were everybody tied to everybody: (n - 1) / 2n."""
    if isinstance(found, Missing) or n < 2:
        return found
    most = (n - 1) / (2 * n)
    ends = (min(one / most, 1.0) for one in (found.value, found.low, found.high))
    value, low, high = ends
    return Estimate(value, low, high, found.method, found.n, found.seed, found.level)


def _value(network: Network, measure: str) -> dict[str, float]:
    outcome = run(MEASURES[measure], network).outcome
    return {measure: float(outcome.value)} if isinstance(outcome, Value) else {}


def _cut_points(network: Network) -> dict[str, float]:
    outcome = run(MEASURES["articulation_points"], network).outcome
    return {"articulation_points": float(outcome.count)} if isinstance(outcome, NodeSet) else {}


def _crossing(network: Network) -> Value | Why:
    groups = network.groups
    if groups is None or not network.m:
        return Why.NO_TIES if groups is not None else Why.NO_GROUPS
    ends = groups[network.sources], groups[network.targets]
    known = (ends[0] >= 0) & (ends[1] >= 0)
    m = int(known.sum())
    if not m:
        return Why.NO_TIES
    held = np.bincount(np.concatenate((ends[0][known], ends[1][known]))) / (2 * m)
    expected = 1 - float((held**2).sum())
    if expected <= 0:
        return Why.ALL_ALIKE
    return Value(min(float((ends[0] != ends[1])[known].mean()) / expected, 1.0))


def _together_without(network: Network) -> Value | Why:
    roles = network.groups
    if roles is None:
        return Why.NO_GROUPS
    stays = roles != MANAGER
    collective = roles[stays] == COLLECTIVE
    if not collective.any():
        return Why.NO_NODES
    parts = run(MEASURES["components"], subnetwork(network, stays)).outcome
    if not isinstance(parts, NodeValues):
        return Why.NO_NODES
    largest = int(np.bincount(parts.values.astype(np.int64)).argmax())
    return Value(float((parts.values == largest)[collective].mean()))


def _asked(name: str, compute: Callable[[Network], Outcome]) -> Measure:
    """A number that no other house asks for, in the form in which the engine draws it again."""
    return Measure(
        id=name,
        level=Level.NETWORK,
        unit=Unit.SHARE,
        bounds=Bounds(0, 1),
        question="",
        question_th="",
        source="",
        compute=compute,
    )


_CROSSING: Final = _asked("crossing", _crossing)
_WITHOUT: Final = _asked("together_without", _together_without)

INDICATORS: Final = (
    Indicator(
        "G1", Dimension.STRUCTURE, Source.BEHAVIOUR,
        ("ties",), (Method.VERTEX_BOOTSTRAP,), ("F5", "EQ7"),
        "Schneider et al. 2011; Krackhardt 1994", resilience, window=0,
        beside=("connectedness", "q28"), counted=("articulation_points",),
    ),
    Indicator(
        "G2", Dimension.STRUCTURE, Source.BEHAVIOUR,
        ("ties", "places"), (Method.VERTEX_BOOTSTRAP,), ("B1", "GN"),
        "Krackhardt & Stern 1988", bridging, window=0, scored=False,
    ),
    Indicator(
        "G3", Dimension.STRUCTURE, Source.BEHAVIOUR,
        ("ties", "memberships"), (Method.VERTEX_BOOTSTRAP,), ("EQ7", "GN"),
        "Provan & Kenis 2008", sub_coordination, window=0,
    ),
    Indicator(
        "G4", Dimension.STRUCTURE, Source.BEHAVIOUR,
        ("events",), (Method.AUTOREGRESSION,), ("GR", "EX"),
        "Leskovec, Kleinberg & Faloutsos 2005; Schläpfer et al. 2014", growth, window=0,
        scored=False,
        parts=("branching",), bounded=False,
    ),
)  # fmt: skip
