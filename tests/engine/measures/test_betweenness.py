"""Betweenness, as a share and in pairs."""

from itertools import product

import networkx as nx
import numba
import numpy as np
import pytest
from hypothesis import given
from numpy.typing import NDArray

from saiyai.engine.measure import run
from saiyai.engine.measures.betweenness import (
    BETWEENNESS,
    BETWEENNESS_RAW,
    EDGE_BETWEENNESS,
    betweenness,
    betweenness_raw,
    edge_betweenness,
)
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops import shortest_paths
from saiyai.engine.result import NodeValues, Outcome, TieValues, Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import beyond, numbers, to_igraph, to_networkx
from tests.engine.strategies import examples, networks


def test_two_equal_ways_round_a_square_with_a_tail() -> None:
    """A pair with two ways counts half for each.

    0 - 1
    |   |
    3 - 2 - 4
    """
    network = make_network(5, [0, 1, 2, 3, 2], [1, 2, 3, 0, 4], directed=False)

    # 0: half of 1-3. 1, 3: half of 0-2 and of 0-4. 2: half of 1-3, and 0-4, 1-4, 3-4.
    assert numbers(betweenness_raw(network)) == pytest.approx([0.5, 1.0, 3.5, 1.0, 0.0])
    assert numbers(betweenness(network)) == pytest.approx([1 / 12, 1 / 6, 7 / 12, 1 / 6, 0.0])


def test_a_one_way_street_is_followed_one_way() -> None:
    """Only from 0 to 2, never back.

    0 → 1 → 2
    """
    network = make_network(3, [0, 1], [1, 2], directed=True)

    assert numbers(betweenness_raw(network)) == [0.0, 1.0, 0.0]
    assert numbers(betweenness(network)) == [0.0, 0.5, 0.0]


def test_the_middle_of_a_star_is_on_every_way() -> None:
    star = make_network(6, [0] * 5, range(1, 6), directed=False)

    assert numbers(betweenness(star)) == [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]


def test_every_way_along_a_chain_is_followed_one_way() -> None:
    """Of six pairs 0-1 and 0-2 go over the first; 0-2 and 1-2 over both that stand side by side.

    0 → 1 ⇉ 2, and a loop at 1.
    """
    network = make_network(3, [0, 1, 1, 1], [1, 2, 2, 1], directed=True)
    undirected = make_network(3, [0, 2], [1, 1], directed=False)

    assert ties(edge_betweenness(network)) == pytest.approx([2 / 6, 2 / 6, 2 / 6, 0])
    assert ties(edge_betweenness(undirected)) == pytest.approx([4 / 6, 4 / 6])
    assert edge_betweenness(make_network(0, [], [], directed=True)) is Why.NO_NODES
    assert edge_betweenness(make_network(1, [0], [0], directed=True)) is Why.TOO_FEW_NODES


def ties(outcome: Outcome) -> list[float]:
    assert isinstance(outcome, TieValues)
    values: list[float] = outcome.values.tolist()
    return values


def test_along_ties_it_is_that_of_networkx_on_five_hundred_networks() -> None:
    for network in drawn_networks():
        if network.n < 2:
            continue
        expected = nx.edge_betweenness_centrality(to_networkx(network))
        turned = {} if network.directed else {tie[::-1]: x for tie, x in expected.items()}
        along = zip(network.sources.tolist(), network.targets.tolist(), strict=True)

        assert ties(edge_betweenness(network)) == pytest.approx(
            [(turned | expected)[tie] if tie[0] != tie[1] else 0 for tie in along]
        )


def test_along_ties_cores_change_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    ends = np.random.default_rng(6).integers(0, 1000, (2, 4000))
    several = ties(edge_betweenness(make_network(1000, *ends, directed=False)))

    monkeypatch.setattr(shortest_paths, "_WORTH_WAKING", 10**9)

    assert several == ties(edge_betweenness(make_network(1000, *ends, directed=False)))


def test_estimates_are_within_their_error_and_not_far_from_it() -> None:
    dice = np.random.default_rng(13)
    ends = (dice.integers(0, 2_000, 7_000), (2_000 * dice.random(7_000) ** 2).astype(int))
    for points, measure in product(
        (True, False), (BETWEENNESS, BETWEENNESS_RAW, EDGE_BETWEENNESS)
    ):
        network = make_network(2_000, *ends, directed=points)
        exact = values(run(measure, network).outcome)
        result = beyond(measure, network)

        assert result.error is not None
        assert np.abs(values(result.outcome) - exact).max() <= result.error
        assert np.abs(values(result.outcome) - exact).max() > result.error / 30
        assert result.error < exact.max()


def values(outcome: Outcome) -> NDArray[np.float64]:
    assert isinstance(outcome, NodeValues | TieValues)
    found: NDArray[np.float64] = outcome.values
    return found


def test_more_ways_than_can_be_counted_are_not_sampled_either() -> None:
    squares = 2_200
    first = 3 * np.arange(squares)
    sources = np.concatenate((first, first, first + 1, first + 2))
    targets = np.concatenate((first + 1, first + 2, first + 3, first + 3))
    network = make_network(3 * squares + 1, sources, targets, directed=True)

    for measure in (BETWEENNESS, BETWEENNESS_RAW, EDGE_BETWEENNESS):
        assert beyond(measure, network).outcome is Why.OUT_OF_RANGE
    assert edge_betweenness(network) is Why.OUT_OF_RANGE


def test_between_two_nobody_can_stand() -> None:
    assert betweenness(make_network(0, [], [], directed=False)) is Why.NO_NODES
    assert betweenness(make_network(2, [0], [1], directed=False)) is Why.TOO_FEW_NODES
    assert numbers(betweenness_raw(make_network(2, [0], [1], directed=False))) == [0.0, 0.0]


def test_more_ways_than_a_number_can_count_have_a_reason() -> None:
    """Each square doubles the ways, and 2 to the 1,100th is beyond a float.

    0 ─ 1 ─ 3 ─ 4 ─ 6 …
    └── 2 ──┴── 5 ──┘
    """
    squares = 1_100
    first = 3 * np.arange(squares)
    sources = np.concatenate((first, first, first + 1, first + 2))
    targets = np.concatenate((first + 1, first + 2, first + 3, first + 3))

    outcome = betweenness(make_network(3 * squares + 1, sources, targets, directed=True))

    assert isinstance(outcome, NodeValues)
    assert outcome.why_at(3 * squares // 2) is Why.OUT_OF_RANGE
    assert np.isfinite(outcome.values).all()


def test_the_number_of_threads_changes_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = np.random.default_rng(5)
    ends = dice.integers(0, 1000, (2, 4000))
    network = make_network(1000, *ends, directed=True)
    threads = numba.get_num_threads()

    several = numbers(betweenness(network))
    numba.set_num_threads(1)
    try:
        alone = numbers(betweenness(make_network(1000, *ends, directed=True)))
    finally:
        numba.set_num_threads(threads)
    monkeypatch.setattr(shortest_paths, "_WORTH_WAKING", 10**9)

    assert several == alone == numbers(betweenness(make_network(1000, *ends, directed=True)))


@examples
@given(networks(least=3))
def test_it_is_the_betweenness_of_networkx(network: Network) -> None:
    expected = nx.betweenness_centrality(to_networkx(network))

    assert numbers(betweenness(network)) == pytest.approx(list(expected.values()))


@examples
@given(networks(simple=True))
def test_in_pairs_it_is_the_betweenness_of_igraph(network: Network) -> None:
    expected = to_igraph(network).betweenness()

    assert numbers(betweenness_raw(network)) == pytest.approx(expected)
