"""What would spread if: by hand on small networks, by counting all ways, and at the edges."""

import numpy as np
import pytest

from saiyai.assessment.statistics.cascades import cascade_size, cascade_window, followers
from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from saiyai.engine.network import Network, make_network
from tests.assessment.statistics.told import dice, ends, told, value


def tied(n: int, ties: list[tuple[int, int]], *, directed: bool = False) -> Network:
    return make_network(n, [a for a, _ in ties], [b for _, b in ties], directed=directed)


def test_two_who_are_tied_convince_a_third_and_one_alone_does_not() -> None:
    """A triangle with a tail: 0, 1 and 2 are all tied, and 3 only to 2."""
    network = tied(4, [(0, 1), (1, 2), (0, 2), (2, 3)])

    assert followers(network, [0, 1], 2).tolist() == [0, 1, 2]
    assert followers(network, [0, 1], 1).tolist() == [0, 1, 2, 3]
    assert followers(network, [3], 2).tolist() == [3]
    assert followers(network, [], 1).tolist() == []
    assert followers(tied(3, []), [1], 1).tolist() == [1]


def test_along_a_line_and_against_it() -> None:
    """0 to 1 to 2: 1 + .5 + .25 from the beginning, and nobody else from the end."""
    line = tied(3, [(0, 1), (1, 2)], directed=True)

    assert value(cascade_size(line, [0], 0.5, dice())) == 1.75
    assert value(cascade_size(line, [2], 0.5, dice())) == 1
    assert value(cascade_size(line, [0, 2], 0.5, dice())) == 2.5
    assert ends(cascade_size(line, [0], 0.5, dice())) == (1.75, 1.75)


def test_many_ties_are_drawn_and_come_near_what_all_ways_say() -> None:
    """A star of thirty: 1 + 30 · .3 from the middle."""
    star = tied(31, [(0, point) for point in range(1, 31)])
    found = told(cascade_size(star, [0], 0.3, dice()))

    assert found.value == pytest.approx(10, abs=0.3)
    assert found.low < 10 < found.high
    assert (found.n, found.seed) == (1_000, 1)


def test_sure_and_impossible_ties() -> None:
    ring = tied(20, [(at, (at + 1) % 20) for at in range(20)])

    assert value(cascade_size(ring, [3], 1.0, dice())) == 20
    assert value(cascade_size(ring, [3], 0.0, dice())) == 1
    assert cascade_size(ring, [], 0.5, dice()) == Missing(NoEstimate.NOTHING_COUNTED, 1)
    assert value(cascade_size(tied(2, []), [0], 0.5, dice())) == 1


@pytest.mark.parametrize("threshold", [0.4, 0.6, 1.0])
def test_where_three_of_few_have_to_go_first_nothing_spreads(threshold: float) -> None:
    assert cascade_window(threshold) is None


def test_at_both_ends_of_the_window_one_sets_off_one() -> None:
    found = cascade_window(0.18)

    assert found is not None
    for z in found:
        few = np.array([np.exp(-z) * z**k / np.prod(np.arange(1, k + 1)) for k in range(4)])
        assert z * few.sum() == pytest.approx(1)
