"""Strong parts: groups in which everybody can reach everybody along the ties."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from saiyai.engine.arrays import Bools, Int32s, Int64s, seal
from saiyai.engine.jit import kernel
from saiyai.engine.ops.reached import SWEEPS, reached
from saiyai.engine.ops.rows import Adjacency, degrees, entries_per_node


@dataclass(frozen=True, slots=True, eq=False)
class StrongParts:
    """The part of each node, numbered so that ties between parts lead to lower numbers only.

    Shapes: labels (n,).
    """

    labels: Int32s
    count: int


class _Search(NamedTuple):
    """Where a search in depth stands.

    Shapes: all (n,): the order in which nodes were met, 0 where not yet; the earliest met that
        each can reach; the nodes that have no part yet; the way to where the search is; and the
        next tie to try of each node.
    """

    met: Int32s
    lowest: Int32s
    open: Int32s
    way: Int32s
    tried: Int64s


def strong_parts(out: Adjacency) -> StrongParts:
    """Which nodes can reach one another both ways.

    Cost: O(n + m), and the ties need not be turned. Most nodes of a social network are in one
        part, that of whoever has most ties: a few sweeps over the rows in their order, which
        memory likes, find nearly all of it. Only the others are searched in depth.
    Source: Fleischer, Hendrickson & Pinar 2000, Parallel and Distributed Processing, 505-511;
        Beamer, Asanović & Patterson 2012, SC 2012, article 12 (each looks for one that is
        reached already); Tarjan 1972, SIAM Journal on Computing 1, 146-160.
    """
    if out.n == 0:
        return StrongParts(seal(np.empty(0, np.int32)), 0)
    hub = int(np.argmax(degrees(out) * entries_per_node(out)))
    after = reached(out, hub)
    labels, count = _label(out, after, _leads_back(out, hub, after))
    return StrongParts(seal(labels), count)


@kernel
def within_parts(rows: Adjacency, labels: Int32s) -> Adjacency:
    """The entries whose two ends are in one part. Cost: O(n + m)."""
    n = len(rows.indptr) - 1
    indptr = np.zeros(n + 1, np.int64)
    indices = np.empty_like(rows.indices)
    kept = 0
    for node in range(n):
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            indices[kept] = rows.indices[place]
            kept += labels[rows.indices[place]] == labels[node]
        indptr[node + 1] = kept
    return Adjacency(indptr, indices[:kept].copy())


@kernel
def _leads_back(out: Adjacency, hub: int, after: Bools) -> Bools:
    """Nodes after the hub that lead back to it: nearly all of them, and none that does not."""
    n = len(after)
    leads = np.zeros(n, np.bool_)
    leads[hub] = True
    left = np.empty(n, np.int32)
    count = 0
    for node in range(n):
        left[count] = node
        count += after[node] and node != hub
    for _ in range(SWEEPS):
        kept = 0
        for node in left[:count]:
            for place in range(out.indptr[node], out.indptr[node + 1]):
                if leads[out.indices[place]]:
                    leads[node] = True
                    break
            left[kept] = node
            kept += not leads[node]
        count = kept
    return leads


@kernel
def _label(out: Adjacency, after: Bools, leads: Bools) -> tuple[Int32s, int]:
    """Label what lies only after the hub, then its own part, then all others.

    Nothing after the hub leads anywhere else, so the numbers keep their order.
    """
    n = len(after)
    own = np.int32(n)  # for now: no part has as high a number
    labels = np.where(leads, own, np.int32(-1))
    search = _Search(
        np.zeros(n, np.int32),
        np.empty(n, np.int32),
        np.empty(n, np.int32),
        np.empty(n, np.int32),
        out.indptr[:-1].copy(),
    )
    parts = 0
    for node in range(n):
        if after[node] and labels[node] < 0:
            parts = _search(out, node, search, labels, parts)
    labels[labels == own] = parts
    parts += 1
    for node in range(n):
        if labels[node] < 0:
            parts = _search(out, node, search, labels, parts)
    return labels, parts


@kernel
def _search(out: Adjacency, start: int, search: _Search, labels: Int32s, parts: int) -> int:
    """Search in depth from a node, giving parts their numbers; the next number.

    As long as the hub's own part has no number, only what lies after it is searched: whoever
    leads to that part, met under number 0 before all others, stays open to the end and is in it.
    """
    met = _meet(search, start, 0, 0, 1)
    deep, standing = 1, 1
    while deep > 0:
        node = search.way[deep - 1]
        if search.tried[node] < out.indptr[node + 1]:
            neighbour = out.indices[search.tried[node]]
            search.tried[node] += 1
            if labels[neighbour] < 0 and search.met[neighbour] == 0:
                met = _meet(search, neighbour, deep, standing, met)
                deep, standing = deep + 1, standing + 1
            elif labels[neighbour] < 0 or labels[neighbour] == len(labels):
                search.lowest[node] = min(search.lowest[node], search.met[neighbour])
            continue
        deep -= 1
        if search.lowest[node] == search.met[node]:
            standing = _close(search, node, labels, parts, standing)
            parts += 1
        elif deep > 0:
            above = search.way[deep - 1]
            search.lowest[above] = min(search.lowest[above], search.lowest[node])
    _join(search, labels, standing)
    return parts


@kernel
def _meet(search: _Search, node: int, deep: int, standing: int, met: int) -> int:
    """A node is met for the first time; the number of the next."""
    search.met[node] = met
    search.lowest[node] = met
    search.way[deep] = node
    search.open[standing] = node
    return met + 1


@kernel
def _close(search: _Search, node: int, labels: Int32s, part: int, standing: int) -> int:
    """Everything that is open from this node on is its part; how many stay open."""
    while True:
        standing -= 1
        member = search.open[standing]
        labels[member] = part
        if member == node:
            return standing


@kernel
def _join(search: _Search, labels: Int32s, standing: int) -> None:
    """What is still open is in the hub's own part."""
    for member in search.open[:standing]:
        labels[member] = len(labels)
        search.met[member] = 0
