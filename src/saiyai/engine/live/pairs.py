"""Pairs of nodes that change: what that does to degrees, dyads, triangles, triads and parts."""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import Float64s, Int32s, Int64s, UInt8s
from saiyai.engine.jit import kernel

PAIRS: Final = 0
ARCS: Final = 1
TRIANGLES: Final = 2
PARTS: Final = 3
REACHING: Final = 4
"""Ordered pairs of nodes of one part."""
WEDGES: Final = 5
"""Here begin the sums over nodes of pairs of their dyads, in the order of `WEDGE_DYADS`."""
DYADS: Final = 11
"""Here begin the sums over nodes of their dyads: one way out, one way in, both ways."""
COUNTS: Final = 14

WEDGE_DYADS: Final = ((0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2))
"""Which two dyads each sum is of: out, in, both."""

_FIRST: Final = np.array([0, 1, 2, 0, 0, 1])
_SECOND: Final = np.array([0, 1, 2, 1, 2, 2])
_TURNED: Final = np.array([0, 2, 1, 3])
_FAR_LONGER: Final = 16
"""A row so many times longer is searched, not walked."""


def _alike() -> Int64s:
    """For each code of a triangle the lowest one that says the same of it, seen otherwise."""
    found = np.empty(64, np.int64)
    turned = _TURNED.tolist()
    for code in range(64):
        ab, ac, bc = code & 3, code >> 2 & 3, code >> 4
        ba, ca, cb = turned[ab], turned[ac], turned[bc]
        seen = ((ab, ac, bc), (ac, ab, cb), (ba, bc, ac), (bc, ba, ca), (ca, cb, ab), (cb, ca, ba))
        found[code] = min(one | two << 2 | three << 4 for one, two, three in seen)
    return found


ALIKE: Final = _alike()


class PairRows(NamedTuple):
    """In the row of each node its neighbours, ascending, in both rows of a pair alike.

    `there` and `back` are what the ties either way weigh together, or 1 where there are any.
    `shared` with `rest`, which its digits have no place for, is over common neighbours bond
    times bond by the strength of that neighbour, as in `Tally`.
    """

    begin: Int64s
    length: Int64s
    others: Int32s
    dyads: UInt8s
    there: Float64s
    back: Float64s
    shared: Float64s
    rest: Float64s


class Counted(NamedTuple):
    """What is known of nodes and of the whole, and room for walks.

    Shapes: counts (COUNTS,), codes (64,) under the lowest code of `ALIKE`, kinds (n, 3) how many
        dyads of each kind; labels any number below n for each part, sizes by label, free the
        labels that are not in use, of which there are n less the parts; marks zero between two
        walks, queues (2, n).
    """

    counts: Int64s
    codes: Int64s
    kinds: Int64s
    triangles: Int64s
    labels: Int32s
    sizes: Int64s
    free: Int32s
    marks: UInt8s
    queues: Int32s


class PairChanges(NamedTuple):
    """How pairs are tied from now on, each named once; dyad 0 where no longer at all."""

    firsts: Int64s
    seconds: Int64s
    dyads: UInt8s
    there: Float64s
    back: Float64s


@kernel
def alter(rows: PairRows, known: Counted, changes: PairChanges) -> None:
    """Write one change after another, each with what follows from it.

    Note: the rows must have room for one entry more.
    Cost: O(degrees of the two). Where the tie was the only way, or might have been, a search from
    both ends ends with the smaller side; where two parts become one, the smaller is renamed.
    """
    for at in range(len(changes.firsts)):
        first, second = changes.firsts[at], changes.seconds[at]
        dyad = int(changes.dyads[at])
        before = _dyad(rows, first, second)
        closed = 0
        if before != dyad:
            closed = _recount(rows, known, (first, second), before, dyad)
        there, back = changes.there[at], changes.back[at]
        _write(rows, first, second, dyad, there, back)
        _write(rows, second, first, _TURNED[dyad], back, there)
        if not before and dyad and known.labels[first] != known.labels[second]:
            _join(rows, known, first, second)
        elif before and not dyad and not closed:
            _part(rows, known, first, second)


@kernel
def dyads_between(rows: PairRows, firsts: Int64s, seconds: Int64s) -> UInt8s:
    """How pairs are tied, seen from the first: 1 there, 2 back, 3 both ways, 0 not at all."""
    found = np.empty(len(firsts), np.uint8)
    for at in range(len(firsts)):
        found[at] = _dyad(rows, firsts[at], seconds[at])
    return found


@kernel
def _place(rows: PairRows, node: int, other: int) -> int:
    """Where a neighbour stands in the row of a node, or would stand."""
    begin = rows.begin[node]
    return _skip(rows.others, begin, begin + rows.length[node], other)


@kernel
def _dyad(rows: PairRows, node: int, other: int) -> int:
    place = _place(rows, node, other)
    if place < rows.begin[node] + rows.length[node] and rows.others[place] == other:
        return int(rows.dyads[place])
    return 0


@kernel
def _write(rows: PairRows, node: int, other: int, dyad: int, there: float, back: float) -> None:
    """Write an entry where it belongs, or take it out where the dyad is 0."""
    place = _place(rows, node, other)
    end = rows.begin[node] + rows.length[node]
    here = place < end and rows.others[place] == other
    if here != (dyad > 0):
        step = 1 if dyad else -1
        start = place if dyad else place + 1
        for column in (rows.there, rows.back, rows.shared, rows.rest):
            _shift(column, start, end, step)
        _shift(rows.others, start, end, step)
        _shift(rows.dyads, start, end, step)
        rows.length[node] += step
        if dyad:
            rows.others[place] = other
            rows.shared[place] = rows.rest[place] = 0.0
    if dyad:
        rows.dyads[place] = dyad
        rows.there[place], rows.back[place] = there, back


@kernel
def _shift(column: NDArray[Any], start: int, end: int, step: int) -> None:
    """Move the entries of part of a row by one place, on or back."""
    if step > 0:
        for place in range(end, start, -1):
            column[place] = column[place - 1]
    else:
        for place in range(start, end):
            column[place - 1] = column[place]


@kernel
def _recount(rows: PairRows, known: Counted, pair: tuple[int, int], before: int, dyad: int) -> int:
    """Count the pair and its triangles anew; in how many triangles it stands or would stand."""
    change = (dyad > 0) - (before > 0)
    arcs = (dyad & 1) + (dyad >> 1) - (before & 1) - (before >> 1)
    known.counts[PAIRS] += change
    known.counts[ARCS] += arcs
    _recount_node(known, pair[0], before, dyad)
    _recount_node(known, pair[1], _TURNED[before], _TURNED[dyad])
    closed = _close(rows, known, pair, before, dyad)
    known.counts[TRIANGLES] += change * closed
    for node in pair:
        known.triangles[node] += change * closed
    return closed


@kernel
def _recount_node(known: Counted, node: int, before: int, dyad: int) -> None:
    """Of a node one dyad is another now: its pairs of dyads before are taken off the sums."""
    for sign in (-1, 1):
        kinds = known.kinds[node]
        for wedge in range(len(_FIRST)):
            first, second = kinds[_FIRST[wedge]], kinds[_SECOND[wedge]]
            pairs = first * (first - 1) // 2 if wedge < 3 else first * second
            known.counts[WEDGES + wedge] += sign * pairs
        if sign < 0 and before:
            kinds[before - 1] -= 1
            known.counts[DYADS + before - 1] -= 1
        if sign < 0 and dyad:
            kinds[dyad - 1] += 1
            known.counts[DYADS + dyad - 1] += 1


@kernel
def _close(rows: PairRows, known: Counted, pair: tuple[int, int], before: int, dyad: int) -> int:
    """Count the triangles over a pair by their dyads anew, and at their third corner."""
    first, second = pair
    here, there = rows.begin[first], rows.begin[second]
    end, there_end = here + rows.length[first], there + rows.length[second]
    change = (dyad > 0) - (before > 0)
    closed = 0
    while here < end and there < there_end:
        one, other = rows.others[here], rows.others[there]
        if one < other:
            here = (
                here + 1
                if end - here < _FAR_LONGER * (there_end - there)
                else (_skip(rows.others, here, end, other))
            )
        elif other < one:
            there = (
                there + 1
                if there_end - there < _FAR_LONGER * (end - here)
                else (_skip(rows.others, there, there_end, one))
            )
        else:
            code = rows.dyads[here] << 2 | rows.dyads[there] << 4
            if before:
                known.codes[ALIKE[code | before]] -= 1
            if dyad:
                known.codes[ALIKE[code | dyad]] += 1
            known.triangles[one] += change
            closed += 1
            here += 1
            there += 1
    return closed


@kernel
def _skip(others: Int32s, low: int, high: int, wanted: int) -> int:
    """The first place in part of a row where somebody stands who is not before the wanted."""
    while low < high:
        middle = (low + high) // 2
        if others[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


# --- parts --------------------------------------------------------------------------------------


@kernel
def _join(rows: PairRows, known: Counted, first: int, second: int) -> None:
    """Two parts have become one: the smaller takes the label of the larger."""
    kept, gone = known.labels[first], known.labels[second]
    start = second
    if known.sizes[kept] < known.sizes[gone]:
        kept, gone, start = gone, kept, first
    known.counts[REACHING] += 2 * known.sizes[kept] * known.sizes[gone]
    known.sizes[kept] += known.sizes[gone]
    known.sizes[gone] = 0
    queue = known.queues[0]
    queue[0] = start
    known.labels[start] = kept
    done, found = 0, 1
    while done < found:
        node = queue[done]
        done += 1
        for place in range(rows.begin[node], rows.begin[node] + rows.length[node]):
            other = rows.others[place]
            if known.labels[other] == gone:
                known.labels[other] = kept
                queue[found] = other
                found += 1
    known.free[len(known.free) - known.counts[PARTS]] = gone
    known.counts[PARTS] -= 1


@kernel
def _part(rows: PairRows, known: Counted, first: int, second: int) -> None:
    """Where no other way leads from the first to the second, the smaller side is a new part.

    Both sides are walked in turns, whichever has looked at fewer ties, until they meet or one
    of them has nowhere left to go.
    """
    known.queues[0, 0], known.queues[1, 0] = first, second
    known.marks[first], known.marks[second] = 1, 2
    done, found, looked = np.zeros(2, np.int64), np.ones(2, np.int64), np.zeros(2, np.int64)
    side, met = 0, False
    while not met and done[side] < found[side]:
        node = known.queues[side, done[side]]
        done[side] += 1
        looked[side] += rows.length[node]
        met = _look_around(rows, known, node, side, found)
        if not met and done[side] < found[side]:
            side = 0 if looked[0] <= looked[1] else 1
    for each in range(2):
        for at in range(found[each]):
            known.marks[known.queues[each, at]] = 0
    if not met:
        _split(known, known.queues[side, : found[side]])


@kernel
def _look_around(rows: PairRows, known: Counted, node: int, side: int, found: Int64s) -> bool:
    """Note who is new to a side around a node; whether the other side has been there."""
    for place in range(rows.begin[node], rows.begin[node] + rows.length[node]):
        other = rows.others[place]
        if known.marks[other] == 0:
            known.marks[other] = side + 1
            known.queues[side, found[side]] = other
            found[side] += 1
        elif known.marks[other] != side + 1:
            return True
    return False


@kernel
def _split(known: Counted, nodes: Int32s) -> None:
    """Give these nodes, of one part so far, a label of their own."""
    before = known.labels[nodes[0]]
    known.counts[PARTS] += 1
    label = known.free[len(known.free) - known.counts[PARTS]]
    for node in nodes:
        known.labels[node] = label
    known.sizes[label] = len(nodes)
    known.sizes[before] -= len(nodes)
    known.counts[REACHING] -= 2 * known.sizes[label] * known.sizes[before]
