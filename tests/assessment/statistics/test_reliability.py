"""Omega, alpha and two questions: by hand, by loadings that are known, and at the edges."""

import numpy as np
import pytest

from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from saiyai.assessment.statistics.one_factor import one_factor
from saiyai.assessment.statistics.reliability import (
    alpha,
    alpha_of,
    omega,
    omega_of,
    spearman_brown,
    spearman_brown_of,
)
from tests.assessment.statistics.told import ALL_ALIKE, dice, ends, told, value


def alike(loadings: list[float]) -> np.ndarray:
    found = np.outer(loadings, loadings)
    np.fill_diagonal(found, 1)
    return found


@pytest.mark.parametrize(
    "loadings", [[0.8, 0.7, 0.6], [0.9, 0.2, 0.5, 0.4], [0.8, -0.5, 0.7], [0.5] * 6]
)
def test_loadings_that_explain_everything_are_found(loadings: list[float]) -> None:
    assert one_factor(alike(loadings)) == pytest.approx(loadings, abs=1e-6)


def test_many_at_once_and_weighted_ones_are_as_one_by_one() -> None:
    """Who is drawn twice stands there twice, and the pair of the same is not read."""
    several = np.stack([alike([0.8, 0.7, 0.6]), alike([0.5, 0.6, 0.9])])
    both = one_factor(several)
    noisy = alike([0.8, 0.7, 0.6, 0.5]) + 0.1 * np.eye(4)[::-1]
    copied = noisy[np.ix_([0, 0, 1, 2, 3], [0, 0, 1, 2, 3])]
    found = one_factor(noisy, np.array([[2.0, 1, 1, 1]]))[0]

    assert both[1] == pytest.approx(one_factor(several[1]))
    copied[0, 1] = copied[1, 0] = found[0] ** 2  # what the factor says of it anyhow
    assert one_factor(copied)[[0, 2, 3, 4]] == pytest.approx(found, abs=1e-6)


def test_where_nothing_goes_together_nothing_is_loaded() -> None:
    assert one_factor(np.eye(4)) == pytest.approx(np.zeros(4), abs=1e-6)
    assert omega_of(np.eye(4)[np.newaxis]) == pytest.approx([0], abs=1e-6)


def test_no_loading_is_beyond_one() -> None:
    """.9 · .9 / .3 would be 2.7."""
    odd = np.array([[1, 0.9, 0.9], [0.9, 1, 0.3], [0.9, 0.3, 1]])

    assert one_factor(odd)[0] == pytest.approx(1)
    assert one_factor(odd).max() <= 1


def test_omega_reads_covariances_as_the_sum_of_answers_does() -> None:
    """Loadings .8 .7 .6 on deviations 1, 2 and 3: 1 · .8 + 2 · .7 + 3 · .6 = 4."""
    scale = np.array([1.0, 2.0, 3.0])
    covariances = alike([0.8, 0.7, 0.6]) * np.outer(scale, scale)
    left = 0.36 + 4 * 0.51 + 9 * 0.64

    assert omega_of(covariances[np.newaxis]) == pytest.approx([16 / (16 + left)])


def test_two_questions_by_hand() -> None:
    two = np.array([[[1, 0.5], [0.5, 1]], [[4, -1], [-1, 1]]])

    assert spearman_brown_of(two) == pytest.approx([2 / 3, 0])
    assert alpha_of(two[:1]) == pytest.approx([2 / 3])


def forty(questions: int) -> np.ndarray:
    mood = dice(3).normal(0, 1, (40, 1))
    return np.clip(np.rint(3 + mood + dice(4).normal(0, 0.8, (40, questions))), 1, 5)


def test_forty_who_answered_a_scale() -> None:
    answers = forty(3)
    found = told(omega(answers, dice()))
    covariances = np.cov(answers.T)

    assert found.value == pytest.approx(omega_of(covariances[np.newaxis])[0])
    assert value(alpha(answers, dice())) == pytest.approx(alpha_of(covariances[np.newaxis])[0])
    assert 0 < found.low < found.value < found.high < 1
    assert found == omega(answers, dice())
    r = np.corrcoef(answers[:, :2].T)[0, 1]
    low, high = ends(spearman_brown(answers[:, :2], dice()))
    assert low < 2 * r / (1 + r) < high


def test_without_enough_it_says_what_is_missing() -> None:
    answers = forty(3)
    gone = answers.copy()
    gone[:15, 1] = 0

    assert omega(answers[:, :2], dice()) == Missing(NoEstimate.TOO_FEW_ITEMS, 1)
    assert omega(gone, dice()) == Missing(NoEstimate.TOO_FEW_ANSWERS, 5)
    assert omega(np.zeros((0, 3)), dice()) == Missing(NoEstimate.TOO_FEW_ANSWERS, 30)
    assert spearman_brown(answers[:, :1], dice()) == Missing(NoEstimate.TOO_FEW_ITEMS, 1)
    with pytest.raises(ValueError, match="omega"):
        spearman_brown(answers, dice())


def test_a_question_on_which_nobody_differs_is_no_part_of_a_scale() -> None:
    answers = forty(3)
    answers[:, 1] = 4

    assert omega(answers, dice()) == ALL_ALIKE
