"""Inequality: how unequally ties, or what they weigh, are spread over all."""

import numpy as np

from saiyai.engine.arrays import Float64s
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops import inequality as spread
from saiyai.engine.ops.rows import degrees
from saiyai.engine.result import Value, Why


def gini(network: Network) -> Value | Why:
    """How unequally ties are spread: half the mean difference of any two, by the mean.

    Of what all ties of each weigh together, whichever way they point; where there are no weights,
    of how many others each is tied to. Those without ties count.

    Returns: 0, all alike, to 1 - 1/n, one has all; times n / (n - 1) it is G*, 1 however few
        there are. NO_NODES, TOO_FEW_NODES below two, NO_TIES, ALL_ZERO, NEGATIVE_WEIGHTS,
        OUT_OF_RANGE.
    Cost: O(m + n log n). Loops do not count; parallel ties only add to what they weigh. For what
        each gives or is given, or for attendance: `ops.inequality`.
    Source: Gini 1912, Variabilità e mutabilità; by ranks as Sen 1973.
    """
    held = _held(network)
    return held if isinstance(held, Why) else Value(spread.gini(held))


def theil(network: Network) -> Value | Why:
    """How unequally ties are spread: Theil's T, which falls into within and between groups.

    Of what all ties of each weigh together, whichever way they point; where there are no weights,
    of how many others each is tied to. Those without ties count.

    Returns: 0, all alike, to ln n, one has all; NO_NODES, TOO_FEW_NODES below two, NO_TIES,
        ALL_ZERO, NEGATIVE_WEIGHTS, OUT_OF_RANGE.
    Cost: O(n + m). Loops do not count; parallel ties only add to what they weigh. Its two parts:
        `ops.inequality.theil_by_groups`.
    Source: Theil 1967, Economics and Information Theory, chapter 4.
    """
    held = _held(network)
    return held if isinstance(held, Why) else Value(spread.theil(held))


def pielou(network: Network) -> Value | Why:
    """How evenly ties are spread: the entropy of shares by the most it could be among so many.

    Of what all ties of each weigh together, whichever way they point; where there are no weights,
    of how many others each is tied to. Those without ties count.

    Returns: 0, one has all, to 1, all alike; NO_NODES, TOO_FEW_NODES below two, NO_TIES,
        ALL_ZERO, NEGATIVE_WEIGHTS, OUT_OF_RANGE.
    Cost: O(n + m). Loops do not count; parallel ties only add to what they weigh.
    Source: Pielou 1966, Journal of Theoretical Biology 13, 131-144.
    """
    held = _held(network)
    return held if isinstance(held, Why) else Value(spread.pielou(held))


def _held(network: Network) -> Float64s | Why:
    """What each has of ties, or the reason why no share of it can be told."""
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    if not network.pairs:
        return Why.NO_TIES
    if network.weights is None:
        return degrees(network.simple).astype(np.float64)
    others = network.sources != network.targets
    weights = network.weights[others]
    if weights.min() < 0:
        return Why.NEGATIVE_WEIGHTS
    with np.errstate(over="ignore"):  # a reason is given instead
        sides = (network.sources[others], network.targets[others])
        held = np.sum([np.bincount(side, weights, network.n) for side in sides], axis=0)
    if not np.isfinite(held).all():
        return Why.OUT_OF_RANGE
    return np.asarray(held, np.float64) if held.any() else Why.ALL_ZERO


_READS = Reads(weights=True, parallel=True, strangers=True)

GINI = Measure(
    id="gini",
    level=Level.NETWORK,
    unit=Unit.INDEX,
    bounds=Bounds(0, 1),
    question="How unequally are ties, or what they weigh, spread over all?",
    question_th="สายสัมพันธ์หรือน้ำหนักของสายสัมพันธ์ กระจายในทุกรายเหลื่อมล้ำกันเพียงใด",
    source="Gini 1912, Variabilità e mutabilità; by ranks as Sen 1973",
    compute=gini,
    reads=_READS,
)

THEIL = Measure(
    id="theil",
    level=Level.NETWORK,
    unit=Unit.INDEX,
    bounds=Bounds(0, None),
    question="How far is the spread of ties over all from an even one?",
    question_th="สายสัมพันธ์กระจายห่างจากความเท่ากันในทุกรายเพียงใด",
    source="Theil 1967, Economics and Information Theory, chapter 4",
    compute=theil,
    reads=_READS,
)

PIELOU = Measure(
    id="pielou",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How evenly are ties spread, by the most that could be among so many?",
    question_th="สายสัมพันธ์กระจายทั่วถึงกันเพียงใด เมื่อเทียบกับที่ทั่วถึงได้มากที่สุด",
    source="Pielou 1966, Journal of Theoretical Biology 13, 131-144",
    compute=pielou,
    reads=_READS,
)
