"""Centralization: how far one node stands above all others, as the middle of a star does."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Int64s
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.deviations import CONFIDENCE, SEED, deviation
from saiyai.engine.ops.rows import degrees
from saiyai.engine.result import Estimate, Value, Why
from saiyai.engine.walks import no_farther_than, path_counts, shares_of_paths

_PATHS_AT_MOST: Final = 5_000_000_000
"""Nodes times ties: about half a minute on two cores."""


def degree_centralization(network: Network) -> Value | Why:
    """By how many ties the best-tied node is above each other, of the most that could be.

    Returns: 0, where all have as many, as in a ring, to 1 in a star; NO_NODES, TOO_FEW_NODES
        below three.
    Cost: O(n). Directions, loops and parallel ties are not read. The differences add up to
        (n - 1)(n - 2) in a star. A node without a tie counts as one far below.
    Source: Freeman 1978; as `centr_degree` of R's igraph without loops.
    """
    if network.n < 3:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    below = _sum_below_most(degrees(network.simple))
    return Value(below / ((network.n - 1) * (network.n - 2)))


def in_centralization(network: Network) -> Value | Why:
    """By how many ties from others one node is above each other, of the most that could be.

    Returns: 0 to 1, which is where everybody has a tie to the same one and no other; UNDIRECTED
        where ties have no direction, NO_NODES, TOO_FEW_NODES below two.
    Cost: O(n). Loops and parallel ties are not counted. The differences add up to (n - 1)^2
        where all point to one.
    Source: Freeman 1978; of ties that point Wasserman & Faust 1994, section 5.3.1; as
        `centr_degree` of R's igraph with mode "in" and without loops.
    """
    return _one_way(network, network.arriving)


def out_centralization(network: Network) -> Value | Why:
    """By how many ties to others one node is above each other, of the most that could be.

    Returns: 0 to 1, which is where one has a tie to everybody and nobody else has any; UNDIRECTED
        where ties have no direction, NO_NODES, TOO_FEW_NODES below two.
    Cost: O(n). Loops and parallel ties are not counted. The differences add up to (n - 1)^2 where
        one points to all.
    Source: Freeman 1978; of ties that point Wasserman & Faust 1994, section 5.3.1; as
        `centr_degree` of R's igraph with mode "out" and without loops.
    """
    return _one_way(network, network.leaving)


def betweenness_centralization(network: Network) -> Value | Why:
    """By how much one node is more often between others than each other, of the most possible.

    Returns: 0 to 1 in a star; NO_NODES, TOO_FEW_NODES below three, OUT_OF_RANGE where a pair has
        more shortest paths than a float can count.
    Cost: O(n m) time on all cores. Weights are not read; directed ties are followed forward. The
        differences of the shares that `betweenness` gives add up to n - 1 in a star. Beyond the
        limit from a shortest path each of 32,768 pairs drawn at random.
    Source: Freeman 1977, Sociometry 40, 35-41; Freeman 1978, Social Networks 1, 215-239.
    """
    if network.n < 3:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    shares = shares_of_paths(network) / ((network.n - 1) * (network.n - 2))
    if not np.isfinite(shares).all():
        return Why.OUT_OF_RANGE
    return Value(min(float((shares.max() - shares).sum() / (network.n - 1)), 1.0))


def _one_way(network: Network, counts: Int64s) -> Value | Why:
    if not network.directed:
        return Why.UNDIRECTED
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    return Value(_sum_below_most(counts) / (network.n - 1) ** 2)


def _sum_below_most(counts: Int64s) -> int:
    return int(counts.max()) * len(counts) - int(counts.sum())


def _estimated_betweenness(network: Network) -> Estimate | Why:
    """From the largest share of sampled paths and the mean number of nodes on one.

    The mean hardly matters: of the sum it is one part in n. How far both may be off holds for all
    nodes together, as in the estimate of betweenness itself.
    """
    n = network.n
    if n < 3:
        return Why.TOO_FEW_NODES if n else Why.NO_NODES
    sampled, draws = path_counts(network)
    if not sampled.countable:
        return Why.OUT_OF_RANGE
    risk = (1 - CONFIDENCE) / 2
    shares = sampled.nodes / draws
    off = deviation(shares * (1 - shares), 1.0, draws, risk / n)
    on_path, most = float(shares.sum()), float(no_farther_than(network) - 1)
    # However the draws vary, they lie between 0 and the most nodes that a path can run through.
    mean_off = deviation(max(on_path * (most - on_path), 0.0), max(most, 0.0), draws, risk)
    scale = n / (n - 2) / (n - 1)
    value = scale * (n * float(shares.max()) - on_path)
    error = scale * (n * float(off.max()) + mean_off)
    return Estimate(Value(min(max(value, 0.0), 1.0)), min(error, 1.0), CONFIDENCE, SEED)


DEGREE_CENTRALIZATION = Measure(
    id="degree_centralization",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How far do the ties come together at one, as in a star?",
    question_th="สายสัมพันธ์รวมอยู่ที่รายเดียวเพียงใด เทียบกับเมื่อทุกรายต่อกับรายเดียวเท่านั้น",
    source="Freeman 1978, Social Networks 1, 215-239",
    compute=degree_centralization,
    reads=Reads(strangers=True),
)

IN_CENTRALIZATION = Measure(
    id="in_centralization",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How far do all ties lead to the same one?",
    question_th="สายสัมพันธ์มุ่งไปหารายเดียวกันเพียงใด เทียบกับเมื่อทุกเส้นมุ่งไปหารายเดียว",
    source="Freeman 1978, Social Networks 1, 215-239",
    compute=in_centralization,
    reads=Reads(direction=True, strangers=True),
    needs_direction=True,
)

OUT_CENTRALIZATION = Measure(
    id="out_centralization",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How far do all ties lead from the same one?",
    question_th="สายสัมพันธ์ออกจากรายเดียวกันเพียงใด เทียบกับเมื่อทุกเส้นออกจากรายเดียว",
    source="Freeman 1978, Social Networks 1, 215-239",
    compute=out_centralization,
    reads=Reads(direction=True, strangers=True),
    needs_direction=True,
)

BETWEENNESS_CENTRALIZATION = Measure(
    id="betweenness_centralization",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How far do the shortest ways between others all run through the same one?",
    question_th="ทางที่สั้นที่สุดระหว่างรายอื่น ผ่านรายเดียวกันเพียงใด เทียบกับเมื่อผ่านรายเดียวทั้งหมด",
    source="Freeman 1977, Sociometry 40, 35-41; Freeman 1978, Social Networks 1, 215-239",
    compute=betweenness_centralization,
    reads=Reads(direction=True, strangers=True),
    limit=_PATHS_AT_MOST,
    estimate=_estimated_betweenness,
)
