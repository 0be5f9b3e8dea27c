"""How far the farthest can be, known without walking from everybody."""

import numpy as np

from saiyai.engine.arrays import Int32s, Int64s, seal
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency
from saiyai.engine.ops.strong_parts import StrongParts


def distance_bounds(out: Adjacency, into: Adjacency, parts: StrongParts) -> Int64s:
    """For each node a distance that nobody it can reach exceeds; perhaps nobody is that far.

    Everybody in a part can go over its best-connected node, and from there wherever the part
    leads; parts are gone through from the last to the first.
    Cost: O(n + m), two walks in breadth within each part.
    Source: the bound of Takes & Kosters 2011, Information and Knowledge Management, 1191-1196,
        carried along the parts as in Borassi et al. 2015, Theoretical Computer Science 586, 59-80.
    """
    middles = _middles(out, into, parts.labels, parts.count)
    return seal(_bounds(out, into, parts.labels, middles, into is out))


@kernel
def _middles(out: Adjacency, into: Adjacency, labels: Int32s, count: int) -> Int32s:
    """The best-connected node of each part, of equal ones the first."""
    middles = np.empty(count, np.int32)
    most = np.full(count, -1, np.int64)
    for node in range(len(labels)):
        ends = out.indptr[node + 1] - out.indptr[node] + into.indptr[node + 1] - into.indptr[node]
        if ends > most[labels[node]]:
            most[labels[node]] = ends
            middles[labels[node]] = node
    return middles


@kernel
def _bounds(
    out: Adjacency,
    into: Adjacency,
    labels: Int32s,
    middles: Int32s,
    alike: bool,  # noqa: FBT001 a kernel has no keywords
) -> Int64s:
    n = len(labels)
    bounds = np.zeros(n, np.int64)
    distance = np.full(n, -1, np.int32)
    queue = np.empty(n, np.int32)
    for part in range(len(middles)):
        known, beyond = _walk_within(out, labels, middles[part], distance, queue, bounds)
        if not alike:  # where ties lead both ways, all are as far from the middle as it from them
            distance[queue[:known]] = -1
            known, _ = _walk_within(into, labels, middles[part], distance, queue, bounds)
        for at in range(known):
            node = queue[at]
            bounds[node] = distance[node] + beyond
            distance[node] = -1
    return bounds


@kernel
def _walk_within(
    rows: Adjacency,
    labels: Int32s,
    source: int,
    distance: Int32s,
    queue: Int32s,
    bounds: Int64s,
) -> tuple[int, int]:
    """Walk in breadth without leaving the part.

    Returns: how many nodes are in the queue, and how far the farthest may be from the source,
        over ties that leave the part as well.
    """
    distance[source] = 0
    queue[0] = source
    done, known = 0, 1
    beyond = 0
    while done < known:
        node = queue[done]
        done += 1
        beyond = max(beyond, distance[node])
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            neighbour = rows.indices[place]
            if distance[neighbour] >= 0:
                continue
            if labels[neighbour] == labels[source]:
                distance[neighbour] = distance[node] + 1
                queue[known] = neighbour
                known += 1
            else:
                beyond = max(beyond, distance[node] + 1 + bounds[neighbour])
    return known, beyond
