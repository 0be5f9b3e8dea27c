"""Values of giving, inequality, contests and balance that others have got from the same data."""

import numpy as np
import pytest

from saiyai.engine.measures.circulation import circulation
from saiyai.engine.measures.contests import davids_score, steepness
from saiyai.engine.measures.finn_cycling import finn_cycling
from saiyai.engine.measures.give_and_take import (
    benefit_balance,
    direct_reciprocity,
    mutual_dependence,
)
from saiyai.engine.measures.inequality import gini
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops import inequality as spread
from saiyai.engine.ops.contests import davids_scores, normalised, slope_by_rank
from saiyai.engine.ops.rows import Adjacency
from tests.engine.oracles import number, numbers
from tests.engine.published import high_tech_advice, karate

_AS_PRINTED = 1e-6


def of_matrix(matrix: list[list[float]]) -> Network:
    """Everybody's ties to everybody, by their weights."""
    weights = np.array(matrix, np.float64)
    sources, targets = np.nonzero(weights)
    return make_network(
        len(weights), sources, targets, directed=True, weights=weights[sources, targets]
    )


def ring(n: int) -> Network:
    """Each gives the same to the next."""
    return make_network(n, range(n), [*range(1, n), 0], directed=True, weights=[3] * n)


def patron() -> Network:
    """One gives 4 to each of three."""
    return make_network(4, [0, 0, 0], [1, 2, 3], directed=True, weights=[4, 4, 4])


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        (of_matrix([[0, 5, 2], [3, 0, 4], [2, 0, 0]]), (0.625, 0.75, 0.75, 0.6222)),
        (ring(4), (0, 1, 1, 0)),
        (patron(), (0, 0, 0, 0)),
    ],
)
def test_what_is_given_comes_back(network: Network, expected: tuple[float, ...]) -> None:
    found = [
        number(measure(network))
        for measure in (direct_reciprocity, circulation, benefit_balance, mutual_dependence)
    ]

    assert found == pytest.approx(expected, abs=1e-4)


def test_what_can_go_round_of_advice_and_of_gifts_to_a_chief() -> None:
    """The chief gives 1 to each of three and is given 3 by each."""
    chief = of_matrix([[0, 1, 1, 1], [3, 0, 0, 0], [3, 0, 0, 0], [3, 0, 0, 0]])

    assert number(circulation(high_tech_advice().network)) == pytest.approx(
        0.557895, abs=_AS_PRINTED
    )
    assert number(circulation(chief)) == 0.5


def test_what_passes_three_in_a_ring_into_which_five_come_from_outside() -> None:
    """0 gives 10 and is given 5, so that 5 come from outside; 2 gives 5 and lets 5 out."""
    assert number(finn_cycling(of_matrix([[0, 10, 0], [0, 0, 10], [5, 0, 0]]))) == 0.5


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([0, 0, 0, 1], (0.75, 1, 1.386294, 0)),
        ([1, 2, 3, 4], (0.25, 0.333333, 0.106440, 0.923220)),
    ],
)
def test_what_is_held_unequally(held: list[int], expected: tuple[float, ...]) -> None:
    found = (
        spread.gini(held),
        spread.gini_of_few(held),
        spread.theil(held),
        spread.pielou(held),
    )

    assert found == pytest.approx(expected, abs=_AS_PRINTED)


def test_what_is_unequal_within_groups_and_between_them() -> None:
    found = spread.theil_by_groups([1, 2, 3, 4, 5, 9], [0, 0, 0, 1, 1, 1])

    assert found == pytest.approx((0.199102, 0.068290, 0.130812), abs=_AS_PRINTED)
    assert number(gini(karate().network)) == pytest.approx(0.38537, abs=1e-5)


_BONOBOS = """
 0 58 50 61 32 37 29 39 25
 8  0 22 22  9 27 20 10 48
 3  3  0 19 29 12 13 19  8
 5  8  9  0 33 38 35 32 57
 4  7  9  1  0 28 26 16 23
 4  3  0  0  6  0  7  6 12
 2  0  4  1  4  4  0  5  3
 0  2  1  1  5  8  3  0 10
 3  1  3  0  0  4  1  2  0
"""
"""Who made whom give way, V VS B FJ PR VB TOR MU ZV: Vervaecke et al. 2007."""


def test_the_bonobos_of_vervaecke() -> None:
    won = np.array([row.split() for row in _BONOBOS.split("\n") if row], np.float64)
    network = of_matrix(won.tolist())

    scores = numbers(davids_score(network))
    assert [scores[node] for node in (0, 1, 8)] == pytest.approx(
        [7.286151, 5.917860, 1.228824], abs=_AS_PRINTED
    )
    assert number(steepness(network)) == pytest.approx(0.742054, abs=_AS_PRINTED)
    assert slope(won, corrected=False) == pytest.approx(0.770145, abs=_AS_PRINTED)


@pytest.mark.parametrize(("corrected", "expected"), [(False, 1), (True, 0.75)])
def test_five_in_line_who_have_beaten_all_below_three_times(
    *, corrected: bool, expected: float
) -> None:
    won = np.triu(np.full((5, 5), 3.0), 1)

    assert slope(won, corrected=corrected) == pytest.approx(expected)


def slope(won: np.ndarray[tuple[int, int], np.dtype[np.float64]], *, corrected: bool) -> float:
    """The steepness of one kind of share."""
    ones, others = np.nonzero(won + won.T)
    rows = Adjacency(np.searchsorted(ones, np.arange(len(won) + 1)), others.astype(np.int32))
    scores = davids_scores(rows, won[ones, others], won[others, ones], 1.0 if corrected else 0.0)
    return slope_by_rank(normalised(scores))
