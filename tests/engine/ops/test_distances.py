"""Distances along ties."""

import networkx as nx
from hypothesis import given

from saiyai.engine.network import Network
from saiyai.engine.ops.distances import distances_from
from tests.engine.oracles import to_networkx
from tests.engine.strategies import examples, networks


@examples
@given(networks())
def test_they_are_those_of_networkx(network: Network) -> None:
    graph = to_networkx(network)

    for source in range(network.n):
        expected = nx.single_source_shortest_path_length(graph, source)
        assert distances_from(network.arcs, source).tolist() == [
            expected.get(node, -1) for node in range(network.n)
        ]
