"""Average path length, diameter and global efficiency."""

from itertools import product

import networkx as nx
import numpy as np
import pytest

from saiyai.engine.measure import run
from saiyai.engine.measures.distances import (
    AVERAGE_PATH_LENGTH,
    DIAMETER,
    GLOBAL_EFFICIENCY,
    average_path_length,
    diameter,
    global_efficiency,
)
from saiyai.engine.network import make_network
from saiyai.engine.result import Why
from saiyai.engine.walks import longest_distance
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import beyond, number, to_igraph, to_networkx


def test_a_chain_of_three_followed_one_way() -> None:
    """0 → 1 → 2: two pairs at 1, one at 2; the other three do not reach each other."""
    network = make_network(3, [0, 1], [1, 2], directed=True)

    assert number(average_path_length(network)) == pytest.approx(4 / 3)
    assert number(diameter(network)) == 2
    assert number(global_efficiency(network)) == pytest.approx(2.5 / 6)


def test_where_no_way_leads_there_is_no_distance() -> None:
    strangers = make_network(3, [1], [1], directed=False)

    for measure in (average_path_length, diameter):
        assert measure(make_network(0, [], [], directed=True)) is Why.NO_NODES
        assert measure(make_network(1, [], [], directed=True)) is Why.TOO_FEW_NODES
        assert measure(strangers) is Why.NO_TIES
    assert number(global_efficiency(strangers)) == 0
    assert global_efficiency(make_network(1, [], [], directed=True)) is Why.TOO_FEW_NODES


def test_they_agree_with_igraph_and_networkx_on_five_hundred_networks() -> None:
    for network in drawn_networks():
        graph = to_igraph(network)
        if len(network.arcs.indices):
            assert number(average_path_length(network)) == pytest.approx(
                graph.average_path_length()
            )
            assert number(diameter(network)) == graph.diameter()
        if network.n > 1:
            assert number(global_efficiency(network)) == pytest.approx(
                nx.global_efficiency(to_networkx(network).to_undirected())
                if not network.directed
                else sum(nx.harmonic_centrality(to_networkx(network)).values())
                / (network.n * (network.n - 1))
            )


def test_the_longest_distance_is_between_its_bounds_on_five_hundred_networks() -> None:
    for network in drawn_networks():
        if len(network.arcs.indices):
            between = longest_distance(network)
            assert between.low <= to_igraph(network).diameter() <= between.high


def test_of_a_large_network_the_bounds_of_the_diameter_nearly_meet() -> None:
    dice = np.random.default_rng(4)
    for directed in (True, False):
        network = make_network(20_000, *dice.integers(0, 20_000, (2, 60_000)), directed=directed)
        between = longest_distance(network)

        assert between.low <= to_igraph(network).diameter() <= between.high <= between.low + 6


def test_estimates_of_a_large_network_are_within_their_error() -> None:
    dice = np.random.default_rng(11)
    ends = dice.integers(0, 3_000, (2, 12_000))

    for measure, points in product(
        (AVERAGE_PATH_LENGTH, DIAMETER, GLOBAL_EFFICIENCY), (True, False)
    ):
        network = make_network(3_000, *ends, directed=points)
        exact = number(run(measure, network).outcome)
        result = beyond(measure, network)
        assert result.error is not None
        assert abs(number(result.outcome) - exact) <= result.error < exact
