"""The curve by which newcomers come, from curves that are known, and against SciPy's fit."""

import numpy as np
import pytest
from scipy.optimize import least_squares

from saiyai.engine.arrays import Float64s
from saiyai.engine.measures.bass import bass, first_contacts
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.bass import bass_peak, bass_rate, bass_share, fit_bass
from saiyai.engine.result import Parts, Why

_YEAR = 365.25


def growing(times: Float64s) -> Network:
    """Each newcomer comes to the first one, at these times."""
    n = len(times) + 1
    return make_network(n, range(1, n), [0] * (n - 1), directed=True, times=times)


def parts(network: Network) -> dict[str, float]:
    found = bass(network)
    assert isinstance(found, Parts)
    return found.known


def test_newcomers_that_come_along_a_curve_are_told_by_it() -> None:
    """Four thousand in twenty years, at p = 0.03 and q = 0.38: more than 99 of a hundred."""
    years = np.linspace(0, 20, 200_001)
    shares = bass_share(years, 0.03, 0.38)
    times = np.interp((np.arange(4_000) + 0.5) / 4_000 * shares[-1], shares, years) * _YEAR

    found = parts(growing(times))

    assert found["p_per_year"] == pytest.approx(0.03, rel=0.02)
    assert found["q_per_year"] == pytest.approx(0.38, rel=0.02)
    assert found["m_nodes"] == pytest.approx(4_001 / shares[-1], rel=0.01)


def test_a_node_comes_with_its_first_contact_whichever_way_it_points() -> None:
    network = make_network(
        5, [0, 1, 2, 2, 4], [1, 0, 1, 3, 4], directed=True, times=[5, 3, 4, 9, 1]
    )

    assert first_contacts(network).tolist() == [3, 3, 4, 9]


@pytest.mark.parametrize(
    ("times", "why"),
    [
        ([], Why.NO_TIES),
        ([1, 2, 3, 4, 5, 6], Why.TOO_FEW_NODES),
        ([4] * 9, Why.ONE_MOMENT),
        ([-1.7e308, *range(7), 1.7e308], Why.OUT_OF_RANGE),
        # Everywhere as many: no peak, no end in sight.
        (np.arange(160) + 0.5, Why.NO_FIT),
        # Twice as many in each period than in the one before.
        (np.log2(np.arange(1, 2_000)), Why.NO_FIT),
        # All at once, and a single one long after.
        ([0.0] * 30 + [1000.0], Why.NO_FIT),
    ],
)
def test_where_there_is_no_curve_there_is_a_reason(times: list[float], why: Why) -> None:
    assert bass(growing(np.array(times, np.float64))) is why


def test_without_times_there_is_a_reason() -> None:
    assert bass(make_network(2, [0], [1], directed=True)) is Why.NO_TIMES


def test_the_curve_is_the_sum_of_its_rates_and_highest_at_its_peak() -> None:
    for p, q in ((0.03, 0.38), (0.2, 0.1), (0.001, 2.0)):
        times = np.linspace(0, 30, 300_001)
        rates = bass_rate(times, p, q)
        summed = np.concatenate(([0], np.cumsum((rates[1:] + rates[:-1]) / 2 * times[1])))

        assert bass_share(times, p, q) == pytest.approx(summed, abs=1e-8)
        assert times[np.argmax(rates)] == pytest.approx(bass_peak(p, q), abs=1e-4)


def test_the_fit_is_that_of_scipy_on_two_hundred_noisy_curves() -> None:
    """And where there is none, SciPy's runs away as well."""
    edges, none = np.linspace(0, 20, 17), 0
    for seed in range(200):
        dice = np.random.default_rng(seed)
        p, q = 10 ** dice.uniform(-2.5, -1), dice.uniform(0.2, 1)
        came = dice.poisson(dice.choice([20, 100, 1_000]) * np.diff(bass_share(edges, p, q)))

        def off(at: Float64s, came: Float64s = came) -> Float64s:
            shape: Float64s = np.diff(bass_share(edges, *np.exp(at[:2])))
            gap: Float64s = came - at[2] * shape
            return gap

        found = fit_bass(came, 20.0)
        theirs = least_squares(off, [np.log(p), np.log(q), came.sum()], x_scale="jac", xtol=1e-14)
        if found is None:
            none += 1
            assert theirs.x[2] > 10 * came.sum()
            continue
        ours = off(np.array([np.log(found.p), np.log(found.q), found.m]))
        assert ours @ ours <= 2 * theirs.cost * (1 + 1e-9)
        if ours @ ours == pytest.approx(2 * theirs.cost, rel=1e-9):
            assert found == pytest.approx((*np.exp(theirs.x[:2]), theirs.x[2]), rel=1e-3)
    assert 0 < none < 20
