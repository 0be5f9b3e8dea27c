"""rWG(J), AD and ICC: by hand, as published, and where there is nothing to compare."""

import numpy as np
import pytest

from saiyai.assessment.statistics.agreement import (
    SLIGHT_SKEW,
    Agreement,
    OneWay,
    agreement,
    icc_of_groups,
    icc_of_raters,
    rwg,
    uniform_variance,
    variance_of,
)
from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from tests.assessment.statistics.told import ALL_ALIKE, dice

TEN = np.repeat([[4, 4, 4], [4, 4, 4], [5, 5, 5], [4, 4, 5], [3, 3, 4]], 2, axis=0)
"""Variances 4/9, 4/9 and 24/90, since each of five stands there twice."""


def agreed(answers: object) -> Agreement:
    found = agreement(answers)  # type: ignore[arg-type]  # lists of lists
    assert isinstance(found, Agreement)
    return found


def test_agreement_of_ten_on_three_questions_by_hand() -> None:
    found = agreed(TEN)
    mean = (4 / 9 + 4 / 9 + 24 / 90) / 3
    by_hand = [3 * (1 - m) / (3 * (1 - m) + m) for m in (mean / 2, mean / 1.34)]

    assert [found.uniform.value, found.skewed.value] == pytest.approx(by_hand)
    assert found.deviation.value == pytest.approx((0.4 + 0.4 + 0.48) / 3)
    for one in (found.uniform, found.skewed):
        assert 0 <= one.low < one.value < one.high < 1


def test_two_camps_agree_on_nothing() -> None:
    found = agreed([[1, 1]] * 5 + [[5, 5]] * 5)

    assert (found.uniform.value, found.uniform.low) == (0, 0)
    assert found.deviation.value == 2


def test_where_all_answer_alike_a_few_may_be_a_point_away() -> None:
    found = agreed([[4, 4, 4]] * 8)

    assert (found.uniform.value, found.uniform.high) == (1, 1)
    assert 0.95 < found.uniform.low < 1
    assert found.deviation.low == 0
    assert found.deviation.high == pytest.approx(2 * 0.208 * 0.792, abs=2e-3)


def test_one_who_stands_alone_leaves_the_interval_open() -> None:
    """Without that one, all agree, and no logarithm is left."""
    found = agreed([[4]] * 9 + [[2]])

    assert found.deviation.low == 0
    assert found.uniform.high == 1


def test_who_left_a_question_out_is_not_read() -> None:
    assert agreed(np.concatenate([TEN, [[1, 0, 5]]])) == agreed(TEN)


def test_without_enough_it_says_what_is_missing() -> None:
    assert agreement(TEN[:7]) == Missing(NoEstimate.TOO_FEW_ANSWERS, 1)
    assert agreement([]) == Missing(NoEstimate.TOO_FEW_ANSWERS, 8)
    assert agreement(np.zeros((9, 3))) == Missing(NoEstimate.TOO_FEW_ANSWERS, 8)
    assert agreement(np.zeros((9, 0))) == Missing(NoEstimate.TOO_FEW_ITEMS, 1)


def test_the_variances_of_the_nulls() -> None:
    assert uniform_variance(5) == 2
    assert variance_of((0.2,) * 5) == pytest.approx(2)
    assert variance_of(SLIGHT_SKEW) == pytest.approx(1.34)


def test_more_variance_than_by_chance_is_no_agreement() -> None:
    assert rwg(np.array([0.0, 0.25, 1.0, 1.5]), 1).tolist() == [1, 0.75, 0, 0]


def test_groups_that_differ_by_hand() -> None:
    """Means 2 and 6, each ± 1: F is 24 / 1 over 4 / 4, with k = 3."""
    found = icc_of_groups([1, 2, 3, 5, 6, 7], [0, 0, 0, 1, 1, 1])

    assert isinstance(found, OneWay)
    f = 24
    assert found.single.value == pytest.approx((f - 1) / (f + 2))
    assert found.mean.value == pytest.approx(1 - 1 / f)


def test_unequal_groups_and_groups_of_one() -> None:
    found = icc_of_groups([1, 2, 3, 5, 6, 9], [0, 0, 0, 1, 1, 2])
    without = icc_of_groups([1, 2, 3, 5, 6], [7, 7, 7, 8, 8])

    assert found == without
    assert isinstance(found, OneWay)
    assert found.single.low < found.single.value < found.single.high


def test_there_is_nothing_to_tell_of_one_group_or_of_equals() -> None:
    assert icc_of_groups([1, 2], [0, 0]) == Missing(NoEstimate.TOO_FEW_ANSWERS, 2)
    assert icc_of_groups([], []) == Missing(NoEstimate.TOO_FEW_ANSWERS, 4)
    assert icc_of_groups([1, 1, 2, 2], [0, 0, 1, 1]) == ALL_ALIKE
    assert icc_of_groups([1, 2, 1, 2], [0, 0, 1, 1]) == ALL_ALIKE
    assert icc_of_raters([[3, 3], [3, 3]]) == ALL_ALIKE
    assert icc_of_raters([[1], [2]]) == Missing(NoEstimate.TOO_FEW_CODERS, 1)
    assert icc_of_raters([[1, 2]]) == Missing(NoEstimate.TOO_FEW_ANSWERS, 1)


def test_the_one_way_of_raters_is_that_of_groups() -> None:
    ratings = dice(3).normal(0, 1, (9, 4)) + np.arange(9)[:, np.newaxis] / 3
    forms = icc_of_raters(ratings)
    groups = icc_of_groups(ratings.ravel(), np.repeat(np.arange(9), 4))

    assert not isinstance(forms, Missing)
    assert isinstance(groups, OneWay)
    assert (forms.one_way, forms.one_way_mean) == pytest.approx(
        (groups.single.value, groups.mean.value)
    )
