"""Nodes move to the community next to them that gains most, until nobody gains by moving."""

from typing import Final, NamedTuple

import numpy as np
from numba import prange

from saiyai.engine.arrays import Bools, Float64s, Int32s, Int64s
from saiyai.engine.jit import kernel, parallel_kernel

CHUNKS: Final = 2
"""Into so many pieces the work is cut, on every machine: each needs room for every node."""

WORTH_WAKING: Final = 2_000_000
"""Entries from which a second core helps."""

_GAIN: Final = 1e-9
"""What a move must gain, in mean bonds: less is rounding, and could go round in circles."""


class Weighed(NamedTuple):
    """Rows of neighbours, what is between them, and all that each node has with anybody.

    Shapes: indptr and indices as of an `Adjacency`, in any order; bonds for each entry, or empty
        where each is 1; strengths (n,), in which lies also what the nodes that were merged into
        this one have among themselves. All are closed to writers.
    """

    indptr: Int64s
    indices: Int32s
    bonds: Float64s
    strengths: Float64s


class _Communities(NamedTuple):
    """What is known of each community, and names that are free.

    Shapes: ledger (n, 2), what its members have with anybody, and, while a node is looked at,
        what that has with it, beside one another since they are read together; sizes (n,), how
        many they are; free (n + 1,), of which the first so many are.
    """

    ledger: Float64s
    sizes: Int32s
    free: Int32s


class _Queue(NamedTuple):
    """Nodes that wait, in a ring. Shapes: line (n + 1,); waits (n,)."""

    line: Int32s
    waits: Bools


class _Desk(NamedTuple):
    """Room to add up what a node has with each part.

    Shapes: bonds (n,), 0 but while a node is looked at; met (n + 1,).
    """

    bonds: Float64s
    met: Int32s


@kernel
def move(graph: Weighed, labels: Int32s, order: Int32s, total: float) -> int:
    """Move nodes between communities, and to new ones, while modularity rises; how often.

    A node waits again only where a neighbour has left it, so that the last moves cost little.

    Shapes: labels (n,) from 0 to n - 1, which it changes; order of the nodes that move at all.
    Cost: O(n + m) for each of a few rounds.
    Source: Traag, Waltman & van Eck 2019, Scientific Reports 9, 5233 (fast local move).
    """
    n = len(labels)
    there, free = _counted(graph, labels)
    queue = _Queue(np.empty(n + 1, np.int32), np.zeros(n, np.bool_))
    queue.waits[order] = True
    queue.line[: len(order)] = order
    head, waiting, moves = 0, len(order), 0
    met = np.empty(n + 1, np.int32)
    while waiting:
        node = queue.line[head]
        head = head + 1 if head < n else 0
        waiting -= 1
        queue.waits[node] = False
        best, gain = _best(graph, labels, there.ledger, node, total, met)
        if gain < -_GAIN and there.sizes[labels[node]] > 1:
            best = there.free[free - 1]  # there is one, since two nodes are in one community
        if best != labels[node]:
            free = _settle(graph, labels, there, node, best, free)
            waiting = _call_again(graph, labels, node, head, waiting, queue)
            moves += 1
    return moves


@kernel
def _counted(graph: Weighed, labels: Int32s) -> tuple[_Communities, int]:
    """What is known of each community, and how many names are free."""
    n = len(labels)
    there = _Communities(np.zeros((n, 2)), np.zeros(n, np.int32), np.empty(n + 1, np.int32))
    for node in range(n):
        there.ledger[labels[node], 0] += graph.strengths[node]
        there.sizes[labels[node]] += 1
    free = 0
    for label in range(n):
        there.free[free] = label
        free += there.sizes[label] == 0
    return there, free


@kernel
def _settle(
    graph: Weighed, labels: Int32s, there: _Communities, node: int, best: int, free: int
) -> int:
    """Write down that a node is now of another community; how many names are free then."""
    own = labels[node]
    free -= there.sizes[best] == 0
    there.ledger[own, 0] -= graph.strengths[node]
    there.ledger[best, 0] += graph.strengths[node]
    there.sizes[own] -= 1
    there.sizes[best] += 1
    there.free[free] = own
    labels[node] = best
    return free + 1 if there.sizes[own] == 0 else free


@kernel
def _best(
    graph: Weighed, labels: Int32s, ledger: Float64s, node: int, total: float, met: Int32s
) -> tuple[int, float]:
    """Where a node gains most, its own community unless another is better, and how much."""
    own, weighed, known = labels[node], len(graph.bonds) > 0, 0
    for entry in range(graph.indptr[node], graph.indptr[node + 1]):
        label = labels[graph.indices[entry]]
        met[known] = label
        known += ledger[label, 1] == 0.0  # no branch, of which every other guess were wrong
        ledger[label, 1] += graph.bonds[entry] if weighed else 1.0
    share = graph.strengths[node] / total
    best, gain = own, ledger[own, 1] - share * (ledger[own, 0] - graph.strengths[node])
    for at in range(known):
        label = met[at]
        if label != own:
            here = ledger[label, 1] - share * ledger[label, 0]
            if here > gain + _GAIN:
                best, gain = label, here
        ledger[label, 1] = 0.0
    return best, gain


@kernel
def _call_again(
    graph: Weighed, labels: Int32s, node: int, head: int, waiting: int, queue: _Queue
) -> int:
    """Let those neighbours wait again that are not where the node is now; how many wait then."""
    room = len(queue.line)
    for entry in range(graph.indptr[node], graph.indptr[node + 1]):
        other = graph.indices[entry]
        again = (not queue.waits[other]) & (labels[other] != labels[node])
        last = head + waiting
        queue.line[last if last < room else last - room] = other
        queue.waits[other] |= again
        waiting += again
    return waiting


def refine(graph: Weighed, labels: Int32s, order: Int32s, total: float) -> Int32s:
    """Within each community, nodes that hold together well: each is such a part's first or not.

    Every part is connected, and nobody in it would rather be alone.

    Shapes: labels as for `move`. Returns: (n,) the node after which the part of each is called.
    Cost: O(n + m), on two cores where there are many.
    Source: Traag, Waltman & van Eck 2019, Scientific Reports 9, 5233 (refinement; always the
        best of the parts next to a node, where theirs draws one of them).
    """
    n = len(labels)
    parts = _Parts(np.arange(n, dtype=np.int32), graph.strengths.copy(), np.zeros(n))
    totals = np.bincount(labels, graph.strengths, n).astype(np.float64)
    walk = _refine_on_one_core
    if len(graph.indices) >= WORTH_WAKING:
        walk = _refine_on_two_cores
    walk(graph, labels, totals, order, total, parts)
    return parts.first


class _Parts(NamedTuple):
    """The part of each node by its first, and of each part its strength and its bonds beyond.

    Shapes: all (n,); `beyond` is what a part has with the rest of its community.
    """

    first: Int32s
    strengths: Float64s
    beyond: Float64s


@parallel_kernel
def _refine_on_two_cores(
    graph: Weighed,
    labels: Int32s,
    totals: Float64s,
    order: Int32s,
    total: float,
    parts: _Parts,
) -> None:
    for chunk in prange(CHUNKS):
        _refine(graph, labels, totals, order, total, parts, int(np.int64(chunk)))


@kernel
def _refine_on_one_core(
    graph: Weighed,
    labels: Int32s,
    totals: Float64s,
    order: Int32s,
    total: float,
    parts: _Parts,
) -> None:
    """The same, to the last bit: communities know nothing of one another."""
    for chunk in range(CHUNKS):
        _refine(graph, labels, totals, order, total, parts, chunk)


@kernel
def _refine(  # noqa: PLR0913, PLR0917 a kernel is handed all it writes to
    graph: Weighed,
    labels: Int32s,
    totals: Float64s,
    order: Int32s,
    total: float,
    parts: _Parts,
    chunk: int,
) -> None:
    """The same for every other community."""
    n = len(labels)
    desk = _Desk(np.zeros(n), np.empty(n + 1, np.int32))
    alone = np.ones(n, np.bool_)
    for node in order:
        if labels[node] % CHUNKS == chunk:
            parts.beyond[node] = _within(graph, labels, node)
    for node in order:
        label = labels[node]
        if label % CHUNKS != chunk or not alone[node]:
            continue
        strength = graph.strengths[node]
        if parts.beyond[node] * total < strength * (totals[label] - strength):
            continue
        best, bond = _best_part(graph, labels, totals, node, total, parts, desk)
        if best != node:
            parts.beyond[best] += parts.beyond[node] - 2 * bond
            parts.strengths[best] += strength
            parts.first[node] = best
            alone[best] = False


@kernel
def _within(graph: Weighed, labels: Int32s, node: int) -> float:
    """What a node has with others of its community."""
    weighed, found = len(graph.bonds) > 0, 0.0
    for entry in range(graph.indptr[node], graph.indptr[node + 1]):
        if labels[graph.indices[entry]] == labels[node]:
            found += graph.bonds[entry] if weighed else 1.0
    return found


@kernel
def _best_part(  # noqa: PLR0913, PLR0917 a kernel is handed all it writes to
    graph: Weighed,
    labels: Int32s,
    totals: Float64s,
    node: int,
    total: float,
    parts: _Parts,
    desk: _Desk,
) -> tuple[int, float]:
    """The well-connected part that a node alone joins with most gain, itself if none."""
    label, weighed, met = labels[node], len(graph.bonds) > 0, 0
    for entry in range(graph.indptr[node], graph.indptr[node + 1]):
        if labels[graph.indices[entry]] == label:
            part = parts.first[graph.indices[entry]]
            desk.met[met] = part
            met += desk.bonds[part] == 0.0
            desk.bonds[part] += graph.bonds[entry] if weighed else 1.0
    share = graph.strengths[node] / total
    best, gain, bond = node, 0.0, 0.0
    for at in range(met):
        part = desk.met[at]
        strength = parts.strengths[part]
        well = parts.beyond[part] * total >= strength * (totals[label] - strength)
        here = desk.bonds[part] - share * strength
        if well and here > gain + _GAIN:
            best, gain, bond = part, here, desk.bonds[part]
        desk.bonds[part] = 0.0
    return best, bond
