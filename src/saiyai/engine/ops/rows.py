"""Neighbours of every node, row after row: building, turning and joining the rows."""

from typing import NamedTuple, TypeAlias

import numpy as np

from saiyai.engine.arrays import Float64s, Int32s, Int64s, UInt8s
from saiyai.engine.jit import kernel


class Adjacency(NamedTuple):
    """Compressed rows: the neighbours of `v` are `indices[indptr[v]:indptr[v + 1]]`, ascending.

    Note: a NamedTuple, not a dataclass, so that a kernel takes it whole.
    """

    indptr: Int64s
    indices: Int32s

    @property
    def n(self) -> int:
        """How many rows there are."""
        return len(self.indptr) - 1


class Incidence(NamedTuple):
    """Compressed rows of ties: like `Adjacency`, and `edges` names the tie of each entry.

    A tie is named by its row in the network; parallel ties stand next to one another in the
    order of their rows.
    """

    indptr: Int64s
    indices: Int32s
    edges: Int32s

    @property
    def n(self) -> int:
        """How many rows there are."""
        return len(self.indptr) - 1


Rows: TypeAlias = Adjacency | Incidence


def degrees(rows: Rows) -> Int64s:
    """How many entries each row has."""
    return np.diff(rows.indptr)


def entries_per_node(rows: Rows) -> Int64s:
    """How many entries name each node: its row's length, were the rows turned."""
    return _named(rows.indices, rows.n)


@kernel
def _named(indices: Int32s, n: int) -> Int64s:
    counts = np.zeros(n, np.int64)
    for index in indices:
        counts[index] += 1
    return counts


@kernel
def gather_ties(n: int, sources: Int32s, targets: Int32s, both: bool) -> Incidence:  # noqa: FBT001 a kernel has no keywords
    """Every tie in the row of its target, in their order; with `both`, also of its source.

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
    return Incidence(indptr, indices, edges)


@kernel
def turn_ties(rows: Incidence) -> Incidence:
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
    return Incidence(indptr, indices, edges)


@kernel
def gather(n: int, sources: Int32s, targets: Int32s, both: bool) -> Adjacency:  # noqa: FBT001 a kernel has no keywords
    """By target, from where a tie comes, in the order of the ties; with `both`, either way.

    Cost: O(n + m). Loops are left out; repeats are not, and `turn` will find them.
    """
    indptr = np.zeros(n + 1, np.int64)
    for row in range(len(sources)):
        if sources[row] != targets[row]:
            indptr[targets[row] + 1] += 1
            if both:
                indptr[sources[row] + 1] += 1
    for node in range(n):
        indptr[node + 1] += indptr[node]
    cursor = indptr.copy()
    indices = np.empty(indptr[n], np.int32)
    for row in range(len(sources)):
        source, target = sources[row], targets[row]
        if source != target:
            indices[cursor[target]] = source
            cursor[target] += 1
            if both:
                indices[cursor[source]] = target
                cursor[source] += 1
    return Adjacency(indptr, indices)


@kernel
def turn(rows: Adjacency) -> Adjacency:
    """The same seen from the other ends: every row comes out sorted, with each neighbour once.

    Cost: O(n + m), without comparing: rows are walked in order, so each new row fills in order,
    and a repeat comes right after the first.
    """
    n = len(rows.indptr) - 1
    indptr = np.zeros(n + 1, np.int64)
    for neighbour in rows.indices:
        indptr[neighbour + 1] += 1
    for node in range(n):
        indptr[node + 1] += indptr[node]
    cursor = indptr.copy()
    indices = np.empty_like(rows.indices)
    for node in range(n):
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            neighbour = rows.indices[place]
            at = cursor[neighbour]
            if at == indptr[neighbour] or indices[at - 1] != node:
                indices[at] = node
                cursor[neighbour] = at + 1
    return _closed_up(Adjacency(indptr, indices), cursor)


@kernel
def _closed_up(rows: Adjacency, ends: Int64s) -> Adjacency:
    """The rows without what lies between the end of each and the next; they are used up."""
    n = len(rows.indptr) - 1
    kept = 0
    for node in range(n):
        first = rows.indptr[node]
        rows.indptr[node] = kept
        if kept == first:
            kept = ends[node]
            continue
        for place in range(first, ends[node]):
            rows.indices[kept] = rows.indices[place]
            kept += 1
    if kept == rows.indptr[n]:
        return rows
    rows.indptr[n] = kept
    return Adjacency(rows.indptr, rows.indices[:kept].copy())


@kernel
def join(out: Adjacency, into: Adjacency) -> tuple[Adjacency, UInt8s]:
    """Each neighbour in either direction once; and of each, in which: 1 out, 2 into, 3 both.

    Cost: O(n + m), walking both in order: more than twice as fast as turning doubled ties.
    """
    n = len(out.indptr) - 1
    indptr = np.zeros(n + 1, np.int64)
    indices = np.empty(len(out.indices) + len(into.indices), np.int32)
    dyads = np.empty(len(indices), np.uint8)
    kept = 0
    for node in range(n):
        here, there = out.indptr[node], into.indptr[node]
        end, there_end = out.indptr[node + 1], into.indptr[node + 1]
        while here < end and there < there_end:
            one, other = out.indices[here], into.indices[there]
            indices[kept] = min(one, other)
            dyads[kept] = (one <= other) + 2 * (other <= one)
            here += one <= other
            there += other <= one
            kept += 1
        for place in range(here, end):
            indices[kept], dyads[kept] = out.indices[place], 1
            kept += 1
        for place in range(there, there_end):
            indices[kept], dyads[kept] = into.indices[place], 2
            kept += 1
        indptr[node + 1] = kept
    return Adjacency(indptr, indices[:kept].copy()), dyads[:kept].copy()


@kernel
def row_sums(rows: Adjacency, values: Float64s) -> Float64s:
    """The sum of each row. Shapes: values (entries of rows,)."""
    n = len(rows.indptr) - 1
    sums = np.zeros(n)
    for node in range(n):
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            sums[node] += values[place]
    return sums


@kernel
def seen_back(rows: Adjacency, values: Float64s) -> Float64s:
    """For each entry the value of that from the other end; each pair stands in both rows.

    Shapes: values and result (entries of rows,).
    Cost: O(n + m), without a search: rows are walked in order, so all fill in order.
    """
    cursor = rows.indptr[:-1].copy()
    found = np.empty_like(values)
    for place in range(len(rows.indices)):
        other = rows.indices[place]
        found[cursor[other]] = values[place]
        cursor[other] += 1
    return found
