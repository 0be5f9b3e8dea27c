"""What repeated handing on along the ties turns to: made once for all measures that rest on it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.engine.arrays import Bools, Float64s, Int32s, seal, sealed
from saiyai.engine.network import Network
from saiyai.engine.ops.damped import damped_sums
from saiyai.engine.ops.krylov import dominant_vector
from saiyai.engine.ops.products import neighbour_sums
from saiyai.engine.ops.strong_parts import within_parts
from saiyai.engine.passes import passed
from saiyai.engine.walks import arcs_into, parts_both_ways

_ALMOST_NOTHING: Final = 1e-8
"""A part whose largest number is this share of the largest of all is weaker than the strongest."""

_HOLDS: Final = 1e-8


@dataclass(frozen=True, slots=True, eq=False)
class Dominance:
    """What grows fastest when all hand on what they hold to those they lead to.

    `growth` is by how much in each round, 0 where no ties lead back to where they began;
    `vector` (n,) is what each holds then, of length 1; `holds` is whether there is one such.
    """

    growth: float
    vector: Float64s
    holds: bool


def dominance(network: Network) -> Dominance:
    """The largest eigenvalue of the ties, and its vector along the ties that lead to a node.

    Ties within parts alone make the eigenvalue, and there it is never many in one: so it is
    found to the last digits also where parts lead to one another in long chains.
    Cost: O(n + m) for each of some tens of products.
    """
    return passed(network, _dominance)


def _dominance(network: Network) -> Dominance:
    into, parts = arcs_into(network), parts_both_ways(network)
    inner = sealed(within_parts(into, parts.labels)) if network.directed else into
    start = (np.diff(inner.indptr) > 0).astype(np.float64)
    growth, vector = dominant_vector(lambda held: neighbour_sums(inner, held), start)
    if growth == 0:
        return Dominance(0.0, seal(np.zeros(network.n)), holds=False)
    strongest = _strongest(vector, parts.labels, parts.count)
    vector = np.where(strongest, vector, 0.0)
    if network.directed:
        rest = np.where(strongest, 0.0, 1 / growth)
        own = np.where(strongest, 0.0, neighbour_sums(into, vector) / growth)
        vector = vector + np.where(strongest, 0.0, damped_sums(into, own, rest)[0])
    vector = vector / np.linalg.norm(vector)
    off = np.linalg.norm(neighbour_sums(into, vector) - growth * vector)
    return Dominance(growth, seal(vector), holds=bool(off <= _HOLDS * growth))


def _strongest(vector: Float64s, labels: Int32s, count: int) -> Bools:
    """Whether each node's part is one of the strongest."""
    largest = np.zeros(count)
    np.maximum.at(largest, labels, vector)
    strong: Bools = (largest > _ALMOST_NOTHING * vector.max())[labels]
    return strong
