"""How much of a current between others runs through each node, if every tie is a wire."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s, Int64s
from saiyai.engine.ops.parts import ConnectedParts
from saiyai.engine.ops.rows import Adjacency, degrees

_ROOM: Final = 4_000_000
"""Numbers of flows that are held at once."""


def current_loads(simple: Adjacency, parts: ConnectedParts) -> Float64s:
    """Over all ordered pairs of others in its part, the share of their current through each node.

    Returns: float64 (n,).
    Cost: O(k^3 + m k log k) time, O(k^2) memory for the largest part of k nodes.
    Source: Brandes & Fleischer 2005, STACS 2005, 533-544, algorithm 1.
    """
    loads = np.zeros(simple.n)
    order = np.argsort(parts.labels, kind="stable")
    end = 0
    for size in parts.sizes.tolist():
        members, end = order[end : end + size], end + size
        if size > 2:
            loads[members] = _loads_of_part(*_ties_among(simple, members))
    return loads


def _ties_among(simple: Adjacency, members: Int64s) -> tuple[Int64s, Int64s, int]:
    """Each tie of a part once, by the places of its ends among the members, and their number."""
    degree = degrees(simple)[members]
    place = np.zeros(simple.n, np.int64)
    place[members] = np.arange(len(members))
    rows = [simple.indices[simple.indptr[node] : simple.indptr[node + 1]] for node in members]
    sources = np.repeat(np.arange(len(members)), degree)
    targets = place[np.concatenate(rows)]
    once = sources < targets
    return sources[once], targets[once], len(members)


def _loads_of_part(sources: Int64s, targets: Int64s, k: int) -> Float64s:
    """What runs through each node: half of what runs in its ties, where it is itself no end.

    Note: flows of a tie between all pairs are differences of one row, and the sum of all
    differences in a row needs only its order.
    """
    table = np.full((k, k), 1 / k)  # which fills what the ties leave open: any potential may be 0
    table[sources, targets] -= 1
    table[targets, sources] -= 1
    table[np.arange(k), np.arange(k)] += np.bincount(np.concatenate((sources, targets)))
    potentials = np.linalg.inv(table)
    weights = 2.0 * np.arange(k) - k + 1
    loads = np.zeros(k)
    most = max(_ROOM // k, 1)
    for first in range(0, len(sources), most):
        ends = (sources[first : first + most], targets[first : first + most])
        flows = potentials[ends[0]] - potentials[ends[1]]
        every = np.sort(flows, axis=1) @ weights
        for end in ends:
            own = np.abs(flows - flows[np.arange(len(end)), end][:, np.newaxis]).sum(axis=1)
            np.add.at(loads, end, every - own)
    return loads.clip(min=0)
