"""Reciprocity, alone and beyond chance, and the dyad census."""

from collections.abc import Callable

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given

from saiyai.engine.measures.reciprocity import (
    dyad_census,
    garlaschelli_loffredo,
    katz_powell,
    reciprocity,
)
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Parts, Value, Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import number, to_igraph, to_networkx
from tests.engine.strategies import examples, networks


def test_one_pair_both_ways_and_two_one_way() -> None:
    """Two of four arcs are returned; one pair of six is mutual, two go one way.

    0 ⇄ 1 → 2
            ↑
            3
    """
    network = make_network(4, [0, 1, 1, 3], [1, 0, 2, 2], directed=True)

    assert number(reciprocity(network)) == 0.5
    assert dyad_census(network) == Parts((("mutual", 1), ("asymmetric", 2), ("null", 3)))


def test_nothing_to_return_is_not_nothing_returned() -> None:
    """One tie without a way back, and none at all but a loop.

    0 → 1      2 loops to itself
    """
    assert number(reciprocity(make_network(2, [0], [1], directed=True))) == 0.0
    assert reciprocity(make_network(3, [2], [2], directed=True)) is Why.NO_TIES


def test_without_directions_there_is_no_way_back() -> None:
    network = make_network(2, [0], [1], directed=False)

    assert reciprocity(network) is Why.UNDIRECTED
    assert dyad_census(network) is Why.UNDIRECTED


@examples
@given(networks(directed=True, simple=True))
def test_it_is_the_reciprocity_of_networkx(network: Network) -> None:
    assume(network.m > 0)

    expected = nx.overall_reciprocity(to_networkx(network))

    assert number(reciprocity(network)) == pytest.approx(expected)


@examples
@given(networks(directed=True, simple=True, least=1))
def test_it_is_the_dyad_census_of_igraph(network: Network) -> None:
    census = dyad_census(network)

    assert isinstance(census, Parts)
    assert tuple(count for _, count in census.parts) == tuple(to_igraph(network).dyad_census())


def test_returned_beyond_chance() -> None:
    """Half of the ties are returned, where a third of all that could be are there.

    Of 1, 2, 0, 1 ties by chance 0 and 1 both choose each other with 1 / 3 times 2 / 3, 0 and 3
    with 1 / 3 times 1 / 3, 1 and 3 with 2 / 3 times 1 / 3: 5 / 9 pairs, of 2 that could be.

    0 ⇄ 1 → 2
            ↑
            3
    """
    network = make_network(4, [0, 1, 1, 3], [1, 0, 2, 2], directed=True)

    assert number(garlaschelli_loffredo(network)) == pytest.approx((1 / 2 - 1 / 3) / (2 / 3))
    assert number(katz_powell(network)) == pytest.approx((1 - 5 / 9) / (2 - 5 / 9))


def test_a_circle_is_as_far_from_returning_as_can_be() -> None:
    circle = make_network(3, [0, 1, 2], [1, 2, 0], directed=True)

    assert number(garlaschelli_loffredo(circle)) == number(katz_powell(circle)) == -1


@pytest.mark.parametrize("measure", [garlaschelli_loffredo, katz_powell])
def test_where_chance_could_not_have_done_otherwise_there_is_a_reason(
    measure: Callable[[Network], Value | Why],
) -> None:
    all_to_all = make_network(3, [0, 0, 1, 1, 2, 2], [1, 2, 0, 2, 0, 1], directed=True)

    assert measure(make_network(2, [0], [1], directed=False)) is Why.UNDIRECTED
    assert measure(make_network(0, [], [], directed=True)) is Why.NO_NODES
    assert measure(make_network(1, [0], [0], directed=True)) is Why.TOO_FEW_NODES
    assert measure(make_network(2, [], [], directed=True)) is Why.NO_TIES
    assert measure(all_to_all) is Why.ALL_ALIKE


def test_both_agree_with_correlations_and_chances_pair_by_pair() -> None:
    """Rho is the correlation of the matrix of ties with its mirror, the diagonal left out."""
    compared = 0
    for network in drawn_networks(directed=True):
        tied = nx.to_numpy_array(to_networkx(network), weight=None)
        np.fill_diagonal(tied, 0)
        n, ties = network.n, tied.sum()
        if not 0 < ties < n * (n - 1):
            continue
        others = ~np.eye(n, dtype=bool)
        chosen = tied.sum(axis=1) / (n - 1)
        chance = sum(chosen[a] * chosen[b] for a in range(n) for b in range(a))
        mutual = (tied * tied.T).sum() / 2
        compared += 1

        assert number(garlaschelli_loffredo(network)) == pytest.approx(
            np.corrcoef(tied[others], tied.T[others])[0, 1]
        )
        assert number(katz_powell(network)) == pytest.approx(
            (mutual - chance) / (ties / 2 - chance)
        )
    assert compared > 400
