"""Cut points: nodes and ties without which a part of the network falls into several."""

import numpy as np

from saiyai.engine.measure import Bounds, Level, Measure, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.cut_tree import bridge_ends, cut_nodes
from saiyai.engine.result import NodeSet, Value
from saiyai.engine.walks import walk_in_depth


def articulation_points(network: Network) -> NodeSet:
    """Nodes through which alone some others reach one another.

    Returns: positions, ascending.
    Cost: O(n + m). Directions are not read.
    Source: Hopcroft & Tarjan 1973, Communications of the ACM 16, 372-378; equals networkx
        `articulation_points`.
    """
    return NodeSet(np.flatnonzero(cut_nodes(walk_in_depth(network))))


def bridges(network: Network) -> Value:
    """How many pairs have the only tie between the two sides it joins.

    Returns: a count of pairs; `cuts.bridge_pairs` names them.
    Cost: O(n + m). Directions are not read, and parallel ties between two nodes are one bridge.
    Source: Hopcroft & Tarjan 1973, Communications of the ACM 16, 372-378; equals networkx
        `bridges`.
    """
    return Value(len(bridge_ends(walk_in_depth(network))[0]))


ARTICULATION_POINTS = Measure(
    id="articulation_points",
    level=Level.SET,
    unit=Unit.NODES,
    bounds=Bounds(0, None),
    question="Who is the only way by which some reach the others?",
    question_th="รายใดเป็นทางเดียวที่ทำให้บางรายไปถึงรายอื่นได้",
    source="Hopcroft & Tarjan 1973, Communications of the ACM 16, 372-378",
    compute=articulation_points,
)

BRIDGES = Measure(
    id="bridges",
    level=Level.NETWORK,
    unit=Unit.TIES,
    bounds=Bounds(0, None),
    question="How many ties are the only way between the two sides they join?",
    question_th="มีสายสัมพันธ์กี่เส้นที่เป็นทางเดียวระหว่างสองฝั่งที่เชื่อมกัน",
    source="Hopcroft & Tarjan 1973, Communications of the ACM 16, 372-378",
    compute=bridges,
)
