"""Hierarchy, efficiency and least upper bounds."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from saiyai.engine import reach as reach_module
from saiyai.engine.measure import run
from saiyai.engine.measures.krackhardt import (
    HIERARCHY,
    LUBNESS,
    efficiency,
    hierarchy,
    lubness,
)
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.many_walks import GOES_TO
from saiyai.engine.reach import reach
from saiyai.engine.result import Value, Why
from saiyai.engine.walks import parts_both_ways, walks_from_all
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import beyond, number, to_networkx


def test_two_superiors_of_the_same_two() -> None:
    r"""Reached one way are 9 pairs of 10, 4 and 5 both ways; 6 of at most 16 ties are not needed.

    0   1        Both 0 and 1 stand above 2 and 3, and neither above the other, so 2 and 3 have
    | X |        no nearest superior, nor have 0 and 1, who have none at all. Who is below 2 has
    2   3        it through 2, or through 3: of 2 and 4 it is 2, and of 3 and 4 it is 3. But of
    |   |        2 and 3, 2 and 5 … there is none.
    4   5
    """
    ends = ([0, 0, 1, 1, 2, 3], [2, 3, 2, 3, 4, 5])
    network = make_network(6, *ends, directed=True)
    without = {(0, 1), (2, 3), (2, 5), (3, 4), (4, 5)}

    assert number(hierarchy(network)) == 1
    assert number(efficiency(network)) == pytest.approx(1 - (6 - 5) / (30 - 5))
    assert number(lubness(network)) == pytest.approx(1 - len(without) / (5 * 4 / 2))


def test_a_tie_back_to_the_top_undoes_the_hierarchy() -> None:
    """0, 1 and 2 reach each other; all three reach 3, and 3 nobody: 3 pairs of 6 one way.

    0 → 1 → 2 → 3
    ↑_______|
    """
    network = make_network(4, [0, 1, 2, 2], [1, 2, 0, 3], directed=True)

    assert number(hierarchy(network)) == 0.5
    assert number(efficiency(network)) == pytest.approx(1 - 1 / 9)
    assert number(lubness(network)) == 1


def test_an_out_tree_is_a_hierarchy_in_every_respect_and_turned_round_it_is_not() -> None:
    parents, children = [0, 0, 1, 1, 2, 2], [1, 2, 3, 4, 5, 6]
    tree = make_network(7, parents, children, directed=True)
    turned = make_network(7, children, parents, directed=True)

    assert [number(one(tree)) for one in (hierarchy, efficiency, lubness)] == [1, 1, 1]
    assert [number(one(turned)) for one in (hierarchy, efficiency)] == [1, 1]
    # Only those of whom one reports to the other have one who is reached by both… from below.
    assert number(lubness(turned)) == pytest.approx(1 - 11 / 15)


def test_where_nobody_stands_above_another_there_is_a_reason() -> None:
    pairs = make_network(4, [0, 2], [1, 3], directed=True)

    for measure in (hierarchy, efficiency, lubness):
        assert measure(make_network(0, [], [], directed=True)) is Why.NO_NODES
        assert measure(make_network(1, [0], [0], directed=True)) is Why.TOO_FEW_NODES
        assert measure(make_network(3, [0], [0], directed=True)) is Why.NO_TIES
        assert measure(make_network(3, [0], [1], directed=False)) is Why.UNDIRECTED
    assert lubness(pairs) is Why.NO_TWO_PATH
    assert number(hierarchy(pairs)) == number(efficiency(pairs)) == 1


def by_definition(network: Network) -> tuple[float, float, float | None]:
    """The three worked out from sets of who is below whom; least upper bounds pair by pair."""
    graph = to_networkx(network)
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    below = {node: nx.descendants(graph, node) | {node} for node in graph}
    two = list(combinations(graph, 2))
    one_way = sum((b in below[a]) != (a in below[b]) for a, b in two)
    either = sum(b in below[a] or a in below[b] for a, b in two)
    pieces = list(nx.weakly_connected_components(graph))
    needed = sum(len(piece) - 1 for piece in pieces)
    most = sum(len(piece) * (len(piece) - 1) for piece in pieces)
    without = 0
    for piece in pieces:
        for a, b in combinations(piece, 2):
            bounds = [one for one in piece if {a, b} <= below[one]]
            without += not any(all(least in below[one] for one in bounds) for least in bounds)
    at_most = sum((len(piece) - 1) * (len(piece) - 2) // 2 for piece in pieces)
    return (
        one_way / either,
        1 - (graph.number_of_edges() - needed) / (most - needed),
        1 - without / at_most if at_most else None,
    )


def test_they_are_what_they_are_defined_to_be_on_five_hundred_networks() -> None:
    for network in drawn_networks(most=14, directed=True):
        if len(network.arcs.indices) == 0:
            continue
        one_way, few, nearest = by_definition(network)

        assert number(hierarchy(network)) == pytest.approx(one_way)
        assert number(efficiency(network)) == pytest.approx(few)
        found = lubness(network)
        assert (found.value if isinstance(found, Value) else None) == pytest.approx(nearest)


def test_more_pairs_than_are_asked_at_once_are_what_they_are_defined_to_be() -> None:
    dice = np.random.default_rng(22)
    for m in (60, 70, 90, 150):
        network = make_network(60, *dice.integers(0, 60, (2, m)), directed=True)

        found = [number(measure(network)) for measure in (hierarchy, efficiency, lubness)]

        assert found == pytest.approx(by_definition(network))


@pytest.mark.parametrize("circles", [True, False])
def test_more_parts_than_are_swept_at_once_reach_what_walks_do(*, circles: bool) -> None:
    network = large(23, circles=circles)
    reached = walks_from_all(network).sources[:, GOES_TO].astype(int) + 1

    assert len(reach(network)) > 512
    assert reach(network)[parts_both_ways(network).labels].tolist() == reached.tolist()


def large(seed: int, *, circles: bool) -> Network:
    """A network of 2,000 where few reach all, without circles or with some."""
    dice = np.random.default_rng(seed)
    sources, targets = dice.integers(0, 2_000, (2, 2_600))
    if not circles:
        sources, targets = np.minimum(sources, targets), np.maximum(sources, targets)
    return make_network(2_000, sources, targets, directed=True)


def test_hierarchy_beyond_the_limit_is_exact_where_strong_parts_are_few() -> None:
    network = large(14, circles=True)
    result = beyond(HIERARCHY, network)

    assert (result.exact, result.error, result.confidence) == (False, 0.0, 1.0)
    assert result.outcome == run(HIERARCHY, network).outcome


@pytest.mark.parametrize("circles", [True, False])
def test_else_it_is_estimated_within_its_error(
    monkeypatch: pytest.MonkeyPatch, *, circles: bool
) -> None:
    monkeypatch.setattr(reach_module, "REACH_AT_MOST", -1)
    network = large(15, circles=circles)
    exact = number(run(HIERARCHY, network).outcome)
    result = beyond(HIERARCHY, network)

    assert result.error is not None
    assert abs(number(result.outcome) - exact) <= result.error < 0.25
    if not circles:  # whoever reaches whom does so one way
        assert (exact, result.error) == (1, 0)


def test_hierarchy_is_estimated_within_its_error_on_small_networks_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reach_module, "REACH_AT_MOST", -1)
    for network in drawn_networks(100, directed=True):
        exact = hierarchy(network)
        if isinstance(exact, Value):
            result = beyond(HIERARCHY, network)
            assert result.error is not None
            assert abs(number(result.outcome) - exact.value) <= result.error


@pytest.mark.parametrize("circles", [True, False])
def test_least_upper_bounds_are_estimated_within_their_error(*, circles: bool) -> None:
    network = large(16, circles=circles)
    exact = number(run(LUBNESS, network).outcome)
    result = beyond(LUBNESS, network)

    assert result.error is not None
    assert abs(number(result.outcome) - exact) <= result.error < 0.02
