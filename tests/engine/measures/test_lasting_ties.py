"""Whether pairs stay in contact, by drawings and by sets of Python."""

from itertools import pairwise
from math import log
from statistics import median

import pytest

from saiyai.engine.errors import MalformedNetwork
from saiyai.engine.lasting import half_life, overdue_pairs, persistence
from saiyai.engine.measures.lasting_ties import overdue_ties, tie_half_life, tie_persistence
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Outcome, Value, Why
from tests.engine.drawn import drawn_contacts
from tests.engine.oracles import number

_YEAR = 365.25


def contacts_of(network: Network) -> list[tuple[frozenset[int], float]]:
    """Every pair that was in contact, and when."""
    assert network.times is not None
    ends = zip(network.sources.tolist(), network.targets.tolist(), strict=True)
    every = zip(map(frozenset, ends), network.times.tolist(), strict=True)
    return [(pair, day) for pair, day in every if len(pair) == 2]


def over(ties: list[tuple[int, int, float]], *, directed: bool = True) -> Network:
    sources, targets, times = zip(*ties, strict=True)
    return make_network(6, sources, targets, directed=directed, times=times)


def test_one_of_two_is_kept() -> None:
    """0 writes to 1 early, 1 writes to 0 late: kept. 2 and 3 met early only, 4 and 5 late only.

    0 ⇄ 1   2 – 3   4 – 5
    """
    both = over([(0, 1, 0), (1, 0, 10), (2, 3, 4.9), (4, 5, 5)])

    assert number(tie_persistence(both)) == 0.5


def test_the_half_life_is_that_of_the_share_kept_after_half_the_time() -> None:
    """Two halves of a year each: of two pairs one is left, so half is left after a year."""
    kept = over([(0, 1, 0), (1, 0, 2 * _YEAR), (2, 3, 4.9)])

    assert number(tie_half_life(kept)) == pytest.approx(1)


@pytest.mark.parametrize(
    ("ties", "share", "years"),
    [
        ([(0, 0, 1)], Why.NO_TIES, Why.NO_TIES),
        ([(0, 1, 3), (2, 3, 3)], Why.ONE_MOMENT, Why.ONE_MOMENT),
        ([(0, 1, 1), (0, 1, 3), (2, 3, 3)], Value(1), Why.ALL_OR_NONE),
        ([(0, 1, 1), (2, 3, 3)], Value(0), Why.ALL_OR_NONE),
        ([(0, 1, -1.7e308), (2, 3, 1.7e308)], Value(0), Why.ALL_OR_NONE),
    ],
)
def test_where_nothing_can_be_kept_or_nothing_is_lost(
    ties: list[tuple[int, int, float]], share: Outcome, years: Outcome
) -> None:
    assert tie_persistence(over(ties)) == share
    assert tie_half_life(over(ties)) == years


def test_without_times_there_is_a_reason() -> None:
    untimed = make_network(2, [0], [1], directed=True)

    assert {ask(untimed) for ask in (tie_persistence, tie_half_life, overdue_ties)} == {
        Why.NO_TIMES
    }


def test_both_halves_agree_with_sets_on_five_hundred_networks() -> None:
    seen = set()
    for network in drawn_contacts():
        told = contacts_of(network)
        days = [day for _, day in told]
        found, years = tie_persistence(network), tie_half_life(network)
        seen.add(type(years))
        if len(set(days)) < 2:
            assert found is years is (Why.ONE_MOMENT if days else Why.NO_TIES)
            continue
        middle = (min(days) + max(days)) / 2
        before = {pair for pair, day in told if day < middle}
        after = {pair for pair, day in told if day >= middle}
        share = len(before & after) / len(before)
        assert number(found) == share
        if 0 < share < 1:
            window = (max(days) - min(days)) / 2 / _YEAR
            assert number(years) == pytest.approx(window * log(0.5, share))
    assert seen == {Why, Value}


def test_two_networks_are_compared_whichever_way_their_ties_point() -> None:
    """0 – 1 is there in both, 1 – 2 before only, and it stands twice."""
    before = make_network(4, [0, 1, 2], [1, 2, 1], directed=True)
    after = make_network(4, [1, 3], [0, 2], directed=True)

    assert persistence(before, after) == Value(0.5)
    assert persistence(make_network(4, [2], [2], directed=True), after) is Why.NO_TIES
    with pytest.raises(MalformedNetwork) as refused:
        persistence(before, make_network(3, [], [], directed=True))
    assert refused.value.facts == {"problem": "unlike_nodes", "before": 4, "after": 3}


def test_all_or_nothing_has_no_half_life() -> None:
    assert half_life(0.25, 2.0) == 1.0
    assert half_life(0, 1.0) is half_life(1, 1.0) is None


def test_a_pause_of_more_than_eight_usual_ones_is_overdue() -> None:
    """0 and 1 meet every 4 days or so until day 16: 32 days later is not yet too long."""
    usual = [(0, 1, day) for day in (0.0, 3.0, 7.0, 12.0, 16.0)]
    fewer = [(2, 3, day) for day in (0.0, 1.0, 2.0)]

    assert number(overdue_ties(over([*usual, *fewer, (4, 5, 48.0)]))) == 0
    assert number(overdue_ties(over([*usual, *fewer, (4, 5, 48.5)]))) == 1
    assert overdue_ties(over(fewer)) is Why.TOO_FEW_CONTACTS
    assert overdue_ties(over([(0, 0, 1)])) is Why.NO_TIES


def test_who_is_overdue_on_a_day_is_told_by_what_was_known_then() -> None:
    known = over([(1, 0, day) for day in (0.0, 1.0, 2.0, 3.0, 40.0)])

    assert [overdue_pairs(known, now).tolist() for now in (2.0, 11.0, 11.5, 40.0)] == [
        [],
        [],
        [[0, 1]],
        [],
    ]


def test_several_words_at_one_moment_are_one_contact() -> None:
    """Otherwise the usual pause of who writes in pieces would be nothing."""
    pieces = over([(0, 1, 0), (1, 0, 0), (0, 1, 0), (0, 1, 5), (0, 1, 10), (2, 3, 99)])

    assert overdue_ties(pieces) is Why.TOO_FEW_CONTACTS


def test_who_is_overdue_agrees_with_medians_of_python_on_five_hundred_networks() -> None:
    late = 0
    for network in drawn_contacts():
        told = contacts_of(network)
        for now in (4.0, 29.0, 2_000.0):
            expected = []
            for pair in {pair for pair, _ in told}:
                days = sorted({day for one, day in told if one == pair and day <= now})
                pauses = [after - before for before, after in pairwise(days)]
                if len(days) >= 4 and now - days[-1] > 8 * median(pauses):
                    expected.append(sorted(pair))
            assert overdue_pairs(network, now).tolist() == sorted(expected)
            late += len(expected)
    assert late > 20
