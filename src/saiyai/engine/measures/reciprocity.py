"""Reciprocity: how far ties are returned, and the pairs by how they are tied."""

from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.result import Parts, Value, Why


def reciprocity(network: Network) -> Value | Why:
    """The share of ties that have a tie back.

    Returns: 0..1; UNDIRECTED where ties have no direction, NO_TIES where there is none.
    Cost: O(1). Loops and parallel ties are not counted.
    Note: this is the share of arcs; the share of tied pairs that are mutual is lower.
    Source: Newman, Forrest & Balthrop 2002, Physical Review E 66, 035101; equals networkx
        `overall_reciprocity`, igraph's default mode.
    """
    if not network.directed:
        return Why.UNDIRECTED
    arcs = len(network.arcs.indices)
    return Value(2 * _mutual(network) / arcs) if arcs else Why.NO_TIES


def dyad_census(network: Network) -> Parts | Why:
    """How many pairs are tied both ways, one way, or not at all.

    Returns: mutual, asymmetric and null, in pairs; UNDIRECTED where ties have no direction.
    Cost: O(1). Loops and parallel ties are not counted.
    Source: Holland & Leinhardt 1970, American Journal of Sociology 76, 492-513; equals igraph
        `dyad_census`.
    """
    if not network.directed:
        return Why.UNDIRECTED
    mutual = _mutual(network)
    every = network.n * (network.n - 1) // 2
    return Parts(
        (
            ("mutual", mutual),
            ("asymmetric", network.pairs - mutual),
            ("null", every - network.pairs),
        )
    )


def _mutual(network: Network) -> int:
    """A mutual pair has two arcs, any other tied pair one."""
    return len(network.arcs.indices) - network.pairs


RECIPROCITY = Measure(
    id="reciprocity",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="What share of the ties is returned?",
    question_th="สายสัมพันธ์ที่อีกฝ่ายมีตอบกลับ เป็นสัดส่วนเท่าใดของทั้งหมด",
    source="Newman, Forrest & Balthrop 2002, Physical Review E 66, 035101",
    compute=reciprocity,
    reads=Reads(direction=True),
    needs_direction=True,
)

DYAD_CENSUS = Measure(
    id="dyad_census",
    level=Level.PARTS,
    unit=Unit.PAIRS,
    bounds=Bounds(0, None),
    question="How many pairs are tied both ways, one way, or not at all?",
    question_th="มีกี่คู่ที่มีสายสัมพันธ์ทั้งสองทาง ทางเดียว หรือยังไม่มีในบันทึก",
    source="Holland & Leinhardt 1970, American Journal of Sociology 76, 492-513",
    compute=dyad_census,
    reads=Reads(direction=True, strangers=True),
    needs_direction=True,
)
