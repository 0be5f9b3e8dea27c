"""Events that bring about events: where none do, where half are, and at the edges."""

import numpy as np
import pytest

from saiyai.assessment.statistics.estimates import Method, Missing, NoEstimate
from saiyai.assessment.statistics.hawkes import (
    LARGEST,
    _best_background,
    _excited,
    _Seen,
    branching_ratio,
    cluster_size,
)
from saiyai.engine.result import Why
from tests.assessment.statistics.told import dice, told, value


def test_the_likelihood_is_that_of_the_sum_over_all_pairs() -> None:
    """Σ ln λ(t_i) − μ T − n Σ (1 − e^(−β (T − t_i))), at the best of many μ."""
    times, until, branching, decay = np.array([0.5, 1.0, 1.2, 4.0]), 5.0, 0.4, 0.7
    gaps = np.subtract.outer(times, times)
    pull = np.where(gaps > 0, decay * np.exp(-decay * np.maximum(gaps, 0)), 0).sum(axis=1)
    spent = (1 - np.exp(-decay * (until - times))).sum()
    by_hand = max(
        np.log(mu + branching * pull).sum() - mu * until - branching * spent
        for mu in np.linspace(0.01, 2, 4_000)
    )

    excited = decay * _excited(times, np.array([decay]))[0]
    found = _best_background(excited, spent, _Seen(times, until), np.array([branching]))

    assert excited == pytest.approx(pull)
    assert found[0] == pytest.approx(by_hand, abs=1e-5)


def test_events_that_come_by_themselves() -> None:
    found = told(branching_ratio(dice(2).uniform(0, 500, 300), 500, dice()))

    assert found.low == 0
    assert found.value < 0.2
    assert found.method is Method.PROFILE


def test_events_half_of_which_were_set_off() -> None:
    """Each of 150 brings one more after a tenth of a day: n is one half, all in all."""
    first = dice(3).uniform(0, 999, 150)
    found = told(branching_ratio(np.concatenate([first, first + 0.1]), 1_000, dice()))

    assert found.low < 0.5 < found.high
    assert found.value == pytest.approx(0.5, abs=0.06)


def test_within_a_day_events_are_put_anywhere() -> None:
    days = np.floor(dice(2).uniform(0, 300, 200))
    found = branching_ratio(days, 300, dice(), resolution=1.0)

    assert value(found) < 0.25
    assert found == branching_ratio(days, 300, dice(), resolution=1.0)


def test_without_enough_it_says_what_is_missing() -> None:
    assert branching_ratio([1] * 49, 9, dice()) == Missing(NoEstimate.TOO_FEW_EVENTS, 1)
    assert branching_ratio([], 0, dice()) == Missing(NoEstimate.TOO_FEW_EVENTS, 50)
    assert branching_ratio([0] * 60, 0, dice()) == Missing(Why.ONE_MOMENT)
    assert branching_ratio(np.zeros(LARGEST + 1), 9, dice()) == Missing(Why.TOO_LARGE)


def test_what_explodes_is_no_fit() -> None:
    """Events that come ever faster, as if each set off more than one and a half."""
    times = 100 * (1 - 0.6 ** np.arange(60))

    assert branching_ratio(times, 100, dice()) == Missing(Why.NO_FIT)


def test_how_large_a_cluster_is() -> None:
    assert (cluster_size(0), cluster_size(0.75)) == (1, 4)
    assert cluster_size(1.0) is Why.OUT_OF_RANGE
