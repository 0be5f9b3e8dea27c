"""Structural holes: how far the contacts of each node are the same contacts over again."""

from dataclasses import dataclass

import numpy as np

from saiyai.engine.arrays import Float64s, Int64s
from saiyai.engine.jit import kernel
from saiyai.engine.ops.forward import Forward, at_nodes
from saiyai.engine.ops.triangles import Tally


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


def holes(rows: Forward, tally: Tally) -> Holes:
    """The structural holes round every node, from what its triangles add up to.

    Cost: O(m): a logarithm for each pair.
    Source: Burt 1992, Structural Holes, 51-71.
    """
    contacts, constraint, spread = _over_pairs(rows, tally.shared)
    effective = np.maximum(contacts - _by(tally.overlap, rows.strength), 1.0)
    return Holes(
        at_nodes(rows, contacts),
        at_nodes(rows, constraint),
        at_nodes(rows, np.where(contacts > 0, effective, 0.0)),
        at_nodes(rows, _hierarchy(contacts, constraint, spread)),
    )


def _hierarchy(contacts: Int64s, constraint: Float64s, spread: Float64s) -> Float64s:
    """Sum of r ln r over N ln N, where r is the constraint of a contact by the mean of all N."""
    count = np.maximum(contacts, 2).astype(np.float64)
    held = np.where(constraint > 0, constraint, 1.0)
    found = _by(spread / held + np.log(count) - np.log(held), np.log(count))
    return np.where((contacts > 1) & (constraint != 0), np.clip(found, 0.0, 1.0), 0.0)


def _by(values: Float64s, divisor: Float64s) -> Float64s:
    """The quotient, 0 where there is nothing to divide by."""
    return np.divide(values, divisor, out=np.zeros_like(values), where=divisor > 0)


@kernel
def _over_pairs(rows: Forward, shared: Float64s) -> tuple[Int64s, Float64s, Float64s]:
    """For each place its contacts, their constraint c together, and the sum of c ln c."""
    n = len(rows.nodes)
    contacts = np.zeros(n, np.int64)
    constraint = np.zeros(n)
    spread = np.zeros(n)
    log_strength = np.zeros(n)
    for place in range(n):
        if rows.strength[place] > 0:
            log_strength[place] = np.log(rows.strength[place])
    for near in range(n):
        for side in range(rows.indptr[near], rows.indptr[near + 1]):
            bond = rows.bonds[side] if len(rows.bonds) else 1.0 + (rows.dyads[side] == 3)
            far = np.int64(rows.ahead[side])
            if bond <= 0 or rows.strength[near] <= 0 or rows.strength[far] <= 0:
                continue
            joint = bond + shared[side]
            log_joint = np.log(joint)
            for end in (near, far):
                share = joint / rows.strength[end]
                contacts[end] += 1
                constraint[end] += share * share
                spread[end] += 2 * share * share * (log_joint - log_strength[end])
    return contacts, constraint, spread
