"""Of how many kinds those in the network are."""

from itertools import product

import pytest

from saiyai.engine.measures.heterogeneity import blau_heterogeneity
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import number


def of(groups: list[int]) -> Network:
    return make_network(len(groups), [], [], directed=False, groups=groups)


def test_three_of_one_group_and_one_of_another() -> None:
    """Shares of 3/4 and 1/4, and one of whom it is not known."""
    assert number(blau_heterogeneity(of([5, 5, 5, 0]))) == pytest.approx(1 - 9 / 16 - 1 / 16)
    assert number(blau_heterogeneity(of([5, 5, 5, 0, -1]))) == pytest.approx(3 / 8)


def test_all_of_one_group_are_not_of_several() -> None:
    assert number(blau_heterogeneity(of([2, 2, 2]))) == 0
    assert number(blau_heterogeneity(of([0, 1, 2, 3]))) == pytest.approx(3 / 4)


def test_without_groups_there_is_a_reason() -> None:
    assert blau_heterogeneity(make_network(2, [0], [1], directed=False)) is Why.NO_GROUPS
    assert blau_heterogeneity(of([-1, -1])) is Why.NO_GROUPS
    assert blau_heterogeneity(of([])) is Why.NO_NODES


def test_it_is_the_share_of_ordered_pairs_of_different_groups() -> None:
    for seed, network in enumerate(drawn_networks(100)):
        groups = [(seed + node * node) % 4 - 1 for node in range(network.n)]
        known = [group for group in groups if group >= 0]
        if known:
            apart = sum(a != b for a, b in product(known, known)) / len(known) ** 2

            assert number(blau_heterogeneity(of(groups))) == pytest.approx(apart)
