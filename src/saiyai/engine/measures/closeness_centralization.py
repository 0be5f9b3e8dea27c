"""Closeness centralization: how much nearer to all one node is than the others are."""

from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Float64s
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.deviations import CONFIDENCE, SEED, deviation
from saiyai.engine.ops.distances import distances_from
from saiyai.engine.ops.many_walks import GOES, TOTAL, walk_from
from saiyai.engine.ops.parts import connected_parts
from saiyai.engine.ops.rows import degrees
from saiyai.engine.result import Estimate, Value, Why
from saiyai.engine.walks import (
    WALKS_AT_MOST,
    SampledWalks,
    sampled_walks,
    undirected,
    walks_from_all,
)

_RIVALS: Final = 512
"""So many nodes that may be the nearest of all are walked from: as many as walk together."""


class _Nearest(NamedTuple):
    """The closeness of the nearest node that was found, and what none exceeds."""

    found: float
    most: float


def closeness_centralization(network: Network) -> Value | Why:
    """By how much one node is nearer to all others than each other is, of the most possible.

    Returns: 0 to 1 in a star; NO_NODES, TOO_FEW_NODES below three, NOT_CONNECTED where not
        everybody is reached, so that there is no mean distance.
    Cost: O(n m / 512) on all cores. Directions and weights are not read. The closeness of a node
        is one over its mean distance to all others; the differences add up to
        (n - 1)(n - 2) / (2 n - 3) in a star. Beyond the limit from 1,024 sampled sources and from
        whoever may be the nearest by them.
    Source: Freeman 1978; as `centr_clo` of R's igraph where all are connected.
    """
    if missing := _missing(network):
        return missing
    near = (network.n - 1) / walks_from_all(undirected(network)).nodes[:, TOTAL]
    return Value(min(_of_star(network.n, float((near.max() - near).sum())), 1.0))


def _missing(network: Network) -> Why | None:
    if network.n < 3:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    return None if connected_parts(network.simple).count == 1 else Why.NOT_CONNECTED


def _of_star(n: int, differences: float) -> float:
    return differences * (2 * n - 3) / ((n - 1) * (n - 2))


def _estimated(network: Network) -> Estimate | Why:
    """The mean closeness from sampled nodes, each known exactly; the nearest within its bounds."""
    if missing := _missing(network):
        return missing
    both_ways, n = undirected(network), network.n
    sample = sampled_walks(both_ways)
    near = (n - 1) / sample.walked.sources[:, GOES]
    nearest = _nearest(both_ways, sample, (1 - CONFIDENCE) / 2)
    mean_off = deviation(float(near.var()), nearest.most, sample.draws, (1 - CONFIDENCE) / 2)
    value = _of_star(n, n * (nearest.found - float(near.mean())))
    error = _of_star(n, n * (nearest.most - nearest.found + mean_off))
    return Estimate(Value(min(max(value, 0.0), 1.0)), min(error, 1.0), CONFIDENCE, SEED)


def _nearest(network: Network, sample: SampledWalks, risk: float) -> _Nearest:
    """Walk from those who may be nearest; everybody else is no nearer than the bound of the next.

    A node d ties from the hub is at most d nearer to anybody than the hub is, or d farther. So by
    how much it is nearer on average is the mean of draws within 2 d, which hardly vary where d is
    small; and where d is large nobody is near.
    """
    n, rows = network.n, network.simple
    hub = int(np.argmax(degrees(rows)))
    away = distances_from(rows, hub)
    total = sample.walked.nodes[:, TOTAL]
    # Hoeffding 1963, theorem 2: the mean of draws within a width, on one side only.
    off = 2 * away * np.sqrt(np.log(n / risk) / (2 * sample.draws))
    least: Float64s = int(away.sum()) / n + (total - total[hub]) / sample.draws - off
    order = np.argsort(least, kind="stable").astype(np.int32)
    rivals, others = order[:_RIVALS], order[_RIVALS:]
    walked = walk_from(rows, rows, rivals).sources[:, GOES]
    found = float((n - 1) / walked.min())
    if not len(others):
        return _Nearest(found, found)
    bound = max(n * float(least[others[0]]), n - 1.0)
    return _Nearest(found, max(found, (n - 1) / bound))


CLOSENESS_CENTRALIZATION = Measure(
    id="closeness_centralization",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How much nearer to all others is one than each other, as in a star?",
    question_th="รายเดียวอยู่ใกล้ทุกรายกว่ารายอื่นเพียงใด เทียบกับเมื่อทุกรายต่อกับรายเดียวเท่านั้น",
    source="Freeman 1978, Social Networks 1, 215-239",
    compute=closeness_centralization,
    reads=Reads(strangers=True),
    limit=WALKS_AT_MOST,
    estimate=_estimated,
)
