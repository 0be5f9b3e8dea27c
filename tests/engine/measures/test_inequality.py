"""How unequally ties are spread, and anything else that can be counted."""

from math import log

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from saiyai.engine.measures.inequality import gini, pielou, theil
from saiyai.engine.network import make_network
from saiyai.engine.ops import inequality as spread
from saiyai.engine.result import Why
from tests.engine.drawn import drawn_networks
from tests.engine.oracles import number, to_weighted_networkx
from tests.engine.strategies import examples

ALL_THREE = (gini, theil, pielou)

HELD = st.lists(st.integers(0, 9), min_size=2, max_size=12).filter(any)


def test_a_star_without_weights_and_with() -> None:
    """By number 3, 1, 1, 1 ties of 6 ends; by weight 9, 1, 3, 5 of 18. The loop at 3 is not one.

    1 -1- 0 -3- 2
          |
          5
          |
          3
    """
    ends = ([0, 0, 0, 3], [1, 2, 3, 3])
    star = make_network(4, *ends, directed=False)
    heavy = make_network(4, *ends, directed=False, weights=[1, 3, 5, 9])

    assert number(gini(star)) == pytest.approx((3 * 2 * 2) / (2 * 16 * 1.5))
    assert number(theil(star)) == pytest.approx((2 * log(2) + 3 * 2 / 3 * log(2 / 3)) / 4)
    assert number(pielou(star)) == pytest.approx(1 - number(theil(star)) / log(4))
    # Differences of two, each pair twice: 8 6 4 2 4 2.
    assert number(gini(heavy)) == pytest.approx(2 * 26 / (2 * 16 * 4.5))


def test_where_nothing_is_held_there_is_no_share_of_it() -> None:
    ends = ([0, 1], [1, 1])
    for measure in ALL_THREE:
        assert measure(make_network(0, [], [], directed=True)) is Why.NO_NODES
        assert measure(make_network(1, [], [], directed=True)) is Why.TOO_FEW_NODES
        assert measure(make_network(2, [1], [1], directed=True)) is Why.NO_TIES
        for weights, reason in (
            ([0, 3], Why.ALL_ZERO),
            ([-1, 3], Why.NEGATIVE_WEIGHTS),
        ):
            assert measure(make_network(2, *ends, directed=True, weights=weights)) is reason
        huge = make_network(2, [0, 0], [1, 1], directed=True, weights=[1e308, 1e308])
        assert measure(huge) is Why.OUT_OF_RANGE


def test_all_alike_and_one_with_all() -> None:
    alike = (spread.gini([2, 2, 2]), spread.theil([2, 2, 2]), spread.pielou([2, 2, 2]))
    assert alike == pytest.approx((0, 0, 1), abs=1e-15)
    assert spread.gini([0, 0, 0, 7]) == 0.75
    assert spread.gini_of_few([0, 0, 0, 7]) == 1
    assert spread.theil([0, 0, 0, 7]) == pytest.approx(log(4))
    assert spread.pielou([0, 0, 0, 7]) == 0
    assert spread.gini([1e308, 0, 1e308, 1e308]) == pytest.approx(0.25)


@examples
@given(HELD)
def test_it_is_what_all_pairs_and_all_logarithms_say(held: list[int]) -> None:
    x = np.array(held) / np.mean(held)
    differences = np.abs(x[:, np.newaxis] - x)
    logs = np.mean([one * log(one) if one else 0 for one in x.tolist()])

    assert spread.gini(held) == pytest.approx(differences.mean() / 2, abs=1e-12)
    assert spread.theil(held) == pytest.approx(logs, abs=1e-12)
    assert spread.pielou(held) == pytest.approx(1 - logs / log(len(held)), abs=1e-12)


@examples
@given(held=HELD, data=st.data())
def test_what_is_within_groups_is_the_mean_of_theirs_by_what_they_hold(
    held: list[int], data: st.DataObject
) -> None:
    groups = np.array(data.draw(st.lists(st.integers(0, 3), min_size=12, max_size=12)))
    groups = groups[: len(held)]
    values = np.array(held)
    within = 0.0
    for group in set(groups.tolist()):
        own = values[groups == group]
        if own.any():
            within += own.sum() / values.sum() * spread.theil(own)
    found = spread.theil_by_groups(held, groups)

    assert found.total == spread.theil(held)
    assert found.within == pytest.approx(within, abs=1e-12)
    assert found.within + found.between == pytest.approx(found.total, abs=1e-12)


@examples
@given(HELD)
def test_who_holds_all_of_a_group_is_between_alone(held: list[int]) -> None:
    found = spread.theil_by_groups(held, range(len(held)))
    assume(found.total > 0)

    assert (found.within, found.between) == pytest.approx((0, found.total), abs=1e-12)


def test_five_hundred_networks_by_the_degrees_of_networkx() -> None:
    for network in drawn_networks():
        if network.pairs == 0:
            assert all(isinstance(measure(network), Why) for measure in ALL_THREE)
            continue
        held = [weight for _, weight in to_weighted_networkx(network).degree(weight="weight")]

        mean = np.mean(held)
        apart = np.abs(np.subtract.outer(held, held)).mean()
        assert number(gini(network)) == pytest.approx(apart / 2 / mean, abs=1e-12)
        assert number(theil(network)) == pytest.approx(
            np.mean([x / mean * log(x / mean) if x else 0 for x in held]), abs=1e-12
        )
