"""One pass over the triangles: found once, the same on one core and on two."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from saiyai.engine.arrays import Int32s, seal
from saiyai.engine.catalogue import MEASURES
from saiyai.engine.measure import run, run_all
from saiyai.engine.measures.gould_fernandez import gould_fernandez
from saiyai.engine.measures.structural_holes import constraint
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops import brokers, forward, holes, triangles
from saiyai.engine.ops.forward import Forward
from saiyai.engine.ops.triangles import Tally
from saiyai.engine.triads import Triads, corners, triads


def dense(seed: int) -> Network:
    """A network in which nearly everybody is tied, so that more triangles wait than have room."""
    n, m = 120, 9_000
    dice = np.random.default_rng(seed)
    return make_network(
        n,
        *dice.integers(0, n, (2, m)),
        directed=True,
        weights=dice.random(m),
        groups=dice.integers(-1, 4, n),
        signs=dice.choice((-1, 1), m),
    )


def test_all_who_ask_are_given_the_same_pass() -> None:
    network = dense(1)

    assert triads(network) is triads(network)


def test_who_reads_no_weights_is_given_the_same_from_half_the_work() -> None:
    small, large = corners(dense(5)), triads(dense(5))

    assert not isinstance(small, Triads)
    assert small.triangles.tolist() == large.triangles.tolist()
    assert small.codes.tolist() == large.codes.tolist()


def test_all_measures_together_meet_the_triangles_once(monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[int] = []

    def counted(rows: Forward, groups: Int32s) -> Tally:
        met.append(len(groups))
        return triangles.tally_triangles(rows, groups)

    monkeypatch.setattr("saiyai.engine.triads.tally_triangles", counted)
    wanted = [MEASURES[one] for one in ("clustering", "triad_census", "constraint", "density")]

    together = run_all(wanted, dense(6))

    assert len(met) == 1
    assert [one.measure for one in together] == [one.id for one in wanted]
    assert corners(dense(6)) is not None
    run(MEASURES["clustering"], dense(6))
    assert len(met) == 3


def test_two_cores_find_the_same_to_the_last_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = arrays(dense(2))
    for module in (forward, triangles, holes, brokers):
        monkeypatch.setattr(module, "WORTH_WAKING", 0)

    for one, other in zip(alone, arrays(dense(2)), strict=True):
        assert one.tobytes() == other.tobytes()


def arrays(network: Network) -> list[NDArray[np.generic]]:
    found = triads(network)
    of_holes = (found.holes.constraint, found.holes.effective_size, found.holes.hierarchy)
    of_roles = gould_fernandez(network).values  # type: ignore[union-attr]
    counts = (found.triangles, found.codes, found.signed, found.closed, found.common.counts)
    return [*counts, *of_holes, of_roles]


def test_more_triangles_than_there_is_room_for_are_all_added() -> None:
    network = dense(3)
    tied = np.zeros((network.n, network.n), np.int64)
    tied[network.sources, network.targets] = 1
    tied |= tied.T
    np.fill_diagonal(tied, 0)

    assert triads(network).triangles.tolist() == (np.diag(tied @ tied @ tied) // 2).tolist()


def test_nothing_found_can_be_written_to() -> None:
    network = dense(4)

    assert not any(array.flags.writeable for array in arrays(network))
    for measure in (constraint, gould_fernandez):
        assert not measure(network).values.flags.writeable  # type: ignore[union-attr]


def test_what_ties_say_and_weigh_is_told_of_their_pair() -> None:
    network = dense(7)
    assert network.weights is not None
    assert network.signs is not None
    kinds = np.where(network.signs > 0, 1, 2).astype(np.uint8)
    said = np.zeros((network.n, network.n), np.int64)
    weighs = np.zeros((network.n, network.n))
    for one, other in ((network.sources, network.targets), (network.targets, network.sources)):
        np.bitwise_or.at(said, (one, other), kinds)
        np.add.at(weighs, (one, other), network.weights)
    ties = forward.Ties(network.sources, network.targets, network.weights, kinds)

    rows = forward.forward(network.simple, network.dyads, ties)

    near = rows.nodes[np.repeat(np.arange(network.n), np.diff(rows.indptr))]
    ends = (near, rows.nodes[rows.ahead])
    np.fill_diagonal(weighs, 0)
    assert (rows.dyads >> 2).tolist() == said[ends].tolist()
    assert rows.bonds == pytest.approx(weighs[ends])
    assert rows.strength == pytest.approx(weighs.sum(axis=1)[rows.nodes])
    assert rows.strongest == pytest.approx(weighs.max(axis=1)[rows.nodes])


def test_large_numbers_of_groups_are_as_good_as_small_ones() -> None:
    small = dense(8)
    assert small.groups is not None
    large = replace(small, groups=seal(np.where(small.groups < 0, -1, small.groups * 10**8)))

    assert gould_fernandez(large).values.tolist() == gould_fernandez(small).values.tolist()  # type: ignore[union-attr]
