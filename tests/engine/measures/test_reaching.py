"""Global reaching centrality and flow hierarchy."""

import networkx as nx
import numpy as np
import pytest

from saiyai.engine import reach as reach_module
from saiyai.engine.measure import run
from saiyai.engine.measures.reaching import GLOBAL_REACHING, flow_hierarchy, global_reaching
from saiyai.engine.network import make_network
from saiyai.engine.result import Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import beyond, number, to_networkx


def test_one_above_a_circle_of_two() -> None:
    """0 reaches 3 of 3, 1 and 2 reach 2, 3 nobody; two of four ties are in a circle.

    0 → 1 ⇄ 2 → 3
    """
    network = make_network(4, [0, 1, 2, 2], [1, 2, 1, 3], directed=True)

    assert number(global_reaching(network)) == pytest.approx((0 + 1 / 3 + 1 / 3 + 1) / 3)
    assert number(flow_hierarchy(network)) == 0.5


def test_an_out_star_and_a_circle_are_the_ends_of_the_scale() -> None:
    star = make_network(5, [0] * 4, range(1, 5), directed=True)
    circle = make_network(5, range(5), [1, 2, 3, 4, 0], directed=True)

    assert number(global_reaching(star)) == number(flow_hierarchy(star)) == 1
    assert number(global_reaching(circle)) == number(flow_hierarchy(circle)) == 0


def test_where_ties_do_not_point_or_are_none_there_is_a_reason() -> None:
    undirected = make_network(3, [0], [1], directed=False)
    strangers = make_network(3, [1], [1], directed=True)

    assert global_reaching(undirected) is flow_hierarchy(undirected) is Why.UNDIRECTED
    assert global_reaching(make_network(0, [], [], directed=True)) is Why.NO_NODES
    assert global_reaching(make_network(1, [], [], directed=True)) is Why.TOO_FEW_NODES
    assert flow_hierarchy(strangers) is Why.NO_TIES
    assert number(global_reaching(strangers)) == 0


def test_they_are_those_of_networkx_on_five_hundred_networks() -> None:
    for network in drawn_networks(directed=True):
        graph = to_networkx(network)
        graph.remove_edges_from(list(nx.selfloop_edges(graph)))
        if graph.number_of_edges():
            assert number(flow_hierarchy(network)) == pytest.approx(nx.flow_hierarchy(graph))
            assert number(global_reaching(network)) == pytest.approx(
                nx.global_reaching_centrality(graph)
            )


def test_beyond_the_limit_it_is_exact_where_strong_parts_are_few() -> None:
    ends = np.random.default_rng(17).integers(0, 2_000, (2, 3_000))
    network = make_network(2_000, *ends, directed=True)
    result = beyond(GLOBAL_REACHING, network)

    assert (result.exact, result.error, result.confidence) == (False, 0.0, 1.0)
    assert result.outcome == run(GLOBAL_REACHING, network).outcome


def test_else_it_is_estimated_within_its_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach_module, "REACH_AT_MOST", -1)
    ends = np.random.default_rng(18).integers(0, 2_000, (2, 6_000))
    network = make_network(2_000, ends.min(axis=0), ends.max(axis=0), directed=True)
    several = [one for one in drawn_networks(100, directed=True) if one.n > 1]

    for one in (network, *several):
        exact = number(run(GLOBAL_REACHING, one).outcome)
        result = beyond(GLOBAL_REACHING, one)
        assert result.error is not None
        assert abs(number(result.outcome) - exact) <= result.error
    assert float(beyond(GLOBAL_REACHING, network).error or 1) < 0.2
