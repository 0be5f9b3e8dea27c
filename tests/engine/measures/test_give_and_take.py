"""How far what is given comes back, between two and over all."""

import numpy as np
import pytest

from saiyai.engine.measures.give_and_take import (
    benefit_balance,
    direct_reciprocity,
    mutual_dependence,
)
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import number

ALL_THREE = (direct_reciprocity, benefit_balance, mutual_dependence)


def given(*ties: tuple[int, int, float], n: int = 4) -> Network:
    """Who gives whom how much."""
    sources, targets, weights = zip(*ties, strict=True)
    return make_network(n, sources, targets, directed=True, weights=weights)


def test_half_of_it_comes_back_from_the_same_and_a_little_from_another() -> None:
    """Of 10 given, 2 come back and so do the 2 they answer; 2 gives 1 of its 3 to 0.

    0 -5-> 1 -3-> 2 -1-> 0, and 1 -1-> 0 in two ties of a half
    """
    network = given((0, 1, 5), (1, 2, 3), (2, 0, 1), (1, 0, 0.5), (1, 0, 0.5), (2, 2, 9))

    assert number(direct_reciprocity(network)) == pytest.approx(2 / 10)
    # 0 gives 5 and is given 2; 1 gives 4 and is given 5; 2 gives 1 and is given 3.
    assert number(benefit_balance(network)) == pytest.approx(1 - (3 + 1 + 2) / 2 / 10)
    # 1 is given all by 0, and 0 half by 1 and half by 2; 2 is given all by 1.
    assert number(mutual_dependence(network)) == pytest.approx(2 * 0.5 / 3)


def test_without_weights_every_tie_is_one_gift() -> None:
    network = make_network(3, [0, 0, 1, 1], [1, 1, 0, 2], directed=True)

    assert number(direct_reciprocity(network)) == 0.5
    assert number(benefit_balance(network)) == 0.75


def test_a_ring_of_gifts_returns_to_all_and_to_nobody_directly() -> None:
    ring = given((0, 1, 2), (1, 2, 2), (2, 3, 2), (3, 0, 2))

    assert [number(measure(ring)) for measure in ALL_THREE] == [0, 1, 0]


def test_where_nothing_goes_there_is_no_share_of_it() -> None:
    for measure in ALL_THREE:
        assert measure(given((0, 1, 0), (2, 2, 5))) is Why.ALL_ZERO
        assert measure(given((2, 2, 5))) is Why.NO_TIES
        assert measure(given((0, 1, 5), (1, 0, -1))) is Why.NEGATIVE_WEIGHTS
        assert measure(given((0, 1, 1e308), (1, 0, 1e308))) is Why.OUT_OF_RANGE
        assert number(measure(given((0, 1, 5), (2, 2, -1)))) == 0  # a loop is not looked at
        assert measure(make_network(2, [0], [1], directed=False)) is Why.UNDIRECTED


def test_five_hundred_networks_by_their_matrices() -> None:
    for network in drawn_networks(directed=True):
        assert network.weights is not None
        gifts = np.zeros((network.n, network.n))
        np.add.at(gifts, (network.sources, network.targets), network.weights)
        np.fill_diagonal(gifts, 0)
        if not gifts.any():
            assert all(isinstance(measure(network), Why) for measure in ALL_THREE)
            continue
        shares = gifts / np.where(gifts.sum(axis=0) > 0, gifts.sum(axis=0), 1)
        net = gifts.sum(axis=1) - gifts.sum(axis=0)

        returned = np.minimum(gifts, gifts.T).sum() / gifts.sum()
        assert number(direct_reciprocity(network)) == pytest.approx(returned)
        balance = 1 - np.abs(net).sum() / 2 / gifts.sum()
        assert number(benefit_balance(network)) == pytest.approx(balance, abs=1e-12)
        mutual = np.minimum(shares, shares.T).sum() / shares.sum()
        assert number(mutual_dependence(network)) == pytest.approx(mutual)
