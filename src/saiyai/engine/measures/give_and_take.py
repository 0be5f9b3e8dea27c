"""Give and take: how far what is given comes back, from the same or from anybody."""

import numpy as np

from saiyai.engine.arrays import Float64s
from saiyai.engine.flows import flows, given, taken
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.rows import degrees
from saiyai.engine.result import Value, Why


def direct_reciprocity(network: Network) -> Value | Why:
    """The share of all that is given that comes back from the very same.

    For every two the smaller of what goes either way, counted on both sides, by the whole.

    Returns: 0..1; UNDIRECTED, NO_TIES, ALL_ZERO, NEGATIVE_WEIGHTS, OUT_OF_RANGE.
    Cost: O(n + m). Parallel ties add up, each of them one where there are no weights; loops do
        not count. A gift that goes round returns to nobody directly: see `circulation`.
    Source: Squartini, Picciolo, Ruzzenenti & Garlaschelli 2013, Scientific Reports 3, 2729, their
        weighted reciprocity.
    """
    found = flows(network)
    if isinstance(found, Why):
        return found
    returned = float(np.minimum(found.forth, found.back).sum())
    return Value(min(returned / found.total, 1.0))


def benefit_balance(network: Network) -> Value | Why:
    """How far each is given as much as it gives, by whomever: 1 less the share that is not met.

    What some are given beyond what they give, others give beyond what they are given: of all that
    is given, that part leaves the balance.

    Returns: 0, nobody who gives is given, to 1, each as much as it gives; UNDIRECTED, NO_TIES,
        ALL_ZERO, NEGATIVE_WEIGHTS, OUT_OF_RANGE. Never less than `circulation`.
    Cost: O(n + m). Parallel ties add up, each of them one where there are no weights; loops do
        not count.
    Source: Molm, Collett & Schaefer 2007, American Journal of Sociology 113, 205-242, on giving
        that others return; the share is ours.
    """
    found = flows(network)
    if isinstance(found, Why):
        return found
    net = given(found) - taken(found)
    return Value(float(np.clip(1 - np.abs(net).sum() / 2 / found.total, 0, 1)))


def mutual_dependence(network: Network) -> Value | Why:
    """How far those who depend on others for what they are given are depended on by the same.

    One depends on another by the share of all it is given that comes from there. For every two
    the smaller of both dependences, twice, by both of them, over all pairs together.

    Returns: 0, all one-sided, to 1, all equal; UNDIRECTED, NO_TIES, ALL_ZERO, NEGATIVE_WEIGHTS,
        OUT_OF_RANGE.
    Cost: O(n + m). Parallel ties add up, each of them one where there are no weights; loops do
        not count. Only two at a time are looked at: a ring of gifts is 0.
    Source: Emerson 1962, American Sociological Review 27, 31-41; parted from imbalance as Casciaro
        & Piskorski 2005, Administrative Science Quarterly 50, 167-199.
    """
    found = flows(network)
    if isinstance(found, Why):
        return found
    whole = taken(found)
    on_giver = _by(found.forth, whole[found.rows.indices])
    on_taker = _by(found.back, np.repeat(whole, degrees(found.rows)))
    both = float(on_giver.sum() + on_taker.sum())
    smaller = np.minimum(on_giver, on_taker, out=on_giver)
    return Value(min(2 * float(smaller.sum()) / both, 1.0))


def _by(parts: Float64s, whole: Float64s) -> Float64s:
    """Parts of a whole as shares, written over the whole; nothing is no share of nothing."""
    return np.divide(parts, whole, out=whole, where=whole > 0)


_READS = Reads(direction=True, weights=True, parallel=True)

DIRECT_RECIPROCITY = Measure(
    id="direct_reciprocity",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="What share of all that is given comes back from the very same?",
    question_th="สิ่งที่ให้กันทั้งหมด ได้รับตอบกลับจากรายเดียวกันเป็นสัดส่วนเท่าใด",
    source="Squartini, Picciolo, Ruzzenenti & Garlaschelli 2013, Scientific Reports 3, 2729",
    compute=direct_reciprocity,
    reads=_READS,
    needs_direction=True,
)

BENEFIT_BALANCE = Measure(
    id="benefit_balance",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How far is each given as much as it gives, by whomever?",
    question_th="แต่ละรายได้รับเท่ากับที่ให้เพียงใด ไม่ว่าจะได้รับจากรายใด",
    source="Molm, Collett & Schaefer 2007, American Journal of Sociology 113, 205-242",
    compute=benefit_balance,
    reads=_READS,
    needs_direction=True,
)

MUTUAL_DEPENDENCE = Measure(
    id="mutual_dependence",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How far do those who depend on one another do so equally?",
    question_th="รายที่พึ่งพากัน ต่างฝ่ายต่างพึ่งพาอีกฝ่ายพอ ๆ กันเพียงใด",
    source="Emerson 1962, American Sociological Review 27, 31-41",
    compute=mutual_dependence,
    reads=_READS,
    needs_direction=True,
)
