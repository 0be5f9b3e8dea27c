"""Over how many groups the ties of each one are spread."""

from collections import Counter

import numpy as np
import pytest

from saiyai.engine.measures.participation import participation_coefficient
from saiyai.engine.network import make_network
from saiyai.engine.result import NodeValues, Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import to_simple_networkx


def test_four_neighbours_in_three_groups() -> None:
    """0 is tied to 1 2 of group 5, 3 of group 6, 4 of group 8, and to 5, of whom it is not known.

    1 - 4/16 - 1/16 - 1/16; 6 stands alone, and 7 is tied to 5 only.
    """
    groups = [-1, 5, 5, 6, 8, -1, 5, 5]
    ends = ([0, 2, 0, 0, 5, 0, 7], [1, 0, 3, 4, 0, 1, 5])
    found = participation_coefficient(make_network(8, *ends, directed=True, groups=groups))

    assert isinstance(found, NodeValues)
    assert found.values[0] == pytest.approx(10 / 16)
    whys = [found.why_at(node) for node in range(8)]
    assert whys[:5] == [None, *[Why.NO_GROUPS] * 4]
    assert whys[5:] == [None, Why.ISOLATE, Why.NO_GROUPS]
    assert found.values[5] == 0
    assert participation_coefficient(make_network(1, [], [], directed=False)) is Why.NO_GROUPS


def test_it_is_as_counted_neighbour_by_neighbour_on_five_hundred_networks() -> None:
    for seed, drawn in enumerate(drawn_networks()):
        groups = np.random.default_rng(seed).integers(-1 if seed % 3 else 0, 4, drawn.n)
        ends = (drawn.sources, drawn.targets)
        network = make_network(drawn.n, *ends, directed=drawn.directed, groups=groups)
        graph = to_simple_networkx(network)
        found = participation_coefficient(network)

        assert isinstance(found, NodeValues)
        for node in range(network.n):
            near = Counter(groups[other] for other in graph[node] if groups[other] >= 0)
            every = near.total()
            if every:
                squares = sum((some / every) ** 2 for some in near.values())
                assert found.values[node] == pytest.approx(1 - squares, abs=1e-12)
            else:
                reason = Why.NO_GROUPS if graph[node] else Why.ISOLATE
                assert found.why_at(node) is reason
