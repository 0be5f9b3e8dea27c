"""Whether two parts of a network have a least upper bound: the nearest of all that reach both."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import Bools, Int32s, Int64s, seal
from saiyai.engine.jit import kernel
from saiyai.engine.ops.condensed import TOGETHER, WORDS
from saiyai.engine.ops.rows import Adjacency

_UInt64s: TypeAlias = NDArray[np.uint64]


def have_least_bound(out: Adjacency, first: Int32s, second: Int32s) -> Bools:
    """For each pair of parts, whether one of those that reach both is reached by all of these.

    Such a part is the only one of them that leads to none of them: where there are two such,
    neither reaches the other, and where there is none, nobody reaches both.

    Shapes: out as of `Condensed`, without circles; first and second (pairs,).
    Cost: O((parts + ties) pairs / 512), each look at two rows of 64 bytes; 128 bytes a part.
    """
    found = np.zeros(len(first), np.bool_)
    bits = np.empty((2, out.n, WORDS), np.uint64)
    for begun in range(0, len(first), TOGETHER):
        batch = slice(begun, begun + TOGETHER)
        _sweep(out, first[batch], second[batch], bits, found[batch])
    return seal(found)


@kernel
def _sweep(out: Adjacency, first: Int32s, second: Int32s, bits: _UInt64s, found: Bools) -> None:
    """Each pair is one bit; a part has it on either side if it reaches that end of the pair."""
    words = bits.shape[2]
    bits[:] = 0
    for at in range(len(first)):
        bit = np.uint64(1) << np.uint64(at & 63)
        bits[0, first[at], at >> 6] |= bit
        bits[1, second[at], at >> 6] |= bit
    once, twice = np.zeros(words, np.uint64), np.zeros(words, np.uint64)
    below = np.empty(words, np.uint64)
    for part in range(len(out.indptr) - 1):
        below[:] = 0
        for place in range(out.indptr[part], out.indptr[part + 1]):
            lower = out.indices[place]
            for word in range(words):
                bits[0, part, word] |= bits[0, lower, word]
                bits[1, part, word] |= bits[1, lower, word]
                below[word] |= bits[0, lower, word] & bits[1, lower, word]
        for word in range(words):
            lowest = bits[0, part, word] & bits[1, part, word] & ~below[word]
            twice[word] |= once[word] & lowest
            once[word] |= lowest
    for at in range(len(first)):
        only = once[at >> 6] & ~twice[at >> 6]
        found[at] = (only >> np.uint64(at & 63)) & np.uint64(1) == 1


@kernel
def weight_without_bound(out: Adjacency, sizes: Int64s, members: Int32s, starts: Int64s) -> int:
    """How many pairs of nodes, of all within one piece, have no least upper bound.

    Shapes: sizes (parts,), how many nodes each has; members (parts,), piece after piece, of which
    each begins at its place in starts (pieces + 1,).
    Cost: O((parts + ties) pairs of parts / 512).
    """
    bits = np.empty((2, len(sizes), WORDS), np.uint64)
    first, second = np.empty(64 * WORDS, np.int32), np.empty(64 * WORDS, np.int32)
    found = np.empty(64 * WORDS, np.bool_)
    filled, total = 0, 0
    for piece in range(len(starts) - 1):
        for one in range(starts[piece], starts[piece + 1]):
            for other in range(one + 1, starts[piece + 1]):
                first[filled], second[filled] = members[one], members[other]
                filled += 1
                if filled == len(first):
                    total += _weigh(out, sizes, first, second, bits, found)
                    filled = 0
    return total + _weigh(out, sizes, first[:filled], second[:filled], bits, found[:filled])


@kernel
def _weigh(
    out: Adjacency, sizes: Int64s, first: Int32s, second: Int32s, bits: _UInt64s, found: Bools
) -> int:
    _sweep(out, first, second, bits, found)
    total = 0
    for at in range(len(first)):
        if not found[at]:
            total += sizes[first[at]] * sizes[second[at]]
    return total
