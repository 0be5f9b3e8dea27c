"""What neighbours hold together: the product of the table of ties with a vector."""

from typing import Final

import numpy as np
from numba import prange

from saiyai.engine.arrays import Float64s
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.rows import Adjacency

_CHUNKS: Final = 64

_WORTH_WAKING: Final = 2_000_000
"""Entries from which other cores help: on a busy machine they take long to come."""


def neighbour_sums(rows: Adjacency, values: Float64s) -> Float64s:
    """The sum of the values of the neighbours of each node.

    Shapes: values (n,). Cost: O(n + m), on all cores where there are many.
    """
    sums = np.empty(rows.n)
    if len(rows.indices) < _WORTH_WAKING:
        _sums_of_some(rows, values, sums, 0, rows.n)
    else:
        _sums_on_all_cores(rows, values, sums)
    return sums


@parallel_kernel
def _sums_on_all_cores(rows: Adjacency, values: Float64s, sums: Float64s) -> None:
    n = len(sums)
    for chunk in prange(_CHUNKS):
        _sums_of_some(rows, values, sums, chunk * n // _CHUNKS, (chunk + 1) * n // _CHUNKS)


@kernel
def _sums_of_some(rows: Adjacency, values: Float64s, sums: Float64s, first: int, end: int) -> None:
    for node in range(first, end):
        found = 0.0
        for place in range(rows.indptr[node], rows.indptr[node + 1]):
            found += values[rows.indices[place]]
        sums[node] = found
