"""Over which groups the neighbours of a node are spread."""

import numpy as np

from saiyai.engine.arrays import Float64s, Int32s, Int64s
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency


def spread_over_groups(simple: Adjacency, groups: Int32s) -> tuple[Int64s, Float64s]:
    """How many neighbours of each node are of known group, and how evenly over the groups.

    Shapes: groups (n,), -1 where unknown. Returns: both (n,); the second is 1 less the sum of
    squared shares, and 0 where the first is.
    Cost: O(n log n + m).
    """
    told, numbers = np.unique(groups, return_inverse=True)
    return _spread(simple, numbers.astype(np.int32), len(told), bool((groups < 0).any()))


@kernel
def _spread(
    simple: Adjacency,
    groups: Int32s,
    count: int,
    unknown: bool,  # noqa: FBT001 a kernel has no keywords
) -> tuple[Int64s, Float64s]:
    """The same; `unknown` is whether group 0 stands for those of whom it is not known."""
    n = len(groups)
    known, spread = np.zeros(n, np.int64), np.zeros(n)
    near = np.zeros(count, np.int64)
    for node in range(n):
        every, squares = 0, 0
        for place in range(simple.indptr[node], simple.indptr[node + 1]):
            group = groups[simple.indices[place]]
            if group > 0 or not unknown:
                squares += 2 * near[group] + 1  # the square of one more
                near[group] += 1
                every += 1
        for place in range(simple.indptr[node], simple.indptr[node + 1]):
            near[groups[simple.indices[place]]] = 0
        known[node] = every
        if every:
            spread[node] = (every * every - squares) / (every * every)
    return known, spread
