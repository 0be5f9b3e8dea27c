"""A number with how sure it is, or why there is none: nothing else leaves."""

from math import inf, nan

import numpy as np
import pytest

from saiyai.assessment.statistics.estimates import (
    Estimate,
    Method,
    Missing,
    NoEstimate,
    Scope,
    around,
    seed_of,
    too_few,
)
from saiyai.engine.errors import MalformedResult


@pytest.mark.parametrize(
    "numbers", [(nan, 0, 1), (0.5, -inf, 1), (0.5, 0, nan), (0.5, 0.6, 1), (0.5, 0, 0.4)]
)
def test_no_estimate_is_without_a_number_or_outside_its_interval(
    numbers: tuple[float, float, float],
) -> None:
    with pytest.raises(MalformedResult):
        Estimate(*numbers, Method.JEFFREYS, 10)


def test_an_interval_that_was_drawn_beside_the_value_is_widened_to_it() -> None:
    found = around(0.5, (0.6, 0.7), Method.RESPONDENT_BOOTSTRAP, 8)

    assert (found.low, found.value, found.high) == (0.5, 0.5, 0.7)


def test_what_is_missing_says_how_many_more_it_would_take() -> None:
    assert too_few(NoEstimate.TOO_FEW_ANSWERS, 5, 8) == Missing(NoEstimate.TOO_FEW_ANSWERS, 3)
    assert too_few(NoEstimate.TOO_FEW_ANSWERS, 8, 8) is None


def test_an_interval_says_which_of_four_things_it_is_about() -> None:
    assert Method.JEFFREYS.scope is Scope.ANSWERS
    assert Method.BLOCK_BOOTSTRAP.scope is Scope.PERIOD
    assert Method.VERTEX_BOOTSTRAP.scope is Scope.NETWORKS
    assert Method.MONTE_CARLO.scope is Scope.CHOICES
    assert {one.scope for one in Method} == set(Scope)


def test_the_seed_is_what_fresh_dice_were_made_from() -> None:
    assert seed_of(np.random.default_rng(7)) == 7
    assert seed_of(np.random.default_rng((7, 8))) is None
