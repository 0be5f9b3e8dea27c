"""How many ties the shortest way from one node to each other takes."""

import numpy as np

from saiyai.engine.arrays import Int32s
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency


@kernel
def distances_from(rows: Adjacency, source: int) -> Int32s:
    """The distance of each node from a source, in ties; -1 where no way leads.

    Cost: O(n + m).
    """
    n = len(rows.indptr) - 1
    distance = np.full(n, -1, np.int32)
    queue = np.empty(n, np.int32)
    distance[source] = 0
    queue[0] = source
    done, reached = 0, 1
    while done < reached:
        node = queue[done]
        done += 1
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            neighbour = rows.indices[place]
            if distance[neighbour] < 0:
                distance[neighbour] = distance[node] + 1
                queue[reached] = neighbour
                reached += 1
    return distance
