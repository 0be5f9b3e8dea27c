"""All sets of three, by how they are tied."""

import math

import networkx as nx
import numpy as np
from hypothesis import given

from saiyai.engine.measures.triad_census import triad_census
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.triad_types import TRIAD_TYPES, count_triads
from saiyai.engine.result import Number, Parts, Why
from tests.engine.oracles import to_igraph, to_networkx
from tests.engine.strategies import many_examples, networks


def counts(network: Network) -> dict[str, Number | Why]:
    return dict(triad_census(network).parts)


def named(**some: int) -> dict[str, int]:
    """A census with these, given as `t300`, and none of the others."""
    return dict.fromkeys(TRIAD_TYPES, 0) | {name[1:]: count for name, count in some.items()}


def test_a_mutual_pair_whose_one_end_asks_a_third_and_a_stranger() -> None:
    """0 ⇄ 1 → 2      3

    Of the four sets of three, 0 1 2 is tied; 3 makes one with each of the pairs.
    """
    network = make_network(4, [0, 1, 1], [1, 0, 2], directed=True)

    assert counts(network) == named(t111U=1, t102=1, t012=1, t003=1)


def test_three_in_a_ring_and_three_in_line() -> None:
    """Who is asked by both the others, or by one of them each.

    0 → 1 → 2 → 0        0 → 1 → 2 ← 0
    """
    ring = make_network(3, [0, 1, 2], [1, 2, 0], directed=True)
    line = make_network(3, [0, 1, 0], [1, 2, 2], directed=True)

    assert counts(ring) == named(t030C=1)
    assert counts(line) == named(t030T=1)


def test_without_directions_every_tie_goes_both_ways() -> None:
    r"""Only four of the sixteen can be.

    0 - 1
     \ |
       2 - 3
    """
    network = make_network(4, [0, 0, 1, 2], [1, 2, 2, 3], directed=False)

    assert counts(network) == named(t300=1, t201=2, t102=1)


def test_where_there_are_no_three_there_is_none_of_any() -> None:
    for n in range(3):
        assert counts(make_network(n, [], [], directed=True)) == named()
    assert counts(make_network(2, [0], [1], directed=True)) == named()


def test_many_strangers_make_more_triads_than_64_bits_can_count() -> None:
    n = 5_000_000
    one_pair = (np.array([1, 0]), np.array([0, 1]), np.array([0, 0]))

    lonely = count_triads(n, one_pair, np.zeros(64, np.int64))

    assert lonely == named(t012=n - 2, t003=math.comb(n, 3) - n + 2)
    assert lonely["003"] > 2**63
    assert Parts(tuple(lonely.items())).parts[0] == ("003", lonely["003"])


@many_examples
@given(networks(least=3))
def test_it_is_that_of_networkx_and_igraph(network: Network) -> None:
    graph = nx.DiGraph(to_networkx(network))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    expected = nx.triadic_census(graph)

    assert counts(network) == expected
    if network.directed:
        others = to_igraph(network).simplify().triad_census()
        assert [getattr(others, f"t{name}") for name in TRIAD_TYPES] == list(expected.values())
