"""How much of what passes through anybody comes back to where it was."""

from typing import Any

import numpy as np
import pytest

from saiyai.engine.measures.finn_cycling import FINN_CYCLING, finn_cycling
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Value, Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import beyond, number


def by_waiting(gifts: Any) -> float:
    """The same by letting everything go on until hardly anything is still under way.

    `back[a, b]` is how much of what passes through a has ever come to b.
    """
    through = np.maximum(gifts.sum(axis=0), gifts.sum(axis=1))
    goes_on = gifts / np.where(through > 0, through, 1)[:, np.newaxis]
    back = np.zeros_like(gifts)
    for _ in range(20_000):
        there = back.copy()
        np.fill_diagonal(there, 1)
        further = goes_on @ there
        done = np.abs(further - back).max() < 1e-13
        back = further
        if done:
            break
    return float(through @ back.diagonal() / through.sum())


def test_half_of_what_comes_to_the_second_goes_back_to_the_first() -> None:
    """4 pass through 0, 2 of them anew from outside; of 4 that 1 is given, 2 come back.

    0 -4-> 1 -2-> 0      1 -1-> 2; the other unit leaves at 1. Through 2 passes 1, which is gone.
    """
    network = make_network(3, [0, 1, 1, 2], [1, 0, 2, 2], directed=True, weights=[4, 2, 1, 9])

    assert number(finn_cycling(network)) == pytest.approx((4 * 0.5 + 4 * 0.5 + 1 * 0) / 9)


def test_a_tie_that_bears_nothing_back_closes_no_round() -> None:
    """0 -1-> 1 -0-> 0: they can reach one another, but nothing ever comes back."""
    network = make_network(3, [0, 1, 1], [1, 0, 2], directed=True, weights=[1, 0, 1])

    assert number(finn_cycling(network)) == 0
    assert beyond(FINN_CYCLING, network).outcome == Value(0)


def test_what_nobody_lets_out_comes_back_for_certain() -> None:
    ring = make_network(3, [0, 1, 2], [1, 2, 0], directed=True, weights=[0.1, 0.1, 0.1])
    gift = make_network(2, [0], [1], directed=True)

    assert number(finn_cycling(ring)) == 1
    assert number(finn_cycling(gift)) == 0
    for network, error in ((ring, 0), (gift, None)):
        result = beyond(FINN_CYCLING, network)
        assert isinstance(result.outcome, Value)
        assert result.outcome.value == number(finn_cycling(network))
        assert error is None or (result.error, result.confidence, result.seed) == (0, 1, None)


def test_where_nothing_goes_nothing_comes_back() -> None:
    assert finn_cycling(make_network(2, [0], [1], directed=True, weights=[0])) is Why.ALL_ZERO
    assert finn_cycling(make_network(2, [0], [1], directed=False)) is Why.UNDIRECTED
    assert finn_cycling(make_network(1, [0], [0], directed=True)) is Why.NO_TIES


def test_two_hundred_networks_by_letting_everything_go_on() -> None:
    compared = 0
    for network in drawn_networks(200, directed=True, most=10):
        if isinstance(found := finn_cycling(network), Why):
            continue
        assert network.weights is not None
        gifts = np.zeros((network.n, network.n))
        np.add.at(gifts, (network.sources, network.targets), network.weights)
        np.fill_diagonal(gifts, 0)

        assert number(found) == pytest.approx(by_waiting(gifts), abs=1e-7)
        compared += 1
    assert compared > 150


def large(out: float) -> Network:
    """A ring of 1,200, of which this share of what flows leaves at one."""
    ring = [*range(1_200)]
    weights = [1.0] * 1_199 + [1 - out]
    return make_network(1_200, ring, [*ring[1:], 0], directed=True, weights=weights)


def test_walks_that_take_too_long_widen_the_error() -> None:
    network = large(0.25)
    estimated = beyond(FINN_CYCLING, network)

    assert number(finn_cycling(network)) == pytest.approx(0.75)
    assert isinstance(estimated.outcome, Value)
    assert estimated.error is not None
    assert abs(estimated.outcome.value - 0.75) < estimated.error
    assert 0.3 < estimated.error < 0.51


def test_walks_are_near_where_much_is_let_out() -> None:
    dice = np.random.default_rng(8)
    ends = dice.integers(0, 500, (2, 3_000))
    network = make_network(500, *ends, directed=True, weights=dice.pareto(1.5, 3_000))
    estimated, exact = beyond(FINN_CYCLING, network), number(finn_cycling(network))

    assert isinstance(estimated.outcome, Value)
    assert estimated.error is not None
    assert abs(estimated.outcome.value - exact) < estimated.error < 0.01
