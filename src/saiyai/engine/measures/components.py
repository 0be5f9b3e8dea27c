"""Components: the parts a network falls into, and who stands alone."""

import numpy as np

from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.parts import connected_parts, largest_first
from saiyai.engine.ops.rows import degrees
from saiyai.engine.result import NodeSet, NodeValues, Value, Why
from saiyai.engine.walks import parts_both_ways


def components(network: Network) -> NodeValues:
    """The part of the network each node belongs to, and how many parts there are.

    Returns: int64 (n,), numbered from 0, the largest first, equal ones by smallest position;
        `count` is the number of parts, an isolate being one.
    Cost: O(n + m). Directions are not read: these are the weak components.
    Source: Wasserman & Faust 1994, section 4.2.4; equals networkx
        `weakly_connected_components`.
    """
    parts = connected_parts(network.simple)
    return NodeValues(parts.labels, count=parts.count)


def strong_components(network: Network) -> NodeValues | Why:
    """The group each node belongs to in which all can reach all along the ties, and how many.

    Returns: int64 (n,), numbered from 0, the largest first, equal ones by smallest position;
        `count` is their number, a node that no way leads back to being one; UNDIRECTED where
        ties have no direction.
    Cost: O(n + m).
    Source: Tarjan 1972, SIAM Journal on Computing 1, 146-160; equals networkx
        `strongly_connected_components`.
    """
    if not network.directed:
        return Why.UNDIRECTED
    parts = parts_both_ways(network)
    return NodeValues(largest_first(parts.labels, parts.count), count=parts.count)


def connectedness(network: Network) -> Value | Why:
    """The share of all pairs of nodes that can reach one another, whichever way ties point.

    Returns: 0..1; NO_NODES, TOO_FEW_NODES below two.
    Cost: O(n + m).
    Source: Krackhardt 1994, Graph theoretical dimensions of informal organizations.
    """
    sizes = connected_parts(network.simple).sizes
    return connectedness_of(network.n, int(np.sum(sizes * (sizes - 1))))


def connectedness_of(n: int, reaching: int) -> Value | Why:
    """The same from the number of ordered pairs of different nodes of one part."""
    if n < 2:
        return Why.TOO_FEW_NODES if n else Why.NO_NODES
    return Value(reaching / (n * (n - 1)))


def isolates(network: Network) -> NodeSet:
    """Nodes without a tie to any other.

    Returns: positions, ascending. A node whose only tie is to itself is one of them.
    Cost: O(n).
    Source: Wasserman & Faust 1994, section 4.2.3; equals networkx `isolates` without loops.
    """
    return NodeSet(np.flatnonzero(degrees(network.simple) == 0))


COMPONENTS = Measure(
    id="components",
    level=Level.NODE,
    unit=Unit.PARTS,
    bounds=Bounds(0, None),
    question="Into how many separate parts does the network fall, and who is in which?",
    question_th="เครือข่ายแยกเป็นกี่ส่วนที่ไม่ต่อถึงกัน และรายใดอยู่ส่วนใด",
    source="Wasserman & Faust 1994, Social Network Analysis, section 4.2.4",
    compute=components,
    reads=Reads(strangers=True),
)

STRONG_COMPONENTS = Measure(
    id="strong_components",
    level=Level.NODE,
    unit=Unit.PARTS,
    bounds=Bounds(0, None),
    question="Into how many groups where all reach all along the ties does the network fall?",
    question_th="เครือข่ายแยกเป็นกี่กลุ่มที่ทุกรายไปถึงกันได้ตามทิศทางของสายสัมพันธ์",
    source="Tarjan 1972, SIAM Journal on Computing 1, 146-160",
    compute=strong_components,
    reads=Reads(direction=True, strangers=True),
    needs_direction=True,
)

CONNECTEDNESS = Measure(
    id="connectedness",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="What share of all pairs can reach one another, directly or through others?",
    question_th="คู่ที่ไปถึงกันได้ ทั้งตรงถึงกันและผ่านรายอื่น เป็นสัดส่วนเท่าใดของทุกคู่",
    source="Krackhardt 1994, in Carley & Prietula (eds), Computational Organization Theory",
    compute=connectedness,
    reads=Reads(strangers=True),
)

ISOLATES = Measure(
    id="isolates",
    level=Level.SET,
    unit=Unit.NODES,
    bounds=Bounds(0, None),
    question="Who has no tie in the record yet?",
    question_th="รายใดยังไม่มีสายสัมพันธ์ในบันทึก",
    source="Wasserman & Faust 1994, Social Network Analysis, section 4.2.3",
    compute=isolates,
    reads=Reads(strangers=True),
)
