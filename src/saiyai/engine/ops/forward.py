"""Every tied pair once, from its end of fewer ties: so laid out, triangles are cheap to find."""

from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import Float64s, Int32s, Int64s, UInt8s, seal
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency

_Array = TypeVar("_Array", bound=NDArray[Any])


class Forward(NamedTuple):
    """Nodes in line by degree; in the row of each its neighbours further on in the line.

    All but `nodes` speak of places in the line: `nodes[place]` is the node that stands there.
    No row is longer than the square root of twice the pairs, and that is the point.

    Shapes: nodes, strength and strongest (n,); ahead and dyads (pairs,); bonds (pairs,), or
        empty where ties have no weights.
    """

    nodes: Int32s
    indptr: Int64s
    ahead: Int32s
    dyads: UInt8s
    """Seen from the nearer end: 1 a tie leads to the further one, 2 one comes from it, 3 both."""
    bonds: Float64s
    """What is between the two, both ways together; else the number of ways: 1 or 2."""
    strength: Float64s
    """All bonds of a node together."""
    strongest: Float64s
    """The greatest of them."""


def forward(simple: Adjacency, dyads: UInt8s, bonds: Float64s) -> Forward:
    """The rows by degree; equal degrees stand by position.

    Shapes: dyads and bonds for each entry of `simple`; no dyads where all are both ways, no
        bonds where ties have no weights.
    Cost: O(n + m).
    Source: Schank & Wagner 2005, WEA, LNCS 3503, 606-609 (algorithm "forward").
    """
    return _forward(simple, dyads, bonds, *_line_up(simple.indptr))


def at_nodes(rows: Forward, values: _Array) -> _Array:
    """What stands at places in the line, at the nodes that stand there; closed to writers."""
    found: _Array = np.empty_like(values)
    found[rows.nodes] = values
    return seal(found)


@kernel
def _line_up(indptr: Int64s) -> tuple[Int32s, Int32s]:
    """Nodes by degree, and the place of each."""
    n = len(indptr) - 1
    most = 0
    for node in range(n):
        most = max(most, indptr[node + 1] - indptr[node])
    start = np.zeros(most + 2, np.int64)
    for node in range(n):
        start[indptr[node + 1] - indptr[node] + 1] += 1
    for degree in range(most + 1):
        start[degree + 1] += start[degree]
    nodes = np.empty(n, np.int32)
    places = np.empty(n, np.int32)
    for node in range(n):
        degree = indptr[node + 1] - indptr[node]
        nodes[start[degree]] = node
        places[node] = start[degree]
        start[degree] += 1
    return nodes, places


@kernel
def _forward(
    simple: Adjacency, dyads: UInt8s, bonds: Float64s, nodes: Int32s, places: Int32s
) -> Forward:
    n = len(nodes)
    pairs = len(simple.indices) // 2
    indptr = np.zeros(n + 1, np.int64)
    ahead = np.empty(pairs, np.int32)
    kinds = np.full(pairs, 3, np.uint8)
    kept_bonds = np.empty(pairs if len(bonds) else 0)
    strength = np.zeros(n)
    strongest = np.zeros(n)
    kept = 0
    for place in range(n):
        node = nodes[place]
        for entry in range(simple.indptr[node], simple.indptr[node + 1]):
            further = places[simple.indices[entry]]
            dyad = dyads[entry] if len(dyads) else 3
            bond = bonds[entry] if len(bonds) else 1.0 + (dyad == 3)
            strength[place] += bond
            strongest[place] = max(strongest[place], bond)
            if further > place:
                ahead[kept], kinds[kept] = further, dyad
                if len(bonds):
                    kept_bonds[kept] = bond
                kept += 1
        indptr[place + 1] = kept
    return Forward(nodes, indptr, ahead, kinds, kept_bonds, strength, strongest)
