"""Whether ties join those who are alike."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.engine.measures.mixing import assortativity, degree_assortativity, e_i_index
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Value, Why
from tests.engine.oracles import Foreign, number, to_networkx, to_simple_networkx
from tests.engine.strategies import examples, networks

ENDS = ([0, 0, 1, 2, 3], [1, 2, 2, 3, 4])


def grouped(groups: list[int], *, directed: bool = False) -> Network:
    """A triangle 0 1 2, then 2 - 3 - 4."""
    return make_network(5, *ENDS, directed=directed, groups=groups)


def with_groups(network: Network, data: st.DataObject) -> Network:
    """The same with groups of which some are not known."""
    group = st.integers(-1, 2)
    groups = data.draw(st.lists(group, min_size=network.n, max_size=network.n))
    return make_network(
        network.n, network.sources, network.targets, directed=network.directed, groups=groups
    )


def of_known_groups(graph: Foreign, groups: list[int]) -> Foreign:
    """Without ties of which the group of one end is not known, and without loops."""
    for node, group in enumerate(groups):
        graph.nodes[node]["group"] = group
    graph.remove_edges_from(
        [(a, b) for a, b in graph.edges if a == b or min(groups[a], groups[b]) < 0]
    )
    return graph


def test_four_of_five_ties_within_their_groups() -> None:
    network = grouped([0, 0, 0, 1, 1])

    assert number(e_i_index(network)) == pytest.approx((1 - 4) / 5)
    # Of ten ends, 7 are in the first group: chance (49 + 9) / 100.
    assert number(assortativity(network)) == pytest.approx((0.8 - 0.58) / (1 - 0.58))


def test_all_within_and_all_between() -> None:
    assert number(e_i_index(grouped([0] * 5))) == -1
    assert assortativity(grouped([0] * 5)) is Why.ALL_ALIKE
    star = make_network(4, [0, 0, 0], [1, 2, 3], directed=False, groups=[0, 1, 1, 1])
    assert number(e_i_index(star)) == 1
    assert number(assortativity(star)) == pytest.approx(-1)


def test_whose_group_is_not_known_is_left_out() -> None:
    assert e_i_index(grouped([0, 0, 0, -1, 1])) == Value(-1.0)
    assert e_i_index(grouped([-1, -1, 0, -1, 1])) is Why.NO_TIES
    assert assortativity(grouped([-1, -1, 0, -1, 1])) is Why.NO_TIES


def test_a_star_joins_many_ties_to_few_and_a_ring_all_alike() -> None:
    star = make_network(4, [0, 0, 0], [1, 2, 3], directed=False)
    ring = make_network(4, [0, 1, 2, 3], [1, 2, 3, 0], directed=False)

    assert number(degree_assortativity(star)) == pytest.approx(-1)
    assert degree_assortativity(ring) is Why.ALL_ALIKE
    assert degree_assortativity(make_network(2, [], [], directed=True)) is Why.NO_TIES


@examples
@given(network=networks(), data=st.data())
def test_the_index_counts_pairs_by_hand(network: Network, data: st.DataObject) -> None:
    network = with_groups(network, data)
    assert network.groups is not None
    groups = network.groups.tolist()
    graph = of_known_groups(to_simple_networkx(network), groups)
    between = sum(groups[a] != groups[b] for a, b in graph.edges)
    every = graph.number_of_edges()

    found = e_i_index(network)
    if every == 0:
        assert found is Why.NO_TIES
    else:
        assert number(found) == pytest.approx((between - (every - between)) / every)


@examples
@given(network=networks(), data=st.data())
def test_assortativity_is_that_of_networkx(network: Network, data: st.DataObject) -> None:
    network = with_groups(network, data)
    assert network.groups is not None
    graph = of_known_groups(to_networkx(network), network.groups.tolist())
    found = assortativity(network)

    if found is Why.NO_TIES:
        assert graph.number_of_edges() == 0
    elif found is Why.ALL_ALIKE:
        assert len({network.groups[end] for pair in graph.edges for end in pair}) == 1
    else:
        theirs = nx.attribute_assortativity_coefficient(graph, "group")
        assert number(found) == pytest.approx(theirs, abs=1e-9)


@examples
@given(network=networks())
def test_degree_assortativity_is_that_of_networkx(network: Network) -> None:
    graph = to_networkx(network)
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    found = degree_assortativity(network)

    if found is Why.NO_TIES:
        assert graph.number_of_edges() == 0
    elif found is Why.ALL_ALIKE:
        ends = np.array([(graph.degree[a], graph.degree[b]) for a, b in graph.edges])
        if network.directed:
            ends = np.array([(graph.out_degree[a], graph.in_degree[b]) for a, b in graph.edges])
        assert 0 in np.ptp(ends, axis=0)
    else:
        theirs = (
            nx.degree_pearson_correlation_coefficient(graph, "out", "in")
            if (network.directed)
            else nx.degree_pearson_correlation_coefficient(graph)
        )
        assert number(found) == pytest.approx(theirs, abs=1e-9)
