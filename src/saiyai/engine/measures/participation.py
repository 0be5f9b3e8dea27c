"""Participation: over how many groups the ties of a node are spread."""

from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.rows import degrees
from saiyai.engine.ops.spread import spread_over_groups
from saiyai.engine.result import NodeValues, Why, node_values


def participation_coefficient(network: Network) -> NodeValues | Why:
    """How evenly the neighbours of each node are spread over the groups told.

    1 less the sum, over groups, of the squared share of its neighbours who are of that group.

    Returns: float64 (n,), 0 where all are of one group, up to 1 - 1/k with k groups; ISOLATE
        without a neighbour, NO_GROUPS where none are told, or for a node of whose neighbours no
        group is known.
    Cost: O(n + m). Directions, weights, loops and parallel ties are not read. Neighbours of
        unknown group are left out, and a node need not be of known group itself.
    Source: Guimerà & Amaral 2005, Nature 433, 895-900.
    """
    if network.groups is None:
        return Why.NO_GROUPS
    known, spread = spread_over_groups(network.simple, network.groups)
    missing = {Why.ISOLATE: degrees(network.simple) == 0, Why.NO_GROUPS: known == 0}
    return node_values(spread, missing)


PARTICIPATION_COEFFICIENT = Measure(
    id="participation_coefficient",
    level=Level.NODE,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How evenly are the ties of each one spread over the groups?",
    question_th="สายสัมพันธ์ของแต่ละรายกระจายไปถึงกลุ่มต่าง ๆ ทั่วถึงเพียงใด",
    source="Guimerà & Amaral 2005, Nature 433, 895-900",
    compute=participation_coefficient,
    reads=Reads(groups=True),
    needs_groups=True,
)
