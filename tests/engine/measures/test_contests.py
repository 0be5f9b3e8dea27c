"""Who prevails over whom, and how steeply that falls."""

import numpy as np
import pytest

from saiyai.engine.measures.contests import davids_score, elo, steepness
from saiyai.engine.network import make_network
from saiyai.engine.result import NodeValues, Why
from tests.engine.contest_model import contests, davids_model, elo_model, steepness_model
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import number, numbers


def test_one_beats_another_twice_who_beats_a_third_once() -> None:
    """Shares with one contest more that nobody won: 2.5 of 3, and 1.5 of 2.

    0 -> 1 -> 2      0 -> 1 again; 3 and its loop contest with nobody
    """
    network = make_network(4, [0, 0, 1, 3], [1, 1, 2, 3], directed=True)
    d01, d10, d12, d21 = 2.5 / 3, 0.5 / 3, 0.75, 0.25
    w = [d01, d10 + d12, d21]
    lost = [d10, d01 + d21, d12]
    ds = [
        w[0] + d01 * w[1] - lost[0] - d10 * lost[1],
        w[1] + d10 * w[0] + d12 * w[2] - lost[1] - d01 * lost[0] - d21 * lost[2],
        w[2] + d21 * w[1] - lost[2] - d12 * lost[1],
    ]

    found = davids_score(network)

    assert isinstance(found, NodeValues)
    assert found.values[:3] == pytest.approx([(one + 3) / 3 for one in ds])
    assert found.why_at(3) is Why.ISOLATE
    # Three ranks: the slope is half of what lies between the first and the last.
    assert number(steepness(network)) == pytest.approx((ds[0] - ds[2]) / 3 / 2)


def test_the_winner_of_the_second_contest_takes_more_from_whom_has_won_before() -> None:
    """By time: 0 beats 1, who then beats 0, who is ahead and loses more than half of 100.

    1 -> 0 on day 2      0 -> 1 on day 1      2 contests with nobody
    """
    network = make_network(3, [1, 0, 2], [0, 1, 2], directed=True, times=[2, 1, 3])
    ahead = 100 / (200 * 2**0.5)
    chance = 0.5 * (1 + np.tanh(ahead * (0.7978845608 + 0.0356774 * ahead**2)))  # near enough

    found = elo(network)

    assert isinstance(found, NodeValues)
    assert found.values[:2] == pytest.approx([1050 - 100 * chance, 950 + 100 * chance], abs=0.1)
    assert found.why_at(2) is Why.ISOLATE


def test_contests_of_one_moment_go_in_the_order_in_which_they_were_told() -> None:
    apart = make_network(2, [0, 1], [1, 0], directed=True, times=[1, 2])
    at_once = make_network(2, [0, 1], [1, 0], directed=True, times=[1, 1])

    assert numbers(elo(at_once)) == numbers(elo(apart))


def test_reasons() -> None:
    undirected = make_network(2, [0], [1], directed=False, times=[1])
    loop = make_network(2, [0], [0], directed=True, times=[1], weights=[1])
    for measure in (davids_score, steepness, elo):
        assert measure(undirected) is Why.UNDIRECTED
        assert measure(loop) is Why.NO_TIES
    nothing = make_network(2, [0], [1], directed=True, weights=[0])
    assert davids_score(nothing) is Why.ALL_ZERO
    assert steepness(nothing) is Why.ALL_ZERO
    assert elo(nothing) is Why.NO_TIMES


def test_five_hundred_networks_by_their_matrices() -> None:
    for network in drawn_networks(directed=True):
        won = contests(network)
        if not won.any():
            assert isinstance(davids_score(network), Why)
            assert isinstance(steepness(network), Why)
            continue
        found = davids_score(network)

        assert isinstance(found, NodeValues)
        assert found.values == pytest.approx(davids_model(won))
        assert number(steepness(network)) == pytest.approx(steepness_model(won))


def test_five_hundred_networks_one_contest_after_another() -> None:
    dice = np.random.default_rng(7)
    for network in drawn_networks(directed=True):
        days = dice.integers(0, 5, network.m)
        timed = make_network(
            network.n, network.sources, network.targets, directed=True, times=days
        )
        found = elo(timed)
        if isinstance(found, Why):
            assert network.pairs == 0
            continue

        there = [node for node in range(network.n) if not found.why_at(node)]
        model = elo_model(timed)
        assert found.values[there] == pytest.approx(np.array(model)[there], abs=1e-9)
        assert found.values[there].mean() == pytest.approx(1000)
