"""Whether one view is shared: members who know it by shares that are known."""

import numpy as np
import pytest

from saiyai.assessment.statistics.consensus import Consensus, consensus, matches
from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from tests.assessment.statistics.told import dice


def answers(knows: list[float], statements: int, views: list[int] | None = None) -> np.ndarray:
    """Each gives the answer of their view as often as they know it, else one of three."""
    thrown = dice(2)
    known = thrown.integers(0, 3, (2, statements))
    guess = thrown.integers(0, 3, (len(knows), statements))
    there = thrown.random((len(knows), statements)) < np.array(knows)[:, np.newaxis]
    return np.where(there, known[views or [0] * len(knows)], guess)


def shared(given: np.ndarray) -> Consensus:
    found = consensus(given, 3, dice())
    assert isinstance(found, Consensus)
    return found


def test_agreement_freed_of_guessing_by_hand() -> None:
    """Three of four the same with two options: (2 · 3/4 − 1) / 1."""
    alike = matches(np.array([[0, 1, 1, 0], [0, 1, 1, 1], [-1, -1, -1, 0]]), 2)

    assert alike[0, 1] == 0.5
    assert alike[0, 2] == 1, "the one they both answered"
    assert matches(np.array([[0, -1], [-1, 0]]), 2)[0, 1] == 0, "they answered nothing both"


def test_how_much_each_knows_is_found_again() -> None:
    knows = [0.9, 0.8, 0.8, 0.7, 0.7, 0.6, 0.6, 0.5, 0.5, 0.4]
    found = shared(answers(knows, 2_000))

    assert found.competences == pytest.approx(knows, abs=0.06)
    assert found.mean.value == pytest.approx(np.mean(knows), abs=0.03)
    assert found.mean.low < 0.65 < found.mean.high
    assert found.one_view


def test_two_views_show_as_a_second_eigenvalue() -> None:
    found = shared(answers([0.9] * 10, 200, [0] * 5 + [1] * 5))

    assert not found.one_view
    assert found.second > found.first / 3


def test_all_the_same_answers_are_one_view_and_guesses_are_none() -> None:
    agreed = shared(np.tile(np.arange(12) % 3, (8, 1)))
    guessed = shared(answers([0.0] * 10, 40))

    assert agreed.mean.value == pytest.approx(1)
    assert agreed.one_view
    assert abs(agreed.second) < 1e-6
    assert not guessed.one_view


def test_without_enough_it_says_what_is_missing() -> None:
    given = answers([0.8] * 8, 12)
    silent = given.copy()
    silent[0, 0] = -1

    assert consensus(given[:6], 3, dice()) == Missing(NoEstimate.TOO_FEW_MEMBERS, 2)
    assert consensus(given[:, :10], 3, dice()) == Missing(NoEstimate.TOO_FEW_STATEMENTS, 2)
    assert consensus(silent, 3, dice()) == Missing(NoEstimate.TOO_FEW_MEMBERS, 1)
    assert consensus(np.full((8, 12), -1), 3, dice()) == Missing(NoEstimate.TOO_FEW_STATEMENTS, 12)


def test_of_many_members_a_hundred_are_read_and_who_they_are_is_told() -> None:
    given = answers([0.7] * 150, 30)
    given[:40, :20] = -1
    found = shared(given)

    assert len(found.competences) == len(found.positions) == 100
    assert found.positions.min() >= 40, "the first forty answered ten statements only"
    assert found.mean.low < 0.7 < found.mean.high
