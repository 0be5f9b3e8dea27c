"""Current-flow betweenness."""

import networkx as nx
import pytest

from saiyai.engine.measures.current_flow import current_flow_betweenness
from saiyai.engine.network import make_network, subnetwork
from saiyai.engine.ops.parts import connected_parts
from saiyai.engine.result import Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import numbers, to_simple_networkx


def test_a_square_carries_half_of_its_neighbours_current_the_long_way_round() -> None:
    """In 0 - 1 - 2 - 3 - 0 a tie carries 3/4 of what runs between its ends, the rest 1/4.

    Through 0 run 1/4 from 1 to 2 and from 2 to 3, and 1/2 from 1 to 3: of three pairs a third.
    """
    square = make_network(4, range(4), [1, 2, 3, 0], directed=False)

    assert numbers(current_flow_betweenness(square)) == pytest.approx([1 / 3] * 4)


def test_the_middle_of_a_star_carries_all_and_the_ends_nothing() -> None:
    star = make_network(5, [0] * 4, range(1, 5), directed=True)

    assert numbers(current_flow_betweenness(star)) == pytest.approx([1, 0, 0, 0, 0], abs=1e-12)


def test_between_two_nobody_can_stand() -> None:
    assert current_flow_betweenness(make_network(0, [], [], directed=False)) is Why.NO_NODES
    assert current_flow_betweenness(make_network(2, [0], [1], directed=False)) is Why.TOO_FEW_NODES


def test_in_each_part_it_is_that_of_networkx_on_five_hundred_networks() -> None:
    for network in drawn_networks(most=16):
        if network.n < 3:
            continue
        found = numbers(current_flow_betweenness(network))
        parts = connected_parts(network.simple)
        for part in range(parts.count):
            among = parts.labels == part
            k = int(among.sum())
            if k < 3:
                continue
            graph = to_simple_networkx(subnetwork(network, among))
            theirs = nx.current_flow_betweenness_centrality(graph, solver="full")
            share = (k - 1) * (k - 2) / ((network.n - 1) * (network.n - 2))
            mine = [x for x, here in zip(found, among.tolist(), strict=True) if here]

            assert mine == pytest.approx([x * share for x in theirs.values()], abs=1e-9)
