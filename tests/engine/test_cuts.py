"""Who would lose contact without whom."""

import networkx as nx
import pytest
from hypothesis import given

from saiyai.engine import walks
from saiyai.engine.cuts import bridge_pairs, cut_losses, lost_without, rests_lost
from saiyai.engine.errors import UnknownNode
from saiyai.engine.measures.cut_points import articulation_points, bridges
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.cut_tree import CutTree, cut_tree
from saiyai.engine.ops.rows import Adjacency
from saiyai.engine.result import Value
from tests.engine.oracles import Foreign, members, to_simple_networkx
from tests.engine.strategies import examples, networks


def test_a_chain_with_a_bunch_at_its_end() -> None:
    """Without 2 the larger rest stays; 7 is in another part and cuts off nobody.

    0 - 1 - 2 - 3 - 4      7 - 8
               5 6
    """
    network = make_network(9, [0, 1, 2, 3, 3, 3, 7], [1, 2, 3, 4, 5, 6, 8], directed=False)

    losses = cut_losses(network)

    assert losses.positions.tolist() == [1, 2, 3]
    assert losses.lost.tolist() == [1, 2, 3]
    assert lost_without(network, 1).tolist() == [0]
    assert lost_without(network, 2).tolist() == [0, 1]
    assert lost_without(network, 3).tolist() == [4, 5, 6]
    assert lost_without(network, 4).tolist() == []
    assert lost_without(network, 7).tolist() == []


def test_all_that_is_cut_is_read_from_one_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    walked: list[Adjacency] = []

    def walk(rows: Adjacency) -> CutTree:
        walked.append(rows)
        return cut_tree(rows)

    monkeypatch.setattr(walks, "cut_tree", walk)
    network = make_network(4, [0, 1, 2], [1, 2, 3], directed=False)

    assert members(articulation_points(network)) == [1, 2]
    assert bridges(network) == Value(3)
    assert bridge_pairs(network).tolist() == [[0, 1], [1, 2], [2, 3]]
    assert cut_losses(network).lost.tolist() == [1, 1]
    assert lost_without(network, 1).tolist() == [0]
    assert len(walked) == 1


def test_of_equal_rests_the_one_with_the_smallest_position_stays() -> None:
    """Without 0, 1 stays and 2 is lost.

    1 - 0 - 2
    """
    network = make_network(3, [0, 0], [1, 2], directed=True)

    assert cut_losses(network).lost.tolist() == [1]
    assert lost_without(network, 0).tolist() == [2]


def test_of_equal_parts_the_one_with_the_smallest_position_is_read() -> None:
    """The part of 0 is as large as the other.

    3 - 5 - 4      0 - 2 - 1
    """
    network = make_network(6, [3, 5, 0, 2], [5, 4, 2, 1], directed=False)

    assert cut_losses(network).positions.tolist() == [2]


def test_without_nodes_nobody_is_lost() -> None:
    losses = cut_losses(make_network(0, [], [], directed=False))

    assert losses.positions.tolist() == []
    assert bridge_pairs(make_network(0, [], [], directed=False)).shape == (0, 2)


@pytest.mark.parametrize("position", [-1, 3])
def test_a_node_that_is_not_there_is_refused(position: int) -> None:
    with pytest.raises(UnknownNode) as refused:
        lost_without(make_network(3, [], [], directed=False), position)

    assert refused.value.facts == {"position": position, "nodes": 3}


def rests_without(graph: Foreign, node: int) -> list[list[int]]:
    """What is left of a node's part, the rest that stays first."""
    around = nx.node_connected_component(graph, node) - {node}
    rests = [sorted(rest) for rest in nx.connected_components(graph.subgraph(around))]
    return sorted(rests, key=lambda rest: (-len(rest), rest[0]))


@examples
@given(networks(least=1))
def test_the_lost_are_those_outside_the_largest_rest(network: Network) -> None:
    graph = to_simple_networkx(network)

    for node in range(network.n):
        expected = sorted(other for rest in rests_without(graph, node)[1:] for other in rest)
        assert lost_without(network, node).tolist() == expected


@examples
@given(networks(least=1))
def test_what_is_lost_falls_into_rests(network: Network) -> None:
    graph = to_simple_networkx(network)

    for node in range(network.n):
        found = [rest.tolist() for rest in rests_lost(network, node)]
        assert found == sorted(rests_without(graph, node)[1:])


@examples
@given(networks(least=1))
def test_the_losses_count_those_lost_one_by_one(network: Network) -> None:
    graph = to_simple_networkx(network)
    largest = min(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    losses = cut_losses(network)

    assert losses.positions.tolist() == [
        node for node in members(articulation_points(network)) if node in largest
    ]
    assert losses.lost.tolist() == [
        len(lost_without(network, node)) for node in losses.positions.tolist()
    ]


@examples
@given(networks())
def test_the_bridges_are_those_of_networkx(network: Network) -> None:
    expected = sorted(sorted(pair) for pair in nx.bridges(to_simple_networkx(network)))

    assert bridge_pairs(network).tolist() == expected


def test_no_answer_can_be_written_to() -> None:
    chain = make_network(3, [0, 1], [1, 2], directed=False)
    losses = cut_losses(chain)

    arrays = (losses.positions, losses.lost, lost_without(chain, 1), bridge_pairs(chain))
    assert not any(array.flags.writeable for array in arrays)
