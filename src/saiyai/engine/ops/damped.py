"""What comes to each node along all ways that lead to it, each further tie counting less."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s, seal
from saiyai.engine.jit import kernel
from saiyai.engine.ops.bicgstab import solved_sums
from saiyai.engine.ops.rows import Adjacency

_SETTLED: Final = 1e-12
"""A sweep that changes no more than this share of the whole is the last; below 1e-13 it may be
that no sweep is, since a million roundings change as much."""

_SWEEPS: Final = 2_000

_WORTH_SOLVING: Final = 1_000_000
"""Entries from which it pays to look for all at once, before sweeps: that goes on all cores."""


def damped_sums(
    into: Adjacency, own: Float64s, factors: Float64s, kept: Float64s | None = None
) -> tuple[Float64s, bool]:
    """What each node has of its own, and what each that leads to it holds, times its factor.

    `kept`, where it is known and less than 1, is the share of what a node holds that all it
    leads to get together: then the whole is known, and each sweep begins with the right whole.
    Returns: float64 (n,), the x with x = own + sum of factors times x over those that lead there;
        and whether it has settled: it does not where a round trip brings no loss.
    Cost: O(n + m) for each sweep. New numbers are used as soon as they are known, so half as
        many sweeps do as when all are renewed together, and a third fewer with `kept`. Of many
        ties the first sweep begins with what `solved_sums` found, if it found it.
    Source: Gauss-Seidel as in Arasu et al. 2002, WWW 2002 posters, with one aggregate of
        Koury, McAllister & Stewart 1984, SIAM Journal on Algebraic Discrete Methods 5, 164-186.
    """
    shares = np.empty(0) if kept is None else kept
    begun = solved_sums(into, own, factors) if len(into.indices) >= _WORTH_SOLVING else None
    held, settled = _swept(into, own.copy() if begun is None else begun, own, factors, shares)
    return seal(held), settled


@kernel
def _swept(
    into: Adjacency, held: Float64s, own: Float64s, factors: Float64s, kept: Float64s
) -> tuple[Float64s, bool]:
    n = len(into.indptr) - 1
    given = factors * held  # what each hands on: one look from memory for each tie
    for _ in range(_SWEEPS):
        change, whole, lost = 0.0, 0.0, 0.0
        for node in range(n):
            found = own[node]
            for place in range(into.indptr[node], into.indptr[node + 1]):
                found += given[into.indices[place]]
            change += abs(found - held[node])
            whole += found
            if len(kept) > 0:
                lost += (1.0 - kept[node]) * found
            held[node] = found
            given[node] = factors[node] * found
        if change <= _SETTLED * whole:
            return held, True
        if lost > 0.0:
            right = own.sum() / lost
            held *= right
            given *= right
    return held, False
