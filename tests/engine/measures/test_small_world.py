"""Small world, against ties at random that are worked out and not thrown."""

import numpy as np
import pytest

from saiyai.engine.measure import run
from saiyai.engine.measures.small_world import SMALL_WORLD, small_world
from saiyai.engine.network import make_network
from saiyai.engine.result import Value, Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import beyond, number, to_igraph


def test_a_triangle_with_a_tail() -> None:
    """Closed are 3 of 5 two-paths; the mean distance is 8 / 6; k is 2 and n is 4.

    0 - 1 - 2 - 0 - 3    and 4 alone, who is left out
    """
    network = make_network(5, [0, 1, 2, 0], [1, 2, 0, 3], directed=True)
    by_chance = (np.log(4) - 0.5772156649) / np.log(2) + 0.5

    assert number(small_world(network)) == pytest.approx((0.6 / (2 / 3)) / (8 / 6 / by_chance))


def test_without_two_ties_at_one_node_nothing_can_close() -> None:
    assert small_world(make_network(0, [], [], directed=False)) is Why.NO_NODES
    assert small_world(make_network(4, [0, 2], [1, 3], directed=False)) is Why.NO_TWO_PATH


def test_a_ring_with_some_ties_laid_anew_is_a_small_world() -> None:
    dice = np.random.default_rng(2)
    n = 1_000
    sources = np.tile(np.arange(n), 4)
    targets = (sources + np.repeat(np.arange(1, 5), n)) % n
    anew = dice.random(4 * n) < 0.05
    rewired = np.where(anew, dice.integers(0, n, 4 * n), targets)
    small = number(small_world(make_network(n, sources, rewired, directed=False)))
    ring = number(small_world(make_network(n, sources, targets, directed=False)))
    random = number(small_world(make_network(n, *dice.integers(0, n, (2, 4 * n)), directed=False)))

    assert small > 2 * ring
    assert small > 20
    assert random == pytest.approx(1, abs=0.3)


def test_its_parts_are_those_of_igraph_on_five_hundred_networks() -> None:
    for network in drawn_networks():
        found = small_world(network)
        if isinstance(found, Value):
            graph = to_igraph(network).as_undirected().simplify()
            graph.delete_vertices([one for one in graph.vs if one.degree() == 0])
            n, k = graph.vcount(), 2 * graph.ecount() / graph.vcount()
            chance = (np.log(n) - np.euler_gamma) / np.log(k) + 0.5
            closed = graph.transitivity_undirected() / (k / (n - 1))

            assert found.value == pytest.approx(closed / (graph.average_path_length() / chance))


def test_an_estimate_is_within_its_error() -> None:
    ends = np.random.default_rng(3).integers(0, 2_000, (2, 9_000))
    for points in (True, False):
        network = make_network(2_000, *ends, directed=points)
        result = beyond(SMALL_WORLD, network)
        exact = number(run(SMALL_WORLD, network).outcome)

        assert result.error is not None
        assert abs(number(result.outcome) - exact) <= result.error < exact
