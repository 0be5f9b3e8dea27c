"""Mixing: whether ties join those who are alike."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s, Int32s, Int64s
from saiyai.engine.bonds import has_negative_weights
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.mixing import mix, sum_products
from saiyai.engine.passes import passed
from saiyai.engine.result import Number, Parts, Value, Why

_MOST_GROUPS: Final = 1_000
"""Of more groups one number each would be a list that nobody reads."""


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
    mixed = mix(network.simple, *_numbered(network.groups))
    ties, within = int(mixed.leaving.sum()), int(mixed.within.sum())  # every pair twice
    return Value((ties - 2 * within) / ties) if ties else Why.NO_TIES


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
    mixed = mix(network.arcs, *_numbered(network.groups))
    ties = int(mixed.leaving.sum())
    if not ties:
        return Why.NO_TIES
    leaving, arriving = mixed.leaving / ties, mixed.arriving / ties
    chance = float(leaving @ arriving)
    if np.count_nonzero(mixed.leaving + mixed.arriving) == 1:
        return Why.ALL_ALIKE
    return Value((int(mixed.within.sum()) / ties - chance) / (1 - chance))


def modularity(network: Network) -> Value | Why:
    """How much more is tied within the groups told than if ties did not heed them.

    The share of ties within groups, less what it would be if every node kept its ties and they
    led anywhere; where ties have weights, of what they weigh together.

    Returns: -0.5..1, 0 as if ties did not heed groups; NO_GROUPS, NO_TIES where none joins two
        of known group, NEGATIVE_WEIGHTS, OUT_OF_RANGE.
    Cost: O(m). Where ties point, the ties that leave a group are held against those that arrive
        at it. Loops are not read, nor ties of which one end is of unknown group; parallel ties
        add up their weights, and count once where there are none. The resolution is 1.
    Source: Newman 2004, Physical Review E 70, 056131; directed as Leicht & Newman 2008, Physical
        Review Letters 100, 118703; equals networkx `modularity`, which reads weights as well.
    """
    if network.groups is None:
        return Why.NO_GROUPS
    if passed(network, has_negative_weights):
        return Why.NEGATIVE_WEIGHTS
    sources, targets, weights = _weighed_ends(network)
    numbers, count = _numbered(network.groups)
    a, b = numbers[sources], numbers[targets]
    known = (a >= 0) & (b >= 0)
    a, b = a[known], b[known]
    weights = weights[known] if len(weights) else np.ones(len(a))
    with np.errstate(over="ignore"):  # a reason is given instead
        total = float(weights.sum())
    if not np.isfinite(total):
        return Why.OUT_OF_RANGE
    if total == 0:
        return Why.NO_TIES
    leaving = np.bincount(a, weights, count) / total
    arriving = np.bincount(b, weights, count) / total
    within = float(weights[a == b].sum()) / total
    return Value(max(-0.5, within - float(leaving @ arriving)))


def coleman_homophily(network: Network) -> Parts | Why:
    """For each group, how far its members choose one another beyond what its size explains.

    Of all choices of a group's members some fall within it. What is more than if they chose
    anybody alike is told as a share of the most there could be; what is less, of the least.

    Returns: a number for each group, from -1, none within, over 0, as if they chose anybody, to
        1, all within. A group has NO_TIES where its members choose nobody, TOO_FEW_NODES where
        it has one member, ALL_ALIKE where it is everybody. NO_GROUPS where no group is known,
        TOO_MANY_GROUPS beyond 1,000.
    Cost: O(n + m). Where ties point, a tie is a choice of whom it comes from; else each of the
        two has chosen the other. Loops and parallel ties are not counted, nor weights. Nodes of
        unknown group are left out, and choices of them; those of known group without a tie count
        as somebody who could be chosen.
    Source: Coleman 1958, Human Organization 17 (4), 28-36.
    """
    if network.groups is None:
        return Why.NO_GROUPS
    groups, sizes = np.unique(network.groups[network.groups >= 0], return_counts=True)
    if not len(groups):
        return Why.NO_GROUPS
    if len(groups) > _MOST_GROUPS:
        return Why.TOO_MANY_GROUPS
    mixed = mix(network.arcs, *_numbered(network.groups))
    n = int(sizes.sum())
    rows = zip(
        *(one.tolist() for one in (groups, sizes, mixed.leaving, mixed.within)), strict=True
    )
    return Parts(tuple((f"group {group}", _homophily(n, *row)) for group, *row in rows))


def _homophily(n: int, size: int, choices: int, within: int) -> Number | Why:
    """Of a group of this size among n, of whose members' choices so many fall within it."""
    if choices == 0:
        return Why.NO_TIES
    if size in {1, n}:
        return Why.TOO_FEW_NODES if size == 1 else Why.ALL_ALIKE
    beyond = within * (n - 1) - choices * (size - 1)  # in whole numbers, so that 0 is 0
    return beyond / (choices * (n - size if beyond >= 0 else size - 1))


def degree_assortativity(network: Network) -> Value | Why:
    """Whether those with many ties are tied to others with many.

    The correlation over ties of the degrees at their two ends; where ties point, of the out-degree
    of whom they come from and the in-degree of whom they go to.

    Returns: -1..1; NO_TIES, ALL_ALIKE where one end is always of the same degree.
    Cost: O(m). Loops and parallel ties do not count.
    Source: Newman 2003, Physical Review E 67, 026126; equals networkx
        `degree_assortativity_coefficient`.
    """
    if not len(network.arcs.indices):
        return Why.NO_TIES
    leaving, arriving = network.leaving, network.arriving
    if np.ptp(leaving[leaving > 0]) == 0 or np.ptp(arriving[arriving > 0]) == 0:
        return Why.ALL_ALIKE
    out, into = _beyond_mean(leaving), _beyond_mean(arriving)
    spread = np.sqrt((leaving * np.square(out)).sum() * (arriving * np.square(into)).sum())
    return Value(float(np.clip(sum_products(network.arcs, out, into) / spread, -1, 1)))


def _beyond_mean(degrees: Int64s) -> Float64s:
    """By how much each degree is above what one meets at the end of a tie on average."""
    mean = float(np.square(degrees).sum()) / float(degrees.sum())
    beyond: Float64s = (degrees - mean).astype(np.float64)
    return beyond


def _ends(network: Network) -> tuple[Int64s, Int32s]:
    """Every arc once, by its ends; where ties do not point, each of them both ways."""
    sources = np.repeat(np.arange(network.n), network.leaving)
    return sources, network.arcs.indices


def _numbered(groups: Int32s) -> tuple[Int32s, int]:
    """The number of each node's group among those there are, -1 where unknown; and how many."""
    told = np.unique(groups[groups >= 0])
    numbers = np.where(groups < 0, -1, np.searchsorted(told, groups))
    return numbers.astype(np.int32), len(told)


def _weighed_ends(network: Network) -> tuple[Int64s | Int32s, Int32s, Float64s]:
    """Every tie that counts, by its ends, and what each weighs, if that is told.

    Where ties do not point, each of them both ways.
    """
    if network.weights is None:
        return *_ends(network), np.empty(0)
    others = network.sources != network.targets
    sources, targets = network.sources[others], network.targets[others]
    weights = network.weights[others]
    if network.directed:
        return sources, targets, weights
    ends = np.concatenate((sources, targets)), np.concatenate((targets, sources))
    return *ends, np.concatenate((weights, weights))


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

MODULARITY = Measure(
    id="modularity",
    level=Level.NETWORK,
    unit=Unit.INDEX,
    bounds=Bounds(-0.5, 1),
    question="How much more is tied within groups than if ties did not heed groups?",
    question_th="สายสัมพันธ์ภายในกลุ่มมีมากกว่าที่จะเกิดขึ้นหากไม่คำนึงถึงกลุ่มเพียงใด",
    source="Newman 2004, Physical Review E 70, 056131",
    compute=modularity,
    reads=Reads(direction=True, weights=True, groups=True),
    needs_groups=True,
)

COLEMAN_HOMOPHILY = Measure(
    id="coleman_homophily",
    level=Level.PARTS,
    unit=Unit.INDEX,
    bounds=Bounds(-1, 1),
    question="How far does each group choose its own, beyond what its size explains?",
    question_th="แต่ละกลุ่มเลือกรายที่อยู่กลุ่มเดียวกัน มากกว่าที่ขนาดของกลุ่มจะอธิบายได้เพียงใด",
    source="Coleman 1958, Human Organization 17 (4), 28-36",
    compute=coleman_homophily,
    reads=Reads(direction=True, groups=True, strangers=True),
    needs_groups=True,
)
