"""A network as arrays: checked once when it is made, then read-only."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import (
    INT32_MAX,
    Bools,
    Float64s,
    Int32s,
    Numbers,
    is_whole,
    seal,
    sealed,
    sealed_copy,
)
from saiyai.engine.errors import MalformedNetwork, UnknownNode
from saiyai.engine.ops.rows import Adjacency, gather, join, thin, turn


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Network:
    """Nodes 0..n-1 and the ties between them, as `make_network` checked them.

    Parallel ties and loops are kept; which measure reads them stands on its card. In an
    undirected network a tie stands in the rows of both its ends, and `into` is `out`.
    """

    n: int
    sources: Int32s
    targets: Int32s
    weights: Float64s | None
    directed: bool
    out: Adjacency
    """Every tie from each node."""
    into: Adjacency
    """Every tie to each node."""
    arcs: Adjacency
    """Each other node that one tie leads to, once; never oneself."""
    simple: Adjacency
    """The simple graph underneath: a tie in either direction counts once; no loops."""

    @property
    def m(self) -> int:
        """How many ties were given, loops and parallel ones among them."""
        return len(self.sources)

    @property
    def pairs(self) -> int:
        """How many pairs of nodes have a tie between them, in whichever direction."""
        return len(self.simple.indices) // 2


def make_network(
    n: int,
    sources: Numbers,
    targets: Numbers,
    *,
    directed: bool,
    weights: Numbers | None = None,
) -> Network:
    """Check nodes and ties, and lay out who is next to whom.

    Shapes: sources, targets and weights (m,); positions from 0 to n - 1.
    Raises: MalformedNetwork with the first row that is wrong.
    Cost: O(n + m) time and memory; the arrays are copied.
    """
    _check_count(n)
    ends = _checked_ends(n, sources, targets)
    weighed = None if weights is None else _checked_weights(weights, len(ends[0]))
    return _laid_out(n, *ends, weighed, directed=directed)


def subnetwork(network: Network, keep: Bools) -> Network:
    """The network among the nodes marked in `keep`, numbered anew in the same order.

    Shapes: keep (n,); old positions of the new nodes are `numpy.flatnonzero(keep)`.
    Raises: MalformedNetwork if `keep` marks another number of nodes.
    """
    if keep.shape != (network.n,) or keep.dtype != np.bool_:
        raise MalformedNetwork(problem="unequal_lengths", nodes=network.n, marks=len(keep))
    number = np.cumsum(keep) - 1
    stays = keep[network.sources] & keep[network.targets]
    return _laid_out(
        int(np.count_nonzero(keep)),
        sealed_copy(number[network.sources[stays]], np.int32),
        sealed_copy(number[network.targets[stays]], np.int32),
        None if network.weights is None else seal(network.weights[stays]),
        directed=network.directed,
    )


def with_ties(
    network: Network, sources: Numbers, targets: Numbers, *, weights: Numbers | None = None
) -> Network:
    """The network with further ties after its own; a weighted one needs their weights.

    Raises: MalformedNetwork, its rows counted among the further ties.
    """
    ends = _checked_ends(network.n, sources, targets)
    if (weights is None) != (network.weights is None):
        raise MalformedNetwork(problem="weights_in_part", weighted=network.weights is not None)
    weighed = None
    if weights is not None and network.weights is not None:
        further = _checked_weights(weights, len(ends[0]))
        weighed = seal(np.concatenate((network.weights, further)))
    return _laid_out(
        network.n,
        seal(np.concatenate((network.sources, ends[0]))),
        seal(np.concatenate((network.targets, ends[1]))),
        weighed,
        directed=network.directed,
    )


def check_node(network: Network, position: int) -> None:
    """Nothing, if there is such a node. Raises: UnknownNode."""
    if not 0 <= position < network.n:
        raise UnknownNode(position=position, nodes=network.n)


def _laid_out(
    n: int, sources: Int32s, targets: Int32s, weights: Float64s | None, *, directed: bool
) -> Network:
    if len(sources) > INT32_MAX:
        raise MalformedNetwork(problem="too_many_ties", ties=len(sources), limit=INT32_MAX)
    given = sealed(gather(n, sources, targets, not directed))
    out = sealed(turn(given))
    if not directed:
        simple = sealed(thin(out))
        return Network(n, sources, targets, weights, directed, out, out, simple, simple)
    into, arcs = sealed(turn(out)), sealed(thin(out))
    simple = sealed(join(out, into))
    return Network(n, sources, targets, weights, directed, out, into, arcs, simple)


def _check_count(n: int) -> None:
    if not 0 <= n <= INT32_MAX:
        raise MalformedNetwork(problem="node_count", nodes=n, limit=INT32_MAX)


def _checked_ends(n: int, sources: Numbers, targets: Numbers) -> tuple[Int32s, Int32s]:
    given = (np.asarray(sources), np.asarray(targets))
    if given[0].ndim != 1 or given[0].shape != given[1].shape:
        raise MalformedNetwork(
            problem="unequal_lengths", sources=given[0].size, targets=given[1].size
        )
    if not (is_whole(given[0]) and is_whole(given[1])):
        raise MalformedNetwork(problem="not_whole_numbers")
    row = _first(_outside(given[0], n) | _outside(given[1], n))
    if row is not None:
        raise MalformedNetwork(
            problem="end_outside",
            row=row,
            source=int(given[0][row]),
            target=int(given[1][row]),
            nodes=n,
        )
    return sealed_copy(given[0], np.int32), sealed_copy(given[1], np.int32)


def _checked_weights(weights: Numbers, m: int) -> Float64s:
    given = sealed_copy(weights, np.float64)
    if given.shape != (m,):
        raise MalformedNetwork(problem="unequal_lengths", ties=m, weights=given.size)
    row = _first(~np.isfinite(given))
    if row is not None:
        raise MalformedNetwork(problem="weight_not_finite", row=row)
    return given


def _outside(positions: NDArray[Any], n: int) -> Bools:
    return (positions < 0) | (positions >= n)


def _first(wrong: Bools) -> int | None:
    """The first row marked, if any."""
    return int(np.argmax(wrong)) if wrong.any() else None
