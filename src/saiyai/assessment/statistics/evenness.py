"""How evenly something is spread over members: attendance, voice, what lies open to each."""

from typing import Final

import numpy as np
from scipy.special import stdtrit

from saiyai.assessment.statistics.estimates import (
    LEVEL,
    Estimate,
    Method,
    Missing,
    NoEstimate,
    around,
    too_few,
)
from saiyai.engine.arrays import Numbers
from saiyai.engine.ops.inequality import gini_of_few
from saiyai.engine.result import Why

LEAST_MEMBERS: Final = 3


def evenness(
    held: Numbers, *, least: int = LEAST_MEMBERS, level: float = LEVEL
) -> Estimate | Missing:
    """1 − G*, G* being Gini's index by the most it can be among so many members.

    Its interval is Student's quantile times the jackknife's error, each member left out in turn,
    evenly round the value: drawing members again is too narrow for few. Where one holds all, the
    others without that one are taken as even.

    Shapes: held (members,), not below 0; those who hold nothing stand there with 0.
    Returns: 0, one has all, to 1, all have the same; TOO_FEW_MEMBERS below three or `least`,
        ALL_ZERO where nobody holds anything.
    Cost: O(members^2 log members).
    Source: Deltas 2003, Review of Economics and Statistics 85, 226-234; Karagiannis & Kovacevic
        2000, Oxford Bulletin of Economics and Statistics 62, 119-122 (its jackknife).
    """
    has = np.asarray(held, np.float64)
    n = len(has)
    lack = too_few(NoEstimate.TOO_FEW_MEMBERS, n, max(least, LEAST_MEMBERS))
    if lack is not None:
        return lack
    if not has.any():
        return Missing(Why.ALL_ZERO)
    left = [np.delete(has, one) for one in range(n)]
    without = np.array([1 - gini_of_few(one) if one.any() else 1.0 for one in left])
    error = np.sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum())
    arm = float(stdtrit(n - 1, (1 + level) / 2) * error)
    value = 1 - gini_of_few(has)
    ends = max(value - arm, 0.0), min(value + arm, 1.0)
    return around(value, ends, Method.JACKKNIFE, n, level=level)
