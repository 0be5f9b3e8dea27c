"""Values that others have published, or got from the same data, of whole networks' structure."""

import pytest

from saiyai.engine.measure import run
from saiyai.engine.measures.centralization import (
    betweenness_centralization,
    degree_centralization,
    in_centralization,
    out_centralization,
)
from saiyai.engine.measures.closeness_centralization import closeness_centralization
from saiyai.engine.measures.components import connectedness
from saiyai.engine.measures.krackhardt import efficiency, hierarchy, lubness
from saiyai.engine.measures.reaching import global_reaching
from saiyai.engine.measures.reciprocity import garlaschelli_loffredo, katz_powell
from saiyai.engine.measures.robustness import ROBUSTNESS, robustness
from saiyai.engine.network import Network, make_network
from tests.engine.oracles import number
from tests.engine.published import florentine_marriages, high_tech_advice, karate

_AS_PRINTED = 1e-6

_CENTRALIZATIONS = (degree_centralization, betweenness_centralization, closeness_centralization)

_OF_COMMAND = (connectedness, hierarchy, efficiency, lubness)

_KITE = [(0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4),
         (3, 5), (3, 6), (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9)]  # fmt: skip


def undirected(n: int, ties: list[tuple[int, int]]) -> Network:
    return make_network(n, [a for a, _ in ties], [b for _, b in ties], directed=False)


def star(n: int) -> Network:
    return undirected(n, [(0, point) for point in range(1, n)])


def ring(n: int) -> Network:
    return undirected(n, [(node, (node + 1) % n) for node in range(n)])


def chain(n: int) -> Network:
    return undirected(n, [(node, node + 1) for node in range(n - 1)])


def all_tied(n: int, *, directed: bool = False) -> Network:
    ends = [(a, b) for a in range(n) for b in range(n) if (a != b if directed else a < b)]
    return make_network(n, [a for a, _ in ends], [b for _, b in ends], directed=directed)


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        (karate().network, (0.399621, 0.405557, 0.298195)),
        (florentine_marriages().network, (0.274725, 0.436813, 0.322452)),
        (undirected(10, _KITE), (0.333333, 0.296296, 0.270375)),
        (star(5), (1, 1, 1)),
        (ring(5), (0, 0, 0)),
        (all_tied(5), (0, 0, 0)),
        (chain(5), (0.166667, 0.416667, 0.422222)),
    ],
    ids=["karate", "florentine", "kite", "star", "ring", "all tied", "chain"],
)
def test_how_central_one_is_by_degree_betweenness_and_closeness(
    network: Network, expected: tuple[float, float, float]
) -> None:
    found = [number(measure(network)) for measure in _CENTRALIZATIONS]

    assert found == pytest.approx(expected, abs=_AS_PRINTED)


def test_how_central_one_is_among_the_florentines_with_the_pucci() -> None:
    families = florentine_marriages().network
    with_pucci = make_network(16, families.sources, families.targets, directed=False)

    assert number(degree_centralization(with_pucci)) == pytest.approx(0.266667, abs=_AS_PRINTED)
    assert number(betweenness_centralization(with_pucci)) == pytest.approx(
        0.383492, abs=_AS_PRINTED
    )


def test_the_order_of_command_among_high_tech_managers() -> None:
    advice = high_tech_advice().network

    assert number(in_centralization(advice)) == pytest.approx(0.47, abs=_AS_PRINTED)
    assert number(out_centralization(advice)) == pytest.approx(0.575, abs=_AS_PRINTED)
    assert number(garlaschelli_loffredo(advice)) == pytest.approx(0.038902, abs=_AS_PRINTED)
    assert number(katz_powell(advice)) == pytest.approx(0.052447, abs=_AS_PRINTED)
    found = [
        number(measure(advice)) for measure in (connectedness, hierarchy, efficiency, lubness)
    ]
    assert found == pytest.approx([1, 0, 0.575, 1], abs=_AS_PRINTED)


def test_the_four_dimensions_of_small_networks() -> None:
    """An out-tree of seven, a circle of five and five who are all tied to all."""
    tree = make_network(7, [0, 0, 1, 1, 2, 2], range(1, 7), directed=True)
    circle = make_network(5, range(5), [1, 2, 3, 4, 0], directed=True)
    out_star = make_network(5, [0] * 4, range(1, 5), directed=True)

    assert [number(measure(tree)) for measure in _OF_COMMAND] == [1, 1, 1, 1]
    assert [number(measure(circle)) for measure in _OF_COMMAND] == [1, 0, 0.9375, 1]
    assert number(efficiency(all_tied(5, directed=True))) == 0
    assert (number(global_reaching(out_star)), number(global_reaching(circle))) == (1, 0)


def test_how_much_hangs_together_under_attack() -> None:
    """Published are means of 400 attacks; we tell the middle one of all, or of a thousand."""
    club = run(ROBUSTNESS, karate().network)

    assert number(club.outcome) == pytest.approx(0.1322, abs=2e-3)
    assert club.error is not None
    assert club.error < 5e-3
    assert number(robustness(florentine_marriages().network)) == pytest.approx(0.1715, abs=3e-3)
    assert number(robustness(star(10))) == pytest.approx(0.09)
    assert number(robustness(all_tied(10))) == pytest.approx(0.45)
    assert 0.25 <= number(robustness(ring(10))) <= 0.29
    assert 0.19 <= number(robustness(chain(10))) <= 0.25
