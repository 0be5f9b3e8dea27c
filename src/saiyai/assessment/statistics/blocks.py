"""What is read of events and is no measure: how it would differ had other blocks of them come.

A block is a week, an activity or an exchange: what came together is drawn together.
"""

from collections.abc import Callable
from typing import Final

import numpy as np
from scipy.special import stdtrit

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
from saiyai.assessment.statistics.probability import drawn_again, ratio_draws, wider_between
from saiyai.engine.arrays import Float64s, Int64s, Numbers
from saiyai.engine.result import Why
from saiyai.engine.uncertainty.replicates import REPLICATES as FEW_REPLICATES

LEAST_BLOCKS: Final = 8
"""Of fewer, drawing again shows little of how weeks differ."""


def ratio_of_blocks(
    parts: Numbers,
    wholes: Numbers,
    dice: np.random.Generator,
    *,
    least: int = LEAST_BLOCKS,
    level: float = LEVEL,
) -> Estimate | Missing:
    """A share of events, Σ parts / Σ wholes, and how it would differ had other blocks come.

    Blocks are drawn again 2,000 times; percentiles are widened for few, as `wider_between` tells.
    Where no block differs from another the interval is the value itself.

    Shapes: parts and wholes (blocks,), of each block how much there is, none below 0 and no part
        above its whole; blocks without an event stand there with 0 and 0.
    Returns: 0..1; TOO_FEW_PERIODS below `least` blocks, NOTHING_COUNTED where all wholes are 0.
    Cost: O(blocks log blocks + replicates times blocks that differ).
    Source: Efron & Tibshirani 1993, section 8.6; Künsch 1989, Annals of Statistics 17, 1217-1241.
    """
    part, whole = np.asarray(parts, np.float64), np.asarray(wholes, np.float64)
    n = len(whole)
    if not whole.any():
        return Missing(NoEstimate.NOTHING_COUNTED, 1)
    lack = too_few(NoEstimate.TOO_FEW_PERIODS, n, least)
    if lack is not None:
        return lack
    low, high = wider_between(ratio_draws(part, whole, dice, REPLICATES), n, level)
    ends = max(low, 0.0), min(high, 1.0)
    value = float(part.sum() / whole.sum())
    return around(value, ends, Method.BLOCK_BOOTSTRAP, n, dice=dice, level=level)


def of_blocks(  # noqa: PLR0913 what is drawn, and how often
    compute: Callable[[Int64s], float | None],
    count: int,
    dice: np.random.Generator,
    *,
    bounds: tuple[float, float] = (0.0, 1.0),
    least: int = LEAST_BLOCKS,
    replicates: int = FEW_REPLICATES,
    level: float = LEVEL,
) -> Estimate | Missing:
    """Anything that can be read of events, and how it would differ had other blocks come.

    The standard deviation over replicates, times Student's quantile with one degree of freedom
    less than there are blocks, evenly round the value itself: what asks whether two ever met is
    lower in replicates than it is, since a third of all blocks is not drawn.

    `compute` is asked for the number where each block stands so many times, int64 (count,), and
    answers None where there is none.

    Returns: TOO_FEW_PERIODS below `least` blocks, NO_FIT where fewer than half of the replicates
        have a number, NOTHING_COUNTED where the events themselves have none.
    Cost: `replicates` times what it costs to compute.
    Source: as `ratio_of_blocks`.
    """
    lack = too_few(NoEstimate.TOO_FEW_PERIODS, count, least)
    if lack is not None:
        return lack
    value = compute(np.ones(count, np.int64))
    if value is None:
        return Missing(NoEstimate.NOTHING_COUNTED, 1)
    times = drawn_again(np.ones(count), dice, replicates).astype(np.int64)
    found = [one for one in map(compute, times) if one is not None]
    if 2 * len(found) < replicates:
        return Missing(Why.NO_FIT)
    arm = float(stdtrit(count - 1, (1 + level) / 2)) * float(np.std(found, ddof=1))
    ends = max(value - arm, bounds[0]), min(value + arm, bounds[1])
    return around(value, ends, Method.BLOCK_BOOTSTRAP, count, dice=dice, level=level)


def sums_of_blocks(values: Numbers, blocks: Numbers, count: int) -> Float64s:
    """What values add up to in each block, those without any among them.

    Shapes: values and blocks (rows,), blocks from 0. Returns: float64 (count,).
    """
    given = np.asarray(values, np.float64)
    return np.bincount(np.asarray(blocks, np.int64), given, count).astype(np.float64)
