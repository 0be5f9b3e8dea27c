"""How few pairs keep a network from falling into two camps, friends within and foes between."""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import Bools, Int8s, Int64s, UInt8s, sealed
from saiyai.engine.jit import kernel
from saiyai.engine.ops.forward import Forward
from saiyai.engine.ops.rows import Adjacency, Incidence, gather_ties

FOR: Final = 1
AGAINST: Final = 2
"""The signs of pairs."""

_LENGTHS: Final = (4, 5, 6, 8, 12, 20)
"""So long may the ways be that are looked for, short ones first."""

_STEPS: Final = 5_000_000
"""So many steps are gone to find them."""

_WORK: Final = 5_000_000
"""Ends of pairs looked at from as many beginnings as make up so many."""

_PASSES: Final = 100
"""So often all are asked whether they would rather be in the other camp."""

_STILL: Final = 1_000
"""They are not asked again where fewer than one in so many went over."""


class Border(NamedTuple):
    """Nodes that are tied, in an order in which few stand between those before and those after.

    `width` is the most who ever do.
    """

    order: list[int]
    width: int


def narrow_order(rows: Adjacency, widest: int) -> Border | None:
    """An order that keeps the border narrow; None where it would grow wider than allowed.

    Next comes who leaves the border narrowest, and among those whose neighbours on it wait for
    the fewest others.

    Cost: O(k^2 + k m) at most for k nodes that are tied; given up where the border is too wide.
    """
    neighbours = [set(rows.indices[a:b].tolist()) for a, b in _spans(rows)]
    waiting = {node for node in range(rows.n) if neighbours[node]}
    waits_for = [len(near) for near in neighbours]
    border, order, width = set[int](), list[int](), 0

    def widens(node: int) -> tuple[int, float, int, int]:
        near = [waits_for[one] for one in neighbours[node] & border]
        soon = sum(1 / others for others in near)
        return (waits_for[node] > 0) - near.count(1), -soon, waits_for[node], node

    while waiting:
        near = set[int]().union(*(neighbours[node] for node in border)) & waiting
        node = min(near or waiting, key=widens)
        order.append(node)
        waiting.discard(node)
        border.add(node)
        for other in neighbours[node]:
            waits_for[other] -= 1
        width = max(width, len(border))
        if width > widest:
            return None
        border = {one for one in border if waits_for[one]}
    return Border(order, width)


def frustration(rows: Adjacency, signs: UInt8s, order: list[int]) -> int:
    """The fewest pairs that are at odds with any two camps, exactly.

    Camps are tried for those on the border only, since who is inside is settled by them.

    Cost: O(2^w m) time and some 8 * 2^w bytes, w being the width of the border.
    Source: Aref & Wilson 2018, Journal of Complex Networks 6, 566-595 (the index); Bodlaender
        1988, ICALP, LNCS 317, 105-118 (the way, by dynamic programming).
    """
    spans = _spans(rows)
    place = dict(zip(order, range(len(order)), strict=True))
    last = {
        node: max(place[one] for one in (node, *rows.indices[slice(*spans[node])].tolist()))
        for node in order
    }
    fewest = np.zeros(1, np.int16 if len(rows.indices) < 2**16 else np.int32)
    border: list[int] = []
    for at, node in enumerate(order):
        fewest = np.concatenate((fewest, fewest))  # the newest is the first axis
        border.insert(0, node)
        for entry in range(*spans[node]):
            if place[other := int(rows.indices[entry])] < at:
                _at_odds(fewest, border.index(other), int(signs[entry]))
        for one in [one for one in border if last[one] <= at]:
            fewest = _camps(fewest, border.index(one)).min(axis=1).ravel()
            border.remove(one)
    return int(fewest[0])


def _at_odds(fewest: NDArray[Any], axis: int, sign: int) -> None:
    """Count the pair of the newest and another where it is at odds with their camps."""
    both = fewest.reshape(2, -1, 2, fewest.size >> (axis + 1))
    same = sign == AGAINST
    for camp in (0, 1):
        both[camp, :, camp if same else 1 - camp] += 1


def _camps(fewest: NDArray[Any], axis: int) -> NDArray[Any]:
    """Seen by the camp of one on the border: its axis in the middle."""
    return fewest.reshape(-1, 2, fewest.size >> (axis + 1))


def _spans(rows: Adjacency) -> list[tuple[int, int]]:
    return list(zip(rows.indptr[:-1].tolist(), rows.indptr[1:].tolist(), strict=True))


def odd_cycles(rows: Forward) -> int:
    """Cycles that no two camps suit, none sharing a pair with another: short ones as they are met.

    Each has one pair at least that is at odds with any camps, so there are no fewer of those.

    Shapes: `dyads` of the rows are signs.
    Cost: O(m^1.5) for triangles, and a second at most for longer ones, however many.
    """
    used = np.zeros(len(rows.ahead), np.bool_)
    found = int(_odd_triangles(rows, used))
    nodes = np.arange(len(rows.nodes), dtype=np.int32)
    ends = sealed((np.repeat(nodes, np.diff(rows.indptr))[~used], rows.ahead[~used]))
    ties = gather_ties(len(rows.nodes), *ends, True)  # noqa: FBT003 a kernel has no keywords
    steps = np.full(1, _STEPS)
    still = np.zeros(len(ends[0]), np.bool_)
    for longest in _LENGTHS:
        if steps[0] <= 0:
            break
        found += int(_odd_cycles(ties, rows.dyads[~used], still, longest, steps))
    return found


@kernel
def _odd_triangles(rows: Forward, used: Bools) -> int:
    side_to = np.full(len(rows.nodes), -1, np.int64)
    found = 0
    for first in range(len(rows.nodes)):
        begin, end = rows.indptr[first], rows.indptr[first + 1]
        for side in range(begin, end):
            side_to[rows.ahead[side]] = side
        for side in range(begin, end):
            second = rows.ahead[side]
            for across in range(rows.indptr[second], rows.indptr[second + 1]):
                other = side_to[rows.ahead[across]]
                if other < 0 or used[side] or used[across] or used[other]:
                    continue
                against = rows.dyads[side] + rows.dyads[across] + rows.dyads[other]
                if against % 2 == 0:  # three for make 3; each against one more
                    used[side], used[across], used[other] = True, True, True
                    found += 1
        for side in range(begin, end):
            side_to[rows.ahead[side]] = -1
    return found


class _Walk(NamedTuple):
    """A walk in breadth over nodes, each twice: come to by ways that are even, and that are odd.

    Shapes: all (2 n,): the walk in which it was met, the tie and the place it was come to by, the
        steps to it; and the queue.
    """

    met: Int64s
    tie: Int64s
    before: Int64s
    steps: Int64s
    queue: Int64s


@kernel
def _odd_cycles(ties: Incidence, signs: UInt8s, used: Bools, longest: int, steps: Int64s) -> int:
    """Cycles of ties not yet used, up to a length; `steps` counts down to 0.

    Note: a way that comes to a node twice has a shorter cycle in it that no two camps suit.
    """
    n = len(ties.indptr) - 1
    walk = _Walk(
        np.full(2 * n, -1, np.int64),
        np.empty(2 * n, np.int64),
        np.empty(2 * n, np.int64),
        np.empty(2 * n, np.int64),
        np.empty(2 * n, np.int64),
    )
    found = 0
    for node in range(n):
        for place in range(ties.indptr[node], ties.indptr[node + 1]):
            tie, other = ties.edges[place], ties.indices[place]
            if used[tie] or other < node or steps[0] <= 0:
                continue
            # The way back must be odd if the tie is for, and even if it is against.
            target = 2 * other + (signs[tie] == FOR)
            used[tie] = True
            if _walked(ties, signs, used, walk, (2 * node, target, longest - 1, tie), steps):
                found += 1
                while target != 2 * node:
                    used[walk.tie[target]] = True
                    target = walk.before[target]
            else:
                used[tie] = False
    return found


@kernel
def _walked(
    ties: Incidence,
    signs: UInt8s,
    used: Bools,
    walk: _Walk,
    aim: tuple[int, int, int, int],
    steps: Int64s,
) -> bool:
    """Whether the target is come to from the start in so many steps; walks are numbered."""
    start, target, most, number = aim
    walk.met[start], walk.steps[start] = number, 0
    walk.queue[0] = start
    done, known = 0, 1
    while done < known:
        at = walk.queue[done]
        done += 1
        if walk.steps[at] == most:
            return False
        for place in range(ties.indptr[at // 2], ties.indptr[at // 2 + 1]):
            tie = ties.edges[place]
            if used[tie]:
                continue
            there = 2 * ties.indices[place] + (at % 2 + (signs[tie] == AGAINST)) % 2
            if walk.met[there] == number:
                continue
            walk.met[there], walk.steps[there] = number, walk.steps[at] + 1
            walk.tie[there], walk.before[there] = tie, at
            walk.queue[known] = there
            known += 1
            steps[0] -= 1
            if there == target:
                return True
    return False


def settled(rows: Adjacency, signs: UInt8s) -> int:
    """The pairs at odds with two camps in which next to nobody would rather be in the other.

    Camps begin along the shortest ways from one, where all pairs can be suited; of small networks
    from up to 64 one after another, and those count that leave the fewest odds.

    Cost: O(n + m) for each of some ten passes from each beginning, a second or two in all.
    """
    starts = min(max(_WORK // max(len(rows.indices), 1), 1), 64, rows.n)
    return min(int(_settled(rows, signs, at * rows.n // starts)) for at in range(starts))


@kernel
def _settled(rows: Adjacency, signs: UInt8s, first: int) -> int:
    camps = _begun(rows, signs, first)
    for _ in range(_PASSES):
        moved = 0
        for node in range(len(camps)):
            ties = rows.indptr[node + 1] - rows.indptr[node]
            if 2 * _odds(rows, signs, camps, node) > ties:
                camps[node] = 1 - camps[node]
                moved += 1
        if moved * _STILL < max(len(camps), 1):
            break
    total = 0
    for node in range(len(camps)):
        total += _odds(rows, signs, camps, node)
    return total // 2


@kernel
def _odds(rows: Adjacency, signs: UInt8s, camps: Int8s, node: int) -> int:
    """With how many the node is at odds in these camps."""
    odds = 0
    for entry in range(rows.indptr[node], rows.indptr[node + 1]):
        odds += (camps[node] == camps[rows.indices[entry]]) == (signs[entry] == AGAINST)
    return odds


@kernel
def _begun(rows: Adjacency, signs: UInt8s, first: int) -> Int8s:
    """Camps along the shortest ways from the first, and from others that it does not reach."""
    n = len(rows.indptr) - 1
    camps = np.full(n, -1, np.int8)
    queue: Int64s = np.empty(n, np.int64)
    for later in range(n):
        start = (first + later) % n
        if camps[start] >= 0:
            continue
        camps[start] = 0
        queue[0] = start
        done, known = 0, 1
        while done < known:
            node = queue[done]
            done += 1
            for entry in range(rows.indptr[node], rows.indptr[node + 1]):
                other = rows.indices[entry]
                if camps[other] < 0:
                    against = signs[entry] == AGAINST
                    camps[other] = 1 - camps[node] if against else camps[node]
                    queue[known] = other
                    known += 1
    return camps
