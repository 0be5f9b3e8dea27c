"""The rich club."""

import networkx as nx
import pytest

from saiyai.engine.measures.rich_club import rich_club
from saiyai.engine.network import make_network
from saiyai.engine.result import Parts, Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import to_simple_networkx


def test_a_triangle_with_a_tail() -> None:
    """4 of 6 pairs of all are tied, and all of 0, 1 and 2, who have two ties or more.

    0 - 1 - 2 - 0 - 3    and 4 alone; only 0 has more than two
    """
    network = make_network(5, [0, 1, 2, 0], [1, 2, 0, 3], directed=True)

    assert rich_club(network) == Parts((("more than 0", 4 / 6), ("more than 1", 1.0)))


def test_without_ties_nobody_has_many() -> None:
    assert rich_club(make_network(0, [], [], directed=False)) is Why.NO_NODES
    assert rich_club(make_network(3, [1], [1], directed=False)) is Why.NO_TIES


def test_in_a_star_only_one_has_more_than_one() -> None:
    star = make_network(9, [0] * 8, range(1, 9), directed=False)

    assert rich_club(star) == Parts((("more than 0", 8 / 36),))


def test_it_is_that_of_networkx_on_five_hundred_networks() -> None:
    longest = 0
    for network in drawn_networks():
        graph = to_simple_networkx(network)
        if graph.number_of_edges() == 0:
            continue
        of_all = nx.rich_club_coefficient(graph, normalized=False)
        expected = [(f"more than {k}", of_all[k]) for k in (0, 1, 2, 4, 8, 16) if k in of_all]
        found = rich_club(network)

        assert isinstance(found, Parts)
        assert [name for name, _ in found.parts] == [name for name, _ in expected]
        assert [x for _, x in found.parts] == pytest.approx([x for _, x in expected])
        longest = max(longest, len(expected))
    assert longest > 4
