"""Small world: much closed and yet near, measured against ties laid at random."""

from typing import NamedTuple

import numpy as np

from saiyai.engine.measure import Bounds, Level, Measure, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.deviations import CONFIDENCE, SEED
from saiyai.engine.ops.rows import degrees
from saiyai.engine.result import Estimate, Value, Why
from saiyai.engine.triads import corners
from saiyai.engine.walks import WALKS_AT_MOST, mean_distance, sampled_mean_distance, undirected


class _Against(NamedTuple):
    """How closed it is against chance, and how far all would be from all by chance."""

    closed: float
    length: float


def small_world(network: Network) -> Value | Why:
    """How many times more closed than ties at random, over how many times farther apart: sigma.

    Returns: 0 or more, above 1 where it is a small world; NO_NODES, NO_TWO_PATH where no node has
        two neighbours.
    Cost: O(n m / 512 + m^1.5) on all cores. Directions and weights are not read, and nodes
        without a tie are left out. Closed is the transitivity, far the average path length.
        Chance is not thrown but worked out: of as many ties at random a share of k / (n - 1) is
        closed and the length is (ln n - 0.5772) / ln k + 1/2, k the mean degree. Beyond the limit
        from 1,024 sampled sources.
    Source: Humphries & Gurney 2008, PLoS ONE 3, e2051; the length of Fronczak, Fronczak & Holyst
        2004, Physical Review E 70, 056110.
    """
    against = _against(network)
    if isinstance(against, Why):
        return against
    return Value(against.closed / (mean_distance(undirected(network)) / against.length))


def _estimated(network: Network) -> Estimate | Why:
    """With the mean distance from sampled walks; the rest is exact."""
    against = _against(network)
    if isinstance(against, Why):
        return against
    whole = against.closed * against.length
    low, length, high = sampled_mean_distance(undirected(network))
    error = max(whole / low - whole / length, whole / length - whole / high)
    return Estimate(Value(whole / length), error, CONFIDENCE, SEED)


def _against(network: Network) -> _Against | Why:
    if network.n == 0:
        return Why.NO_NODES
    degree = degrees(network.simple)
    two_paths = int((degree * (degree - 1) // 2).sum())
    if two_paths == 0:
        return Why.NO_TWO_PATH
    n = int(np.count_nonzero(degree))
    k = 2 * network.pairs / n
    closed = int(corners(network).triangles.sum()) / two_paths
    return _Against(closed * (n - 1) / k, float((np.log(n) - np.euler_gamma) / np.log(k)) + 0.5)


SMALL_WORLD = Measure(
    id="small_world",
    level=Level.NETWORK,
    unit=Unit.INDEX,
    bounds=Bounds(0, None),
    question="Are many who know the same one tied to each other, and yet all near to all?",
    question_th="รายที่รู้จักรายเดียวกันมีสายสัมพันธ์ถึงกันมาก และทุกรายยังอยู่ใกล้กันหรือไม่",
    source="Humphries & Gurney 2008, PLoS ONE 3, e2051",
    compute=small_world,
    limit=WALKS_AT_MOST,
    estimate=_estimated,
)
