"""Between what lies how much of what flows cannot go round, found in a few passes over all.

From below by prices: let each node have one of a few, then what is over at a node is worth its
price, less what the flows to nodes much cheaper would save; no prices are worth more than what
must be taken out. From above by taking out, short ways first and nothing put back.
"""

from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Float64s, Int8s, Int32s, Int64s
from saiyai.engine.jit import kernel
from saiyai.engine.ops.circulation import NOTHING, Wasted
from saiyai.engine.ops.rows import Adjacency
from saiyai.engine.ops.side_by_side import side_by_side

_HIGHEST: Final = 3
"""The highest price: few are worth more in networks whose ways are short."""

_PRICED: Final = 4
"""So often every node may change its price; later changes are worth next to nothing."""

_HANDED: Final = 3
"""So often what is over is handed on by one tie, to where ties lead on to who has too little."""

_LEVELLED: Final = 3
"""So often every node asks those it leads to how far it is."""


_FEW: Final = 1_000
"""So many nodes more are looked at as often, since ways may be long in small networks."""


class _Desk(NamedTuple):
    """What still flows within parts, in rows, and what is over.

    Shapes: heads and left (arcs,); excess (n,): given beyond what is taken, below 0 where less
        is; level (n,), next_out (n,), way (n + 1,).
    """

    indptr: Int64s
    heads: Int32s
    left: Float64s
    excess: Float64s
    level: Int32s
    next_out: Int64s
    way: Int64s


def wasted_within(
    rows: Adjacency, forth: Float64s, back: Float64s, labels: Int32s, looks: int = 6
) -> Wasted:
    """Between what lies that cannot go round within parts, and all that goes between parts.

    Ways that are there bound it from above, or all that flows, if each node has been looked at so
    often, on the average, before they are found.

    Shapes: forth and back for each entry of the rows, in which each pair stands from both ends;
        labels (n,).
    Cost: O(n + arcs) for each of some ten passes, and for each length of the ways that are left.
    Source: Ford & Fulkerson 1962, Flows in Networks, section 3.3, of the prices.
    """
    desk, between = _laid_out(rows, forth, back, labels)
    flow = float(desk.left.sum())
    over = desk.excess.copy()  # taking out changes what is over
    priced, taken = side_by_side(
        lambda: _priced(rows, forth, back, labels, over),
        lambda: _taken_out(desk, NOTHING * flow, looks * (rows.n + _FEW)) if flow else 0.0,
    )
    low = max(priced, 0.0)
    high = min(max(taken, low), flow)
    return Wasted(between + min(low, high), between + high)


@kernel
def _laid_out(
    rows: Adjacency, forth: Float64s, back: Float64s, labels: Int32s
) -> tuple[_Desk, float]:
    """All arcs within parts, and what flows between parts."""
    n = len(rows.indptr) - 1
    arcs = 0
    for place in range(len(forth)):
        arcs += forth[place] > 0
    indptr = np.zeros(n + 1, np.int64)
    heads, left, excess = np.empty(arcs, np.int32), np.empty(arcs), np.zeros(n)
    kept, between = 0, 0.0
    for node in range(n):
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            other = rows.indices[place]
            if labels[other] != labels[node]:
                between += forth[place]
                continue
            excess[node] += forth[place] - back[place]
            if forth[place] > 0:
                heads[kept], left[kept] = other, forth[place]
                kept += 1
        indptr[node + 1] = kept
    desk = _Desk(
        indptr,
        heads[:kept],
        left[:kept],
        excess,
        np.empty(n, np.int32),
        np.empty(n, np.int64),
        np.empty(n + 1, np.int64),
    )
    return desk, between


@kernel
def _priced(
    rows: Adjacency, forth: Float64s, back: Float64s, labels: Int32s, excess: Float64s
) -> float:
    """What the best prices found are worth."""
    prices = np.ones(len(excess), np.int8)
    for _ in range(_PRICED):
        for node in range(len(excess)):
            prices[node] = _price(rows, forth, back, labels, (node, excess[node]), prices)
    worth = 0.0
    for node in range(len(excess)):
        worth += excess[node] * prices[node]
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            fall = prices[node] - prices[rows.indices[place]] - 1
            if fall > 0 and labels[rows.indices[place]] == labels[node]:
                worth -= forth[place] * fall
    return worth


@kernel
def _price(
    rows: Adjacency,
    forth: Float64s,
    back: Float64s,
    labels: Int32s,
    at: tuple[int, float],
    prices: Int8s,
) -> int:
    """The price of one node that is worth most, as the others are; its own if none is more."""
    node, excess = at
    # What goes to, and comes from, those of each price.
    to, fro = np.zeros(_HIGHEST + 1), np.zeros(_HIGHEST + 1)
    for place in range(rows.indptr[node], rows.indptr[node + 1]):
        other = rows.indices[place]
        if labels[other] == labels[node]:
            to[prices[other]] += forth[place]
            fro[prices[other]] += back[place]
    worth = np.zeros(_HIGHEST + 1)
    for price in range(_HIGHEST + 1):
        worth[price] = excess * price
        for other in range(_HIGHEST + 1):
            worth[price] -= to[other] * max(price - other - 1, 0)
            worth[price] -= fro[other] * max(other - price - 1, 0)
    best = prices[node]
    for price in range(_HIGHEST + 1):
        if worth[price] > worth[best]:
            best = price
    return int(best)


@kernel
def _taken_out(desk: _Desk, least: float, looks: int) -> float:
    """Take out what is over, putting nothing back; the cost.

    First to those who have too little, then by one and by two ties, as long as that is quick,
    then on ways of any length; where they take too long everything is taken out.
    """
    cost = _hand_over(desk, least)
    for _ in range(_HANDED):
        cost += _hand_on(desk, least)
        cost += _hand_over(desk, least)
    _level(desk, least)
    desk.next_out[:] = desk.indptr[:-1]
    tries = np.full(1, looks)
    for source in range(len(desk.level)):
        while desk.excess[source] > least:
            length = _way_down(desk, source, least, tries)
            if tries[0] < 0:
                return float(cost + desk.left.sum())
            if length < 0:
                break
            cost += _take(desk, source, length)
    return cost


@kernel
def _hand_over(desk: _Desk, least: float) -> float:
    """Take out what goes from where something is over to where too little is; the cost."""
    cost = 0.0
    for node in range(len(desk.excess)):
        for arc in range(desk.indptr[node], desk.indptr[node + 1]):
            if desk.excess[node] <= least:
                break
            amount = min(desk.excess[node], desk.left[arc], -desk.excess[desk.heads[arc]])
            if amount > 0:
                desk.left[arc] -= amount
                desk.excess[node] -= amount
                desk.excess[desk.heads[arc]] += amount
                cost += amount
    return cost


@kernel
def _hand_on(desk: _Desk, least: float) -> float:
    """Take out what goes to those who lead to where too little is, as far as that takes it."""
    n = len(desk.excess)
    takes = np.zeros(n)
    for node in range(n):
        for arc in range(desk.indptr[node], desk.indptr[node + 1]):
            takes[node] += max(min(desk.left[arc], -desk.excess[desk.heads[arc]]), 0.0)
    cost = 0.0
    for node in range(n):
        for arc in range(desk.indptr[node], desk.indptr[node + 1]):
            if desk.excess[node] <= least:
                break
            other = desk.heads[arc]
            amount = min(desk.excess[node], desk.left[arc], takes[other] - desk.excess[other])
            if amount > 0:
                desk.left[arc] -= amount
                desk.excess[node] -= amount
                desk.excess[other] += amount
                cost += amount
    return cost


@kernel
def _level(desk: _Desk, least: float) -> None:
    """How far, at the least, it is to one who has too little."""
    for node in range(len(desk.level)):
        desk.level[node] = 0 if desk.excess[node] < -least else 1
    for _ in range(_LEVELLED):
        for node in range(len(desk.level)):
            if desk.level[node] > 0:
                _rise(desk, node)


@kernel
def _way_down(desk: _Desk, source: int, least: float, tries: Int64s) -> int:
    """A way down the levels, which rise where nothing leads down; its length, or -1.

    Note: `tries` counts down how often a level may rise; ways name arcs.
    """
    node, length, n = source, 0, len(desk.level)
    while desk.excess[node] >= -least:
        if desk.level[node] >= n or tries[0] < 0:
            if length == 0 or tries[0] < 0:
                return -1
            length -= 1
            node = desk.heads[desk.way[length - 1]] if length > 0 else source
            continue
        arc = desk.next_out[node]
        if arc == desk.indptr[node + 1]:
            _rise(desk, node)
            desk.next_out[node] = desk.indptr[node]
            tries[0] -= 1
            if length > 0:
                length -= 1
                node = desk.heads[desk.way[length - 1]] if length > 0 else source
        elif desk.left[arc] > 0 and desk.level[desk.heads[arc]] + 1 == desk.level[node]:
            desk.way[length] = arc
            length += 1
            node = desk.heads[arc]
        else:
            desk.next_out[node] += 1
    return length


@kernel
def _rise(desk: _Desk, node: int) -> None:
    """The level of a node by those to which something still flows from it."""
    lowest = len(desk.level)
    for arc in range(desk.indptr[node], desk.indptr[node + 1]):
        if desk.left[arc] > 0:
            lowest = min(lowest, desk.level[desk.heads[arc]] + 1)
    desk.level[node] = lowest


@kernel
def _take(desk: _Desk, source: int, length: int) -> float:
    """Take out along the way as much as there is on all of it; what that cost."""
    target = desk.heads[desk.way[length - 1]]
    amount = min(desk.excess[source], -desk.excess[target])
    for place in range(length):
        amount = min(amount, desk.left[desk.way[place]])
    for place in range(length):
        desk.left[desk.way[place]] -= amount
    desk.excess[source] -= amount
    desk.excess[target] += amount
    return float(amount * length)
