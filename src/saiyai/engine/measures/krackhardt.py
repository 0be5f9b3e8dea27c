"""Hierarchy, efficiency and least upper bounds: how far ties that point form one tree of command.

With connectedness these are Krackhardt's four dimensions. An out-tree, in which everybody but one
has one superior, has 1 in all four. Ties lead from superior to subordinate.
"""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Int64s
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.condensed import TOGETHER
from saiyai.engine.ops.deviations import CONFIDENCE, SEED, deviation, dice
from saiyai.engine.ops.many_walks import GOES_TO
from saiyai.engine.ops.parts import ConnectedParts, connected_parts
from saiyai.engine.ops.rows import degrees
from saiyai.engine.ops.upper_bounds import have_least_bound, weight_without_bound
from saiyai.engine.reach import REACH_AT_MOST, between_parts, is_countable, reach
from saiyai.engine.result import Estimate, Value, Why
from saiyai.engine.walks import parts_both_ways, sampled_walks

_PAIRS_AT_MOST: Final = 30_000_000
"""Nodes times ties up to which all pairs are asked for a bound: some seconds on one core."""

_SWEEPS: Final = (8, 128)
"""So many at least and at most, of 512 pairs each, where pairs are drawn."""

_LOOKS: Final = 60_000_000
"""So many parts and ties all sweeps together look at, unless the least are more."""


def hierarchy(network: Network) -> Value | Why:
    """Of all pairs where one reaches the other along the ties, the share reached one way only.

    Returns: 0, where all who reach somebody are reached by them, to 1, where nobody is;
        UNDIRECTED where ties have no direction, NO_NODES, TOO_FEW_NODES below two, NO_TIES where
        nobody reaches another.
    Cost: O(p q / 512), p and q the strong parts and the ties between them, which in a social
        network are few. Beyond the limit the same where p q is within it, with an error of 0;
        else from walks of 1,024 sampled sources.
    Source: Krackhardt 1994, in pairs as R's sna counts them, `hierarchy` with "krackhardt".
    """
    if missing := _unreached(network):
        return missing
    reaching = int((between_parts(network).sizes * reach(network)).sum()) - network.n
    return Value(_one_way(reaching, _both_ways(network)))


def efficiency(network: Network) -> Value | Why:
    """How few ties there are beyond the least that would hold each part of the network together.

    Returns: 1, where each part of n nodes has n - 1 ties, to 0, where it has all n (n - 1);
        UNDIRECTED where ties have no direction, NO_NODES, TOO_FEW_NODES below two, NO_TIES.
    Cost: O(n + m). Counted are arcs, not pairs: a tie there and back is one more than is needed.
        Parts are weak components. Loops and parallel ties are not counted.
    Note: some count the pairs tied in either direction, and get a lower number of the same
        network.
    Source: Krackhardt 1994, of arcs as R's sna defines `efficiency`.
    """
    if missing := _unreached(network):
        return missing
    sizes = connected_parts(network.simple).sizes
    beyond = len(network.arcs.indices) - int((sizes - 1).sum())
    return Value(1 - beyond / int(((sizes - 1) ** 2).sum()))


def lubness(network: Network) -> Value | Why:
    """Of how many pairs there is one nearest to both among all who reach both along the ties.

    Ties lead from superior to subordinate: who reaches both stands above them, perhaps through
    others, and one of the two may be it. Turn the ties where they lead the other way.

    Returns: 0 to 1, which is where every two in a part of the network have such a superior;
        UNDIRECTED where ties have no direction, NO_NODES, TOO_FEW_NODES below two, NO_TIES,
        NO_TWO_PATH where no part of the network has three.
    Cost: O(p^2 q / 512), p and q the strong parts and the ties between them. Pairs without are
        divided by the most that there can be, (n - 1)(n - 2) / 2 in each weak component. Beyond
        the limit from pairs drawn at random, at least 4,096.
    Source: Krackhardt 1994, as R's sna defines `lubness`.
    """
    if missing := _without_pairs(network):
        return missing
    parts, pieces = between_parts(network), connected_parts(network.simple)
    piece_of = np.empty(len(parts.sizes), np.int64)
    piece_of[parts_both_ways(network).labels] = pieces.labels
    members = np.argsort(piece_of, kind="stable").astype(np.int32)
    starts = np.searchsorted(piece_of[members], np.arange(pieces.count + 1))
    without = weight_without_bound(parts.out, parts.sizes, members, starts)
    return Value(1 - without / _most_without(pieces.sizes))


def _unreached(network: Network) -> Why | None:
    """Why nobody reaches another along the ties."""
    if not network.directed:
        return Why.UNDIRECTED
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    return None if len(network.arcs.indices) else Why.NO_TIES


def _without_pairs(network: Network) -> Why | None:
    """Why no two could be without a nearest superior."""
    if missing := _unreached(network):
        return missing
    return None if int(degrees(network.simple).max()) > 1 else Why.NO_TWO_PATH


def _both_ways(network: Network) -> int:
    """Ordered pairs of nodes that reach each other both ways."""
    sizes = between_parts(network).sizes
    return int((sizes * (sizes - 1)).sum())


def _one_way(reaching: float, both_ways: int) -> float:
    """The share of pairs reached one way, where so many ordered pairs are reached."""
    one_way = reaching - both_ways
    return one_way / (one_way + both_ways / 2)


def _most_without(sizes: Int64s) -> int:
    return int(((sizes - 1) * (sizes - 2) // 2).sum())


def _estimated_hierarchy(network: Network) -> Estimate | Why:
    """All that is sampled is how many reach another; how many do so both ways is known.

    The share rises with it: what the bound leaves open at either end is carried into it.
    """
    if missing := _unreached(network):
        return missing
    if is_countable(network):
        return Estimate(hierarchy(network), 0.0, 1.0, None)
    sample, both_ways = sampled_walks(network), _both_ways(network)
    shares = sample.walked.sources[:, GOES_TO] / (network.n - 1)
    off = deviation(float(shares.var()), 1.0, sample.draws, 1 - CONFIDENCE)
    possible = network.n * (network.n - 1)
    least = both_ways + len(between_parts(network).out.indices)
    most = (possible + both_ways) / 2  # every other pair one way
    mean = float(shares.mean())
    low, value, high = (
        _one_way(min(max(possible * share, least), most), both_ways)
        for share in (mean - off, mean, mean + off)
    )
    return Estimate(Value(value), max(high - value, value - low), CONFIDENCE, SEED)


def _estimated_lubness(network: Network) -> Estimate | Why:
    """The share of pairs without, of pairs drawn at random within the parts of the network."""
    if missing := _without_pairs(network):
        return missing
    parts, pieces = between_parts(network), connected_parts(network.simple)
    looks = len(parts.sizes) + len(parts.out.indices)
    draws = TOGETHER * min(max(_LOOKS // looks, _SWEEPS[0]), _SWEEPS[1])
    labels = parts_both_ways(network).labels
    first, second = (labels[ends] for ends in _drawn_pairs(pieces, draws))
    without = 1 - float(have_least_bound(parts.out, first, second).mean())
    off = deviation(without * (1 - without), 1.0, draws, 1 - CONFIDENCE)
    scale = int((pieces.sizes * (pieces.sizes - 1) // 2).sum()) / _most_without(pieces.sizes)
    value, error = max(1 - scale * without, 0.0), min(scale * off, 1.0)
    return Estimate(Value(value), error, CONFIDENCE, SEED)


def _drawn_pairs(pieces: ConnectedParts, draws: int) -> tuple[Int64s, Int64s]:
    """Two different nodes of one piece, every such pair as likely each time."""
    thrown, sizes = dice(), pieces.sizes
    upto = np.cumsum(sizes * (sizes - 1))
    piece = np.searchsorted(upto, thrown.integers(0, upto[-1], draws), side="right")
    one = thrown.integers(0, sizes[piece])
    other = thrown.integers(0, sizes[piece] - 1)
    other += other >= one
    nodes = np.argsort(pieces.labels, kind="stable")
    begins = (np.cumsum(sizes) - sizes)[piece]
    return nodes[begins + one], nodes[begins + other]


HIERARCHY = Measure(
    id="hierarchy",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="Of those where one reaches the other, how many are not reached in return?",
    question_th="คู่ที่รายหนึ่งไปถึงอีกรายได้ เป็นคู่ที่ไปถึงได้ทางเดียวเป็นสัดส่วนเท่าใด",
    source="Krackhardt 1994, in Carley & Prietula (eds), Computational Organization Theory",
    compute=hierarchy,
    reads=Reads(direction=True),
    needs_direction=True,
    limit=REACH_AT_MOST,
    estimate=_estimated_hierarchy,
)

EFFICIENCY = Measure(
    id="efficiency",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How few ties are there beyond those needed to hold all who are tied together?",
    question_th="มีสายสัมพันธ์เกินจากที่จำเป็นต่อการยึดโยงกันไว้น้อยเพียงใด",
    source="Krackhardt 1994, in Carley & Prietula (eds), Computational Organization Theory",
    compute=efficiency,
    reads=Reads(direction=True),
    needs_direction=True,
)

LUBNESS = Measure(
    id="lubness",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How many pairs have one who stands above both and nearest to both?",
    question_th="มีคู่เป็นสัดส่วนเท่าใดที่มีรายหนึ่งอยู่เหนือทั้งสองและใกล้ทั้งสองที่สุด",
    source="Krackhardt 1994, in Carley & Prietula (eds), Computational Organization Theory",
    compute=lubness,
    reads=Reads(direction=True),
    needs_direction=True,
    limit=_PAIRS_AT_MOST,
    estimate=_estimated_lubness,
)
