"""How much sets of goals have in common: evidence for a group, and never a plus (amendment 1)."""

from typing import Final

import numpy as np
from scipy.special import stdtrit

from saiyai.assessment.statistics.answers import by_question
from saiyai.assessment.statistics.estimates import (
    LEVEL,
    REPLICATES,
    Estimate,
    Method,
    Missing,
    NoEstimate,
    around,
    too_few,
)
from saiyai.assessment.statistics.probability import drawn_again
from saiyai.engine.arrays import Float64s, Numbers

MOST_MEMBERS: Final = 500
"""Of more, so many are drawn."""


def goals_in_common(
    holds: Numbers, dice: np.random.Generator, *, level: float = LEVEL
) -> Estimate | Missing:
    """The mean over pairs of members of what they have in common by what they have together.

    Jaccard's |A ∩ B| / |A ∪ B|; members without a goal are left out. The standard deviation over
    2,000 times as many members drawn, no pair of the same one counting, times Student's quantile,
    evenly round the value.

    Shapes: holds (members, goals), whether each has each.
    Returns: 0..1; TOO_FEW_MEMBERS below two that have a goal.
    Cost: O(members^2 (goals + replicates)); of more than 500 members so many are drawn.
    Note: it rises with how many goals each has; beside it stands what `goals_by_chance` tells.
    Source: Jaccard 1901, Bulletin de la Société Vaudoise des Sciences Naturelles 37, 547-579.
    """
    has = by_question(holds).astype(np.bool_)
    has = has[has.any(axis=1)]
    n = len(has)
    lack = too_few(NoEstimate.TOO_FEW_MEMBERS, n, 2)
    if lack is not None:
        return lack
    if n > MOST_MEMBERS:
        n, has = MOST_MEMBERS, has[dice.permutation(n)[:MOST_MEMBERS]]
    common = _in_common(has)
    np.fill_diagonal(common, 0)
    value = float(common.sum() / (n * (n - 1)))
    times = drawn_again(np.ones(n), dice, REPLICATES)
    pairs = n * n - (times**2).sum(axis=1)
    shared = ((times @ common) * times).sum(axis=1)
    draws = shared[pairs > 0] / pairs[pairs > 0]
    arm = float(stdtrit(n - 1, (1 + level) / 2) * draws.std(ddof=1))
    ends = max(value - arm, 0.0), min(value + arm, 1.0)
    return around(value, ends, Method.MEMBER_BOOTSTRAP, n, dice=dice, level=level)


def goals_by_chance(
    holds: Numbers, dice: np.random.Generator, shuffles: int = 200
) -> float | Missing:
    """The same mean if each had as many goals as now, and any of them.

    Shapes, Returns: as `goals_in_common`. Cost: O(shuffles times members^2 times goals).
    """
    has = by_question(holds).astype(np.bool_)
    has = has[has.any(axis=1)]
    n = len(has)
    lack = too_few(NoEstimate.TOO_FEW_MEMBERS, n, 2)
    if lack is not None:
        return lack
    means = []
    for _ in range(shuffles):
        common = _in_common(dice.permuted(has, axis=1))
        means.append((common.sum() - np.trace(common)) / (n * (n - 1)))
    return float(np.mean(means))


def _in_common(has: np.ndarray) -> Float64s:
    some = has.astype(np.float64)
    both = some @ some.T
    sizes = some.sum(axis=1)
    found: Float64s = both / (sizes[:, np.newaxis] + sizes[np.newaxis] - both)
    return found
