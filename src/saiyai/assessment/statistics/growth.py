"""Growth with feedback: the slope of one count over another, both in logarithms."""

from typing import Final

import numpy as np
from scipy.special import stdtr

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
from saiyai.engine.result import Why

LEAST_WINDOWS: Final = 8

_GOES_ON: Final = np.linspace(-0.95, 0.98, 60)
"""How much of what is left over in one window may stay in the next."""

_HALVINGS: Final = 60
_NOTHING: Final = 1e-12


def growth_slope(ties: Numbers, members: Numbers, *, level: float = LEVEL) -> Estimate | Missing:
    """By what power ties, or joint activities, grow with those who are active.

    β of ln ties = a + β ln members over windows; above 1 each newcomer brings more than the one
    before. What is left over goes on from window to window: u_t = ρ u_(t−1) + e_t, with any ρ as
    likely before. Value and interval are those of the posterior of β, a mixture of Student's t
    over ρ: few windows tell little of ρ, and errors robust to anything are far too narrow there.

    Shapes: ties and members (windows,), in time; a window where one of them is 0 is left out.
    Returns: TOO_FEW_PERIODS below eight windows, ALL_ALIKE where members never differ.
    Cost: O(windows), sixty times.
    Note: a slope above 1 is a signature of feedback, and no proof.
    Source: Leskovec, Kleinberg & Faloutsos 2005, KDD, 177-187; Schläpfer et al. 2014, Journal of
        the Royal Society Interface 11, 20130789; for the error Zellner & Tiao 1964, Journal of
        the American Statistical Association 59, 763-778.
    """
    many, active = np.asarray(ties, np.float64), np.asarray(members, np.float64)
    there = (many > 0) & (active > 0)
    n = int(np.count_nonzero(there))
    lack = too_few(NoEstimate.TOO_FEW_PERIODS, n, LEAST_WINDOWS)
    if lack is not None:
        return lack
    x, y = np.log(active[there]), np.log(many[there])
    x = x - x.mean()
    if x @ x < _NOTHING:
        return Missing(Why.ALL_ALIKE)
    fits = np.array([_fit(x, y, goes_on) for goes_on in _GOES_ON])
    slopes, errors, likely = fits.T
    weights = np.exp(likely - likely.max())
    weights /= weights.sum()
    low, high = (
        _quantile(slopes, errors, weights, n - 2, tail)
        for tail in ((1 - level) / 2, (1 + level) / 2)
    )
    return around(float(weights @ slopes), (low, high), Method.AUTOREGRESSION, n, level=level)


def _fit(x: Float64s, y: Float64s, goes_on: float) -> tuple[float, float, float]:
    """Slope, its error and the logarithm of how likely it is that so much goes on."""
    first = np.sqrt(1 - goes_on**2)
    ones, rows, told = (
        np.concatenate([first * one[:1], one[1:] - goes_on * one[:-1]])
        for one in (np.ones(len(x)), x, y)
    )
    a, b, c = ones @ ones, ones @ rows, rows @ rows
    whole = a * c - b * b
    slope = (a * (rows @ told) - b * (ones @ told)) / whole
    level = (ones @ told - slope * b) / a
    left = max(float(((told - level * ones - slope * rows) ** 2).sum()), _NOTHING)
    freedom = len(x) - 2
    likely = np.log(first) - np.log(whole) / 2 - freedom / 2 * np.log(left)
    return float(slope), float(np.sqrt(left / freedom * a / whole)), float(likely)


def _quantile(
    slopes: Float64s, errors: Float64s, weights: Float64s, freedom: int, tail: float
) -> float:
    """Of the mixture, by halving."""
    low, high = float((slopes - 60 * errors).min()), float((slopes + 60 * errors).max())
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        below = float(weights @ stdtr(freedom, (middle - slopes) / errors))
        low, high = (middle, high) if below < tail else (low, middle)
    return (low + high) / 2
