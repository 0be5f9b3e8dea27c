"""The pauses between events: how uneven they are, and when one is longer than usual."""

from typing import Final, NamedTuple, TypeVar

import numpy as np

from saiyai.engine.arrays import Bools, Float64s, Int32s, Int64s
from saiyai.engine.jit import kernel

_Real = TypeVar("_Real", float, Float64s)

ENOUGH_CONTACTS: Final = 4
"""So many contacts tell a rhythm."""

OVERDUE: Final = 8.0
"""A pause beyond so many usual ones means, as a rule, that nothing more comes."""


# What is held of a node while contacts are gone through.
_LATEST, _MEAN, _SQUARES = range(3)


class Pauses(NamedTuple):
    """Of each node the pauses between its moments of contact. Shapes: all (n,).

    `moments` is how many moments there were, one more than pauses.
    """

    moments: Int64s
    mean: Float64s
    deviation: Float64s


@kernel
def pauses_of_nodes(n: int, contacts: tuple[Int32s, Int32s, Float64s]) -> Pauses:
    """How long the pauses of each node are, and how much they differ: 0 where there are none.

    Shapes: contacts: sources, targets and times, all (contacts,), in order of time, no loops.
    Note: the contacts of a node at one moment are one. Beyond a float both may be infinite or NaN.
    Cost: O(n + contacts), going through the contacts twice; 32 bytes a node.
    """
    moments = np.zeros(n, np.int64)
    held = np.zeros((n, 3))
    held[:, _LATEST] = np.inf  # never yet
    for at in range(len(contacts[2])):
        _pause(contacts[0][at], contacts[2][at], moments, held)
        _pause(contacts[1][at], contacts[2][at], moments, held)
    for node in range(n):
        held[node, _MEAN] /= max(moments[node] - 1, 1)
        held[node, _LATEST] = np.inf
    for at in range(len(contacts[2])):
        _deviate(contacts[0][at], contacts[2][at], held)
        _deviate(contacts[1][at], contacts[2][at], held)
    for node in range(n):
        held[node, _SQUARES] /= max(moments[node] - 1, 1)
    return Pauses(moments, held[:, _MEAN].copy(), np.sqrt(held[:, _SQUARES]))


@kernel
def _pause(node: int, now: float, moments: Int64s, held: Float64s) -> None:
    """Add the pause of a node up to now, if this is a new moment and not its first."""
    if held[node, _LATEST] != now:
        if moments[node] > 0:
            held[node, _MEAN] += now - held[node, _LATEST]
        moments[node] += 1
        held[node, _LATEST] = now


@kernel
def _deviate(node: int, now: float, held: Float64s) -> None:
    """Add by how much the pause of a node up to now differs from its mean, squared."""
    if held[node, _LATEST] < now:
        held[node, _SQUARES] += (now - held[node, _LATEST] - held[node, _MEAN]) ** 2
    held[node, _LATEST] = now


def burstiness_of(mean: _Real, deviation: _Real) -> _Real:
    """How uneven pauses are, from their mean and standard deviation: -1 as regular as a clock.

    Returns: 0 where they are as uneven as chance makes them, 1 at most; the mean must be positive.
        Of few pauses it stays below 1 however uneven they are: of n it is at most that of
        deviation over mean = sqrt(n - 1).
    Source: Goh & Barabási 2008, EPL 81, 48002.
    """
    found: _Real = (deviation - mean) / (deviation + mean)
    return found


def corrected_burstiness(mean: _Real, deviation: _Real, pauses: _Real) -> _Real:
    """The same, made to run from -1 to 1 whatever the number of pauses, of which two are needed.

    Note: the deviation is that of these pauses themselves, their squares divided by their number.
    Source: Kim & Jo 2016, Physical Review E 94, 032311.
    """
    ratio = deviation / mean
    more, less = np.sqrt(pauses + 1), np.sqrt(pauses - 1)
    found: _Real = (more * ratio - less) / ((more - 2) * ratio + less)
    return found


def overdue_rows(indptr: Int64s, moments: Float64s, now: float) -> Bools:
    """Rows of moments whose pause up to now is more than eight times their own usual one.

    Shapes: indptr (rows + 1,), moments (all,) ascending without repeats in each row, none after
        now; found (rows,), False where a row has fewer than four moments.
    Note: the usual pause is the median, of two in the middle their mean.
    Cost: O(moments log moments).
    Source: Navarro, Miritello, Canales & Moro 2017, EPJ Data Science 6, 31.
    """
    counts = np.diff(indptr)
    often = counts >= ENOUGH_CONTACTS  # of most pairs there is nothing to sort
    many = counts[often]
    rows = np.repeat(np.arange(len(many)), many)
    of, pauses = rows[1:], np.diff(moments[np.repeat(often, counts)])
    inside = of == rows[:-1]
    of, pauses = of[inside], pauses[inside]
    pauses = pauses[np.lexsort((pauses, of))]
    many -= 1
    first = np.cumsum(many) - many
    low, high = (pauses[first + (many + more) // 2] for more in (-1, 0))
    last = moments[indptr[1:][often] - 1]
    found = np.zeros(len(counts), np.bool_)
    found[often] = now - last > OVERDUE * (low / 2 + high / 2)
    return found
