"""Whether questions of one scale go together: omega, alpha, and two of them by Spearman-Brown."""

from collections.abc import Callable
from typing import Final

import numpy as np

from saiyai.assessment.statistics.agreement import complete
from saiyai.assessment.statistics.answers import by_question
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
from saiyai.assessment.statistics.one_factor import one_factor
from saiyai.assessment.statistics.probability import (
    accelerated_between,
    distinct,
    drawn_again,
    without_each,
)
from saiyai.engine.arrays import Float64s, Int64s, Numbers
from saiyai.engine.result import Why

LEAST_TOGETHER: Final = 30
"""So many must have answered all of a scale: of fewer, correlations are noise."""

GOOD_ENOUGH: Final = 0.7
"""A habit of the field, and no test (theory 4.4)."""

_OfCovariances = Callable[[Float64s], Float64s]


def omega(
    answers: Numbers, dice: np.random.Generator, *, level: float = LEVEL
) -> Estimate | Missing:
    """The share of a scale's variance that one thing behind its questions explains.

    (Σ λ)² / ((Σ λ)² + Σ θ), with the loadings λ of one factor by minimum residual on correlations,
    each times the deviation of its question, and θ what is left of each variance. Of those who
    answered all; its interval from 2,000 times as many drawn of them (BCa).

    Shapes: answers (respondents, questions), reversed ones turned before, 0 where not answered.
    Returns: 0..1; TOO_FEW_ITEMS below three, TOO_FEW_ANSWERS below thirty, ALL_ALIKE where nobody
        differs on one of the questions.
    Cost: O(replicates times (respondents + some tens) times the square of questions).
    Note: of scales only. A dimension is an index and has no omega.
    Source: McDonald 1999, Test Theory; Harman & Jones 1966 for the minimum residual.
    """
    return _of_scale(answers, dice, 3, omega_of, level)


def spearman_brown(
    answers: Numbers, dice: np.random.Generator, *, level: float = LEVEL
) -> Estimate | Missing:
    """How reliable the mean of two questions is: 2 r / (1 + r); 0 where r is below 0.

    Shapes: answers (respondents, 2), reversed ones turned before, 0 where not answered.
    Returns: 0..1; TOO_FEW_ITEMS of one, TOO_FEW_ANSWERS below thirty, ALL_ALIKE.
    Raises: ValueError of more than two questions, which `omega` is for.
    Cost: O(replicates times respondents).
    Source: Eisinga, te Grotenhuis & Pelzer 2013, International Journal of Public Health 58,
        637-642.
    """
    if by_question(answers).shape[1] > 2:
        raise ValueError("two questions go by Spearman and Brown, more by omega")
    return _of_scale(answers, dice, 2, spearman_brown_of, level)


def alpha(
    answers: Numbers, dice: np.random.Generator, *, level: float = LEVEL
) -> Estimate | Missing:
    """Cronbach's alpha, k / (k − 1) (1 − Σ variances / variance of the sum), to compare with.

    Shapes, Returns and Cost as of `omega`, from two questions on; it may be below 0.
    Source: Cronbach 1951, Psychometrika 16, 297-334.
    """
    return _of_scale(answers, dice, 2, alpha_of, level)


def omega_of(covariances: Float64s) -> Float64s:
    """Omega of covariances; of several, as of draws, to five digits from their common loadings.

    Shapes: (several, k, k), k at least three. Returns: (several,).
    """
    deviations, alike = _correlations(covariances)
    several = len(alike) > 1
    loadings = one_factor(alike, start=one_factor(alike.mean(axis=0)) if several else None)
    common = (loadings * deviations).sum(axis=-1) ** 2
    left = ((1 - loadings**2) * deviations**2).sum(axis=-1)
    return _quotient(common, common + left)


def spearman_brown_of(covariances: Float64s) -> Float64s:
    """Of two. Shapes: (several, 2, 2); Returns: (several,)."""
    r = np.maximum(_correlations(covariances)[1][..., 0, 1], 0)
    found: Float64s = 2 * r / (1 + r)
    return found


def alpha_of(covariances: Float64s) -> Float64s:
    """Alpha of covariances. Shapes: (several, k, k); Returns: (several,)."""
    k = covariances.shape[-1]
    own = np.trace(covariances, axis1=-2, axis2=-1)
    whole = covariances.sum(axis=(-2, -1))
    found: Float64s = k / (k - 1) * (1 - _quotient(own, whole))
    return found


def _of_scale(
    answers: Numbers,
    dice: np.random.Generator,
    least: int,
    statistic: _OfCovariances,
    level: float,
) -> Estimate | Missing:
    given = complete(answers)
    n, k = given.shape
    lack = too_few(NoEstimate.TOO_FEW_ITEMS, k, least) or too_few(
        NoEstimate.TOO_FEW_ANSWERS, n, LEAST_TOGETHER
    )
    if lack is not None:
        return lack
    if (given.min(axis=0) == given.max(axis=0)).any():
        return Missing(Why.ALL_ALIKE)
    rows, counts = distinct(given)
    ways = counts[np.newaxis], drawn_again(counts, dice, REPLICATES), without_each(counts)
    value, draws, without = (statistic(_covariances(rows, times)) for times in ways)
    ends = accelerated_between(draws, float(value[0]), without, level, counts)
    return around(float(value[0]), ends, Method.RESPONDENT_BOOTSTRAP, n, dice=dice, level=level)


def _covariances(given: Float64s, times: Float64s | Int64s) -> Float64s:
    """Of each way to draw. Shapes: given (n, k), times (ways, n); Returns: (ways, k, k)."""
    n, k = given.shape
    centred = given - given.mean(axis=0)
    count = times.sum(axis=1)
    products = (centred[:, :, np.newaxis] * centred[:, np.newaxis, :]).reshape(n, k * k)
    means = times @ centred / count[:, np.newaxis]
    second = (times @ products).reshape(-1, k, k) / count[:, np.newaxis, np.newaxis]
    found: Float64s = second - means[:, :, np.newaxis] * means[:, np.newaxis, :]
    return found


def _correlations(covariances: Float64s) -> tuple[Float64s, Float64s]:
    """Deviations (…, k) and correlations (…, k, k); nothing goes with what does not vary."""
    variances = np.diagonal(covariances, axis1=-2, axis2=-1)
    deviations: Float64s = np.sqrt(np.maximum(variances, 0))
    scale = deviations[..., :, np.newaxis] * deviations[..., np.newaxis, :]
    return deviations, _quotient(covariances, scale)


def _quotient(above: Float64s, below: Float64s) -> Float64s:
    found: Float64s = np.divide(
        above, below, out=np.zeros_like(above), where=np.abs(below) > 1e-12
    )
    return found
