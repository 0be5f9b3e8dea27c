"""Centralization of degree, of ties to and from others, and of betweenness."""

from collections.abc import Sequence

import networkx as nx
import numpy as np
import pytest

from saiyai.engine.measure import run
from saiyai.engine.measures.centralization import (
    BETWEENNESS_CENTRALIZATION,
    betweenness_centralization,
    degree_centralization,
    in_centralization,
    out_centralization,
)
from saiyai.engine.network import make_network
from saiyai.engine.result import Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import beyond, number, to_networkx, to_simple_networkx


def test_a_star_with_one_tie_between_its_points() -> None:
    r"""Degrees are 3, 2, 2, 1: the differences add up to 4, of at most 6.

    1 - 0 - 3      0 is between 1 and 3, and between 2 and 3: 2 of the 3 pairs of others.
     \ |          The differences add up to 3 times 2 / 3, of at most 3.
       2
    """
    network = make_network(4, [0, 0, 0, 1], [1, 2, 3, 2], directed=False)

    assert number(degree_centralization(network)) == pytest.approx(4 / 6)
    assert number(betweenness_centralization(network)) == pytest.approx(2 / 3)


def test_two_ask_the_same_one_who_asks_the_third() -> None:
    """Of ties coming in there are 0, 0, 2, 1, and of ties going out 1, 1, 1, 0; at most 9 below.

    0 → 2 ← 1    2 → 3
    """
    network = make_network(4, [0, 1, 2], [2, 2, 3], directed=True)

    assert number(in_centralization(network)) == pytest.approx((2 + 2 + 0 + 1) / 9)
    assert number(out_centralization(network)) == pytest.approx(1 / 9)


def test_all_to_one_and_one_to_all_are_as_central_as_can_be() -> None:
    inward = make_network(5, range(1, 5), [0] * 4, directed=True)
    outward = make_network(5, [0] * 4, range(1, 5), directed=True)

    assert number(in_centralization(inward)) == number(out_centralization(outward)) == 1
    assert number(out_centralization(inward)) == number(in_centralization(outward)) == 1 / 16


def test_where_there_is_nothing_to_be_central_among_there_is_a_reason() -> None:
    for directed in (True, False):
        nobody, one, two = (make_network(n, [], [], directed=directed) for n in (0, 1, 2))
        for measure in (degree_centralization, betweenness_centralization):
            assert measure(nobody) is Why.NO_NODES
            assert measure(one) is measure(two) is Why.TOO_FEW_NODES
        for measure in (in_centralization, out_centralization):
            expected = [Why.NO_NODES, Why.TOO_FEW_NODES] if directed else [Why.UNDIRECTED] * 2
            assert [measure(nobody), measure(one)] == expected
    assert number(in_centralization(make_network(2, [], [], directed=True))) == 0


def below_most(values: Sequence[float]) -> float:
    return sum(max(values) - one for one in values)


def test_they_agree_with_networkx_on_five_hundred_networks() -> None:
    for network in drawn_networks():
        n = network.n
        if n < 3:
            continue
        simple = [degree for _, degree in to_simple_networkx(network).degree]
        graph = to_networkx(network)
        graph.remove_edges_from(list(nx.selfloop_edges(graph)))
        between = list(nx.betweenness_centrality(graph).values())

        assert number(degree_centralization(network)) == pytest.approx(
            below_most(simple) / ((n - 1) * (n - 2))
        )
        assert number(betweenness_centralization(network)) == pytest.approx(
            below_most(between) / (n - 1)
        )
        if network.directed:
            into, out = ([one for _, one in ends] for ends in (graph.in_degree, graph.out_degree))
            assert number(in_centralization(network)) == pytest.approx(
                below_most(into) / (n - 1) ** 2
            )
            assert number(out_centralization(network)) == pytest.approx(
                below_most(out) / (n - 1) ** 2
            )


def test_estimates_of_large_networks_are_within_their_error() -> None:
    dice = np.random.default_rng(12)
    ends = (dice.integers(0, 3_000, 9_000), (3_000 * dice.random(9_000) ** 3).astype(int))

    for points in (True, False):
        network = make_network(3_000, *ends, directed=points)
        exact = number(run(BETWEENNESS_CENTRALIZATION, network).outcome)
        result = beyond(BETWEENNESS_CENTRALIZATION, network)
        assert result.error is not None
        assert abs(number(result.outcome) - exact) <= result.error < exact
