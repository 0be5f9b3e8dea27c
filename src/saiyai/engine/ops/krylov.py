"""The vector that a repeated product turns everything to."""

from collections.abc import Callable
from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s
from saiyai.engine.jit import kernel

_LARGEST_BASIS: Final = 192
_ROOM: Final = 20_000_000
"""Numbers a basis may hold, so that it stays small beside a large network."""

_ROUNDS: Final = 60
_SETTLED: Final = 1e-11

_LOOKS: Final = 3
"""After so many products it is looked whether more are needed."""

_NOTHING: Final = 1e-14
"""A share that rounding leaves where nothing is."""

_BLOCK: Final = 2_048
"""Numbers of a vector that stay in the processor's cache while all directions are gone through."""


def dominant_vector(
    product: Callable[[Float64s], Float64s], start: Float64s
) -> tuple[float, Float64s]:
    """The largest value by which a product without negative numbers stretches, and its vector.

    Of several vectors as large it is what the start has of them, as of repeated products.
    Returns: the value, 0 where everything comes to nothing; and float64 (n,), 0 or more, of
        length 1, within 1e-11 of being only stretched unless the gap to others is very small.
    Cost: 16 to 30 products for social networks, where repeated products would take a hundred;
        a vector of memory for each, up to 20,000,000 numbers.
    Source: Arnoldi 1951, Quarterly of Applied Mathematics 9, 17-29, restarted with its own
        answer (Saad 1980, Linear Algebra and its Applications 34, 269-295).
    """
    length = float(np.sqrt((start * start).sum()))
    if length == 0:
        return 0.0, start
    value, vector = 0.0, start / length
    for _ in range(_ROUNDS):
        value, vector, settled = _round(product, vector)
        if settled:
            break
    return max(value, 0.0), vector.clip(min=0)


def _round(
    product: Callable[[Float64s], Float64s], start: Float64s
) -> tuple[float, Float64s, bool]:
    """The best in the directions of repeated products, and whether it is good enough."""
    n = len(start)
    most = min(n, _LARGEST_BASIS, max(_ROOM // n, 2 * _LOOKS))
    basis = np.empty((most + 1, n))
    narrow = np.zeros((most + 1, most))
    basis[0] = start
    value, inside, settled = 0.0, np.ones(1), False
    for step in range(most):
        left = _turn_away(basis, step + 1, product(basis[step]), narrow[:, step])
        if left > 0 and step + 1 < most and (step + 1) % (_LOOKS if step < 48 else 48):
            continue  # to look costs as the third power of the directions
        values, vectors = np.linalg.eig(narrow[: step + 1, : step + 1])
        best = int(np.argmax(values.real))
        value, inside = float(values[best].real), np.ascontiguousarray(vectors[:, best].real)
        off = left * abs(inside[-1]) / np.sqrt((inside * inside).sum())
        settled = bool(off <= _SETTLED * value or left == 0)
        if settled:
            break
    return value, _mixed(basis, inside), settled


@kernel
def _turn_away(basis: Float64s, known: int, further: Float64s, along: Float64s) -> float:
    """What of a vector none of the known directions has becomes the next; how much that is.

    Note: in own loops, since the threads of a library would spin on a busy machine.
    """
    size = np.sqrt(_product(further, further))
    left = size
    for _ in range(2):  # again where little is left, whose direction would be wrong
        before = left
        _subtract_known(basis, known, further, along)
        left = np.sqrt(_product(further, further))
        if left > 0.1 * before:
            break
    if left <= _NOTHING * size:
        return 0.0
    along[known] = left
    for place in range(len(further)):
        basis[known, place] = further[place] / left
    return float(left)


@kernel
def _subtract_known(basis: Float64s, known: int, further: Float64s, along: Float64s) -> None:
    """Take from a vector what it has of the known directions."""
    shares = np.zeros(known)
    for first in range(0, len(further), _BLOCK):
        block = further[first : first + _BLOCK]
        for at in range(known):
            shares[at] += _product(basis[at, first : first + _BLOCK], block)
    for first in range(0, len(further), _BLOCK):
        block = further[first : first + _BLOCK]
        for at in range(known):
            direction = basis[at, first : first + _BLOCK]
            for place in range(len(block)):
                block[place] -= shares[at] * direction[place]
    along[:known] += shares


@kernel
def _product(one: Float64s, other: Float64s) -> float:
    """The sum of products, in four sums that go on side by side."""
    first, second, third, fourth = 0.0, 0.0, 0.0, 0.0
    whole = len(one) // 4 * 4
    for place in range(0, whole, 4):
        first += one[place] * other[place]
        second += one[place + 1] * other[place + 1]
        third += one[place + 2] * other[place + 2]
        fourth += one[place + 3] * other[place + 3]
    for place in range(whole, len(one)):
        first += one[place] * other[place]
    return (first + second) + (third + fourth)


@kernel
def _mixed(basis: Float64s, shares: Float64s) -> Float64s:
    """So much of each direction, of length 1 and more than 0 in all."""
    vector = np.zeros(basis.shape[1])
    for first in range(0, len(vector), _BLOCK):
        block = vector[first : first + _BLOCK]
        for at in range(len(shares)):
            direction = basis[at, first : first + _BLOCK]
            for place in range(len(block)):
                block[place] += shares[at] * direction[place]
    length = np.sqrt(_product(vector, vector))
    vector /= length if vector.sum() > 0 else -length
    return vector
