"""How much sets of goals have in common: by hand and beside chance."""

import numpy as np
import pytest

from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from saiyai.assessment.statistics.goal_sets import goals_by_chance, goals_in_common
from tests.assessment.statistics.told import dice, ends, value


def test_three_members_by_hand() -> None:
    """{1,2} and {2,3} share one of three, {1,2} and {2} one of two, {2,3} and {2} one of two."""
    holds = [[1, 1, 0], [0, 1, 1], [0, 1, 0]]

    assert value(goals_in_common(holds, dice())) == pytest.approx((1 / 3 + 1 / 2 + 1 / 2) / 3)


def test_who_has_no_goal_is_not_read() -> None:
    holds = [[1, 1, 0], [0, 0, 0], [0, 1, 1]]

    assert value(goals_in_common(holds, dice())) == pytest.approx(1 / 3)
    assert goals_in_common([[1], [0]], dice()) == Missing(NoEstimate.TOO_FEW_MEMBERS, 1)
    assert goals_in_common([], dice()) == Missing(NoEstimate.TOO_FEW_MEMBERS, 2)
    assert goals_by_chance([[0, 0]], dice()) == Missing(NoEstimate.TOO_FEW_MEMBERS, 2)


def test_the_same_goals_and_none_in_common() -> None:
    assert ends(goals_in_common([[1, 0]] * 4, dice())) == (1, 1)
    assert ends(goals_in_common(np.eye(4), dice())) == (0, 0)


def test_by_chance_two_of_one_goal_each_agree_on_one_in_three() -> None:
    found = goals_by_chance([[1, 0, 0], [0, 1, 0]], dice(), shuffles=3_000)

    assert found == pytest.approx(1 / 3, abs=0.03)
