"""Closure: how far those tied to the same node are tied to one another."""

from saiyai.engine.arrays import Int64s
from saiyai.engine.measure import Bounds, Level, Measure, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.rows import degrees
from saiyai.engine.result import NodeValues, Value, Why, node_values
from saiyai.engine.triads import corners


def triangles(network: Network) -> NodeValues:
    """In how many triangles each node stands.

    Returns: int64 (n,).
    Cost: O(m^1.5), shared with all that reads triangles. Directions are not read.
    Source: Wasserman & Faust 1994, section 6.2; equals networkx `triangles`.
    """
    return NodeValues(corners(network).triangles)


def clustering(network: Network) -> NodeValues:
    """The share of a node's pairs of neighbours that are tied to each other.

    Returns: float64 (n,) in 0..1; ISOLATE without a neighbour, TOO_FEW_NEIGHBOURS with one.
    Cost: O(m^1.5), shared with all that reads triangles. Directions are not read.
    Source: Watts & Strogatz 1998, Nature 393, 440-442; equals networkx `clustering` from two
        neighbours on; below, networkx says 0.
    """
    return clustering_of(corners(network).triangles, degrees(network.simple))


def clustering_of(triangles: Int64s, degree: Int64s) -> NodeValues:
    """The same of any nodes, from the triangles through each and its number of neighbours."""
    share = triangles / _pairs(degree).clip(min=1)
    return node_values(share, {Why.ISOLATE: degree == 0, Why.TOO_FEW_NEIGHBOURS: degree == 1})


def transitivity(network: Network) -> Value | Why:
    """How often two that are tied to the same node are tied to each other.

    Returns: 0..1; NO_NODES, NO_TWO_PATH where no node has two neighbours.
    Cost: O(m^1.5), shared with all that reads triangles. Directions are not read.
    Source: Newman, Strogatz & Watts 2001, Physical Review E 64, 026118; equals networkx
        `transitivity`.
    """
    two_paths = int(_pairs(degrees(network.simple)).sum())
    closed = int(corners(network).triangles.sum()) if two_paths else 0
    return transitivity_of(network.n, closed, two_paths)


def transitivity_of(n: int, closed: int, two_paths: int) -> Value | Why:
    """The same from the number of pairs of neighbours at a node, and of those that are tied."""
    if n == 0:
        return Why.NO_NODES
    return Value(closed / two_paths) if two_paths else Why.NO_TWO_PATH


def _pairs(degree: Int64s) -> Int64s:
    """How many pairs so many neighbours make."""
    return degree * (degree - 1) // 2


TRIANGLES = Measure(
    id="triangles",
    level=Level.NODE,
    unit=Unit.TRIANGLES,
    bounds=Bounds(0, None),
    question="In how many trios where all are tied to one another does each one stand?",
    question_th="แต่ละรายอยู่ในกลุ่มสามรายที่มีสายสัมพันธ์ถึงกันครบกี่กลุ่ม",
    source="Wasserman & Faust 1994, Social Network Analysis, section 6.2",
    compute=triangles,
)

CLUSTERING = Measure(
    id="clustering",
    level=Level.NODE,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="What share of the pairs around each one are tied to each other?",
    question_th="รายที่อยู่รอบแต่ละราย มีสายสัมพันธ์ถึงกันเองเป็นสัดส่วนเท่าใดของทุกคู่",
    source="Watts & Strogatz 1998, Nature 393, 440-442",
    compute=clustering,
)

TRANSITIVITY = Measure(
    id="transitivity",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="When two are tied to the same one, how often are they tied to each other?",
    question_th="เมื่อสองรายมีสายสัมพันธ์กับรายเดียวกัน ทั้งสองมีสายสัมพันธ์ถึงกันบ่อยเพียงใด",
    source="Newman, Strogatz & Watts 2001, Physical Review E 64, 026118",
    compute=transitivity,
)
