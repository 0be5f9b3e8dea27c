"""Walks along the ties of a network, made once for all measures that read distances."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s, Int32s, Int64s, seal, sealed
from saiyai.engine.network import Network
from saiyai.engine.ops.cut_tree import CutTree, cut_tree
from saiyai.engine.ops.deviations import CONFIDENCE, deviation, dice
from saiyai.engine.ops.distance_bounds import distance_bounds
from saiyai.engine.ops.many_walks import FARTHEST, GOES, GOES_TO, Walked, walk_from
from saiyai.engine.ops.rows import Adjacency, degrees, turn
from saiyai.engine.ops.sampled_paths import Draws, SampledPaths, sample_paths
from saiyai.engine.ops.shortest_paths import path_loads
from saiyai.engine.ops.strong_parts import StrongParts, strong_parts
from saiyai.engine.passes import passed

WALKS_AT_MOST: Final = 10_000_000_000
"""Nodes times ties up to which walks begin everywhere: a second or two on two cores."""

WALKS: Final = 1_024
"""Beyond that they begin at so many nodes, drawn at random."""

_BEGUN: Final = 512

_PAIRS: Final = 32_768


@dataclass(frozen=True, slots=True, eq=False)
class SampledWalks:
    """Walks from nodes drawn at random, each as likely every time.

    `farthest` is a distance that no two nodes exceed.
    """

    walked: Walked
    draws: int
    farthest: int


@dataclass(frozen=True, slots=True)
class Between:
    """A number that lies between two, both included."""

    low: int
    high: int


def arcs_into(network: Network) -> Adjacency:
    """From each other node that one tie leads from, once: `arcs` seen from their other ends."""
    return passed(network, _arcs_into)


def parts_both_ways(network: Network) -> StrongParts:
    """Which nodes can reach one another both ways along the ties."""
    return passed(network, _parts_both_ways)


def walk_in_depth(network: Network) -> CutTree:
    """One walk in depth over all, from which cut nodes and bridges are read."""
    return passed(network, _walk_in_depth)


def walks_from_all(network: Network) -> Walked:
    """Walks from every node. Cost: as `walk_from` says, for n sources."""
    return passed(network, _walks_from_all)


def sampled_walks(network: Network) -> SampledWalks:
    """Walks from 1,024 draws, with the same dice always. Cost: as `walk_from` says, of so many."""
    return passed(network, _sampled_walks)


def longest_distance(network: Network) -> Between:
    """Between what the largest distance lies, for certain; often that is one number.

    Walks begin where the farthest may be; everybody else's bound is known to be no larger.
    Cost: as `walk_from` says, for 512 sources beside the sampled ones.
    """
    return passed(network, _longest_distance)


def no_farther_than(network: Network) -> int:
    """A distance that no two nodes exceed, where one reaches the other; of one node at least.

    Cost: O(n + m).
    """
    return int(_bounds(network).max())


def path_counts(network: Network) -> tuple[SampledPaths, int]:
    """Shortest paths between 32,768 pairs, and how many pairs; two nodes at least.

    Cost: as `sample_paths` says.
    """
    return passed(network, _path_counts), _PAIRS


def shares_of_paths(network: Network) -> Float64s:
    """What runs through each node, as `path_loads` says."""
    return passed(network, _shares_of_paths)


def _path_counts(network: Network) -> SampledPaths:
    thrown = dice()
    ends = thrown.integers(0, (network.n, network.n - 1), (_PAIRS, 2), np.int32)
    ends[:, 1] += ends[:, 1] >= ends[:, 0]  # never the same twice
    draws = Draws(ends, thrown.random((_PAIRS, 3)))
    return sample_paths(network.arcs, arcs_into(network), draws)


def _shares_of_paths(network: Network) -> Float64s:
    return seal(path_loads(network.arcs))


def mean_distance(network: Network) -> float:
    """The mean distance of all pairs where a way leads; there must be such a pair."""
    sources = walks_from_all(network).sources
    return float(sources[:, GOES].sum() / sources[:, GOES_TO].sum())


def sampled_mean_distance(network: Network) -> tuple[float, float, float]:
    """The same from sampled walks, between the least and the most that it may be.

    It is the quotient of two sampled means: how far sources go, and how many they come to.
    """
    sample = sampled_walks(network)
    risk = (1 - CONFIDENCE) / 2
    goes, comes = (sample.walked.sources[:, of] / (network.n - 1) for of in (GOES, GOES_TO))
    most = float(goes.mean()) + deviation(float(goes.var()), sample.farthest, sample.draws, risk)
    more = deviation(float(comes.var()), 1.0, sample.draws, risk)
    surely = float(comes.mean()) - more
    value = float(goes.mean() / comes.mean()) if comes.any() else 1.0
    high = most / surely if most < sample.farthest * surely else float(sample.farthest)
    low = (2 * float(goes.mean()) - most) / (float(comes.mean()) + more)
    return max(low, 1.0), value, high


def undirected(network: Network) -> Network:
    """The network whose ties lead both ways."""
    return passed(network, _undirected) if network.directed else network


def _undirected(network: Network) -> Network:
    return replace(
        network,
        directed=False,
        arcs=network.simple,
        arriving=seal(degrees(network.simple)),
    )


def _arcs_into(network: Network) -> Adjacency:
    return sealed(turn(network.arcs)) if network.directed else network.arcs


def _parts_both_ways(network: Network) -> StrongParts:
    return strong_parts(network.arcs)


def _walk_in_depth(network: Network) -> CutTree:
    return sealed(cut_tree(network.simple))


def _walks_from_all(network: Network) -> Walked:
    return _walks(network, np.arange(network.n, dtype=np.int32))


def _sampled_walks(network: Network) -> SampledWalks:
    drawn = dice().integers(0, network.n, WALKS, np.int32)
    return SampledWalks(_walks(network, drawn), WALKS, no_farther_than(network))


def _longest_distance(network: Network) -> Between:
    bounds = _bounds(network)
    by_bound = np.argsort(-bounds, kind="stable").astype(np.int32)
    begun, others = by_bound[:_BEGUN], by_bound[_BEGUN:]
    seen = (_walks(network, begun), sampled_walks(network).walked)
    low = max(int(walked.sources[:, FARTHEST].max()) for walked in seen)
    return Between(low, max(low, int(bounds[others].max(initial=0))))


def _walks(network: Network, sources: Int32s) -> Walked:
    return walk_from(network.arcs, arcs_into(network), sources)


def _bounds(network: Network) -> Int64s:
    return passed(network, _distance_bounds)


def _distance_bounds(network: Network) -> Int64s:
    return distance_bounds(network.arcs, arcs_into(network), parts_both_ways(network))
