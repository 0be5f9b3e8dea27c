"""Electric currents between pairs drawn at random."""

from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Float32s, Float64s, Int32s
from saiyai.engine.ops.current_bounds import most_current
from saiyai.engine.ops.electric import WIDE, add_through, potentials
from saiyai.engine.ops.parts import ConnectedParts
from saiyai.engine.ops.rows import Adjacency
from saiyai.engine.ops.trees import grown_tree

_WORK: Final = 400_000_000
"""Looks at ties that all pairs may take together: a few seconds."""

_MOST_BLOCKS: Final = 1_024

_SETTLED: Final = 3e-3
"""What may be left of eight questions; of more a smaller share, since more is learnt of them."""


class SampledCurrents(NamedTuple):
    """What flows through each node of a unit current between pairs drawn at random.

    Shapes: mean and variance (n,) over the draws; errors (draws,), as in `Potentials`; most (n,),
        no less than the mean over all pairs, but for the risk.
    """

    mean: Float64s
    variance: Float64s
    errors: Float64s
    most: Float64s


def sample_currents(
    rows: Adjacency, parts: ConnectedParts, dice: np.random.Generator, risk: float
) -> SampledCurrents:
    """Currents between pairs, eight at a time, as many as take a few seconds; some tie at least.

    No more pairs are drawn than there are nodes: so many questions would answer all of them.

    Cost: in social networks O(8 (n + m)) to O(20 (n + m)) for eight pairs; O(35 (n + m)) for
        `most`.
    Source: random pivots of Brandes & Fleischer 2005, STACS 2005, 533-544, section 4.
    """
    n, tree = rows.n, grown_tree(rows)
    most, rounds = most_current(rows, parts, tree, dice, risk)
    affordable = _WORK // (max(rounds, 1) * (n + len(rows.indices)))
    blocks = min(max(affordable, 1), max(n // WIDE, WIDE), _MOST_BLOCKS)
    sums, squares, errors = np.zeros(n), np.zeros(n), np.zeros((blocks, WIDE))
    for block in range(blocks):
        pairs = dice.integers(0, (n, n - 1), (WIDE, 2), np.int32)
        pairs[:, 1] += pairs[:, 1] >= pairs[:, 0]  # never the same twice
        found = potentials(rows, tree, _fed(parts, pairs), _SETTLED / blocks)
        errors[block] = found.errors
        add_through(rows, found, pairs, (sums, squares))
    mean = sums / errors.size
    variance = (squares / errors.size - mean**2).clip(min=0)
    return SampledCurrents(mean, variance, errors.ravel(), most)


def _fed(parts: ConnectedParts, pairs: Int32s) -> Float32s:
    """A unit in at one end of each pair and out at the other, if any way leads there."""
    fed = np.zeros((len(parts.labels), WIDE), np.float32)
    leads = parts.labels[pairs[:, 0]] == parts.labels[pairs[:, 1]]
    fed[pairs[:, 0], np.arange(WIDE)] = leads
    fed[pairs[:, 1], np.arange(WIDE)] -= leads
    return fed
