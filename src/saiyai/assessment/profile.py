"""The profile of a network on a day: its indicators and nine dimensions, and never one total."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final

import numpy as np

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.indicators.card import Dimension, Indicator, Measured, Source
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.indicators.perception import answered_beside
from saiyai.assessment.look.facts import Ints
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics import composite
from saiyai.assessment.statistics.estimates import Estimate, Method, Missing, NoEstimate

METHOD: Final = "profile"
VERSION: Final = 5
"""Counts up when dimensions are made otherwise, or more is kept beside them; each indicator has a
version of its own."""

LISTED: Final = 200
"""So many rows of evidence are named in a stored profile; the digest is of all."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What can be told on a day, and why the rest cannot."""

    indicators: Mapping[str, Measured]
    dimensions: Mapping[Dimension, composite.Dimension | Missing]


def read_profile(
    view: View,
    cards: Sequence[Indicator] = tuple(INDICATORS.values()),
    told: Callable[[float], None] | None = None,
) -> Profile:
    """Every indicator, and the dimensions of those that are scored.

    `told` is told which share of the indicators is done, one after another.

    Cost: that of the indicators; those by vertices and blocks take 200 replicates each, above
        2,500 members fewer, and 100 at least.
    """
    found = {}
    for number, card in enumerate(cards, 1):
        found[card.id] = measured(card, view)
        if told:
            told(number / len(cards))
    return Profile(found, {one: _dimension(one, found, view) for one in Dimension})


def measured(card: Indicator, view: View) -> Measured:
    """What one indicator comes to, with what was answered beside it.

    Of very few members nothing is said of structure.
    """
    lacks = view.bounds.least_structural - view.n
    if Method.VERTEX_BOOTSTRAP in card.methods and lacks > 0:
        return Measured(Missing(NoEstimate.TOO_FEW_MEMBERS, lacks))
    found = card.measure(view)
    answered = answered_beside(view, card.id)
    return replace(found, beside={**found.beside, **answered}) if answered else found


def _dimension(
    which: Dimension, found: Mapping[str, Measured], view: View
) -> composite.Dimension | Missing:
    cards = [INDICATORS[one] for one in found]
    scored = [card for card in cards if card.dimension is which and card.scored]
    values = [found[card.id].value for card in scored]
    perceived = [card.source is Source.PERCEPTION for card in scored]
    return composite.dimension(values, perceived, view.dice(which))


# --- as it is kept ------------------------------------------------------------------------------


def profile_to_plain(profile: Profile, bounds: Conventions = HOUSE) -> dict[str, Any]:
    """A profile as JSON: what a finding keeps, the API answers and a command writes."""
    return {
        "indicators": {one: _plain(one, told, bounds) for one, told in profile.indicators.items()},
        "dimensions": {str(one): _of(told) for one, told in profile.dimensions.items()},
    }


def _plain(indicator: str, told: Measured, bounds: Conventions) -> dict[str, Any]:
    card = INDICATORS[indicator]
    return {
        "version": card.version,
        "window": card.days(bounds),
        "scored": card.scored,
        **number_to_plain(told.value),
        "beside": dict(told.beside),
        "parts": {name: number_to_plain(part) for name, part in told.parts.items()},
        "coverage": None if told.coverage is None else str(told.coverage),
        "by_one": told.by_one,
        "evidence": {table: rows_to_plain(ids) for table, ids in told.evidence.items()},
    }


def number_to_plain(value: Estimate | Missing) -> dict[str, Any]:
    """A number and between what it lies, or why there is none."""
    if isinstance(value, Missing):
        return {"value": None, "why": str(value.why), "lacks": value.lacks}
    return {
        "value": value.value,
        "low": value.low,
        "high": value.high,
        "level": value.level,
        "method": str(value.method),
        "scope": str(value.method.scope),
        "n": value.n,
        "seed": value.seed,
    }


def _of(told: composite.Dimension | Missing) -> dict[str, Any]:
    if isinstance(told, Missing):
        return number_to_plain(told)
    return number_to_plain(told.estimate) | {
        "seen": told.seen,
        "answered": told.answered,
        "weight": told.weight,
        "diverges": told.diverges,
    }


def rows_to_plain(ids: Ints) -> dict[str, Any]:
    """Row ids in order: how many, what they come to, and the first of them."""
    rows = np.unique(ids).astype("<i8")
    return {
        "count": len(rows),
        "digest": sha256(rows.tobytes()).hexdigest(),
        "ids": rows[:LISTED].tolist(),
    }
