"""The same networks in the hands of others: networkx and igraph, for tests only."""

from dataclasses import replace
from itertools import chain, combinations
from typing import Any, TypeAlias

import igraph
import networkx as nx
import numpy as np

from saiyai.engine.measure import Measure, run
from saiyai.engine.network import Network
from saiyai.engine.result import NodeSet, NodeValues, Outcome, Result, Value

Foreign: TypeAlias = Any
"""A graph of a library that has no types."""


def to_networkx(network: Network) -> Foreign:
    """As networkx holds it; parallel ties become one."""
    graph = nx.DiGraph() if network.directed else nx.Graph()
    graph.add_nodes_from(range(network.n))
    graph.add_edges_from(zip(network.sources.tolist(), network.targets.tolist(), strict=True))
    return graph


def to_simple_networkx(network: Network) -> Foreign:
    """The simple graph underneath, as networkx holds it."""
    graph = nx.Graph(to_networkx(network))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return graph


def to_weighted_networkx(network: Network) -> Foreign:
    """As networkx holds it without loops; parallel ties become one that weighs as much."""
    graph = nx.DiGraph() if network.directed else nx.Graph()
    graph.add_nodes_from(range(network.n))
    weights = np.ones(network.m) if network.weights is None else network.weights
    ties = zip(network.sources.tolist(), network.targets.tolist(), weights.tolist(), strict=True)
    for source, target, weight in ties:
        if source != target and (weight or network.weights is None):
            before = graph.get_edge_data(source, target, {"weight": 0.0})["weight"]
            together = 1.0 if network.weights is None else before + weight
            graph.add_edge(source, target, weight=together)
    return graph


def to_undirected_networkx(network: Network) -> Foreign:
    """As networkx holds it without loops and directions; all ties of a pair weigh together."""
    graph = nx.Graph()
    graph.add_nodes_from(range(network.n))
    weights = np.ones(network.m) if network.weights is None else network.weights
    ties = zip(network.sources.tolist(), network.targets.tolist(), weights.tolist(), strict=True)
    for source, target, weight in ties:
        if source != target:
            before = graph.get_edge_data(source, target, {"weight": 0.0})["weight"]
            together = 1.0 if network.weights is None else before + weight
            graph.add_edge(source, target, weight=together)
    return graph


def to_igraph(network: Network) -> Foreign:
    """As igraph holds it, with loops and parallel ties."""
    ties = list(zip(network.sources.tolist(), network.targets.tolist(), strict=True))
    return igraph.Graph(n=network.n, edges=ties, directed=network.directed)


def best_core_of_all(network: Network) -> float:
    """How well the best core of any members fits, looked for among all, pair by pair."""
    graph = to_simple_networkx(network)
    pairs = list(combinations(graph, 2))
    tied = [graph.has_edge(*pair) for pair in pairs]
    cores = chain.from_iterable(combinations(graph, k) for k in range(1, network.n - 1))
    ideals = ([a in core or b in core for a, b in pairs] for core in cores)
    return max(float(np.corrcoef(tied, ideal)[0, 1]) for ideal in ideals)


def beyond(measure: Measure, network: Network) -> Result:
    """What a measure says of a network as if that were too large for it."""
    return run(replace(measure, limit=-1), network)


def number(outcome: Outcome) -> float:
    """The one number of an outcome that must be one."""
    assert isinstance(outcome, Value)
    return outcome.value


def numbers(outcome: Outcome) -> list[Any]:
    """The numbers of all nodes of an outcome that must have them all."""
    assert isinstance(outcome, NodeValues)
    assert outcome.why is None
    values: list[Any] = outcome.values.tolist()
    return values


def members(outcome: Outcome) -> list[int]:
    """The positions in an outcome that must be a set."""
    assert isinstance(outcome, NodeSet)
    positions: list[int] = outcome.positions.tolist()
    return positions
