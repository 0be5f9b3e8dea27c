"""Strength: what the ties of a node weigh together."""

import numpy as np

from saiyai.engine.arrays import Float64s, Int32s
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.sums import sum_at
from saiyai.engine.result import NodeValues, Why, node_values

_SOURCE = "Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, PNAS 101, 3747-3752"


def strength(network: Network) -> NodeValues | Why:
    """What all ties of each node weigh together, whichever way they point.

    Returns: float64 (n,), in the unit of the weights; NO_WEIGHTS without them.
    Cost: O(n + m). Parallel ties are added up; loops are not counted.
    Source: Barrat et al. 2004; equals networkx `degree(weight=…)` without loops.
    """
    if network.weights is None:
        return Why.NO_WEIGHTS
    leaving = _at(network, network.sources, network.weights)
    with np.errstate(over="ignore", invalid="ignore"):  # a reason is given instead
        return in_range(leaving + _at(network, network.targets, network.weights))


def in_strength(network: Network) -> NodeValues | Why:
    """What the ties to each node weigh together.

    Returns: float64 (n,), in the unit of the weights; NO_WEIGHTS without them, UNDIRECTED
        where ties have no direction.
    Cost: O(n + m). Parallel ties are added up; loops are not counted.
    Source: Barrat et al. 2004; equals networkx `in_degree(weight=…)` without loops.
    """
    return _one_way(network, network.targets)


def out_strength(network: Network) -> NodeValues | Why:
    """What the ties from each node weigh together.

    Returns: float64 (n,), in the unit of the weights; NO_WEIGHTS without them, UNDIRECTED
        where ties have no direction.
    Cost: O(n + m). Parallel ties are added up; loops are not counted.
    Source: Barrat et al. 2004; equals networkx `out_degree(weight=…)` without loops.
    """
    return _one_way(network, network.sources)


def _one_way(network: Network, ends: Int32s) -> NodeValues | Why:
    if not network.directed:
        return Why.UNDIRECTED
    if network.weights is None:
        return Why.NO_WEIGHTS
    return in_range(_at(network, ends, network.weights))


def _at(network: Network, ends: Int32s, weights: Float64s) -> Float64s:
    """The weights that meet at each node by these ends of the ties."""
    return sum_at(network.n, ends, weights, network.sources, network.targets)


def in_range(total: Float64s) -> NodeValues:
    """These sums, and the reason where one is no number any more."""
    return node_values(total, {Why.OUT_OF_RANGE: ~np.isfinite(total)})


STRENGTH = Measure(
    id="strength",
    level=Level.NODE,
    unit=Unit.WEIGHT,
    bounds=Bounds(None, None),
    question="How much do all ties of each one weigh together?",
    question_th="สายสัมพันธ์ทั้งหมดของแต่ละรายมีน้ำหนักรวมเท่าใด",
    source=_SOURCE,
    compute=strength,
    reads=Reads(weights=True, parallel=True),
    needs_weights=True,
)

IN_STRENGTH = Measure(
    id="in_strength",
    level=Level.NODE,
    unit=Unit.WEIGHT,
    bounds=Bounds(None, None),
    question="How much do the ties to each one weigh together?",
    question_th="สายสัมพันธ์จากรายอื่นมาถึงแต่ละรายมีน้ำหนักรวมเท่าใด",
    source=_SOURCE,
    compute=in_strength,
    reads=Reads(direction=True, weights=True, parallel=True),
    needs_weights=True,
    needs_direction=True,
)

OUT_STRENGTH = Measure(
    id="out_strength",
    level=Level.NODE,
    unit=Unit.WEIGHT,
    bounds=Bounds(None, None),
    question="How much do the ties from each one weigh together?",
    question_th="สายสัมพันธ์จากแต่ละรายไปถึงรายอื่นมีน้ำหนักรวมเท่าใด",
    source=_SOURCE,
    compute=out_strength,
    reads=Reads(direction=True, weights=True, parallel=True),
    needs_weights=True,
    needs_direction=True,
)
