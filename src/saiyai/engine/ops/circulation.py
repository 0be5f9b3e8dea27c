"""How much of what flows can go round: the most that leaves nobody with more than was given.

What cannot go round is looked for, which is less: everybody who gives more than is given has so
much over, others have so much too little, and flows are taken out on the shortest ways from the
first to the second. Taking out is itself a flow of least cost, where each tie costs one.
"""

from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Float64s, Int32s, Int64s
from saiyai.engine.jit import kernel

_EVERY: Final = 2**62
"""More than any way can cost."""

NOTHING: Final = 1e-13
"""Of the whole: less than this at a node is what rounding left there."""


class Wasted(NamedTuple):
    """Between what lies that cannot go round, both included, in the unit of the flows."""

    low: float
    high: float


class _Arcs(NamedTuple):
    """Flows from row to row, and from the other end: `back` names the arcs to each node.

    Note: `back_tails` are the tails of those, beside one another, since what lies apart in memory
    is slow to come by.
    """

    indptr: Int64s
    tails: Int32s
    heads: Int32s
    back_indptr: Int64s
    back: Int32s
    back_tails: Int32s


class _Desk(NamedTuple):
    """What is being worked on.

    Shapes: left and moved (arcs,): what still flows, and what was taken out; excess (n,): given
        beyond what is taken, below 0 where less is; potential (n,): the least cost at which a
        node is reached; level (n,), queue (n,), next_out and next_back (n,), way (n + 1,).
    """

    left: Float64s
    moved: Float64s
    excess: Float64s
    potential: Int32s
    level: Int32s
    queue: Int32s
    next_out: Int64s
    next_back: Int64s
    way: Int64s


def wasted(n: int, tails: Int32s, heads: Int32s, flow: Float64s) -> Wasted:
    """What must be taken out, exactly.

    Shapes: all (arcs,), sorted by tail, each pair once.
    Cost: some tens of rounds of O(n + arcs) in networks whose ways are short; at most O(n^2 arcs)
        for each length of a way.
    Source: Ford & Fulkerson 1962, Flows in Networks, section 3.3 (primal-dual), with the rounds of
        Dinic 1970.
    """
    arcs, desk, least = _laid_out(n, tails, heads, flow)
    cost = _take_out(arcs, desk, least)
    return Wasted(cost, cost)


def _laid_out(n: int, tails: Int32s, heads: Int32s, flow: Float64s) -> tuple[_Arcs, _Desk, float]:
    ends = [
        np.concatenate(([0], np.bincount(end, minlength=n).cumsum())) for end in (tails, heads)
    ]
    by_head = np.argsort(heads, kind="stable").astype(np.int32)
    arcs = _Arcs(ends[0], tails, heads, ends[1], by_head, tails[by_head])
    desk = _Desk(
        flow.copy(),
        np.zeros_like(flow),
        np.asarray(np.bincount(tails, flow, n) - np.bincount(heads, flow, n), np.float64),
        np.zeros(n, np.int32),
        np.empty(n, np.int32),
        np.empty(n, np.int32),
        np.empty(n, np.int64),
        np.empty(n, np.int64),
        np.empty(n + 1, np.int64),
    )
    return arcs, desk, NOTHING * float(flow.sum())


@kernel
def _take_out(arcs: _Arcs, desk: _Desk, least: float) -> float:
    """Take flows out on ways of least cost; what that cost."""
    cost = 0.0
    while True:
        known = _reach(arcs, desk, least)
        if known >= 0:
            cost += _block(arcs, desk, least)
        elif _step(arcs, desk, -known - 1) == 0:
            return cost


@kernel
def _reach(arcs: _Arcs, desk: _Desk, least: float) -> int:
    """Levels of what is reached at no further cost from where something is over.

    How many were reached; as -1 less that if none of them has too little.
    """
    n = len(desk.level)
    known = 0
    desk.level[:] = -1
    for node in range(n):
        if desk.excess[node] > least:
            desk.level[node] = 0
            desk.queue[known] = node
            known += 1
    done, last = 0, n + 1
    while done < known:
        node = desk.queue[done]
        done += 1
        if desk.level[node] >= last:
            return known
        before = known
        known = _reach_from(arcs, desk, node, known)
        for place in range(before, known):
            if desk.excess[desk.queue[place]] < -least:
                last = min(last, desk.level[node] + 1)
    return known if last <= n else -known - 1


@kernel
def _reach_from(arcs: _Arcs, desk: _Desk, node: int, known: int) -> int:
    """One level further; how many are known then."""
    cost, level = desk.potential[node], desk.level[node] + 1
    for arc in range(arcs.indptr[node], arcs.indptr[node + 1]):
        other = arcs.heads[arc]
        if desk.level[other] < 0 and desk.potential[other] == cost + 1 and desk.left[arc] > 0:
            desk.level[other] = level
            desk.queue[known] = other
            known += 1
    for place in range(arcs.back_indptr[node], arcs.back_indptr[node + 1]):
        other = arcs.back_tails[place]
        away = desk.level[other] < 0 and desk.potential[other] == cost - 1
        if away and desk.moved[arcs.back[place]] > 0:
            desk.level[other] = level
            desk.queue[known] = other
            known += 1
    return known


@kernel
def _step(arcs: _Arcs, desk: _Desk, known: int) -> int:
    """Raise the potential of what is not reached, until something is; 0 if nothing ever is."""
    step = _EVERY
    for place in range(known):
        step = min(step, _step_from(arcs, desk, desk.queue[place]))
    if step == _EVERY:
        return 0
    for node in range(len(desk.level)):
        if desk.level[node] < 0:
            desk.potential[node] += step
    return step


@kernel
def _step_from(arcs: _Arcs, desk: _Desk, node: int) -> int:
    """What it costs more to go on from here to what is not reached."""
    step = _EVERY
    cost = desk.potential[node]
    for arc in range(arcs.indptr[node], arcs.indptr[node + 1]):
        if desk.level[arcs.heads[arc]] < 0 and desk.left[arc] > 0:
            step = min(step, cost + 1 - desk.potential[arcs.heads[arc]])
    for entry in range(arcs.back_indptr[node], arcs.back_indptr[node + 1]):
        other = arcs.back_tails[entry]
        if desk.level[other] < 0 and desk.moved[arcs.back[entry]] > 0:
            step = min(step, cost - 1 - desk.potential[other])
    return step


@kernel
def _block(arcs: _Arcs, desk: _Desk, least: float) -> float:
    """Take out along levels until no way is left; what that cost."""
    cost = 0.0
    desk.next_out[:] = arcs.indptr[:-1]
    desk.next_back[:] = arcs.back_indptr[:-1]
    for source in range(len(desk.level)):
        while desk.excess[source] > least:
            length = _way(arcs, desk, source, least)
            if length < 0:
                break
            cost += _take(arcs, desk, source, length)
    return cost


@kernel
def _way(arcs: _Arcs, desk: _Desk, source: int, least: float) -> int:
    """A way from here to one who has too little, level after level; its length, or -1."""
    node, length = source, 0
    while desk.excess[node] >= -least:
        arc = _onward(arcs, desk, node)
        if arc != -1:
            desk.way[length] = arc
            length += 1
            node = arcs.heads[arc] if arc >= 0 else arcs.tails[-arc - 2]
            continue
        desk.level[node] = -1
        if length == 0:
            return -1
        length -= 1
        arc = desk.way[length]
        node = arcs.tails[arc] if arc >= 0 else arcs.heads[-arc - 2]
    return length


@kernel
def _onward(arcs: _Arcs, desk: _Desk, node: int) -> int:
    """The next arc that leads on; one that is put back as -2 less its number; -1 for none."""
    cost, level = desk.potential[node], desk.level[node] + 1
    for arc in range(desk.next_out[node], arcs.indptr[node + 1]):
        other = arcs.heads[arc]
        desk.next_out[node] = arc
        if desk.level[other] == level and desk.potential[other] == cost + 1 and desk.left[arc] > 0:
            return arc
    desk.next_out[node] = arcs.indptr[node + 1]
    for place in range(desk.next_back[node], arcs.back_indptr[node + 1]):
        other = arcs.back_tails[place]
        desk.next_back[node] = place
        nearer = desk.level[other] == level and desk.potential[other] == cost - 1
        if nearer and desk.moved[arcs.back[place]] > 0:
            return -int(arcs.back[place]) - 2
    desk.next_back[node] = arcs.back_indptr[node + 1]
    return -1


@kernel
def _take(arcs: _Arcs, desk: _Desk, source: int, length: int) -> float:
    """Take out along the way as much as there is on all of it; what that cost."""
    last = desk.way[length - 1]
    target = arcs.heads[last] if last >= 0 else arcs.tails[-last - 2]
    amount = min(desk.excess[source], -desk.excess[target])
    for place in range(length):
        arc = desk.way[place]
        amount = min(amount, desk.left[arc] if arc >= 0 else desk.moved[-arc - 2])
    cost = 0.0
    for place in range(length):
        arc = desk.way[place]
        if arc >= 0:
            desk.left[arc] -= amount
            desk.moved[arc] += amount
            cost += amount
        else:
            desk.left[-arc - 2] += amount
            desk.moved[-arc - 2] -= amount
            cost -= amount
    desk.excess[source] -= amount
    desk.excess[target] += amount
    return cost
