"""Brokerage: for whom each node is the way between two others, by the groups of the three."""

from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.brokers import ROLES, brokered
from saiyai.engine.result import NodeParts, Why, node_parts
from saiyai.engine.triads import triads


def gould_fernandez(network: Network) -> NodeParts | Why:
    """Between how many pairs of others each node is the way, in each of five roles.

    A pair counts where ties lead from the first to the node and on to the second, and none from
    the first to the second. Coordinator: all three are of one group. Itinerant: the two others
    are of one, the node is not. Gatekeeper: the way leads into the node's group.
    Representative: out of it. Liaison: all three are of different groups.

    Returns: int64 (n, 5), in ordered pairs: without directions each pair counts both ways, and
        gatekeeper equals representative. NO_GROUPS where none are told, or for a node whose own
        is unknown; ways from or to such a node are not counted.
    Cost: O(m^1.5), shared with all that reads triangles. Loops and parallel ties are not counted.
    Source: Gould & Fernandez 1989, Sociological Methodology 19, 89-126.
    """
    if network.groups is None:
        return Why.NO_GROUPS
    closed = triads(network).closed
    counts = brokered(network.simple, network.dyads, network.groups, closed)
    return node_parts(ROLES, counts, {Why.NO_GROUPS: network.groups < 0})


GOULD_FERNANDEZ = Measure(
    id="gould_fernandez",
    level=Level.NODE_PARTS,
    unit=Unit.PAIRS,
    bounds=Bounds(0, None),
    question="Between how many pairs of others, of which groups, is each one the way?",
    question_th="แต่ละรายเป็นทางผ่านระหว่างรายอื่นกี่คู่ แยกตามกลุ่มของทั้งสามราย",
    source="Gould & Fernandez 1989, Sociological Methodology 19, 89-126",
    compute=gould_fernandez,
    rests_on=triads,
    reads=Reads(direction=True, groups=True),
    needs_groups=True,
)
