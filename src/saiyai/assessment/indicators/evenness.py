"""How evenly something is spread over members, and how sure that is."""

from collections.abc import Callable

import numpy as np

from saiyai.assessment.facts import Ints
from saiyai.assessment.statistics.estimates import (
    REPLICATES,
    Estimate,
    Method,
    Missing,
    NoEstimate,
    around,
)
from saiyai.assessment.statistics.probability import drawn_again, wider_between
from saiyai.engine.ops.inequality import gini_of_few

_ROOM = 4_000_000
"""Numbers that are looked at in all replicates together: a second; of more members fewer are
drawn."""


def evenness(held: Ints, dice: np.random.Generator) -> Estimate | Missing:
    """1 less the Gini index that a few can reach, G n / (n - 1), by members drawn again.

    Shapes: held (members,), those with nothing among them.
    Returns: 0, one has all, to 1; TOO_FEW_MEMBERS below two, NOTHING_COUNTED where nobody has any.
    Cost: O(replicates n log n), up to 2,000 replicates.
    """
    n = len(held)
    if n < 2:
        return Missing(NoEstimate.TOO_FEW_MEMBERS, 2 - n)
    if not held.any():
        return Missing(NoEstimate.NOTHING_COUNTED, 1)

    def even(who: Ints) -> float | None:
        return 1 - gini_of_few(held[who]) if held[who].any() else None

    return means_again(even, n, dice)


def means_again(
    compute: Callable[[Ints], float | None], n: int, dice: np.random.Generator
) -> Estimate | Missing:
    """What is read of members, and how it would differ had others of their sort been members.

    `compute` is asked for the number of those at these places, each perhaps several times, and
    answers None where there is none. Bounded by 0 and 1.

    Cost: up to 2,000 times what it costs to compute, fewer of many members.
    """
    value = compute(np.arange(n))
    if value is None:
        return Missing(NoEstimate.NOTHING_COUNTED, 1)
    again = max(min(REPLICATES, _ROOM // n), 100)
    times = drawn_again(np.ones(n), dice, again).astype(np.int64)
    drawn = (compute(np.repeat(np.arange(n), row)) for row in times)
    low, high = wider_between(np.array([one for one in drawn if one is not None]), n)
    ends = max(low, 0.0), min(high, 1.0)
    return around(value, ends, Method.MEMBER_BOOTSTRAP, n, dice=dice)
