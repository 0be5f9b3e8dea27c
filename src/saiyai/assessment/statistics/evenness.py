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
from saiyai.engine.arrays import Float64s, Numbers
from saiyai.engine.ops.inequality import gini_of_few
from saiyai.engine.result import Why

LEAST_MEMBERS: Final = 3

_NOTHING: Final = 1e-12


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
    Cost: O(members log members).
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
    without = _without_each(has)
    error = np.sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum())
    arm = float(stdtrit(n - 1, (1 + level) / 2) * error)
    value = 1 - gini_of_few(has)
    ends = max(value - arm, 0.0), min(value + arm, 1.0)
    return around(value, ends, Method.JACKKNIFE, n, level=level)


def _without_each(has: Float64s) -> Float64s:
    """The same without each of them; 1 where the others hold nothing. Cost: O(n log n).

    G* is the sum of differences of all pairs by (n − 1) times the whole, and without one it is
    less by how far that one is from all.
    """
    n = len(has)
    order = np.argsort(has)
    held = has[order] / has.max()
    ranks, sums = np.arange(n), np.cumsum(held)
    off = held * (2 * ranks - n) + sums[-1] - 2 * sums + 2 * held
    whole = sums[-1] - held
    apart = np.maximum(off.sum() / 2 - off, 0)
    some = whole > _NOTHING
    found = np.ones(n)
    found[order] = 1 - np.divide(apart, (n - 2) * whole, out=np.zeros(n), where=some)
    return found
