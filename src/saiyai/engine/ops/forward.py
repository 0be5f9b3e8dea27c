"""Every tied pair once, from its end of fewer ties: so laid out, triangles are cheap to find."""

from typing import Any, Final, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import Float64s, Int32s, Int64s, UInt8s, seal
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency

_Array = TypeVar("_Array", bound=NDArray[Any])


_AT_ONCE: Final = 64
"""Rows lie anywhere in memory: so many are asked for together, which takes as long as one."""


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
    """Seen from the nearer end: 1 a tie leads to the further one, 2 one comes from it, 3 both;
    and, four times as much, what else was told of the pair."""
    bonds: Float64s
    """What is between the two, both ways together; else the number of ways: 1 or 2."""
    strength: Float64s
    """All bonds of a node together."""
    strongest: Float64s
    """The greatest of them."""


def forward(simple: Adjacency, dyads: UInt8s, bonds: Float64s) -> Forward:
    """The rows by degree; equal degrees stand by position.

    Shapes: dyads, with what else is told of pairs, and bonds for each entry of `simple`; no dyads
        where all are both ways, no bonds where ties have no weights.
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
    # One place more than needed: what is not further on is written too, and written over.
    ahead = np.empty(pairs + 1, np.int32)
    kinds = np.empty(pairs + 1, np.uint8)
    kept_bonds = np.empty(pairs + 1 if len(bonds) else 0)
    strength = np.zeros(n)
    strongest = np.zeros(n)
    fetched = np.empty((_AT_ONCE, 3), np.int64)
    kept = 0
    for place in range(n):
        if place % _AT_ONCE == 0:
            _fetch(simple, nodes, place, fetched)
        for entry in range(fetched[place % _AT_ONCE, 0], fetched[place % _AT_ONCE, 1]):
            further = places[simple.indices[entry]]
            dyad = dyads[entry] if len(dyads) else np.uint8(3)
            bond = bonds[entry] if len(bonds) else (2.0 if dyad & 3 == 3 else 1.0)
            strength[place] += bond
            strongest[place] = max(strongest[place], bond)
            ahead[kept], kinds[kept] = further, dyad
            if len(bonds):
                kept_bonds[kept] = bond
            kept += further > place
        indptr[place + 1] = kept
    kept_bonds = kept_bonds[: pairs if len(bonds) else 0]
    return Forward(nodes, indptr, ahead[:pairs], kinds[:pairs], kept_bonds, strength, strongest)


@kernel
def _fetch(simple: Adjacency, nodes: Int32s, first: int, fetched: Int64s) -> None:
    """Note where the next rows begin and end, and have their beginnings brought near."""
    last = len(simple.indices) - 1
    for place in range(first, min(first + _AT_ONCE, len(nodes))):
        row = fetched[place - first]
        row[0], row[1] = simple.indptr[nodes[place]], simple.indptr[nodes[place] + 1]
        if last >= 0:
            row[2] = simple.indices[min(row[0], last)]
