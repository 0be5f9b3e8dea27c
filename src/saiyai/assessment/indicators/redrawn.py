"""What is read of members together, and how it would differ among others of their sort."""

from collections.abc import Callable

import numpy as np

from saiyai.assessment.look.record import Ints
from saiyai.assessment.statistics.estimates import (
    REPLICATES,
    Estimate,
    Method,
    Missing,
    NoEstimate,
    around,
)
from saiyai.assessment.statistics.probability import wider_between

_ROOM = 4_000_000
"""Members that are looked at in all replicates together: a second; of more, fewer are drawn."""


def means_again(
    compute: Callable[[Ints], float | None], n: int, dice: np.random.Generator
) -> Estimate | Missing:
    """What is read of members, and how it would differ had others of their sort been members.

    `compute` is asked for the number of those at these places, each perhaps several times, and
    answers None where there is none. Bounded by 0 and 1.

    Returns: NOTHING_COUNTED where there is no number, or no member.
    Cost: up to 2,000 times what it costs to compute, fewer of many members.
    """
    value = compute(np.arange(n)) if n else None
    if value is None:
        return Missing(NoEstimate.NOTHING_COUNTED, 1)
    again = max(min(REPLICATES, _ROOM // n), 100)
    drawn = (compute(dice.integers(0, n, n)) for _ in range(again))
    low, high = wider_between(np.array([one for one in drawn if one is not None]), n)
    ends = max(low, 0.0), min(high, 1.0)
    return around(value, ends, Method.MEMBER_BOOTSTRAP, n, dice=dice)
