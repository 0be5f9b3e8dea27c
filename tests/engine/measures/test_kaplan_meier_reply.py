"""Replies within a week, by hand, and by a slow search with SciPy's curve."""

from warnings import catch_warnings

import numpy as np
import pytest
from scipy.stats import CensoredData, ecdf

from saiyai.engine.measures.kaplan_meier_reply import kaplan_meier_reply, waits
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.survival import Survival, greenwood
from saiyai.engine.result import Outcome, Value, Why
from tests.engine.drawn import drawn_contacts
from tests.engine.oracles import Foreign, number

_Ties = list[tuple[int, int, float]]


def over(ties: _Ties, *, directed: bool = True) -> Network:
    sources, targets, times = zip(*ties, strict=True)
    return make_network(4, sources, targets, directed=directed, times=times)


def test_one_is_answered_one_late_and_the_answers_wait_as_well() -> None:
    """0 → 1 is answered after 2 days, 2 → 3 after 9; both answers wait until day 20.

    Four wait. After 2 days one of four is answered, and within seven no other: 1 - 3/4.
    """
    found = over([(0, 1, 0), (1, 0, 2), (2, 3, 5), (3, 2, 14), (0, 0, 20), (0, 2, 20)])

    assert number(kaplan_meier_reply(found)) == 0.25


def test_who_waits_counts_for_as_long_as_they_have_waited() -> None:
    """0 → 1 on day 0, answered on day 4; 2 → 3 on day 5, and the record ends on day 8.

    When 4 days have passed, only 0 and the answer of 1 are still watched: half of them.
    """
    found = over([(0, 1, 0), (1, 0, 4), (2, 3, 5), (0, 3, 8)])

    # Waits: 4 answered; 4 (the answer), 3 and 0 unanswered.
    assert kaplan_meier_reply(found) is Why.TOO_SHORT
    longer = over([(0, 1, 0), (1, 0, 4), (2, 3, 5), (0, 3, 11)])
    # Waits: 4 answered; 7 (the answer), 6 and 0 unanswered: one of the three still watched.
    assert number(kaplan_meier_reply(longer)) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ([(0, 0, 1)], Why.NO_TIES),
        # At the same moment neither answers the other, and nothing was watched at all.
        ([(0, 1, 1), (1, 0, 1)], Why.TOO_SHORT),
        # On the seventh day it is in time, on the eighth it is late.
        ([(0, 1, 0), (1, 0, 7), (2, 3, 14)], Value(1 / 2)),
        ([(0, 1, 0), (1, 0, 8), (2, 3, 16)], Value(0)),
        # Said several times before the answer, each of them is answered; at one moment, once.
        ([(0, 1, 0), (0, 1, 1), (0, 1, 1), (1, 0, 2), (2, 3, 20)], Value(2 / 3)),
    ],
)
def test_small_records(ties: _Ties, expected: Outcome) -> None:
    found = kaplan_meier_reply(over(ties))

    if isinstance(expected, Value):
        assert number(found) == pytest.approx(expected.value)
    else:
        assert found is expected


def test_what_cannot_be_told_has_its_reason() -> None:
    assert kaplan_meier_reply(make_network(2, [0], [1], directed=True)) is Why.NO_TIMES
    assert kaplan_meier_reply(over([(0, 1, 1)], directed=False)) is Why.UNDIRECTED


def test_it_agrees_with_a_slow_search_on_five_hundred_networks() -> None:
    seen = 0
    for network in drawn_contacts(directed=True):
        assert network.times is not None
        ends = zip(network.sources.tolist(), network.targets.tolist(), strict=True)
        told = {(*pair, day) for pair, day in zip(ends, network.times.tolist(), strict=True)}
        told = {(a, b, day) for a, b, day in told if a != b}
        latest = max((day for _, _, day in told), default=0)
        replied: list[float] = []
        waiting: list[float] = []
        for a, b, day in told:
            later = [back for c, d, back in told if (c, d) == (b, a) and back > day]
            (replied if later else waiting).append((min(later) if later else latest) - day)
        found = kaplan_meier_reply(network)
        if isinstance(found, Why):
            assert not told or max(replied + waiting) < 7
            continue
        curve = ecdf(CensoredData.right_censored(replied + waiting, marks(replied, waiting)))
        assert number(found) == pytest.approx(1 - curve.sf.evaluate(7))
        check_error(waits(network), curve)
        seen += 1
    assert seen > 200


def marks(replied: list[float], waiting: list[float]) -> list[bool]:
    return [False] * len(replied) + [True] * len(waiting)


def check_error(found: Survival | Why, curve: Foreign) -> None:
    """Greenwood's error is what makes SciPy's interval wide, where that is not cut off."""
    assert isinstance(found, Survival)
    error = greenwood(found, 7.0)
    with catch_warnings(action="ignore"):  # beyond the end of a curve SciPy has no interval
        interval = curve.sf.confidence_interval(0.5)
    low, high = interval.low.evaluate(7), interval.high.evaluate(7)
    if error and low > 0 and high < 1:
        assert (high - low) / 2 == pytest.approx(0.6744897501960817 * error)


def test_times_beyond_a_float_leave_no_number_that_is_none() -> None:
    far = over([(0, 1, -1.7e308), (1, 0, 1.7e308)])

    assert number(kaplan_meier_reply(far)) == 0
    assert np.isfinite(number(kaplan_meier_reply(far)))
