"""Reciprocity and the dyad census."""

import networkx as nx
import pytest
from hypothesis import assume, given

from saiyai.engine.measures.reciprocity import dyad_census, reciprocity
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Parts, Why
from tests.engine.oracles import number, to_igraph, to_networkx
from tests.engine.strategies import examples, networks


def test_one_pair_both_ways_and_two_one_way() -> None:
    """Two of four arcs are returned; one pair of six is mutual, two go one way.

    0 ⇄ 1 → 2
            ↑
            3
    """
    network = make_network(4, [0, 1, 1, 3], [1, 0, 2, 2], directed=True)

    assert number(reciprocity(network)) == 0.5
    assert dyad_census(network) == Parts((("mutual", 1), ("asymmetric", 2), ("null", 3)))


def test_nothing_to_return_is_not_nothing_returned() -> None:
    """One tie without a way back, and none at all but a loop.

    0 → 1      2 loops to itself
    """
    assert number(reciprocity(make_network(2, [0], [1], directed=True))) == 0.0
    assert reciprocity(make_network(3, [2], [2], directed=True)) is Why.NO_TIES


def test_without_directions_there_is_no_way_back() -> None:
    network = make_network(2, [0], [1], directed=False)

    assert reciprocity(network) is Why.UNDIRECTED
    assert dyad_census(network) is Why.UNDIRECTED


@examples
@given(networks(directed=True, simple=True))
def test_it_is_the_reciprocity_of_networkx(network: Network) -> None:
    assume(network.m > 0)

    expected = nx.overall_reciprocity(to_networkx(network))

    assert number(reciprocity(network)) == pytest.approx(expected)


@examples
@given(networks(directed=True, simple=True, least=1))
def test_it_is_the_dyad_census_of_igraph(network: Network) -> None:
    census = dyad_census(network)

    assert isinstance(census, Parts)
    assert tuple(count for _, count in census.parts) == tuple(to_igraph(network).dyad_census())
