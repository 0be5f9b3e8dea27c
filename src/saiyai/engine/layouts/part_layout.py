"""Where the nodes of one connected part stand: near those they are tied to, away from others."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s
from saiyai.engine.layouts.balance import Terms, balanced, in_scale, natural_push
from saiyai.engine.layouts.levels import Level, finest, levels_of
from saiyai.engine.layouts.pivots import find_pivots, first_drawing
from saiyai.engine.layouts.stress import stressed
from saiyai.engine.ops.rows import Adjacency

_SHAKE: Final = 0.05
"""So far, in ties, nodes are moved by chance, lest two stand in one place."""

_NONE_YIELDS: Final = 200
"""Up to so many nodes every tie can be followed, and keeps its length."""


def part_positions(simple: Adjacency, generator: np.random.Generator) -> Float64s:
    """The places of the nodes of one connected part, in no particular unit.

    Drawn by distances where it has been made coarse, then made finer step by step: each node
    begins where its heap stood. Of small parts the distances can be read; in large ones nobody
    sees them, so that neighbours and room count the more.

    Shapes: (n, 2), also where n is 0 or 1.
    Cost: half a second for 1,000 nodes, 3 s for 20,000, 10 s for 100,000 with 400,000 ties.
    Source: Gansner, Hu & North 2013; Meyerhenke, Nöllenburg & Schulz 2018, IEEE Transactions on
        Visualization and Computer Graphics 24, 1814-1827 (multilevel maxent-stress).
    """
    n = simple.n
    if n <= 2:
        return np.column_stack((np.arange(n, dtype=np.float64), np.zeros(n)))
    level = finest(simple, find_pivots(simple, generator), distances_count(n))
    levels, parents = levels_of(level, generator)
    places, terms = _begun(levels[-1], n, generator)
    for depth in range(len(levels) - 1, -1, -1):
        if depth < len(parents):
            places = _parted(places[parents[depth]], generator)
        places = balanced(levels[depth], places, terms, rounds(levels[depth].n))
    return places


def distances_count(n: int) -> float:
    """How much the distances to pivots count next to ties: as much in small parts, then less."""
    return min(max(float((150 / n) ** 1.5), 0.02), 1.0)


def terms_for(level: Level, places: Float64s, n: int) -> Terms:
    """Room counts the more the more nodes there are, and large parts have ties that yield.

    Were they to yield at less than what is usual, circles would be shown where there are none: a
    grid falls into pairs.
    """
    push = natural_push(level, places, min(n / 100, 100.0))
    return Terms(push, np.inf if n <= _NONE_YIELDS else 1 + (250 / n) ** 2)


def rounds(n: int) -> int:
    """So often all move: few nodes until they stand still, many as long as there is time."""
    return min(max(600_000 // n, 30), 200)


def _begun(level: Level, n: int, generator: np.random.Generator) -> tuple[Float64s, Terms]:
    """The coarsest drawing, and the terms of its balance and of finer ones."""
    start = first_drawing(level.told)
    start += generator.normal(0, _SHAKE, start.shape)
    places = stressed(level, start, generator)
    terms = terms_for(level, places, n)
    return places * in_scale(level, places, terms), terms


def _parted(places: Float64s, generator: np.random.Generator) -> Float64s:
    """Those of one heap a little apart, each where chance would have it."""
    apart = 0.3 * float(np.abs(places).max()) / np.sqrt(len(places))
    moved: Float64s = places + generator.normal(0, max(apart, 1e-9), places.shape)
    return moved
