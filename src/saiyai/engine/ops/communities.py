"""Communities: a partition in which more is tied within than chance would tie."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numba import prange

from saiyai.engine.arrays import Float64s, Int32s, Int64s, sealed
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.deviations import dice
from saiyai.engine.ops.merging import merge, numbered
from saiyai.engine.ops.moving import CHUNKS, WORTH_WAKING, Weighed, move, refine
from saiyai.engine.ops.nearness import grouped
from saiyai.engine.ops.rows import Adjacency, degrees

_STARTS: Final = 20
"""Of a small network so many beginnings are tried, and the best is kept."""

_ROUNDS: Final = 10
"""As often a small network is gone over again, as long as it gets better."""

_EFFORT: Final = 200_000
"""So many entries all beginnings together may have: further ones of a larger network gain less."""

_LARGE: Final = 1_000_000
"""Entries beyond which there is one round."""


def communities_of(simple: Adjacency, bonds: Float64s) -> Int64s:
    """The community of each node: the partition of most modularity that was found.

    Every community is connected. Whether there is a better partition nobody can say in time.

    Shapes: bonds from 0 for each entry of `simple`, or none where each is 1.
    Returns: (n,), numbered from 0, the largest first, equal ones by smallest position.
    Cost: O(m) for each of a few levels; the same network always gets the same answer.
    Source: Traag, Waltman & van Eck 2019, Scientific Reports 9, 5233.
    """
    if len(bonds) and not bonds.all():
        simple, bonds = _without_nothing(simple, bonds)
    graph = _weighed(simple, bonds)
    total = float(graph.strengths.sum())
    best, highest = np.arange(simple.n, dtype=np.int32), -np.inf
    if total > 0:
        for order, begun in _beginnings(simple):
            labels, quality = _search(graph, begun, order, total)
            if quality > highest + 1e-12:
                best, highest = labels, quality
    return _from_the_largest(_hang_together(simple, best))


def _without_nothing(simple: Adjacency, bonds: Float64s) -> tuple[Adjacency, Float64s]:
    """The rows without entries that bind nobody."""
    before: Int64s = np.concatenate((np.zeros(1, np.int64), np.cumsum(bonds > 0)))
    rows = Adjacency(before[simple.indptr], simple.indices[bonds > 0])
    return sealed(rows), bonds[bonds > 0]


def _weighed(simple: Adjacency, bonds: Float64s) -> Weighed:
    """The graph with bonds that are 1 in the mean, so that a gain is one in any unit."""
    if not len(bonds):
        return sealed(Weighed(*simple, bonds, degrees(simple).astype(np.float64)))
    scaled = bonds * (len(bonds) / bonds.sum())
    return sealed(Weighed(*simple, scaled, _strengths(simple, scaled)))


@kernel
def _strengths(simple: Adjacency, bonds: Float64s) -> Float64s:
    found = np.zeros(len(simple.indptr) - 1)
    for node in range(len(found)):
        for entry in range(simple.indptr[node], simple.indptr[node + 1]):
            found[node] += bonds[entry]
    return found


def _beginnings(simple: Adjacency) -> Iterator[tuple[Int32s, Int32s]]:
    """In which order those who are tied move, and from which communities.

    First each from its own; then, where there is time for more, from any that the dice threw:
    what is best is not always reached by joining. Of large networks from groups that are found
    at once: in them most already are where they stay.
    """
    tied = np.flatnonzero(degrees(simple)).astype(np.int32)
    if len(simple.indices) > _LARGE:
        yield tied, grouped(simple)
        return
    labels = np.arange(simple.n, dtype=np.int32)
    yield tied, labels
    thrown = dice()
    for start in range(1, min(_STARTS, _EFFORT // len(simple.indices))):
        drawn = labels.copy()
        drawn[tied] = tied[thrown.integers(0, min(start + 1, len(tied)), len(tied))]
        yield thrown.permutation(tied), drawn


def _search(graph: Weighed, best: Int32s, order: Int32s, total: float) -> tuple[Int32s, float]:
    """The best partition from one beginning, and its modularity."""
    if len(graph.indices) > _LARGE:  # there is nothing to compare it with
        return _round(graph, best, order, total), 0.0
    highest = -np.inf
    for _ in range(_ROUNDS):
        labels = _round(graph, best, order, total)
        quality = _modularity(graph, labels, total)
        if quality <= highest + 1e-12:
            break
        best, highest = labels, quality
    return best, highest


def _round(graph: Weighed, labels: Int32s, order: Int32s, total: float) -> Int32s:
    """Move, merge what holds together well, move that, and so on; at last all once more."""
    labels = _rise(graph, labels, order, total, refined=True)
    return _rise(graph, labels, order, total, refined=False)


def _rise(graph: Weighed, labels: Int32s, order: Int32s, total: float, *, refined: bool) -> Int32s:
    """Move at every level until no part moves; `refined` is whether parts of communities do."""
    labels = labels.copy()
    level, place = graph, np.arange(len(labels), dtype=np.int32)
    while True:
        move(level, labels, order, total)
        labels, _ = numbered(labels)
        parts, count = numbered(refine(level, labels, order, total) if refined else labels)
        if count == len(labels):
            return labels[place]
        place = parts[place]
        level = merge(level, parts, count)
        above = np.empty(count, np.int32)
        above[parts] = labels
        labels, order = above, np.arange(count, dtype=np.int32)


@kernel
def _modularity(graph: Weighed, labels: Int32s, total: float) -> float:
    weighed, n = len(graph.bonds) > 0, len(labels)
    within, totals = 0.0, np.zeros(n)
    for node in range(n):
        totals[labels[node]] += graph.strengths[node]
        for entry in range(graph.indptr[node], graph.indptr[node + 1]):
            if labels[graph.indices[entry]] == labels[node]:
                within += graph.bonds[entry] if weighed else 1.0
    chance = 0.0
    for label in range(n):
        chance += (totals[label] / total) ** 2
    return within / total - chance


def _hang_together(simple: Adjacency, labels: Int32s) -> Int32s:
    """Communities cut where they do not hang together, which only raises modularity.

    Returns: a number for each, in the order of its smallest position.
    """
    first = np.full(simple.n, -1, np.int32)
    walk = _walk_on_one_core
    if len(simple.indices) >= WORTH_WAKING:
        walk = _walk_on_two_cores
    walk(simple, labels, first)
    return numbered(first)[0]


@parallel_kernel
def _walk_on_two_cores(simple: Adjacency, labels: Int32s, first: Int32s) -> None:
    for chunk in prange(CHUNKS):
        _walk(simple, labels, first, int(np.int64(chunk)))


@kernel
def _walk_on_one_core(simple: Adjacency, labels: Int32s, first: Int32s) -> None:
    for chunk in range(CHUNKS):
        _walk(simple, labels, first, chunk)


@kernel
def _walk(simple: Adjacency, labels: Int32s, first: Int32s, chunk: int) -> None:
    """Of every other community, the smallest position that each can reach within it."""
    n = len(simple.indptr) - 1
    queue = np.empty(n, np.int32)
    for start in range(n):
        label = labels[start]
        if label % CHUNKS != chunk or first[start] >= 0:
            continue
        first[start] = start
        queue[0] = start
        done, known = 0, 1
        while done < known:
            node = queue[done]
            done += 1
            for entry in range(simple.indptr[node], simple.indptr[node + 1]):
                other = simple.indices[entry]
                if labels[other] == label and first[other] < 0:
                    first[other] = start
                    queue[known] = other
                    known += 1


def _from_the_largest(found: Int32s) -> Int64s:
    """The same numbered anew: the largest first, equal ones as they were."""
    largest_first = np.argsort(-np.bincount(found), kind="stable")
    number = np.empty_like(largest_first)
    number[largest_first] = np.arange(len(largest_first))
    return number[found]
