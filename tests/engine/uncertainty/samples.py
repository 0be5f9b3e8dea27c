"""Networks simulated as in the table of standard errors of the theory, section 4."""

from collections.abc import Callable, Iterable

import numpy as np

from saiyai.engine.network import Network, make_network
from saiyai.engine.uncertainty.replicates import Spread

Law = Callable[[np.random.Generator], Network]


def alike(n: int, p: float) -> Law:
    """Any two are tied with the same probability, whoever they are."""
    return lambda dice: _tied(n, np.full((n, n), p), dice)


def actors_differ(n: int, p: float) -> Law:
    """The odds of a tie hang on both its ends, whose log-odds have a standard deviation of 0.8."""

    def draw(dice: np.random.Generator) -> Network:
        own = dice.normal(0, 0.8, n)
        odds = np.log(p / (1 - p)) + own[:, None] + own[None, :]
        return _tied(n, 1 / (1 + np.exp(-odds)), dice)

    return draw


def simulated(law: Law, count: int) -> list[Network]:
    """So many of them, each with dice of its own."""
    return [law(np.random.default_rng((7, one))) for one in range(count)]


def mean_error(
    networks: Iterable[Network], asked: Callable[[Network], tuple[Spread, ...]]
) -> float:
    """The mean of the first standard error over networks."""
    return float(np.mean([asked(one)[0].standard_error.values[0] for one in networks]))


def _tied(n: int, share: np.ndarray, dice: np.random.Generator) -> Network:
    there = np.triu(dice.random((n, n)) < share, 1)
    return make_network(n, *np.nonzero(there), directed=False)
