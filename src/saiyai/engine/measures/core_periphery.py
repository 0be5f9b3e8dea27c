"""Core and periphery: a few tied to one another and to all, and others tied to them only."""

from dataclasses import dataclass

import numpy as np

from saiyai.engine.arrays import Float64s, Int64s
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.rows import degrees
from saiyai.engine.passes import passed
from saiyai.engine.result import NodeSet, Value, Why

_SOURCE = "Borgatti & Everett 1999, Social Networks 21, 375-395"


def core_periphery(network: Network) -> Value | Why:
    """How nearly the network is a core, where all are tied, and others tied to the core only.

    The correlation, over all pairs, of being tied and of at least one of the two being in the
    core: for the core that `core_members` names, which has the highest of all cores whose
    members have more ties than any other.

    Returns: 1 where the two agree in every pair, 0 where one tells nothing of the other, and
        hardly below; NO_NODES, TOO_FEW_NODES below three, NO_TIES, ALL_ALIKE where all have as
        many ties.
    Cost: O(n + m). Directions, weights, loops and parallel ties are not read; those without a
        tie are of the periphery.
    Note: another core may fit better where it leaves out somebody who has more ties than one of
        its members; to find the best of all takes too long beyond some twenty nodes.
    Source: Borgatti & Everett 1999, Social Networks 21, 375-395, the discrete model, in which
        core and periphery are fully tied; cut by degree as Lip 2011, arXiv:1102.5511.
    """
    found = _cut(network)
    return found if isinstance(found, Why) else Value(found.fit)


def core_members(network: Network) -> NodeSet | Why:
    """The core of the network: those who have so many ties that with it `core_periphery` is most.

    Returns: positions, ascending: everybody with as many ties as the last of them, of several
        cores that fit as well the smallest; NO_NODES, TOO_FEW_NODES, NO_TIES, ALL_ALIKE as for
        `core_periphery`.
    Cost: O(n + m), shared with `core_periphery`.
    Source: Borgatti & Everett 1999, Social Networks 21, 375-395; see `core_periphery`.
    """
    found = _cut(network)
    if isinstance(found, Why):
        return found
    return NodeSet(np.flatnonzero(degrees(network.simple) >= found.least))


@dataclass(frozen=True, slots=True)
class _Core:
    """Whoever has at least so many ties, and how well they fit."""

    least: int
    fit: float


def _cut(network: Network) -> _Core | Why:
    if network.n < 3:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    if network.pairs == 0:
        return Why.NO_TIES
    return passed(network, _best_cut)


def _best_cut(network: Network) -> _Core | Why:
    """The best of all cuts by degree."""
    degree = degrees(network.simple)
    size = _at_least(degree)
    touched = _at_least(_larger_degrees(network))
    least = np.flatnonzero((size[:-1] > size[1:]) & (size[:-1] < network.n - 1))
    if not len(least):
        return Why.ALL_ALIKE
    fits = _correlations(network, size[least], touched[least])
    best = int(least[np.flatnonzero(fits >= fits.max() - 1e-12)[-1]])
    return _Core(best, float(np.clip(fits.max(), -1, 1)))


def _larger_degrees(network: Network) -> Int64s:
    """For every two who are tied, the degree of the one that has more."""
    degree = degrees(network.simple)
    first = np.repeat(np.arange(network.n), degree)
    once = first < network.simple.indices
    return np.maximum(degree[first[once]], degree[network.simple.indices[once]])


def _at_least(values: Int64s) -> Int64s:
    """How many are as high as each number from 0 to one beyond the highest."""
    counts: Int64s = np.bincount(values, minlength=int(values.max()) + 2)
    return counts[::-1].cumsum()[::-1]


def _correlations(network: Network, size: Int64s, touched: Int64s) -> Float64s:
    """Of being tied and of having an end in a core of this size, which so many ties touch."""
    pairs = network.n * (network.n - 1) / 2
    tied = network.pairs / pairs
    ideal = (size * (size - 1) / 2 + size * (network.n - size)) / pairs
    both = touched / pairs
    found: Float64s = (both - tied * ideal) / np.sqrt(tied * (1 - tied) * ideal * (1 - ideal))
    return found


CORE_PERIPHERY = Measure(
    id="core_periphery",
    level=Level.NETWORK,
    unit=Unit.INDEX,
    bounds=Bounds(-1, 1),
    question="How nearly is the network a core, and others tied to that core only?",
    question_th="เครือข่ายมีแกนกลางที่ต่อถึงกันทั่ว และรอบนอกที่ต่อถึงแกนกลางเท่านั้น ใกล้เคียงเพียงใด",
    source=_SOURCE,
    compute=core_periphery,
    reads=Reads(strangers=True),
)

CORE_MEMBERS = Measure(
    id="core_members",
    level=Level.SET,
    unit=Unit.NODES,
    bounds=Bounds(0, None),
    question="Who is in the core of the network?",
    question_th="รายใดอยู่ในแกนกลางของเครือข่าย",
    source=_SOURCE,
    compute=core_members,
    reads=Reads(strangers=True),
)
