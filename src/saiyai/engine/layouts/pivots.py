"""Distances to a few nodes far apart, and a first drawing from them."""

from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Float32s, Float64s, Int32s, Int64s
from saiyai.engine.ops.distances import distances_from
from saiyai.engine.ops.rows import Adjacency, degrees

EVERY: Final = 800
"""Up to so many nodes each is a pivot, and a drawing knows every distance."""

_MOST: Final = 200
_ENTRIES: Final = 20_000_000
"""So many distances are kept, as long as that is at least…"""

_FEWEST: Final = 50
"""…so many pivots."""

_FIRST: Final = 50
"""So many are enough for a first drawing."""


class Pivots(NamedTuple):
    """Nodes spread over a connected part, and how far every node is from each.

    Shapes: nodes (k,); told (n, k), distances in ties; stands_for (n, k) says how many of those
        nearest to a pivot it speaks for to a node: those not farther from it than half way.
    """

    nodes: Int64s
    told: Float32s
    stands_for: Float32s


def find_pivots(simple: Adjacency, generator: np.random.Generator) -> Pivots:
    """Begin with the node of most ties; then the farthest so far and one by chance, in turn.

    Cost: O(k (n + m)): at most 200 walks through the part, or 800 in a small one.
    Source: Ortmann, Klimenta & Brandes 2017, Journal of Graph Algorithms and Applications 21,
        791-821 (sparse stress; pivots by max/min and at random).
    """
    nodes = [int(np.argmax(degrees(simple)))]
    columns = [distances_from(simple, nodes[0])]
    nearest, region = columns[0].copy(), np.zeros(simple.n, np.int64)
    while len(nodes) < how_many(simple.n):
        nodes.append(_next(nearest, generator, by_chance=len(nodes) % 2 == 0))
        columns.append(distances_from(simple, nodes[-1]))
        region[columns[-1] < nearest] = len(nodes) - 1
        np.minimum(nearest, columns[-1], out=nearest)
    told = np.column_stack(columns)
    return Pivots(np.array(nodes), told.astype(np.float32), _stands_for(told, region))


def how_many(n: int) -> int:
    """How many pivots a part of so many nodes has."""
    return n if n <= EVERY else min(max(_ENTRIES // n, _FEWEST), _MOST)


def first_drawing(told: Float32s) -> Float64s:
    """Places that keep the distances to the first fifty pivots as well as two directions can.

    Returns: float64 (n, 2), in ties; several nodes may stand in one place.
    Shapes: told (n, k).
    Source: Brandes & Pich 2007, Graph Drawing 2006, LNCS 4372, 42-53.
    """
    squares = told[:, :_FIRST].astype(np.float64) ** 2
    centred = squares - squares.mean(0) - squares.mean(1)[:, np.newaxis] + squares.mean()
    _, directions = np.linalg.eigh(centred.T @ centred)  # ascending: the last two tell most
    places = centred @ directions[:, :-3:-1]
    found: Float64s = places * (float(told.max()) / 2 / max(float(np.abs(places).max()), 1e-9))
    return found


def _next(nearest: Int32s, generator: np.random.Generator, *, by_chance: bool) -> int:
    """The farthest from all pivots, or any other, the likelier the farther."""
    if not by_chance:
        return int(np.argmax(nearest))
    sums = np.cumsum(nearest, dtype=np.int64)
    return int(np.searchsorted(sums, generator.integers(sums[-1]), side="right"))


def _stands_for(told: Int32s, region: Int64s) -> Float32s:
    """See `Pivots`; at least itself."""
    found = np.empty(told.shape, np.float32)
    for pivot in range(told.shape[1]):
        own = np.cumsum(np.bincount(told[region == pivot, pivot], minlength=told.max() + 1))
        found[:, pivot] = own[told[:, pivot] // 2]
    return found
