"""The network of strong parts, which has no circles, and who reaches how much of it.

Parts are numbered so that ties lead to lower numbers only, so one sweep over them in order sees
every part after all those it leads to.
"""

from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import Int32s, Int64s, seal, sealed
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency, degrees, gather, turn
from saiyai.engine.ops.strong_parts import StrongParts

_UInt64s: TypeAlias = NDArray[np.uint64]

WORDS: Final = 8
"""So many words of 64 targets are handed on together: they fill one line of the cache."""

TOGETHER: Final = 64 * WORDS
"""So many targets, or pairs, cost one sweep."""


class Condensed(NamedTuple):
    """Each strong part as one node. Shapes: sizes (parts,), how many nodes each has."""

    out: Adjacency
    sizes: Int64s


def condensed(arcs: Adjacency, parts: StrongParts) -> Condensed:
    """The parts, and from which to which a tie leads. Cost: O(n + m)."""
    sources = np.repeat(parts.labels, degrees(arcs))
    targets = parts.labels[arcs.indices]
    across = sources != targets
    ends = sealed((sources[across], targets[across]))
    out = turn(sealed(gather(parts.count, *ends, False)))  # noqa: FBT003 a kernel has no keywords
    return Condensed(sealed(out), seal(np.bincount(parts.labels, minlength=parts.count)))


def reached(out: Adjacency, targets: Int32s, weights: Int64s) -> Int64s:
    """For each part, what the targets it reaches weigh together, itself among them.

    Shapes: out as of `Condensed`; targets and weights (targets,), of which one may come twice.
    Cost: O((parts + ties) targets / 512), twice that where weights of neighbours differ.
    """
    found = np.zeros(out.n, np.int64)
    bits = np.empty((out.n, WORDS), np.uint64)
    for first in range(0, len(targets), TOGETHER):
        last = min(first + TOGETHER, len(targets))
        _add_reached(out, targets[first:last], weights[first:last], bits, found)
    return seal(found)


@kernel
def _add_reached(
    out: Adjacency, targets: Int32s, weights: Int64s, bits: _UInt64s, found: Int64s
) -> None:
    """Sweep once, each target one bit, and add up what every part reaches."""
    bits[:] = 0
    alike = np.zeros(WORDS, np.bool_)
    for word in range(WORDS):
        first, last = 64 * word, min(64 * word + 64, len(targets))
        alike[word] = first < last
        for at in range(first, last):
            bits[targets[at], word] |= np.uint64(1) << np.uint64(at & 63)
            alike[word] &= weights[at] == weights[first]
    for part in range(len(out.indptr) - 1):
        for place in range(out.indptr[part], out.indptr[part + 1]):
            for word in range(WORDS):
                bits[part, word] |= bits[out.indices[place], word]
        for word in range(WORDS):
            found[part] += _weigh(bits[part, word], 64 * word, alike[word], weights)


@kernel
def _weigh(word: int, first: int, alike: bool, weights: Int64s) -> int:  # noqa: FBT001 a kernel has no keywords
    """What the bits of a word weigh; where all weigh the same they are only counted."""
    total = 0
    if alike and word != 0:
        total += _ones(word) * int(weights[first])
    elif word != 0:
        for at in range(first, min(first + 64, len(weights))):
            if (word >> np.uint64(at & 63)) & np.uint64(1):
                total += int(weights[at])
    return total


@kernel
def _ones(word: int) -> int:
    """How many bits of a word are set; the compiler makes one instruction of it."""
    pairs = word - ((word >> np.uint64(1)) & np.uint64(0x5555555555555555))
    fours = (pairs & np.uint64(0x3333333333333333)) + (
        (pairs >> np.uint64(2)) & np.uint64(0x3333333333333333)
    )
    eights = (fours + (fours >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    ones: int = np.int64((eights * np.uint64(0x0101010101010101)) >> np.uint64(56))  # type: ignore[assignment]
    return ones
