"""What is kept up, as the measures of the catalogue give it."""

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np

from saiyai.engine.arrays import Int64s
from saiyai.engine.live.pairs import (
    ARCS,
    DYADS,
    PAIRS,
    PARTS,
    REACHING,
    TRIANGLES,
    WEDGE_DYADS,
    WEDGES,
)
from saiyai.engine.live.state import State
from saiyai.engine.measures.closure import clustering_of, transitivity_of
from saiyai.engine.measures.components import connectedness_of
from saiyai.engine.measures.density import density_of
from saiyai.engine.measures.reciprocity import dyad_census_of, reciprocity_of
from saiyai.engine.measures.strength import in_range
from saiyai.engine.measures.structural_holes import values_by_contacts
from saiyai.engine.ops.parts import largest_first
from saiyai.engine.ops.triad_types import triads_of
from saiyai.engine.result import NodeSet, NodeValues, Parts, Value, Why

Nodes: TypeAlias = Int64s | slice
"""Some positions, or all."""


def _degree(state: State, nodes: Nodes) -> NodeValues:
    one_way_out, one_way_in, both = state.counted.kinds[nodes].T
    ways = 2 if state.directed else 1
    return NodeValues(one_way_out + one_way_in + ways * both)


def _out_degree(state: State, nodes: Nodes) -> NodeValues | Why:
    if not state.directed:
        return Why.UNDIRECTED
    return NodeValues(state.counted.kinds[nodes][:, 0] + state.counted.kinds[nodes][:, 2])


def _in_degree(state: State, nodes: Nodes) -> NodeValues | Why:
    if not state.directed:
        return Why.UNDIRECTED
    return NodeValues(state.counted.kinds[nodes][:, 1] + state.counted.kinds[nodes][:, 2])


def _strength(state: State, nodes: Nodes) -> NodeValues | Why:
    return in_range(state.held.strength[nodes].copy()) if state.weighted else Why.NO_WEIGHTS


def _out_strength(state: State, nodes: Nodes) -> NodeValues | Why:
    lack = _lack_of_one_way(state)
    return lack or in_range(state.held.there[nodes].copy())


def _in_strength(state: State, nodes: Nodes) -> NodeValues | Why:
    lack = _lack_of_one_way(state)
    return lack or in_range(state.held.back[nodes].copy())


def _lack_of_one_way(state: State) -> Why | None:
    if not state.directed:
        return Why.UNDIRECTED
    return None if state.weighted else Why.NO_WEIGHTS


def _triangles(state: State, nodes: Nodes) -> NodeValues:
    return NodeValues(state.counted.triangles[nodes].copy())


def _clustering(state: State, nodes: Nodes) -> NodeValues:
    return clustering_of(state.counted.triangles[nodes], _neighbours(state, nodes))


def _constraint(state: State, nodes: Nodes) -> NodeValues:
    return values_by_contacts(state.held.constraint[nodes], state.held.contacts[nodes])


def _components(state: State, nodes: Nodes) -> NodeValues:
    labels = largest_first(state.counted.labels, state.n)
    return NodeValues(labels[nodes], count=state.count(PARTS))


def _neighbours(state: State, nodes: Nodes) -> Int64s:
    found: Int64s = state.counted.kinds[nodes].sum(axis=1)
    return found


def _density(state: State) -> Value | Why:
    return density_of(state.n, state.count(ARCS))


def _reciprocity(state: State) -> Value | Why:
    if not state.directed:
        return Why.UNDIRECTED
    return reciprocity_of(state.count(ARCS), state.count(PAIRS))


def _dyad_census(state: State) -> Parts | Why:
    if not state.directed:
        return Why.UNDIRECTED
    return dyad_census_of(state.n, state.count(ARCS), state.count(PAIRS))


def _triad_census(state: State) -> Parts:
    wedges = {
        (one + 1, other + 1): state.count(WEDGES + at)
        for at, (one, other) in enumerate(WEDGE_DYADS)
    }
    ends = [state.count(DYADS + kind) for kind in range(3)]
    return Parts(tuple(triads_of(state.n, wedges, ends, state.counted.codes).items()))


def _transitivity(state: State) -> Value | Why:
    two_paths = sum(state.count(WEDGES + at) for at in range(len(WEDGE_DYADS)))
    return transitivity_of(state.n, 3 * state.count(TRIANGLES), two_paths)


def _connectedness(state: State) -> Value | Why:
    return connectedness_of(state.n, state.count(REACHING))


def _isolates(state: State) -> NodeSet:
    return NodeSet(np.flatnonzero(_neighbours(state, slice(None)) == 0))


OF_NODES: Final[dict[str, Callable[[State, Nodes], NodeValues | Why]]] = {
    "degree": _degree,
    "in_degree": _in_degree,
    "out_degree": _out_degree,
    "strength": _strength,
    "in_strength": _in_strength,
    "out_strength": _out_strength,
    "components": _components,
    "triangles": _triangles,
    "clustering": _clustering,
    "constraint": _constraint,
}
"""By measure, its numbers of some nodes. Cost: O(nodes); of `components` O(n), whoever asks."""

OF_THE_WHOLE: Final[dict[str, Callable[[State], Value | Parts | NodeSet | Why]]] = {
    "density": _density,
    "reciprocity": _reciprocity,
    "dyad_census": _dyad_census,
    "triad_census": _triad_census,
    "transitivity": _transitivity,
    "connectedness": _connectedness,
    "isolates": _isolates,
}
"""By measure, what it says of the whole. Cost: O(1); of `isolates` O(n)."""
