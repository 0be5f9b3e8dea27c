"""Who reaches how many along the ties, worked out once for all measures that read it.

Nodes that reach one another reach the same, so it is worked out between strong parts.
"""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Int64s
from saiyai.engine.network import Network
from saiyai.engine.ops.condensed import Condensed, condensed, reached
from saiyai.engine.ops.deviations import dice
from saiyai.engine.passes import passed
from saiyai.engine.walks import parts_both_ways

REACH_AT_MOST: Final = 100_000_000_000
"""Parts times ties between them up to which all are counted: some seconds on one core."""

_TARGETS: Final = 4_096


def between_parts(network: Network) -> Condensed:
    """The network of strong parts. Cost: O(n + m)."""
    return passed(network, _between_parts)


def reach(network: Network) -> Int64s:
    """How many nodes each strong part reaches, its own among them. Shapes: (parts,).

    Cost: O(parts (parts + ties between parts) / 512).
    """
    return passed(network, _reach)


def is_countable(network: Network) -> bool:
    """Whether `reach` takes no more than some seconds."""
    parts = between_parts(network)
    return len(parts.sizes) * (len(parts.sizes) + len(parts.out.indices)) <= REACH_AT_MOST


def sampled_reach(network: Network) -> tuple[Int64s, int]:
    """How many of 4,096 nodes drawn at random each part reaches, and how many were drawn.

    Shapes: (parts,). Cost: O(8 (parts + ties between parts)).
    """
    return passed(network, _sampled_reach), _TARGETS


def _between_parts(network: Network) -> Condensed:
    return condensed(network.arcs, parts_both_ways(network))


def _reach(network: Network) -> Int64s:
    parts = between_parts(network)
    by_size = np.argsort(parts.sizes, kind="stable").astype(np.int32)  # words of like weights
    return reached(parts.out, by_size, parts.sizes[by_size])


def _sampled_reach(network: Network) -> Int64s:
    drawn = parts_both_ways(network).labels[dice().integers(0, network.n, _TARGETS)]
    return reached(between_parts(network).out, drawn, np.ones(_TARGETS, np.int64))
