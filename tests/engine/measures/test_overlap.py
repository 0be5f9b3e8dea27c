"""How far the two ends of a tie know the same others."""

import networkx as nx
import numpy as np
import pytest

from saiyai.engine.measures.overlap import overlap
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops import ties, triangles
from saiyai.engine.result import TieValues
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import to_simple_networkx


def shares(network: Network) -> list[float]:
    found = overlap(network)
    assert isinstance(found, TieValues)
    values: list[float] = found.values.tolist()
    return values


def test_two_triangles_side_by_side_with_a_tail() -> None:
    """0 - 1 are both tied to 2 and 3; 3 - 4; 5 - 6 apart; a tie back and one to oneself.

    Around 0 - 1 stand 2 and 3, tied to both; around 0 - 2 only 1, and 3, tied to 0.
    """
    ends = ([0, 0, 1, 0, 1, 3, 5, 2, 4], [1, 2, 2, 3, 3, 4, 6, 0, 4])
    found = shares(make_network(7, *ends, directed=True))

    assert found == pytest.approx([1, 1 / 2, 1 / 2, 1 / 3, 1 / 3, 0, 0, 1 / 2, 0])


def test_it_is_as_counted_neighbour_by_neighbour_on_five_hundred_networks() -> None:
    for network in drawn_networks():
        graph = to_simple_networkx(network)
        expected = []
        for a, b in zip(network.sources.tolist(), network.targets.tolist(), strict=True):
            either = (set(graph[a]) | set(graph[b])) - {a, b}
            both = set(graph[a]) & set(graph[b])
            expected.append(len(both) / len(either) if either and a != b else 0)

        assert shares(network) == pytest.approx(expected)


def test_two_cores_count_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.gnm_random_graph(300, 9_000, seed=4)
    ends = np.array(graph.edges).T
    alone = [shares(make_network(300, *ends, directed=directed)) for directed in (False, True)]

    for module in (ties, triangles):
        monkeypatch.setattr(module, "WORTH_WAKING", 0)

    assert [
        shares(make_network(300, *ends, directed=directed)) for directed in (False, True)
    ] == alone
    assert max(alone[0]) > 0
