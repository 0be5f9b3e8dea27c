"""Indicators added up to dimensions and dimensions to a total, with rules for missing ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist
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
)
from saiyai.assessment.statistics.probability import between
from saiyai.engine.arrays import Bools, Float64s, Numbers

FLOOR: Final = 0.01
"""Below this no value pulls a geometric or harmonic mean further down."""

SPLIT: Final = 2 / 3
"""How much of a dimension is what was seen; the rest is what was answered."""

LEAST_INDICATORS: Final = 2
LEAST_WEIGHT: Final = 0.6
LEAST_DIMENSIONS: Final = 7
DIVERGES: Final = 0.25
"""People see it differently from the record where the two parts are further apart."""

_EXACT: Final = 1e-9


class Aggregator(StrEnum):
    """How dimensions are added up: the later ones let less of one make good for another."""

    ARITHMETIC = "arithmetic"
    GEOMETRIC = "geometric"
    HARMONIC = "harmonic"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the nine, made of what was seen and of what was answered."""

    estimate: Estimate
    seen: float
    """The mean of what was seen in the record or coded from it."""
    answered: float | None
    """The mean of what people answered; None where none of it has a number."""
    weight: float
    """How much of its weight has a number."""

    @property
    def diverges(self) -> bool:
        """Whether people see it differently from the record."""
        return self.answered is not None and abs(self.seen - self.answered) > DIVERGES


def dimension(
    indicators: Sequence[Estimate | Missing],
    perceptual: Sequence[bool],
    dice: np.random.Generator,
    *,
    split: float = SPLIT,
    level: float = LEVEL,
) -> Dimension | Missing:
    """The value of one dimension from its scored indicators.

    `split` times the mean of those seen or coded plus the rest times the mean of the perceptual
    ones, those without a number left out; where a whole part has none the other stands alone. Its
    interval is of 2,000 draws of all indicators, as `draws_of` makes them.

    Returns: 0..1; TOO_FEW_INDICATORS below two, ONLY_PERCEIVED without one seen or coded,
        TOO_LITTLE_WEIGHT where those with a number carry less than 60 % of the weight.
    Cost: O(indicators times draws).
    Source: theory 4.2-4.6; OECD & JRC 2008, Handbook on Constructing Composite Indicators.
    """
    known = np.array([isinstance(one, Estimate) for one in indicators], np.bool_)
    answers = np.asarray(perceptual, np.bool_)
    why = _why_no_dimension(known, answers, split)
    if why is not None:
        return why
    found = [one for one in indicators if isinstance(one, Estimate)]
    values = np.array([one.value for one in found])
    part = answers[known]
    drawn = np.stack([draws_of(one, dice) for one in found], axis=1)
    value = float(_added(values[np.newaxis], part, split)[0])
    ends = between(_added(drawn, part, split), level)
    n = len(found)
    return Dimension(
        around(value, ends, Method.MONTE_CARLO, n, dice=dice, level=level),
        float(values[~part].mean()),
        float(values[part].mean()) if part.any() else None,
        float(weights_within(answers, split)[known].sum()),
    )


def draws_of(estimate: Estimate, dice: np.random.Generator, draws: int = REPLICATES) -> Float64s:
    """What a share might be: two halves of normal curves that meet at the value, within 0..1.

    Each half has the end of the interval where a normal curve would have it.
    Returns: float64 (draws,).
    Source: Wallis 2014, Statistical Science 29, 106-112 (the two-piece normal).
    """
    z = NormalDist().inv_cdf((1 + estimate.level) / 2)
    thrown = dice.standard_normal(draws)
    below, above = estimate.value - estimate.low, estimate.high - estimate.value
    off = np.where(thrown < 0, thrown * below, thrown * above) / z
    return np.clip(estimate.value + off, 0, 1)


def weights_within(perceptual: Numbers, split: float = SPLIT) -> Float64s:
    """What each indicator weighs in its dimension; all of them together 1.

    Equal weights inside each part, so that one more indicator adds no weight to its theory.
    Shapes: perceptual (indicators,), one at least. Returns: float64 (indicators,).
    """
    answers = np.asarray(perceptual, np.bool_)
    of_seen, of_asked = _part_weights(answers, np.array([split]))
    return np.where(answers, of_asked, of_seen)


def aggregate(
    values: Numbers, how: Aggregator = Aggregator.GEOMETRIC, weights: Numbers | None = None
) -> float:
    """Dimensions added up: Σ w x, Π x^w or 1 / Σ (w / x), with x of .01 at least but in the first.

    Shapes: values and weights (dimensions,), one at least; weights are made to add up to 1.
    Source: OECD & JRC 2008, Handbook on Constructing Composite Indicators, chapter 6.
    """
    x = np.asarray(values, np.float64)[np.newaxis]
    w = np.ones_like(x) if weights is None else np.asarray(weights, np.float64)[np.newaxis]
    return float(aggregates(x, w / w.sum(), np.array([list(Aggregator).index(how)]))[0])


def aggregates(values: Float64s, weights: Float64s, how: np.ndarray) -> Float64s:
    """The same of many rows at once, each with its own weights and way to add up.

    Shapes: values and weights (rows, dimensions), weights adding up to 1; how (rows,), the place
        of each in `Aggregator`.
    """
    held = np.maximum(values, FLOOR)
    ways = np.stack(
        [
            (weights * values).sum(axis=1),
            np.exp((weights * np.log(held)).sum(axis=1)),
            1 / (weights / held).sum(axis=1),
        ]
    )
    found: Float64s = ways[how, np.arange(len(values))]
    return found


def dimension_rows(
    values: Float64s, known: Bools, perceptual: Bools, split: Float64s
) -> tuple[Float64s, Bools]:
    """The value of one dimension in many rows, and in which of them it has one.

    Shapes: values and known (rows, indicators), perceptual (indicators,), split (rows,).
    Returns: float64 (rows,), 0 where there is none, and bool (rows,).
    """
    parts = known & ~perceptual, known & perceptual
    seen, asked = (part.sum(axis=1) for part in parts)
    means = [
        np.where(part, values, 0).sum(axis=1) / np.maximum(count, 1)
        for part, count in zip(parts, (seen, asked), strict=True)
    ]
    both = split * means[0] + (1 - split) * means[1]
    of_seen, of_asked = _part_weights(perceptual, split)
    weight = of_seen * seen + of_asked * asked
    there = (seen > 0) & (seen + asked >= LEAST_INDICATORS) & (weight >= LEAST_WEIGHT - _EXACT)
    return np.where(there, np.where(asked > 0, both, means[0]), 0.0), there


def _part_weights(perceptual: Bools, split: Float64s) -> tuple[Float64s, Float64s]:
    """What one indicator of each part weighs, for each split."""
    asked = int(np.count_nonzero(perceptual))
    seen = len(perceptual) - asked
    if not (seen and asked):
        alone = np.full(len(split), 1 / len(perceptual))
        return alone, alone
    return split / seen, (1 - split) / asked


def _why_no_dimension(known: Bools, answers: Bools, split: float) -> Missing | None:
    there = int(np.count_nonzero(known))
    if there < LEAST_INDICATORS:
        return Missing(NoEstimate.TOO_FEW_INDICATORS, LEAST_INDICATORS - there)
    if not (known & ~answers).any():
        return Missing(NoEstimate.ONLY_PERCEIVED, 1)
    if weights_within(answers, split)[known].sum() < LEAST_WEIGHT - _EXACT:
        return Missing(NoEstimate.TOO_LITTLE_WEIGHT)
    return None


def _added(values: Float64s, part: Bools, split: float) -> Float64s:
    """Rows in which every indicator has a number. Shapes: values (rows, indicators)."""
    seen: Float64s = values[:, ~part].mean(axis=1)
    if not part.any():
        return seen
    both: Float64s = split * seen + (1 - split) * values[:, part].mean(axis=1)
    return both
