"""Core number: how deep in the densest middle a node stands."""

from saiyai.engine.measure import Bounds, Level, Measure, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.cores import core_numbers
from saiyai.engine.result import NodeValues


def core_number(network: Network) -> NodeValues:
    """The largest k such that the node belongs to a group with k ties each among themselves.

    Returns: int64 (n,), the k of the deepest k-core; 0 for an isolate.
    Cost: O(n + m). Directions are not read.
    Source: Seidman 1983; algorithm of Dasari, Desh & Zubair 2014; equals networkx `core_number`
        on the simple graph.
    """
    return NodeValues(core_numbers(network.simple))


CORE_NUMBER = Measure(
    id="core_number",
    level=Level.NODE,
    unit=Unit.CORE,
    bounds=Bounds(0, None),
    question="In a group where all have at least how many ties among themselves is each one?",
    question_th="แต่ละรายอยู่ในกลุ่มที่ทุกรายมีสายสัมพันธ์ภายในกลุ่มอย่างน้อยกี่เส้น",
    source="Seidman 1983, Social Networks 5, 269-287",
    compute=core_number,
)
