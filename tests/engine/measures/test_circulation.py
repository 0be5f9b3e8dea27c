"""How much of what is given can go round."""

import numpy as np
import pytest
from scipy.optimize import linprog

from saiyai.engine.flows import Flows, flows
from saiyai.engine.measures.circulation import CIRCULATION, circulation
from saiyai.engine.measures.give_and_take import benefit_balance, direct_reciprocity
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.circulation_bounds import wasted_within
from saiyai.engine.result import Value, Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import beyond, number


def given(*ties: tuple[int, int, float]) -> Network:
    """Who gives whom how much."""
    sources, targets, weights = zip(*ties, strict=True)
    return make_network(5, sources, targets, directed=True, weights=weights)


def by_linear_program(network: Network) -> float:
    """The largest circulation by the whole, as the program of its definition."""
    others = network.sources != network.targets
    assert network.weights is not None
    sources, targets, weights = (
        part[others] for part in (network.sources, network.targets, network.weights)
    )
    leaves = np.zeros((network.n, len(sources)))
    leaves[sources, np.arange(len(sources))] = 1
    leaves[targets, np.arange(len(sources))] -= 1
    found = linprog(
        -np.ones(len(sources)),
        A_eq=leaves,
        b_eq=np.zeros(network.n),
        bounds=np.column_stack((np.zeros(len(sources)), weights)),
    )
    return float(-found.fun / weights.sum())


def test_a_ring_of_two_goes_round_and_what_two_give_back_directly() -> None:
    """Of 17: twice 3 on the ring, and twice 1 between 1 and 2; the gifts to 3 and 4 are gone.

    0 -3-> 1 -4-> 2 -3-> 0      1 <-1- 2      2 -5-> 3 -1-> 4      3 loops to itself
    """
    network = given((0, 1, 3), (1, 2, 4), (2, 0, 3), (2, 1, 1), (2, 3, 5), (3, 4, 1), (3, 3, 9))

    assert number(circulation(network)) == pytest.approx((3 * 3 + 2 * 1) / 17)


def test_it_may_be_better_not_to_return_a_gift_directly() -> None:
    """One unit leaves 1, to 0 at once or round by 2: the longer way keeps more flowing.

    0 -1-> 1 -1-> 2 -1-> 0      1 -1-> 0
    """
    network = given((0, 1, 1), (1, 2, 1), (2, 0, 1), (1, 0, 1))

    assert number(circulation(network)) == pytest.approx(3 / 4)


def test_what_is_over_may_be_far_from_where_too_little_is() -> None:
    """A hundred in a ring, along half of which twice as much flows."""
    ring = [*range(100)]
    weights = [2.0 if node < 50 else 1.0 for node in ring]
    network = make_network(100, ring, [*ring[1:], 0], directed=True, weights=weights)

    estimated = beyond(CIRCULATION, network)

    assert number(circulation(network)) == pytest.approx(100 / 150)
    # No price is more than 3, so no way is known to be longer than 2; a way of 50 is there.
    assert isinstance(estimated.outcome, Value)
    assert (estimated.outcome.value, estimated.error) == pytest.approx(
        ((100 + 148) / 2 / 150, (148 - 100) / 2 / 150)
    )


def test_where_nothing_goes_there_is_no_share_of_it() -> None:
    assert circulation(given((0, 1, 0))) is Why.ALL_ZERO
    assert circulation(given((0, 1, -1))) is Why.NEGATIVE_WEIGHTS
    assert circulation(make_network(1, [0], [0], directed=True)) is Why.NO_TIES
    assert circulation(make_network(2, [0], [1], directed=False)) is Why.UNDIRECTED
    assert number(circulation(given((0, 1, 2), (1, 2, 2)))) == 0


def test_five_hundred_networks_by_their_linear_programs() -> None:
    compared = 0
    for network in drawn_networks(directed=True, most=20):
        if isinstance(found := circulation(network), Why):
            continue

        assert number(found) == pytest.approx(by_linear_program(network), abs=1e-9)
        compared += 1
    assert compared > 400


def test_weights_that_are_no_whole_numbers_are_added_up_as_well() -> None:
    dice = np.random.default_rng(5)
    for _ in range(50):
        ends = dice.integers(0, 12, (2, 60))
        network = make_network(12, *ends, directed=True, weights=dice.random(60) ** 4)

        found = number(circulation(network))
        assert found == pytest.approx(by_linear_program(network), abs=1e-9)


def test_it_lies_between_what_returns_directly_and_what_is_in_balance() -> None:
    for network in drawn_networks(directed=True):
        if isinstance(found := circulation(network), Why):
            continue

        assert number(direct_reciprocity(network)) <= number(found) + 1e-12
        assert number(found) <= number(benefit_balance(network)) + 1e-12


def large() -> Network:
    """Two thousand, most of whom give little."""
    dice = np.random.default_rng(6)
    ends = dice.integers(0, 2_000, (2, 20_000))
    return make_network(2_000, *ends, directed=True, weights=dice.pareto(2, 20_000))


def test_an_estimate_is_certain_and_where_ways_are_short_it_is_near() -> None:
    network = large()
    estimated, exact = beyond(CIRCULATION, network), number(circulation(network))

    assert isinstance(estimated.outcome, Value)
    assert estimated.confidence == 1
    assert estimated.error is not None
    assert abs(estimated.outcome.value - exact) <= estimated.error + 1e-12
    assert estimated.error < 0.05


def test_where_ways_are_not_found_in_time_nothing_is_said_to_go_round() -> None:
    found = flows(large())
    assert isinstance(found, Flows)
    labels = np.zeros(2_000, np.int32)
    within = (found.rows, found.forth, found.back, labels)

    in_time, too_late = wasted_within(*within), wasted_within(*within, looks=0)

    assert too_late.low == in_time.low
    assert in_time.high < too_late.high <= found.total


def test_five_hundred_estimates_are_certain() -> None:
    near = 0
    for network in drawn_networks(directed=True):
        if isinstance(found := circulation(network), Why):
            continue
        estimated = beyond(CIRCULATION, network)

        assert isinstance(estimated.outcome, Value)
        assert estimated.error is not None
        assert abs(estimated.outcome.value - number(found)) <= estimated.error + 1e-12
        near += estimated.error < 0.05
    assert near > 400
