"""Degree: how many ties a node has."""

from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.result import NodeValues, Why


def degree(network: Network) -> NodeValues:
    """How many ties each node has; in a directed network those going out and those coming in.

    Returns: int64 (n,), in ties: a tie there and back counts 2 where ties have a direction.
    Cost: O(n). Loops and parallel ties are not counted.
    Source: Freeman 1978; equals networkx `degree` on networks without loops or parallel ties.
    """
    if network.directed:
        return NodeValues(network.leaving + network.arriving)
    return NodeValues(network.arriving)


def in_degree(network: Network) -> NodeValues | Why:
    """From how many others a tie leads to each node.

    Returns: int64 (n,), in ties; UNDIRECTED where ties have no direction.
    Cost: O(n).
    Source: Wasserman & Faust 1994, section 4.3.2; equals networkx `in_degree`.
    """
    return NodeValues(network.arriving) if network.directed else Why.UNDIRECTED


def out_degree(network: Network) -> NodeValues | Why:
    """To how many others a tie leads from each node.

    Returns: int64 (n,), in ties; UNDIRECTED where ties have no direction.
    Cost: O(n).
    Source: Wasserman & Faust 1994, section 4.3.2; equals networkx `out_degree`.
    """
    return NodeValues(network.leaving) if network.directed else Why.UNDIRECTED


DEGREE = Measure(
    id="degree",
    level=Level.NODE,
    unit=Unit.TIES,
    bounds=Bounds(0, None),
    question="How many ties does each one have?",
    question_th="แต่ละรายมีสายสัมพันธ์กี่เส้น",
    source="Freeman 1978, Social Networks 1, 215-239",
    compute=degree,
    reads=Reads(direction=True),
)

IN_DEGREE = Measure(
    id="in_degree",
    level=Level.NODE,
    unit=Unit.TIES,
    bounds=Bounds(0, None),
    question="How many ties lead to each one?",
    question_th="มีสายสัมพันธ์จากรายอื่นมาถึงแต่ละรายกี่เส้น",
    source="Wasserman & Faust 1994, Social Network Analysis, section 4.3.2",
    compute=in_degree,
    reads=Reads(direction=True),
    needs_direction=True,
)

OUT_DEGREE = Measure(
    id="out_degree",
    level=Level.NODE,
    unit=Unit.TIES,
    bounds=Bounds(0, None),
    question="How many ties lead from each one?",
    question_th="มีสายสัมพันธ์จากแต่ละรายไปถึงรายอื่นกี่เส้น",
    source="Wasserman & Faust 1994, Social Network Analysis, section 4.3.2",
    compute=out_degree,
    reads=Reads(direction=True),
    needs_direction=True,
)
