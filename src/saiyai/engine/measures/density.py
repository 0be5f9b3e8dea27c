"""Density: the share of possible ties that are there."""

from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.result import Value, Why


def density(network: Network) -> Value | Why:
    """The share of all ties there could be between different nodes that are there.

    Returns: 0..1; NO_NODES, TOO_FEW_NODES below two.
    Cost: O(1). Loops and parallel ties are not counted. It falls with every node that joins.
    Source: Wasserman & Faust 1994, sections 4.1.1 and 4.3.3; equals networkx `density`.
    """
    return density_of(network.n, len(network.arcs.indices))


def density_of(n: int, arcs: int) -> Value | Why:
    """The same from the numbers of nodes and of arcs; without a direction a tie is two arcs."""
    if n < 2:
        return Why.TOO_FEW_NODES if n else Why.NO_NODES
    return Value(arcs / (n * (n - 1)))


DENSITY = Measure(
    id="density",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="Of all ties there could be, what share is there?",
    question_th="จากสายสัมพันธ์ทั้งหมดที่เป็นไปได้ มีในบันทึกแล้วเป็นสัดส่วนเท่าใด",
    source="Wasserman & Faust 1994, Social Network Analysis, sections 4.1.1 and 4.3.3",
    compute=density,
    reads=Reads(direction=True, strangers=True),
)
