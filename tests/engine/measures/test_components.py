"""Components, connectedness and isolates."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from saiyai.engine.measures.components import (
    components,
    connectedness,
    isolates,
    strong_components,
)
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import NodeValues, Why
from tests.engine.oracles import members, number, numbers, to_networkx, to_simple_networkx
from tests.engine.strategies import examples, networks


def test_two_pairs_a_chain_and_one_alone() -> None:
    """The chain is largest; of the two pairs that with 0 comes first.

    0 - 4      1      2 → 5 ← 6      3 - 7
    """
    network = make_network(8, [0, 2, 6, 3], [4, 5, 5, 7], directed=True)

    outcome = components(network)

    assert numbers(outcome) == [1, 3, 0, 2, 1, 0, 0, 2]
    assert outcome.count == 4
    assert members(isolates(network)) == [1]
    # 3 of the chain's pairs and 1 of each pair, of 28.
    assert number(connectedness(network)) == pytest.approx(5 / 28)


def test_one_tied_only_to_itself_stands_alone() -> None:
    network = make_network(2, [0, 0], [0, 0], directed=False)

    assert members(isolates(network)) == [0, 1]
    assert components(network).count == 2


def test_without_two_nodes_nobody_can_reach_another() -> None:
    assert connectedness(make_network(0, [], [], directed=False)) is Why.NO_NODES
    assert connectedness(make_network(1, [], [], directed=False)) is Why.TOO_FEW_NODES


@examples
@given(networks(directed=True))
def test_strong_parts_are_those_of_networkx(network: Network) -> None:
    outcome = strong_components(network)
    expected = [set(part) for part in nx.strongly_connected_components(to_networkx(network))]

    assert isinstance(outcome, NodeValues)
    labels = outcome.values.tolist()
    found = [
        {node for node in range(network.n) if labels[node] == part} for part in sorted(set(labels))
    ]
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))
    assert outcome.count == len(expected)
    sizes = [len(part) for part in found]
    assert sizes == sorted(sizes, reverse=True)


def test_strong_parts_are_numbered_from_the_largest_and_of_equals_from_the_first() -> None:
    """0 → 1 ⇄ 3, 2 → 4 ⇄ 5, 3 → 4, 6."""
    ends = ([0, 1, 3, 2, 4, 5, 3], [1, 3, 1, 4, 5, 4, 4])
    outcome = strong_components(make_network(7, *ends, directed=True))

    assert numbers(outcome) == [2, 0, 3, 0, 1, 1, 4]
    assert strong_components(make_network(2, [0], [1], directed=False)) is Why.UNDIRECTED


@examples
@given(networks())
def test_the_parts_are_those_of_scipy_and_the_largest_come_first(network: Network) -> None:
    ties = (np.ones(network.m), (network.sources, network.targets))
    count, labels = connected_components(coo_array(ties, shape=(network.n, network.n)))
    groups = [np.flatnonzero(labels == part).tolist() for part in range(count if network.n else 0)]
    groups.sort(key=lambda group: (-len(group), group[0]))

    outcome = components(network)

    found = [np.flatnonzero(outcome.values == part).tolist() for part in range(outcome.count or 0)]
    assert found == groups


@examples
@given(networks(least=2))
def test_connectedness_is_the_share_of_pairs_with_a_path(network: Network) -> None:
    graph = to_simple_networkx(network)
    pairs = list(combinations(range(network.n), 2))
    joined = sum(nx.has_path(graph, one, other) for one, other in pairs)

    assert number(connectedness(network)) == pytest.approx(joined / len(pairs))


@examples
@given(networks())
def test_the_isolates_are_those_of_networkx(network: Network) -> None:
    assert members(isolates(network)) == list(nx.isolates(to_simple_networkx(network)))
