"""Whether something changed from one reading to the next, on the same boundary."""

from dataclasses import dataclass
from typing import Final

import numpy as np

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
from saiyai.assessment.statistics.probability import between, ratio_draws, wider_between
from saiyai.engine.arrays import Numbers

LEAST_PAIRS: Final = 8


@dataclass(frozen=True, slots=True)
class Change:
    """How far something is above what it was, and whether that may be called a change."""

    difference: Estimate
    smallest: float
    """The smallest difference that is more than the error of measuring twice."""

    @property
    def changed(self) -> bool:
        """Whether 0 is outside the interval and the difference is more than the smallest."""
        found = self.difference
        apart = found.low > 0 or found.high < 0
        return apart and abs(found.value) > self.smallest


def paired_change(
    before: Numbers,
    after: Numbers,
    dice: np.random.Generator,
    *,
    error: float = 0.0,
    level: float = LEVEL,
) -> Change | Missing:
    """Whether the mean of the same members is another than it was.

    The mean of after − before; pairs are drawn again 2,000 times. It is called changed only if the
    interval leaves 0 out and the difference is above 1.96 √2 times the error of measuring once.

    Shapes: before and after (members,), the same in the same order: those inside the boundary on
        both days. `error` is the standard error of measurement of the value itself.
    Returns: TOO_FEW_MEMBERS below eight.
    Raises: ValueError where they are not as many.
    Cost: O(members log members + replicates times differences that differ).
    Source: theory 4.10; Beckerman et al. 2001, Quality of Life Research 10, 571-578, for the
        smallest difference that can be told.
    """
    if len(before) != len(after):
        raise ValueError("a change is of the same members: as many before as after")
    n = len(before)
    lack = too_few(NoEstimate.TOO_FEW_MEMBERS, n, LEAST_PAIRS)
    if lack is not None:
        return lack
    moved = np.asarray(after, np.float64) - np.asarray(before, np.float64)
    draws = ratio_draws(moved, np.ones(n), dice, REPLICATES)
    ends = wider_between(draws, n, level)
    found = around(float(moved.mean()), ends, Method.MEMBER_BOOTSTRAP, n, dice=dice, level=level)
    return Change(found, smallest_change(error))


def change_of_draws(  # noqa: PLR0913 two readings, each with its draws
    values: tuple[float, float],
    before: Numbers,
    after: Numbers,
    n: int,
    *,
    error: float = 0.0,
    method: Method = Method.MEMBER_BOOTSTRAP,
    level: float = LEVEL,
) -> Change:
    """The same of any number of which both readings were drawn again, in each draw alike.

    Shapes: before and after (draws,): of each draw of the same members or blocks, both readings.
    """
    ends = between(np.asarray(after, np.float64) - np.asarray(before, np.float64), level)
    found = around(values[1] - values[0], ends, method, n, level=level)
    return Change(found, smallest_change(error))


def smallest_change(error: float) -> float:
    """The smallest difference that is more than measuring twice brings about: 1.96 √2 SEM."""
    return 1.96 * float(np.sqrt(2)) * error


def measurement_error(deviation: float, reliability: float) -> float:
    """The standard error of measurement, σ √(1 − reliability).

    Source: Lord & Novick 1968, Statistical Theories of Mental Test Scores, section 3.4.
    """
    return deviation * float(np.sqrt(max(1 - reliability, 0.0)))
