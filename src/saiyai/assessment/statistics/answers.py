"""Answers to a survey: means, reliability's raw material, and how answers split.

Answers are whole numbers from 1 to the number of options, 0 where somebody did not answer.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.statistics.estimates import (
    LEVEL,
    REPLICATES,
    Estimate,
    Method,
    Missing,
    NoEstimate,
    around,
    too_few,
)
from saiyai.assessment.statistics.probability import ratio_draws, wider_between
from saiyai.assessment.statistics.shares import jeffreys
from saiyai.engine.arrays import Float64s, Int64s, Numbers

OPTIONS: Final = 5

LEAST_ANSWERS: Final = 8
LEAST_RESPONSE: Final = 0.6
"""Of those who were asked (theory 4.5)."""


@dataclass(frozen=True, slots=True)
class Split:
    """How answers are split over the options; shown where people do not agree."""

    counts: tuple[int, ...]
    """Of each option, from the first."""
    unanswered: int

    @property
    def shares(self) -> tuple[float, ...]:
        """Of those who answered; zeros where nobody did."""
        answered = max(sum(self.counts), 1)
        return tuple(count / answered for count in self.counts)


def split(answers: Numbers, options: int = OPTIONS) -> Split:
    """How many gave each answer to one question. Shapes: answers (respondents,)."""
    counts = np.bincount(np.asarray(answers, np.int64), minlength=options + 1).tolist()
    return Split(tuple(counts[1 : options + 1]), counts[0])


def turned(answers: Numbers, items: Numbers, options: int = OPTIONS) -> Int64s:
    """Answers with those to some questions turned round, x as options + 1 − x; 0 stays 0.

    Shapes: answers (respondents, questions); items (questions,), whether each is reversed.
    """
    given = np.array(answers, np.int64)
    there = (given > 0) & np.asarray(items, np.bool_)
    given[there] = options + 1 - given[there]
    return given


def by_question(answers: Numbers) -> Float64s:
    """Answers as a table, those to one question being one column of it."""
    given = np.asarray(answers, np.float64)
    return given if given.ndim == 2 else given[:, np.newaxis]


def scores(answers: Numbers, options: int = OPTIONS) -> Float64s:
    """The score of each who answered anything: the mean answer to what they did, (x − 1) / 4.

    Shapes: answers (respondents, questions). Returns: float64 (those who answered,), in 0..1.
    """
    given = by_question(answers)
    there = given > 0
    some = there.any(axis=1)
    means = given[some].sum(axis=1) / there[some].sum(axis=1)
    found: Float64s = (means - 1) / (options - 1)
    return found


def mean_score(
    answers: Numbers,
    asked: int,
    dice: np.random.Generator,
    *,
    options: int = OPTIONS,
    level: float = LEVEL,
) -> Estimate | Missing:
    """The mean score of those who answered, and how it would differ had others of them answered.

    Scores as `scores` has them. Respondents are drawn again 2,000 times, all answers of one
    together; percentiles are widened for few, as `wider_between` tells. Where all scores are
    alike, drawing again shows nothing; then so many as Jeffreys allows may think otherwise, and
    at the other end of the scale.

    Shapes: answers (respondents, questions), reversed ones turned before; `asked` is how many
        were.
    Returns: 0..1; TOO_FEW_ANSWERS below eight, LOW_RESPONSE below three fifths of those asked.
    Cost: O(respondents log respondents + replicates times scores that differ).
    Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13; Hesterberg
        2015.
    """
    given = scores(answers, options)
    n = len(given)
    lack = lack_of_answers(n, asked)
    if lack is not None:
        return lack
    value = float(given.mean())
    if given.min() == given.max():
        ends = _others_may_differ(value, n, level)
    else:
        means = ratio_draws(given, np.ones(n), dice, REPLICATES)
        low, high = wider_between(means, n, level)
        ends = max(low, 0.0), min(high, 1.0)
    return around(value, ends, Method.RESPONDENT_BOOTSTRAP, n, dice=dice, level=level)


def lack_of_answers(n: int, asked: int) -> Missing | None:
    """Why so many who answered, of those asked, cannot speak for all; None where they can."""
    lack = too_few(NoEstimate.TOO_FEW_ANSWERS, n, LEAST_ANSWERS)
    enough = int(np.ceil(LEAST_RESPONSE * asked - 1e-9))
    return lack or (Missing(NoEstimate.LOW_RESPONSE, enough - n) if n < enough else None)


def _others_may_differ(value: float, n: int, level: float) -> tuple[float, float]:
    differ = jeffreys(0, n, level=level)
    share = differ.high if isinstance(differ, Estimate) else 1.0
    return value * (1 - share), value + (1 - value) * share
