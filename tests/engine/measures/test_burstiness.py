"""Burstiness, by hand and by Python's own statistics."""

from itertools import pairwise
from statistics import mean, pstdev

import numpy as np
import pytest

from saiyai.engine.measures.burstiness import burstiness
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.pauses import burstiness_of, corrected_burstiness
from saiyai.engine.result import NodeValues, Why
from tests.engine.drawn import drawn_contacts


def of_nodes(network: Network) -> NodeValues:
    found = burstiness(network)
    assert isinstance(found, NodeValues)
    return found


def test_a_clock_a_burst_and_too_few() -> None:
    """0 and 1 meet every week, 2 once, with them; 3 and 4 three times in a row and late again.

    2 — 0 — 1   3 — 4   5
    """
    ties = [(0, 1, float(day)) for day in (0, 7, 14, 21)] + [(0, 2, 7.0), (0, 2, 7.0)]
    ties += [(3, 4, day) for day in (1, 1.5, 2, 100)]
    sources, targets, times = zip(*ties, strict=True)
    found = of_nodes(make_network(6, sources, targets, directed=False, times=times))

    assert found.values[0] == found.values[1] == -1
    # Pauses 0.5, 0.5 and 98: the mean is 33, the deviation sqrt(2) times 32.5.
    ratio = 2**0.5 * 32.5 / 33
    expected = (2 * ratio - 2**0.5) / (0 * ratio + 2**0.5)
    assert found.values[3] == found.values[4] == pytest.approx(expected)
    assert [found.why_at(node) for node in (2, 5)] == [Why.TOO_FEW_CONTACTS, Why.ISOLATE]


def test_a_meeting_of_several_is_one_contact_of_each() -> None:
    """Otherwise whoever meets many at once would come in bursts."""
    days = np.repeat([0, 10, 20, 30], 3)
    among = make_network(4, [0] * 12, [1, 2, 3] * 4, directed=True, times=days)

    assert of_nodes(among).values.tolist() == [-1] * 4


def test_pauses_as_uneven_as_can_be_have_one_and_their_number_no_say() -> None:
    """All contacts at once but for one long pause; uncorrected it is less for fewer of them."""
    for pauses in (3.0, 10.0, 1_000.0):
        mean_of, deviation = 1 / pauses, (1 / pauses) * (pauses - 1) ** 0.5
        assert corrected_burstiness(mean_of, deviation, pauses) == pytest.approx(1)
        assert burstiness_of(mean_of, deviation) < 1


def test_it_agrees_with_the_statistics_of_python_on_five_hundred_networks() -> None:
    seen = 0
    for network in drawn_contacts():
        found = of_nodes(network)
        assert network.times is not None
        ties = [*zip(network.sources, network.targets, network.times.tolist(), strict=True)]
        for node in range(network.n):
            moments = sorted({day for a, b, day in ties if node in (a, b) and a != b})
            if len(moments) < 4:
                assert found.why_at(node) in {Why.ISOLATE, Why.TOO_FEW_CONTACTS}
                continue
            pauses = [after - before for before, after in pairwise(moments)]
            ratio, n = pstdev(pauses) / mean(pauses), len(pauses)
            expected = ((n + 1) ** 0.5 * ratio - (n - 1) ** 0.5) / (
                ((n + 1) ** 0.5 - 2) * ratio + (n - 1) ** 0.5
            )
            assert found.values[node] == pytest.approx(expected)
            seen += 1
    assert seen > 1_000


def test_times_beyond_a_float_give_a_reason_and_no_number() -> None:
    far = make_network(2, [0] * 4, [1] * 4, directed=False, times=[-1.7e308, -1e308, 0, 1.7e308])

    assert of_nodes(far).why_at(0) is Why.OUT_OF_RANGE


def test_without_times_there_is_a_reason() -> None:
    assert burstiness(make_network(2, [0], [1], directed=True)) is Why.NO_TIMES
