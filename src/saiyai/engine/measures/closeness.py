"""Closeness: how near a node is to all others, along the ties that lead to it."""

import numpy as np

from saiyai.engine.arrays import Float64s
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops import many_walks as sums
from saiyai.engine.ops.deviations import CONFIDENCE, SEED, deviation
from saiyai.engine.ops.rows import degrees
from saiyai.engine.result import Estimate, NodeValues, Why
from saiyai.engine.walks import WALKS_AT_MOST, arcs_into, sampled_walks, walks_from_all


def closeness(network: Network) -> NodeValues | Why:
    """How near each node is to those who can reach it, times the share of all who can.

    Returns: float64 (n,) in 0..1, 0 where nobody can; NO_NODES, TOO_FEW_NODES below two.
    Cost: O(n m / 512) on all cores. Distances are followed along the ties to the node, as in
        proximity prestige; weights are not read. Beyond the limit from 1,024 sampled sources.
    Source: Wasserman & Faust 1994, sections 5.2.2 and 5.3.2 (proximity prestige); equals
        networkx `closeness_centrality`.
    """
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    found = walks_from_all(network).nodes
    return NodeValues(_near(found[:, sums.REACHED], found[:, sums.TOTAL], network.n))


def harmonic(network: Network) -> NodeValues:
    """All others, each counted as one over its distance to the node; who cannot reach it as 0.

    Returns: float64 (n,) in 0..n - 1.
    Cost: O(n m / 512) on all cores. Distances are followed along the ties to the node; weights
        are not read. Beyond the limit from 1,024 sampled sources.
    Source: Boldi & Vigna 2014, Internet Mathematics 10, 222-262; equals networkx
        `harmonic_centrality`, igraph's with mode "in", not normalised.
    """
    return NodeValues(walks_from_all(network).nodes[:, sums.HARMONIC].copy())


def _estimated_closeness(network: Network) -> Estimate | Why:
    """From the share of sampled sources that reach a node, and their mean distance.

    Those at distance 1 are known and not sampled. What the bound adds to both is carried into
    their quotient; it is wide where few were drawn that reach a node.
    """
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    sample, n = sampled_walks(network), network.n
    found, draws = sample.walked.nodes, sample.draws
    beside = degrees(arcs_into(network)).astype(np.float64)
    risk = (1 - CONFIDENCE) / (2 * n)
    share = (found[:, sums.REACHED] - found[:, sums.BESIDE]) / draws
    mean = (found[:, sums.TOTAL] - found[:, sums.BESIDE]) / draws
    spread = (found[:, sums.SQUARES] - found[:, sums.BESIDE]) / draws - mean**2
    reached, total = beside + n * share, beside + n * mean
    more = n * deviation(share * (1 - share), 1.0, draws, risk)
    further = n * deviation(spread.clip(min=0), sample.farthest, draws, risk)
    value = _near(reached, total, n)
    most = (reached + more).clip(max=n - 1)
    least = (reached - more).clip(min=beside)
    high = _near(most, np.maximum(total - further, most), n)
    low = _near(least, total + further, n)
    error = np.maximum(high - value, value - low)[beside > 0]  # nobody comes where no tie leads
    return Estimate(NodeValues(value), float(error.max(initial=0)), CONFIDENCE, SEED)


def _estimated_harmonic(network: Network) -> Estimate:
    """From the mean inverse distance of sampled sources; those at distance 1 are known."""
    if network.n == 0:
        return Estimate(harmonic(network), 0.0, 1.0, None)
    sample, n = sampled_walks(network), network.n
    found, draws = sample.walked.nodes, sample.draws
    mean = (found[:, sums.HARMONIC] - found[:, sums.BESIDE]) / draws
    spread = (found[:, sums.INVERSE_SQUARES] - found[:, sums.BESIDE]) / draws - mean**2
    error = n * deviation(spread.clip(min=0), 0.5, draws, (1 - CONFIDENCE) / n)
    beside = degrees(arcs_into(network))
    values = (beside + n * mean).clip(max=n - 1)
    return Estimate(NodeValues(values), float(error[beside > 0].max(initial=0)), CONFIDENCE, SEED)


def _near(reached: Float64s, total: Float64s, n: int) -> Float64s:
    """The closeness of nodes that so many reach over so many ties together."""
    found: Float64s = reached * reached / ((n - 1) * total.clip(min=1))
    return found.clip(max=1)


CLOSENESS = Measure(
    id="closeness",
    level=Level.NODE,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How few steps do all others need to reach each one?",
    question_th="รายอื่นทั้งหมดไปถึงแต่ละรายได้ในไม่กี่ก้าวเพียงใด",
    source="Wasserman & Faust 1994, Social Network Analysis, sections 5.2.2 and 5.3.2",
    compute=closeness,
    reads=Reads(direction=True, strangers=True),
    limit=WALKS_AT_MOST,
    estimate=_estimated_closeness,
)

HARMONIC = Measure(
    id="harmonic",
    level=Level.NODE,
    unit=Unit.NODES,
    bounds=Bounds(0, None),
    question="How many can reach each one, if those further away count the less?",
    question_th="มีกี่รายที่ไปถึงแต่ละรายได้ เมื่อนับรายที่ไกลกว่าให้น้อยลงตามระยะ",
    source="Boldi & Vigna 2014, Internet Mathematics 10, 222-262",
    compute=harmonic,
    reads=Reads(direction=True),
    limit=WALKS_AT_MOST,
    estimate=_estimated_harmonic,
)
