"""Current-flow betweenness: what runs through a node if all ways are taken, short ones more."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s, Int64s
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.current_flow import current_loads
from saiyai.engine.ops.current_samples import SampledCurrents, sample_currents
from saiyai.engine.ops.deviations import CONFIDENCE, SEED, deviation, dice
from saiyai.engine.ops.parts import connected_parts
from saiyai.engine.ops.rows import degrees
from saiyai.engine.result import Estimate, NodeValues, Why

_LIMIT: Final = 20_000_000
"""Nodes times ties: about ten seconds on two cores."""


def current_flow_betweenness(network: Network) -> NodeValues | Why:
    """The share of a current between two others that runs through each node, mean over all pairs.

    Returns: float64 (n,) in 0..1; NO_NODES, TOO_FEW_NODES below three.
    Cost: O(k^3 + m k log k) time, O(k^2) memory for the largest part of k nodes. Directions and
        weights are not read; between two parts no current runs. Beyond the limit from the
        currents of pairs drawn at random: eight of a million nodes, more than a thousand of ten
        thousand. How wrong each was solved is counted in. What even few pairs leave open is
        bounded by how often walks pass a node; the fewer pairs, the more values take after that.
    Source: Newman 2005; algorithm of Brandes & Fleischer 2005; equals networkx
        `current_flow_betweenness_centrality` where all are connected. The estimate from their
        random pivots; its error from an empirical Bernstein bound (Audibert, Munos & Szepesvári
        2009) and from walks, whichever is less.
    """
    if network.n < 3:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    loads = current_loads(network.simple, connected_parts(network.simple))
    return NodeValues((loads / ((network.n - 1) * (network.n - 2))).clip(max=1))


def _estimated(network: Network) -> Estimate | Why:
    """Between the least and the most that is left possible for each.

    As of all pairs of others: no current between a node and another runs through that node.
    """
    if network.n < 3:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    if not network.pairs:
        return Estimate(NodeValues(np.zeros(network.n)), 0.0, 1.0, None)
    risk, scale = (1 - CONFIDENCE) / 2, network.n / (network.n - 2)
    parts = connected_parts(network.simple)
    found = sample_currents(network.simple, parts, dice(), risk)
    further = _further(found, degrees(network.simple), risk / network.n)
    high = (scale * np.minimum(found.most, found.mean + further)).clip(0, 1)
    low = (scale * (found.mean - further)).clip(0, high)
    values = (scale * _likely(found)).clip(low, high)
    error = float(np.maximum(high - values, values - low).max())
    return Estimate(NodeValues(values), error, CONFIDENCE, SEED)


def _further(found: SampledCurrents, ties: Int64s, risk: float) -> Float64s:
    """How far the mean of the draws may be off, each of them within the error it was solved to.

    Note: wrong currents whose squares add up to so much make, in so many ties, at most the root
        of their number as much, half of which is too much or too little through their node.
    """
    wrong = np.sqrt(ties) / 2
    spread = (np.sqrt(found.variance) + wrong * found.errors.std()) ** 2
    further: Float64s = wrong * found.errors.mean()
    further += deviation(spread, 1.0, len(found.errors), risk)
    return further


def _likely(found: SampledCurrents) -> Float64s:
    """The mean of the draws; as far as it is noise, the shape of what is possible.

    Source: James & Stein 1961, Fourth Berkeley Symposium 1, 361-379, its positive part, towards a
        shape as in Efron & Morris 1973, Journal of the American Statistical Association 68.
    """
    shape = found.most.clip(max=1)
    shape = shape * (found.mean.sum() / max(float(shape.sum()), 1e-300))
    apart = float(((found.mean - shape) ** 2).sum())
    noise = float(found.variance.sum()) / len(found.errors)
    share = min(noise / apart, 1.0) if apart > 0 else 1.0
    likely: Float64s = share * shape + (1 - share) * found.mean
    return likely


CURRENT_FLOW_BETWEENNESS = Measure(
    id="current_flow_betweenness",
    level=Level.NODE,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="If all ways between others are used, short ones more, how much runs through each?",
    question_th="หากใช้ทุกทางระหว่างรายอื่น โดยทางสั้นใช้มากกว่า จะผ่านแต่ละรายเป็นสัดส่วนเท่าใด",
    source="Newman 2005, Social Networks 27, 39-54",
    compute=current_flow_betweenness,
    reads=Reads(strangers=True),
    limit=_LIMIT,
    estimate=_estimated,
)
