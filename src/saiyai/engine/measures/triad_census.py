"""Triad census: all sets of three nodes by how they are tied."""

import numpy as np

from saiyai.engine.arrays import Int64s
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.rows import degrees
from saiyai.engine.ops.triad_types import count_triads
from saiyai.engine.result import Parts
from saiyai.engine.triads import corners


def triad_census(network: Network) -> Parts:
    """How many sets of three are tied in each of the sixteen ways there are.

    The names say how many of the three pairs are tied both ways, one way, and not at all; then
    whether ties lead down, up, on or round. A tie without a direction counts as both ways, so
    that an undirected network has 003, 102, 201 and 300 only.

    Returns: 003, 012, 102, 021D, 021U, 021C, 111D, 111U, 030T, 030C, 201, 120D, 120U, 120C, 210
        and 300, in sets of three. Loops and parallel ties are not counted.
    Cost: O(m^1.5), shared with all that reads triangles; not of all sets of three.
    Source: Holland & Leinhardt 1970, American Journal of Sociology 76, 492-513; equals igraph
        and networkx.
    """
    counts = count_triads(network.n, _dyads(network), corners(network).codes)
    return Parts(tuple(counts.items()))


def _dyads(network: Network) -> tuple[Int64s, Int64s, Int64s]:
    """To how many others each node is tied one way out, one way in, and both ways."""
    others = degrees(network.simple)
    if not network.directed:
        return np.zeros_like(others), np.zeros_like(others), others
    out, into = network.leaving, network.arriving
    return others - into, others - out, out + into - others


TRIAD_CENSUS = Measure(
    id="triad_census",
    level=Level.PARTS,
    unit=Unit.TRIADS,
    bounds=Bounds(0, None),
    question="Of all sets of three, how many are tied in each of the sixteen ways there are?",
    question_th="ทุกชุดสามราย มีสายสัมพันธ์ในแต่ละแบบจากสิบหกแบบ แบบละกี่ชุด",
    source="Holland & Leinhardt 1970, American Journal of Sociology 76, 492-513",
    compute=triad_census,
    reads=Reads(direction=True, strangers=True),
)
