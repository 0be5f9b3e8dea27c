"""What goes from one to another and back, summed over all ties between the same two."""

from dataclasses import dataclass

import numpy as np

from saiyai.engine.arrays import Float64s, Int32s, Int64s, seal
from saiyai.engine.network import Network
from saiyai.engine.ops.rows import degrees
from saiyai.engine.ops.ties import add_up
from saiyai.engine.passes import passed
from saiyai.engine.result import Why


@dataclass(frozen=True, slots=True, eq=False)
class Flows:
    """What two who are tied give one another; every pair stands in the rows of both.

    Shapes: all (entries of `simple`,).
    """

    givers: Int64s
    takers: Int32s
    forth: Float64s
    """What goes from the giver to the taker."""
    back: Float64s
    """What comes back."""
    total: float
    """All that goes from one to another."""


def flows(network: Network) -> Flows | Why:
    """What goes between any two, weights added up; without weights every tie is one.

    Returns: UNDIRECTED, NO_TIES, NEGATIVE_WEIGHTS, ALL_ZERO where nothing goes anywhere, and
        OUT_OF_RANGE where the sum is beyond numbers. Loops go nowhere.
    Cost: O(n + m) when first asked for; 28 bytes a pair and direction, with `out` and `into`.
    """
    return passed(network, _flows)


def _flows(network: Network) -> Flows | Why:
    if not network.directed:
        return Why.UNDIRECTED
    if not len(network.arcs.indices):
        return Why.NO_TIES
    weights = seal(np.ones(network.m)) if network.weights is None else network.weights
    if weights[network.sources != network.targets].min() < 0:
        return Why.NEGATIVE_WEIGHTS
    forth, back = (np.zeros(len(network.simple.indices)) for _ in range(2))
    with np.errstate(all="ignore"):  # a reason is given instead
        add_up(network.simple, network.out, weights, forth)
        add_up(network.simple, network.into, weights, back)
        total = float(forth.sum())
    if total == 0 or not np.isfinite(total):
        return Why.OUT_OF_RANGE if total else Why.ALL_ZERO
    givers = np.repeat(np.arange(network.n), degrees(network.simple))
    return Flows(seal(givers), network.simple.indices, seal(forth), seal(back), total)


def given(found: Flows, n: int) -> Float64s:
    """What each gives in all. Shapes: (n,)."""
    return np.asarray(np.bincount(found.givers, found.forth, n), np.float64)


def taken(found: Flows, n: int) -> Float64s:
    """What each is given in all. Shapes: (n,)."""
    return np.asarray(np.bincount(found.givers, found.back, n), np.float64)
