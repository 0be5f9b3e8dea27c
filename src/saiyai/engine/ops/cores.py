"""The k-cores of a network."""

import numpy as np

from saiyai.engine.arrays import Int32s, Int64s
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency


@kernel
def core_numbers(simple: Adjacency) -> Int64s:
    """The largest k such that a node belongs to a group with k ties each among themselves.

    Cost: O(n + m): nodes wait in line by degree, and one that loses a tie moves up one place.
    Source: Batagelj & Zaversnik 2003, arXiv:cs/0310049.
    """
    n = len(simple.indptr) - 1
    degree = np.empty(n, np.int64)
    for node in range(n):
        degree[node] = simple.indptr[node + 1] - simple.indptr[node]
    line, place_of, start = _line_up(degree)
    for place in range(n):
        node = line[place]
        for entry in range(simple.indptr[node], simple.indptr[node + 1]):
            other = simple.indices[entry]
            if degree[other] > degree[node]:
                # Swap with the first of the same degree, then let that degree begin one later.
                first = start[degree[other]]
                ahead = line[first]
                line[place_of[other]], line[first] = ahead, other
                place_of[ahead], place_of[other] = place_of[other], first
                start[degree[other]] += 1
                degree[other] -= 1
    return degree


@kernel
def _line_up(degree: Int64s) -> tuple[Int32s, Int64s, Int64s]:
    """Nodes by degree, the place of each in that line, and where each degree begins."""
    n = len(degree)
    highest = 0
    for node in range(n):
        highest = max(highest, degree[node])
    start = np.zeros(highest + 2, np.int64)
    for node in range(n):
        start[degree[node] + 1] += 1
    for value in range(highest + 1):
        start[value + 1] += start[value]
    cursor = start.copy()
    line = np.empty(n, np.int32)
    place_of = np.empty(n, np.int64)
    for node in range(n):
        place_of[node] = cursor[degree[node]]
        line[place_of[node]] = node
        cursor[degree[node]] += 1
    return line, place_of, start
