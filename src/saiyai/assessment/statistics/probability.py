"""What draws say: between what a number lies, and how likely it is above another."""

from statistics import NormalDist
from typing import Final

import numpy as np
from scipy.special import betainc, stdtrit

from saiyai.assessment.statistics.estimates import LEVEL
from saiyai.engine.arrays import Float64s, Numbers

_STEEPEST: Final = 1e-3
"""Where skewness is so large that the correction would turn round, it stops here."""


def between(draws: Numbers, level: float = LEVEL) -> tuple[float, float]:
    """The central part of draws, by their percentiles. Shapes: draws (draws,)."""
    low, high = np.quantile(np.asarray(draws, np.float64), [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def wider_between(draws: Numbers, n: int, level: float = LEVEL) -> tuple[float, float]:
    """The same, wider, as it has to be where so few were drawn again.

    Percentiles of a bootstrap of n are narrow twice: by the square root of (n - 1) / n, and by a
    normal curve where Student's is due. The tails are taken at Φ(−√(n / (n − 1)) t) in their
    place, t being Student's quantile with n − 1 degrees of freedom.

    Shapes: draws (replicates,), each a statistic of n drawn from n; n at least 2.
    Source: Hesterberg 2015, The American Statistician 69, 371-386, section 5 (expanded
        percentiles).
    """
    arm = float(stdtrit(n - 1, (1 + level) / 2)) * np.sqrt(n / (n - 1))
    tail = NormalDist().cdf(-float(arm))
    return between(draws, 1 - 2 * tail)


def accelerated_between(
    draws: Numbers, value: float, without_one: Numbers, level: float = LEVEL
) -> tuple[float, float]:
    """The central part of draws, corrected where they lie to one side and where spread grows.

    Percentiles Φ(z0 + (z0 + z) / (1 − a (z0 + z))), with z0 from how many draws are below the
    value and a from the skewness of what is left without one.

    Shapes: draws (replicates,); without_one (n,), the statistic without each of the n.
    Source: Efron 1987, Journal of the American Statistical Association 82, 171-185 (BCa).
    """
    drawn, left = np.asarray(draws, np.float64), np.asarray(without_one, np.float64)
    normal = NormalDist()
    below = np.count_nonzero(drawn < value) + np.count_nonzero(drawn == value) / 2
    few = 0.5 / len(drawn)
    shift = normal.inv_cdf(float(np.clip(below / len(drawn), few, 1 - few)))
    off = left.mean() - left if len(left) else left
    squares = float((off**2).sum())
    bend = float((off**3).sum()) / (6 * squares**1.5) if squares > 0 else 0.0
    tails = []
    for tail in ((1 - level) / 2, (1 + level) / 2):
        z = shift + normal.inv_cdf(tail)
        tails.append(normal.cdf(shift + z / max(1 - bend * z, _STEEPEST)))
    low, high = np.quantile(drawn, tails)
    return float(low), float(high)


def probability_above(draws: Numbers, threshold: float) -> float:
    """How likely it is above a threshold: the share of draws that are; those on it count half.

    Shapes: draws (draws,), one at least.
    """
    drawn = np.asarray(draws, np.float64)
    above = np.count_nonzero(drawn > threshold) + np.count_nonzero(drawn == threshold) / 2
    return float(above / len(drawn))


def probability_of_more(draws: Numbers, of_others: Numbers) -> float:
    """How likely one is above another: over all pairs of a draw of each; equal ones count half.

    This is said in the place of a rank. Shapes: (draws,) and (other draws,), one at least.
    Cost: O(draws log draws).
    """
    one, other = np.asarray(draws, np.float64), np.sort(np.asarray(of_others, np.float64))
    below = np.searchsorted(other, one, "left") + np.searchsorted(other, one, "right")
    return float(below.mean() / 2 / len(other))


def share_above(count: int, n: int, threshold: float) -> float:
    """How likely a share is above a threshold, exactly: of the posterior that `jeffreys` has."""
    return 1 - float(betainc(count + 0.5, n - count + 0.5, threshold))


def drawn_again(n: int, dice: np.random.Generator, replicates: int) -> Float64s:
    """How often each of n is drawn when n are drawn with replacement, again and again.

    Returns: float64 (replicates, n), each row adding up to n.
    """
    return dice.multinomial(n, np.full(n, 1 / n), replicates).astype(np.float64)
