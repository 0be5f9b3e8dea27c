"""Overlap: how far the two ends of a tie know the same others."""

import numpy as np

from saiyai.engine.measure import Bounds, Level, Measure, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.common_neighbours import common_neighbours
from saiyai.engine.ops.rows import degrees, places_of
from saiyai.engine.result import TieValues


def overlap(network: Network) -> TieValues:
    """Of all others tied to either end of a tie, the share tied to both.

    Returns: float64 (m,) in 0..1, parallel ties, and ties there and back, each with that of
        their ends; 0 where nobody else is tied to either, and for ties to oneself.
    Cost: O(m^1.5) on two cores; 20 bytes a pair. Directions are not read.
    Source: Onnela et al. 2007, PNAS 104, 7332-7336.
    """
    degree = degrees(network.simple)
    shares = np.zeros(network.m)
    others = network.sources != network.targets
    ends = (network.sources[others], network.targets[others])
    both = common_neighbours(network.simple)[places_of(network.simple, *ends)]
    either = degree[ends[0]] + degree[ends[1]] - 2 - both
    shares[others] = both / either.clip(min=1)
    return TieValues(shares)


OVERLAP = Measure(
    id="overlap",
    level=Level.TIE,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="What share of the others around each tie are tied to both its ends?",
    question_th="รอบสายสัมพันธ์แต่ละเส้น รายที่ต่อถึงทั้งสองฝ่ายเป็นสัดส่วนเท่าใดของรายที่ต่อถึงฝ่ายใดฝ่ายหนึ่ง",
    source="Onnela et al. 2007, PNAS 104, 7332-7336",
    compute=overlap,
)
