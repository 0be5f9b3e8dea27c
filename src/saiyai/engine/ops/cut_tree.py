"""One walk in depth from which cut nodes, bridges and what hangs on them can be read.

Source: Hopcroft & Tarjan 1973, Communications of the ACM 16, 372-378.
"""

from typing import NamedTuple

import numpy as np

from saiyai.engine.arrays import Bools, Int32s
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency


class CutTree(NamedTuple):
    """The walk: who was reached from whom, when, and how far back each subtree reaches.

    Shapes: all (n,) int32. `parent` is -1 at the node a part was entered by; `low` is the
    earliest moment that a node's subtree has a tie to; `size` counts the nodes of the subtree.
    """

    parent: Int32s
    moment: Int32s
    low: Int32s
    size: Int32s


def hangs_on_parent(tree: CutTree) -> Bools:
    """Whether a node's whole subtree reaches the rest through its parent alone.

    Note: true of every child of the node a part was entered by; see `cut_nodes`.
    """
    found: Bools = (tree.parent >= 0) & (tree.low >= tree.moment[tree.parent])
    return found


def cut_nodes(tree: CutTree) -> Bools:
    """Nodes without which their part falls into several."""
    hanging = np.bincount(tree.parent[hangs_on_parent(tree)], minlength=len(tree.parent))
    entered = tree.parent < 0
    # Where the walk entered, the first subtree is no loss: nothing is left above it.
    return hanging > entered


def bridge_ends(tree: CutTree) -> tuple[Int32s, Int32s]:
    """The ends of each tie that is the only way between those it joins: parent and child."""
    found = (tree.parent >= 0) & (tree.low > tree.moment[tree.parent])
    return tree.parent[found], np.flatnonzero(found).astype(np.int32)


@kernel
def cut_tree(simple: Adjacency) -> CutTree:
    """Walk every part in depth. Cost: O(n + m), without recursion."""
    order, parent, moment = _walk(simple)
    n = len(parent)
    low = moment.copy()
    size = np.ones(n, np.int32)
    for step in range(n - 1, -1, -1):  # children before their parents
        node = order[step]
        for place in range(simple.indptr[node], simple.indptr[node + 1]):
            neighbour = simple.indices[place]
            if parent[neighbour] == node:
                low[node] = min(low[node], low[neighbour])
            elif neighbour != parent[node]:
                low[node] = min(low[node], moment[neighbour])
        if parent[node] >= 0:
            size[parent[node]] += size[node]
    return CutTree(parent, moment, low, size)


@kernel
def _walk(simple: Adjacency) -> tuple[Int32s, Int32s, Int32s]:
    """Nodes in the order reached, the one each was reached from, and the moment of each."""
    n = len(simple.indptr) - 1
    order = np.empty(n, np.int32)
    parent = np.full(n, -1, np.int32)
    moment = np.full(n, -1, np.int32)
    cursor = simple.indptr[:-1].copy()
    reached = 0
    for start in range(n):
        if moment[start] >= 0:
            continue
        node = start
        while node >= 0:
            if moment[node] < 0:
                moment[node] = reached
                order[reached] = node
                reached += 1
            if cursor[node] == simple.indptr[node + 1]:
                node = parent[node]  # the parents themselves are the stack
                continue
            neighbour = simple.indices[cursor[node]]
            cursor[node] += 1
            if moment[neighbour] < 0:
                parent[neighbour] = node
                node = neighbour
    return order, parent, moment
