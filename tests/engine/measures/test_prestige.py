"""Eigenvector, PageRank, HITS and Katz: to be chosen by those who are chosen counts more."""

import networkx as nx
import numpy as np
import pytest

from saiyai.engine.dominance import dominance
from saiyai.engine.measures.prestige import eigenvector, hits, katz, pagerank
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import NodeParts, Outcome, Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import numbers, to_igraph, to_networkx


def parts(outcome: Outcome) -> dict[str, list[float]]:
    assert isinstance(outcome, NodeParts)
    return dict(zip(outcome.names, outcome.values.T.tolist(), strict=True))


def table(network: Network) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Who leads to whom, as a square of 1 and 0."""
    square = np.zeros((network.n, network.n))
    nodes = np.repeat(np.arange(network.n), np.diff(network.arcs.indptr))
    square[nodes, network.arcs.indices] = 1
    return square


def test_the_middle_of_a_star_holds_as_much_as_all_others() -> None:
    star = make_network(5, [0] * 4, range(1, 5), directed=False)

    assert numbers(eigenvector(star)) == pytest.approx([0.5**0.5, *[8**-0.5] * 4])
    assert dominance(star).growth == pytest.approx(2)


def test_only_the_strongest_part_and_what_it_leads_to_hold_anything() -> None:
    """Three round a circle, one they lead to, and one that leads to them.

    4 → 0 ⇄ 1 ⇄ 2 ⇄ 0    2 → 3    5 ⇄ 6
    """
    ends = ([4, 0, 1, 1, 2, 2, 0, 2, 5, 6], [0, 1, 0, 2, 1, 0, 2, 3, 6, 5])
    held = np.array(numbers(eigenvector(make_network(7, *ends, directed=True))))

    assert held / held[0] == pytest.approx([1, 1, 1, 0.5, 0, 0, 0])
    assert np.linalg.norm(held) == pytest.approx(1)


def test_equal_parts_hold_equally_unless_one_leads_to_another() -> None:
    """0 ⇄ 1, 2 ⇄ 3, with and without 1 → 2."""
    apart = make_network(4, [0, 1, 2, 3], [1, 0, 3, 2], directed=True)
    chained = make_network(4, [0, 1, 2, 3, 1], [1, 0, 3, 2, 2], directed=True)

    assert numbers(eigenvector(apart)) == pytest.approx([0.5] * 4)
    assert eigenvector(chained) is Why.NO_SINGLE_ANSWER


def test_without_ties_or_circles_nothing_comes_round() -> None:
    assert eigenvector(make_network(0, [], [], directed=False)) is Why.NO_NODES
    assert eigenvector(make_network(2, [1], [1], directed=False)) is Why.NO_TIES
    assert eigenvector(make_network(3, [0, 1], [1, 2], directed=True)) is Why.NO_CIRCLE
    for measure in (pagerank, katz):
        assert measure(make_network(0, [], [], directed=True)) is Why.NO_NODES
    assert hits(make_network(0, [], [], directed=True)) is Why.NO_NODES
    assert hits(make_network(2, [1], [1], directed=True)) is Why.NO_TIES


def test_who_leads_nowhere_begins_anew() -> None:
    """0 → 1, 2 alone: solved by hand. Of those who leave 1 and 2 a third comes to each.

    x0 = x2 = b, x1 = b + 0.85 b, where b = (1 - 0.85) / 3 + 0.85 (x1 + x2) / 3
    """
    shares = numbers(pagerank(make_network(3, [0], [1], directed=True)))

    assert shares == pytest.approx([1 / 3.85, 1.85 / 3.85, 1 / 3.85])


def test_each_further_tie_counts_less() -> None:
    """0 → 1 → 2 has no circle: the second tie of a way counts 0.85.

    In 0 - 1 - 2 the largest eigenvalue is the root of 2.
    """
    chain = make_network(3, [0, 1], [1, 2], directed=True)
    path = make_network(3, [0, 1], [1, 2], directed=False)
    factor = 0.85 / 2**0.5
    middle = (2 + 2 * factor) / (1 - 2 * factor**2)

    assert numbers(katz(chain)) == pytest.approx([0, 1, 1.85])
    assert numbers(katz(path))[1] == pytest.approx(middle)


def test_more_ways_than_a_number_can_count_have_a_reason() -> None:
    """Each square doubles the ways; they are numbered against their direction."""
    squares = 2_000
    first = 3 * np.arange(squares)
    sources = np.concatenate((first, first, first + 1, first + 2))
    targets = np.concatenate((first + 1, first + 2, first + 3, first + 3))
    forward = make_network(3 * squares + 1, sources, targets, directed=True)
    backward = make_network(3 * squares + 1, targets, sources, directed=True)

    assert katz(forward) is Why.OUT_OF_RANGE
    assert katz(backward) in {Why.OUT_OF_RANGE, Why.TOO_LARGE}


def test_hubs_lead_to_authorities() -> None:
    """0 and 1 lead to 2, and 0 to 3: of two who lead, 0 is the better hub.

    With a = authorities of (2, 3): the products are (2, 1; 1, 1), their ratio the golden one.
    """
    found = parts(hits(make_network(4, [0, 1, 0], [2, 2, 3], directed=True)))
    golden = (1 + 5**0.5) / 2

    assert found["authorities"] == pytest.approx([0, 0, golden / (1 + golden), 1 / (1 + golden)])
    assert found["hubs"] == pytest.approx([golden / (1 + golden), 1 / (1 + golden), 0, 0])


def test_pagerank_agrees_with_igraph_and_networkx_on_five_hundred_networks() -> None:
    for network in drawn_networks():
        if network.n:
            arcs = to_igraph(network).simplify()
            graph = to_networkx(network)
            graph.remove_edges_from(list(nx.selfloop_edges(graph)))

            assert numbers(pagerank(network)) == pytest.approx(arcs.pagerank(), abs=1e-10)
            assert numbers(pagerank(network)) == pytest.approx(
                list(nx.pagerank(graph, tol=1e-9, max_iter=500).values()), abs=1e-6
            )


def test_eigenvector_agrees_with_numpy_on_five_hundred_networks() -> None:
    """Where there is an answer it is the power of the ties, handed on and on."""
    answered = 0
    for network in drawn_networks():
        found = eigenvector(network)
        if isinstance(found, Why):
            continue
        held, square = np.array(numbers(found)), table(network).T
        growth = np.linalg.eigvals(square).real.max()
        answered += 1

        assert square @ held == pytest.approx(dominance(network).growth * held, abs=1e-7)
        assert dominance(network).growth == pytest.approx(growth, abs=1e-5)
        assert np.linalg.norm(held) == pytest.approx(1)
    assert answered > 250


def test_eigenvector_agrees_with_networkx_where_it_is_connected() -> None:
    compared = 0
    for network in drawn_networks():
        graph = to_networkx(network)
        graph.remove_edges_from(list(nx.selfloop_edges(graph)))
        joined = nx.is_strongly_connected if network.directed else nx.is_connected
        if network.n < 3 or not joined(graph) or nx.is_bipartite(graph):
            continue
        compared += 1

        assert numbers(eigenvector(network)) == pytest.approx(
            list(nx.eigenvector_centrality(graph, max_iter=5_000, tol=1e-12).values()), abs=1e-8
        )
    assert compared > 100


def test_katz_agrees_with_linear_algebra_and_networkx_on_five_hundred_networks() -> None:
    for network in drawn_networks():
        if network.n == 0:
            continue
        factor = 0.85 / max(dominance(network).growth, 1)
        square = np.eye(network.n) - factor * table(network).T
        expected = (np.linalg.solve(square, np.ones(network.n)) - 1) / factor

        assert numbers(katz(network)) == pytest.approx(expected, rel=1e-8, abs=1e-10)
        if network.n > 1:
            graph = to_networkx(network)
            graph.remove_edges_from(list(nx.selfloop_edges(graph)))
            theirs = nx.katz_centrality_numpy(graph, factor, normalized=False)
            assert 1 + factor * np.array(numbers(katz(network))) == pytest.approx(
                list(theirs.values())
            )


def test_hits_agrees_with_the_rounds_of_its_source_and_networkx_on_many_networks() -> None:
    for network in drawn_networks(directed=True):
        if len(network.arcs.indices) == 0:
            continue
        square = table(network)
        values, vectors = np.linalg.eigh(square.T @ square)
        largest = vectors[:, values > values[-1] - 1e-9]
        led_to = largest @ (largest.T @ square.sum(axis=0))
        leading = square @ led_to
        found = parts(hits(network))

        assert found["authorities"] == pytest.approx(led_to / led_to.sum(), abs=1e-7)
        assert found["hubs"] == pytest.approx(leading / leading.sum(), abs=1e-7)
        if largest.shape[1] == 1 and network.n > 2:
            graph = to_networkx(network)
            graph.remove_edges_from(list(nx.selfloop_edges(graph)))
            hubs, authorities = nx.hits(graph)
            assert found["authorities"] == pytest.approx(list(authorities.values()), abs=1e-6)
            assert found["hubs"] == pytest.approx(list(hubs.values()), abs=1e-6)


def test_a_large_network_takes_every_core_and_agrees_with_igraph() -> None:
    dice = np.random.default_rng(12)
    ends = (dice.integers(0, 60_000, 2**20), (60_000 * dice.random(2**20) ** 2).astype(int))
    network = make_network(60_000, *ends, directed=False)
    assert len(network.arcs.indices) > 2_000_000
    theirs = np.array(to_igraph(network).simplify().eigenvector_centrality())

    held = np.array(numbers(eigenvector(network)))

    assert held / held.max() == pytest.approx(theirs, abs=1e-8)
