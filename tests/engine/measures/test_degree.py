"""Degree and its two directions."""

from hypothesis import given

from saiyai.engine.measures.degree import degree, in_degree, out_degree
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Why
from tests.engine.oracles import numbers, to_networkx
from tests.engine.strategies import examples, networks


def test_a_fork_with_a_way_back() -> None:
    """A tie there and back counts twice.

    0 ⇄ 1 → 2      3
    """
    network = make_network(4, [0, 1, 1], [1, 0, 2], directed=True)

    assert numbers(degree(network)) == [2, 3, 1, 0]
    assert numbers(in_degree(network)) == [1, 1, 1, 0]
    assert numbers(out_degree(network)) == [1, 2, 0, 0]


def test_the_same_fork_without_directions() -> None:
    """A tie told twice counts once, a loop not at all.

    0 = 1 - 2      3 loops to itself
    """
    network = make_network(4, [0, 1, 1, 3], [1, 0, 2, 3], directed=False)

    assert numbers(degree(network)) == [1, 2, 1, 0]
    assert in_degree(network) is Why.UNDIRECTED
    assert out_degree(network) is Why.UNDIRECTED


@examples
@given(networks(simple=True))
def test_it_is_the_degree_of_networkx(network: Network) -> None:
    graph = to_networkx(network)

    assert numbers(degree(network)) == [count for _, count in graph.degree]
    if network.directed:
        assert numbers(in_degree(network)) == [count for _, count in graph.in_degree]
        assert numbers(out_degree(network)) == [count for _, count in graph.out_degree]
