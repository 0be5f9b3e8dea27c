"""Where the nodes of one connected part stand: near those they are tied to, away from others."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

import igraph
import numpy as np

from saiyai.engine.arrays import Float64s, Int32s
from saiyai.engine.layouts.pivots import pivot_positions
from saiyai.engine.network import make_network

_BY_DISTANCES: Final = 250
"""Up to so many nodes every pair is drawn at its distance: best to look at, but n squared."""

_BY_FORCES: Final = 20_000
"""Up to so many nodes forces between neighbours are enough."""

_ONE_AT_A_TIME: Final = Lock()


def part_positions(n: int, ends: Int32s, generator: np.random.Generator) -> Float64s:
    """The places of the nodes of one connected part, in no particular unit.

    Shapes: ends (ties, 2), each tie once; the places are (n, 2).
    Cost: 0.1 s for 250 nodes, 2 s for 20,000; a minute and more above, a matter for a job.
    Source: Kamada & Kawai 1989; Fruchterman & Reingold 1991; Martin et al. 2011 (DrL).
    """
    if n <= 2:
        return np.column_stack((np.arange(n, dtype=np.float64), np.zeros(n)))
    graph = igraph.Graph(n=n, edges=ends)
    with _dice(generator):
        if n <= _BY_DISTANCES:
            layout = graph.layout_kamada_kawai()
        elif n <= _BY_FORCES:
            start = _start(n, ends, generator)
            layout = graph.layout_fruchterman_reingold(seed=start, niter=_rounds(n))
        else:
            layout = graph.layout_drl()
    return np.array(layout.coords)


def _rounds(n: int) -> int:
    """So often forces are let act: igraph's 500 for small parts, then the same effort for all."""
    return max(min(500, 1_000_000 // n), 50)


def _start(n: int, ends: Int32s, generator: np.random.Generator) -> list[list[float]]:
    """A start that already shows the whole, shaken so that no two nodes stand in one place."""
    network = make_network(n, ends[:, 0], ends[:, 1], directed=False)
    start = pivot_positions(network.simple)
    size = np.sqrt(n) / 2
    shaken = start * size + generator.normal(0, 0.01 * size, start.shape)
    places: list[list[float]] = shaken.tolist()
    return places


@contextmanager
def _dice(generator: np.random.Generator) -> Iterator[None]:
    """Let igraph, which knows one source of chance for the whole process, use ours for a while."""
    with _ONE_AT_A_TIME:
        igraph.set_random_number_generator(random.Random(int(generator.integers(2**63))))  # noqa: S311 a picture
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)
