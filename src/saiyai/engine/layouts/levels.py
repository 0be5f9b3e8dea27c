"""A part made coarser and coarser: neighbours become one, until few are left to draw."""

from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Float32s, Float64s, Int32s, Int64s
from saiyai.engine.jit import kernel
from saiyai.engine.layouts.pivots import Pivots
from saiyai.engine.ops.rows import Adjacency, degrees

_FEW: Final = 300
"""So few are drawn at once."""

_HEAVIEST: Final = 8
"""No heap holds more than so many times what it would if all were alike."""

_WORTH: Final = 0.9
"""A step that leaves more than this share was the last."""


class Level(NamedTuple):
    """Heaps of nodes, what ties them, and how far they are from the pivots.

    Shapes: rows of neighbours as in `Adjacency`, and `ties` the weight of each entry; masses
        (heaps,) counts nodes; pivots (k,) are heaps; told and pull (heaps, k) are distances to
        the pivots and how much each counts; held (heaps,) is the sum of all that holds a heap.
    """

    indptr: Int64s
    indices: Int32s
    ties: Float64s
    masses: Float64s
    pivots: Int64s
    told: Float32s
    pull: Float32s
    held: Float64s

    @property
    def n(self) -> int:
        """How many heaps there are."""
        return len(self.masses)


class Heaps(NamedTuple):
    """The heap of each node, and the nodes heap after heap. Shapes: begins (heaps + 1,)."""

    of: Int64s
    nodes: Int64s
    begins: Int64s


def finest(simple: Adjacency, pivots: Pivots, share: float) -> Level:
    """The part itself; what pulls to pivots adds up to this share of what pulls along ties."""
    with np.errstate(divide="ignore"):
        pull = np.where(pivots.told > 0, pivots.stands_for / pivots.told**2, 0).astype(np.float32)
    pull *= share * len(simple.indices) / pull.sum(dtype=np.float64)
    ties = np.ones(len(simple.indices))
    held = degrees(simple) + pull.sum(axis=1, dtype=np.float64)
    rows = (simple.indptr.copy(), simple.indices.copy())  # of one type with those of other levels
    return Level(*rows, ties, np.ones(simple.n), pivots.nodes, pivots.told, pull, held)


def levels_of(level: Level, generator: np.random.Generator) -> tuple[list[Level], list[Int64s]]:
    """The level and all coarser ones; and of each but the last, which heap its own come to.

    Cost: O(n k + m), each level having at most nine tenths of the one before, usually half.
    Source: Walshaw 2003, Journal of Graph Algorithms and Applications 7, 253-285 (matching);
        leaves of a star go together, as in Hachul & Jünger 2005, LNCS 3383, 285-295.
    """
    levels, parents = [level], []
    total = float(level.masses.sum())
    while levels[-1].n > _FEW:
        last = levels[-1]
        heaps = _heaps(last, generator.permutation(last.n), _HEAVIEST * total / last.n)
        if len(heaps.begins) - 1 > _WORTH * last.n:
            break
        levels.append(_coarser(last, heaps))
        parents.append(heaps.of)
    return levels, parents


def _coarser(level: Level, heaps: Heaps) -> Level:
    indptr, indices, ties = _merged(level, heaps)
    first = heaps.begins[:-1]
    pull = np.add.reduceat(level.pull[heaps.nodes], first, axis=0)
    rows = np.repeat(np.arange(len(first)), np.diff(indptr))
    return Level(
        indptr=indptr,
        indices=indices,
        ties=ties,
        masses=np.add.reduceat(level.masses[heaps.nodes], first),
        pivots=heaps.of[level.pivots],
        told=level.told[heaps.nodes[first]],
        pull=pull,
        held=np.bincount(rows, ties, len(first)) + pull.sum(axis=1, dtype=np.float64),
    )


def _heaps(level: Level, order: Int64s, most: float) -> Heaps:
    of = _matched(level, order, most)
    begins = np.concatenate(([0], np.cumsum(np.bincount(of))))
    return Heaps(of, np.argsort(of, kind="stable"), begins)


@kernel
def _matched(level: Level, order: Int64s, most: float) -> Int64s:
    """A heap for each: with the neighbour it is tied to most for its size, or with that one's.

    Shapes: order (n,) in which they choose. Heaps are numbered as they come.
    """
    n = len(order)
    of, masses = np.full(n, -1, np.int64), np.zeros(n)
    beside = np.full(n, -1, np.int64)  # the last heap of those who found their neighbour's full
    count = 0
    for node in order:
        if of[node] >= 0:
            continue
        free, best = _chosen(level, of, node, most)
        heap = count
        if free >= 0:
            of[free] = heap
            masses[heap] = level.masses[free]
        elif best >= 0:
            for other in (of[best], beside[best]):
                if heap == count and other >= 0 and masses[other] + level.masses[node] <= most:
                    heap = other
            if heap == count:
                beside[best] = heap
        of[node] = heap
        masses[heap] += level.masses[node]
        count += heap == count
    return of


@kernel
def _chosen(level: Level, of: Int64s, node: int, most: float) -> tuple[int, int]:
    """The best neighbour without a heap and not too heavy, and the best with one; or -1."""
    free, best, free_weight, best_weight = -1, -1, 0.0, 0.0
    for place in range(level.indptr[node], level.indptr[node + 1]):
        other, weight = level.indices[place], level.ties[place]
        mass = level.masses[other]
        if of[other] >= 0:
            if weight > best_weight:
                best, best_weight = other, weight
        elif weight / mass > free_weight and mass + level.masses[node] <= most:
            free, free_weight = other, weight / mass
    return free, best


@kernel
def _merged(level: Level, heaps: Heaps) -> tuple[Int64s, Int32s, Float64s]:
    """Rows of heaps: all ties between two become one, and those within one are left out."""
    count = len(heaps.begins) - 1
    indptr = np.zeros(count + 1, np.int64)
    indices, ties = np.empty(len(level.indices), np.int32), np.empty(len(level.indices))
    at = np.full(count, -1, np.int64)
    kept = 0
    for heap in range(count):
        begin = kept
        for index in range(heaps.begins[heap], heaps.begins[heap + 1]):
            node = heaps.nodes[index]
            for place in range(level.indptr[node], level.indptr[node + 1]):
                other = heaps.of[level.indices[place]]
                if other == heap:
                    continue
                if at[other] < begin:
                    at[other] = kept
                    indices[kept], ties[kept] = other, 0.0
                    kept += 1
                ties[at[other]] += level.ties[place]
        indptr[heap + 1] = kept
    return indptr, indices[:kept].copy(), ties[:kept].copy()
