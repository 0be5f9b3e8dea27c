"""Events that bring about events: of how many one is the cause, on average."""

from statistics import NormalDist
from typing import Final, NamedTuple

import numpy as np

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

LEAST_EVENTS: Final = 50
"""Of fewer the likelihood is nearly flat."""

LARGEST: Final = 20_000
"""Events: some four seconds."""

_MOST: Final = 1.5
_BRANCHINGS: Final = 61
_DECAYS: Final = 25
_STEPS: Final = 25


class _Seen(NamedTuple):
    """A series of events. `times` begin at 0 and are watched until `length`."""

    times: Float64s
    length: float


def branching_ratio(
    times: Numbers,
    until: float,
    dice: np.random.Generator,
    *,
    resolution: float = 0.0,
    level: float = LEVEL,
) -> Estimate | Missing:
    """How many events one event brings about, directly and on average, by when they came.

    The rate is μ + n Σ β e^(−β (t − t_j)) over earlier events j, and n the branching ratio: below
    1 what is set off dies out, and of all events a share n was set off. The value is where the
    likelihood is largest over μ, β and n; the interval is where twice its logarithm is not more
    below that than the quantile of chi-square allows.

    Shapes: times (events,), from 0 on, in one unit with `until`, up to which was watched.
    `resolution` is how long a day is in which events are counted: within it they are put anywhere.
    Returns: n, 0 to 1.5; TOO_FEW_EVENTS below fifty, TOO_LARGE beyond 20,000, ONE_MOMENT, NO_FIT
        where even more than 1.5 is as likely.
    Cost: O(events times 1,500 pairs of n and β).
    Note: a rate that rises and falls for other reasons, as by seasons, looks like causing too.
    Source: Hawkes 1971, Biometrika 58, 83-90; Ogata 1978, Annals of the Institute of Statistical
        Mathematics 30, 243-261 (likelihood); Veen & Schoenberg 2008 for why it is searched
        safely, as EM does, and not by descent.
    """
    n = len(times)
    lack = too_few(NoEstimate.TOO_FEW_EVENTS, n, LEAST_EVENTS)
    if lack is not None or n > LARGEST:
        return lack or Missing(Why.TOO_LARGE)
    if until + resolution <= 0:
        return Missing(Why.ONE_MOMENT)
    placed = np.asarray(times, np.float64) + dice.random(n) * resolution
    length = float(until) + resolution
    seen = _Seen(np.sort(placed), length)
    fastest = 1 / resolution if resolution else 20 * n / length
    grid = np.linspace(0, _MOST, _BRANCHINGS)
    profile = _profile(seen, grid, np.geomspace(4 / length, fastest, _DECAYS))
    best, peak = _peak(grid, profile)
    allowed = peak - _chi_square(level) / 2
    within = np.flatnonzero(profile >= allowed)
    if not len(within) or within[-1] == len(grid) - 1:
        return Missing(Why.NO_FIT)
    low = _crossing(grid, profile, int(within[0]), -1, allowed)
    high = _crossing(grid, profile, int(within[-1]), 1, allowed)
    return around(best, (low, high), Method.PROFILE, n, dice=dice, level=level)


def cluster_size(branching: float) -> float | Why:
    """How many events there are in all for one that came of itself: 1 / (1 − n).

    Returns: OUT_OF_RANGE from 1 on, where it never ends.
    Source: Hawkes & Oakes 1974, Journal of Applied Probability 11, 493-503.
    """
    return 1 / (1 - branching) if branching < 1 else Why.OUT_OF_RANGE


def _profile(seen: _Seen, branchings: Float64s, decays: Float64s) -> Float64s:
    """The largest log-likelihood for each branching ratio. Returns: float64 (branchings,)."""
    most = np.full(len(branchings), -np.inf)
    for decay, excited in zip(decays, _excited(seen.times, decays), strict=True):
        spent = float((1 - np.exp(-decay * (seen.length - seen.times))).sum())
        found = _best_background(decay * excited, spent, seen, branchings)
        most = np.maximum(most, found)
    return most


def _excited(times: Float64s, decays: Float64s) -> Float64s:
    """Σ e^(−β (t_i − t_j)) over j < i, of each decay and event. Cost: O(events)."""
    found = np.zeros((len(times), len(decays)))
    fading = np.exp(-np.outer(np.diff(times), decays))
    for at in range(1, len(times)):
        found[at] = fading[at - 1] * (1 + found[at - 1])
    return found.T


def _best_background(pull: Float64s, spent: float, seen: _Seen, branchings: Float64s) -> Float64s:
    """The log-likelihood at the best μ for each branching ratio, by Newton's steps on ln μ."""
    n, length = len(pull), seen.length
    set_off = branchings[:, np.newaxis] * pull
    background = np.full(len(branchings), n / length / 2)
    for _ in range(_STEPS):
        share = background[:, np.newaxis] / (background[:, np.newaxis] + set_off)
        slope = share.sum(axis=1) - background * length
        bend = (share * (1 - share)).sum(axis=1) - background * length
        step = np.clip(slope / np.minimum(bend, -1e-9), -1, 1)
        background = background * np.exp(-step)
        if np.abs(step).max() < 1e-7:
            break
    rates = background[:, np.newaxis] + set_off
    found: Float64s = np.log(rates).sum(axis=1) - background * length - branchings * spent
    return found


def _peak(grid: Float64s, profile: Float64s) -> tuple[float, float]:
    """The top of a parabola through the highest point and its neighbours."""
    at = int(np.argmax(profile))
    if at in {0, len(grid) - 1}:
        return float(grid[at]), float(profile[at])
    left, middle, right = profile[at - 1 : at + 2]
    bend = left - 2 * middle + right
    off = (left - right) / (2 * bend) if bend < 0 else 0.0
    top = middle - (left - right) * off / 4
    return float(grid[at] + off * (grid[1] - grid[0])), float(top)


def _crossing(grid: Float64s, profile: Float64s, inner: int, side: int, allowed: float) -> float:
    """Where the profile falls below what is allowed, on a straight line to the next point."""
    outer = inner + side
    if outer < 0:
        return 0.0
    drop = profile[inner] - profile[outer]
    share = (profile[inner] - allowed) / drop if drop > 0 else 0.0
    return float(grid[inner] + side * share * (grid[1] - grid[0]))


def _chi_square(level: float) -> float:
    """Its quantile with one degree of freedom."""
    return NormalDist().inv_cdf((1 + level) / 2) ** 2
