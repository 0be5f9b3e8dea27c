"""How well a drawing shows its network: distances kept, ties that cross, neighbours that are near.

Each answer is exact for small networks; for large ones it is estimated, and says how well.
"""

from typing import Final

import numpy as np
from numba import prange

from saiyai.engine.arrays import Bools, Float64s, Int32s, Int64s, Places
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.network import Network
from saiyai.engine.ops.deviations import CONFIDENCE, SEED, deviation, dice
from saiyai.engine.ops.distances import distances_from
from saiyai.engine.ops.rows import Adjacency, degrees
from saiyai.engine.result import Estimate, Value, Why

_EVERY_SOURCE: Final = 2_000
"""Up to so many nodes distances are followed from each."""

_SOURCES: Final = 400
"""Above, from so many drawn at random."""

_EVERY_PAIR: Final = 5_000
"""Up to so many ties each is held against each."""

_PAIRS: Final = 2_000_000
"""Above, so many pairs of ties are drawn."""

_EVERY_NODE: Final = 4_000
"""Up to so many nodes the nearest of each are looked for."""

_NODES: Final = 2_000
"""Above, those of so many drawn at random."""

_SURE: Final = 1.96
"""Standard errors within which 95 of 100 large samples lie."""


def normalised_stress(network: Network, places: Places) -> Estimate | Why:
    """How far distances in the drawing are from those in the network: 0 is without fault.

    Of every two nodes that hang together, the square of (distance drawn / distance in ties - 1),
    on average, once the drawing has been scaled to where that is least.

    Returns: a Value in 0..1, no unit; NO_TIES where nothing hangs together. The error of an
        estimate is 1.96 standard errors over the drawn sources.
    Shapes: places (n, 2), finite.
    Cost: O(n (n + m)) up to 2,000 nodes, 400 walks through the network above.
    Source: Gansner, Koren & North 2004, Graph Drawing, LNCS 3383, 239-250 (weights d^-2); the
        best scale as in Welch & Kobourov 2017, Computer Graphics Forum 36, 341-351.
    """
    if not network.pairs:
        return Why.NO_TIES
    every = network.n <= _EVERY_SOURCE
    sources = np.arange(network.n) if every else dice().permutation(network.n)[:_SOURCES]
    sums = np.array([_ratios_from(network.simple, int(one), places) for one in sources])
    count, plain, squares = sums.mean(axis=0)
    if squares == 0:
        return Estimate(Value(1.0), 0.0, 1.0, None)  # all on one spot, however it is scaled
    found = Value(float(max(1 - plain * plain / (count * squares), 0.0)))
    if every:
        return Estimate(found, 0.0, 1.0, None)
    # How 1 - plain² / (count squares) moves with each of the three, to first order.
    slopes = np.array([1 / count, -2 / plain, 1 / squares]) * plain * plain / (count * squares)
    spread = float((sums @ slopes).std(ddof=1)) / np.sqrt(len(sources))
    return Estimate(found, _SURE * spread, CONFIDENCE, SEED)


def edge_crossings(network: Network, places: Places) -> Estimate:
    """How many pairs of ties without a common end cross, or touch, in the drawing.

    Pairs of nodes that are tied in whichever direction count once, and are drawn straight.

    Returns: a Value from 0.
    Shapes: places (n, 2), finite.
    Cost: O(m²) up to 5,000 ties, two million pairs above.
    Source: Purchase 2002, Journal of Visual Languages and Computing 13, 501-516; the error of a
        sample by Audibert, Munos & Szepesvári 2009.
    """
    ends = _ends(network.simple)
    drawn = places.astype(np.float64)
    if len(ends) <= _EVERY_PAIR:
        return Estimate(Value(int(_crossings(drawn, ends))), 0.0, 1.0, None)
    thrown = dice()
    one = thrown.integers(0, len(ends), _PAIRS)
    other = (one + thrown.integers(1, len(ends), _PAIRS)) % len(ends)
    share = _crossings_of(drawn, ends[one], ends[other]) / _PAIRS
    pairs = len(ends) * (len(ends) - 1) / 2
    error = deviation(share * (1 - share), 1.0, _PAIRS, 1 - CONFIDENCE)
    return Estimate(Value(share * pairs), float(error * pairs), CONFIDENCE, SEED)


def neighbourhood_preservation(network: Network, places: Places) -> Estimate | Why:
    """Whether the nearest in the drawing are those one is tied to: 1 where they are just those.

    Of each node with k neighbours: the share that both have, of its neighbours and the k nearest
    in the drawing together; then the mean. Of equally near ones the smaller position counts.

    Returns: a Value in 0..1, no unit; NO_TIES where nobody has a neighbour.
    Shapes: places (n, 2), finite.
    Cost: O(n²) up to 4,000 nodes, O(2,000 n) above, on all cores.
    Source: Kruiger et al. 2017, Computer Graphics Forum 36, 283-294, with distance 1.
    """
    tied = np.flatnonzero(degrees(network.simple))
    if not len(tied):
        return Why.NO_TIES
    every = len(tied) <= _EVERY_NODE
    chosen = tied if every else tied[dice().integers(0, len(tied), _NODES)]
    shares = np.empty(len(chosen))
    _kept_neighbours(network.simple, places.astype(np.float64), chosen, shares)
    found = Value(float(shares.mean()))
    if every:
        return Estimate(found, 0.0, 1.0, None)
    error = deviation(float(shares.var()), 1.0, len(chosen), 1 - CONFIDENCE)
    return Estimate(found, error, CONFIDENCE, SEED)


def mean_displacement(before: Places, now: Places, seen: Bools) -> Value | Why:
    """How far those seen before have moved, on average, next to the size of the drawing.

    Returns: 1 would be from one corner of the box around the former drawing to the opposite;
        NO_NODES where nobody was seen, TOO_FEW_NODES where they all stood on one spot.
    Shapes: before and now (n, 2), `before` read only where `seen` (n,) is set.
    Source: Brandes & Mader 2012, Graph Drawing, LNCS 7034, 99-110 (stability of drawings).
    """
    if not seen.any():
        return Why.NO_NODES
    then = before[seen].astype(np.float64)
    size = float(np.hypot(*np.ptp(then, axis=0)))
    if size == 0:
        return Why.TOO_FEW_NODES
    return Value(float(np.hypot(*(now[seen] - then).T).mean()) / size)


def _ratios_from(simple: Adjacency, source: int, places: Places) -> tuple[float, float, float]:
    """Over all that a node reaches: their number, the sum of drawn / told distance, of squares."""
    told = distances_from(simple, source)
    reached = told > 0
    apart = places[reached].astype(np.float64) - places[source]
    ratios = np.hypot(apart[:, 0], apart[:, 1]) / told[reached]
    return float(len(ratios)), float(ratios.sum()), float(ratios @ ratios)


def _ends(simple: Adjacency) -> Int32s:
    """Both ends of each tie of the simple graph, once. Shapes: (ties, 2)."""
    sources = np.repeat(np.arange(simple.n, dtype=np.int32), degrees(simple))
    once = sources < simple.indices
    return np.column_stack((sources[once], simple.indices[once]))


@kernel
def _crossings(places: Float64s, ends: Int32s) -> int:
    """Of every two ties, how many pairs cross."""
    found = 0
    for one in range(len(ends)):
        for other in range(one):
            found += _cross(places, ends[one], ends[other])
    return found


@kernel
def _crossings_of(places: Float64s, ones: Int32s, others: Int32s) -> int:
    """Of these pairs of ties, how many cross."""
    found = 0
    for pair in range(len(ones)):
        found += _cross(places, ones[pair], others[pair])
    return found


@kernel
def _cross(places: Float64s, one: Int32s, other: Int32s) -> bool:
    """Whether two ties without a common end have a point in common."""
    a, b, c, d = one[0], one[1], other[0], other[1]
    if a in (c, d) or b in (c, d):
        return False
    for axis in range(2):  # most are far apart, and those that lie on one line need it
        if max(places[a, axis], places[b, axis]) < min(places[c, axis], places[d, axis]):
            return False
        if max(places[c, axis], places[d, axis]) < min(places[a, axis], places[b, axis]):
            return False
    c_side, d_side = _side(places, a, b, c), _side(places, a, b, d)
    a_side, b_side = _side(places, c, d, a), _side(places, c, d, b)
    return bool(c_side * d_side <= 0 and a_side * b_side <= 0)


@kernel
def _side(places: Float64s, a: int, b: int, other: int) -> float:
    """On which side of the line from a to b another stands: 1, -1, or 0 on it."""
    x, y = places[b, 0] - places[a, 0], places[b, 1] - places[a, 1]
    turn = x * (places[other, 1] - places[a, 1]) - y * (places[other, 0] - places[a, 0])
    return float(np.sign(turn))


@parallel_kernel
def _kept_neighbours(
    simple: Adjacency, places: Float64s, chosen: Int64s, shares: Float64s
) -> None:
    """Of each chosen node, the share described above. Shapes: shares as chosen, filled here."""
    for index in prange(len(chosen)):
        shares[index] = _kept_of(simple, places, chosen[index])


@kernel
def _kept_of(simple: Adjacency, places: Float64s, node: int) -> float:
    """The share of one node that has neighbours."""
    squares = (places[:, 0] - places[node, 0]) ** 2 + (places[:, 1] - places[node, 1]) ** 2
    squares[node] = np.inf
    begin, end = simple.indptr[node], simple.indptr[node + 1]
    farthest = np.partition(squares, end - begin - 1)[end - begin - 1]
    at_the_edge = end - begin - np.count_nonzero(squares < farthest)
    kept, place = 0, begin
    for other in range(len(squares)):
        near = squares[other] < farthest
        if squares[other] == farthest and at_the_edge > 0:
            at_the_edge -= 1
            near = True
        if place < end and simple.indices[place] == other:
            kept += near
            place += 1
    return float(kept / (2 * (end - begin) - kept))
