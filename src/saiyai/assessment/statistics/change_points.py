"""When a series changed its level, which people then confirm or not."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from saiyai.assessment.statistics.estimates import Missing, NoEstimate, too_few
from saiyai.engine.arrays import Float64s, Numbers

LEAST_WINDOWS: Final = 8
SHORTEST: Final = 4
"""Windows that a level has to last on either side."""

RISK: Final = 0.05
"""How often a series that never changes is said to have changed."""

SHUFFLES: Final = 999


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """From one window on the level is another."""

    at: int
    """The first window of the new level, by position."""
    before: float
    after: float
    """Mean levels of the stretches on both sides."""
    p: float
    """How often as clear a change comes about by shuffling the windows."""


def change_points(
    values: Numbers, dice: np.random.Generator, *, risk: float = RISK
) -> tuple[ChangePoint, ...] | Missing:
    """The windows from which on a series has another level; none where it never changed.

    The split that takes most of the squares away, k (n − k) / n (difference of means)², kept if at
    most a share `risk` of 999 shuffles of the stretch has one that takes as much; then each side
    is split in turn. Each stretch is four windows long at least.

    Shapes: values (windows,), in time.
    Returns: in order of time; TOO_FEW_PERIODS below eight windows.
    Cost: O(shuffles times windows) for each stretch.
    Note: shuffling takes windows to be alike but for their level: a season looks like a change, so
        seasons go out before. A change is a question to people, and no cause.
    Source: Vostrikova 1981, Soviet Mathematics Doklady 24, 55-59 (splitting in two); Matteson &
        James 2014, Journal of the American Statistical Association 109, 334-345 (shuffles).
    """
    series = np.asarray(values, np.float64)
    lack = too_few(NoEstimate.TOO_FEW_PERIODS, len(series), LEAST_WINDOWS)
    if lack is not None:
        return lack
    found: dict[int, float] = {}
    waiting = [(0, len(series))]
    while waiting:
        begin, end = waiting.pop()
        split = _split(series[begin:end], dice, risk)
        if split is not None:
            at, p = begin + split[0], split[1]
            found[at] = p
            waiting += [(begin, at), (at, end)]
    edges = [0, *sorted(found), len(series)]
    means = [float(series[a:b].mean()) for a, b in pairwise(edges)]
    return tuple(
        ChangePoint(at, means[place], means[place + 1], found[at])
        for place, at in enumerate(sorted(found))
    )


def _split(stretch: Float64s, dice: np.random.Generator, risk: float) -> tuple[int, float] | None:
    """Where a stretch is split best and how easily by chance; None where it is not."""
    if len(stretch) < 2 * SHORTEST or np.ptp(stretch) == 0:
        return None
    gains = _gains(stretch[np.newaxis])[0]
    best = int(np.argmax(gains))
    shuffled = dice.permuted(np.tile(stretch, (SHUFFLES, 1)), axis=1)
    as_much = _gains(shuffled).max(axis=1) >= gains[best] * (1 - 1e-9)
    p = float((1 + np.count_nonzero(as_much)) / (1 + SHUFFLES))
    return (best + SHORTEST, p) if p <= risk else None


def _gains(rows: Float64s) -> Float64s:
    """What each place to split takes away. Shapes: (rows, n); Returns: (rows, places)."""
    n = rows.shape[1]
    sums = np.cumsum(rows - rows.mean(axis=1, keepdims=True), axis=1)
    k = np.arange(SHORTEST, n - SHORTEST + 1)
    found: Float64s = sums[:, k - 1] ** 2 * n / (k * (n - k))
    return found
