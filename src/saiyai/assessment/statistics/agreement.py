"""Whether a group answers alike, and whether groups differ: rWG(J), AD and ICC."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from scipy.special import fdtri, stdtrit

from saiyai.assessment.statistics.answers import LEAST_ANSWERS, OPTIONS, by_question
from saiyai.assessment.statistics.estimates import (
    LEVEL,
    Estimate,
    Method,
    Missing,
    NoEstimate,
    around,
    too_few,
)
from saiyai.assessment.statistics.probability import Distinct, distinct, without_each
from saiyai.assessment.statistics.shares import jeffreys
from saiyai.engine.arrays import Float64s, Numbers
from saiyai.engine.result import Why

SLIGHT_SKEW: Final = (0.05, 0.15, 0.20, 0.35, 0.25)
"""How answers on five points would fall by politeness alone (LeBreton & Senter 2008)."""

_NOTHING: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far a group answers alike."""

    uniform: Estimate
    """rWG(J), beside answers at random."""
    skewed: Estimate
    """rWG(J), beside answers by politeness alone."""
    deviation: Estimate
    """AD: how far an answer is from the mean of all, in points of the scale."""


def agreement(answers: Numbers, *, level: float = LEVEL) -> Agreement | Missing:
    """How far a group answers questions alike, on five points.

    rWG(J) = J (1 − m) / (J (1 − m) + m), m being the mean over J questions of the variance of
    answers by that of a null: 2 for answers at random, 1.34 for slightly skewed ones; 0 where
    answers differ more than by chance. AD is the mean over questions of the mean distance from
    the mean. Of those who answered all. Intervals are those of the variance and of AD: ± t times
    the jackknife's error of their logarithm, which holds for few where percentiles of a bootstrap
    do not. Where all answer alike, so many as Jeffreys allows may be a point away.

    Shapes: answers (respondents, questions), 0 where not answered.
    Returns: TOO_FEW_ITEMS, TOO_FEW_ANSWERS below eight.
    Cost: O(respondents log respondents + questions times the square of answers that differ).
    Note: it rises with the number of questions, and in small groups .70 may be chance.
    Source: James, Demaree & Wolf 1984, Journal of Applied Psychology 69, 85-98; Burke,
        Finkelstein & Dusig 1999, Organizational Research Methods 2, 49-68 (AD); LeBreton &
        Senter 2008, Organizational Research Methods 11, 815-852 (skewed null); Miller 1974,
        Biometrika 61, 1-15 (jackknife).
    """
    given = complete(answers)
    n, items = given.shape
    if not items:
        return Missing(NoEstimate.TOO_FEW_ITEMS, 1)
    lack = too_few(NoEstimate.TOO_FEW_ANSWERS, n, LEAST_ANSWERS)
    if lack is not None:
        return lack
    apart = _apart_by_one(n, level)
    kinds = distinct(given)
    spread = _with_ends(_mean_variance, kinds, apart * (1 - apart), level)
    nulls = uniform_variance(OPTIONS), variance_of(SLIGHT_SKEW)
    told = [rwg(spread / null, items).tolist() for null in nulls]
    told.append(_with_ends(_mean_deviation, kinds, 2 * apart * (1 - apart), level).tolist())
    found = [
        around(value, (min(ends), max(ends)), Method.JACKKNIFE, n, level=level)
        for value, *ends in told
    ]
    return Agreement(found[0], found[1], found[2])


def rwg(ratio: Float64s, items: int) -> Float64s:
    """rWG(J) of the mean variance by that of the null; 0 where that is above 1."""
    agreed = items * (1 - np.asarray(ratio, np.float64))
    found: Float64s = np.where(agreed > 0, agreed / np.where(agreed > 0, agreed + ratio, 1), 0.0)
    return found


def uniform_variance(options: int) -> float:
    """The variance of answers at random: (A² − 1) / 12."""
    return (options**2 - 1) / 12


def variance_of(shares: tuple[float, ...]) -> float:
    """The variance of answers that fall in these shares on 1, 2, …."""
    points = np.arange(1, len(shares) + 1)
    return float(shares @ points**2 - (shares @ points) ** 2)


def complete(answers: Numbers) -> Float64s:
    """Those who answered every question. Returns: float64 (they, questions)."""
    given = by_question(answers)
    return given[(given > 0).all(axis=1)]


class OneWay(NamedTuple):
    """How far groups explain what their members answer."""

    single: Estimate
    """ICC(1): of one answer."""
    mean: Estimate
    """ICC(2): of the mean of a group."""


def icc_of_groups(values: Numbers, groups: Numbers, *, level: float = LEVEL) -> OneWay | Missing:
    """How far members of a group answer more alike than members of different groups.

    Of a one-way analysis of variance: ICC(1) = (F − 1) / (F + k − 1), ICC(2) = 1 − 1 / F, with k
    the size of groups, or (n − Σ k_i² / n) / (g − 1) where they differ. Intervals are those of F.

    Shapes: values and groups (members,); of a group of one nothing is read.
    Returns: TOO_FEW_ANSWERS below two groups of two, ALL_ALIKE where nobody
        differs within groups, or groups do not differ.
    Cost: O(members log members).
    Source: Shrout & Fleiss 1979, Psychological Bulletin 86, 420-428; Bliese 2000 for groups.
    """
    _, number, sizes = np.unique(np.asarray(groups), return_inverse=True, return_counts=True)
    kept = sizes[number] > 1
    _, number = np.unique(number[kept], return_inverse=True)
    x, sizes = np.asarray(values, np.float64)[kept], np.bincount(number)
    g, n = len(sizes), int(sizes.sum())
    if g < 2:
        return Missing(NoEstimate.TOO_FEW_ANSWERS, 2 * (2 - g))
    means = np.bincount(number, x) / sizes
    within = float(((x - means[number]) ** 2).sum()) / (n - g)
    among = float(sizes @ (means - x.mean()) ** 2) / (g - 1)
    if within <= _NOTHING or among <= _NOTHING:
        return Missing(Why.ALL_ALIKE)
    k = float(n - (sizes**2).sum() / n) / (g - 1)
    ratios = (among / within, *_ends_of(among / within, (g - 1, n - g), level))
    single = [(f - 1) / (f + k - 1) for f in ratios]
    mean = [1 - 1 / f for f in ratios]
    return OneWay(
        around(single[0], (single[1], single[2]), Method.ANALYSIS_OF_VARIANCE, n, level=level),
        around(mean[0], (mean[1], mean[2]), Method.ANALYSIS_OF_VARIANCE, n, level=level),
    )


class IccForms(NamedTuple):
    """The six of Shrout and Fleiss, by how raters are thought of; the last three of their mean."""

    one_way: float
    any_raters: float
    these_raters: float
    one_way_mean: float
    any_raters_mean: float
    these_raters_mean: float


def icc_of_raters(ratings: Numbers) -> IccForms | Missing:
    """How far raters, or two waves of the same question, agree on who is high and who is low.

    Shapes: ratings (targets, raters), none missing.
    Returns: TOO_FEW_CODERS below two raters, TOO_FEW_ANSWERS below two targets, ALL_ALIKE where
        there is nothing to tell apart.
    Cost: O(targets times raters).
    Source: Shrout & Fleiss 1979, Psychological Bulletin 86, 420-428.
    """
    x = by_question(ratings)
    n, k = x.shape
    if k < 2:
        return Missing(NoEstimate.TOO_FEW_CODERS, 2 - k)
    if n < 2:
        return Missing(NoEstimate.TOO_FEW_ANSWERS, 2 - n)
    every = x.mean()
    targets = k * float(((x.mean(axis=1) - every) ** 2).sum()) / (n - 1)
    raters = n * float(((x.mean(axis=0) - every) ** 2).sum()) / (k - 1)
    all_of = float(((x - every) ** 2).sum())
    left = max(all_of - targets * (n - 1) - raters * (k - 1), 0.0) / ((n - 1) * (k - 1))
    within = (all_of - targets * (n - 1)) / (n * (k - 1))
    if targets <= _NOTHING:
        return Missing(Why.ALL_ALIKE)
    drift = k * (raters - left) / n
    return IccForms(
        (targets - within) / (targets + (k - 1) * within),
        (targets - left) / (targets + (k - 1) * left + drift),
        (targets - left) / (targets + (k - 1) * left),
        (targets - within) / targets,
        (targets - left) / (targets + drift / k),
        (targets - left) / targets,
    )


def _ends_of(ratio: float, freedom: tuple[int, int], level: float) -> tuple[float, float]:
    """Between what the ratio of variances lies, by the distribution of F."""
    tail = (1 + level) / 2
    above, below = freedom
    return ratio / float(fdtri(above, below, tail)), ratio * float(fdtri(below, above, tail))


def _apart_by_one(n: int, level: float) -> float:
    """How many may still answer otherwise where nobody of so many did."""
    found = jeffreys(0, n, level=level)
    return found.high if isinstance(found, Estimate) else 1.0


def _with_ends(
    statistic: Callable[[Float64s, Float64s], Float64s],
    given: Distinct,
    most_alike: float,
    level: float,
) -> Float64s:
    """A statistic, its lower and its upper end; to `most_alike` where it is 0 without anybody."""
    counts = given.counts.astype(np.float64)
    n = int(counts.sum())
    value = float(statistic(given.rows, counts[np.newaxis])[0])
    without = statistic(given.rows, without_each(counts))
    if without.min() <= _NOTHING:
        return np.array([value, 0.0, max(value, most_alike)])
    logs = np.log(without)
    error = np.sqrt((n - 1) / n * (counts @ (logs - counts @ logs / n) ** 2))
    arm = float(stdtrit(n - 1, (1 + level) / 2) * error)
    return value * np.exp([0.0, -arm, arm])


def _mean_variance(given: Float64s, times: Float64s) -> Float64s:
    """The mean over questions of the variance, of each way to draw. Shapes: times (ways, n)."""
    n = times.sum(axis=1, keepdims=True)
    centred = given - given.mean(axis=0)
    spread = times @ centred**2 - (times @ centred) ** 2 / n
    found: Float64s = np.maximum(spread, 0).mean(axis=1) / (n[:, 0] - 1)
    return found


def _mean_deviation(given: Float64s, times: Float64s) -> Float64s:
    n = times.sum(axis=1, keepdims=True)
    means = times @ given / n
    off = np.stack(
        [
            (times * np.abs(one - mean[:, np.newaxis])).sum(axis=1)
            for one, mean in zip(given.T, means.T, strict=True)
        ]
    )
    found: Float64s = off.mean(axis=0) / n[:, 0]
    return found
