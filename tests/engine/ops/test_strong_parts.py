"""Strong parts, where the part of the hub is found in sweeps and where it is not."""

from collections.abc import Callable, Iterator, Sequence

import networkx as nx
import numpy as np
import pytest

from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.strong_parts import strong_parts
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import to_networkx

_Ends = tuple[Sequence[int], Sequence[int]]


def _labels(n: int, ends: _Ends) -> list[int]:
    found = strong_parts(make_network(n, *ends, directed=True).arcs)
    labels: list[int] = found.labels.tolist()
    assert sorted(set(labels)) == list(range(found.count))
    return labels


def _circle(nodes: Sequence[int]) -> _Ends:
    return nodes, [*nodes[1:], nodes[0]]


def _joined(*ends: _Ends) -> _Ends:
    return [a for one, _ in ends for a in one], [b for _, other in ends for b in other]


def _sparse_networks() -> Iterator[Network]:
    """Long ways round: of three hundred with one to two ties each, in any order."""
    for seed in range(200):
        dice = np.random.default_rng(seed)
        m = int(300 * dice.uniform(0.9, 2))
        yield make_network(300, *dice.integers(0, 300, (2, m)), directed=True)


@pytest.mark.parametrize("drawn", [drawn_networks, _sparse_networks])
def test_they_are_those_of_networkx_and_ties_lead_to_lower_numbers_only(
    drawn: Callable[[], Iterator[Network]],
) -> None:
    for network in drawn():
        found = strong_parts(network.arcs)

        parts = [np.flatnonzero(found.labels == part).tolist() for part in range(found.count)]
        graph = to_networkx(network).to_directed()
        assert sorted(parts) == sorted(map(sorted, nx.strongly_connected_components(graph)))
        sources = np.repeat(np.arange(network.n), np.diff(network.arcs.indptr))
        assert (found.labels[sources] >= found.labels[network.arcs.indices]).all()


def test_nobody_one_alone_and_one_tied_to_itself() -> None:
    assert _labels(0, ([], [])) == []
    assert _labels(1, ([], [])) == [0]
    assert _labels(2, ([1], [1])) == [0, 1]


def test_all_are_tied_to_all() -> None:
    others = [(a, b) for a in range(40) for b in range(40) if a != b]

    assert _labels(40, ([a for a, _ in others], [b for _, b in others])) == [0] * 40


def test_a_star_to_which_nobody_leads_back_and_one_from_which_nobody_comes() -> None:
    """The middle comes after its leaves where it leads to them, before where they lead to it."""
    middle, leaves = [4] * 4, [0, 1, 2, 3]

    assert _labels(5, (middle, leaves)) == [0, 1, 2, 3, 4]
    assert _labels(5, (leaves, middle)) == [1, 2, 3, 4, 0]


def test_a_long_way_is_as_many_parts_whichever_way_it_leads() -> None:
    way = list(range(100))

    assert _labels(100, (way[:-1], way[1:])) == way[::-1]
    assert _labels(100, (way[1:], way[:-1])) == way


@pytest.mark.parametrize("turned", [False, True])
def test_a_long_circle_is_one_part_although_sweeps_go_with_or_against_it(turned: bool) -> None:  # noqa: FBT001 a case
    """Whom no sweep comes to, a search in depth finds; 100 → 101 hangs on, 102 → 0 leads in."""
    circle = list(range(100))[:: -1 if turned else 1]

    labels = _labels(103, _joined(_circle(circle), ([50, 100, 102], [100, 101, 0])))

    assert labels == [2] * 100 + [1, 0, 3]


def test_two_long_ways_back_of_which_one_leads_into_the_other() -> None:
    """0 has most ties; 1…39 lead back to it, 40…79 back into their middle, and 80 ⇄ 81 nowhere."""
    back = list(range(40))
    into = [0, *range(40, 80), 20]
    ties = _joined(_circle(back[::-1]), (into[:-1], into[1:]), ([60, 80, 81], [80, 81, 80]))

    assert _labels(82, ties) == [1] * 80 + [0, 0]


def test_two_circles_apart() -> None:
    assert _labels(7, _joined(_circle([0, 2, 4]), _circle([1, 3, 5]))) == [0, 1, 0, 1, 0, 1, 2]
