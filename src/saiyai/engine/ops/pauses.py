"""The pauses between events: how uneven they are, and when one is longer than usual."""

from typing import Final, TypeVar

import numpy as np

from saiyai.engine.arrays import Bools, Float64s, Int64s

_Real = TypeVar("_Real", float, Float64s)

ENOUGH_CONTACTS: Final = 4
"""So many contacts tell a rhythm."""

OVERDUE: Final = 8.0
"""A pause beyond so many usual ones means, as a rule, that nothing more comes."""


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
    rows = np.repeat(np.arange(len(counts)), counts)
    inside = rows[1:] == rows[:-1]
    of, pauses = rows[1:][inside], np.diff(moments)[inside]
    pauses = pauses[np.lexsort((pauses, of))]
    many = counts - 1
    first = np.cumsum(np.maximum(many, 0)) - many
    told = np.flatnonzero(counts >= ENOUGH_CONTACTS)
    low, high = (pauses[first[told] + (many[told] + more) // 2] for more in (-1, 0))
    last = moments[indptr[1:][told] - 1]
    found = np.zeros(len(counts), np.bool_)
    found[told] = now - last > OVERDUE * (low / 2 + high / 2)
    return found
