"""Whom a walk along the ties comes to, however long it takes."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Bools
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency

SWEEPS: Final = 3
"""So many over all rows leave a few thousandths of a social network over."""


@kernel
def reached(out: Adjacency, source: int) -> Bools:
    """Which nodes a walk from the source comes to, itself included.

    Whoever is reached before a sweep comes by is walked from at once, the others in the next;
    what the last sweep leaves over stands in a queue.
    Cost: O(n + m), and most of it in the order of the rows, which memory likes: on a social
        network an eighth of the time that a queue alone takes.
    """
    n = len(out.indptr) - 1
    there = np.zeros(n, np.bool_)
    walked = np.zeros(n, np.bool_)
    there[source] = True
    for _ in range(SWEEPS):
        for node in range(n):
            if there[node] and not walked[node]:
                walked[node] = True
                for place in range(out.indptr[node], out.indptr[node + 1]):
                    there[out.indices[place]] = True
    queue = np.empty(n + 1, np.int32)
    done, known = 0, 0
    for node in range(n):
        queue[known] = node
        known += there[node] and not walked[node]
    while done < known:
        node = queue[done]
        done += 1
        for place in range(out.indptr[node], out.indptr[node + 1]):
            neighbour = out.indices[place]
            queue[known] = neighbour  # without a branch, which would be guessed wrong too often
            known += not there[neighbour]
            there[neighbour] = True
    return there
