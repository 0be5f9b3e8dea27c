"""A drawing in which every node is as far from each pivot as it is in the network."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Float32s, Float64s, Int64s
from saiyai.engine.jit import kernel
from saiyai.engine.layouts.levels import Level

_ROUNDS: Final = 30
_ORDERS: Final = 7
_LAST_STEP: Final = 0.1


def stressed(level: Level, places: Float64s, generator: np.random.Generator) -> Float64s:
    """The places, once each node has moved by and by to its distances from the pivots.

    Shapes: places (n, 2), in ties.
    Cost: O(30 n k).
    Source: Zheng, Pawar & Goodman 2019, IEEE Transactions on Visualization and Computer
        Graphics 25, 2738-2748 (stochastic gradient descent).
    """
    moved = places.copy()
    orders = np.array([generator.permutation(level.n) for _ in range(_ORDERS)])
    begins = generator.integers(0, len(level.pivots), level.n)
    farthest = max(float(level.told.max()), 1.0)
    steps = np.geomspace(farthest**2, _LAST_STEP, _ROUNDS)
    _move(moved, level.pivots, level.told, orders, begins, steps)
    return moved


@kernel
def _move(
    places: Float64s,
    pivots: Int64s,
    told: Float32s,
    orders: Int64s,
    begins: Int64s,
    steps: Float64s,
) -> None:
    """Shapes: orders (several, n), taken in turn; begins (n,), the pivot each begins with."""
    count = len(pivots)
    for turn in range(len(steps)):
        for node in orders[turn % len(orders)]:
            here_x, here_y = places[node]
            for index in range(count):
                pivot = (begins[node] + turn + index) % count
                far = told[node, pivot]
                if far == 0:
                    continue
                x, y = here_x - places[pivots[pivot], 0], here_y - places[pivots[pivot], 1]
                drawn = np.sqrt(x * x + y * y)
                if drawn < 1e-12:  # any direction will do
                    continue
                # Each of the two moves half the way; the other when its turn comes.
                share = min(steps[turn] / (far * far), 1.0) * (far - drawn) / drawn / 2
                here_x += share * x
                here_y += share * y
            places[node, 0], places[node, 1] = here_x, here_y
