"""How far a network flows one way: from those who reach all, and never back."""

from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.deviations import CONFIDENCE, SEED, deviation
from saiyai.engine.ops.strong_parts import within_parts
from saiyai.engine.reach import (
    REACH_AT_MOST,
    between_parts,
    is_countable,
    reach,
    sampled_reach,
)
from saiyai.engine.result import Estimate, Value, Why
from saiyai.engine.walks import parts_both_ways


def global_reaching(network: Network) -> Value | Why:
    """By how much more others one node reaches along the ties than each other node does.

    Returns: 0, where all reach as many, to 1, where one reaches all and nobody else anybody;
        UNDIRECTED where ties have no direction, NO_NODES, TOO_FEW_NODES below two.
    Cost: O(p q / 512), p and q the strong parts and the ties between them, which in a social
        network are few. Distances and weights are not read. Beyond the limit the same where p q
        is within it, with an error of 0; else from who reaches 4,096 nodes drawn at random.
    Source: Mones, Vicsek & Vicsek 2012, PLoS ONE 7, e33799; equals networkx
        `global_reaching_centrality` without weights.
    """
    if missing := _missing(network):
        return missing
    found, n = reach(network), network.n
    together = int((between_parts(network).sizes * found).sum())
    return Value((n * int(found.max()) - together) / (n - 1) ** 2)


def flow_hierarchy(network: Network) -> Value | Why:
    """The share of ties that no way along the ties leads back from: they are in no circle.

    Returns: 0, where each is in a circle, to 1, where there is none; UNDIRECTED where ties have no
        direction, NO_TIES.
    Cost: O(n + m). Loops and parallel ties are not counted.
    Source: Luo & Magee 2011, Complexity 16, 53-64; equals networkx `flow_hierarchy` of a network
        without loops.
    """
    if not network.directed:
        return Why.UNDIRECTED
    arcs = len(network.arcs.indices)
    if arcs == 0:
        return Why.NO_TIES
    in_circles = len(within_parts(network.arcs, parts_both_ways(network).labels).indices)
    return Value((arcs - in_circles) / arcs)


def _missing(network: Network) -> Why | None:
    if not network.directed:
        return Why.UNDIRECTED
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    return None


def _estimated_reaching(network: Network) -> Estimate | Why:
    """From the largest share of drawn nodes that a part reaches, and the mean share."""
    if missing := _missing(network):
        return missing
    if is_countable(network):
        return Estimate(global_reaching(network), 0.0, 1.0, None)
    (found, draws), parts, n = sampled_reach(network), between_parts(network), network.n
    risk = (1 - CONFIDENCE) / 2
    shares = found / draws
    off = deviation(shares * (1 - shares), 1.0, draws, risk / len(shares))
    mean = float((parts.sizes * shares).sum()) / n
    # However the draws vary, each is reached by between none and all.
    mean_off = deviation(mean * (1 - mean), 1.0, draws, risk)
    scale = (n / (n - 1)) ** 2
    value = min(scale * (float(shares.max()) - mean), 1.0)
    error = min(scale * (float(off.max()) + mean_off), 1.0)
    return Estimate(Value(value), error, CONFIDENCE, SEED)


GLOBAL_REACHING = Measure(
    id="global_reaching",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How far does one alone reach all others along the ties?",
    question_th="รายเดียวไปถึงรายอื่นได้มากกว่าที่ทุกรายไปถึงกันเพียงใด",
    source="Mones, Vicsek & Vicsek 2012, PLoS ONE 7, e33799",
    compute=global_reaching,
    reads=Reads(direction=True, strangers=True),
    needs_direction=True,
    limit=REACH_AT_MOST,
    estimate=_estimated_reaching,
)

FLOW_HIERARCHY = Measure(
    id="flow_hierarchy",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="What share of the ties leads onward only, and never round in a circle?",
    question_th="สายสัมพันธ์ที่ไม่วนกลับเป็นวง เป็นสัดส่วนเท่าใดของทั้งหมด",
    source="Luo & Magee 2011, Complexity 16, 53-64",
    compute=flow_hierarchy,
    reads=Reads(direction=True),
    needs_direction=True,
)
