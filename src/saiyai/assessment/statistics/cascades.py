"""What would spread if: scenarios to think with, which are never scores and never forecasts."""

from collections.abc import Callable
from typing import Final

import numpy as np
from scipy.special import pdtr

from saiyai.assessment.statistics.estimates import (
    LEVEL,
    Estimate,
    Method,
    Missing,
    NoEstimate,
    around,
)
from saiyai.assessment.statistics.probability import between
from saiyai.engine.arrays import Bools, Int64s, Numbers
from saiyai.engine.network import Network
from saiyai.engine.ops.rows import degrees

RUNS: Final = 1_000

_ALL_WAYS: Final = 12
"""Up to so many ties every way in which they may carry it or not is counted."""

_HALVINGS: Final = 60
_EXACT: Final = 1e-9


def cascade_window(threshold: float) -> tuple[float, float] | None:
    """Between which mean numbers of ties a small start may spread through a random network.

    Everybody follows once a share `threshold` of those they are tied to has. With Poisson degrees
    of mean z it spreads where z P(degree ≤ K − 2) > 1, K being the whole part of 1 / threshold.

    Returns: the lower and the upper z; None where there is none.
    Source: Watts 2002, Proceedings of the National Academy of Sciences 99, 5766-5771.
    """
    few = int(1 / threshold + _EXACT) - 2
    if few < 0:
        return None

    def above(z: float) -> float:
        return z * float(pdtr(few, z)) - 1

    many = np.linspace(0.5, 4 * few + 8, 4_000)
    best = float(many[np.argmax(many * pdtr(few, many))])
    if above(best) <= 0:
        return None
    return _root(above, 0.0, best), _root(above, 4.0 * few + 8, best)


def followers(network: Network, seeds: Numbers, threshold: int) -> Int64s:
    """Who has it in the end if each follows once so many of those they are tied to have it.

    Shapes: seeds are the positions of those who begin.
    Returns: int64, positions ascending.
    Cost: O(steps times m). Directions and parallel ties are not read; loops do not count.
    Source: Granovetter 1978, American Journal of Sociology 83, 1420-1443; Centola & Macy 2007,
        American Journal of Sociology 113, 702-734 (more than one is complex contagion).
    """
    rows = network.simple
    of = np.repeat(np.arange(network.n), degrees(rows))
    has = np.zeros(network.n, np.bool_)
    has[np.asarray(seeds, np.int64)] = True
    while True:
        near = np.bincount(of, has[rows.indices], network.n)
        more = has | (near >= threshold)
        if (more == has).all():
            return np.flatnonzero(has)
        has = more


def cascade_size(
    network: Network,
    seeds: Numbers,
    chance: float,
    dice: np.random.Generator,
    *,
    level: float = LEVEL,
) -> Estimate | Missing:
    """How many have it in the end if each tie of one who has it carries it once, with a chance.

    The mean over a thousand networks in which each tie is there with that chance, of how many
    can be reached; the interval is of single runs. Up to twelve ties all ways are counted, and the
    mean is exact.

    Shapes: seeds are the positions of those who begin.
    Returns: 1 to n; NOTHING_COUNTED where nobody begins.
    Cost: O(steps times ties times runs). Along directions; of parallel ties one is read.
    Source: Kempe, Kleinberg & Tardos 2003, KDD, 137-146 (independent cascade).
    """
    begin = np.unique(np.asarray(seeds, np.int64))
    if not len(begin):
        return Missing(NoEstimate.NOTHING_COUNTED, 1)
    ends = _ties_of(network)
    count = len(ends)
    if count <= _ALL_WAYS:
        live = (np.arange(2**count)[:, np.newaxis] >> np.arange(count)) % 2 == 1
        weights = np.where(live, chance, 1 - chance).prod(axis=1)
        sizes = _reached(network, begin, ends, live).sum(axis=1)
        value = float(weights @ sizes)
        return around(value, (value, value), Method.MONTE_CARLO, len(live), level=level)
    live = dice.random((RUNS, count)) < chance
    sizes = _reached(network, begin, ends, live).sum(axis=1)
    value = float(sizes.mean())
    return around(value, between(sizes, level), Method.MONTE_CARLO, RUNS, dice=dice, level=level)


def _ties_of(network: Network) -> Int64s:
    """Every tie once, from whom to whom. Returns: int64 (ties, 2)."""
    of = np.repeat(np.arange(network.n), degrees(network.arcs))
    ends = np.column_stack((of, network.arcs.indices)).astype(np.int64)
    return ends if network.directed else ends[ends[:, 0] < ends[:, 1]]


def _reached(network: Network, begin: Int64s, ends: Int64s, live: Bools) -> Bools:
    """Who is reached in each run. Shapes: live (runs, ties); Returns: bool (runs, n)."""
    has = np.zeros((network.n, len(live)), np.bool_)
    has[begin] = True
    ways = ends.tolist()
    if not network.directed:
        ways += ends[:, ::-1].tolist()
    carries = np.ascontiguousarray(live.T)
    before = -1
    while (now := int(has.sum())) != before:
        before = now
        for tie, (source, target) in enumerate(ways):
            has[target] |= has[source] & carries[tie % len(ends)]
    return has.T


def _root(above: Callable[[float], float], outside: float, inside: float) -> float:
    """Where it turns from below 0, outside, to above 0."""
    for _ in range(_HALVINGS):
        middle = (outside + inside) / 2
        outside, inside = (outside, middle) if above(middle) > 0 else (middle, inside)
    return inside
