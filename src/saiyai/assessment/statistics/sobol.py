"""How much of what varies in a number comes from each choice: Sobol's indices."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.statistics.estimates import (
    LEVEL,
    Estimate,
    Method,
    Missing,
    around,
)
from saiyai.assessment.statistics.probability import between
from saiyai.engine.arrays import Float64s, Numbers
from saiyai.engine.result import Why

_REPLICATES: Final = 200


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What one choice does to a number."""

    first: Estimate
    """The share of its variance that would go if this choice alone were settled."""
    total: Estimate
    """The share that would be left if all but this choice were settled."""


def saltelli(factors: int, n: int, dice: np.random.Generator) -> Float64s:
    """Points at which a number is asked, so that its indices can be told from the answers.

    Two sets A and B of n points, and for each factor A with that factor of B and B with that of
    A. Points are those of multiples of the roots of primes, shifted by the dice, which fill the
    space more evenly than dice alone.

    Returns: float64 (n (2 factors + 2), factors), each 0..1; of each of the n: A, A with B's of
        each factor, B with A's of each, B.
    Source: Saltelli 2002, Computer Physics Communications 145, 280-297; Richtmyer 1951 for the
        points.
    """
    k = factors
    steps = np.sqrt(_primes(2 * k)) % 1
    points = (np.outer(np.arange(1, n + 1), steps) + dice.random(2 * k)) % 1
    a, b = points[:, :k], points[:, k:]
    found = np.empty((n, 2 * k + 2, k))
    found[:, 0], found[:, -1] = a, b
    for factor in range(k):
        found[:, 1 + factor], found[:, 1 + k + factor] = a, b
        found[:, 1 + factor, factor] = b[:, factor]
        found[:, 1 + k + factor, factor] = a[:, factor]
    return found.reshape(-1, k)


def sobol(
    answers: Numbers, factors: int, dice: np.random.Generator, *, level: float = LEVEL
) -> tuple[Sensitivity, ...] | Missing:
    """First and total indices of each factor, from a number at the points of `saltelli`.

    First: mean of B (A_B − A) by the variance; total: half the mean of (A − A_B)² by the variance;
    each the mean of that and of the same with A and B exchanged. Intervals from 200 times as many
    of the n points drawn of them. An index may come out a little below 0 or above 1.

    Shapes: answers (n (2 factors + 2),), in the order of the points.
    Returns: one for each factor; ALL_ALIKE where the number never varies.
    Cost: O(n factors times replicates).
    Source: Saltelli et al. 2010, Computer Physics Communications 181, 259-270 (first order);
        Jansen 1999 (total); equals SALib to 1e-9 where that is asked both ways.
    """
    rows = np.asarray(answers, np.float64).reshape(-1, 2 * factors + 2)
    n = len(rows)
    spread = float(rows[:, [0, -1]].std())
    if spread <= 1e-12 * max(float(np.abs(rows).max()), 1e-300):
        return Missing(Why.ALL_ALIKE)
    rows = (rows - rows.mean()) / rows.std() if rows.std() > 0 else rows
    value = _indices(rows, factors)
    draws = np.stack([_indices(rows[dice.integers(0, n, n)], factors) for _ in range(_REPLICATES)])
    return tuple(
        Sensitivity(
            *(
                around(
                    float(value[order, factor]),
                    between(draws[:, order, factor], level),
                    Method.MONTE_CARLO,
                    n,
                    dice=dice,
                    level=level,
                )
                for order in range(2)
            )
        )
        for factor in range(factors)
    )


def _indices(rows: Float64s, factors: int) -> Float64s:
    """Returns: (2, factors), first and total."""
    a, b = rows[:, :1], rows[:, -1:]
    variance = rows[:, [0, -1]].var()
    a_with, b_with = rows[:, 1 : 1 + factors], rows[:, 1 + factors : -1]
    first = (b * (a_with - a)).mean(axis=0) + (a * (b_with - b)).mean(axis=0)
    total = ((a - a_with) ** 2).mean(axis=0) + ((b - b_with) ** 2).mean(axis=0)
    found: Float64s = np.stack([first / 2, total / 4]) / max(variance, 1e-300)
    return found


def _primes(count: int) -> Float64s:
    """The first so many."""
    found: list[int] = []
    one = 2
    while len(found) < count:
        if all(one % prime for prime in found):
            found.append(one)
        one += 1
    return np.array(found, np.float64)
