"""How sure a measure of a network is, as one estimate: by other actors, by other events."""

from dataclasses import replace
from statistics import NormalDist

import numpy as np
from scipy.special import stdtrit

from saiyai.assessment.statistics.estimates import LEVEL, Estimate, Method, Missing, around
from saiyai.engine.arrays import Numbers
from saiyai.engine.measure import Measure
from saiyai.engine.network import Network
from saiyai.engine.result import Why
from saiyai.engine.uncertainty.block_bootstrap import block_bootstrap
from saiyai.engine.uncertainty.replicates import REPLICATES, Spread, interval
from saiyai.engine.uncertainty.vertex_bootstrap import vertex_bootstrap


def by_vertices(
    network: Network,
    measure: Measure,
    dice: np.random.Generator,
    *,
    part: str = "value",
    replicates: int = REPLICATES,
    level: float = LEVEL,
) -> Estimate | Missing:
    """A measure and how it would differ among other actors of the same sort.

    Its standard error is that of the vertex bootstrap, laid evenly round the measure itself.

    Returns: the reason of the engine where it has no number, or no standard error.
    Cost, Source: as `engine.uncertainty.vertex_bootstrap`.
    """
    (found,) = vertex_bootstrap(network, [measure], seed=_seed(dice), replicates=replicates)
    return _estimate(found, measure, part, network.n, dice, level)


def by_blocks(  # noqa: PLR0913 what is drawn, and how often
    network: Network,
    measure: Measure,
    blocks: Numbers,
    dice: np.random.Generator,
    *,
    empty: int = 0,
    part: str = "value",
    replicates: int = REPLICATES,
    level: float = LEVEL,
    twice: bool = True,
) -> Estimate | Missing:
    """A measure and how it would differ had other weeks, activities or exchanges come.

    Its standard error is that of the block bootstrap, times Student's quantile with one degree of
    freedom less than there are blocks, evenly round the measure itself.

    Shapes: blocks (m,), of each tie that of its block; `empty` is how many had no tie;
        `twice` as in the engine.
    Returns: the reason of the engine where it has no number, or no standard error.
    Cost, Source: as `engine.uncertainty.block_bootstrap`.
    """
    (found,) = block_bootstrap(
        network,
        [measure],
        blocks,
        seed=_seed(dice),
        replicates=replicates,
        empty=empty,
        twice=twice,
    )
    count = len(np.unique(np.asarray(blocks))) + empty
    of_student = float(stdtrit(max(count - 1, 1), (1 + level) / 2))
    sure = 2 * NormalDist().cdf(of_student) - 1  # the engine's arm is that of a normal curve
    told = _estimate(found, measure, part, count, dice, sure)
    return told if isinstance(told, Missing) else replace(told, level=level)


def _estimate(
    found: Spread,
    measure: Measure,
    part: str,
    n: int,
    dice: np.random.Generator,
    level: float,
) -> Estimate | Missing:
    told = found.of(part)
    if isinstance(told.estimate, Why):
        return Missing(told.estimate)
    ends = interval(told, level, measure.bounds)
    if isinstance(ends, Why):
        return Missing(ends)
    method = Method(found.method.value)
    return around(float(told.estimate), ends, method, n, dice=dice, level=level)


def _seed(dice: np.random.Generator) -> int:
    """One throw: the engine makes dice of its own from a number for each replicate."""
    return int(dice.integers(2**32))
