"""Triangles, clustering and transitivity."""

import networkx as nx
import pytest
from hypothesis import given

from saiyai.engine.measures.closure import clustering, transitivity, triangles
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Value, Why
from tests.engine.oracles import number, numbers, to_igraph, to_simple_networkx
from tests.engine.strategies import examples, networks


def test_a_triangle_with_one_tail() -> None:
    r"""Of the five pairs round a node three are tied.

    0 - 1
     \ |
       2 - 3      4
    """
    network = make_network(5, [0, 0, 1, 2], [1, 2, 2, 3], directed=False)

    share = clustering(network)

    assert numbers(triangles(network)) == [1, 1, 1, 0, 0]
    assert share.values[:3].tolist() == pytest.approx([1.0, 1.0, 1 / 3])
    assert [share.why_at(node) for node in range(5)] == [
        None,
        None,
        None,
        Why.TOO_FEW_NEIGHBOURS,
        Why.ISOLATE,
    ]
    assert number(transitivity(network)) == pytest.approx(3 / 5)


def test_a_star_closes_nothing_which_is_a_number() -> None:
    """Three pairs could be closed and none is.

    1 - 0 - 2
        |
        3
    """
    star = make_network(4, [0, 0, 0], [1, 2, 3], directed=False)

    assert number(transitivity(star)) == 0.0
    assert clustering(star).why_at(0) is None
    assert clustering(star).values[0] == 0.0


def test_pairs_have_nothing_to_close_which_is_no_number() -> None:
    """Nobody has two others.

    0 - 1      2 - 3
    """
    assert transitivity(make_network(4, [0, 2], [1, 3], directed=False)) is Why.NO_TWO_PATH
    assert transitivity(make_network(0, [], [], directed=False)) is Why.NO_NODES


@examples
@given(networks())
def test_they_are_those_of_networkx(network: Network) -> None:
    graph = to_simple_networkx(network)
    share = clustering(network)
    known = [node for node in range(network.n) if share.why_at(node) is None]

    assert numbers(triangles(network)) == list(nx.triangles(graph).values())
    assert known == [node for node in graph if graph.degree[node] >= 2]
    assert share.values[known] == pytest.approx([nx.clustering(graph, node) for node in known])


@examples
@given(networks(directed=False))
def test_the_transitivity_is_that_of_igraph(network: Network) -> None:
    outcome = transitivity(network)
    expected = to_igraph(network).simplify().transitivity_undirected(mode="nan")

    if isinstance(outcome, Value):
        assert outcome.value == pytest.approx(expected)
    else:
        assert expected != expected  # noqa: PLR0124 not a number
