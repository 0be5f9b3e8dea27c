"""Nodes of one part become one node, with what all of them have with others."""

from typing import NamedTuple

import numpy as np
from numba import prange

from saiyai.engine.arrays import Float64s, Int32s, Int64s, sealed
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.moving import CHUNKS, WORTH_WAKING, Weighed


@kernel
def numbered(labels: Int32s) -> tuple[Int32s, int]:
    """The same labels without gaps, in the order in which they come, and how many they are.

    Shapes: labels (n,) from 0 to n - 1.
    """
    number = np.full(len(labels), -1, np.int32)
    found = np.empty(len(labels), np.int32)
    known = 0
    for node in range(len(labels)):
        label = labels[node]
        if number[label] < 0:
            number[label] = known
            known += 1
        found[node] = number[label]
    return found, known


def merge(graph: Weighed, parts: Int32s, count: int) -> Weighed:
    """The graph of the parts; what a part has within itself is in its strength only.

    Shapes: parts (n,) from 0 to count - 1, none of them empty.
    Cost: O(n + m), on two cores where there are many; 12 bytes an entry and 8 a part.
    """
    line, begins = _line_up(parts, count)
    bounds = _halves(graph.indptr, line, begins)
    desk = _Desk(
        np.empty(bounds.entries[-1], np.int32),
        np.empty(bounds.entries[-1]),
        np.empty(count, np.int64),
        np.zeros(count),
    )
    fill = _on_two_cores if bounds.entries[-1] >= WORTH_WAKING else _on_one_core
    fill(graph, parts, line, begins, bounds, desk)
    return sealed(_closed_up(desk, bounds))


class _Halves(NamedTuple):
    """Where each piece of the work begins, in parts and in entries. Shapes: (CHUNKS + 1,)."""

    parts: Int64s
    entries: Int64s


class _Desk(NamedTuple):
    """Rows as they are found, each piece after the room that the pieces before it may need.

    Shapes: indices and bonds (entries,); lengths and strengths (parts,).
    """

    indices: Int32s
    bonds: Float64s
    lengths: Int64s
    strengths: Float64s


@kernel
def _line_up(parts: Int32s, count: int) -> tuple[Int32s, Int64s]:
    """Nodes by part, and where each part begins in that line."""
    begins = np.zeros(count + 1, np.int64)
    for part in parts:
        begins[part + 1] += 1
    for part in range(count):
        begins[part + 1] += begins[part]
    cursor = begins.copy()
    line = np.empty(len(parts), np.int32)
    for node in range(len(parts)):
        line[cursor[parts[node]]] = node
        cursor[parts[node]] += 1
    return line, begins


@kernel
def _halves(indptr: Int64s, line: Int32s, begins: Int64s) -> _Halves:
    """Parts cut into pieces of about as many entries each."""
    count, every = len(begins) - 1, indptr[len(line)]
    found = _Halves(np.full(CHUNKS + 1, count, np.int64), np.full(CHUNKS + 1, every, np.int64))
    found.parts[0] = found.entries[0] = 0
    entries, piece = 0, 1
    for part in range(count):
        for at in range(begins[part], begins[part + 1]):
            entries += indptr[line[at] + 1] - indptr[line[at]]
        if piece < CHUNKS and entries * CHUNKS >= every * piece:
            found.parts[piece], found.entries[piece] = part + 1, entries
            piece += 1
    return found


@parallel_kernel
def _on_two_cores(
    graph: Weighed, parts: Int32s, line: Int32s, begins: Int64s, bounds: _Halves, desk: _Desk
) -> None:
    for chunk in prange(CHUNKS):
        _fill(graph, parts, line, begins, bounds, desk, int(np.int64(chunk)))


@kernel
def _on_one_core(
    graph: Weighed, parts: Int32s, line: Int32s, begins: Int64s, bounds: _Halves, desk: _Desk
) -> None:
    for chunk in range(CHUNKS):
        _fill(graph, parts, line, begins, bounds, desk, chunk)


@kernel
def _fill(  # noqa: PLR0913, PLR0917 a kernel is handed all it writes to
    graph: Weighed,
    parts: Int32s,
    line: Int32s,
    begins: Int64s,
    bounds: _Halves,
    desk: _Desk,
    chunk: int,
) -> None:
    """The rows of one piece: of a part met before in this row the place is known."""
    weighed = len(graph.bonds) > 0
    place = np.full(len(begins) - 1, -1, np.int64)
    kept = bounds.entries[chunk]
    for part in range(bounds.parts[chunk], bounds.parts[chunk + 1]):
        first = kept
        for at in range(begins[part], begins[part + 1]):
            node = line[at]
            desk.strengths[part] += graph.strengths[node]
            for entry in range(graph.indptr[node], graph.indptr[node + 1]):
                other = parts[graph.indices[entry]]
                bond = graph.bonds[entry] if weighed else 1.0
                if other == part:
                    continue
                if place[other] < first:
                    place[other] = kept
                    desk.indices[kept], desk.bonds[kept] = other, bond
                    kept += 1
                else:
                    desk.bonds[place[other]] += bond
        desk.lengths[part] = kept - first


@kernel
def _closed_up(desk: _Desk, bounds: _Halves) -> Weighed:
    """The rows one after another, without the room that was not needed."""
    count = len(desk.lengths)
    indptr = np.zeros(count + 1, np.int64)
    for part in range(count):
        indptr[part + 1] = indptr[part] + desk.lengths[part]
    indices = np.empty(indptr[count], np.int32)
    bonds = np.empty(indptr[count])
    for chunk in range(CHUNKS):
        first, end = indptr[bounds.parts[chunk]], indptr[bounds.parts[chunk + 1]]
        begin = bounds.entries[chunk]
        indices[first:end] = desk.indices[begin : begin + end - first]
        bonds[first:end] = desk.bonds[begin : begin + end - first]
    return Weighed(indptr, indices, bonds, desk.strengths)
