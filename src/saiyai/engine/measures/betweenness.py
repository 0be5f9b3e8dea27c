"""Betweenness: how often a node lies on shortest paths between others."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.shortest_paths import path_loads
from saiyai.engine.result import NodeValues, Why, node_values

_LIMIT: Final = 5_000_000_000
"""Nodes times ties: about half a minute on two cores."""


def betweenness(network: Network) -> NodeValues | Why:
    """The share of shortest paths between others that run through each node, mean over all pairs.

    Returns: float64 (n,) in 0..1; NO_NODES, TOO_FEW_NODES below three; OUT_OF_RANGE where a
        pair has more shortest paths than a float can count.
    Cost: O(n m) time on all cores. Weights are not read; directed ties are followed forward.
    Source: Freeman 1977; algorithm of Brandes 2001; equals networkx `betweenness_centrality`.
    """
    if network.n < 3:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    ordered_pairs = (network.n - 1) * (network.n - 2)
    return _known(path_loads(network.arcs) / ordered_pairs)


def betweenness_raw(network: Network) -> NodeValues:
    """Between how many pairs of others each node lies; a pair with several ways counts in part.

    Returns: float64 (n,), in pairs: ordered ones if directed, else each pair once; OUT_OF_RANGE
        where a pair has more shortest paths than a float can count.
    Cost: O(n m) time on all cores. Weights are not read; directed ties are followed forward.
    Source: Freeman 1977; algorithm of Brandes 2001; equals igraph `betweenness`.
    """
    loads = path_loads(network.arcs)
    return _known(loads if network.directed else loads / 2)


def _known(loads: Float64s) -> NodeValues:
    return node_values(loads, {Why.OUT_OF_RANGE: ~np.isfinite(loads)})


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
)
