"""How far a mean of draws can be from what it estimates."""

from typing import Final, TypeVar

import numpy as np

from saiyai.engine.arrays import Float64s

CONFIDENCE: Final = 0.95
"""How sure every estimate is of its error bound, all its numbers together."""

SEED: Final = 1
"""The dice of every estimate: the same network gets the same numbers."""

_Real = TypeVar("_Real", float, Float64s)


def dice() -> np.random.Generator:
    """The dice of an estimate, not yet thrown."""
    return np.random.default_rng(SEED)


def deviation(variance: _Real, width: float, draws: int, risk: float) -> _Real:
    """How far the mean of independent draws is from what it estimates, but for this risk.

    `variance` is that of the draws themselves, their squares divided by their number; `width` is
    the width of the interval in which each must lie. It holds for any draws, few or many: where
    they hardly vary it falls nearly as fast as their number rises.
    Source: Audibert, Munos & Szepesvári 2009, Theoretical Computer Science 410, 1876-1902,
        theorem 1 (an empirical Bernstein bound, which follows Hoeffding 1963).
    """
    share = np.log(3 / risk) / draws
    found: _Real = np.sqrt(2 * variance * share) + 3 * width * share
    return found


def hoeffding(draws: int, risk: float) -> float:
    """How far the mean of draws from 0..1 is from what it estimates, but for this risk.

    Note: it holds for draws that are independent and for those drawn without putting back.
    Source: Hoeffding 1963, Journal of the American Statistical Association 58, 13-30, theorem 2
        and section 6.
    """
    return float(np.sqrt(np.log(2 / risk) / (2 * draws)))
