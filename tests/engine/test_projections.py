"""A network of people by the events they share."""

import networkx as nx
import numpy as np
import pytest

from saiyai.engine import projections
from saiyai.engine.errors import MalformedEvents, MalformedNetwork
from saiyai.engine.events import Presence
from saiyai.engine.network import Network
from saiyai.engine.projections import Weighing, project


def ties(network: Network) -> dict[tuple[int, int], float]:
    assert network.weights is not None
    ends = zip(network.sources.tolist(), network.targets.tolist(), strict=True)
    return dict(zip(ends, network.weights.tolist(), strict=True))


# Three at the first event, one of them named twice; the same two at the second; 3 by herself.
_CAME = Presence([0, 4, 6, 7], [2, 0, 1, 2, 1, 0, 3])


def test_three_at_one_event_and_two_of_them_at_another() -> None:
    network = project(5, _CAME)

    assert ties(network) == {(0, 1): 2, (0, 2): 1, (1, 2): 1}
    assert (network.n, network.directed) == (5, False)


def test_of_an_event_each_has_a_share_with_each_other() -> None:
    assert ties(project(5, _CAME, Weighing.SHARES)) == {(0, 1): 1.5, (0, 2): 0.5, (1, 2): 0.5}


def test_where_nobody_came_nobody_is_tied() -> None:
    assert ties(project(0, Presence([0], []))) == {}
    assert ties(project(0, Presence([0, 0], []))) == {}
    assert ties(project(3, Presence([0, 0, 1], [2]))) == {}


@pytest.mark.parametrize(
    ("indptr", "actors"), [([0, 2], [0, 3]), ([0, 1], [0, 1]), ([1, 2], [0, 1]), ([0, 2], [0, -1])]
)
def test_what_does_not_fit_together_is_refused(indptr: list[int], actors: list[int]) -> None:
    with pytest.raises(MalformedEvents):
        project(3, Presence(indptr, actors))


def test_more_ties_than_a_network_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projections, "INT32_MAX", 2)

    with pytest.raises(MalformedNetwork) as refused:
        project(5, _CAME)

    assert refused.value.facts == {"problem": "too_many_ties", "ties": 3, "limit": 2}


def test_they_are_those_of_networkx_on_five_hundred_records() -> None:
    for seed in range(500):
        dice = np.random.default_rng(seed)
        n, count = (int(x) for x in dice.integers(1, 13, 2))
        sizes = dice.integers(0, n + 1, count)
        actors = dice.integers(0, n, sizes.sum())
        presence = Presence(np.concatenate(([0], np.cumsum(sizes))), actors)
        graph = nx.Graph()
        graph.add_nodes_from([*range(n), "an event without anybody"])
        events = np.repeat(np.arange(count), sizes)
        graph.add_edges_from(
            (one, ("event", event))
            for one, event in zip(actors.tolist(), events.tolist(), strict=True)
        )
        for weighing, theirs in (
            (Weighing.EVENTS, nx.bipartite.weighted_projected_graph),
            (Weighing.SHARES, nx.bipartite.collaboration_weighted_projected_graph),
        ):
            expected = {
                (min(a, b), max(a, b)): pytest.approx(weight)
                for a, b, weight in theirs(graph, range(n)).edges(data="weight")
            }
            network = project(n, presence, weighing)

            assert ties(network) == expected
            assert list(ties(network)) == sorted(expected)
