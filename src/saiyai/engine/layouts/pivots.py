"""A first drawing from the distances to a few nodes far apart."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s
from saiyai.engine.ops.distances import distances_from
from saiyai.engine.ops.rows import Adjacency, degrees

_PIVOTS: Final = 50


def pivot_positions(simple: Adjacency) -> Float64s:
    """Places that keep the distances of a connected part as well as two directions can.

    Returns: float64 (n, 2), the farthest coordinate being 1; several nodes may stand in one place.
    Cost: O(50 (n + m)).
    Source: Brandes & Pich 2007, Graph Drawing 2006, LNCS 4372, 42-53.
    """
    squares = _distances(simple).astype(np.float64) ** 2
    centred = squares - squares.mean(0) - squares.mean(1)[:, np.newaxis] + squares.mean()
    _, directions = np.linalg.eigh(centred.T @ centred)  # ascending: the last two tell most
    places = centred @ directions[:, :-3:-1]
    found: Float64s = places / max(float(np.abs(places).max()), 1e-9)
    return found


def _distances(simple: Adjacency) -> Float64s:
    """Distances from the node with most ties, then always from the farthest so far."""
    pivot = int(np.argmax(degrees(simple)))
    columns = []
    nearest = np.full(simple.n, np.inf)
    for _ in range(min(_PIVOTS, simple.n)):
        columns.append(distances_from(simple, pivot))
        nearest = np.minimum(nearest, columns[-1])
        pivot = int(np.argmax(nearest))
    return np.column_stack(columns)
