"""When what one says to another is first answered."""

from typing import NamedTuple

import numpy as np

from saiyai.engine.arrays import Bools, Float64s, Int64s
from saiyai.engine.jit import kernel


class Replies(NamedTuple):
    """Requests and their first replies; infinite where none came. Shapes: both (requests,)."""

    asked: Float64s
    replied: Float64s


@kernel
def first_replies(indptr: Int64s, times: Float64s, forward: Bools) -> Replies:
    """Of each contact of a pair, the first contact the other way at a later moment.

    Shapes: indptr (pairs + 1,), times and forward (contacts,), in time within each pair.
    Note: what one says to the other several times at one moment is one request; what both say at
        one moment answers neither.
    Cost: O(contacts).
    """
    asked = np.empty(len(times))
    replied = np.empty(len(times))
    found = 0
    for pair in range(len(indptr) - 1):
        next_forward, next_back = np.inf, np.inf
        end = indptr[pair + 1]
        while end > indptr[pair]:
            now = times[end - 1]
            there, back = False, False
            while end > indptr[pair] and times[end - 1] == now:
                end -= 1
                there |= forward[end]
                back |= not forward[end]
            if there:
                asked[found], replied[found] = now, next_back
                found += 1
            if back:
                asked[found], replied[found] = now, next_forward
                found += 1
            next_forward = now if there else next_forward
            next_back = now if back else next_back
    return Replies(asked[:found], replied[:found])  # not copied: nearly all are requests
