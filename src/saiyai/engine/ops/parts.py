"""The parts a network falls into: who can reach whom, whichever way the ties point."""

from dataclasses import dataclass

import numpy as np

from saiyai.engine.arrays import Bools, Int32s, Int64s
from saiyai.engine.jit import kernel
from saiyai.engine.ops.reached import reached
from saiyai.engine.ops.rows import Adjacency, degrees


@dataclass(frozen=True, slots=True, eq=False)
class ConnectedParts:
    """The part of each node, numbered from the largest; equal ones by their smallest position.

    Shapes: labels (n,) int64; sizes (number of parts,), descending.
    """

    labels: Int64s
    sizes: Int64s

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self.sizes)


def connected_parts(simple: Adjacency) -> ConnectedParts:
    """Which nodes hang together.

    Cost: O(n + m). The part of whoever has most ties, mostly nearly all, is found in sweeps.
    Source: Hopcroft & Tarjan 1973, Communications of the ACM 16, 372 (breadth first here).
    """
    hub = int(np.argmax(degrees(simple))) if simple.n else 0
    found = _label(simple, reached(simple, hub) if simple.n else np.empty(0, np.bool_))
    sizes = np.bincount(found)
    largest_first = np.argsort(-sizes, kind="stable")
    number = np.empty_like(largest_first)
    number[largest_first] = np.arange(len(sizes))
    return ConnectedParts(number[found], sizes[largest_first])


def largest_first(labels: Int32s | Int64s, labels_below: int) -> Int64s:
    """Parts under any labels numbered from the largest; equal ones by smallest position.

    Note: not every label below that bound need be in use.
    """
    sizes = np.bincount(labels, minlength=labels_below)
    first = np.empty(labels_below, np.int64)
    first[labels[::-1]] = np.arange(len(labels))[::-1]  # what is written last stays
    used = np.flatnonzero(sizes)
    number = np.empty(labels_below, np.int64)
    number[used[np.lexsort((first[used], -sizes[used]))]] = np.arange(len(used))
    return number[labels]


@kernel
def _label(simple: Adjacency, known: Bools) -> Int32s:
    """A number for each part, in the order of its smallest position; one part is known."""
    n = len(simple.indptr) - 1
    labels = np.full(n, -1, np.int32)
    queue = np.empty(n, np.int32)
    parts, its_own = 0, -1
    for start in range(n):
        if known[start]:
            if its_own < 0:
                its_own = parts
                parts += 1
            labels[start] = its_own
        if labels[start] >= 0:
            continue
        labels[start] = parts
        queue[0] = start
        done, waiting = 0, 1
        while done < waiting:
            node = queue[done]
            done += 1
            for place in range(simple.indptr[node], simple.indptr[node + 1]):
                neighbour = simple.indices[place]
                if labels[neighbour] < 0:
                    labels[neighbour] = parts
                    queue[waiting] = neighbour
                    waiting += 1
        parts += 1
    return labels
