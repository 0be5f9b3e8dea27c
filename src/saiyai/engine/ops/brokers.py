"""Ways of two steps through each node, by the groups of the three."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Int32s, Int64s, UInt8s
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency

ROLES: Final = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
"""All of one group; between two of one other group; into the own group; out of it; between two
other groups."""


def brokered(simple: Adjacency, dyads: UInt8s, groups: Int32s, closed: Int64s) -> Int64s:
    """How often each node is the way between two who are not tied in that direction.

    Shapes: groups (n,), -1 where unknown; closed (n, 4) as in `Tally`, by node.
    Returns: int64 (n, 5), a column for each of `ROLES`; 0 for nodes of unknown group.
    Cost: O(n log n + m).
    Source: Gould & Fernandez 1989, Sociological Methodology 19, 89-126.
    """
    known, numbers = np.unique(groups, return_inverse=True)
    unknown = int(np.count_nonzero(known < 0))
    ways = _ways(simple, dyads, (numbers - unknown).astype(np.int32), len(known) - unknown)
    across = closed[:, 3]
    ways -= np.column_stack((closed[:, :2], across >> 32, across & 0xFFFFFFFF, closed[:, 2]))
    return ways


@kernel
def _ways(simple: Adjacency, dyads: UInt8s, groups: Int32s, kinds: int) -> Int64s:
    """All ways of two steps, from one to another, tied or not.

    Shapes: groups numbered from 0 to `kinds` - 1.
    """
    n = len(simple.indptr) - 1
    ways = np.zeros((n, 5), np.int64)
    into = np.zeros(kinds, np.int64)
    out = np.zeros(kinds, np.int64)
    both = np.zeros(kinds, np.int64)
    for node in range(n):
        own = groups[node]
        if own < 0:
            continue
        begin, end = simple.indptr[node], simple.indptr[node + 1]
        for entry in range(begin, end):
            group = groups[simple.indices[entry]]
            dyad = dyads[entry] if len(dyads) else 3
            if group >= 0:
                out[group] += dyad & 1
                into[group] += dyad >> 1
                both[group] += dyad == 3
        ways[node, 0] = into[own] * out[own] - both[own]  # who is tied both ways is not two
        home_in, home_out = into[own], out[own]
        away_in, away_out, returning = 0, 0, 0
        into[own], out[own], both[own] = 0, 0, 0
        for entry in range(begin, end):
            group = groups[simple.indices[entry]]
            if group >= 0:
                away_in += into[group]
                away_out += out[group]
                returning += into[group] * out[group]
                ways[node, 1] += into[group] * out[group] - both[group]
                into[group], out[group], both[group] = 0, 0, 0
        ways[node, 2] = away_in * home_out
        ways[node, 3] = home_in * away_out
        ways[node, 4] = away_in * away_out - returning
    return ways
