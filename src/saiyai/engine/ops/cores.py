"""The k-cores of a network."""

from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Int32s, Int64s
from saiyai.engine.jit import kernel
from saiyai.engine.ops.rows import Adjacency

_TOGETHER: Final = 32
"""So many rows are asked for before the first is read: memory brings them at the same time."""


class _Peel(NamedTuple):
    """What is peeled off, k after k.

    Shapes: (n,): how many ties each has to those who are left, or had when it went; and who is
        left, ascending. (n + 1,): who goes at this k, in line.
    """

    degree: Int32s
    left: Int32s
    line: Int32s


@kernel
def core_numbers(simple: Adjacency) -> Int64s:
    """The largest k such that a node belongs to a group with k ties each among themselves.

    Cost: O(n + m): whoever has k ties left goes, and whoever then has as few goes as well. All
        who are left are looked through for each k, so nobody more often than their ties and two.
    Source: Dasari, Desh & Zubair 2014, IEEE International Conference on Big Data, 9-16, on one
        core; the numbers are those of Batagelj & Zaversnik 2003, arXiv:cs/0310049.
    """
    n = len(simple.indptr) - 1
    peel = _Peel(np.empty(n, np.int32), np.empty(n, np.int32), np.empty(n + 1, np.int32))
    for node in range(n):
        peel.degree[node] = simple.indptr[node + 1] - simple.indptr[node]
        peel.left[node] = node
    k, count = 0, n
    while count > 0:
        known, count, least = _line_up(peel, count, k)
        if k > 0:  # who has no ties takes none away
            _take_off(simple, peel, known, k)
        k = k + 1 if known > 0 else least
    return peel.degree.astype(np.int64)


@kernel
def _line_up(peel: _Peel, count: int, k: int) -> tuple[int, int, int]:
    """How many go at this k, how many are left, and how many ties these have at least."""
    known, kept, least = 0, 0, len(peel.degree)
    for node in peel.left[:count]:
        ties = peel.degree[node]
        peel.line[known] = node
        known += ties == k
        peel.left[kept] = node
        kept += ties > k
        if ties > k:
            least = min(least, ties)
    return known, kept, least


@kernel
def _take_off(simple: Adjacency, peel: _Peel, known: int, k: int) -> None:
    """All in line go, and who has k ties left then gets in line behind them."""
    first = np.empty(_TOGETHER, np.int64)
    end = np.empty(_TOGETHER, np.int64)
    asked = np.empty(_TOGETHER, np.int32)
    done = 0
    while done < known:
        together = min(known - done, _TOGETHER)
        for one in range(together):
            node = peel.line[done + one]
            first[one], end[one] = simple.indptr[node], simple.indptr[node + 1]
        for one in range(together):
            asked[one] = simple.indices[first[one]] + simple.indices[end[one] - 1]
        for one in range(together):
            for place in range(first[one], end[one]):
                other = simple.indices[place]
                ties = peel.degree[other]
                peel.degree[other] = ties - (ties > k)
                peel.line[known] = (
                    other  # without a branch, which would be guessed wrong too often
                )
                known += ties == k + 1
        done += together
