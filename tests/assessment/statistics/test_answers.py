"""Answers to a survey: scores, their mean, and how they are split."""

import numpy as np
import pytest

from saiyai.assessment.statistics.answers import mean_score, scores, split, turned
from saiyai.assessment.statistics.estimates import Method, Missing, NoEstimate
from tests.assessment.statistics.told import dice, ends, told, value


def test_a_score_is_of_what_somebody_answered() -> None:
    """1 and 5 are the middle; 4 alone is three quarters; who answered nothing has none."""
    assert scores([[1, 5], [4, 0], [0, 0]]).tolist() == [0.5, 0.75]
    assert scores([5, 1, 0]).tolist() == [1, 0]
    assert scores([]).tolist() == []


def test_reversed_questions_are_turned_and_silence_stays() -> None:
    assert turned([[1, 1], [5, 4], [0, 0]], [False, True]).tolist() == [[1, 5], [5, 2], [0, 0]]


def test_answers_are_split_over_the_options() -> None:
    found = split([1, 1, 5, 0, 3])

    assert (found.counts, found.unanswered) == ((2, 0, 1, 0, 1), 1)
    assert list(found.shares) == [0.5, 0, 0.25, 0, 0.25]
    assert sum(split([0, 0]).shares) == 0


def test_the_mean_of_ten_who_answered() -> None:
    """Five of 3 and five of 5: .75, and Student's 1.833 times .25 / 3."""
    found = told(mean_score([[3]] * 5 + [[5]] * 5, 12, dice()))

    assert (found.value, found.n, found.seed) == (0.75, 10, 1)
    assert found.method is Method.RESPONDENT_BOOTSTRAP
    assert ends(found) == pytest.approx((0.75 - 1.833 / 12, 0.75 + 1.833 / 12), abs=0.03)


def test_the_same_dice_throw_the_same() -> None:
    answers = dice(5).integers(1, 6, (20, 3))

    assert mean_score(answers, 20, dice(4)) == mean_score(answers, 20, dice(4))
    assert mean_score(answers, 20, dice(4)) != mean_score(answers, 20, dice(5))


def test_where_all_answer_alike_some_may_still_think_otherwise() -> None:
    """None of eight: up to Jeffreys' 20.8 % of them, and those at the other end."""
    low, high = ends(mean_score([[5, 5]] * 8, 8, dice()))

    assert low == pytest.approx(0.792, abs=1e-3)
    assert high == 1
    assert value(mean_score([[3, 3]] * 8, 8, dice())) == 0.5


@pytest.mark.parametrize(
    ("answered", "asked", "why"),
    [
        (0, 0, Missing(NoEstimate.TOO_FEW_ANSWERS, 8)),
        (7, 7, Missing(NoEstimate.TOO_FEW_ANSWERS, 1)),
        (8, 20, Missing(NoEstimate.LOW_RESPONSE, 4)),
        (11, 20, Missing(NoEstimate.LOW_RESPONSE, 1)),
    ],
)
def test_few_answers_and_a_low_response_are_told_apart(
    answered: int, asked: int, why: Missing
) -> None:
    answers = np.concatenate([np.full((answered, 2), 4), np.zeros((3, 2), int)])

    assert mean_score(answers, asked, dice()) == why


def test_three_fifths_are_enough() -> None:
    assert value(mean_score([[4]] * 12, 20, dice())) == 0.75
