"""Structural holes: how far the contacts of each node are the same contacts over again."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numba import prange

from saiyai.engine.arrays import Float64s, Int64s
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.forward import Forward, at_nodes
from saiyai.engine.ops.triangles import CHUNKS, WORTH_WAKING, Tally

_CONTACTS, _CONSTRAINT, _SPREAD = 0, 1, 2
"""Columns of the sums; a fourth is free, so that those of one node come from memory together."""


@dataclass(frozen=True, slots=True, eq=False)
class Holes:
    """What Burt reads of the contacts of each node; 0 where there is nothing to read.

    Shapes: each (n,), by node.
    """

    contacts: Int64s
    """To how many others there is a bond of more than 0."""
    constraint: Float64s
    effective_size: Float64s
    hierarchy: Float64s
    """0 where there are fewer than two contacts."""


class _Sums(NamedTuple):
    """For each place its contacts, their constraint c together, and the sum of c ln c."""

    contacts: Int64s
    constraint: Float64s
    spread: Float64s


def holes(rows: Forward, tally: Tally) -> Holes:
    """The structural holes round every node, from what its triangles add up to.

    Cost: O(m): a logarithm for each pair; on two cores.
    Source: Burt 1992, Structural Holes, 51-71.
    """
    contacts, constraint, spread = _added(rows, tally.shared)
    effective = np.maximum(contacts - _by(tally.overlap, rows.strength), 1.0)
    return Holes(
        at_nodes(rows, contacts),
        at_nodes(rows, constraint),
        at_nodes(rows, np.where(contacts > 0, effective, 0.0)),
        at_nodes(rows, _hierarchy(contacts, constraint, spread)),
    )


def _added(rows: Forward, shared: Float64s) -> _Sums:
    """What all pairs add up to."""
    n = len(rows.nodes)
    sums = np.zeros((CHUNKS, n, 4))
    known = np.zeros((n, 2))
    known[:, 0] = rows.strength
    np.log(rows.strength, out=known[:, 1], where=rows.strength > 0)
    add = _on_one_core if len(shared) < WORTH_WAKING else _on_two_cores
    add(rows, shared, known, sums)
    contacts, constraint, spread = (sums[:, :, column].sum(axis=0) for column in range(3))
    return _Sums(contacts.astype(np.int64), constraint, spread)


def _hierarchy(contacts: Int64s, constraint: Float64s, spread: Float64s) -> Float64s:
    """Sum of r ln r over N ln N, where r is the constraint of a contact by the mean of all N."""
    count = np.maximum(contacts, 2).astype(np.float64)
    held = np.where(constraint > 0, constraint, 1.0)
    found = _by(spread / held + np.log(count) - np.log(held), np.log(count))
    return np.where((contacts > 1) & (constraint != 0), np.clip(found, 0.0, 1.0), 0.0)


def _by(values: Float64s, divisor: Float64s) -> Float64s:
    """The quotient, 0 where there is nothing to divide by."""
    return np.divide(values, divisor, out=np.zeros_like(values), where=divisor > 0)


@parallel_kernel
def _on_two_cores(rows: Forward, shared: Float64s, known: Float64s, sums: Float64s) -> None:
    for chunk in prange(CHUNKS):
        _over_pairs(rows, shared, known, sums[chunk], int(np.int64(chunk)))


@kernel
def _on_one_core(rows: Forward, shared: Float64s, known: Float64s, sums: Float64s) -> None:
    """The same, to the last bit, piece after piece."""
    for chunk in range(CHUNKS):
        _over_pairs(rows, shared, known, sums[chunk], chunk)


@kernel
def _over_pairs(
    rows: Forward, shared: Float64s, known: Float64s, sums: Float64s, chunk: int
) -> None:
    """Add up the pairs of every other node, at both their ends.

    Shapes: known (n, 2), the strength of each node and its logarithm; sums (n, 4).
    """
    for near in range(chunk, len(rows.nodes), CHUNKS):
        for side in range(rows.indptr[near], rows.indptr[near + 1]):
            ways = 2.0 if rows.dyads[side] & 3 == 3 else 1.0
            bond = rows.bonds[side] if len(rows.bonds) else ways
            far = np.int64(rows.ahead[side])
            if bond <= 0 or known[near, 0] <= 0 or known[far, 0] <= 0:
                continue
            joint = bond + shared[side]
            log_joint = np.log(joint)
            for end in (near, far):
                share = joint / known[end, 0]
                sums[end, _CONTACTS] += 1
                sums[end, _CONSTRAINT] += share * share
                sums[end, _SPREAD] += 2 * share * share * (log_joint - known[end, 1])
