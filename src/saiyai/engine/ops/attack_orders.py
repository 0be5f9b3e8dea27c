"""All orders in which an attack may take the nodes of a small network away, each weighed."""

from collections.abc import Iterator
from typing import Final, TypeAlias

import numpy as np

from saiyai.engine.arrays import Float64s
from saiyai.engine.ops.rows import Adjacency, degrees

_Key: TypeAlias = int | tuple[tuple[int, int], ...]

_SURELY: Final = 1e-9
"""Shares of orders are sums of fractions; so far apart they are told from one half."""


def middle_of_attacks(simple: Adjacency) -> float:
    """The median of what `attack` gives, over all orders, each as likely as the dice make it.

    Nodes are bits of a number. What is still to come depends only on who is left with a tie, and
    where nobody has more than two, only on how long chains and rings are: it is worked out once.
    Returns: between the two middle ones where half of the orders give less and half give more.
    Cost: at worst twofold with every node; less than a second for twenty nodes.
    """
    tied = np.flatnonzero(degrees(simple)).tolist()
    bit = {node: 1 << at for at, node in enumerate(tied)}
    beside = [
        sum(bit[other] for other in simple.indices[simple.indptr[node] : simple.indptr[node + 1]])
        for node in tied
    ]
    chances = _beyond_single(beside, (1 << len(tied)) - 1, {})
    return max(simple.n - 1, 0) + _middle(chances)


def _middle(chances: Float64s) -> float:
    upto = np.cumsum(chances)
    low = int(np.argmax(upto > 0.5 - _SURELY))
    high = int(np.argmax(upto > 0.5 + _SURELY))
    return (low + high) / 2


def _beyond_single(beside: list[int], left: int, known: dict[_Key, Float64s]) -> Float64s:
    """How likely each sum is, of how many more than one the largest piece has at every step.

    As long as anybody is left the largest piece has one at least, which is not counted here.
    """
    ties = {node: (beside[node] & left).bit_count() for node in _bits(left)}
    left = sum(1 << node for node, has in ties.items() if has)
    if left == 0:
        return np.ones(1)
    most = max(ties.values())
    key = left if most > 2 else _shape(beside, left)
    if key not in known:
        size = left.bit_count()
        found = np.zeros(size * (size - 1) // 2 + 1)
        among = [node for node, has in ties.items() if has == most]
        for node in among:
            rest = left & ~(1 << node)
            more = max(piece.bit_count() for piece in _pieces(beside, rest)) - 1
            after = _beyond_single(beside, rest, known)
            found[more : more + len(after)] += after / len(among)
        known[key] = found
    return known[key]


def _shape(beside: list[int], left: int) -> _Key:
    """How many nodes and ties each piece has: of chains and rings there is no more to know."""
    return tuple(
        sorted(
            (piece.bit_count(), sum((beside[node] & piece).bit_count() for node in _bits(piece)))
            for piece in _pieces(beside, left)
        )
    )


def _pieces(beside: list[int], left: int) -> Iterator[int]:
    """The pieces that hang together, each as a number."""
    while left:
        piece, border = 0, left & -left
        while border:
            piece |= border
            around = 0
            for node in _bits(border):
                around |= beside[node]
            border = around & left & ~piece
        yield piece
        left &= ~piece


def _bits(of: int) -> list[int]:
    found = []
    while of:
        found.append((of & -of).bit_length() - 1)
        of &= of - 1
    return found
