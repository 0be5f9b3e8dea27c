"""Whether one is above another: sets of numbers by Cliff's delta, two estimates by intervals."""

from statistics import NormalDist

import numpy as np

from saiyai.assessment.statistics.estimates import (
    LEVEL,
    Estimate,
    Method,
    Missing,
    NoEstimate,
    around,
)
from saiyai.engine.arrays import Float64s, Int64s, Numbers


def cliff_delta(
    values: Numbers, of_others: Numbers, *, level: float = LEVEL
) -> Estimate | Missing:
    """How much more often one is above another than below, over all pairs of the two sets.

    δ = (above − below) / (n m). Its interval is not even: with the unbiased variance s² of δ and
    z, (δ − δ³ ± z s √((1 − δ²)² + z² s²)) / (1 − δ² + z² s²); where the sets do not overlap, from
    (k − z²) / (k + z²) to 1 with k the size of the smaller.

    Shapes: values (n,) and of_others (m,).
    Returns: −1..1; TOO_FEW_MEMBERS where one of the sets has less than two.
    Cost: O((n + m) log (n + m)).
    Source: Cliff 1993, Psychological Bulletin 114, 494-509; Feng & Cliff 2004, Journal of Modern
        Applied Statistical Methods 3, 322-332.
    """
    x, y = np.asarray(values, np.float64), np.asarray(of_others, np.float64)
    n, m = len(x), len(y)
    if min(n, m) < 2:
        return Missing(NoEstimate.TOO_FEW_MEMBERS, max(2 - n, 0) + max(2 - m, 0))
    z = NormalDist().inv_cdf((1 + level) / 2)
    over, level_with = _over(x, y)
    delta = float(over.mean())
    if abs(delta) == 1:
        smaller = min(n, m)
        near = (smaller - z * z) / (smaller + z * z)
        ends = (near, 1.0) if delta > 0 else (-1.0, -near)
        return around(delta, ends, Method.CLIFF, n + m, level=level)
    rows = float(((over - delta) ** 2).sum())
    columns = float(((_over(y, x)[0] + delta) ** 2).sum())
    cells = n * m - float(level_with.sum()) - n * m * delta * delta
    variance = (m * m * rows + n * n * columns - cells) / (n * m * (n - 1) * (m - 1))
    least = (1 - delta * delta) / (n * m - 1)
    spread = z * z * max(variance, least)
    rest = 1 - delta * delta
    middle, arm = delta * rest, float(np.sqrt(spread * (rest * rest + spread)))
    ends = ((middle - arm) / (rest + spread), (middle + arm) / (rest + spread))
    return around(delta, ends, Method.CLIFF, n + m, level=level)


def square_and_add(
    one: Estimate, other: Estimate, bounds: tuple[float, float] | None = None
) -> tuple[float, float]:
    """Between what the difference of two estimates lies, from where each of them lies.

    Both are taken to be independent; of the same members on two days it is rather too wide.
    Source: Newcombe 1998, Statistics in Medicine 17, 873-890; for any two estimates Zou & Donner
        2008, Statistics in Medicine 27, 1693-1702.
    """
    value = one.value - other.value
    low = value - float(np.hypot(one.value - one.low, other.high - other.value))
    high = value + float(np.hypot(one.high - one.value, other.value - other.low))
    return (low, high) if bounds is None else (max(low, bounds[0]), min(high, bounds[1]))


def _over(x: Float64s, y: Float64s) -> tuple[Float64s, Int64s]:
    """Of each x how much more often it is above a y than below, and how many it equals."""
    others = np.sort(y)
    below, not_above = np.searchsorted(others, x, "left"), np.searchsorted(others, x, "right")
    found: Float64s = (below + not_above) / len(y) - 1
    return found, not_above - below
