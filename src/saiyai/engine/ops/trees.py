"""A tree in each part, from whoever has most ties."""

from typing import NamedTuple

import numpy as np

from saiyai.engine.arrays import Int32s, sealed
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency, degrees


class Tree(NamedTuple):
    """A tree in each part: who comes after whom, and who the parent is; -1 where it begins.

    Shapes: both (n,).
    """

    order: Int32s
    parents: Int32s


def grown_tree(rows: Adjacency) -> Tree:
    """A tree in each part, from whoever has most ties, so that it is not deep. Cost: O(n + m)."""
    first = np.argsort(-degrees(rows), kind="stable").astype(np.int32)
    return sealed(Tree(*_grow(rows, first)))


@kernel
def _grow(rows: Adjacency, first: Int32s) -> tuple[Int32s, Int32s]:
    n = len(rows.indptr) - 1
    order, parents = np.empty(n, np.int32), np.full(n, -2, np.int32)
    known = 0
    for begin in first:
        if parents[begin] != -2:
            continue
        parents[begin] = -1
        order[known] = begin
        done, known = known, known + 1
        while done < known:
            node = order[done]
            done += 1
            for place in range(rows.indptr[node], rows.indptr[node + 1]):
                other = rows.indices[place]
                if parents[other] == -2:
                    parents[other] = node
                    order[known] = other
                    known += 1
    return order, parents
