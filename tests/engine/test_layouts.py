"""A map on which everybody has a place of their own."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.engine.arrays import Float32s
from saiyai.engine.layouts import spacing
from saiyai.engine.layouts.map_layout import map_layout
from saiyai.engine.layouts.packing import packed, rows_below
from saiyai.engine.layouts.pivots import find_pivots, first_drawing
from saiyai.engine.layouts.spacing import evenly_spaced, without_twins
from saiyai.engine.measures.components import components
from saiyai.engine.network import Network, make_network
from tests.engine.oracles import numbers
from tests.engine.published import karate
from tests.engine.strategies import examples, networks


def community(n: int, seed: int = 3) -> Network:
    """A connected network as people make it: most ties are near, some go far."""
    dice = np.random.default_rng(seed)
    near = np.arange(1, n)
    sources = np.concatenate((near, near, dice.integers(0, n, n // 4)))
    targets = np.concatenate((near - 1, near // 2, dice.integers(0, n, n // 4)))
    return make_network(n, sources, targets, directed=False)


def gaps(places: Float32s) -> Float32s:
    """How far each node stands from its nearest other."""
    apart = np.linalg.norm(places[:, np.newaxis] - places, axis=2)
    np.fill_diagonal(apart, np.inf)
    nearest: Float32s = apart.min(axis=1)
    return nearest


@examples
@given(networks())
def test_every_node_has_a_place_of_its_own_on_the_sheet(network: Network) -> None:
    places = map_layout(network, seed=1)

    assert places.shape == (network.n, 2)
    assert places.dtype == np.float32
    assert not places.flags.writeable
    assert (np.abs(places) <= 1).all()
    assert len(np.unique(places, axis=0)) == network.n


@examples
@given(networks())
def test_parts_stand_apart(network: Network) -> None:
    places = map_layout(network, seed=1)
    part = np.array(numbers(components(network)))
    boxes = [
        (*places[part == one].min(axis=0), *places[part == one].max(axis=0))
        for one in np.unique(part)
    ]

    for i, one in enumerate(boxes):
        for other in boxes[:i]:
            beside = one[2] < other[0] or other[2] < one[0]
            above = one[3] < other[1] or other[3] < one[1]
            assert beside or above


def test_isolates_stand_in_even_rows_below_all_others() -> None:
    network = make_network(40, [0, 1, 2], [1, 2, 3], directed=False)

    places = map_layout(network, seed=1)

    alone = places[4:]
    assert alone[:, 1].max() < places[:4, 1].min()
    steps = np.diff(np.unique(alone[:, 0].round(5)))
    assert steps == pytest.approx(np.full(len(steps), steps[0]), rel=1e-3)


def test_the_same_seed_draws_the_same_map() -> None:
    for network in (karate().network, community(300)):
        first, again = map_layout(network, seed=7), map_layout(network, seed=7)

        assert (first == again).all()


def test_another_seed_draws_another_map_of_a_large_network() -> None:
    network = community(300)

    assert (map_layout(network, seed=7) != map_layout(network, seed=8)).any()


@pytest.mark.parametrize("n", [60, 300])
def test_nodes_are_evenly_spaced(n: int) -> None:
    apart = gaps(map_layout(community(n), seed=1))

    assert apart.min() > 0.7 * np.median(apart)
    assert apart.max() < 6 * np.median(apart)


def test_those_tied_stand_nearer_than_others() -> None:
    network = karate().network
    places = map_layout(network, seed=1)

    tied = np.linalg.norm(places[network.sources] - places[network.targets], axis=1)
    any_two = np.linalg.norm(places[:, np.newaxis] - places, axis=2)

    assert tied.mean() < 0.7 * any_two[np.triu_indices(34, 1)].mean()


def test_a_chain_is_drawn_as_a_line_that_lies() -> None:
    """The longest direction lies flat, as names do.

    0 - 1 - 2 - 3 - 4
    """
    chain = make_network(5, range(4), range(1, 5), directed=False)

    places = map_layout(chain, seed=1)

    steps = [float(b[0] - a[0]) for a, b in pairwise(places.tolist())]
    assert all(abs(step) == pytest.approx(0.5, abs=0.02) for step in steps)
    assert np.abs(places[:, 1]).max() < 0.02


def test_a_pair_is_a_part_and_stands_above_isolates() -> None:
    """The pair is drawn like any part.

    0 - 1 - 2      3 - 4      5
    """
    places = map_layout(make_network(6, [0, 1, 3], [1, 2, 4], directed=False), seed=1)

    assert places[5, 1] < places[3:5, 1].min()
    assert places[3, 1] == places[4, 1]


def test_the_unit_is_the_usual_distance_to_the_nearest() -> None:
    """A chain that stood upright with steps of 3, and a pair at its end that stood too close."""
    upright = np.array([[7.0, y] for y in (0.0, 3.0, 6.0, 9.0, 15.0, 15.6)])

    lying = evenly_spaced(upright)

    steps = np.diff(np.sort(lying[:, 0]))
    assert steps.tolist() == pytest.approx([1.0, 1.0, 1.0, 1.725, 0.75])
    assert np.abs(lying[:, 1]).max() < 1e-9


def test_two_that_stand_too_close_each_give_way_by_half() -> None:
    places = np.array([[1.0, 5.0], [1.0, 5.2], [1.0, 9.0], [2.0, 5.0]])
    from_left = np.array([0, 1, 2, 3])

    assert spacing._push_apart(places, from_left, 0.8) == 1
    assert places[:2].tolist() == pytest.approx(np.array([[1.0, 4.7], [1.0, 5.5]]))
    assert places[2:].tolist() == [[1.0, 9.0], [2.0, 5.0]]
    assert spacing._push_apart(places, from_left, 0.8) == 0


def test_two_on_one_spot_are_moved_to_the_full_distance() -> None:
    places = np.array([[3.0, 3.0], [3.0, 3.0]])

    assert spacing._push_apart(places, np.array([0, 1]), 0.8) == 1
    assert np.linalg.norm(places[1] - places[0]) == pytest.approx(0.8)
    assert places.mean(axis=0) == pytest.approx([3.0, 3.0])


def test_places_on_one_spot_are_moved_apart() -> None:
    spread = evenly_spaced(np.zeros((12, 2)))

    assert gaps(spread.astype(np.float32)).min() > 0.5


def test_twins_are_moved_by_less_than_anybody_sees() -> None:
    places = np.full((500, 2), 0.25, dtype=np.float32)
    places[:5] = (1.0, 1.0)
    places[5:9] = (-1.0, -1.0)

    apart = without_twins(places.copy())

    assert len(np.unique(apart, axis=0)) == 500
    assert np.abs(apart - places).max() < 0.01
    assert np.abs(apart).max() <= 1


def test_pivots_draw_a_chain_in_its_order() -> None:
    chain = make_network(9, range(8), range(1, 9), directed=False)

    pivots = find_pivots(chain.simple, np.random.default_rng(1))
    along = first_drawing(pivots.told)[:, 0]

    assert (np.diff(along) > 0).all() or (np.diff(along) < 0).all()


@examples
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=8))
def test_boxes_stand_in_their_order_with_a_gap_around_each(sizes: list[tuple[int, int]]) -> None:
    parts = [np.array([[5.0, 7.0], [5.0 + wide, 7.0 + high]]) for wide, high in sizes]

    moved = packed(parts)

    tops = [float(part[:, 1].max()) for part in moved]
    for i, part in enumerate(moved):
        assert np.ptp(part, axis=0) == pytest.approx(sizes[i])
        for before in moved[:i]:
            beside = part[0, 0] - before[1, 0] >= 2 - 1e-9
            below = before[0, 1] - part[1, 1] >= 2 - 1e-9
            assert beside or below
    assert not tops or tops[0] == max(tops) or sizes[0][1] < max(high for _, high in sizes)


def test_each_row_of_boxes_stands_in_the_middle_as_wide_as_a_screen() -> None:
    """Areas with their gaps: 8 x 8, then 4 x 4 four times; so the sheet is 13.4 wide.

    1 2        one and two fit beside one another: 12
    3 4 5      three do as well: 12
    """
    parts = [np.array([[0.0, 0.0], [side, side]]) for side in (6.0, 2.0, 2.0, 2.0, 2.0)]

    moved = [part.tolist() for part in packed(parts)]

    assert moved == [
        [[-5.0, -7.0], [1.0, -1.0]],
        [[3.0, -5.0], [5.0, -3.0]],
        [[-5.0, -11.0], [-3.0, -9.0]],
        [[-1.0, -11.0], [1.0, -9.0]],
        [[3.0, -11.0], [5.0, -9.0]],
    ]


def test_rows_below_are_as_wide_as_what_stands_above_and_begin_two_units_under_it() -> None:
    above = np.array([[1.0, 4.0], [4.0, 9.0]])

    assert rows_below(6, above).tolist() == [
        [1.0, 2.0], [2.0, 2.0], [3.0, 2.0], [4.0, 2.0], [1.0, 1.0], [2.0, 1.0],
    ]  # fmt: skip
    assert rows_below(2, above).tolist() == [[2.0, 2.0], [3.0, 2.0]]


def test_where_all_stand_alone_their_rows_make_a_sheet() -> None:
    places = rows_below(14, np.empty((0, 2)))

    assert len(np.unique(places[:, 0])) == 4
    assert len(np.unique(places[:, 1])) == 4


def test_nothing_above_and_nothing_below_is_no_fault() -> None:
    assert packed([]) == []
    assert rows_below(0, np.empty((0, 2))).shape == (0, 2)
    assert map_layout(make_network(0, [], [], directed=False), seed=1).shape == (0, 2)
    assert map_layout(make_network(1, [], [], directed=False), seed=1).tolist() == [[0.0, 0.0]]
