"""The rich club: how densely those with many ties are tied among themselves."""

import numpy as np

from saiyai.engine.arrays import Int64s
from saiyai.engine.measure import Bounds, Level, Measure, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.rows import degrees
from saiyai.engine.ops.rungs import entries_by_lower_rung
from saiyai.engine.result import Parts, Why


def rich_club(network: Network) -> Parts | Why:
    """Of all pairs of those with more than k ties, the share that is tied, for several k.

    They are 0, 1, 2, 4, 8 and so on, as far as two nodes or more have more ties: the same in every
    network, and some thirty at most, where degrees could be as many as nodes. It rises by chance
    alone, since those with many ties meet more often: compare it with what it is where ties are
    laid at random and all keep their degrees.

    Returns: phi(k) in 0..1, each by the name "more than k"; NO_NODES, NO_TIES.
    Cost: O(n + m). Directions, loops and parallel ties are not read.
    Source: Colizza, Flammini, Serrano & Vespignani 2006, Nature Physics 2, 110-115, not
        normalised; equals networkx `rich_club_coefficient` at each k.
    """
    if network.n == 0:
        return Why.NO_NODES
    degree = degrees(network.simple)
    if not degree.any():
        return Why.NO_TIES
    ladder = _ladder(int(degree.max()))
    rung = np.searchsorted(ladder, degree)  # how many k are below the degree
    rungs = len(ladder) + 1
    members = _at_least(np.bincount(rung, minlength=rungs))
    entries = _at_least(entries_by_lower_rung(network.simple, rung, rungs))
    return Parts(
        tuple(
            (f"more than {k}", entries[at] / (members[at] * (members[at] - 1)))
            for at, k in enumerate(ladder.tolist(), start=1)
            if members[at] > 1
        )
    )


def _ladder(highest: int) -> Int64s:
    return np.concatenate(([0], 2 ** np.arange(highest.bit_length())))


def _at_least(found: Int64s) -> list[int]:
    """How many are on each rung or above it."""
    above: list[int] = np.cumsum(found[::-1])[::-1].tolist()
    return above


RICH_CLUB = Measure(
    id="rich_club",
    level=Level.PARTS,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How densely are those with many ties tied among themselves?",
    question_th="รายที่มีสายสัมพันธ์มากมีสายสัมพันธ์ถึงกันเองหนาแน่นเพียงใด",
    source="Colizza, Flammini, Serrano & Vespignani 2006, Nature Physics 2, 110-115",
    compute=rich_club,
)
