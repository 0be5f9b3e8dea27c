"""How two things go together: worked by hand, against what was published, and in known worlds."""

import numpy as np
import pytest

from saiyai.assessment.claims.estimators import (
    Compared,
    Side,
    difference_of_means,
    difference_of_pairs,
    difference_of_shares,
    rank_association,
)
from saiyai.assessment.statistics.differences import square_and_add
from saiyai.assessment.statistics.estimates import Estimate, Method, Missing, NoEstimate
from saiyai.assessment.statistics.shares import wilson
from saiyai.engine.result import Why


def dice() -> np.random.Generator:
    return np.random.default_rng(7)


def effect(found: Compared) -> Estimate:
    assert isinstance(found.effect, Estimate), found
    return found.effect


def sides(exposed: int, of: int, others: int, out_of: int) -> tuple[np.ndarray, np.ndarray]:
    """Units of two sides, so many of each with the outcome."""
    exposure = np.array([True] * of + [False] * out_of)
    outcome = np.array([at < exposed for at in range(of)] + [at < others for at in range(out_of)])
    return exposure, outcome


def test_a_difference_of_shares_is_one_share_less_the_other() -> None:
    exposure, outcome = sides(9, 12, 4, 16)
    found = difference_of_shares(exposure, outcome, np.arange(28), dice(), least=10)

    assert effect(found).value == pytest.approx(9 / 12 - 4 / 16)
    assert (found.exposed, found.others) == (Side(12, 0.75), Side(16, 0.25))
    assert effect(found).method is Method.BLOCK_BOOTSTRAP
    assert effect(found).low > 0


def test_square_and_add_is_as_published() -> None:
    """56 of 70 and 48 of 80 (Newcombe 1998, table II, method 10): 0.0524 to 0.3339."""
    one, other = wilson(56, 70, level=0.95), wilson(48, 80, level=0.95)
    assert isinstance(one, Estimate)
    assert isinstance(other, Estimate)

    assert square_and_add(one, other, (-1, 1)) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_all_against_none_is_not_certain() -> None:
    """Nothing varies from block to block, and twelve units remain twelve units."""
    exposure, outcome = sides(12, 12, 0, 12)
    found = effect(difference_of_shares(exposure, outcome, np.arange(24), dice(), least=10))

    assert found.value == found.high == 1
    assert 0.7 < found.low < 0.9


def test_units_that_come_together_say_less() -> None:
    """A hundred units of ten blocks, of which each is all one way."""
    block = np.repeat(np.arange(20), 10)
    exposure, outcome = block < 10, np.isin(block, [0, 1, 2, 3, 4, 5, 10, 11, 12])
    alone = effect(difference_of_shares(exposure, outcome, np.arange(200), dice(), least=10))
    together = effect(difference_of_shares(exposure, outcome, block, dice(), least=10))

    assert alone.value == together.value == pytest.approx(0.3)
    assert alone.low > 0
    assert together.low < 0


def test_too_few_on_either_side_is_said_with_how_many_more() -> None:
    exposure, outcome = sides(2, 4, 5, 7)
    found = difference_of_shares(exposure, outcome, np.arange(11), dice(), least=10)

    assert found.effect == Missing(NoEstimate.TOO_FEW_WATCHED, 6 + 3)
    assert found.exposed == Side(4, 0.5)


def test_few_blocks_are_too_few() -> None:
    exposure, outcome = sides(9, 12, 4, 12)
    found = difference_of_shares(exposure, outcome, np.arange(24) % 7, dice(), least=10)

    assert found.effect == Missing(NoEstimate.TOO_FEW_PERIODS, 1)


def test_a_difference_of_means() -> None:
    """Means 4 and 2; both variances 1, so Welch's arm is t(18) √(2/10) = 1.734 · 0.447."""
    one = np.array([3, 5] * 5) * 1.0
    spread = np.sqrt(9 / 10)  # so that the variance over n − 1 is one
    told = np.concatenate((4 + (one - 4) * spread, 2 + (one - 4) * spread))
    exposure = np.arange(20) < 10
    found = effect(difference_of_means(exposure, told, np.arange(20), dice(), least=10))

    assert found.value == pytest.approx(2)
    assert found.low <= 2 - 1.734 * np.sqrt(2 / 10)
    assert found.high >= 2 + 1.734 * np.sqrt(2 / 10)
    assert found.high - found.low < 2.2


def test_where_all_are_alike_nothing_differs() -> None:
    found = difference_of_means(np.arange(20) < 10, np.ones(20), np.arange(20), dice(), least=10)

    assert found.effect == Missing(Why.ALL_ALIKE)


def test_ranks_that_go_together() -> None:
    """Ranks 1…8 against 2 1 4 3 6 5 8 7: Σd² = 8, so 1 − 6 · 8 / (8 · 63)."""
    found = effect(
        rank_association(np.arange(8), np.array([2, 1, 4, 3, 6, 5, 8, 7]), dice(), least=8)
    )

    assert found.value == pytest.approx(1 - 48 / 504)
    assert found.low > 0


def test_equal_ones_share_their_rank() -> None:
    """1 1 2 2 and 1 2 1 2 twice over go together as much as not."""
    one, other = np.array([1, 1, 2, 2] * 3), np.array([1, 2, 1, 2] * 3)
    found = effect(rank_association(one, other, dice(), least=8))

    assert found.value == pytest.approx(0)
    assert found.low < 0 < found.high


def test_a_perfect_order_of_few_is_not_certain() -> None:
    found = effect(rank_association(np.arange(8), np.arange(8) ** 2, dice(), least=8))

    assert found.value == found.high == 1


def test_what_never_varies_goes_with_nothing() -> None:
    assert rank_association(np.ones(9), np.arange(9), dice(), least=8).effect == Missing(
        Why.ALL_ALIKE
    )
    assert rank_association(np.arange(7), np.arange(7), dice(), least=8).effect == Missing(
        NoEstimate.TOO_FEW_PERIODS, 1
    )


def test_the_same_units_before_and_after() -> None:
    before, after = np.arange(10) * 1.0, np.arange(10) + np.array([1.0, 3.0] * 5)
    found = difference_of_pairs(before, after, dice(), least=10)

    assert effect(found).value == pytest.approx(2)
    assert effect(found).low > 0
    assert (found.exposed, found.others) == (Side(10, 6.5), Side(10, 4.5))
    few = difference_of_pairs(before[:6], after[:6], dice(), least=10)
    assert few.effect == Missing(NoEstimate.TOO_FEW_MEMBERS, 4)


def test_an_interval_holds_the_truth_as_often_as_it_says() -> None:
    """Shares of .7 and .4 among members with habits of their own, 400 times."""
    rng, held = np.random.default_rng(11), 0
    for _ in range(400):
        block = np.repeat(np.arange(30), 4)
        exposure = rng.random(120) < 0.5
        chance = np.where(exposure, 0.7, 0.4)
        habit = np.repeat(rng.uniform(-0.2, 0.2, 30), 4)
        outcome = rng.random(120) < chance + habit
        found = effect(difference_of_shares(exposure, outcome, block, rng, least=10))
        held += found.low <= 0.3 <= found.high

    assert 0.86 <= held / 400 <= 0.98
