"""All that is known of a network while its pairs change: made once, then kept up."""

from dataclasses import dataclass

import numpy as np

from saiyai.engine.arrays import Float64s, Int64s, UInt8s
from saiyai.engine.live.pairs import (
    ALIKE,
    ARCS,
    COUNTS,
    DYADS,
    PAIRS,
    PARTS,
    REACHING,
    TRIANGLES,
    WEDGE_DYADS,
    WEDGES,
    Counted,
    PairChanges,
    PairRows,
    alter,
    dyads_between,
)
from saiyai.engine.live.redundancy import Held, add_shared, hold, share_anew, weigh
from saiyai.engine.live.roomy_rows import RoomyRows
from saiyai.engine.network import Network
from saiyai.engine.ops.parts import connected_parts
from saiyai.engine.ops.rows import degrees
from saiyai.engine.ops.ties import add_up
from saiyai.engine.triads import triads


@dataclass(slots=True, eq=False)
class State:
    """What is known now of `n` nodes, which stay."""

    n: int
    directed: bool
    weighted: bool
    rows: RoomyRows
    counted: Counted
    held: Held
    sound: bool = False
    """Whether all sums are numbers; where one was not, taking off would not bring it back."""

    @property
    def pairs(self) -> PairRows:
        """The rows of pairs as they lie now."""
        return PairRows(self.rows.begin, self.rows.length, *self.rows.columns)

    def count(self, what: int) -> int:
        """One of the counts of the whole, by its place in `pairs`."""
        return int(self.counted.counts[what])


def make_state(network: Network) -> State:
    """What is known of a network. Cost: O(m^1.5), like all that reads triangles."""
    there, back = _weights(network)
    entries = len(network.simple.indices)
    dyads = network.dyads if network.directed else np.full(entries, 3, np.uint8)
    nothing = np.zeros(entries)
    columns = (network.simple.indices, dyads, there, back, nothing, nothing)
    state = State(
        network.n,
        network.directed,
        network.weights is not None,
        RoomyRows(network.simple.indptr, columns),
        _counted(network, dyads),
        _held(network.n),
    )
    _hold_all(state)
    return state


def change_pairs(state: State, changes: PairChanges) -> None:
    """Let pairs be tied otherwise from now on.

    Cost: O(degrees of the neighbours of those altered), and what `alter` says of parts.
    """
    altered = np.unique(np.concatenate((changes.firsts, changes.seconds)))
    before = dyads_between(state.pairs, changes.firsts, changes.seconds)
    new = (before == 0) & (changes.dyads > 0)
    with np.errstate(all="ignore"):  # sums that are no numbers are told of as such
        if state.sound:
            add_shared(state.pairs, state.held, altered, -1)
        ends = np.concatenate((changes.firsts[new], changes.seconds[new]))
        state.rows.make_room(*np.unique(ends, return_counts=True))
        alter(state.pairs, state.counted, changes)
        if not state.sound:
            _hold_all(state)
            return
        weigh(state.pairs, state.held, altered)
        state.held.touched[altered] = True
        further = (changes.firsts[new], changes.seconds[new])
        share_anew(state.pairs, state.held, further, state.held.touched)
        state.held.touched[altered] = False
        add_shared(state.pairs, state.held, altered, 1)
        state.sound = hold(state.pairs, state.held, altered)


def _hold_all(state: State) -> None:
    """How all nodes are held, from the pairs alone. Cost: O(degrees of all neighbours)."""
    every = np.arange(state.n)
    state.pairs.shared[:], state.pairs.rest[:] = 0.0, 0.0
    weigh(state.pairs, state.held, every)
    add_shared(state.pairs, state.held, every, 1)
    state.sound = hold(state.pairs, state.held, every)


def _weights(network: Network) -> tuple[Float64s, Float64s]:
    """What is between a node and each neighbour, there and back; 1 where ties have no weights."""
    entries = len(network.simple.indices)
    if network.weights is None:
        if not network.directed:
            return np.ones(entries), np.ones(entries)
        return (network.dyads & 1).astype(np.float64), (network.dyads >> 1).astype(np.float64)
    there, back = np.zeros(entries), np.zeros(entries)
    add_up(network.simple, network.out, network.weights, there)
    if network.directed:
        add_up(network.simple, network.into, network.weights, back)
    return there, back


def _counted(network: Network, dyads: UInt8s) -> Counted:
    n, found = network.n, triads(network)
    kinds = _kinds(network, dyads)
    parts = connected_parts(network.simple)
    sizes = np.zeros(n, np.int64)
    sizes[: parts.count] = parts.sizes
    free = np.zeros(n, np.int32)
    free[: n - parts.count] = np.arange(parts.count, n)
    codes = np.bincount(ALIKE, found.codes, 64).astype(np.int64)
    counts = np.zeros(COUNTS, np.int64)
    counts[PAIRS], counts[ARCS] = network.pairs, len(network.arcs.indices)
    counts[TRIANGLES] = codes.sum()
    counts[PARTS], counts[REACHING] = parts.count, np.sum(sizes * (sizes - 1))
    for at, (one, other) in enumerate(WEDGE_DYADS):
        first, second = kinds[:, one], kinds[:, other]
        wedges = first * (first - 1) // 2 if one == other else first * second
        counts[WEDGES + at] = wedges.sum()
    counts[DYADS : DYADS + 3] = kinds.sum(axis=0)
    return Counted(
        counts,
        codes,
        kinds,
        found.triangles.copy(),
        parts.labels.astype(np.int32),
        sizes,
        free,
        np.zeros(n, np.uint8),
        np.zeros((2, n), np.int32),
    )


def _kinds(network: Network, dyads: UInt8s) -> Int64s:
    nodes = np.repeat(np.arange(network.n), degrees(network.simple))
    per_kind = np.bincount(nodes * 3 + dyads - 1, minlength=3 * network.n)
    return per_kind.reshape(network.n, 3)


def _held(n: int) -> Held:
    numbers = [np.zeros(n) for _ in range(5)]
    there, back, strength, constraint, near = numbers
    contacts, touched = np.zeros(n, np.int64), np.zeros(n, np.bool_)
    return Held(there, back, strength, contacts, constraint, near, touched)
