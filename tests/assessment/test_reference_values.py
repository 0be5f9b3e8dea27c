"""Values that others have published, or that follow by hand, of the statistics of readings."""

import numpy as np
import pytest

from saiyai.assessment.statistics.agreement import IccForms, icc_of_raters, rwg, uniform_variance
from saiyai.assessment.statistics.cascades import cascade_size, cascade_window, followers
from saiyai.assessment.statistics.coders import Scale, krippendorff
from saiyai.assessment.statistics.composite import Aggregator, aggregate
from saiyai.assessment.statistics.goal_sets import goals_in_common
from saiyai.assessment.statistics.hawkes import cluster_size
from saiyai.assessment.statistics.reliability import alpha_of, omega_of
from saiyai.assessment.statistics.shares import jeffreys, wilson
from saiyai.assessment.statistics.sobol import saltelli, sobol
from saiyai.engine.network import make_network
from saiyai.engine.ops.inequality import pielou
from tests.assessment.statistics.told import dice, ends, value

_AS_PRINTED = 1e-4


@pytest.mark.parametrize(
    ("count", "of_wilson", "of_jeffreys"),
    [(8, (0.4902, 0.9433), (0.4972, 0.9559)), (0, (0, 0.2775), (0, 0.2172))],
)
def test_eight_of_ten_and_none_of_ten(
    count: int, of_wilson: tuple[float, float], of_jeffreys: tuple[float, float]
) -> None:
    assert ends(wilson(count, 10, level=0.95)) == pytest.approx(of_wilson, abs=_AS_PRINTED)
    assert ends(jeffreys(count, 10, level=0.95)) == pytest.approx(of_jeffreys, abs=_AS_PRINTED)


def test_four_coders_of_twelve_units_as_krippendorff_prints_them() -> None:
    codes = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, -1, -1, -1],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, -1, 3],
        [-1, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, -1],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, -1],
    ]
    found = [value(krippendorff(codes, scale, dice())) for scale in Scale]

    assert found == pytest.approx([0.7434, 0.8154, 0.8491, 0.7974], abs=_AS_PRINTED)


def test_six_targets_of_four_judges_as_shrout_and_fleiss_print_them() -> None:
    ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    found = icc_of_raters(ratings)

    assert isinstance(found, IccForms)
    assert list(found) == pytest.approx(
        [0.1657, 0.2898, 0.7148, 0.4428, 0.6201, 0.9093], abs=_AS_PRINTED
    )


@pytest.mark.parametrize(
    ("loadings", "expected"),
    [([0.8, 0.7, 0.6, 0.5], (0.749446, 0.742055)), ([0.7] * 4, (0.793522, 0.793522))],
)
def test_scales_of_four_questions(loadings: list[float], expected: tuple[float, float]) -> None:
    alike = np.outer(loadings, loadings)
    np.fill_diagonal(alike, 1)
    found = omega_of(alike[np.newaxis])[0], alpha_of(alike[np.newaxis])[0]

    assert found == pytest.approx(expected, abs=1e-6)


def test_five_who_answer_alike() -> None:
    """4 4 5 4 3 has a variance of .5; two such questions and 4 4 5 5 4, of .3, make three."""
    one = np.var([4, 4, 5, 4, 3], ddof=1)
    three = np.mean([one, one, np.var([4, 4, 5, 5, 4], ddof=1)])
    found = [
        rwg(np.array([spread / uniform_variance(5)]), items)[0]
        for spread, items in ((one, 1), (three, 3))
    ]

    assert found == pytest.approx([0.75, 0.915584], abs=1e-6)


def test_three_ways_to_add_up() -> None:
    found = [aggregate((0.9, 0.9, 0.1), how) for how in Aggregator]

    assert found == pytest.approx([0.6333, 0.4327, 0.2455], abs=_AS_PRINTED)


def test_goals_of_four_members() -> None:
    holds = [[1, 1, 1], [1, 1, 0], [1, 1, 1], [0, 1, 1]]

    assert value(goals_in_common(holds, dice())) == pytest.approx(2 / 3)


def test_what_the_function_of_ishigami_hangs_on() -> None:
    """sin x + 7 sin² y + .1 z⁴ sin x, within −π..π, at 8,192 points."""
    x, y, z = (saltelli(3, 8_192, dice()).T * 2 - 1) * np.pi
    found = sobol(np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x), 3, dice())

    assert isinstance(found, tuple)
    first, total = [one.first.value for one in found], [one.total.value for one in found]
    assert first == pytest.approx([0.313905, 0.442411, 0], abs=0.01)
    assert total == pytest.approx([0.557589, 0.442411, 0.243684], abs=0.01)


def test_how_large_clusters_of_events_are() -> None:
    assert [cluster_size(n) for n in (0.5, 0.8)] == pytest.approx([2, 5])


@pytest.mark.parametrize(
    ("threshold", "window"),
    [
        (0.10, (1.0000, 13.6593)),
        (0.15, (1.0037, 7.4771)),
        (0.18, (1.0207, 5.7647)),
        (0.20, (1.0207, 5.7647)),
        (0.25, (1.1141, 3.8631)),
    ],
)
def test_the_window_of_watts(threshold: float, window: tuple[float, float]) -> None:
    assert cascade_window(threshold) == pytest.approx(window, abs=1e-3)
    assert cascade_window(0.30) is None


def test_complex_and_simple_contagion_round_a_ring() -> None:
    """Twelve, each tied to two on either side."""
    near = [(at, (at + step) % 12) for at in range(12) for step in (1, 2)]
    ring = make_network(12, [a for a, _ in near], [b for _, b in near], directed=False)
    found = [len(followers(ring, *how)) for how in (([0, 1], 2), ([0, 6], 2), ([0], 1))]

    assert found == [12, 2, 12]


def test_cascades_of_three_small_networks() -> None:
    """From an end of a path of three, from a corner of a triangle, from the hub of a star."""
    path = make_network(3, [0, 1], [1, 2], directed=False)
    triangle = make_network(3, [0, 1, 2], [1, 2, 0], directed=False)
    star = make_network(5, [0] * 4, [1, 2, 3, 4], directed=False)
    found = [value(cascade_size(one, [0], 0.5, dice())) for one in (path, triangle, star)]

    assert found == pytest.approx([1.75, 2.25, 3.0])


def test_how_many_a_patron_gives_to() -> None:
    """One gives 4 to each of three: e to the entropy says that one gives and three are given."""
    given, received = [12, 0, 0, 0], [0, 4, 4, 4]
    effective = [np.exp(pielou(held) * np.log(4)) for held in (given, received)]

    assert effective == pytest.approx([1, 3])
