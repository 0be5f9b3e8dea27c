"""Core numbers."""

import networkx as nx
from hypothesis import given

from saiyai.engine.measures.core_number import core_number
from saiyai.engine.network import Network, make_network
from tests.engine.oracles import numbers, to_simple_networkx
from tests.engine.strategies import examples, networks


def test_four_who_all_know_one_another_with_a_tail() -> None:
    """The four are a 3-core, the tail a 1-core.

    0 - 1
    | X |
    2 - 3 - 4 - 5      6
    """
    ends = ([0, 0, 0, 1, 1, 2, 3, 4], [1, 2, 3, 2, 3, 3, 4, 5])

    assert numbers(core_number(make_network(7, *ends, directed=False))) == [3, 3, 3, 3, 1, 1, 0]


@examples
@given(networks())
def test_it_is_the_core_number_of_networkx(network: Network) -> None:
    expected = nx.core_number(to_simple_networkx(network))

    assert numbers(core_number(network)) == list(expected.values())
