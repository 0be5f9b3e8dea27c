"""Whether ties join those who are alike."""

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.engine.measures.mixing import (
    assortativity,
    coleman_homophily,
    degree_assortativity,
    e_i_index,
    modularity,
)
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Number, Parts, Value, Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import (
    Foreign,
    number,
    to_networkx,
    to_simple_networkx,
    to_weighted_networkx,
)
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


def test_four_of_five_ties_within_two_groups_are_more_than_chance() -> None:
    network = grouped([0, 0, 0, 1, 1])

    # Of ten ends 7 are in the first group and 3 in the second.
    assert number(modularity(network)) == pytest.approx(0.8 - 0.49 - 0.09)
    assert number(modularity(grouped([0] * 5))) == 0
    pair = make_network(2, [0], [1], directed=False, groups=[0, 1])
    assert number(modularity(pair)) == -0.5


def test_heavy_ties_within_groups_count_for_more() -> None:
    """A chain of four in two pairs, the tie between them light: 0 =5= 1 -1- 2 =5= 3."""
    ends = ([0, 1, 2], [1, 2, 3])
    network = make_network(4, *ends, directed=False, groups=[0, 0, 1, 1], weights=[5, 1, 5])

    assert number(modularity(network)) == pytest.approx(10 / 11 - 1 / 2)


def test_modularity_has_reasons_where_nothing_can_be_shared() -> None:
    ends = ([0], [1])

    assert modularity(make_network(2, *ends, directed=False)) is Why.NO_GROUPS
    assert modularity(grouped([-1, -1, 0, -1, 1])) is Why.NO_TIES
    for weight, reason in ((-1.0, Why.NEGATIVE_WEIGHTS), (0.0, Why.NO_TIES)):
        network = make_network(2, *ends, directed=True, groups=[0, 0], weights=[weight])
        assert modularity(network) is reason
    vast = make_network(2, *ends, directed=False, groups=[0, 0], weights=[1e308])
    assert modularity(vast) is Why.OUT_OF_RANGE


def test_modularity_is_that_of_networkx_on_five_hundred_networks() -> None:
    compared = 0
    for seed, drawn in enumerate(drawn_networks()):
        groups = np.random.default_rng(seed).integers(-1, 3, drawn.n)
        told = {"weights": drawn.weights} if seed % 3 else {}
        network = make_network(
            drawn.n,
            drawn.sources,
            drawn.targets,
            directed=drawn.directed,
            groups=groups,
            weights=told.get("weights"),
        )
        graph = of_known_groups(to_weighted_networkx(network), groups.tolist())
        members = [np.flatnonzero(groups == group).tolist() for group in (0, 1, 2)]
        graph.remove_nodes_from(np.flatnonzero(groups < 0).tolist())
        found = modularity(network)
        if not graph.edges:
            assert found is Why.NO_TIES
            continue
        assert number(found) == pytest.approx(nx.community.modularity(graph, members))
        compared += 1
    assert compared > 400


def homophily(network: Network) -> dict[str, Number | Why]:
    found = coleman_homophily(network)
    assert isinstance(found, Parts)
    return dict(found.parts)


def test_how_far_two_groups_choose_their_own() -> None:
    """Of 7 choices of 0 1 2 six are within, of 3 of 3 4 two; chance says 7/2 and 3/4.

    (6 - 3.5) / (7 - 3.5), and (2 - 0.75) / (3 - 0.75).
    """
    network = grouped([0, 0, 0, 1, 1])

    assert homophily(network) == pytest.approx({"group 0": 5 / 7, "group 1": 5 / 9})


def test_those_who_choose_others_than_their_own_are_below_zero() -> None:
    """0 -> 2, 0 -> 3 and 1 -> 0: one of three is within, and chance is one in three as well."""
    network = make_network(4, [0, 0, 1], [2, 3, 0], directed=True, groups=[7, 7, 9, 9])
    across = make_network(4, [0, 1], [2, 3], directed=True, groups=[7, 7, 9, 9])

    assert homophily(network) == {"group 7": 0.0, "group 9": Why.NO_TIES}
    assert homophily(across) == {"group 7": -1.0, "group 9": Why.NO_TIES}


def test_a_group_of_one_and_a_group_of_all_cannot_choose() -> None:
    assert homophily(grouped([0, 1, 1, 1, 1]))["group 0"] is Why.TOO_FEW_NODES
    assert homophily(grouped([3, 3, 3, 3, -1])) == {"group 3": Why.ALL_ALIKE}
    assert coleman_homophily(grouped([-1] * 5)) is Why.NO_GROUPS


def test_of_too_many_groups_none_is_told() -> None:
    ends = (np.arange(1_000), np.arange(1_000) + 1)
    thousand = make_network(1_001, *ends, directed=False, groups=[0, *range(1_000)])
    more = make_network(1_001, *ends, directed=False, groups=range(1_001))

    assert len(homophily(thousand)) == 1_000
    assert coleman_homophily(more) is Why.TOO_MANY_GROUPS


def test_homophily_is_as_told_choice_by_choice_on_five_hundred_networks() -> None:
    for seed, drawn in enumerate(drawn_networks()):
        groups = np.random.default_rng(seed).integers(-1, 3, drawn.n)
        ends = (drawn.sources, drawn.targets)
        network = make_network(drawn.n, *ends, directed=drawn.directed, groups=groups)
        if not (groups >= 0).any():
            continue
        graph = nx.DiGraph(of_known_groups(to_networkx(network), groups.tolist()))

        assert homophily(network) == {
            f"group {group}": pytest.approx(by_hand(graph, groups, group), abs=1e-12)
            for group in sorted(set(groups.tolist()) - {-1})
        }


def by_hand(graph: Foreign, groups: np.ndarray[Any, Any], group: int) -> float | Why:
    size, n = int((groups == group).sum()), int((groups >= 0).sum())
    chosen = [groups[b] for a, b in graph.edges if groups[a] == group]
    if not chosen:
        return Why.NO_TIES
    if size == 1:
        return Why.TOO_FEW_NODES
    if size == n:
        return Why.ALL_ALIKE
    within, chance = chosen.count(group), len(chosen) * (size - 1) / (n - 1)
    most = len(chosen) - chance if within > chance else chance
    return (within - chance) / most
