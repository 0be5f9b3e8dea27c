"""Articulation points and bridges."""

import networkx as nx
from hypothesis import given

from saiyai.engine.measures.cut_points import articulation_points, bridges
from saiyai.engine.network import Network, make_network
from tests.engine.oracles import members, number, to_igraph, to_simple_networkx
from tests.engine.strategies import examples, networks


def test_two_triangles_on_a_string() -> None:
    r"""The string hangs on 2 and 3; the pair aside is a bridge of its own.

    0       4
    | \   / |
    |  2-3  |      6 - 7
    | /   \ |
    1       5
    """
    ends = ([0, 0, 1, 2, 3, 3, 4, 6], [1, 2, 2, 3, 4, 5, 5, 7])
    network = make_network(8, *ends, directed=False)

    assert members(articulation_points(network)) == [2, 3]
    assert number(bridges(network)) == 2


def test_a_second_tie_between_the_same_two_does_not_unmake_a_bridge() -> None:
    """They are still the only way to one another.

    0 ⇄ 1
    """
    assert number(bridges(make_network(2, [0, 1], [1, 0], directed=True))) == 1


def test_a_long_chain_needs_no_recursion() -> None:
    n = 100_000
    chain = make_network(n, range(n - 1), range(1, n), directed=False)

    assert len(members(articulation_points(chain))) == n - 2
    assert number(bridges(chain)) == n - 1


@examples
@given(networks())
def test_they_are_those_of_networkx(network: Network) -> None:
    graph = to_simple_networkx(network)

    assert members(articulation_points(network)) == sorted(nx.articulation_points(graph))
    assert number(bridges(network)) == len(list(nx.bridges(graph)))


@examples
@given(networks(directed=False))
def test_the_articulation_points_are_those_of_igraph(network: Network) -> None:
    expected = sorted(to_igraph(network).articulation_points())

    assert members(articulation_points(network)) == expected
