"""Strength and its two directions."""

from hypothesis import given

from saiyai.engine.measures.strength import in_strength, out_strength, strength
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import NodeValues, Why
from tests.engine.oracles import numbers, to_igraph
from tests.engine.strategies import examples, networks


def test_parallel_ties_add_up_and_a_loop_is_left_out() -> None:
    """The loop at 1 weighs 9.

    0 -2-> 1      1 loops to itself
    0 -3-> 1 -5-> 2
    """
    ends = ([0, 0, 1, 1], [1, 1, 2, 1])
    network = make_network(3, *ends, directed=True, weights=[2.0, 3.0, 5.0, 9.0])

    assert numbers(strength(network)) == [5.0, 10.0, 5.0]
    assert numbers(in_strength(network)) == [0.0, 5.0, 5.0]
    assert numbers(out_strength(network)) == [5.0, 5.0, 0.0]


def test_without_weights_there_is_no_strength() -> None:
    network = make_network(2, [0], [1], directed=True)

    assert strength(network) is Why.NO_WEIGHTS
    assert in_strength(network) is Why.NO_WEIGHTS
    assert out_strength(network) is Why.NO_WEIGHTS


def test_without_directions_there_is_only_one_strength() -> None:
    network = make_network(2, [0], [1], directed=False, weights=[4.0])

    assert numbers(strength(network)) == [4.0, 4.0]
    assert in_strength(network) is Why.UNDIRECTED
    assert out_strength(network) is Why.UNDIRECTED


def test_a_sum_too_large_for_a_number_has_a_reason() -> None:
    huge = 1e308
    network = make_network(3, [0, 0, 1], [1, 1, 2], directed=True, weights=[huge, huge, 1.0])

    outcome = strength(network)

    assert isinstance(outcome, NodeValues)
    assert [outcome.why_at(node) for node in range(3)] == [
        Why.OUT_OF_RANGE,
        Why.OUT_OF_RANGE,
        None,
    ]
    assert outcome.values[2] == 1.0


@examples
@given(networks(weighted=True))
def test_it_is_the_strength_of_igraph(network: Network) -> None:
    assert network.weights is not None
    graph = to_igraph(network)
    weights = network.weights.tolist()

    assert numbers(strength(network)) == graph.strength(weights=weights, loops=False)
    if network.directed:
        incoming = graph.strength(weights=weights, loops=False, mode="in")
        outgoing = graph.strength(weights=weights, loops=False, mode="out")
        assert numbers(in_strength(network)) == incoming
        assert numbers(out_strength(network)) == outgoing
