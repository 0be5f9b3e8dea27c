"""What goes from one to another and back, summed over all ties between the same two."""

from dataclasses import dataclass

import numpy as np

from saiyai.engine.arrays import Float64s, Int32s, seal
from saiyai.engine.network import Network
from saiyai.engine.ops.rows import Adjacency, degrees, row_sums, seen_back
from saiyai.engine.ops.ties import add_up
from saiyai.engine.passes import passed
from saiyai.engine.result import Why


@dataclass(frozen=True, slots=True, eq=False)
class Flows:
    """What two who are tied give one another; every pair stands in the rows of both.

    Shapes: forth and back for each entry of `rows`, which are those of `simple`.
    """

    rows: Adjacency
    forth: Float64s
    """What goes from the node of the row to the other."""
    back: Float64s
    """What comes back."""
    total: float
    """All that goes from one to another."""


def flows(network: Network) -> Flows | Why:
    """What goes between any two, weights added up; without weights every tie is one.

    Returns: UNDIRECTED, NO_TIES, NEGATIVE_WEIGHTS, ALL_ZERO where nothing goes anywhere, and
        OUT_OF_RANGE where the sum is beyond numbers. Loops go nowhere.
    Cost: O(n + m) when first asked for; 16 bytes a pair and direction, with `out`.
    """
    return passed(network, _flows)


def _flows(network: Network) -> Flows | Why:
    if not network.directed:
        return Why.UNDIRECTED
    if not len(network.arcs.indices):
        return Why.NO_TIES
    weights = seal(np.ones(network.m)) if network.weights is None else network.weights
    if weights.min(where=network.sources != network.targets, initial=0) < 0:
        return Why.NEGATIVE_WEIGHTS
    forth = np.zeros(len(network.simple.indices))
    with np.errstate(all="ignore"):  # a reason is given instead
        add_up(network.simple, network.out, weights, forth)
        total = float(forth.sum())
    if total == 0 or not np.isfinite(total):
        return Why.OUT_OF_RANGE if total else Why.ALL_ZERO
    back = seen_back(network.simple, forth)
    return Flows(network.simple, seal(forth), seal(back), total)


def givers(found: Flows) -> Int32s:
    """Whose row each entry stands in. Shapes: (entries of `rows`,)."""
    return np.repeat(np.arange(found.rows.n, dtype=np.int32), degrees(found.rows))


def given(found: Flows) -> Float64s:
    """What each gives in all. Shapes: (n,)."""
    return row_sums(found.rows, found.forth)


def taken(found: Flows) -> Float64s:
    """What each is given in all. Shapes: (n,)."""
    return row_sums(found.rows, found.back)
