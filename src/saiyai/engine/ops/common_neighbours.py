"""How many others are tied to both of two who are tied."""

from typing import Final

import numpy as np
from numba import prange

from saiyai.engine.arrays import Int32s
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.forward import Forward, forward
from saiyai.engine.ops.rows import Adjacency

_CHUNKS: Final = 2
"""Into so many pieces the work is cut, on every machine: each counts for every pair."""

_WORTH_WAKING: Final = 100_000
"""Pairs from which a second core helps."""


def common_neighbours(simple: Adjacency) -> Int32s:
    """For each entry of the rows, how many neighbours its two ends have in common.

    Cost: O(m^1.5) time on two cores; 20 bytes a pair and 20 a node of memory.
    Source: Schank & Wagner 2005, WEA, LNCS 3503, 606-609 (algorithm "forward").
    """
    rows = forward(simple, np.empty(0, np.uint8), np.empty(0))
    counts = np.zeros((_CHUNKS, len(rows.ahead)), np.int32)
    if len(rows.ahead) < _WORTH_WAKING:
        _on_one_core(rows, counts)
    else:
        _on_two_cores(rows, counts)
    return _at_entries(simple, rows, counts.sum(axis=0, dtype=np.int32))


@parallel_kernel
def _on_two_cores(rows: Forward, counts: Int32s) -> None:
    for chunk in prange(_CHUNKS):
        _count(rows, counts[chunk], chunk)


@kernel
def _on_one_core(rows: Forward, counts: Int32s) -> None:
    for chunk in range(_CHUNKS):
        _count(rows, counts[chunk], chunk)


@kernel
def _count(rows: Forward, counts: Int32s, chunk: int) -> None:
    """Meet every triangle at its first corner in the line, and count it for its three sides."""
    side_to = np.full(len(rows.nodes), -1, np.int64)
    for first in range(chunk, len(rows.nodes), _CHUNKS):
        begin, end = rows.indptr[first], rows.indptr[first + 1]
        for side in range(begin, end):
            side_to[rows.ahead[side]] = side
        for side in range(begin, end):
            other = rows.ahead[side]
            for far in range(rows.indptr[other], rows.indptr[other + 1]):
                across = side_to[rows.ahead[far]]
                if across >= begin:  # what is left from a node before lies before
                    counts[side] += 1
                    counts[across] += 1
                    counts[far] += 1


@kernel
def _at_entries(simple: Adjacency, rows: Forward, counts: Int32s) -> Int32s:
    """What was counted for each pair, at its two entries."""
    n = len(rows.nodes)
    places = np.empty(n, np.int32)
    for place in range(n):
        places[rows.nodes[place]] = place
    found = np.empty(len(simple.indices), np.int32)
    for node in range(n):
        pair = rows.indptr[places[node]]
        for entry in range(simple.indptr[node], simple.indptr[node + 1]):
            if places[simple.indices[entry]] > places[node]:
                found[entry] = counts[pair]
                pair += 1
    mirror = simple.indptr[:n].copy()  # rows are walked in order, and so is every row back
    for node in range(n):
        for entry in range(simple.indptr[node], simple.indptr[node + 1]):
            other = simple.indices[entry]
            if places[other] > places[node]:
                found[mirror[other]] = found[entry]
            mirror[other] += 1
    return found
