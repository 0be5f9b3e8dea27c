"""How one part of a network is drawn: made coarse, drawn, made fine; and drawn again."""

import random

import igraph
import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.engine.arrays import Float64s, Int64s
from saiyai.engine.errors import MalformedNetwork
from saiyai.engine.layouts import part_layout
from saiyai.engine.layouts.anchors import Previous
from saiyai.engine.layouts.balance import Terms, balanced
from saiyai.engine.layouts.levels import Level, finest, levels_of
from saiyai.engine.layouts.map_layout import map_layout
from saiyai.engine.layouts.pivots import EVERY, find_pivots, how_many
from saiyai.engine.layouts.quality import (
    edge_crossings,
    mean_displacement,
    neighbourhood_preservation,
    normalised_stress,
)
from saiyai.engine.layouts.repulsion import repulsion
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Estimate, Value, Why
from tests.engine.published import karate
from tests.engine.strategies import examples, networks


def value(found: Estimate | Value | Why) -> float:
    outcome = found.outcome if isinstance(found, Estimate) else found
    assert isinstance(outcome, Value)
    return outcome.value


def path(n: int) -> Network:
    return make_network(n, range(n - 1), range(1, n), directed=False)


def ring(n: int) -> Network:
    return make_network(n, range(n), [(node + 1) % n for node in range(n)], directed=False)


def tree(n: int) -> Network:
    return make_network(n, range(1, n), [(node - 1) // 2 for node in range(1, n)], directed=False)


def star(n: int) -> Network:
    return make_network(n, [0] * (n - 1), range(1, n), directed=False)


def grid(wide: int) -> Network:
    at = np.arange(wide * wide).reshape(wide, wide)
    ends = [(at[:, :-1], at[:, 1:]), (at[:-1], at[1:])]
    sources, targets = (np.concatenate([end[side].ravel() for end in ends]) for side in (0, 1))
    return make_network(wide * wide, sources, targets, directed=False)


def circles(count: int, size: int = 20, seed: int = 2) -> Network:
    """Circles of friends, who mostly know one another, and few others."""
    dice = np.random.default_rng(seed)
    n, m = count * size, 3 * count * size
    sources = dice.integers(0, n, m)
    inside = sources // size * size + dice.integers(0, size, m)
    targets = np.where(dice.random(m) < 0.9, inside, dice.integers(0, n, m))
    chain = np.arange(n - 1)
    ends = (np.concatenate((sources, chain)), np.concatenate((targets, chain + 1)))
    return make_network(n, *ends, directed=False)


def level_of(network: Network, share: float = 1.0) -> Level:
    return finest(network.simple, find_pivots(network.simple, np.random.default_rng(1)), share)


# --- pushing -------------------------------------------------------------------------------------


def plain_repulsion(places: Float64s, masses: Float64s) -> Float64s:
    apart = places[:, np.newaxis] - places
    squares = (apart**2).sum(axis=2)
    squares[squares == 0] = np.inf
    pushes: Float64s = (masses[:, np.newaxis] * apart / squares[:, :, np.newaxis]).sum(axis=1)
    return pushes


def test_few_push_one_another_exactly() -> None:
    dice = np.random.default_rng(1)
    places, masses = dice.normal(size=(8, 2)), dice.random(8)

    assert repulsion(places, masses) == pytest.approx(plain_repulsion(places, masses))


@pytest.mark.parametrize("n", [300, 5_000])
def test_heaps_push_nearly_as_their_nodes_would(n: int) -> None:
    """Two clouds, one of them dense; small and large enough for one core and for several."""
    dice = np.random.default_rng(n)
    places = dice.normal(size=(n, 2))
    places[: n // 3] = places[: n // 3] / 50 + 3
    masses = dice.random(n) + 0.5
    expected = plain_repulsion(places, masses)

    found = repulsion(places, masses)

    errors = np.linalg.norm(found - expected, axis=1) / np.linalg.norm(expected, axis=1).mean()
    assert np.median(errors) < 0.02
    assert errors.max() < 0.2


def test_many_on_one_spot_push_all_others_and_stay_numbers() -> None:
    places = np.zeros((50, 2))
    places[40:, 0] = np.linspace(1, 2, 10)

    pushes = repulsion(places, np.ones(50))

    assert np.isfinite(pushes).all()
    assert pushes[:40] == pytest.approx(np.broadcast_to(pushes[0], (40, 2)))
    assert pushes[49, 0] > 40 / 2
    assert repulsion(np.zeros((3, 2)), np.ones(3)).tolist() == [[0.0, 0.0]] * 3
    assert repulsion(np.empty((0, 2)), np.empty(0)).shape == (0, 2)


# --- levels --------------------------------------------------------------------------------------


@pytest.mark.parametrize("network", [circles(80), star(2_000), grid(40), tree(1_500)])
def test_each_level_holds_all_nodes_and_all_ties_between_its_heaps(network: Network) -> None:
    levels, parents = levels_of(level_of(network), np.random.default_rng(1))

    assert len(levels) > 1
    assert levels[-1].n <= 300
    of = np.arange(network.n)
    for level, parent in zip(levels[1:], parents, strict=True):
        of = parent[of]
        assert level.masses.tolist() == np.bincount(of, minlength=level.n).tolist()
        assert level.masses.max() <= 8 * 2 * network.n / level.n
        between = of[network.sources] != of[network.targets]
        pairs = np.count_nonzero(between & (network.sources != network.targets))
        assert level.ties.sum() <= 2 * pairs
        assert level.held.sum() == pytest.approx(level.ties.sum() + level.pull.sum(), rel=1e-5)


def test_two_heaps_are_tied_by_all_that_ties_their_nodes() -> None:
    network = grid(30)
    levels, parents = levels_of(level_of(network), np.random.default_rng(1))
    of, level = parents[0], levels[1]

    rows = np.repeat(np.arange(level.n), np.diff(level.indptr))
    found = dict(
        zip(zip(rows.tolist(), level.indices.tolist(), strict=True), level.ties, strict=True)
    )

    expected: dict[tuple[int, int], int] = {}
    for a, b in zip(of[network.sources].tolist(), of[network.targets].tolist(), strict=True):
        if a != b:
            expected[a, b] = expected.get((a, b), 0) + 1
            expected[b, a] = expected.get((b, a), 0) + 1
    assert found == expected


def test_pivots_are_spread_and_know_their_distances() -> None:
    """A pivot speaks for those that are not farther from it than half way, and are its own."""
    network = path(EVERY + 1)

    pivots = find_pivots(network.simple, np.random.default_rng(1))

    assert len(pivots.nodes) == how_many(network.n) == 200
    assert len(set(pivots.nodes.tolist())) == 200
    told = np.abs(np.arange(network.n)[:, np.newaxis] - pivots.nodes)
    assert (pivots.told == told).all()
    assert pivots.stands_for.min() == 1
    assert pivots.stands_for.max(axis=0).sum() == network.n


# --- balance -------------------------------------------------------------------------------------


def test_in_balance_no_step_of_any_node_makes_it_better() -> None:
    """The function of the module's first lines, written out; small part and large."""
    for network in (karate().network, circles(12)):
        level, terms = level_of(network), Terms(0.4)
        start = np.random.default_rng(3).normal(size=(network.n, 2)) * 3
        rest = balanced(level, start, terms, 3_000)
        told = level.told + (level.told == 0)
        rows = np.repeat(np.arange(network.n), np.diff(level.indptr))

        def unrest(
            places: Float64s, level: Level = level, told: Float64s = told, rows: Int64s = rows
        ) -> float:
            apart = np.linalg.norm(places[:, np.newaxis] - places, axis=2)
            np.fill_diagonal(apart, 1)
            to_pivots = apart[:, level.pivots] * (level.told > 0) + (level.told == 0)
            ties = ((apart[rows, level.indices] - 1) ** 2).sum() / 4
            pulls = (level.pull * (to_pivots - told) ** 2).sum() / 4
            return float(ties + pulls - 0.4 * np.log(apart).sum() / 2)

        assert unrest(rest) < unrest(start)
        for node in range(0, network.n, 7):
            for step in ((0.1, 0), (-0.1, 0), (0, 0.1), (0, -0.1)):
                nudged = rest.copy()
                nudged[node] += step
                assert unrest(nudged) > unrest(rest)


def test_one_core_and_many_draw_the_same_to_the_last_bit() -> None:
    network = circles(300)
    with_all = map_layout(network, seed=1)
    before = numba.get_num_threads()
    numba.set_num_threads(1)
    try:
        alone = map_layout(network, seed=1)
    finally:
        numba.set_num_threads(before)

    assert (alone == with_all).all()


# --- drawings ------------------------------------------------------------------------------------


def test_a_ring_is_drawn_round() -> None:
    places = map_layout(ring(40), seed=1)

    radii = np.linalg.norm(places - places.mean(axis=0), axis=1)
    assert radii.min() > 0.95 * radii.max()


@pytest.mark.parametrize("network", [path(60), ring(300), grid(12), grid(35), star(50)])
def test_what_can_be_drawn_without_a_crossing_is(network: Network) -> None:
    assert value(edge_crossings(network, map_layout(network, seed=1))) == 0


def test_few_branches_of_a_tree_cross() -> None:
    network = tree(255)

    assert value(edge_crossings(network, map_layout(network, seed=1))) < 0.001 * 254 * 253 / 2


def test_a_large_grid_is_drawn_as_it_is() -> None:
    network = grid(35)
    places = map_layout(network, seed=1)

    assert value(normalised_stress(network, places)) < 0.02
    assert value(neighbourhood_preservation(network, places)) > 0.6


def test_drawings_are_as_good_as_those_by_springs_alone() -> None:
    """Small parts by those of Kamada & Kawai, large ones of Fruchterman & Reingold.

    Distances are kept within a seventh as well, and in large parts more neighbours: by medians,
    since the last bit of a processor's roundings changes each drawing by some hundredths.
    """
    for network in (karate().network, circles(10), circles(50), tree(500)):
        pairs = np.column_stack((network.sources, network.targets))
        graph = igraph.Graph(n=network.n, edges=pairs).simplify()
        small = network.n <= 250
        stress, kept = np.empty((2, 3, 2))
        for seed in range(3):
            igraph.set_random_number_generator(random.Random(seed))
            peer = graph.layout_kamada_kawai() if small else graph.layout_fruchterman_reingold()
            drawn = map_layout(network, seed=seed), np.array(peer.coords)
            stress[seed] = [value(normalised_stress(network, places)) for places in drawn]
            kept[seed] = [value(neighbourhood_preservation(network, places)) for places in drawn]

        ours, theirs = np.median(stress, axis=0)
        assert ours < 8 / 7 * theirs
        ours, theirs = np.median(kept, axis=0)
        assert ours > (0.9 if small else 1.25) * theirs


@pytest.mark.parametrize("n", [2, 3, 4, 201, 301])
def test_parts_of_every_size_are_drawn_in_numbers(n: int) -> None:
    for network in (path(n), star(n), make_network(n, *np.triu_indices(n, 1), directed=False)):
        places = part_layout.part_positions(network.simple, np.random.default_rng(1))

        assert places.shape == (n, 2)
        assert np.isfinite(places).all()
        assert len(np.unique(places.round(9), axis=0)) == n


# --- drawn again ---------------------------------------------------------------------------------


def test_what_has_not_changed_hardly_moves() -> None:
    for network in (karate().network, circles(50), grid(20)):
        before = map_layout(network, seed=1)
        everybody = np.ones(network.n, np.bool_)

        again = map_layout(network, seed=2, previous=Previous(before, everybody))

        assert value(mean_displacement(before, again, everybody)) < 0.02


def test_those_seen_stay_near_and_newcomers_come_to_their_neighbours() -> None:
    network = circles(50)
    seen = np.random.default_rng(1).random(network.n) > 0.05
    tied = seen[network.sources] & seen[network.targets]
    ends = np.cumsum(seen) - 1
    old = make_network(
        int(seen.sum()), ends[network.sources[tied]], ends[network.targets[tied]], directed=False
    )
    seen[np.flatnonzero(seen)[np.diff(old.simple.indptr) == 0]] = False  # then among the isolates
    before = np.full((network.n, 2), np.nan)
    before[np.flatnonzero(np.random.default_rng(1).random(network.n) > 0.05)] = map_layout(
        old, seed=1
    )

    again = map_layout(network, seed=1, previous=Previous(before, seen))
    anew = map_layout(network, seed=1)

    assert value(mean_displacement(before, again, seen)) < 0.05
    assert value(mean_displacement(before, anew, seen)) > 0.1
    assert value(normalised_stress(network, again)) < 1.2 * value(normalised_stress(network, anew))
    one_end = np.where(seen[network.sources], network.targets, network.sources)
    new = ~(seen[network.sources] & seen[network.targets]) & (network.sources != network.targets)
    ties = np.linalg.norm(again[network.sources] - again[network.targets], axis=1)
    assert not seen[one_end[new]].all()
    assert np.median(ties[new]) < 2 * np.median(ties)


def test_new_parts_and_new_isolates_come_below() -> None:
    """0 - 1 - 2 - 3 and 8 stood; 4 - 5 - 6, and 7, are new."""
    before = np.zeros((9, 2))
    before[[0, 1, 2, 3, 8]] = map_layout(
        make_network(5, [0, 1, 2], [1, 2, 3], directed=False), seed=1
    )
    seen = np.array([True] * 4 + [False] * 4 + [True])
    network = make_network(9, [0, 1, 2, 4, 5], [1, 2, 3, 5, 6], directed=False)

    places = map_layout(network, seed=1, previous=Previous(before, seen))

    assert places[4:7, 1].max() < places[[0, 1, 2, 3, 8], 1].min()
    assert places[7, 1] < places[4:7, 1].min()
    assert places[8, 1] < places[:4, 1].min()


def test_a_part_of_which_little_was_seen_is_drawn_anew_and_turned_to_meet_it() -> None:
    """Of six in a chain two were seen: they lie as they lay, one above the other."""
    before = np.zeros((6, 2))
    before[2], before[3] = (0.3, 0.1), (0.3, -0.1)
    seen = np.isin(range(6), [2, 3])

    places = map_layout(path(6), seed=1, previous=Previous(before, seen))

    x, y = places[2] - places[3]
    assert y > 0
    assert abs(x) < 1e-3
    assert places[[2, 3]].mean(axis=0) == pytest.approx([0.3, 0.0], abs=0.35)


def test_nobody_seen_is_as_if_nothing_stood() -> None:
    network = karate().network
    nobody = Previous(np.full((34, 2), np.nan), np.zeros(34, np.bool_))

    again = map_layout(network, seed=4, previous=nobody)

    assert (again == map_layout(network, seed=4)).all()


@examples
@given(networks(), st.integers(0, 2**31))
def test_drawn_again_everybody_has_a_place_of_their_own(network: Network, seed: int) -> None:
    """Whoever was seen, and wherever: also all on one spot."""
    dice = np.random.default_rng(seed)
    spots = dice.integers(-1, 2, (network.n, 2)) * dice.integers(0, 2) * 1.0
    before = Previous(spots, dice.random(network.n) < dice.random())

    places = map_layout(network, seed=1, previous=before)

    assert (np.abs(places) <= 1).all()
    assert len(np.unique(places, axis=0)) == network.n


@pytest.mark.parametrize(
    "before",
    [
        Previous(np.zeros((3, 2)), np.ones(4, np.bool_)),
        Previous(np.zeros((4, 3)), np.ones(4, np.bool_)),
        Previous(np.full((4, 2), np.nan), np.ones(4, np.bool_)),
    ],
)
def test_places_of_other_nodes_or_none_are_refused(before: Previous) -> None:
    with pytest.raises(MalformedNetwork):
        map_layout(path(4), seed=1, previous=before)
