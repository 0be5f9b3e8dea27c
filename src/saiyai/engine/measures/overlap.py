"""Overlap: how far the two ends of a tie know the same others."""

from saiyai.engine.measure import Bounds, Level, Measure, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.ties import shares_in_common
from saiyai.engine.result import TieValues
from saiyai.engine.triads import triads


def overlap(network: Network) -> TieValues:
    """Of all others tied to either end of a tie, the share tied to both.

    Returns: float64 (m,) in 0..1, parallel ties, and ties there and back, each with that of
        their ends; 0 where nobody else is tied to either, and for ties to oneself.
    Cost: O(m^1.5), shared with all that reads triangles. Directions are not read.
    Source: Onnela et al. 2007, PNAS 104, 7332-7336.
    """
    common = triads(network).common
    return TieValues(shares_in_common(network.simple, network.ends, common, network.m))


OVERLAP = Measure(
    id="overlap",
    level=Level.TIE,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="What share of the others around each tie are tied to both its ends?",
    question_th="รอบสายสัมพันธ์แต่ละเส้น รายที่ต่อถึงทั้งสองฝ่ายเป็นสัดส่วนเท่าใดของรายที่ต่อถึงฝ่ายใดฝ่ายหนึ่ง",
    source="Onnela et al. 2007, PNAS 104, 7332-7336",
    compute=overlap,
    rests_on=triads,
)
