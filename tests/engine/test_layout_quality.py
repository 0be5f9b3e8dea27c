"""What is said of a drawing is what a plain count over all pairs would say."""

from fractions import Fraction
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.engine.arrays import Places
from saiyai.engine.layouts import quality
from saiyai.engine.layouts.quality import (
    edge_crossings,
    mean_displacement,
    neighbourhood_preservation,
    normalised_stress,
)
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Estimate, Value, Why
from tests.engine.drawn import drawn_networks
from tests.engine.strategies import examples, networks


def exact(found: Estimate | Why) -> float:
    """The number of an answer that must be exact."""
    assert isinstance(found, Estimate)
    assert (found.error, found.confidence, found.seed) == (0.0, 1.0, None)
    return number(found)


def number(found: Estimate | Why) -> float:
    assert isinstance(found, Estimate)
    assert isinstance(found.outcome, Value)
    return found.outcome.value


def graph_of(network: Network) -> "nx.Graph[int]":
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(network.n))
    pairs = zip(network.sources.tolist(), network.targets.tolist(), strict=True)
    graph.add_edges_from((a, b) for a, b in pairs if a != b)
    return graph


def plain_stress(graph: "nx.Graph[int]", places: Places) -> float | None:
    """At the best scale: (scale drawn - told)² / told² on average."""
    told, drawn = [], []
    for a, reached in nx.all_pairs_shortest_path_length(graph):
        for b, far in reached.items():
            if a < b:
                told.append(far)
                drawn.append(float(np.linalg.norm(places[a] - places[b])))
    if not told:
        return None
    weights = 1 / np.array(told, float) ** 2
    above = (weights * drawn * np.array(told)).sum()
    below = (weights * np.square(drawn)).sum()
    scale = above / below if below else 0.0
    return float((weights * (scale * np.array(drawn) - told) ** 2).mean())


def cross(a: list[int], b: list[int], c: list[int], d: list[int]) -> bool:
    """Whether two segments meet, in exact fractions: by solving for where they would."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = a, b, c, d
    across = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if across:
        along = Fraction((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx), across)
        other = Fraction((cx - ax) * (by - ay) - (cy - ay) * (bx - ax), across)
        return 0 <= along <= 1 and 0 <= other <= 1
    between = [
        (px - qx) * (px - rx) + (py - qy) * (py - ry) <= 0
        and (px - qx) * (py - ry) == (py - qy) * (px - rx)
        for (px, py), (qx, qy), (rx, ry) in ((a, c, d), (b, c, d), (c, a, b), (d, a, b))
    ]
    return any(between)


def plain_kept(graph: "nx.Graph[int]", places: Places) -> float | None:
    shares = []
    for node in graph:
        tied = set(graph[node])
        if tied:
            order = sorted(
                set(graph) - {node},
                key=lambda other: (float(((places[other] - places[node]) ** 2).sum()), other),
            )
            near = set(order[: len(tied)])
            shares.append(len(near & tied) / len(near | tied))
    return sum(shares) / len(shares) if shares else None


def test_stress_is_that_of_every_pair_at_the_best_scale() -> None:
    for network in drawn_networks():
        places = np.random.default_rng(network.n).normal(size=(network.n, 2))
        expected = plain_stress(graph_of(network), places)

        found = normalised_stress(network, places)

        if expected is None:
            assert found is Why.NO_TIES
        else:
            assert exact(found) == pytest.approx(expected, abs=1e-12)


def test_neighbours_kept_are_those_of_a_plain_search() -> None:
    """Places on a small grid, so that many are equally near and some on one spot."""
    for network in drawn_networks():
        places = np.random.default_rng(network.n).integers(0, 4, (network.n, 2)).astype(float)
        expected = plain_kept(graph_of(network), places)

        found = neighbourhood_preservation(network, places)

        if expected is None:
            assert found is Why.NO_TIES
        else:
            assert exact(found) == pytest.approx(expected, abs=1e-12)


@examples
@given(networks(), st.integers(0, 2**31))
def test_crossings_are_those_in_exact_fractions(network: Network, seed: int) -> None:
    """On a small grid, where ties often touch, lie on one line, or have no length."""
    places = np.random.default_rng(seed).integers(0, 5, (network.n, 2))
    spots = places.tolist()
    expected = sum(
        cross(spots[a], spots[b], spots[c], spots[d])
        for (a, b), (c, d) in combinations(graph_of(network).edges, 2)
        if len({a, b, c, d}) == 4
    )

    assert exact(edge_crossings(network, places.astype(float))) == expected


def test_a_square_with_its_diagonals() -> None:
    """Both diagonals cross, and every corner's nearest two are two of its three neighbours.

    3 - 2
    | X |
    0 - 1
    """
    square = make_network(4, [0, 1, 2, 3, 0, 1], [1, 2, 3, 0, 2, 3], directed=True)
    places = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])

    assert exact(edge_crossings(square, places)) == 1
    assert exact(neighbourhood_preservation(square, places)) == 1.0
    sides, diagonals = 4 / 6, 2 / 6
    ratio = (sides + diagonals * 2**0.5) ** 2 / (sides + 2 * diagonals)
    assert exact(normalised_stress(square, places)) == pytest.approx(1 - ratio)


def test_a_straight_chain_is_without_fault_at_any_scale() -> None:
    chain = make_network(6, range(5), range(1, 6), directed=False)
    places = np.column_stack((np.arange(6) * 0.03 + 7, np.full(6, -2.0)))

    assert exact(normalised_stress(chain, places)) == pytest.approx(0.0, abs=1e-12)
    assert exact(edge_crossings(chain, places)) == 0


def test_all_on_one_spot_keeps_no_distance() -> None:
    chain = make_network(6, range(5), range(1, 6), directed=False)
    spot = np.zeros((6, 2))

    assert exact(normalised_stress(chain, spot)) == 1.0
    assert 0 <= exact(neighbourhood_preservation(chain, spot)) <= 1


@pytest.mark.parametrize("n", [0, 1, 4])
def test_without_ties_nothing_is_kept_or_crossed(n: int) -> None:
    network = make_network(n, [], [], directed=False)
    places = np.zeros((n, 2))

    assert normalised_stress(network, places) is Why.NO_TIES
    assert neighbourhood_preservation(network, places) is Why.NO_TIES
    assert exact(edge_crossings(network, places)) == 0


def test_samples_are_as_near_to_the_truth_as_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = np.random.default_rng(4)
    network = make_network(600, *dice.integers(0, 600, (2, 900)), directed=False)
    places = dice.normal(size=(600, 2))
    ways = (normalised_stress, edge_crossings, neighbourhood_preservation)
    truth = [exact(way(network, places)) for way in ways]
    for bound in ("_EVERY_SOURCE", "_EVERY_PAIR", "_EVERY_NODE"):
        monkeypatch.setattr(quality, bound, 10)
    for draws, few in (("_SOURCES", 60), ("_PAIRS", 20_000), ("_NODES", 200)):
        monkeypatch.setattr(quality, draws, few)

    for way, expected in zip(ways, truth, strict=True):
        found = way(network, places)

        assert isinstance(found, Estimate)
        assert (found.confidence, found.seed) == (0.95, 1)
        assert 0 < abs(number(found) - expected) <= found.error
        assert number(way(network, places)) == number(found)


def test_displacement_is_next_to_the_size_of_the_former_drawing() -> None:
    """The box was 3 wide and 4 high; one moved by 1, one not, one was not there."""
    before = np.array([[0.0, 0.0], [3.0, 4.0], [np.nan, np.nan]])
    now = np.array([[1.0, 0.0], [3.0, 4.0], [9.0, 9.0]])

    moved = mean_displacement(before, now, np.array([True, True, False]))

    assert moved == Value(0.1)
    assert mean_displacement(before, now, np.zeros(3, np.bool_)) is Why.NO_NODES
    assert mean_displacement(before, now, np.array([True, False, False])) is Why.TOO_FEW_NODES
