"""How likely what passes through a node passes through it again."""

from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Bools, Float64s, Int32s, Int64s
from saiyai.engine.jit import kernel

_STEPS: Final = 1_024
"""So far a walk is followed; one that is still under way is said to be so."""

_SEALED: Final = 1e-12
"""A part from which no more than this share gets out of any node lets nothing out."""


class Shares(NamedTuple):
    """Where what passes through goes on to within each strong part, as shares of it.

    Shapes: indptr (n + 1,), heads and shares (arcs,), by node; labels (n,), the part of each.
    """

    indptr: Int64s
    heads: Int32s
    shares: Float64s
    labels: Int32s


class Tried(NamedTuple):
    """How many walks came back, and how many were still under way."""

    returned: int
    under_way: int


def returns(found: Shares) -> Float64s:
    """The chance that what passes through a node will come back to it.

    It is 1 - 1/N, N being how often one passes through that has done so once: the diagonal of the
    inverse of what does not go on. What leaves a strong part never comes back, so that parts are
    looked at one by one; where nothing leaves one, all come back.

    Shapes: result (n,).
    Cost: O(k^3) time and O(k^2) memory for each strong part of k nodes.
    Source: Finn 1976, Journal of Theoretical Biology 56, 363-380.
    """
    chances = np.zeros(len(found.labels))
    degrees = np.diff(found.indptr)
    nodes = np.flatnonzero(degrees)
    nodes = nodes[np.argsort(found.labels[nodes], kind="stable")]
    ends = np.flatnonzero(np.diff(found.labels[nodes])) + 1
    sealed, place = sealed_parts(found), np.empty(len(chances), np.int64)
    for part in np.split(nodes, ends):
        if not len(part) or sealed[part[0]]:
            chances[part] = 1
            continue
        place[part] = np.arange(len(part))
        arcs = np.concatenate([np.arange(*found.indptr[node : node + 2]) for node in part])
        stays = np.eye(len(part))
        stays[np.repeat(place[part], degrees[part]), place[found.heads[arcs]]] -= found.shares[
            arcs
        ]
        chances[part] = 1 - 1 / np.linalg.inv(stays).diagonal()
    return chances.clip(0, 1)


def sealed_parts(found: Shares) -> Bools:
    """Whether nothing gets out of the part of each node. Shapes: (n,)."""
    n = len(found.labels)
    tails = np.repeat(np.arange(n), np.diff(found.indptr))
    goes_out = 1 - np.bincount(tails, found.shares, n)
    most = np.zeros(found.labels.max(initial=0) + 1)
    np.maximum.at(most, found.labels, goes_out)
    return np.asarray(most[found.labels] <= _SEALED)


@kernel
def try_returns(found: Shares, starts: Int32s, seeds: Int64s) -> Tried:
    """Walk from each start until it is come back to, its part is left, or 1,024 steps are done.

    Shapes: starts and seeds (walks,).
    Cost: O(steps log of the largest degree), the steps being few where much is let out.
    """
    upto = np.empty_like(found.shares)
    for node in range(len(found.labels)):
        held = 0.0
        for arc in range(found.indptr[node], found.indptr[node + 1]):
            held += found.shares[arc]
            upto[arc] = held
    returned, under_way = 0, 0
    for walk in range(len(starts)):
        node, dice = starts[walk], np.uint64(seeds[walk])
        steps = 0
        while node >= 0 and steps < _STEPS and (steps == 0 or node != starts[walk]):
            dice, chance = _thrown(dice)
            first, end = found.indptr[node], found.indptr[node + 1]
            arc = first + np.searchsorted(upto[first:end], chance, side="right")
            node = found.heads[arc] if arc < end else -1
            steps += 1
        returned += node == starts[walk]
        under_way += node >= 0 and node != starts[walk]
    return Tried(returned, under_way)


@kernel
def _thrown(dice: np.uint64) -> tuple[np.uint64, float]:
    """The next number in 0..1, and the dice for the one after it.

    Source: Steele, Lea & Flood 2014, OOPSLA, 453-472 (SplitMix64).
    """
    dice += np.uint64(0x9E3779B97F4A7C15)
    mixed = dice
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed = mixed ^ (mixed >> np.uint64(31))
    return dice, float(mixed >> np.uint64(11)) / 2.0**53
