"""Shares of a whole: how many of those that were counted, and how sure that is."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from scipy.special import betaincinv

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
from saiyai.assessment.statistics.probability import between
from saiyai.engine.arrays import Float64s, Numbers
from saiyai.engine.ops.inequality import pielou


def jeffreys(count: int, n: int, *, level: float = LEVEL, least: int = 1) -> Estimate | Missing:
    """A share and the central part of its posterior where nothing was known before.

    Quantiles of Beta(count + 1/2, n - count + 1/2); from 0 where none is, and to 1 where all are.

    Returns: count / n; NOTHING_COUNTED of nothing, TOO_FEW_WATCHED below `least`.
    Cost: O(1).
    Source: Brown, Cai & DasGupta 2001, Statistical Science 16, 101-133.
    """
    lack = _lack(n, least)
    if lack is not None:
        return lack
    low, high = _quantiles(count, n, level)
    ends = (low if count else 0.0, high if count < n else 1.0)
    return around(count / n, ends, Method.JEFFREYS, n, level=level)


def wilson(count: int, n: int, *, level: float = LEVEL, least: int = 1) -> Estimate | Missing:
    """A share and those that a score test would not refuse: (p + z²/2n ± …) / (1 + z²/n).

    Returns: count / n; NOTHING_COUNTED of nothing, TOO_FEW_WATCHED below `least`.
    Cost: O(1).
    Source: Wilson 1927, Journal of the American Statistical Association 22, 209-212.
    """
    lack = _lack(n, least)
    if lack is not None:
        return lack
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, spare = count / n, z * z / n
    middle = (share + spare / 2) / (1 + spare)
    arm = z * float(np.sqrt(share * (1 - share) / n + spare / (4 * n))) / (1 + spare)
    ends = (max(middle - arm, 0.0), min(middle + arm, 1.0))
    return around(share, ends, Method.WILSON, n, level=level)


def share_draws(
    count: int, n: int, dice: np.random.Generator, draws: int = REPLICATES
) -> Float64s:
    """What the share might be: draws of its posterior, Beta(count + 1/2, n - count + 1/2).

    Returns: float64 (draws,).
    """
    return dice.beta(count + 0.5, n - count + 0.5, draws)


def mean_of_shares(
    counts: Numbers,
    ns: Numbers,
    dice: np.random.Generator,
    *,
    weights: Numbers | None = None,
    level: float = LEVEL,
) -> Estimate | Missing:
    """The mean of several shares, each with an uncertainty of its own: horizons, categories.

    The sum of w p over the sum of w; its interval from 2,000 draws of all posteriors together.

    Shapes: counts, ns and weights (shares,).
    Returns: NOTHING_COUNTED where one of the shares is of nothing, or where there are none.
    Cost: O(draws times shares).
    Source: as `jeffreys`; parts are taken to be independent.
    """
    count, n = np.asarray(counts, np.int64), np.asarray(ns, np.int64)
    if not len(n) or not n.all():
        return Missing(NoEstimate.NOTHING_COUNTED, int(np.count_nonzero(n == 0)) or 1)
    heavy = np.ones(len(n)) if weights is None else np.asarray(weights, np.float64)
    drawn = dice.beta(count + 0.5, n - count + 0.5, (REPLICATES, len(n)))
    value = float(heavy @ (count / n) / heavy.sum())
    ends = between(drawn @ heavy / heavy.sum(), level)
    return around(value, ends, Method.JEFFREYS, int(n.sum()), dice=dice, level=level)


@dataclass(frozen=True, slots=True)
class Mix:
    """How something is made up of kinds, and how evenly."""

    shares: tuple[Estimate, ...]
    """Of each kind, in their order."""
    evenness: Estimate
    """0 where all are of one kind, 1 where there are as many of each."""


def mix(
    counts: Numbers, dice: np.random.Generator, *, level: float = LEVEL, least: int = 1
) -> Mix | Missing:
    """What shares are of which kind where all were as likely before: Dirichlet(1, …, 1).

    The share of a kind is its posterior mean (count + 1) / (n + kinds), its interval that of
    Beta(count + 1, n - count + kinds - 1). Evenness is the entropy of shares by the most it can
    be, the mean and the interval of 2,000 draws.

    Shapes: counts (kinds,), two kinds at least.
    Returns: NOTHING_COUNTED of nothing, TOO_FEW_WATCHED below `least`.
    Cost: O(draws times kinds).
    Source: Gelman et al. 2013, Bayesian Data Analysis, section 3.4; Pielou 1966.
    """
    count = np.asarray(counts, np.int64)
    n, kinds = int(count.sum()), len(count)
    lack = _lack(n, least)
    if lack is not None:
        return lack
    shares = []
    for one in count.tolist():
        a, b = one + 1, n - one + kinds - 1
        ends = tuple(float(betaincinv(a, b, p)) for p in _tails(level))
        shares.append(around(a / (a + b), (ends[0], ends[1]), Method.DIRICHLET, n, level=level))
    even = np.array([pielou(one) for one in dice.dirichlet(count + 1.0, REPLICATES)])
    ends_even = between(even, level)
    evenness = around(float(even.mean()), ends_even, Method.DIRICHLET, n, dice=dice, level=level)
    return Mix(tuple(shares), evenness)


def _lack(n: int, least: int) -> Missing | None:
    if n == 0:
        return Missing(NoEstimate.NOTHING_COUNTED, max(least, 1))
    return too_few(NoEstimate.TOO_FEW_WATCHED, n, least)


def _quantiles(count: int, n: int, level: float) -> tuple[float, float]:
    low, high = (float(betaincinv(count + 0.5, n - count + 0.5, p)) for p in _tails(level))
    return low, high


def _tails(level: float) -> tuple[float, float]:
    return (1 - level) / 2, (1 + level) / 2
