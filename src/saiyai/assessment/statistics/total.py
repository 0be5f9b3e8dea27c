"""The total, where a network has switched it on: a median with an interval, and never a rank."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.statistics.composite import (
    LEAST_DIMENSIONS,
    Aggregator,
    aggregates,
    dimension_rows,
)
from saiyai.assessment.statistics.estimates import (
    LEVEL,
    REPLICATES,
    Estimate,
    Method,
    Missing,
    NoEstimate,
    around,
)
from saiyai.assessment.statistics.probability import between
from saiyai.assessment.statistics.sobol import Sensitivity, saltelli, sobol
from saiyai.engine.arrays import Bools, Float64s, Int64s, seal

CHOICES: Final = (
    "draw",
    "split",
    "weights",
    "aggregator",
    "window",
    "half_life",
    "boundary",
    "treatment",
)
"""What a total hangs on: which draw of the indicators, and seven choices of whoever adds up."""

POINTS: Final = 1_024
"""For the indices, times eighteen runs."""

SPLITS: Final = (0.5, 0.8)
"""Between what the weight of what was seen may be chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """Draws of every indicator under every choice of window, half-life, boundary and treatment.

    Shapes: values (windows, half_lives, boundaries, treatments, indicators, draws), each 0..1;
        known the same without draws, whether there is a number; dimension (indicators,), from 0,
        and perceptual (indicators,), of the scored indicators.
    """

    values: Float64s
    known: Bools
    dimension: Int64s
    perceptual: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Total:
    """What all choices together leave of a total."""

    estimate: Estimate
    """The median, and the interval over all choices."""
    arithmetic: float
    """The median with nothing but arithmetic means, which let one make good for another."""
    draws: Float64s
    """(runs,), NaN under choices that leave no total: to say how likely it is more than that of
    another network or day, of which each run made the same choices; never a rank."""
    unanswered: float
    """In what share of the runs there were too few dimensions."""


def total(
    levels: Levels,
    dice: np.random.Generator,
    own: np.random.Generator,
    *,
    runs: int = REPLICATES,
    level: float = LEVEL,
) -> Total | Missing:
    """Indicators added up in thousands of ways that could be defended as well.

    In each run a draw of all indicators; the weight of what was seen from .5 to .8; weights of
    dimensions from Dirichlet(1, …, 1); arithmetic, geometric or harmonic; and one of each of the
    levels that were worked out before. Rules for what is missing are those of a dimension and of
    seven dimensions at least.

    `dice` make the choices, and are the same for whatever is to be compared; `own`, of this
    network and day, which draw of its indicators goes with which.

    Returns: TOO_FEW_DIMENSIONS where more than half of the runs have no total.
    Cost: O(runs times indicators).
    Source: Saisana, Saltelli & Tarantola 2005, Journal of the Royal Statistical Society A 168,
        307-323; theory 4.9.
    """
    weighing = _weighing(levels, dice)
    at = dice.random((runs, len(CHOICES)))
    at[:, CHOICES.index("draw")] = own.random(runs)
    found, there = run_totals(levels, at, weighing)
    if 2 * np.count_nonzero(there) < runs:
        return Missing(NoEstimate.TOO_FEW_DIMENSIONS)
    draws = found[there]
    at[:, CHOICES.index("aggregator")] = 0.0
    plain, plainly = run_totals(levels, at, weighing)
    estimate = around(
        float(np.median(draws)),
        between(draws, level),
        Method.MONTE_CARLO,
        len(draws),
        dice=dice,
        level=level,
    )
    arithmetic = float(np.median(plain[plainly]))
    by_run = seal(np.where(there, found, np.nan))
    return Total(estimate, arithmetic, by_run, 1 - len(draws) / runs)


def what_it_hangs_on(
    levels: Levels, dice: np.random.Generator, *, points: int = POINTS, level: float = LEVEL
) -> dict[str, Sensitivity] | Missing:
    """How much of what varies in the total comes from each of eight choices.

    Returns: by the names of `CHOICES`; TOO_FEW_DIMENSIONS where under some choice there is no
        total, ALL_ALIKE where all choices lead to the same.
    Cost: O(18 points times indicators).
    Source: as `sobol`.
    """
    at = saltelli(len(CHOICES), points, dice)
    found, there = run_totals(levels, at, _weighing(levels, dice))
    if not there.all():
        return Missing(NoEstimate.TOO_FEW_DIMENSIONS)
    indices = sobol(found, len(CHOICES), dice, level=level)
    if isinstance(indices, Missing):
        return indices
    return dict(zip(CHOICES, indices, strict=True))


def run_totals(levels: Levels, at: Float64s, weighing: Float64s) -> tuple[Float64s, Bools]:
    """The total at each point of the eight choices, and at which there is one.

    Shapes: at (runs, 8), each 0..1; weighing (several, dimensions), the weights to choose from.
    Returns: float64 (runs,), 0 where there is none, and bool (runs,).
    """
    choice = dict(zip(CHOICES, at.T, strict=True))
    sizes = levels.values.shape
    place = tuple(
        _pick(choice[name], size) for name, size in zip(CHOICES[4:], sizes[:4], strict=True)
    )
    draw = _pick(choice["draw"], sizes[5])
    windows, half_lives, boundaries, treatments = place
    values = levels.values[windows, half_lives, boundaries, treatments, :, draw]
    known = levels.known[place]
    split = SPLITS[0] + (SPLITS[1] - SPLITS[0]) * choice["split"]
    found, there = _dimensions(levels, values, known, split)
    weights = np.where(there, weighing[_pick(choice["weights"], len(weighing))], 0)
    whole = weights.sum(axis=1, keepdims=True)
    shares = np.divide(weights, whole, out=np.zeros_like(weights), where=whole > 0)
    how = _pick(choice["aggregator"], len(Aggregator))
    enough = there.sum(axis=1) >= LEAST_DIMENSIONS
    shares[~enough] = 1 / there.shape[1]
    totals = aggregates(found, shares, how)
    return np.where(enough, totals, 0.0), enough


def _dimensions(
    levels: Levels, values: Float64s, known: Bools, split: Float64s
) -> tuple[Float64s, Bools]:
    rows = []
    for one in range(int(levels.dimension.max()) + 1):
        of = levels.dimension == one
        rows.append(dimension_rows(values[:, of], known[:, of], levels.perceptual[of], split))
    found = np.stack([value for value, _ in rows], axis=1)
    return found, np.stack([there for _, there in rows], axis=1)


def _weighing(levels: Levels, dice: np.random.Generator) -> Float64s:
    """Weights of dimensions, of which any are as likely."""
    return dice.dirichlet(np.ones(int(levels.dimension.max()) + 1), POINTS)


def _pick(at: Float64s, size: int) -> Int64s:
    """The place that a number from 0 to 1 stands for among so many."""
    return np.minimum((at * size).astype(np.int64), size - 1)
