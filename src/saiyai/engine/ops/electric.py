"""What every node's potential is where current comes in at some and goes out at others.

Every tie is a wire of resistance one. Eight such questions are answered at once, since each look
at a tie from memory then serves all of them.
"""

from typing import Final, NamedTuple

import numpy as np
from numba import prange

from saiyai.engine.arrays import Bools, Float32s, Float64s, Int32s
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.rows import Adjacency
from saiyai.engine.ops.trees import Tree

WIDE: Final = 8
"""So many are solved side by side."""

_CHUNKS: Final = 64

_WORTH_WAKING: Final = 1_000_000
"""Entries from which other cores help: on a busy machine they take long to come."""

_WORK: Final = 500_000_000
"""Looks at ties that one block may take, in a network where potentials settle slowly."""


class Potentials(NamedTuple):
    """The potentials of each question, within an error, and after how many rounds.

    Shapes: values (n, 8); errors (8,): the root of the energy that the currents lack or have too
        much: the squares of what is wrong in each tie add up to no more than its square.
    """

    values: Float32s
    errors: Float64s
    rounds: int


def potentials(rows: Adjacency, tree: Tree, fed: Float32s, settled: float) -> Potentials:
    """Potentials at which as much current comes from each node as is fed in there.

    They are good enough once no more than the share `settled` of a question is left.

    Shapes: fed (n, 8); in each part it adds up to nothing.
    Cost: O(rounds (n + m)) on all cores where that is worth it, some 20 rounds in social networks;
        five times `fed` in memory.
    Source: Hestenes & Stiefel 1952, Journal of Research of the National Bureau of Standards 49,
        409-436, preconditioned by degrees; its error from what is left at the end: no way of
        bringing that home takes less energy than the currents do that are wrong (Thomson's
        principle; Doyle & Snell 1984, section 3.5), and along the tree is one way.
    """
    values, left = np.zeros_like(fed), fed.copy()
    along, drawn = np.zeros_like(fed), np.zeros_like(fed)
    dots, nothing = np.zeros((_CHUNKS, WIDE)), np.zeros(WIDE, np.float32)
    _step(rows, (values, left, along, drawn), nothing, dots)
    _turn(rows, left, along, nothing)
    size = dots.sum(axis=0)
    enough = settled**2 * size
    rounds, most = 0, max(_WORK // (rows.n + len(rows.indices) + 1), 32)
    while rounds < min(most, 4 * rows.n) and (size > enough).any():
        draw(rows, along, drawn, dots)
        far = _ratio(size, dots.sum(axis=0), size > enough)  # who has settled stays
        _step(rows, (values, left, along, drawn), far, dots)
        size, before = dots.sum(axis=0), size
        _turn(rows, left, along, _ratio(size, before, size > enough))
        rounds += 1
    draw(rows, values, drawn, dots)
    np.subtract(fed, drawn, out=left)
    return Potentials(values, np.sqrt(_brought_home(tree, left)), rounds)


def walk_back(rows: Adjacency, held: Float32s, room: Float32s) -> None:
    """Each node has what its neighbours have on average, its sign turned; who has none has less.

    Shapes: held and room (n, 8), both written to. Cost: O(8 (n + m)).
    """
    draw(rows, held, room, np.zeros((_CHUNKS, WIDE)))
    _turn(rows, room, held, np.full(WIDE, -1, np.float32))


def draw(rows: Adjacency, held: Float32s, drawn: Float32s, dots: Float64s) -> None:
    """What flows from each node to its neighbours at these potentials.

    Shapes: held and drawn (n, 8); dots (64, 8): their products, by chunks of nodes.
    """
    run = _draw if len(rows.indices) < _WORTH_WAKING else _draw_on_all_cores
    run(rows, held, drawn, dots)


def add_through(
    rows: Adjacency, found: Potentials, pairs: Int32s, sums: tuple[Float64s, Float64s]
) -> None:
    """Add what flows through each node of the unit currents of pairs, and the squares of it.

    Shapes: pairs (8, 2); sums both (n,). Through the ends of a pair flows nothing.
    """
    run = _add if len(rows.indices) < _WORTH_WAKING else _add_on_all_cores
    run(rows, found.values, pairs, sums)


def _ratio(over: Float64s, under: Float64s, where: Bools) -> Float32s:
    ratio = np.divide(over, under, out=np.zeros(WIDE), where=where & (under > 0))
    return ratio.astype(np.float32)


def _step(
    rows: Adjacency,
    held: tuple[Float32s, Float32s, Float32s, Float32s],
    far: Float32s,
    dots: Float64s,
) -> None:
    run = _move if len(rows.indices) < _WORTH_WAKING else _move_on_all_cores
    run(rows, held, far, dots)


def _turn(rows: Adjacency, left: Float32s, along: Float32s, keep: Float32s) -> None:
    run = _bend if len(rows.indices) < _WORTH_WAKING else _bend_on_all_cores
    run(rows, left, along, keep)


@parallel_kernel
def _draw_on_all_cores(rows: Adjacency, held: Float32s, drawn: Float32s, dots: Float64s) -> None:
    for chunk in prange(_CHUNKS):
        _draw_chunk(rows, held, drawn, dots, int(np.int64(chunk)))


@kernel
def _draw(rows: Adjacency, held: Float32s, drawn: Float32s, dots: Float64s) -> None:
    for chunk in range(_CHUNKS):
        _draw_chunk(rows, held, drawn, dots, chunk)


@kernel
def _draw_chunk(
    rows: Adjacency, held: Float32s, drawn: Float32s, dots: Float64s, chunk: int
) -> None:
    """Note: eight sums by name stay in the processor's registers, which those of a list do not."""
    n = len(rows.indptr) - 1
    total = np.zeros(WIDE)
    for node in range(chunk * n // _CHUNKS, (chunk + 1) * n // _CHUNKS):
        first, end = rows.indptr[node], rows.indptr[node + 1]
        a = b = c = d = e = f = g = h = np.float32(0)
        for place in range(first, end):
            other = held[rows.indices[place]]
            a += other[0]
            b += other[1]
            c += other[2]
            d += other[3]
            e += other[4]
            f += other[5]
            g += other[6]
            h += other[7]
        ties, own, flow = np.float32(end - first), held[node], drawn[node]
        flow[0] = ties * own[0] - a
        flow[1] = ties * own[1] - b
        flow[2] = ties * own[2] - c
        flow[3] = ties * own[3] - d
        flow[4] = ties * own[4] - e
        flow[5] = ties * own[5] - f
        flow[6] = ties * own[6] - g
        flow[7] = ties * own[7] - h
        for at in range(WIDE):
            total[at] += np.float64(flow[at]) * own[at]
    dots[chunk] = total


@parallel_kernel
def _move_on_all_cores(
    rows: Adjacency,
    held: tuple[Float32s, Float32s, Float32s, Float32s],
    far: Float32s,
    dots: Float64s,
) -> None:
    for chunk in prange(_CHUNKS):
        _move_chunk(rows, held, far, dots, int(np.int64(chunk)))


@kernel
def _move(
    rows: Adjacency,
    held: tuple[Float32s, Float32s, Float32s, Float32s],
    far: Float32s,
    dots: Float64s,
) -> None:
    for chunk in range(_CHUNKS):
        _move_chunk(rows, held, far, dots, chunk)


@kernel
def _move_chunk(
    rows: Adjacency,
    held: tuple[Float32s, Float32s, Float32s, Float32s],
    far: Float32s,
    dots: Float64s,
    chunk: int,
) -> None:
    """Go so far along, and what is then left; its size as weighed by degrees."""
    values, left, along, drawn = held
    n = len(rows.indptr) - 1
    total = np.zeros(WIDE)
    for node in range(chunk * n // _CHUNKS, (chunk + 1) * n // _CHUNKS):
        degree = max(rows.indptr[node + 1] - rows.indptr[node], 1)
        for at in range(WIDE):
            values[node, at] += far[at] * along[node, at]
            rest = left[node, at] - far[at] * drawn[node, at]
            left[node, at] = rest
            total[at] += np.float64(rest) * rest / degree
    dots[chunk] = total


@parallel_kernel
def _bend_on_all_cores(rows: Adjacency, left: Float32s, along: Float32s, keep: Float32s) -> None:
    for chunk in prange(_CHUNKS):
        _bend_chunk(rows, left, along, keep, int(np.int64(chunk)))


@kernel
def _bend(rows: Adjacency, left: Float32s, along: Float32s, keep: Float32s) -> None:
    for chunk in range(_CHUNKS):
        _bend_chunk(rows, left, along, keep, chunk)


@kernel
def _bend_chunk(
    rows: Adjacency, left: Float32s, along: Float32s, keep: Float32s, chunk: int
) -> None:
    """Next along what is left by degree, and some of what was gone along before."""
    n = len(rows.indptr) - 1
    for node in range(chunk * n // _CHUNKS, (chunk + 1) * n // _CHUNKS):
        share = np.float32(1 / max(rows.indptr[node + 1] - rows.indptr[node], 1))
        for at in range(WIDE):
            along[node, at] = share * left[node, at] + keep[at] * along[node, at]


@parallel_kernel
def _add_on_all_cores(
    rows: Adjacency, held: Float32s, pairs: Int32s, sums: tuple[Float64s, Float64s]
) -> None:
    for chunk in prange(_CHUNKS):
        _add_chunk(rows, held, pairs, sums, int(np.int64(chunk)))


@kernel
def _add(rows: Adjacency, held: Float32s, pairs: Int32s, sums: tuple[Float64s, Float64s]) -> None:
    for chunk in range(_CHUNKS):
        _add_chunk(rows, held, pairs, sums, chunk)


@kernel
def _add_chunk(
    rows: Adjacency, held: Float32s, pairs: Int32s, sums: tuple[Float64s, Float64s], chunk: int
) -> None:
    n = len(rows.indptr) - 1
    flow = np.empty(WIDE, np.float32)
    for node in range(chunk * n // _CHUNKS, (chunk + 1) * n // _CHUNKS):
        flow[:] = 0
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            other = rows.indices[place]
            for at in range(WIDE):
                flow[at] += abs(held[node, at] - held[other, at])
        for at in range(WIDE):
            if node not in (pairs[at, 0], pairs[at, 1]):
                through = min(np.float64(flow[at]) / 2, 1.0)  # as much comes as goes
                sums[0][node] += through
                sums[1][node] += through * through


@kernel
def _brought_home(tree: Tree, left: Float32s) -> Float64s:
    """The energy it takes to bring what is left to where the trees begin; it is used up."""
    energy = np.zeros(WIDE)
    for back in range(len(tree.order)):
        node = tree.order[len(tree.order) - 1 - back]
        parent = tree.parents[node]
        if parent >= 0:
            for at in range(WIDE):
                flow = np.float64(left[node, at])
                energy[at] += flow * flow
                left[parent, at] += left[node, at]
    return energy
