"""A network as arrays: checked once when it is made, then read-only."""

from dataclasses import dataclass
from typing import Any, Unpack

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import (
    INT32_MAX,
    Bools,
    Float64s,
    Int8s,
    Int32s,
    Int64s,
    Numbers,
    UInt8s,
    is_whole,
    seal,
    sealed,
    sealed_copy,
)
from saiyai.engine.errors import MalformedNetwork, UnknownNode
from saiyai.engine.ops.rows import (
    Adjacency,
    Incidence,
    degrees,
    gather,
    gather_ties,
    join,
    turn,
    turn_ties,
)
from saiyai.engine.passes import passed
from saiyai.engine.told import (
    Columns,
    TieColumns,
    Told,
    checked_columns,
    checked_further,
    columns_among,
    further_columns,
)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Network:
    """Nodes 0..n-1 and the ties between them, as `make_network` checked them.

    Parallel ties and loops are kept; which measure reads them stands on its card. In an
    undirected network a tie stands in the rows of both its ends, and `into` is `out`.

    Cost: of a directed network of ten ties a node, without columns, at most 26 bytes a tie; and
        40 once `out` and `into` have been asked for, or 44 where many ties are parallel.
    """

    n: int
    sources: Int32s
    targets: Int32s
    directed: bool
    arcs: Adjacency
    """Each other node that one tie leads to, once; never oneself."""
    simple: Adjacency
    """The simple graph underneath: a tie in either direction counts once; no loops."""
    dyads: UInt8s
    """For each entry of `simple`: 1 where a tie leads there, 2 where one comes from there, 3
    both. Empty in an undirected network, where every tie is both."""
    arriving: Int64s
    """From how many others a tie leads to each node: its entries in `arcs`."""
    leaving: Int64s
    """To how many others a tie leads from each node; in an undirected network the same array."""
    groups: Int32s | None
    """The group of each node, -1 where unknown."""
    weights: Float64s | None
    layers: Int32s | None
    """The kind of each tie."""
    signs: Int8s | None
    """1 or -1 for each tie."""
    times: Float64s | None
    """When each tie was, in days since any one day."""

    @property
    def m(self) -> int:
        """How many ties were given, loops and parallel ones among them."""
        return len(self.sources)

    @property
    def pairs(self) -> int:
        """How many pairs of nodes have a tie between them, in whichever direction."""
        return len(self.simple.indices) // 2

    @property
    def out(self) -> Incidence:
        """Every tie from each node; laid out when first asked for, since few measures read it."""
        return passed(self, _outgoing)

    @property
    def into(self) -> Incidence:
        """Every tie to each node; laid out when first asked for."""
        return passed(self, _incoming) if self.directed else self.out

    @property
    def ends(self) -> tuple[Incidence, ...]:
        """The ties from each node, and in a directed network those to each."""
        return (self.out, self.into) if self.directed else (self.out,)


def make_network(
    n: int,
    sources: Numbers,
    targets: Numbers,
    *,
    directed: bool,
    **columns: Unpack[Columns],
) -> Network:
    """Check nodes and ties, and lay out who is next to whom.

    Shapes: sources and targets (m,), positions from 0 to n - 1; `weights`, `layers`, `signs`
        and `times` (m,) and `groups` (n,) as `Columns` says, each of which may be left out.
    Raises: MalformedNetwork with the first row that is wrong.
    Cost: O(n + m) time and memory; the arrays are copied.
    """
    _check_count(n)
    ends = _checked_ends(n, sources, targets)
    return _laid_out(n, ends, checked_columns(n, len(ends[0]), columns), directed=directed)


def subnetwork(network: Network, keep: Bools) -> Network:
    """The network among the nodes marked in `keep`, numbered anew in the same order.

    Shapes: keep (n,); old positions of the new nodes are `numpy.flatnonzero(keep)`.
    Raises: MalformedNetwork if `keep` marks another number of nodes.
    """
    if keep.shape != (network.n,) or keep.dtype != np.bool_:
        raise MalformedNetwork(problem="unequal_lengths", nodes=network.n, marks=len(keep))
    number = np.cumsum(keep) - 1
    stays = keep[network.sources] & keep[network.targets]
    ends = (
        sealed_copy(number[network.sources[stays]], np.int32),
        sealed_copy(number[network.targets[stays]], np.int32),
    )
    told = columns_among(_told(network), keep, stays)
    return _laid_out(int(np.count_nonzero(keep)), ends, told, directed=network.directed)


def with_ties(
    network: Network, sources: Numbers, targets: Numbers, **columns: Unpack[TieColumns]
) -> Network:
    """The network with further ties after its own; what is told of those is told of these.

    Raises: MalformedNetwork, its rows counted among the further ties.
    """
    ends = _checked_ends(network.n, sources, targets)
    told = further_columns(_told(network), len(ends[0]), columns)
    longer = (
        seal(np.concatenate((network.sources, ends[0]))),
        seal(np.concatenate((network.targets, ends[1]))),
    )
    return _laid_out(network.n, longer, told, directed=network.directed)


def only_ties(network: Network, keep: Bools) -> Network:
    """The network with these of its ties only, all its nodes, and what is told of both.

    Shapes: keep (m,). Raises: MalformedNetwork if `keep` marks another number of ties.
    """
    if keep.shape != (network.m,) or keep.dtype != np.bool_:
        raise MalformedNetwork(problem="unequal_lengths", ties=network.m, marks=len(keep))
    every = np.ones(network.n, np.bool_)
    ends = (seal(network.sources[keep]), seal(network.targets[keep]))
    told = columns_among(_told(network), every, keep)
    return _laid_out(network.n, ends, told, directed=network.directed)


def further_ties(
    network: Network, sources: Numbers, targets: Numbers, columns: TieColumns
) -> tuple[Int32s, Int32s, Told]:
    """Ends and columns of further ties, checked as `with_ties` does; nothing is laid out."""
    ends = _checked_ends(network.n, sources, targets)
    return *ends, checked_further(_told(network), len(ends[0]), columns)


def check_node(network: Network, position: int) -> None:
    """Nothing, if there is such a node. Raises: UnknownNode."""
    if not 0 <= position < network.n:
        raise UnknownNode(position=position, nodes=network.n)


def _laid_out(n: int, ends: tuple[Int32s, Int32s], told: Told, *, directed: bool) -> Network:
    if len(ends[0]) > INT32_MAX:
        raise MalformedNetwork(problem="too_many_ties", ties=len(ends[0]), limit=INT32_MAX)
    arcs = sealed(turn(sealed(gather(n, *ends, not directed))))
    into = sealed(turn(arcs)) if directed else arcs
    simple, dyads = join(arcs, into) if directed else (arcs, np.empty(0, np.uint8))
    arriving = seal(degrees(into))
    leaving = seal(degrees(arcs)) if directed else arriving
    columns: dict[str, Any] = {**told, "arriving": arriving, "leaving": leaving}
    return Network(n, *ends, directed, arcs, sealed(simple), seal(dyads), **columns)


def _told(network: Network) -> Told:
    return {
        "groups": network.groups,
        "weights": network.weights,
        "layers": network.layers,
        "signs": network.signs,
        "times": network.times,
    }


def _outgoing(network: Network) -> Incidence:
    ends = (network.sources, network.targets)
    ties = turn_ties(sealed(gather_ties(network.n, *ends, not network.directed)))
    if len(ties.indices) == len(network.arcs.indices):  # no loops nor parallel ties: the same rows
        ties = Incidence(*network.arcs, ties.edges)
    return sealed(ties)


def _incoming(network: Network) -> Incidence:
    return sealed(turn_ties(network.out))


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


def _outside(positions: NDArray[Any], n: int) -> Bools:
    return (positions < 0) | (positions >= n)


def _first(wrong: Bools) -> int | None:
    """The first row marked, if any."""
    return int(np.argmax(wrong)) if wrong.any() else None
