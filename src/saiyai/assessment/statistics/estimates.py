"""What a statistic answers: a number and how sure it is, or why there is none."""

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import Final

import numpy as np

from saiyai.engine.errors import MalformedResult
from saiyai.engine.result import Why

LEVEL: Final = 0.9
"""How sure an interval is, where nothing else is asked."""

REPLICATES: Final = 2_000
"""So often respondents, members or blocks are drawn again."""


class NoEstimate(StrEnum):
    """Why there is no estimate, beyond what the engine may lack."""

    NOT_RECORDED = "not_recorded"
    """Nobody said how completely what it rests on was recorded, or hardly any of it was."""
    RECORDED_OTHERWISE = "recorded_otherwise"
    """Of two days that would be compared, one was recorded more completely than the other."""
    NOTHING_COUNTED = "nothing_counted"
    """There was nothing of which a share could be."""
    TOO_FEW_ANSWERS = "too_few_answers"
    LOW_RESPONSE = "low_response"
    """Enough answered, and too small a share of those who were asked."""
    TOO_FEW_WATCHED = "too_few_watched"
    """Tasks, requests, practices or needs, ended or not."""
    TOO_FEW_ITEMS = "too_few_items"
    TOO_FEW_CODERS = "too_few_coders"
    """Nothing was coded or rated by two."""
    TOO_FEW_MEMBERS = "too_few_members"
    TOO_FEW_STATEMENTS = "too_few_statements"
    TOO_FEW_PERIODS = "too_few_periods"
    """Weeks, windows or activities."""
    TOO_FEW_EVENTS = "too_few_events"
    TOO_FEW_INDICATORS = "too_few_indicators"
    ONLY_PERCEIVED = "only_perceived"
    """Nothing of it was seen in the record; there are only answers."""
    TOO_LITTLE_WEIGHT = "too_little_weight"
    """The indicators that have a number carry less than three fifths of the dimension."""
    TOO_FEW_DIMENSIONS = "too_few_dimensions"


class Scope(StrEnum):
    """Which of three things an interval is about; a census of a closed network has no other."""

    ANSWERS = "answers"
    """Others, or other times, might have been among those that were counted or asked."""
    PERIOD = "period"
    """Other weeks or activities might have come."""
    NETWORKS = "networks"
    """Similar networks, of other actors."""
    CHOICES = "choices"
    """Other weights, windows and ways to add up might have been chosen."""


class Method(StrEnum):
    """How an interval came about."""

    JEFFREYS = "jeffreys"
    WILSON = "wilson"
    GREENWOOD = "greenwood"
    RESPONDENT_BOOTSTRAP = "respondent_bootstrap"
    MEMBER_BOOTSTRAP = "member_bootstrap"
    UNIT_BOOTSTRAP = "unit_bootstrap"
    """Of what was coded, which is drawn again with the codes of all."""
    BLOCK_BOOTSTRAP = "block_bootstrap"
    VERTEX_BOOTSTRAP = "vertex_bootstrap"
    ANALYSIS_OF_VARIANCE = "analysis_of_variance"
    CLIFF = "cliff"
    DIRICHLET = "dirichlet"
    JACKKNIFE = "jackknife"
    """Each of those who are counted left out in turn."""
    AUTOREGRESSION = "autoregression"
    """Of a slope over time, of which what is left over goes on from window to window."""
    PROFILE = "profile"
    """Of what the likelihood allows."""
    MONTE_CARLO = "monte_carlo"

    @property
    def scope(self) -> Scope:
        """What an interval made so is about."""
        return _SCOPES.get(self, Scope.ANSWERS)


_SCOPES: Final = {
    Method.BLOCK_BOOTSTRAP: Scope.PERIOD,
    Method.AUTOREGRESSION: Scope.PERIOD,
    Method.PROFILE: Scope.PERIOD,
    Method.VERTEX_BOOTSTRAP: Scope.NETWORKS,
    Method.MONTE_CARLO: Scope.CHOICES,
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number, and between what it lies with so much confidence."""

    value: float
    low: float
    high: float
    method: Method
    n: int
    """Of how many answers, things watched, blocks or nodes."""
    seed: int | None = None
    """What the dice were made from, if any were thrown and it is known."""
    level: float = LEVEL

    def __post_init__(self) -> None:
        if not (isfinite(self.value) and isfinite(self.low) and isfinite(self.high)):
            raise MalformedResult(problem="not_a_number", place=self.method)
        if not self.low <= self.value <= self.high:
            raise MalformedResult(problem="outside_its_interval", place=self.method)


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no number, and how many more it would take; 0 where more would not help."""

    why: NoEstimate | Why
    lacks: int = 0


def too_few(why: NoEstimate, there: int, least: int) -> Missing | None:
    """What is missing where there are fewer than it takes."""
    return Missing(why, least - there) if there < least else None


def around(
    value: float,
    ends: tuple[float, float],
    method: Method,
    n: int,
    *,
    dice: np.random.Generator | None = None,
    level: float = LEVEL,
) -> Estimate:
    """An estimate whose interval holds its value, even where it was drawn without it."""
    low, high = min(ends[0], value), max(ends[1], value)
    seed = None if dice is None else seed_of(dice)
    return Estimate(float(value), float(low), float(high), method, n, seed, level)


def seed_of(dice: np.random.Generator) -> int | None:
    """The number that dice were made from; None where it was not one number.

    Note: dice fresh from `default_rng(seed)` throw the same again; dice that were thrown before do
        not, so each estimate that is to be kept gets dice of its own.
    """
    made_from = getattr(dice.bit_generator.seed_seq, "entropy", None)
    return made_from if isinstance(made_from, int) else None
