"""The bootstrap of events: other weeks of the same sort."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from saiyai.engine.catalogue import MEASURES
from saiyai.engine.errors import MalformedNetwork, TooFewReplicates
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Value, Why
from saiyai.engine.uncertainty.block_bootstrap import block_bootstrap, week_blocks
from saiyai.engine.uncertainty.replicates import Method, dice, interval

STRENGTH = MEASURES["strength"]


def meetings() -> Network:
    """Three evenings: 0 met 1 twice in the first, 1 met 2 in the second, nobody in the third.

    0 ═ 1 ─ 2
    """
    ends = ([0, 0, 1], [1, 1, 2])
    return make_network(3, *ends, directed=False, weights=[1, 1, 1], times=[0.5, 1, 8])


def test_evenings_come_again_as_a_whole_or_not_at_all() -> None:
    """Whatever is drawn, the two ties of the first evening are there equally often."""
    found = block_bootstrap(meetings(), [STRENGTH], [7, 7, 9], seed=1, empty=1, each=True)[0]

    assert found.method is Method.BLOCK_BOOTSTRAP
    assert found.names == ()
    assert found.estimate.values.tolist() == [2, 3, 1]
    # Node 0 has twice what the first evening is drawn, node 2 what the second is: 3 draws of 1/3.
    assert found.at(0).mean == pytest.approx(2, abs=0.2)
    assert found.at(2).mean == pytest.approx(1, abs=0.2)
    assert found.at(0).standard_error == pytest.approx(2 * (3 * 2 / 9) ** 0.5, abs=0.15)
    assert found.at(2).standard_error == pytest.approx((3 * 2 / 9) ** 0.5, abs=0.1)


def test_the_standard_error_of_a_sum_over_weeks_is_that_of_the_textbook() -> None:
    """All weights together are a sum over blocks: root of their number by their deviation."""
    dice = np.random.default_rng(5)
    n, m, weeks = 40, 400, 30
    blocks = dice.integers(0, weeks, m)
    weights = dice.integers(1, 9, m).astype(float)
    network = make_network(n, *dice.integers(0, n, (2, m)), directed=True, weights=weights)
    read = np.where(network.sources == network.targets, 0, weights)  # loops are not
    totals = np.bincount(blocks, read, weeks)

    found = block_bootstrap(network, [STRENGTH], blocks, seed=2, replicates=2_000)[0].of()

    assert found.estimate == pytest.approx(2 * totals.sum() / n)
    assert found.mean == pytest.approx(2 * totals.sum() / n, rel=0.02)
    assert found.standard_error == pytest.approx(2 / n * weeks**0.5 * totals.std(), rel=0.06)


def test_intervals_hold_the_share_of_calls_that_go_to_the_centre() -> None:
    """C2 of the theory: whole weeks go by one way or the other, so rows alone would say too much.

    200 records of thirty weeks. Calls with the centre, node 0, are of layer 1; asked is the share.
    """
    held = 0
    for record in range(200):
        dice = np.random.default_rng((3, record))
        own = np.repeat(dice.beta(4, 6, 30), 10)
        centre = dice.random(300) < own
        network = make_network(
            4, np.where(centre, 0, 1), np.full(300, 2), directed=True, weights=centre * 1.0
        )
        found = block_bootstrap(
            network, [OF_WEIGHTS], np.repeat(np.arange(30), 10), seed=1, replicates=100
        )[0].of()
        ends = interval(found)
        assert not isinstance(ends, Why)
        held += ends[0] <= 0.4 <= ends[1]

    assert 0.90 <= held / 200 <= 0.985


def mean_weight(network: Network) -> Value:
    return Value(float(network.weights.mean())) if network.weights is not None else Value(0)


OF_WEIGHTS = replace(MEASURES["density"], id="mean_weight", compute=mean_weight)


def test_one_evening_says_nothing_of_others() -> None:
    found = block_bootstrap(meetings(), [STRENGTH], [1, 1, 1], seed=1)[0].of()

    assert found.estimate == 2
    assert found.standard_error is Why.TOO_FEW_BLOCKS


def test_an_evening_without_a_tie_is_one_that_could_have_come_instead() -> None:
    found = block_bootstrap(meetings(), [STRENGTH], [1, 1, 1], seed=1, empty=1)[0].of()

    assert found.standard_error == pytest.approx(2 * 0.5**0.5, abs=0.1)


def test_weeks_are_counted_from_the_first_tie() -> None:
    """Days 0.5 and 1, then 8: the second week. A tie of day 30 leaves two weeks empty."""
    weeks = week_blocks(meetings())
    assert not isinstance(weeks, Why)
    assert (weeks[0].tolist(), weeks[1]) == ([0, 0, 1], 0)

    later = make_network(2, [0, 0, 0], [1, 1, 1], directed=True, times=[0, 8, 30])
    weeks = week_blocks(later)
    assert not isinstance(weeks, Why)
    assert (weeks[0].tolist(), weeks[1]) == ([0, 1, 4], 2)

    assert week_blocks(make_network(2, [0], [1], directed=True)) is Why.NO_TIMES
    empty = week_blocks(make_network(2, [], [], directed=True, times=[]))
    assert not isinstance(empty, Why)
    assert (empty[0].tolist(), empty[1]) == ([], 0)


def test_the_same_dice_give_the_same_bits() -> None:
    one, again = (
        block_bootstrap(meetings(), [STRENGTH], [1, 1, 2], seed=4, each=True)[0] for _ in range(2)
    )

    assert one.standard_error.values.tobytes() == again.standard_error.values.tobytes()


def test_what_is_told_of_a_tie_comes_again_with_it() -> None:
    """Each replicate has, of every block, the weights of that block and no others."""
    seen: list[Counter[float]] = []

    def note(network: Network) -> Value:
        assert network.weights is not None
        seen.append(Counter(network.weights.tolist()))
        return Value(0)

    network = make_network(3, [0, 1, 2], [1, 2, 0], directed=True, weights=[5, 6, 7])
    noting = replace(MEASURES["density"], id="note", compute=note)
    block_bootstrap(network, [noting], [1, 1, 2], seed=1, replicates=20)

    assert seen[0] == Counter({5.0: 1, 6.0: 1, 7.0: 1})
    assert all(one[5.0] == one[6.0] and one[5.0] + one[7.0] == 2 for one in seen)
    assert len({one[5.0] for one in seen}) == 3


def test_blocks_that_do_not_fit_are_refused() -> None:
    with pytest.raises(MalformedNetwork):
        block_bootstrap(meetings(), [STRENGTH], [1, 1], seed=1)
    with pytest.raises(MalformedNetwork):
        block_bootstrap(meetings(), [STRENGTH], [0.5, 1.5, 2.5], seed=1)
    with pytest.raises(TooFewReplicates):
        block_bootstrap(meetings(), [STRENGTH], [1, 1, 2], seed=1, replicates=1)


def contacts_of_weeks(weeks: int) -> tuple[Network, np.ndarray]:
    """Forty contacts among twelve in so many weeks, and the week of each."""
    thrown = np.random.default_rng(3)
    week = thrown.integers(0, weeks, 40)
    times = 7.0 * week + thrown.integers(0, 7, 40)
    ends = thrown.integers(0, 12, (2, 40))
    return make_network(12, *ends, directed=False, weights=np.ones(40), times=times), week


@pytest.mark.parametrize("weeks", [4, 20])
def test_draws_that_come_again_are_measured_once_and_count_each_time(weeks: int) -> None:
    """Few weeks or many, numbers are those of all replicates one by one."""
    network, week = contacts_of_weeks(weeks)
    _, number = np.unique(week, return_inverse=True)
    count = int(number.max()) + 1
    sums = []
    for replicate in range(50):
        times = np.bincount(dice(9, replicate).integers(0, count, count), minlength=count)
        loops = network.sources == network.targets
        sums.append(2 * (times[number] * ~loops).sum() / 12)

    found = block_bootstrap(network, [STRENGTH], week, seed=9, replicates=50)[0].of()

    assert found.mean == pytest.approx(np.mean(sums))
    assert found.standard_error == pytest.approx(np.std(sums, ddof=1))


@pytest.mark.parametrize("weeks", [4, 20])
def test_who_met_twice_hears_no_more_than_who_met_once(weeks: int) -> None:
    network, week = contacts_of_weeks(weeks)
    reach = MEASURES["temporal_reach"]

    once, twice = (
        block_bootstrap(network, [reach], week, seed=9, replicates=50, twice=twice)[0].of()
        for twice in (False, True)
    )

    assert once == twice
    assert once.standard_error != 0
