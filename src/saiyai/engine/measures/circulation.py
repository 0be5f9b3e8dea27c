"""Circulation: how much of what is given can go round, by whatever ways."""

from typing import Final

from saiyai.engine.flows import Flows, flows, givers
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.circulation import wasted
from saiyai.engine.ops.circulation_bounds import wasted_within
from saiyai.engine.result import Estimate, Value, Why
from saiyai.engine.walks import parts_both_ways

_LIMIT: Final = 10_000_000_000
"""Nodes times ties: some ten seconds."""


def circulation(network: Network) -> Value | Why:
    """The most of all that is given that can go round, by the whole.

    The largest part of every flow is kept that leaves everybody with as much as they gave:
    between two, on rings, and on all ways at once. So a gift that comes back through others
    counts like one that comes back directly.

    Returns: 0, nothing comes back, to 1, all of it; UNDIRECTED, NO_TIES, ALL_ZERO,
        NEGATIVE_WEIGHTS, OUT_OF_RANGE. Never less than `direct_reciprocity`, never more than
        `benefit_balance`.
    Cost: some tens of rounds of O(n + m) in networks whose ways are short. Parallel ties add up,
        each of them one where there are no weights; loops do not count. Beyond the limit halfway
        between two certain bounds, found in some ten passes over all ties.
    Source: Molm, Collett & Schaefer 2007, American Journal of Sociology 113, 205-242, on
        generalised exchange; the share is ours, the largest circulation as in Ford & Fulkerson
        1962, Flows in Networks.
    """
    found = flows(network)
    if isinstance(found, Why):
        return found
    return Value(_share(found, _wasted(network, found)))


def _estimated(network: Network) -> Estimate | Why:
    """Halfway between what can go round for certain, and what at most can."""
    found = flows(network)
    if isinstance(found, Why):
        return found
    labels = parts_both_ways(network).labels
    between = wasted_within(found.rows, found.forth, found.back, labels)
    low, high = _share(found, between.high), _share(found, between.low)
    return Estimate(Value((low + high) / 2), max(high - low, 0.0) / 2, 1.0, None)


def _wasted(network: Network, found: Flows) -> float:
    """What cannot go round: all between strong parts, whence nothing returns, and some within."""
    labels = parts_both_ways(network).labels
    tails, heads = givers(found), found.rows.indices
    inside = (found.forth > 0) & (labels[tails] == labels[heads])
    flow = found.forth[inside]
    between = found.total - float(flow.sum())
    if not len(flow):
        return between
    return between + wasted(network.n, tails[inside], heads[inside], flow).low


def _share(found: Flows, lost: float) -> float:
    return min(max(1 - lost / found.total, 0.0), 1.0)


CIRCULATION = Measure(
    id="circulation",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How much of all that is given can come back, directly or through others?",
    question_th="สิ่งที่ให้กันทั้งหมด หมุนเวียนกลับมาได้เป็นสัดส่วนเท่าใด ทั้งโดยตรงและผ่านรายอื่น",
    source="Molm, Collett & Schaefer 2007, American Journal of Sociology 113, 205-242",
    compute=circulation,
    reads=Reads(direction=True, weights=True, parallel=True),
    needs_direction=True,
    limit=_LIMIT,
    estimate=_estimated,
)
