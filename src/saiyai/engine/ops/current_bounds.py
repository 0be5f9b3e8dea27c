"""What can at most flow through each node, in the mean over all pairs.

Potentials are sums over walks from both ends of a pair. Of the first steps is known how often
walks pass a node, which no current exceeds. What the later steps add is nearly the same for
neighbours, so that little flows of it; how little is seen in eight random questions to all pairs
at once, which miss nothing rare as pairs drawn at random would.
"""

from math import lgamma
from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Float32s, Float64s, Int64s
from saiyai.engine.ops.electric import WIDE, potentials, walk_back
from saiyai.engine.ops.parts import ConnectedParts
from saiyai.engine.ops.products import neighbour_sums
from saiyai.engine.ops.rows import Adjacency, degrees
from saiyai.engine.ops.trees import Tree

_FIRST: Final = (4, 16)
"""So many first steps are told from later ones at least: few where somebody has a large share…"""

_SHARE: Final = 0.02
"""…of all ties, whom walks may pass so often in that many steps…"""

_LOOKS: Final = 12
"""…and up to twice as many more, with a look at every second."""

_HARDLY: Final = 0.95
"""A look that leaves the highest bound at no less than this share of it is the last."""

_SETTLED: Final = 3e-7
"""What may be left of the random questions."""

_NOTHING: Final = 1e-30


class _Later(NamedTuple):
    """What the later steps add to eight random questions, and how wrong it may be.

    Shapes: held (n, 8); `error` is the root of a mean energy.
    """

    held: Float32s
    error: float
    rounds: int


def most_current(
    rows: Adjacency, parts: ConnectedParts, tree: Tree, dice: np.random.Generator, risk: float
) -> tuple[Float64s, int]:
    """What flows through each node of a unit current, at most in the mean over all pairs.

    It holds for all nodes together, but for this risk. Some tie there must be.

    Returns: float64 (n,), 0 where no two ties meet; and how many rounds the questions took.
    Cost: O(35 (n + m)) in social networks.
    Note: what later steps make flow in a tie is linear in the ends of the pair. Asked with a
        standard normal at every node instead of a pair, its square is on average that of all
        pairs, but for how many they are; the root of the mean over pairs is no less than the mean.
        After that it is the triangle inequality, at each of both ends.
    """
    n, ties = rows.n, degrees(rows).astype(np.float64)
    share = np.divide(1, ties, out=np.zeros(n), where=ties > 0)
    size, pairs = parts.sizes[parts.labels].astype(np.float64), n * (n - 1.0)
    unseen = _unseen(risk / (_LOOKS * len(rows.indices)))
    begin = int(np.clip(_SHARE * ties.sum() / ties.max(), *_FIRST))
    later = _later(rows, parts, tree, begin, dice)
    room = np.empty_like(later.held)
    steps, passing, most, highest = share, np.zeros(n), np.full(n, np.inf), np.inf
    for step in range(begin + 2 * _LOOKS):
        if step >= begin and (step - begin) % 2 == 0:
            first = (size - 1) * (ties * passing - 1)  # less what begins or ends there
            rest = size * np.sqrt((size - 1) / 2) * unseen * _apart(rows, ties, later)
            most = np.minimum(most, (first + rest) / pairs)
            if (first + rest).max() > _HARDLY * highest:
                break
            highest = (first + rest).max()
        further = share * neighbour_sums(rows, steps)
        passing += steps + further
        steps = further
        if step >= begin:
            walk_back(rows, later.held, room)
    return np.where(ties > 1, most, 0).clip(min=0), later.rounds


def _later(
    rows: Adjacency, parts: ConnectedParts, tree: Tree, begin: int, dice: np.random.Generator
) -> _Later:
    """Potentials of eight random questions without what the first steps make of them."""
    fed, left = _walked(rows, parts, begin, dice)
    found = potentials(rows, tree, fed, min(_SETTLED / left, 0.1))
    labels, ties = parts.labels, degrees(rows)
    whole = np.bincount(labels, ties).clip(min=1)
    for at in range(WIDE):  # any level will do: this one is where walks end
        level = np.bincount(labels, ties * found.values[:, at]) / whole
        found.values[:, at] -= level[labels]
    return _Later(found.values, float(np.sqrt((found.errors**2).mean())), found.rounds)


def _walked(
    rows: Adjacency, parts: ConnectedParts, begin: int, dice: np.random.Generator
) -> tuple[Float32s, float]:
    """What random questions feed in after the first steps, and how much is left of its size.

    Shapes: (n, 8). In each part it adds up to nothing.
    """
    held, ties = dice.standard_normal((rows.n, WIDE), np.float32), degrees(rows)
    for at in range(WIDE):
        held[:, at] -= (np.bincount(parts.labels, held[:, at]) / parts.sizes)[parts.labels]
    held *= (1 / ties.clip(min=1)).astype(np.float32)[:, np.newaxis]
    whole, room = _size(held, ties), np.empty_like(held)
    for _ in range(begin):
        walk_back(rows, held, room)
    left = _size(held, ties) / max(whole, _NOTHING)
    held *= ties.astype(np.float32)[:, np.newaxis]
    return held, max(left, _NOTHING)


def _apart(rows: Adjacency, ties: Float64s, later: _Later) -> Float64s:
    """How far apart a node and its neighbours can be, all of them together."""
    own = np.sqrt(np.einsum("ij,ij->i", later.held, later.held) / WIDE, dtype=np.float64)
    apart: Float64s = ties * own + neighbour_sums(rows, own) + np.sqrt(ties) * later.error
    return apart


def _unseen(risk: float) -> float:
    """How many times larger than the root of the mean of eight squares the real one may be.

    Note: the chance that eight squares of a standard normal add up to less than t is below
        (t / 2)^4 / 4!: their density, without the factor by which it falls.
    """
    return float(np.sqrt(WIDE / 2) * np.exp(-(np.log(risk) + lgamma(WIDE / 2 + 1)) / WIDE))


def _size(held: Float32s, ties: Int64s) -> float:
    return float(np.sqrt(np.einsum("ij,ij->i", held, held) @ ties))
