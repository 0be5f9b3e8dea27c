"""Whether what was kept up is what is worked out wholly: the one oracle of all that lives."""

from typing import Any

import numpy as np

from saiyai.engine.catalogue import MEASURES
from saiyai.engine.live.network import KEPT_UP, LiveNetwork
from saiyai.engine.measure import run
from saiyai.engine.network import Network
from saiyai.engine.result import NodeSet, NodeValues, Outcome, Value


def differing(live: LiveNetwork, network: Network) -> list[str]:
    """The measures that differ from those of the same network, worked out wholly."""
    return [
        measure
        for measure in KEPT_UP
        if not alike(live.outcome(measure), run(MEASURES[measure], network).outcome)
    ]


def alike(one: Outcome, other: Outcome) -> bool:
    """Whether two outcomes are equal; sums may have been added up in another order."""
    if isinstance(one, NodeValues) and isinstance(other, NodeValues):
        close = bool(np.allclose(one.values, other.values, rtol=1e-11, atol=1e-12))
        return close and one.count == other.count and _reasons(one) == _reasons(other)
    if isinstance(one, Value) and isinstance(other, Value):
        return bool(np.isclose(one.value, other.value, rtol=1e-12, atol=0))
    if isinstance(one, NodeSet) and isinstance(other, NodeSet):
        return np.array_equal(one.positions, other.positions)
    same: bool = one == other
    return same


def _reasons(of: NodeValues) -> list[Any]:
    return list(np.zeros(len(of.values)) if of.why is None else of.why)
