"""Betweenness: how often a node lies on shortest paths between others."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.deviations import CONFIDENCE, SEED, deviation
from saiyai.engine.ops.shortest_paths import entry_loads
from saiyai.engine.ops.ties import at_ties
from saiyai.engine.result import Estimate, NodeValues, TieValues, Why, node_values
from saiyai.engine.walks import path_counts, shares_of_paths

_LIMIT: Final = 5_000_000_000
"""Nodes times ties: about half a minute on two cores."""


def betweenness(network: Network) -> NodeValues | Why:
    """The share of shortest paths between others that run through each node, mean over all pairs.

    Returns: float64 (n,) in 0..1; NO_NODES, TOO_FEW_NODES below three; OUT_OF_RANGE where a
        pair has more shortest paths than a float can count.
    Cost: O(n m) time on all cores. Weights are not read; directed ties are followed forward.
        Beyond the limit from a shortest path each of 32,768 pairs drawn at random.
    Source: Freeman 1977; algorithm of Brandes 2001; equals networkx `betweenness_centrality`.
    """
    if network.n < 3:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    ordered_pairs = (network.n - 1) * (network.n - 2)
    return _known(shares_of_paths(network) / ordered_pairs)


def betweenness_raw(network: Network) -> NodeValues:
    """Between how many pairs of others each node lies; a pair with several ways counts in part.

    Returns: float64 (n,), in pairs: ordered ones if directed, else each pair once; OUT_OF_RANGE
        where a pair has more shortest paths than a float can count.
    Cost: O(n m) time on all cores. Weights are not read; directed ties are followed forward.
        Beyond the limit from a shortest path each of 32,768 pairs drawn at random.
    Source: Freeman 1977; algorithm of Brandes 2001; equals igraph `betweenness`.
    """
    loads = shares_of_paths(network)
    return _known(loads if network.directed else loads / 2)


def edge_betweenness(network: Network) -> TieValues | Why:
    """The share of shortest paths from one to another that runs along each tie, over all pairs.

    Returns: float64 (m,) in 0..1, parallel ties each with what runs between their ends, ties to
        oneself 0; NO_NODES, TOO_FEW_NODES below two; OUT_OF_RANGE where a pair has more shortest
        paths than a float can count.
    Cost: O(n m) time on all cores. Weights are not read; directed ties are followed forward.
        Beyond the limit from a shortest path each of 32,768 pairs drawn at random.
    Source: Girvan & Newman 2002, PNAS 99, 7821-7826; algorithm of Brandes 2008; equals networkx
        `edge_betweenness_centrality`.
    """
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    loads = entry_loads(network.arcs) / (network.n * (network.n - 1))
    if not np.isfinite(loads).all():
        return Why.OUT_OF_RANGE
    return TieValues(at_ties(network.arcs, network.out, loads, network.m))


def _known(loads: Float64s) -> NodeValues:
    return node_values(loads, {Why.OUT_OF_RANGE: ~np.isfinite(loads)})


def _estimated(network: Network) -> Estimate | Why:
    """As of all pairs of others: no path between a node and another runs through that node."""
    if network.n < 3:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    return _estimate(network, network.n / (network.n - 2))


def _estimated_raw(network: Network) -> Estimate | Why:
    if network.n < 2:
        return Estimate(betweenness_raw(network), 0.0, 1.0, None)
    pairs = network.n * (network.n - 1)
    return _estimate(network, pairs if network.directed else pairs / 2)


def _estimate(network: Network, scale: float) -> Estimate | Why:
    """The share of sampled paths through each node, times this."""
    sampled, draws = path_counts(network)
    if not sampled.countable:
        return Why.OUT_OF_RANGE
    shares = sampled.nodes / draws
    spread = deviation(shares * (1 - shares), 1.0, draws, (1 - CONFIDENCE) / network.n)
    values = scale * shares.clip(max=(network.n - 2) / network.n)
    return Estimate(NodeValues(values), scale * float(spread.max()), CONFIDENCE, SEED)


def _estimated_edges(network: Network) -> Estimate | Why:
    """The share of sampled paths along each tie."""
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    sampled, draws = path_counts(network)
    if not sampled.countable:
        return Why.OUT_OF_RANGE
    shares = at_ties(network.arcs, network.out, sampled.entries / draws, network.m)
    spread = deviation(shares * (1 - shares), 1.0, draws, (1 - CONFIDENCE) / max(network.m, 1))
    return Estimate(TieValues(shares), float(spread.max(initial=0)), CONFIDENCE, SEED)


BETWEENNESS = Measure(
    id="betweenness",
    level=Level.NODE,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="What share of the shortest ways between others runs through each one?",
    question_th="ทางที่สั้นที่สุดระหว่างรายอื่น ผ่านแต่ละรายเป็นสัดส่วนเท่าใด",
    source="Freeman 1977, Sociometry 40, 35-41; normalised as Freeman 1978",
    compute=betweenness,
    reads=Reads(direction=True, strangers=True),
    limit=_LIMIT,
    estimate=_estimated,
)

BETWEENNESS_RAW = Measure(
    id="betweenness_raw",
    level=Level.NODE,
    unit=Unit.PAIRS,
    bounds=Bounds(0, None),
    question="On the shortest ways of how many pairs of others does each one lie?",
    question_th="แต่ละรายอยู่บนทางที่สั้นที่สุดของรายอื่นกี่คู่",
    source="Freeman 1977, Sociometry 40, 35-41",
    compute=betweenness_raw,
    reads=Reads(direction=True),
    limit=_LIMIT,
    estimate=_estimated_raw,
)

EDGE_BETWEENNESS = Measure(
    id="edge_betweenness",
    level=Level.TIE,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="What share of the shortest ways between all runs along each tie?",
    question_th="ทางที่สั้นที่สุดระหว่างทุกราย ผ่านสายสัมพันธ์แต่ละเส้นเป็นสัดส่วนเท่าใด",
    source="Girvan & Newman 2002, PNAS 99, 7821-7826",
    compute=edge_betweenness,
    reads=Reads(direction=True, strangers=True),
    limit=_LIMIT,
    estimate=_estimated_edges,
)
