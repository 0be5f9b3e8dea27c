"""What draws say of how likely something is above something else."""

import numpy as np
import pytest
from scipy.stats import beta, bootstrap

from saiyai.assessment.statistics.probability import (
    accelerated_between,
    between,
    distinct,
    drawn_again,
    probability_above,
    probability_of_more,
    ratio_draws,
    share_above,
    wider_between,
    without_each,
)
from saiyai.assessment.statistics.shares import share_draws
from tests.assessment.statistics.told import dice


def test_draws_on_the_threshold_count_half() -> None:
    assert probability_above([1, 2, 3, 4], 2) == 0.625
    assert probability_above([0.5], 0.5) == 0.5
    assert probability_above([1, 1], 0) == 1


def test_of_two_sets_run_is_compared_with_run() -> None:
    """Above, beside, below, above; the last two are no answer of one of them."""
    some = [2, 3, 1, 8, np.nan, 1]
    assert probability_of_more(some, [1, 3, 9, 7, 1, np.nan]) == 2.5 / 4
    assert probability_of_more([5], [5]) == 0.5
    assert probability_of_more([np.nan, 1], [1, np.nan]) is None


def test_a_share_is_above_a_threshold_as_often_as_its_draws_are() -> None:
    exact = share_above(7, 10, 0.5)

    assert exact == pytest.approx(beta(7.5, 3.5).sf(0.5))
    assert probability_above(share_draws(7, 10, dice(), 40_000), 0.5) == pytest.approx(
        exact, abs=0.01
    )


def test_each_row_draws_as_many_as_there_are() -> None:
    times = drawn_again([1] * 7, dice(), 50)

    assert times.shape == (50, 7)
    assert (times.sum(axis=1) == 7).all()


def test_rows_that_are_alike_are_drawn_as_one() -> None:
    """Four, of two kinds: one of the first, three of the second."""
    kinds = distinct([[2, 1], [1, 5], [2, 1], [2, 1]])
    times = drawn_again(kinds.counts, dice(), 20_000)

    assert kinds.rows.tolist() == [[1, 5], [2, 1]]
    assert (times.sum(axis=1) == 4).all()
    assert times.mean(axis=0) == pytest.approx([1, 3], abs=0.02)
    assert without_each(kinds.counts).tolist() == [[0, 3], [1, 2]]


def test_kinds_with_counts_bend_as_those_who_are_counted_do() -> None:
    draws, without, counts = dice().normal(1, 1, 5_000), [0.5, 0.9, 1.1], [1, 3, 2]

    assert accelerated_between(draws, 1.1, without, counts=counts) == accelerated_between(
        draws, 1.1, np.repeat(without, counts)
    )


def test_of_very_many_a_mean_is_drawn_from_a_normal_curve() -> None:
    """Three thousand who all differ; and as many who do not, of whom each is drawn."""
    x, whole = dice().exponential(1, 3_000), dice(2).integers(1, 4, 3_000)
    many = ratio_draws(x, whole, dice(3), 20_000)
    rounded = ratio_draws(np.round(x, 1), whole, dice(3), 20_000)

    assert many.mean() == pytest.approx(x.sum() / whole.sum(), abs=1e-3)
    assert many.std() == pytest.approx(rounded.std(), rel=0.03)


def test_draws_in_which_there_is_nothing_are_left_out() -> None:
    draws = ratio_draws([1, 0, 0], [2, 0, 0], dice(), 1_000)

    assert set(draws.tolist()) == {0.5}
    assert len(draws) == pytest.approx(1_000 * (1 - (2 / 3) ** 3), abs=50)


def test_for_few_percentiles_are_wider() -> None:
    """Of eight, 2.5 % on each side where 5 % were asked, as Student's 1.895 √(8/7) says."""
    draws = np.linspace(0, 1, 10_001)
    low, high = wider_between(draws, 8)

    assert (low, 1 - high) == pytest.approx((0.0214, 0.0214), abs=5e-4)
    assert wider_between(draws, 10_000) == pytest.approx(between(draws), abs=1e-4)


def test_the_corrected_percentiles_are_those_of_scipy() -> None:
    x = dice().exponential(1, 25)
    times = drawn_again(np.ones(25), dice(2), 200_000)
    without = (x.sum() - x) / 24
    known = bootstrap(
        (x,), np.mean, n_resamples=50_000, confidence_level=0.9, method="BCa", rng=dice(3)
    ).confidence_interval

    found = accelerated_between(times @ x / 25, float(x.mean()), without)

    assert found == pytest.approx((known.low, known.high), abs=0.01)
    assert found != pytest.approx(between(times @ x / 25), abs=0.01)


def test_draws_that_are_all_alike_have_no_width() -> None:
    assert accelerated_between([2.0] * 9, 2.0, [2.0] * 3) == (2, 2)
    assert accelerated_between([2.0] * 9, 2.0, []) == (2, 2)
