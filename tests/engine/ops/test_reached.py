"""Whom a walk comes to, in sweeps and after them."""

import networkx as nx
import numpy as np
import pytest

from saiyai.engine.network import make_network
from saiyai.engine.ops.parts import connected_parts
from saiyai.engine.ops.reached import reached
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import to_networkx


def test_a_walk_comes_to_those_that_networkx_comes_to_from_every_node() -> None:
    for network in drawn_networks(most=12):
        graph = to_networkx(network)
        for source in range(network.n):
            expected = {source} | nx.descendants(graph, source)

            assert set(np.flatnonzero(reached(network.arcs, source))) == expected


@pytest.mark.parametrize("seed", range(4))
def test_a_way_longer_than_all_sweeps_is_walked_to_its_end_in_any_order(seed: int) -> None:
    """From its middle; whoever is before is not come to."""
    way = [np.arange(200), np.arange(200)[::-1]][seed % 2]
    if seed > 1:
        way = np.random.default_rng(seed).permutation(200)
    network = make_network(201, way[:-1], way[1:], directed=True)

    assert np.flatnonzero(reached(network.arcs, way[100])).tolist() == sorted(way[100:])
    assert connected_parts(network.simple).labels.tolist() == [0] * 200 + [1]


def test_parts_keep_their_order_where_the_one_with_most_ties_is_not_the_first_or_largest() -> None:
    """0 alone; 1 - 3 - 5 - 7 - 9; 2 in the middle of 4, 6 and 8."""
    network = make_network(10, [1, 3, 5, 7, 2, 2, 2], [3, 5, 7, 9, 4, 6, 8], directed=False)

    parts = connected_parts(network.simple)

    assert parts.labels.tolist() == [2, 0, 1, 0, 1, 0, 1, 0, 1, 0]
    assert parts.sizes.tolist() == [5, 4, 1]
