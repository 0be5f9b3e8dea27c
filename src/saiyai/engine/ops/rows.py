"""Neighbours of every node, row after row: building, turning, joining and thinning the rows."""

from typing import NamedTuple

import numpy as np

from saiyai.engine.arrays import Int32s, Int64s
from saiyai.engine.jit import kernel


class Adjacency(NamedTuple):
    """Compressed rows: the neighbours of `v` are `indices[indptr[v]:indptr[v + 1]]`, ascending.

    `edges` names the tie each entry comes from, by its row in the network; parallel ties stand
    next to one another in the order of their rows.

    Note: a NamedTuple, not a dataclass, so that a kernel takes it whole.
    """

    indptr: Int64s
    indices: Int32s
    edges: Int32s

    @property
    def n(self) -> int:
        """How many rows there are."""
        return len(self.indptr) - 1


def degrees(rows: Adjacency) -> Int64s:
    """How many entries each row has."""
    return np.diff(rows.indptr)


def entries_per_node(rows: Adjacency) -> Int64s:
    """How many entries name each node: its row's length, were the rows turned."""
    return np.bincount(rows.indices, minlength=rows.n)


@kernel
def gather(n: int, sources: Int32s, targets: Int32s, both: bool) -> Adjacency:  # noqa: FBT001 a kernel has no keywords
    """The rows by target, in the order of the ties; with `both`, each tie also by its source.

    Cost: O(n + m). A loop stands once.
    """
    indptr = np.zeros(n + 1, np.int64)
    for row in range(len(sources)):
        indptr[targets[row] + 1] += 1
        if both and sources[row] != targets[row]:
            indptr[sources[row] + 1] += 1
    for node in range(n):
        indptr[node + 1] += indptr[node]
    cursor = indptr.copy()
    indices = np.empty(indptr[n], np.int32)
    edges = np.empty(indptr[n], np.int32)
    for row in range(len(sources)):
        source, target = sources[row], targets[row]
        indices[cursor[target]] = source
        edges[cursor[target]] = row
        cursor[target] += 1
        if both and source != target:
            indices[cursor[source]] = target
            edges[cursor[source]] = row
            cursor[source] += 1
    return Adjacency(indptr, indices, edges)


@kernel
def turn(rows: Adjacency) -> Adjacency:
    """The same ties seen from their other ends; every row comes out sorted.

    Cost: O(n + m), without comparing: rows are walked in order, so each new row fills in order.
    """
    n = len(rows.indptr) - 1
    indptr = np.zeros(n + 1, np.int64)
    for neighbour in rows.indices:
        indptr[neighbour + 1] += 1
    for node in range(n):
        indptr[node + 1] += indptr[node]
    cursor = indptr.copy()
    indices = np.empty_like(rows.indices)
    edges = np.empty_like(rows.edges)
    for node in range(n):
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            neighbour = rows.indices[place]
            indices[cursor[neighbour]] = node
            edges[cursor[neighbour]] = rows.edges[place]
            cursor[neighbour] += 1
    return Adjacency(indptr, indices, edges)


@kernel
def thin(rows: Adjacency) -> Adjacency:
    """Each neighbour once and never oneself; of parallel ties the first stays.

    Shapes: rows sorted, as everywhere.
    """
    n = len(rows.indptr) - 1
    indptr = np.zeros(n + 1, np.int64)
    indices = np.empty_like(rows.indices)
    edges = np.empty_like(rows.edges)
    kept = 0
    for node in range(n):
        last = node  # oneself comes before nobody else, so a loop is passed over like a repeat
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            neighbour = rows.indices[place]
            if neighbour not in (node, last):
                indices[kept] = neighbour
                edges[kept] = rows.edges[place]
                kept += 1
                last = neighbour
        indptr[node + 1] = kept
    return Adjacency(indptr, indices[:kept].copy(), edges[:kept].copy())


@kernel
def join(out: Adjacency, into: Adjacency) -> Adjacency:
    """Each neighbour in either direction once and never oneself; of several ties the first.

    Cost: O(n + m), walking both in order: more than twice as fast as turning doubled ties.
    """
    n = len(out.indptr) - 1
    indptr = np.zeros(n + 1, np.int64)
    indices = np.empty(len(out.indices) + len(into.indices), np.int32)
    edges = np.empty(len(indices), np.int32)
    kept = 0
    for node in range(n):
        here, there = out.indptr[node], into.indptr[node]
        end, there_end = out.indptr[node + 1], into.indptr[node + 1]
        start = kept
        while here < end or there < there_end:
            if there == there_end or (here < end and out.indices[here] <= into.indices[there]):
                neighbour, edge = out.indices[here], out.edges[here]
                here += 1
            else:
                neighbour, edge = into.indices[there], into.edges[there]
                there += 1
            if kept > start and indices[kept - 1] == neighbour:
                edges[kept - 1] = min(edges[kept - 1], edge)
            elif neighbour != node:
                indices[kept] = neighbour
                edges[kept] = edge
                kept += 1
        indptr[node + 1] = kept
    return Adjacency(indptr, indices[:kept].copy(), edges[:kept].copy())
