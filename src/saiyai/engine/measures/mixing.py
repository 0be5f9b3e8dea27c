"""Mixing: whether ties join those who are alike."""

import numpy as np

from saiyai.engine.arrays import Float64s, Int32s, Int64s
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.rows import degrees, entries_per_node
from saiyai.engine.result import Value, Why


def e_i_index(network: Network) -> Value | Why:
    """Whether there are more ties between groups than within them.

    Ties between groups less those within, by all of them. How large groups are bounds it: compare
    it with what would be if ties did not heed groups.

    Returns: -1, all within, to 1, all between; NO_GROUPS, NO_TIES where none joins two of known
        group.
    Cost: O(m). A tie in either direction counts once; loops do not count.
    Source: Krackhardt & Stern 1988, Social Psychology Quarterly 51, 123-140.
    """
    if network.groups is None:
        return Why.NO_GROUPS
    first, second = _pairs(network)
    a, b = _known_groups(network.groups, first, second)
    within = int(np.count_nonzero(a == b))
    return Value((len(a) - 2 * within) / len(a)) if len(a) else Why.NO_TIES


def assortativity(network: Network) -> Value | Why:
    """How far ties join those of the same group, beyond what the ties of each group explain.

    Returns: up to 1, all within; 0, as if ties did not heed groups; below 0, rather between.
        NO_GROUPS, NO_TIES where none joins two of known group, ALL_ALIKE where all are of one.
    Cost: O(m). Where ties point, each way counts by itself: a group that gives may be another than
        one that receives. Loops do not count.
    Source: Newman 2003, Physical Review E 67, 026126; equals networkx
        `attribute_assortativity_coefficient`.
    """
    if network.groups is None:
        return Why.NO_GROUPS
    a, b = _known_groups(network.groups, *_ends(network))
    if not len(a):
        return Why.NO_TIES
    of = int(max(a.max(), b.max())) + 1
    leaving = np.bincount(a, minlength=of) / len(a)
    arriving = np.bincount(b, minlength=of) / len(b)
    chance = float(leaving @ arriving)
    if np.count_nonzero(leaving + arriving) == 1:
        return Why.ALL_ALIKE
    return Value((float(np.mean(a == b)) - chance) / (1 - chance))


def degree_assortativity(network: Network) -> Value | Why:
    """Whether those with many ties are tied to others with many.

    The correlation over ties of the degrees at their two ends; where ties point, of the out-degree
    of whom they come from and the in-degree of whom they go to.

    Returns: -1..1; NO_TIES, ALL_ALIKE where one end is always of the same degree.
    Cost: O(m). Loops and parallel ties do not count.
    Source: Newman 2003, Physical Review E 67, 026126; equals networkx
        `degree_assortativity_coefficient`.
    """
    sources, targets = _ends(network)
    if not len(sources):
        return Why.NO_TIES
    leaving = degrees(network.arcs)[sources].astype(np.float64)
    arriving = entries_per_node(network.arcs)[targets].astype(np.float64)
    if np.ptp(leaving) == 0 or np.ptp(arriving) == 0:
        return Why.ALL_ALIKE
    return Value(float(np.clip(_correlation(leaving, arriving), -1, 1)))


def _correlation(x: Float64s, y: Float64s) -> float:
    dx, dy = x - x.mean(), y - y.mean()
    return float(dx @ dy) / float(np.sqrt((dx @ dx) * (dy @ dy)))


def _ends(network: Network) -> tuple[Int64s, Int32s]:
    """Every arc once, by its ends; where ties do not point, each of them both ways."""
    sources = np.repeat(np.arange(network.n), degrees(network.arcs))
    return sources, network.arcs.indices


def _pairs(network: Network) -> tuple[Int64s, Int32s]:
    """Every two who are tied, once."""
    first = np.repeat(np.arange(network.n), degrees(network.simple))
    once = first < network.simple.indices
    return first[once], network.simple.indices[once]


def _known_groups(groups: Int32s, first: Int64s, second: Int32s) -> tuple[Int32s, Int32s]:
    """The groups at both ends of those ties of which both are known."""
    a, b = groups[first], groups[second]
    known = (a >= 0) & (b >= 0)
    return a[known], b[known]


E_I_INDEX = Measure(
    id="e_i_index",
    level=Level.NETWORK,
    unit=Unit.INDEX,
    bounds=Bounds(-1, 1),
    question="Are there more ties between groups, or more within them?",
    question_th="สายสัมพันธ์ข้ามกลุ่มมีมากกว่าหรือน้อยกว่าสายสัมพันธ์ภายในกลุ่ม",
    source="Krackhardt & Stern 1988, Social Psychology Quarterly 51, 123-140",
    compute=e_i_index,
    reads=Reads(groups=True),
    needs_groups=True,
)

ASSORTATIVITY = Measure(
    id="assortativity",
    level=Level.NETWORK,
    unit=Unit.INDEX,
    bounds=Bounds(-1, 1),
    question="How far do ties join those of the same group, more than chance would?",
    question_th="สายสัมพันธ์เชื่อมรายที่อยู่กลุ่มเดียวกันมากกว่าที่จะเกิดโดยบังเอิญเพียงใด",
    source="Newman 2003, Physical Review E 67, 026126",
    compute=assortativity,
    reads=Reads(direction=True, groups=True),
    needs_groups=True,
)

DEGREE_ASSORTATIVITY = Measure(
    id="degree_assortativity",
    level=Level.NETWORK,
    unit=Unit.INDEX,
    bounds=Bounds(-1, 1),
    question="Are those with many ties tied to others with many?",
    question_th="รายที่มีสายสัมพันธ์มาก เชื่อมกับรายอื่นที่มีมากเหมือนกันหรือไม่",
    source="Newman 2003, Physical Review E 67, 026126",
    compute=degree_assortativity,
    reads=Reads(direction=True),
)
