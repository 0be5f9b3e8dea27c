"""Temporal reach, by drawings, by a slow search, and by estimates of large networks."""

from math import inf

import numpy as np
import pytest

from saiyai.engine.measure import run
from saiyai.engine.measures.temporal_reach import TEMPORAL_REACH, temporal_reach
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.deviations import hoeffding
from saiyai.engine.result import Why
from tests.engine.drawn import drawn_contacts
from tests.engine.oracles import beyond, number


def slowly(network: Network) -> float:
    """When each could hear of it at the soonest, told again and again until nobody hears more."""
    assert network.times is not None
    ways = [*zip(network.sources.tolist(), network.targets.tolist(), network.times, strict=True)]
    ways += [] if network.directed else [(b, a, time) for a, b, time in ways]
    reached = 0
    for source in range(network.n):
        heard = dict.fromkeys(range(network.n), inf) | {source: -inf}
        before: dict[int, float] = {}
        while before != heard:
            before = dict(heard)
            for a, b, time in ways:
                if heard[a] < time < heard[b]:
                    heard[b] = time
        reached += sum(time < inf for time in heard.values()) - 1
    return reached / (network.n * (network.n - 1))


def test_what_was_said_before_is_not_handed_on() -> None:
    """0 hears of 2 through 1, since 1 heard first; 2 never hears of 0.

    0 —2— 1 —1— 2
    """
    chain = make_network(3, [0, 1], [1, 2], directed=False, times=[2, 1])

    assert number(temporal_reach(chain)) == 5 / 6


def test_ties_that_point_are_followed_forward_only() -> None:
    """0 → 1 → 2: day by day all ways forward are open, the other way round only single ties."""
    forward = make_network(3, [0, 1], [1, 2], directed=True, times=[1, 2])
    backward = make_network(3, [0, 1], [1, 2], directed=True, times=[2, 1])

    assert number(temporal_reach(forward)) == 3 / 6
    assert number(temporal_reach(backward)) == 2 / 6


def test_on_one_day_nothing_is_handed_on() -> None:
    """Who was first on that day nobody told; so a chain of one day joins neighbours only."""
    chain = make_network(4, [0, 1, 2], [1, 2, 3], directed=False, times=[7, 7, 7])

    assert number(temporal_reach(chain)) == 6 / 12


def test_a_later_contact_of_the_same_two_opens_the_way() -> None:
    again = make_network(3, [0, 1, 0], [1, 2, 1], directed=False, times=[2, 1, 0])

    assert number(temporal_reach(again)) == 1


def test_it_agrees_with_a_slow_search_on_five_hundred_networks() -> None:
    for network in drawn_contacts():
        if network.n > 1:
            assert number(temporal_reach(network)) == pytest.approx(slowly(network))


def test_more_sources_than_walk_together() -> None:
    """In a ring where each tells the next on the same day as all others, each reaches one."""
    n = 1_200
    ring = make_network(n, range(n), [*range(1, n), 0], directed=True, times=np.zeros(n))
    later = make_network(n, range(n - 1), range(1, n), directed=True, times=range(n - 1))

    assert number(temporal_reach(ring)) == 1 / (n - 1)
    assert number(temporal_reach(later)) == 0.5


def test_where_nobody_is_or_no_times_are_there_is_no_share() -> None:
    assert temporal_reach(make_network(2, [0], [1], directed=True)) is Why.NO_TIMES
    assert temporal_reach(make_network(0, [], [], directed=True, times=[])) is Why.NO_NODES
    assert temporal_reach(make_network(1, [], [], directed=True, times=[])) is Why.TOO_FEW_NODES
    assert number(temporal_reach(make_network(2, [], [], directed=True, times=[]))) == 0


@pytest.mark.parametrize("directed", [True, False])
def test_an_estimate_of_a_large_network_is_within_its_error(directed: bool) -> None:  # noqa: FBT001 a parameter
    dice = np.random.default_rng(4)
    n, m = 4_000, 9_000
    ends = (dice.integers(0, n, m), (n * dice.random(m) ** 2).astype(int))
    network = make_network(n, *ends, directed=directed, times=dice.random(m))

    result = beyond(TEMPORAL_REACH, network)

    assert result.error == pytest.approx(hoeffding(2_048, 0.05)) == pytest.approx(0.0300, abs=1e-4)
    assert (result.exact, result.seed, result.confidence) == (False, 1, 0.95)
    exact = number(run(TEMPORAL_REACH, network).outcome)
    assert 0 < abs(number(result.outcome) - exact) <= 0.0301


def test_an_estimate_that_has_walked_from_everybody_is_exact() -> None:
    network = make_network(3, [0, 1], [1, 2], directed=True, times=[1, 2])

    result = beyond(TEMPORAL_REACH, network)

    assert (number(result.outcome), result.error, result.seed) == (0.5, 0, None)
