"""Ties among nodes that were drawn again, each as often as it came up: the vertex bootstrap."""

from typing import NamedTuple

import numpy as np

from saiyai.engine.arrays import Int32s, Int64s
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Incidence


class Places(NamedTuple):
    """At which places each node came up: those of `v` are `places[indptr[v]:indptr[v + 1]]`."""

    indptr: Int64s
    places: Int64s


class Copies(NamedTuple):
    """Ties between places, and of which tie each is a copy. Shapes: each (copies,)."""

    sources: Int32s
    targets: Int32s
    rows: Int32s


def places_of_drawn(drawn: Int64s) -> Places:
    """Where each node came up, ascending. Shapes: drawn (n,), the node at each place."""
    indptr = np.zeros(len(drawn) + 1, np.int64)
    np.cumsum(np.bincount(drawn, minlength=len(drawn)), out=indptr[1:])
    return Places(indptr, np.argsort(drawn, kind="stable"))


def alike_pairs(drawn: Places) -> int:
    """How many pairs of places hold the same node, of which no tie can tell."""
    times = np.diff(drawn.indptr)
    return int((times * (times - 1) // 2).sum())


@kernel
def copied(sources: Int32s, targets: Int32s, drawn: Places) -> Copies:
    """Every tie, between every place of its source and every place of its target.

    Cost: O(n + m), as many copies being expected as there are ties. A tie to oneself stays one.
    """
    times = np.diff(drawn.indptr)
    room = 0
    for row in range(len(sources)):
        both = times[sources[row]] * times[targets[row]]
        room += times[sources[row]] if sources[row] == targets[row] else both
    copies = Copies(np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.int32))
    at = 0
    for row in range(len(sources)):
        source, target = sources[row], targets[row]
        for here in range(drawn.indptr[source], drawn.indptr[source + 1]):
            first, end = drawn.indptr[target], drawn.indptr[target + 1]
            if source == target:
                first, end = here, here + 1
            for there in range(first, end):
                copies.sources[at] = drawn.places[here]
                copies.targets[at] = drawn.places[there]
                copies.rows[at] = row
                at += 1
    return copies


@kernel
def lent(out: Incidence, both: bool, drawn: Places, lenders: Int64s) -> Copies:  # noqa: FBT001 a kernel has no keywords
    """For each pair of places of the same node, the ties between two others who lend theirs.

    `both` is whether ties back are to be lent too, which stand in the other's row.

    Shapes: lenders (pairs alike, 2).
    Cost: O(n log n): about half a pair a node, and two searches for each.
    """
    room = 0
    for pair in range(len(lenders)):
        first, end = _between(out, lenders[pair, 0], lenders[pair, 1])
        room += end - first
        if both:
            first, end = _between(out, lenders[pair, 1], lenders[pair, 0])
            room += end - first
    copies = Copies(np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.int32))
    at, pair = 0, 0
    for node in range(len(drawn.indptr) - 1):
        for here in range(drawn.indptr[node], drawn.indptr[node + 1]):
            for there in range(here + 1, drawn.indptr[node + 1]):
                ends = drawn.places[here], drawn.places[there]
                one, other = lenders[pair]
                at = _lend(out, (one, other), ends, copies, at)
                if both:
                    at = _lend(out, (other, one), (ends[1], ends[0]), copies, at)
                pair += 1
    return copies


@kernel
def _lend(
    out: Incidence, lender: tuple[int, int], ends: tuple[int, int], copies: Copies, at: int
) -> int:
    """Copy the ties from one lender to the other; how many copies there are then."""
    first, end = _between(out, lender[0], lender[1])
    for place in range(first, end):
        copies.sources[at], copies.targets[at] = ends
        copies.rows[at] = out.edges[place]
        at += 1
    return at


@kernel
def _between(out: Incidence, source: int, target: int) -> tuple[int, int]:
    """Between where in the row of the first the ties to the second stand."""
    begin = out.indptr[source]
    row = out.indices[begin : out.indptr[source + 1]]
    first = begin + np.searchsorted(row, target)
    end = first
    while end < out.indptr[source + 1] and out.indices[end] == target:
        end += 1
    return first, end
