"""How much has ended by a day: by SciPy, by hand, and where nothing or everything has."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from saiyai.assessment.statistics.durations import ended_by, shares_of_time
from saiyai.assessment.statistics.estimates import Method, Missing, NoEstimate
from saiyai.assessment.statistics.shares import jeffreys
from saiyai.engine.result import Why
from tests.assessment.statistics.told import ends, told, value
from tests.engine.strategies import examples

_watched = st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=30)


@pytest.mark.filterwarnings("ignore:The confidence interval is undefined:RuntimeWarning")
@examples
@given(_watched, st.integers(0, 9))
def test_the_interval_is_that_of_scipy_on_the_same_scale(
    several: list[tuple[int, bool]], time: int
) -> None:
    durations = [duration for duration, _ in several]
    found = ended_by(durations, [saw for _, saw in several], time)
    if isinstance(found, Missing):
        assert found == Missing(Why.TOO_SHORT)
        return
    assert 0 <= found.low <= found.value <= found.high <= 1
    if found.method is Method.GREENWOOD:
        curve = ecdf(CensoredData.right_censored(durations, [not saw for _, saw in several]))
        known = curve.sf.confidence_interval(0.9, method="log-log")
        expected = 1 - known.high.evaluate(time), 1 - known.low.evaluate(time)
        assert ends(found) == pytest.approx(expected, abs=1e-9)


def test_replies_within_seven_days_by_hand() -> None:
    """S(7) = 6/7 · 4/6 · 3/4; the sum of d / (n (n − d)) is 1/42 + 2/24 + 1/12."""
    found = told(ended_by([1, 2, 2, 5, 9, 6, 10], [True] * 5 + [False] * 2, 7))
    lasting = 3 / 7
    error = np.sqrt(1 / 42 + 2 / 24 + 1 / 12) / -np.log(lasting)

    assert found.value == pytest.approx(4 / 7)
    assert found.low == pytest.approx(1 - lasting ** np.exp(-1.644854 * error), abs=1e-6)
    assert found.high == pytest.approx(1 - lasting ** np.exp(1.644854 * error), abs=1e-6)
    assert (found.method, found.n) == (Method.GREENWOOD, 7)


def test_where_all_had_ended_or_none_it_is_a_plain_share() -> None:
    everything = ended_by([1, 2, 3], [True] * 3, 5)
    nothing = ended_by([8, 9, 2], [True, True, False], 5)

    assert everything == jeffreys(3, 3)
    assert nothing == jeffreys(0, 2), "one of three was not watched for so long"


def test_without_enough_it_says_what_is_missing() -> None:
    assert ended_by([], [], 7) == Missing(NoEstimate.NOTHING_COUNTED, 1)
    assert ended_by([], [], 7, least=20) == Missing(NoEstimate.NOTHING_COUNTED, 20)
    assert ended_by([1] * 12, [True] * 12, 7, least=20) == Missing(NoEstimate.TOO_FEW_WATCHED, 8)
    assert ended_by([1, 2], [False, False], 7) == Missing(Why.TOO_SHORT)


def test_a_task_done_on_the_due_day_has_taken_the_agreed_time() -> None:
    """Accepted on day 10, due on day 19: done that day, the day after, or not yet on day 14."""
    lasted = shares_of_time([10, 10, 10, 10], [19, 20, 14, 10], [19, 19, 19, 10])

    assert lasted.tolist() == [1.0, 1.1, 0.5, 1.0]
    assert value(ended_by(lasted, [True, True, False, True], 1)) == pytest.approx(2 / 3)
