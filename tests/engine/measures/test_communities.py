"""Communities found in the ties: as good as any, connected, and named from the largest."""

import random
from collections.abc import Iterator

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from saiyai.engine.measures.communities import communities
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops import communities as found
from saiyai.engine.ops import merging, moving
from saiyai.engine.result import NodeValues, Why
from tests.engine.drawn import drawn_networks
from tests.engine.laws import modularity_of
from tests.engine.oracles import numbers, to_undirected_networkx
from tests.engine.published import karate
from tests.engine.strategies import examples, networks


def parts_of(network: Network) -> list[list[int]]:
    """The members of each community, by its number."""
    labels = numbers(communities(network))
    return [
        [node for node in range(network.n) if labels[node] == one]
        for one in range(max(labels, default=-1) + 1)
    ]


def quality(network: Network) -> float:
    labels = numbers(communities(network))
    return modularity_of({f"a{node}": label for node, label in enumerate(labels)}, network)


def test_two_triangles_hold_together_and_one_tie_between_them_does_not() -> None:
    """0 - 5, and 1 2 5 and 0 3 4 each tied among themselves; 6 stands alone.

    Equal ones are named by who comes first, and the one alone comes last.
    """
    ends = ([1, 2, 5, 0, 3, 4, 0], [2, 5, 1, 3, 4, 0, 5])
    network = make_network(7, *ends, directed=True)
    outcome = communities(network)

    assert parts_of(network) == [[0, 3, 4], [1, 2, 5], [6]]
    assert isinstance(outcome, NodeValues)
    assert outcome.count == 3


def test_what_weighs_nothing_ties_nobody() -> None:
    """A chain 0 - 1 - 2 - 3 whose middle is heaviest, then without weight, then all without."""
    ends = ([0, 1, 2], [1, 2, 3])

    heavy = make_network(4, *ends, directed=False, weights=[1, 9, 1])
    light = make_network(4, *ends, directed=False, weights=[1, 0, 1])
    none = make_network(4, *ends, directed=False, weights=[0, 0, 0])
    assert [1, 2] in [part[1:3] if len(part) == 4 else part for part in parts_of(heavy)]
    assert parts_of(light) == [[0, 1], [2, 3]]
    assert parts_of(none) == [[0], [1], [2], [3]]


def test_weights_that_cannot_be_shared_have_a_reason() -> None:
    ends = ([0, 1], [1, 2])
    for weights, reason in (
        ([-1, 1], Why.NEGATIVE_WEIGHTS),
        ([1e308, 1e308], Why.OUT_OF_RANGE),
    ):
        assert communities(make_network(3, *ends, directed=False, weights=weights)) is reason
    assert parts_of(make_network(0, [], [], directed=True)) == []


def test_the_unit_of_the_weights_changes_nothing() -> None:
    network = next(one for one in drawn_networks() if one.n > 20)
    ends = (network.sources, network.targets)
    assert network.weights is not None
    tiny = make_network(network.n, *ends, directed=False, weights=network.weights * 1e-150)
    huge = make_network(network.n, *ends, directed=False, weights=network.weights * 1e150)

    assert parts_of(tiny) == parts_of(huge)
    assert 1 < len(parts_of(tiny)) < network.n


def partitions(n: int) -> Iterator[list[int]]:
    """All ways to part n nodes, by the number of the part of each."""
    if n == 0:
        yield []
        return
    for labels in partitions(n - 1):
        for label in range(max(labels, default=-1) + 2):
            yield [*labels, label]


def best_of_all(network: Network) -> float:
    tied = nx.to_numpy_array(to_undirected_networkx(network))
    strength, total = tied.sum(axis=0), tied.sum()
    if total == 0:
        return 0.0
    beyond = (tied - np.outer(strength, strength) / total) / total
    alike = (np.equal.outer(labels, labels) for labels in map(np.array, partitions(network.n)))
    return max(float(beyond[one].sum()) for one in alike)


@pytest.mark.parametrize("weighted", [True, False])
def test_of_a_small_network_no_partition_is_better(weighted: bool) -> None:  # noqa: FBT001 parametrized
    for drawn in drawn_networks(120, most=7):
        weights = drawn.weights if weighted else None
        ends = (drawn.sources, drawn.targets)
        network = make_network(drawn.n, *ends, directed=drawn.directed, weights=weights)
        if network.n:
            assert quality(network) == pytest.approx(best_of_all(network), abs=1e-9)


def test_communities_are_as_good_as_those_of_igraph_on_five_hundred_networks() -> None:
    """With its dice told, and an end to its rounds: without one, some dice let it go on for ever.

    Of thirty throws one found a partition that is better by 0.0028.
    """
    igraph.set_random_number_generator(random.Random(24))  # that one
    gains = []
    for network in drawn_networks():
        if not network.pairs:
            continue
        graph = to_undirected_networkx(network)
        ties = igraph.Graph.from_networkx(graph)
        theirs = ties.community_leiden("modularity", weights="weight", n_iterations=20)
        other = ties.modularity(theirs, weights="weight")
        gains.append(quality(network) - other)

    assert min(gains) > -0.003
    assert float(np.mean(gains)) > 0


@examples
@given(networks(lightest=0))
def test_every_community_is_connected(network: Network) -> None:
    graph = to_undirected_networkx(network)
    graph.remove_edges_from([(a, b) for a, b, one in graph.edges(data="weight") if one == 0])

    for part in parts_of(network):
        assert nx.is_connected(graph.subgraph(part))


def planted(n: int = 3_000, m: int = 24_000) -> Network:
    """Thirty groups, three of four ties within them."""
    dice = np.random.default_rng(8)
    sources = dice.integers(0, n, m)
    within = (sources + 30 * dice.integers(1, n // 30, m)) % n
    targets = np.where(dice.random(m) < 0.75, within, dice.integers(0, n, m))
    return make_network(n, sources, targets, directed=True)


@pytest.mark.parametrize("large", [1_000_000, 0])
def test_groups_that_were_planted_are_found(monkeypatch: pytest.MonkeyPatch, large: int) -> None:
    monkeypatch.setattr(found, "_LARGE", large)
    labels = np.array(numbers(communities(planted())))

    assert labels.max() == 29
    right = sum(np.bincount(labels[first::30]).max() for first in range(30))
    assert right > 0.97 * 3_000


def test_begun_from_groups_they_are_nearly_as_good(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = quality(planted())
    monkeypatch.setattr(found, "_LARGE", 0)

    assert quality(planted()) > 0.99 * whole


def test_two_cores_find_the_same_and_twice_is_once(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = numbers(communities(planted()))
    assert numbers(communities(planted())) == alone

    for module in (found, moving, merging):
        monkeypatch.setattr(module, "WORTH_WAKING", 0)

    assert numbers(communities(planted())) == alone


def test_the_karate_club_falls_into_four() -> None:
    """0.4198 is the most there is, by an exact search of others."""
    club = karate().network

    assert len(parts_of(club)) == 4
    assert quality(club) == pytest.approx(0.41979, abs=1e-5)
