"""What verdicts rest on, told as numbers as well: duties against claims, and where power shows."""

from typing import Final

import numpy as np

from saiyai.assessment.indicators.card import Dimension, Indicator, Measured, Source
from saiyai.assessment.look.view import Rows, View
from saiyai.assessment.nature.duties import duties_of
from saiyai.assessment.power.reading import Chance, power_of
from saiyai.assessment.reading import Trail
from saiyai.assessment.statistics.estimates import Estimate, Method, Missing, NoEstimate
from saiyai.assessment.statistics.shares import jeffreys


def duty_and_claim(view: View) -> Measured:
    """What members do for the whole without a return, among that and what they ask for.

    Beside it how many things they began for others.
    """
    found = duties_of(view)
    value = jeffreys(found.duties, found.n, least=view.bounds.least_duty_acts)
    return Measured(value, _rows(found.trail), {"begun": float(found.begun)})


def power_signs(view: View) -> Measured:
    """How likely the text's signs of a power relation hold among what might have been told.

    Either criterion is enough, and then only perhaps. It speaks of relations, never of a person.
    """
    found = power_of(view)
    parts = {"a_count": found.a_count, "a_amount": found.a_amount, "b": found.b}
    return Measured(
        _likely(found.verdict, found.acts),
        _rows(found.trail),
        {"learning": float(found.learning)},
        {name: _likely(one, found.acts) for name, one in parts.items()},
    )


def _likely(chance: Chance, acts: int) -> Estimate | Missing:
    """A share of redrawn records; it has no interval of its own."""
    if chance.p is None:
        return Missing(NoEstimate.TOO_FEW_EVENTS)
    return Estimate(chance.p, chance.p, chance.p, Method.BLOCK_BOOTSTRAP, acts)


def _rows(trail: Trail) -> Rows:
    return {table: np.array(ids, np.int64) for table, ids in trail.rows.items()}


INDICATORS: Final = (
    Indicator(
        "R3", Dimension.DUTY, Source.BEHAVIOUR,
        ("events", "commitment_steps"), (Method.JEFFREYS,), ("F3", "ELEM5-3", "VAL-08"),
        "the seed's third element", duty_and_claim, window="year_days",
        beside=("q25",), counted=("begun",),
    ),
    Indicator(
        "E4", Dimension.EQUALITY, Source.BEHAVIOUR,
        ("events",), (Method.BLOCK_BOOTSTRAP,), ("B2", "REL-POWER-05"),
        "the seed's criteria; Emerson 1962", power_signs, window="power_days", scored=False,
        counted=("learning",), parts=("a_count", "a_amount", "b"),
    ),
)  # fmt: skip
