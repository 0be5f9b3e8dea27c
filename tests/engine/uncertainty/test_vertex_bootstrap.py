"""The vertex bootstrap: other actors of the same sort, with the ties among them."""

from collections import Counter
from typing import Any, cast

import numpy as np
import pytest

from saiyai.engine.catalogue import MEASURES
from saiyai.engine.errors import TooFewReplicates, UnknownNumber
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Why
from saiyai.engine.uncertainty.replicates import Method, Uncertain, dice, interval
from saiyai.engine.uncertainty.vertex_bootstrap import redrawn, vertex_bootstrap
from tests.engine.drawn import drawn_networks
from tests.engine.published import high_tech_advice, karate
from tests.engine.uncertainty.samples import Law, actors_differ, alike, mean_error, simulated

DENSITY = MEASURES["density"]


class Loaded:
    """Dice that fall as told: places, then one lender after another, then the others."""

    def __init__(self, *throws: list[int]) -> None:
        self.throws = iter(throws)

    def integers(self, _low: int, _high: int, _size: int) -> np.ndarray[Any, Any]:
        return np.array(next(self.throws), np.int64)


def loaded(*throws: list[int]) -> np.random.Generator:
    return cast("np.random.Generator", Loaded(*throws))


def ties_of(network: Network) -> Counter[tuple[Any, ...]]:
    """Ties by their ends and weight; those that do not point by the lower end first."""
    weights = [1.0] * network.m if network.weights is None else network.weights.tolist()
    rows = zip(network.sources.tolist(), network.targets.tolist(), weights, strict=True)
    return Counter(
        ((a, b) if network.directed else (min(a, b), max(a, b)), weight) for a, b, weight in rows
    )


def test_one_is_drawn_twice_and_one_not_at_all() -> None:
    """Places 0 and 1 hold node 0, place 2 holds node 1; 2 and 1 lend what is between them.

    drawn from          drawn

    0 ⇄ 1 ← 2           0 ⇄ 2 ⇄ 1      and, lent, 0 → 1
    """
    network = make_network(
        3, [0, 1, 2], [1, 0, 1], directed=True, weights=[5, 6, 7], groups=[4, 5, 6]
    )

    found = redrawn(network, loaded([0, 0, 1], [2], [1]))

    ties = [((0, 2), 5.0), ((1, 2), 5.0), ((2, 0), 6.0), ((2, 1), 6.0), ((0, 1), 7.0)]
    assert ties_of(found) == Counter(ties)
    assert found.groups is not None
    assert found.groups.tolist() == [4, 4, 5]


def test_the_other_lender_is_another() -> None:
    """The second throw counts past the first lender, so that nobody lends alone.

    0 - 1 - 2
    """
    network = make_network(3, [0, 1], [1, 2], directed=False)

    found = redrawn(network, loaded([1, 1, 1], [0, 1, 2], [0, 0, 0]))

    # Lent by 0 and 1, by 1 and 0, and by 2 and 0, who are not tied.
    assert ties_of(found) == Counter([((0, 1), 1.0), ((0, 2), 1.0)])


def test_it_is_what_the_matrices_say() -> None:
    """Five hundred networks, drawn once each and compared with the definition, cell by cell."""
    for seed, network in enumerate(drawn_networks()):
        thrown = dice(seed, 0)
        found = redrawn(network, dice(seed, 0))

        assert ties_of(found) == by_matrices(network, thrown)


def by_matrices(network: Network, thrown: np.random.Generator) -> Counter[tuple[Any, ...]]:
    """Snijders and Borgatti 1999, section 3, one pair of places after another."""
    n = network.n
    weights = network.weights
    assert weights is not None
    cells: dict[tuple[int, int], list[float]] = {}
    for row in range(network.m):
        ends = (int(network.sources[row]), int(network.targets[row]))
        cells.setdefault(ends, []).append(float(weights[row]))
    v = thrown.integers(0, max(n, 1), n).tolist()
    # Pairs of places with the same node, by node and place: in this order they are lent to.
    pairs = [
        (i, j) for node in range(n) for i in range(n) for j in range(i + 1, n)
        if v[i] == node == v[j]
    ]  # fmt: skip
    first = thrown.integers(0, max(n, 1), len(pairs)).tolist()
    second = thrown.integers(0, max(n - 1, 1), len(pairs)).tolist()
    lenders = {
        pair: (k, other + (other >= k))
        for pair, k, other in zip(pairs, first, second, strict=True)
    }
    found: Counter[tuple[Any, ...]] = Counter()
    for i in range(n):
        for j in range(n):
            k, other = v[i], v[j]
            if i != j and k == other:
                k, other = lenders[i, j] if i < j else lenders[j, i][::-1]
            for weight in cells.get((k, other), []):
                found[(i, j) if network.directed else (min(i, j), max(i, j)), weight] += 1
    return found


def test_there_is_a_standard_error_for_every_number() -> None:
    managers = high_tech_advice().network
    asked = [MEASURES[name] for name in ("density", "triad_census", "clustering", "isolates")]

    found = vertex_bootstrap(managers, asked, seed=1)

    assert [one.measure for one in found] == [measure.id for measure in asked]
    assert {one.method for one in found} == {Method.VERTEX_BOOTSTRAP}
    assert [len(one.names) for one in found] == [1, 16, 1, 1]
    assert found[0].of().estimate == pytest.approx(0.452381, abs=1e-6)
    assert found[0].of().standard_error == pytest.approx(0.0626, abs=0.008)
    assert found[1].of("300").estimate == 30
    assert {one.replicates for one in found} == {200}
    with pytest.raises(UnknownNumber):
        found[1].of("999")


def test_the_same_dice_give_the_same_bits_and_others_do_not() -> None:
    club = karate().network
    asked = [MEASURES["transitivity"]]

    one, again, other = (vertex_bootstrap(club, asked, seed=seed)[0] for seed in (1, 1, 2))

    assert one.of() == again.of()
    assert one.of().estimate == other.of().estimate
    assert one.of().standard_error != other.of().standard_error


def test_a_replicate_without_a_number_is_counted() -> None:
    """Where the hub is not drawn there is seldom anything that could be closed.

    1 - 0 - 2
    """
    star = make_network(3, [0, 0], [1, 2], directed=False)

    found = vertex_bootstrap(star, [MEASURES["transitivity"]], seed=1)[0].of()

    assert found.estimate == 0
    assert 0 < found.unanswered < 200


def test_where_hardly_any_replicate_has_a_number_it_is_not_told_how_sure_it_is() -> None:
    """Of nine, two who are tied: both are drawn in a third of the replicates at most.

    0 - 1   2   3   4   5   6   7   8
    """
    pair = make_network(9, [0], [1], directed=False, groups=[0, 1, *[0] * 7])

    found = vertex_bootstrap(pair, [MEASURES["e_i_index"]], seed=1)[0].of()

    assert found.estimate == 1
    assert found.standard_error is Why.NO_TIES
    assert found.unanswered > 100


def test_without_an_estimate_the_reason_stands_everywhere() -> None:
    club = karate().network

    found = vertex_bootstrap(club, [MEASURES["reciprocity"]], seed=1)[0].of()

    assert found == Uncertain(Why.UNDIRECTED, Why.UNDIRECTED, Why.UNDIRECTED, 200)
    assert interval(found) is Why.UNDIRECTED


@pytest.mark.parametrize("n", [0, 1, 2])
def test_small_networks_get_numbers_or_reasons(n: int) -> None:
    for network in (make_network(n, [], [], directed=directed) for directed in (True, False)):
        for found in vertex_bootstrap(network, list(MEASURES.values()), seed=1, replicates=4):
            assert len(found.estimate.values) == len(found.standard_error.values)


def test_one_replicate_is_none() -> None:
    with pytest.raises(TooFewReplicates):
        vertex_bootstrap(karate().network, [DENSITY], seed=1, replicates=1)


def test_an_interval_is_laid_round_the_estimate_and_ends_where_the_measure_does() -> None:
    found = Uncertain(estimate=0.9, standard_error=0.1, mean=0.7, unanswered=0)

    assert interval(found) == pytest.approx((0.704, 1.096), abs=1e-3)
    assert interval(found, bounds=DENSITY.bounds) == pytest.approx((0.704, 1.0), abs=1e-3)
    assert interval(found, 0.9) == pytest.approx((0.7355, 1.0645), abs=1e-3)


@pytest.mark.parametrize(
    ("network", "expected"),
    [(alike(21, 0.3), 0.0509), (actors_differ(21, 0.3), 0.0725), (alike(60, 0.1), 0.0119),
     (actors_differ(60, 0.1), 0.0252)],
    ids=["alike 21", "differ 21", "alike 60", "differ 60"],
)  # fmt: skip
def test_its_standard_errors_are_those_of_the_simulation(network: Law, expected: float) -> None:
    """The table of the theory: the last column, from networks simulated there with other dice."""
    found = mean_error(
        simulated(network, 40), lambda one: vertex_bootstrap(one, [DENSITY], seed=1, replicates=80)
    )

    assert found == pytest.approx(expected, rel=0.12)


def test_of_a_hundred_intervals_some_95_hold_the_truth_where_actors_differ() -> None:
    sampled = simulated(actors_differ(21, 0.3), 600)
    truth = float(np.mean([one.pairs / 210 for one in sampled]))

    held = 0
    for one in sampled[:150]:
        found = vertex_bootstrap(one, [DENSITY], seed=1, replicates=80)[0].of()
        ends = interval(found)
        assert not isinstance(ends, Why)
        held += int(ends[0] <= truth <= ends[1])

    assert 0.90 <= held / 150 <= 0.99
