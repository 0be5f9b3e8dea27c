"""How far two things go together in one record: four ways, each with an interval.

Units of one record come in clusters: the same member quarter after quarter, calls of one flood.
So whole blocks are drawn again, and no interval is narrower than that of units which have nothing
to do with one another.
"""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Final, NamedTuple

import numpy as np
from scipy.special import stdtrit

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.statistics.blocks import of_blocks, sums_of_blocks
from saiyai.assessment.statistics.change import paired_change
from saiyai.assessment.statistics.differences import square_and_add
from saiyai.assessment.statistics.estimates import (
    LEVEL,
    Estimate,
    Method,
    Missing,
    NoEstimate,
    around,
)
from saiyai.assessment.statistics.shares import jeffreys
from saiyai.engine.arrays import Float64s, Int64s, Numbers
from saiyai.engine.result import Why

_NEARLY_ONE: Final = 1 - 1e-6
"""A rank correlation of one has no finite transform; this stands for it."""


class Side(NamedTuple):
    """One of the two sides that are compared: how many units, and their share or mean."""

    n: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison comes to: its effect, and both sides of it where there are two."""

    effect: Estimate | Missing
    exposed: Side | None = None
    others: Side | None = None


def difference_of_shares(
    exposed: Bools, outcome: Bools, blocks: Numbers, dice: np.random.Generator, *, least: int
) -> Compared:
    """The share of units with the outcome among those exposed, less that among the others.

    The interval is the wider of two: the square-and-add interval of both Jeffreys intervals, and
    that of blocks drawn again.

    Shapes: all (units,); blocks are numbers of any kind, the same for units that come together.
    Returns: −1..1; TOO_FEW_WATCHED where a side has fewer than `least` units, TOO_FEW_PERIODS of
        fewer than eight blocks.
    Cost: O(units log units + replicates times blocks).
    Source: Newcombe 1998, Statistics in Medicine 17, 873-890, method 10, with Jeffreys' limits;
        blocks as `statistics.blocks`.
    """
    sides = _sides(exposed, outcome)
    one, other = (
        jeffreys(int(outcome[of].sum()), int(of.sum()), least=least) for of in (exposed, ~exposed)
    )
    if isinstance(one, Missing) or isinstance(other, Missing):
        return Compared(_too_few(sides, least), *sides)
    found = _of_blocks(exposed, outcome, blocks, dice, (-1.0, 1.0))
    return Compared(_wider(found, square_and_add(one, other, (-1.0, 1.0))), *sides)


def difference_of_means(
    exposed: Bools, outcome: Numbers, blocks: Numbers, dice: np.random.Generator, *, least: int
) -> Compared:
    """The mean among units that are exposed, less that among the others.

    The interval is the wider of Welch's and that of blocks drawn again.

    Shapes, Returns and Cost: as `difference_of_shares`; ALL_ALIKE where all outcomes are one.
    Source: Welch 1947, Biometrika 34, 28-35; blocks as `statistics.blocks`.
    """
    told = np.asarray(outcome, np.float64)
    sides = _sides(exposed, told)
    if min(side.n for side in sides) < least:
        return Compared(_too_few(sides, least), *sides)
    if np.ptp(told) == 0:
        return Compared(Missing(Why.ALL_ALIKE), *sides)
    found = _of_blocks(exposed, told, blocks, dice, (-np.inf, np.inf))
    return Compared(_wider(found, _welch(told[exposed], told[~exposed])), *sides)


def rank_association(
    exposure: Numbers, outcome: Numbers, dice: np.random.Generator, *, least: int
) -> Compared:
    """Spearman's correlation of ranks between two amounts; equal ones share their ranks.

    The interval is the wider of that of units drawn again and of Fisher's transform with the
    error √(1.06 / (n − 3)).

    Shapes: exposure and outcome (units,).
    Returns: −1..1; TOO_FEW_PERIODS below `least` units, eight at the fewest; ALL_ALIKE where one
        of the two never varies.
    Cost: O(units log units + replicates times units).
    Source: Spearman 1904, American Journal of Psychology 15, 72-101; Fieller, Hartley & Pearson
        1957, Biometrika 44, 470-481.
    """
    x, y = np.asarray(exposure, np.float64), np.asarray(outcome, np.float64)
    n = len(x)
    if n < least:
        return Compared(Missing(NoEstimate.TOO_FEW_PERIODS, least - n), Side(n, None))
    if np.ptp(x) == 0 or np.ptp(y) == 0:
        return Compared(Missing(Why.ALL_ALIKE), Side(n, None))
    (_, at_x), (_, at_y) = (np.unique(told, return_inverse=True) for told in (x, y))

    def correlation(times: Int64s) -> float | None:
        return _pearson(_ranks(at_x, times), _ranks(at_y, times), times)

    found = of_blocks(correlation, n, dice, bounds=(-1.0, 1.0), least=least)
    value = correlation(np.ones(n, np.int64))
    if value is None or isinstance(found, Missing):
        return Compared(found, Side(n, None))
    middle = float(np.arctanh(np.clip(value, -_NEARLY_ONE, _NEARLY_ONE)))
    arm = NormalDist().inv_cdf((1 + LEVEL) / 2) * float(np.sqrt(1.06 / (n - 3)))
    ends = float(np.tanh(middle - arm)), float(np.tanh(middle + arm))
    return Compared(_wider(found, ends), Side(n, None))


def difference_of_pairs(
    before: Numbers, after: Numbers, dice: np.random.Generator, *, least: int
) -> Compared:
    """How far the same units are above what they were, in the mean.

    Shapes: before and after (units,), the same units in the same order.
    Returns: TOO_FEW_MEMBERS below `least`, eight at the fewest.
    Cost and Source: as `statistics.change.paired_change`.
    """
    first, second = np.asarray(before, np.float64), np.asarray(after, np.float64)
    n = len(first)
    sides = _side(second), _side(first)
    if n < least:
        return Compared(Missing(NoEstimate.TOO_FEW_MEMBERS, least - n), *sides)
    found = paired_change(first, second, dice)
    return Compared(found if isinstance(found, Missing) else found.difference, *sides)


# --- parts of these ------------------------------------------------------------------------------


def _side(values: Numbers) -> Side:
    told = np.asarray(values, np.float64)
    return Side(len(told), float(told.mean()) if len(told) else None)


def _sides(exposed: Bools, outcome: Numbers) -> tuple[Side, Side]:
    told = np.asarray(outcome, np.float64)
    return _side(told[exposed]), _side(told[~exposed])


def _too_few(sides: tuple[Side, Side], least: int) -> Missing:
    return Missing(NoEstimate.TOO_FEW_WATCHED, sum(max(least - side.n, 0) for side in sides))


def _of_blocks(
    exposed: Bools,
    outcome: Numbers,
    blocks: Numbers,
    dice: np.random.Generator,
    bounds: tuple[float, float],
) -> Estimate | Missing:
    """The difference of the two sides, and how it would differ had other blocks come."""
    block, at = np.unique(np.asarray(blocks), return_inverse=True)
    told, count = np.asarray(outcome, np.float64), len(block)
    sums = [sums_of_blocks(told * of, at, count) for of in (exposed, ~exposed)]
    units = [sums_of_blocks(of, at, count) for of in (exposed, ~exposed)]

    def difference(times: Int64s) -> float | None:
        n = [float(times @ of) for of in units]
        if min(n) == 0:
            return None
        (one, other), (m, k) = (float(times @ of) for of in sums), n
        return one / m - other / k

    return of_blocks(difference, count, dice, bounds=bounds)


def _welch(one: Float64s, other: Float64s) -> tuple[float, float]:
    errors = np.array([np.var(told, ddof=1) / len(told) for told in (one, other)])
    value, error = float(one.mean() - other.mean()), float(errors.sum())
    if error == 0:
        return value, value
    spare = errors**2 / np.array([len(one) - 1, len(other) - 1])
    arm = float(stdtrit(error**2 / float(spare.sum()), (1 + LEVEL) / 2)) * float(np.sqrt(error))
    return value - arm, value + arm


def _ranks(at: Int64s, times: Int64s) -> Float64s:
    """The rank of each unit where each stands there so many times; equal ones share theirs."""
    held = np.bincount(at, times)
    below = np.cumsum(held) - held
    ranks: Float64s = (below + (held + 1) / 2)[at]
    return ranks


def _pearson(x: Float64s, y: Float64s, times: Int64s) -> float | None:
    n = times.sum()
    a, b = x - times @ x / n, y - times @ y / n
    spread = float(np.sqrt((times @ a**2) * (times @ b**2)))
    return float(np.clip(times @ (a * b) / spread, -1, 1)) if spread > 0 else None


def _wider(found: Estimate | Missing, ends: tuple[float, float]) -> Estimate | Missing:
    if isinstance(found, Missing):
        return found
    low, high = min(found.low, ends[0]), max(found.high, ends[1])
    wide = around(found.value, (low, high), Method.BLOCK_BOOTSTRAP, found.n)
    return Estimate(wide.value, wide.low, wide.high, wide.method, wide.n, found.seed)
