"""Core numbers."""

from itertools import combinations

import networkx as nx
import numpy as np
from hypothesis import given

from saiyai.engine.measures.core_number import core_number
from saiyai.engine.network import Network, make_network
from tests.engine.oracles import numbers, to_simple_networkx
from tests.engine.strategies import examples, networks


def test_four_who_all_know_one_another_with_a_tail() -> None:
    """The four are a 3-core, the tail a 1-core.

    0 - 1
    | X |
    2 - 3 - 4 - 5      6
    """
    ends = ([0, 0, 0, 1, 1, 2, 3, 4], [1, 2, 3, 2, 3, 3, 4, 5])

    assert numbers(core_number(make_network(7, *ends, directed=False))) == [3, 3, 3, 3, 1, 1, 0]


def test_nobody_one_alone_and_one_tied_to_itself() -> None:
    assert numbers(core_number(make_network(0, [], [], directed=False))) == []
    assert numbers(core_number(make_network(1, [], [], directed=True))) == [0]
    assert numbers(core_number(make_network(2, [1, 1], [1, 1], directed=False))) == [0, 0]


def test_a_star_and_a_long_way_come_off_from_their_ends() -> None:
    """Of however many: who is left loses ties one after another."""
    leaves, way = np.arange(1, 100), np.arange(100)

    star = make_network(100, np.zeros(99, np.int64), leaves, directed=True)
    assert numbers(core_number(star)) == [1] * 100
    assert numbers(core_number(make_network(100, way[1:], way[:-1], directed=True))) == [1] * 100


def test_apart_from_one_another_each_has_a_number_of_its_own() -> None:
    """Seventy who all know one another, a ring of forty, and nobody whose number is between."""
    ties = np.array(list(combinations(range(70), 2)))
    ring = np.arange(70, 110)
    sources = np.concatenate((ties[:, 0], ring))
    targets = np.concatenate((ties[:, 1], np.roll(ring, 1)))

    found = numbers(core_number(make_network(111, sources, targets, directed=False)))

    assert found == [69] * 70 + [2] * 40 + [0]


def test_it_is_that_of_networkx_where_more_go_at_once_than_are_asked_for_together() -> None:
    for seed in range(20):
        dice = np.random.default_rng(seed)
        ends = np.sort(dice.integers(0, 400, (2, 400 * (seed + 1))) ** 2 // 400, axis=0)
        network = make_network(400, *ends, directed=bool(seed % 2))

        expected = nx.core_number(to_simple_networkx(network))

        assert numbers(core_number(network)) == list(expected.values())


@examples
@given(networks())
def test_it_is_the_core_number_of_networkx(network: Network) -> None:
    expected = nx.core_number(to_simple_networkx(network))

    assert numbers(core_number(network)) == list(expected.values())
