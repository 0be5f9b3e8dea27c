"""Closeness and harmonic centrality, along the ties that lead to a node."""

from itertools import product

import networkx as nx
import numba
import numpy as np
import pytest

from saiyai.engine.measure import run
from saiyai.engine.measures.closeness import CLOSENESS, HARMONIC, closeness, harmonic
from saiyai.engine.network import make_network
from saiyai.engine.ops import many_walks
from saiyai.engine.result import Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import beyond, numbers, to_igraph, to_networkx


def test_only_ways_to_a_node_count() -> None:
    """0 is reached by nobody, 1 by one, 2 by two of three others; 3 is alone.

    0 → 1 → 2    3
    """
    network = make_network(4, [0, 1], [1, 2], directed=True)

    assert numbers(closeness(network)) == pytest.approx([0, 1 / 3, (2 / 3) * (2 / 3), 0])
    assert numbers(harmonic(network)) == pytest.approx([0, 1, 1.5, 0])


def test_the_middle_of_a_star_is_nearest() -> None:
    star = make_network(5, [0] * 4, range(1, 5), directed=False)

    assert numbers(closeness(star)) == pytest.approx([1, *[4 / 7] * 4])
    assert numbers(harmonic(star)) == pytest.approx([4, *[2.5] * 4])


def test_one_alone_is_near_to_nobody() -> None:
    assert closeness(make_network(0, [], [], directed=True)) is Why.NO_NODES
    assert closeness(make_network(1, [], [], directed=True)) is Why.TOO_FEW_NODES
    assert numbers(harmonic(make_network(1, [], [], directed=True))) == [0]


def test_a_long_chain_is_walked_to_its_end() -> None:
    """Where few walk on at a time they hand on; elsewhere each looks back."""
    n = 1_500
    chain = make_network(n, range(n - 1), range(1, n), directed=True)

    expected = [0, *np.cumsum(1 / np.arange(1, n))]

    assert numbers(harmonic(chain)) == pytest.approx(expected)


def test_both_agree_with_networkx_on_five_hundred_networks() -> None:
    for network in drawn_networks():
        graph = to_networkx(network)
        nearest = list(nx.closeness_centrality(graph).values())

        assert numbers(harmonic(network)) == pytest.approx(
            list(nx.harmonic_centrality(graph).values())
        )
        if network.n > 1:
            assert numbers(closeness(network)) == pytest.approx(nearest)


def test_several_batches_agree_with_igraph_to_whatever_cores_they_went() -> None:
    dice = np.random.default_rng(8)
    network = make_network(1_700, *dice.integers(0, 1_700, (2, 20_000)), directed=True)
    again = make_network(1_700, network.sources, network.targets, directed=True)
    threads = numba.get_num_threads()

    found = numbers(harmonic(network))
    numba.set_num_threads(1)
    try:
        alone = numbers(harmonic(again))
    finally:
        numba.set_num_threads(threads)

    assert found == alone
    assert found == pytest.approx(
        to_igraph(network).harmonic_centrality(mode="in", normalized=False)
    )


def test_one_core_finds_the_same_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = np.random.default_rng(9)
    ends = dice.integers(0, 1_700, (2, 20_000))
    several = numbers(harmonic(make_network(1_700, *ends, directed=False)))

    monkeypatch.setattr(many_walks, "_WORTH_WAKING", 10**12)

    assert several == numbers(harmonic(make_network(1_700, *ends, directed=False)))


def test_estimates_of_a_large_network_are_within_their_error() -> None:
    dice = np.random.default_rng(10)
    ends = (dice.integers(0, 3_000, 9_000), (3_000 * dice.random(9_000) ** 2).astype(int))

    for measure, points in product((CLOSENESS, HARMONIC), (True, False)):
        network = make_network(3_000, *ends, directed=points)
        exact = np.array(numbers(run(measure, network).outcome))
        result = beyond(measure, network)
        assert result.error is not None
        assert np.abs(np.array(numbers(result.outcome)) - exact).max() <= result.error
        assert result.error < exact.max()
