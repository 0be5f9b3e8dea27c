"""Density."""

import networkx as nx
import pytest
from hypothesis import given

from saiyai.engine.measures.density import density
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Why
from tests.engine.oracles import number, to_networkx
from tests.engine.strategies import examples, networks


def test_a_triangle_with_one_tail() -> None:
    r"""Four of six pairs; as arcs, four of twelve.

    0 - 1
     \ |
       2 - 3
    """
    ends = ([0, 0, 1, 2], [1, 2, 2, 3])

    assert number(density(make_network(4, *ends, directed=False))) == pytest.approx(4 / 6)
    assert number(density(make_network(4, *ends, directed=True))) == pytest.approx(4 / 12)


def test_a_tie_told_twice_and_a_loop_are_no_further_ties() -> None:
    network = make_network(3, [0, 1, 0, 2], [1, 0, 1, 2], directed=False)

    assert number(density(network)) == pytest.approx(1 / 3)


def test_without_two_nodes_there_are_no_pairs() -> None:
    assert density(make_network(0, [], [], directed=True)) is Why.NO_NODES
    assert density(make_network(1, [0], [0], directed=True)) is Why.TOO_FEW_NODES


@examples
@given(networks(simple=True, least=2))
def test_it_is_the_density_of_networkx(network: Network) -> None:
    assert number(density(network)) == pytest.approx(nx.density(to_networkx(network)))
