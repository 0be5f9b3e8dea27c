"""In how many kinds of tie at once two are tied."""

import pytest

from saiyai.engine.measures.multiplexity import multiplexity
from saiyai.engine.network import make_network
from saiyai.engine.result import Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import number


def test_three_kinds_between_one_pair_and_one_between_another() -> None:
    """0 and 1 are tied in kinds 4, 7 and 9, one of them twice and one of them back; 1 - 2 in 4."""
    ends = ([0, 0, 0, 1, 1, 2], [1, 1, 1, 0, 2, 2])
    network = make_network(3, *ends, directed=True, layers=[4, 7, 4, 9, 4, 7])

    assert number(multiplexity(network)) == (3 + 1) / 2


def test_without_kinds_or_ties_there_is_a_reason() -> None:
    assert multiplexity(make_network(2, [0], [1], directed=False)) is Why.NO_LAYERS
    assert multiplexity(make_network(2, [0], [0], directed=False, layers=[0])) is Why.NO_TIES


def test_kinds_with_large_numbers_are_kinds_like_others() -> None:
    network = make_network(2, [0, 0], [1, 1], directed=False, layers=[0, 2**31 - 1])

    assert number(multiplexity(network)) == 2


def test_it_is_as_counted_pair_by_pair_on_five_hundred_networks() -> None:
    for drawn in drawn_networks():
        assert drawn.weights is not None
        ends = (drawn.sources, drawn.targets)
        layers = drawn.weights.astype(int)
        network = make_network(drawn.n, *ends, directed=drawn.directed, layers=layers)
        kinds: dict[frozenset[int], set[int]] = {}
        for a, b, layer in zip(*(x.tolist() for x in ends), layers.tolist(), strict=True):
            kinds.setdefault(frozenset((a, b)), set()).add(layer)
        between = [len(some) for pair, some in kinds.items() if len(pair) == 2]

        if between:
            mean = sum(between) / len(between)
            assert number(multiplexity(network)) == pytest.approx(mean)
        else:
            assert multiplexity(network) is Why.NO_TIES
