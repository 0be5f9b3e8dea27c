"""Closeness centralization."""

import networkx as nx
import numpy as np
import pytest

from saiyai.engine.measure import run
from saiyai.engine.measures.closeness_centralization import (
    CLOSENESS_CENTRALIZATION,
    closeness_centralization,
)
from saiyai.engine.network import make_network
from saiyai.engine.result import Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import beyond, number, to_simple_networkx


def test_a_chain_of_four() -> None:
    """Distances add up to 6, 4, 4, 6: closeness is 3 / 6, 3 / 4, 3 / 4, 3 / 6.

    0 → 1 ← 2 → 3
    """
    network = make_network(4, [0, 2, 2], [1, 1, 3], directed=True)

    assert number(closeness_centralization(network)) == pytest.approx(0.5 / (3 * 2 / 5))


def test_where_not_everybody_is_reached_there_is_no_mean_distance() -> None:
    apart = make_network(4, [0, 2], [1, 3], directed=False)

    assert closeness_centralization(apart) is Why.NOT_CONNECTED
    assert beyond(CLOSENESS_CENTRALIZATION, apart).outcome is Why.NOT_CONNECTED
    assert closeness_centralization(make_network(0, [], [], directed=False)) is Why.NO_NODES
    assert closeness_centralization(make_network(2, [0], [1], directed=False)) is Why.TOO_FEW_NODES


def test_it_agrees_with_networkx_on_five_hundred_networks() -> None:
    compared = 0
    for network in drawn_networks():
        graph = to_simple_networkx(network)
        if network.n < 3:
            continue
        if not nx.is_connected(graph):
            assert closeness_centralization(network) is Why.NOT_CONNECTED
            continue
        near = list(nx.closeness_centrality(graph).values())
        star = list(nx.closeness_centrality(nx.star_graph(network.n - 1)).values())
        compared += 1

        assert number(closeness_centralization(network)) == pytest.approx(
            sum(max(near) - one for one in near) / sum(max(star) - one for one in star)
        )
    assert compared > 100


@pytest.mark.parametrize("skewed", [1, 3])
def test_estimates_of_large_networks_are_within_their_error(skewed: int) -> None:
    """Of 3,000 nodes 512 are walked from; how near the hub they are bounds the others."""
    dice = np.random.default_rng(13)
    ends = (dice.integers(0, 3_000, 15_000), (3_000 * dice.random(15_000) ** skewed).astype(int))
    network = make_network(
        3_000, [*ends[0], *range(2_999)], [*ends[1], *range(1, 3_000)], directed=True
    )
    exact = number(run(CLOSENESS_CENTRALIZATION, network).outcome)
    result = beyond(CLOSENESS_CENTRALIZATION, network)

    assert result.error is not None
    assert abs(number(result.outcome) - exact) <= result.error < 0.1


def test_in_a_long_ring_nobody_is_nearest() -> None:
    """The bounds of those far from whoever was taken for the hub are of little use there."""
    n = 2_000
    ring = make_network(n, range(n), (np.arange(n) + 1) % n, directed=False)
    result = beyond(CLOSENESS_CENTRALIZATION, ring)

    assert number(run(CLOSENESS_CENTRALIZATION, ring).outcome) == 0
    assert result.error is not None
    assert number(result.outcome) <= result.error
