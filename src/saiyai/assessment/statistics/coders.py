"""Whether those who code the same things code them alike: Krippendorff's alpha."""

from enum import StrEnum

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
from saiyai.assessment.statistics.probability import (
    accelerated_between,
    distinct,
    drawn_again,
    without_each,
)
from saiyai.engine.arrays import Bools, Float64s, Int64s, Numbers
from saiyai.engine.result import Why


class Scale(StrEnum):
    """What a difference between two codes is."""

    NOMINAL = "nominal"
    """Another kind."""
    ORDINAL = "ordinal"
    """By how many codes lie between."""
    INTERVAL = "interval"
    RATIO = "ratio"


def krippendorff(
    codes: Numbers,
    scale: Scale,
    dice: np.random.Generator,
    *,
    missing: float = -1,
    level: float = LEVEL,
) -> Estimate | Missing:
    """Alpha: 1 − disagreement seen by that of codes at random.

    α = 1 − (n − 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck over the coincidences o of codes within a unit.
    Its interval from 2,000 times as many units drawn of them (BCa).

    Shapes: codes (coders, units), `missing` where a unit was not coded; of a unit coded once
        nothing is read.
    Returns: 1 of coders who never differ, below 0 where they differ more than by chance;
        TOO_FEW_CODERS below two units that two coded, ALL_ALIKE where there is one code only.
    Cost: O(units log units + units that differ times codes^2 times replicates).
    Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; equals the package
        `krippendorff` to 1e-12.
    """
    told = np.asarray(codes, np.float64)
    there = told != missing
    pairable = there.sum(axis=0) > 1
    told, there = told[:, pairable], there[:, pairable]
    units = told.shape[1]
    if units < 2:
        return Missing(NoEstimate.TOO_FEW_CODERS, 2 - units)
    values = np.unique(told[there])
    if len(values) < 2:
        return Missing(Why.ALL_ALIKE)
    kinds = distinct(np.where(there, told, missing).T)
    of_kinds = kinds.rows.T
    within = _coincidences(of_kinds, np.not_equal(of_kinds, missing), values)
    ways = kinds.counts[np.newaxis], drawn_again(kinds.counts, dice, REPLICATES)
    value = float(_of_units(within, ways[0], values, scale)[0])
    draws = _of_units(within, ways[1], values, scale)
    without = _of_units(within, without_each(kinds.counts), values, scale)
    kept, left = np.isfinite(draws), np.isfinite(without)
    if 2 * np.count_nonzero(kept) < len(draws):
        return Missing(Why.ALL_ALIKE)
    ends = accelerated_between(draws[kept], value, without[left], level, kinds.counts[left])
    return around(value, ends, Method.UNIT_BOOTSTRAP, units, dice=dice, level=level)


def _coincidences(told: Float64s, there: Bools, values: Float64s) -> Float64s:
    """Of each unit, how often each two codes meet. Returns: (units, codes, codes)."""
    counts = np.stack([((told == one) & there).sum(axis=0) for one in values], axis=1).astype(
        np.float64
    )
    meet = counts[:, :, np.newaxis] * counts[:, np.newaxis, :]
    at = np.arange(len(values))
    meet[:, at, at] -= counts
    found: Float64s = meet / (counts.sum(axis=1) - 1)[:, np.newaxis, np.newaxis]
    return found


def _of_units(
    within: Float64s, times: Float64s | Int64s, values: Float64s, scale: Scale
) -> Float64s:
    codes = len(values)
    summed = (times @ within.reshape(len(within), -1)).reshape(-1, codes, codes)
    return _alphas(summed, values, scale)


def _alphas(coincidences: Float64s, values: Float64s, scale: Scale) -> Float64s:
    """Alpha of each; infinite where only one code is left. Shapes: (several, codes, codes)."""
    counts = coincidences.sum(axis=2)
    n = counts.sum(axis=1)
    apart = _apart(counts, values, scale)
    seen = (coincidences * apart).sum(axis=(1, 2))
    chance = (counts[:, :, np.newaxis] * counts[:, np.newaxis, :] * apart).sum(axis=(1, 2))
    found: Float64s = 1 - np.divide(
        (n - 1) * seen, chance, out=np.full(len(n), -np.inf), where=chance > 0
    )
    return found


def _apart(counts: Float64s, values: Float64s, scale: Scale) -> Float64s:
    """The square of how far two codes are apart. Returns: (several or 1, codes, codes)."""
    if scale is Scale.ORDINAL:
        places = np.cumsum(counts, axis=1) - counts / 2
        found: Float64s = (places[:, :, np.newaxis] - places[:, np.newaxis, :]) ** 2
        return found
    one, other = values[:, np.newaxis], values[np.newaxis, :]
    if scale is Scale.NOMINAL:
        differ: Float64s = (one != other)[np.newaxis].astype(np.float64)
        return differ
    gap = one - other
    if scale is Scale.RATIO:
        gap = np.divide(gap, one + other, out=np.zeros_like(gap), where=one + other != 0)
    squares: Float64s = gap[np.newaxis] ** 2
    return squares
