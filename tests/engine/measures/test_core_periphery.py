"""A core, where all are tied, and others tied to the core only."""

from itertools import combinations

import numpy as np
import pytest

from saiyai.engine.measures.core_periphery import core_members, core_periphery
from saiyai.engine.network import make_network
from saiyai.engine.result import Outcome, Value, Why
from tests.engine.drawn import drawn_networks
from tests.engine.laws import best_cut
from tests.engine.oracles import best_core_of_all, members, number


def test_a_core_of_two_and_four_around_them() -> None:
    """0 - 1, both tied to 2 3 4 5, and 2 - 3 beside it, which the core does not touch.

    Of 15 pairs 9 have an end in the core, all of them tied; 10 are tied.
    """
    ends = ([0, 0, 0, 0, 0, 1, 1, 1, 1, 2], [1, 2, 3, 4, 5, 2, 3, 4, 5, 3])
    network = make_network(6, *ends, directed=False)

    assert members(core_members(network)) == [0, 1]
    expected = (15 * 9 - 10 * 9) / np.sqrt(10 * 5 * 9 * 6)
    assert number(core_periphery(network)) == pytest.approx(expected)


def test_a_core_of_four_and_six_around_them_fit_fully() -> None:
    ties = [*combinations(range(4), 2), *((a, b) for a in range(4) for b in range(4, 10))]
    ends = ([a for a, _ in ties], [b for _, b in ties])
    network = make_network(10, *ends, directed=True)

    assert number(core_periphery(network)) == pytest.approx(1)
    assert members(core_members(network)) == [0, 1, 2, 3]


def test_where_all_have_as_many_ties_there_is_no_core() -> None:
    ring = make_network(5, range(5), [1, 2, 3, 4, 0], directed=False)
    for ask in (core_periphery, core_members):
        assert ask(ring) is Why.ALL_ALIKE
        assert ask(make_network(4, [0], [0], directed=False)) is Why.NO_TIES
        assert ask(make_network(0, [], [], directed=False)) is Why.NO_NODES
        assert ask(make_network(2, [0], [1], directed=False)) is Why.TOO_FEW_NODES


def test_it_is_the_best_cut_by_degree_pair_by_pair_on_five_hundred_networks() -> None:
    for network in drawn_networks():
        if network.n < 3:
            continue
        fit, core = best_cut(network, 0)
        found = (core_periphery(network), core_members(network))

        if "why" in fit:
            assert found == (Why(fit["why"]), Why(fit["why"]))
            continue
        assert number(found[0]) == pytest.approx(fit["value"])
        assert [f"a{node}" for node in members(found[1])] == list(core["nodes"])


def test_no_core_of_any_members_fits_much_better() -> None:
    """Of all cores of small networks, in the mean by a few hundredths, and never by half."""
    gaps = []
    for network in drawn_networks(300, most=9):
        found: Outcome = core_periphery(network)
        if isinstance(found, Value):
            gaps.append(best_core_of_all(network) - found.value)
    assert min(gaps) > -1e-9
    assert 0 < float(np.mean(gaps)) < 0.08
    assert max(gaps) < 0.5
