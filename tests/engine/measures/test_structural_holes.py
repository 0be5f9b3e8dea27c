"""Constraint, effective size and hierarchy."""

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from saiyai.engine.measures.structural_holes import burt_hierarchy, constraint, effective_size
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import NodeValues, Outcome, Why
from tests.engine.oracles import numbers, to_igraph, to_weighted_networkx
from tests.engine.strategies import many_examples, networks

_ALL = (constraint, effective_size, burt_hierarchy)


def values(outcome: Outcome) -> NodeValues:
    assert isinstance(outcome, NodeValues)
    return outcome


def test_a_triangle_with_one_tail() -> None:
    r"""Node 2 has three contacts, of which two are tied.

    0 - 1
     \ |
       2 - 3
    """
    network = make_network(4, [0, 0, 1, 2], [1, 2, 2, 3], directed=False)
    third = 1 / 3
    # Of 0: half in 1 and, through 2, half of a third; half in 2 and, through 1, half of a half.
    of_0 = (0.5 + 0.5 * third, 0.5 + 0.5 * 0.5)
    of_2 = (third + third * 0.5, third + third * 0.5, third)

    assert numbers(constraint(network)) == pytest.approx(
        [sum(c**2 for c in part) for part in (of_0, of_0, of_2, (1.0,))]
    )
    assert numbers(effective_size(network)) == pytest.approx([1, 1, 3 - 2 * third, 1])
    spread = values(burt_hierarchy(network))
    ratios = [c**2 / (sum(d**2 for d in of_2) / 3) for c in of_2]
    disorder = sum(r * math.log(r) for r in ratios) / (3 * math.log(3))
    assert spread.values[2] == pytest.approx(disorder)
    assert spread.why_at(3) is Why.TOO_FEW_NEIGHBOURS


def test_the_contacts_of_a_star_are_all_apart() -> None:
    """1 - 0 - 2, and 3 and 4 to 0: the constraint of five apart is a quarter."""
    star = make_network(5, [0] * 4, [1, 2, 3, 4], directed=False)

    assert numbers(constraint(star)) == pytest.approx([0.25, 1, 1, 1, 1])
    assert numbers(effective_size(star)) == [4, 1, 1, 1, 1]
    assert values(burt_hierarchy(star)).values[0] == pytest.approx(0, abs=1e-12)


def test_a_tie_returned_binds_twice() -> None:
    """0 ⇄ 1, 0 → 2: two thirds of what 0 has is with 1."""
    network = make_network(3, [0, 1, 0], [1, 0, 2], directed=True)

    assert numbers(constraint(network))[0] == pytest.approx(4 / 9 + 1 / 9)
    assert numbers(effective_size(network)) == [2, 1, 1]


def test_who_is_tied_to_nobody_has_none_and_a_tie_that_weighs_nothing_is_none() -> None:
    ties = ([0, 1, 3], [1, 2, 4])
    network = make_network(6, *ties, directed=False, weights=[1.0, 2.0, 0.0])

    for measure in _ALL:
        outcome = values(measure(network))
        assert [outcome.why_at(node) for node in (3, 4, 5)] == [Why.ISOLATE] * 3
    held = values(constraint(network)).values
    assert held.tolist() == pytest.approx([1, 1 / 9 + 4 / 9, 1, 0, 0, 0])


def test_weights_below_nothing_share_out_nothing() -> None:
    network = make_network(3, [0, 1], [1, 2], directed=True, weights=[1.0, -1.0])
    loops = make_network(3, [0, 1], [1, 1], directed=True, weights=[1.0, -1.0])

    for measure in _ALL:
        assert measure(network) is Why.NEGATIVE_WEIGHTS
        assert isinstance(measure(loops), NodeValues)


def test_weights_whose_sum_is_no_number_have_a_reason() -> None:
    huge = 1e308
    ties = ([0, 0, 0, 3], [1, 2, 2, 4])
    network = make_network(5, *ties, directed=True, weights=[huge, huge, huge, 1.0])

    outcome = values(constraint(network))

    assert outcome.why_at(0) is Why.OUT_OF_RANGE
    assert outcome.values[3] == 1.0


def same(outcome: Outcome, expected: dict[int, float]) -> bool:
    """Whether there is a number wherever the others have one, and the same."""
    found = values(outcome)
    for node, other in expected.items():
        missing = found.why_at(node) is not None
        assert missing == math.isnan(other)
        assert missing or found.values[node] == pytest.approx(other, abs=1e-9)
    return len(found.values) == len(expected)


@many_examples
@given(networks(lightest=0))
def test_constraint_and_effective_size_are_those_of_networkx(network: Network) -> None:
    """Asked for all nodes at once, and for named ones without directions.

    Asked otherwise, networkx calls nodes that only receive isolates, and its effective sizes by
    weight differ from those of its own other path.
    """
    graph = to_weighted_networkx(network)
    both = nx.Graph(graph)
    for one, other, weight in graph.edges(data="weight"):
        back = graph.get_edge_data(other, one, {"weight": 0.0})["weight"]
        both[one][other]["weight"] = weight + (back if network.directed else 0.0)
    expected = nx.effective_size(both, nodes=list(both), weight="weight")

    assert same(constraint(network), nx.constraint(graph, weight="weight") if network.n else {})
    assert same(effective_size(network), expected)


@many_examples
@given(networks(lightest=1))
def test_constraint_is_that_of_igraph(network: Network) -> None:
    graph = to_igraph(network)
    weights = np.ones(network.m) if network.weights is None else network.weights
    graph.es["weight"] = weights.tolist()
    graph.simplify(combine_edges="first" if network.weights is None else "sum")
    weighted = graph.constraint(weights="weight") if network.n else []

    assert same(constraint(network), dict(enumerate(weighted)))


@many_examples
@given(networks(lightest=0))
def test_hierarchy_is_the_disorder_of_the_constraint_by_contact(network: Network) -> None:
    graph = to_weighted_networkx(network)
    outcome = values(burt_hierarchy(network))

    for node in range(network.n):
        contacts = sorted(set(nx.all_neighbors(graph, node)))
        shares = [nx.local_constraint(graph, node, other, "weight") for other in contacts]
        if len(shares) < 2:
            assert outcome.why_at(node) in {Why.ISOLATE, Why.TOO_FEW_NEIGHBOURS}
            continue
        ratios = [share * len(shares) / sum(shares) for share in shares]
        disorder = sum(r * math.log(r) for r in ratios) / (len(shares) * math.log(len(shares)))
        assert outcome.values[node] == pytest.approx(disorder, abs=1e-9)
