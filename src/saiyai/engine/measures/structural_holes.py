"""Structural holes: whether the contacts of a node are the same contacts over again."""

from collections.abc import Callable

import numpy as np

from saiyai.engine.arrays import Float64s, Int64s
from saiyai.engine.bonds import has_negative_weights
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.holes import Holes
from saiyai.engine.passes import passed
from saiyai.engine.result import NodeValues, Why, node_values
from saiyai.engine.triads import triads


def constraint(network: Network) -> NodeValues | Why:
    """How far what a node puts into its ties comes back to the same few others.

    The sum over contacts j of (p_ij + sum over q of p_iq p_qj) squared, where p_ij is the share
    of j in all that i has with others: ties both ways together, so that a tie returned counts 2,
    or, where ties have weights, what all ties between the two weigh; one that weighs 0 is none.

    Returns: float64 (n,), near 0 for many contacts apart, 1 for a single one, and above 1 for
        few who are all tied; ISOLATE where nothing is shared with anybody, NEGATIVE_WEIGHTS,
        OUT_OF_RANGE.
    Cost: O(m^1.5), shared with all that reads triangles. Loops are not read; parallel ties add
        up their weights, and count once where there are none.
    Source: Burt 1992, Structural Holes, 54-55; equals igraph and networkx `constraint` of all
        nodes; networkx, asked for some, calls those that only receive isolates.
    """
    return _read(network, lambda found: found.constraint)


def effective_size(network: Network) -> NodeValues | Why:
    """How many contacts a node has that do not lead to its other contacts.

    The sum over contacts j of 1 less what of it is redundant: over the other contacts q, p_iq
    as in `constraint` times m_jq, what is between j and q by the most that j has with anybody.

    Returns: float64 (n,), from 1 to the number of contacts; ISOLATE, NEGATIVE_WEIGHTS,
        OUT_OF_RANGE as for `constraint`.
    Cost: O(m^1.5), shared with all that reads triangles.
    Source: Burt 1992, Structural Holes, 51-52; Borgatti's n - 2t/n where ties have neither
        direction nor weight; equals networkx `effective_size` of named nodes without directions,
        which of all at once gives other numbers where ties have weights.
    """
    return _read(network, lambda found: found.effective_size)


def burt_hierarchy(network: Network) -> NodeValues | Why:
    """How far the constraint of a node comes from one contact rather than from all alike.

    The Coleman-Theil disorder of the constraint by contact: the sum of r ln r by N ln N, where
    r is the constraint of a contact by the mean over all N.

    Returns: float64 (n,) in 0..1; ISOLATE, TOO_FEW_NEIGHBOURS with one contact, where there is
        nothing to compare, NEGATIVE_WEIGHTS, OUT_OF_RANGE.
    Cost: O(m^1.5), shared with all that reads triangles.
    Note: UCINET says 1 where there is one contact.
    Source: Burt 1992, Structural Holes, 70-71.
    """
    return _read(network, lambda found: found.hierarchy, least=2)


def _read(
    network: Network, values_of: Callable[[Holes], Float64s], least: int = 1
) -> NodeValues | Why:
    """The values of nodes that have as many contacts, and what the others lack."""
    if passed(network, has_negative_weights):
        return Why.NEGATIVE_WEIGHTS
    found = triads(network).holes
    return values_by_contacts(values_of(found), found.contacts, least)


def values_by_contacts(values: Float64s, contacts: Int64s, least: int = 1) -> NodeValues:
    """The values of any nodes that have as many contacts, and what the others lack."""
    missing = {
        Why.ISOLATE: contacts == 0,
        Why.TOO_FEW_NEIGHBOURS: contacts < least,
        Why.OUT_OF_RANGE: ~np.isfinite(values),
    }
    return node_values(values, missing)


CONSTRAINT = Measure(
    id="constraint",
    level=Level.NODE,
    unit=Unit.INDEX,
    bounds=Bounds(0, None),
    question="How far are all ties of each one bound up in the same few others?",
    question_th="สายสัมพันธ์ของแต่ละรายผูกอยู่กับรายเดิมไม่กี่รายมากเพียงใด",
    source="Burt 1992, Structural Holes, 54-55",
    compute=constraint,
    rests_on=triads,
    reads=Reads(direction=True, weights=True),
)

EFFECTIVE_SIZE = Measure(
    id="effective_size",
    level=Level.NODE,
    unit=Unit.NODES,
    bounds=Bounds(0, None),
    question="Counting only those who lead to different others, to how many is each one tied?",
    question_th="นับเฉพาะรายที่ไม่พาไปหารายเดียวกัน แต่ละรายมีสายสัมพันธ์กับกี่ราย",
    source="Burt 1992, Structural Holes, 51-52",
    compute=effective_size,
    rests_on=triads,
    reads=Reads(direction=True, weights=True),
)

BURT_HIERARCHY = Measure(
    id="burt_hierarchy",
    level=Level.NODE,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="Is each one bound by all ties alike, or by one of them?",
    question_th="แต่ละรายถูกผูกไว้โดยทุกสายสัมพันธ์เท่ากัน หรือโดยสายสัมพันธ์เส้นเดียว",
    source="Burt 1992, Structural Holes, 70-71",
    compute=burt_hierarchy,
    rests_on=triads,
    reads=Reads(direction=True, weights=True),
)
