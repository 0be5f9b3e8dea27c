"""Distances: how many steps lie between those who can reach one another."""

from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.deviations import CONFIDENCE, SEED, deviation
from saiyai.engine.ops.many_walks import FARTHEST, GOES_HARMONIC
from saiyai.engine.result import Estimate, Value, Why
from saiyai.engine.walks import (
    WALKS_AT_MOST,
    longest_distance,
    mean_distance,
    sampled_mean_distance,
    sampled_walks,
    walks_from_all,
)


def average_path_length(network: Network) -> Value | Why:
    """The mean distance from one node to another, over all pairs where a way leads.

    Returns: steps, 1 or more; NO_NODES, TOO_FEW_NODES below two, NO_TIES where no way leads.
    Cost: O(n m / 512) on all cores. Pairs where no way leads are left out: read it beside
        connectedness. Beyond the limit from 1,024 sampled sources.
    Source: Watts & Strogatz 1998, Nature 393, 440-442; equals igraph `average_path_length`,
        networkx `average_shortest_path_length` where all are connected.
    """
    if missing := _missing(network):
        return missing
    return Value(mean_distance(network))


def diameter(network: Network) -> Value | Why:
    """The largest distance from one node to another, of all pairs where a way leads.

    Returns: steps, 1 or more; NO_NODES, TOO_FEW_NODES below two, NO_TIES where no way leads.
    Cost: O(n m / 512) on all cores. Pairs where no way leads are left out. Beyond the limit the
        largest that was seen; the error is what a bound leaves open, for certain.
    Source: Wasserman & Faust 1994, section 4.2.5; equals igraph `diameter`, networkx `diameter`
        where all are connected.
    """
    if missing := _missing(network):
        return missing
    return Value(int(walks_from_all(network).sources[:, FARTHEST].max()))


def global_efficiency(network: Network) -> Value | Why:
    """The mean of one over the distance, over all pairs; where no way leads it is 0.

    Returns: 0..1; NO_NODES, TOO_FEW_NODES below two.
    Cost: O(n m / 512) on all cores. Beyond the limit from 1,024 sampled sources.
    Source: Latora & Marchiori 2001, Physical Review Letters 87, 198701; equals networkx
        `global_efficiency`.
    """
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    pairs = network.n * (network.n - 1)
    return Value(min(float(walks_from_all(network).sources[:, GOES_HARMONIC].sum()) / pairs, 1.0))


def _missing(network: Network) -> Why | None:
    """Why no way leads from anybody to another."""
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    return None if len(network.arcs.indices) else Why.NO_TIES


def _estimated_length(network: Network) -> Estimate | Why:
    if missing := _missing(network):
        return missing
    low, value, high = sampled_mean_distance(network)
    return Estimate(Value(value), max(high - value, value - low), CONFIDENCE, SEED)


def _estimated_diameter(network: Network) -> Estimate | Why:
    if missing := _missing(network):
        return missing
    longest = longest_distance(network)
    return Estimate(Value(longest.low), longest.high - longest.low, 1.0, SEED)


def _estimated_efficiency(network: Network) -> Estimate | Why:
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    sample = sampled_walks(network)
    draws = sample.walked.sources[:, GOES_HARMONIC] / (network.n - 1)
    error = deviation(float(draws.var()), 1.0, sample.draws, 1 - CONFIDENCE)
    return Estimate(Value(min(float(draws.mean()), 1.0)), error, CONFIDENCE, SEED)


AVERAGE_PATH_LENGTH = Measure(
    id="average_path_length",
    level=Level.NETWORK,
    unit=Unit.STEPS,
    bounds=Bounds(1, None),
    question="How many steps does it take on average from one to another?",
    question_th="จากรายหนึ่งไปถึงอีกรายหนึ่งใช้โดยเฉลี่ยกี่ก้าว",
    source="Watts & Strogatz 1998, Nature 393, 440-442",
    compute=average_path_length,
    reads=Reads(direction=True),
    limit=WALKS_AT_MOST,
    estimate=_estimated_length,
)

DIAMETER = Measure(
    id="diameter",
    level=Level.NETWORK,
    unit=Unit.STEPS,
    bounds=Bounds(1, None),
    question="How many steps lie between those two that are farthest apart?",
    question_th="สองรายที่ไปถึงกันได้และอยู่ไกลกันที่สุด ห่างกันกี่ก้าว",
    source="Wasserman & Faust 1994, Social Network Analysis, section 4.2.5",
    compute=diameter,
    reads=Reads(direction=True),
    limit=WALKS_AT_MOST,
    estimate=_estimated_diameter,
)

GLOBAL_EFFICIENCY = Measure(
    id="global_efficiency",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How near is everybody to everybody, if all tied to all were the nearest?",
    question_th="ทุกรายอยู่ใกล้กันเพียงใด เทียบกับเมื่อทุกรายมีสายสัมพันธ์ตรงถึงกันหมด",
    source="Latora & Marchiori 2001, Physical Review Letters 87, 198701",
    compute=global_efficiency,
    reads=Reads(direction=True, strangers=True),
    limit=WALKS_AT_MOST,
    estimate=_estimated_efficiency,
)
