"""Current-flow betweenness: what runs through a node if all ways are taken, short ones more."""

from typing import Final

from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.current_flow import current_loads
from saiyai.engine.ops.parts import connected_parts
from saiyai.engine.result import NodeValues, Why

_LIMIT: Final = 20_000_000
"""Nodes times ties: about ten seconds on two cores."""


def current_flow_betweenness(network: Network) -> NodeValues | Why:
    """The share of a current between two others that runs through each node, mean over all pairs.

    Returns: float64 (n,) in 0..1; NO_NODES, TOO_FEW_NODES below three.
    Cost: O(k^3 + m k log k) time, O(k^2) memory for the largest part of k nodes. Directions and
        weights are not read; between two parts no current runs.
    Source: Newman 2005; algorithm of Brandes & Fleischer 2005; equals networkx
        `current_flow_betweenness_centrality` where all are connected.
    """
    if network.n < 3:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    loads = current_loads(network.simple, connected_parts(network.simple))
    return NodeValues((loads / ((network.n - 1) * (network.n - 2))).clip(max=1))


CURRENT_FLOW_BETWEENNESS = Measure(
    id="current_flow_betweenness",
    level=Level.NODE,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="If all ways between others are used, short ones more, how much runs through each?",
    question_th="หากใช้ทุกทางระหว่างรายอื่น โดยทางสั้นใช้มากกว่า จะผ่านแต่ละรายเป็นสัดส่วนเท่าใด",
    source="Newman 2005, Social Networks 27, 39-54",
    compute=current_flow_betweenness,
    reads=Reads(strangers=True),
    limit=_LIMIT,
)
