"""What draws say: between what a number lies, and how likely it is above another."""

from statistics import NormalDist
from typing import Final, NamedTuple

import numpy as np
from scipy.special import betainc, stdtrit

from saiyai.assessment.statistics.estimates import LEVEL
from saiyai.engine.arrays import Float64s, Int64s, Numbers

_STEEPEST: Final = 1e-3
"""Where skewness is so large that the correction would turn round, it stops here."""

_MANY: Final = 2_000
"""Kinds; beyond so many a mean is as good as normal."""


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
    draws: Numbers,
    value: float,
    without_one: Numbers,
    level: float = LEVEL,
    counts: Numbers | None = None,
) -> tuple[float, float]:
    """The central part of draws, corrected where they lie to one side and where spread grows.

    Percentiles Φ(z0 + (z0 + z) / (1 − a (z0 + z))), with z0 from how many draws are below the
    value and a from the skewness of what is left without one.

    Shapes: draws (replicates,); without_one (kinds,), the statistic without one of each kind, of
        which there are `counts`, or one.
    Source: Efron 1987, Journal of the American Statistical Association 82, 171-185 (BCa).
    """
    drawn, left = np.asarray(draws, np.float64), np.asarray(without_one, np.float64)
    normal = NormalDist()
    below = np.count_nonzero(drawn < value) + np.count_nonzero(drawn == value) / 2
    few = 0.5 / len(drawn)
    shift = normal.inv_cdf(float(np.clip(below / len(drawn), few, 1 - few)))
    many = np.ones(len(left)) if counts is None else np.asarray(counts, np.float64)
    off = many @ left / max(many.sum(), 1) - left
    squares = float(many @ off**2)
    bend = float(many @ off**3) / (6 * squares**1.5) if squares > 0 else 0.0
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


def probability_of_more(draws: Numbers, of_others: Numbers) -> float | None:
    """How likely one is above another: run by run, in which equal ones count half.

    This is said in the place of a rank. A run is of the same choices in both, as whoever compares
    makes them once; NaN has no answer under them, and the run does not count.

    Shapes: (runs,) and (runs,). Returns: None where in no run both have an answer.
    """
    less = np.asarray(draws, np.float64) - np.asarray(of_others, np.float64)
    less = less[~np.isnan(less)]
    return probability_above(less, 0.0) if len(less) else None


def share_above(count: int, n: int, threshold: float) -> float:
    """How likely a share is above a threshold, exactly: of the posterior that `jeffreys` has."""
    return 1 - float(betainc(count + 0.5, n - count + 0.5, threshold))


class Distinct(NamedTuple):
    """Rows that differ, and how often each stands there. Shapes: (kinds, columns), (kinds,)."""

    rows: Float64s
    counts: Int64s


def distinct(table: Numbers) -> Distinct:
    """Each row once: of many who answer few questions, few differ.

    Shapes: table (n, columns). Cost: O(n log n).
    """
    rows, counts = np.unique(np.asarray(table, np.float64), axis=0, return_counts=True)
    return Distinct(rows, counts.astype(np.int64))


def drawn_again(counts: Numbers, dice: np.random.Generator, replicates: int) -> Float64s:
    """How often each kind is drawn when as many are drawn with replacement, again and again.

    Shapes: counts (kinds,), how many there are of each.
    Returns: float64 (replicates, kinds), each row adding up to all of them.
    Cost: O(replicates times kinds), however many there are of each.
    """
    there = np.asarray(counts, np.int64)
    n = int(there.sum())
    return dice.multinomial(n, there / n, replicates).astype(np.float64)


def without_each(counts: Numbers) -> Float64s:
    """How many there are of each kind when one of a kind is left out. Returns: (kinds, kinds)."""
    there = np.asarray(counts, np.float64)
    found: Float64s = np.tile(there, (len(there), 1)) - np.eye(len(there))
    return found


def ratio_draws(
    parts: Numbers, wholes: Numbers, dice: np.random.Generator, replicates: int
) -> Float64s:
    """Σ parts / Σ wholes of as many drawn with replacement, again and again.

    A mean of parts where all wholes are 1. Where more than 2,000 of them differ, draws are those
    of a normal curve with the same error, which they come near to.

    Shapes: parts and wholes (n,), not all wholes 0. Returns: float64, fewer than `replicates`
        where in some all wholes were 0.
    Cost: O(n log n + replicates times kinds).
    """
    part, whole = np.asarray(parts, np.float64), np.asarray(wholes, np.float64)
    found = distinct(np.column_stack((part, whole)))
    if len(found.counts) > _MANY:
        n, value = len(part), float(part.sum() / whole.sum())
        error = np.sqrt(np.mean((part - value * whole) ** 2) / n) / whole.mean()
        return dice.normal(value, float(error), replicates)
    above, below = (drawn_again(found.counts, dice, replicates) @ found.rows).T
    some = below > 0
    ratios: Float64s = above[some] / below[some]
    return ratios
