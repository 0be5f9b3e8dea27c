"""The product-limit estimate and its error, by SciPy and where there is nothing to tell."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from saiyai.engine.ops.survival import greenwood, kaplan_meier, share_lasting
from tests.engine.strategies import examples

_watched = st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=30)


@examples
@given(_watched, st.integers(-1, 12))
def test_the_share_is_that_of_scipy_as_far_as_was_watched(
    several: list[tuple[int, bool]], time: int
) -> None:
    durations = [duration for duration, _ in several]
    found = kaplan_meier(durations, [saw for _, saw in several])
    curve = ecdf(CensoredData.right_censored(durations, [not saw for _, saw in several]))

    share = share_lasting(found, time)

    everything_ended = found.shares[-1:].tolist() == [0]
    assert (share is None) == (time > max(durations) and not everything_ended)
    if share is not None:
        assert share == pytest.approx(curve.sf.evaluate(time))


def test_the_error_of_greenwood_by_hand() -> None:
    """Of four, one ends at 1 and one at 3; one was watched until 2, one until 4.

    S = 3/4 · 1/2, and the variance S² (1 / (4·3) + 1 / (2·1)).
    """
    found = kaplan_meier([1, 2, 3, 4], [True, False, True, False])

    assert share_lasting(found, 3) == pytest.approx(3 / 8)
    assert greenwood(found, 3) == pytest.approx(3 / 8 * (1 / 12 + 1 / 2) ** 0.5)
    assert greenwood(found, 0.5) == 0
    assert (found.at_risk.tolist(), found.ended.tolist()) == ([4, 2], [1, 1])


def test_without_anything_left_or_watched_there_is_no_error() -> None:
    everything = kaplan_meier([1, 2], [True, True])

    assert share_lasting(everything, 5) == 0
    assert greenwood(everything, 5) is None
    assert greenwood(kaplan_meier([1, 2], [True, False]), 5) is None
    assert share_lasting(kaplan_meier([], []), 1) is None
    assert share_lasting(kaplan_meier([], []), 0) == 1


def test_what_is_told_cannot_be_written_to() -> None:
    found = kaplan_meier([1], [True])

    assert not any(column.flags.writeable for column in found if isinstance(column, np.ndarray))
