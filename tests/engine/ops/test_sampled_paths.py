"""Paths drawn at random: when a walk came is counted on from draw to draw."""

import numpy as np
import pytest

from saiyai.engine.arrays import INT32_MAX
from saiyai.engine.network import make_network
from saiyai.engine.ops.sampled_paths import Draws, _begin_anew, _Room, sample_paths


def test_once_numbers_run_out_all_is_wiped_and_counted_from_nothing() -> None:
    room = _Room(np.full((2, 5), 7, np.int32), np.empty((2, 5)), np.empty((2, 5), np.int32))

    assert _begin_anew(room, 8) == 8
    assert (room.when == 7).all()
    assert _begin_anew(room, INT32_MAX - 9) == 0
    assert (room.when == -1).all()


@pytest.mark.parametrize("back", [False, True])
def test_of_several_shortest_paths_each_is_taken_for_its_share(*, back: bool) -> None:
    """0 - 1, 2 or 3 - 4 - 5: by the share that is drawn, the path runs through one of three."""
    ends = ([0, 0, 0, 1, 2, 3, 4], [1, 2, 3, 4, 4, 4, 5])
    network = make_network(6, *ends, directed=False)
    shares = (np.arange(30) + 0.5) / 30
    pair = (5, 0) if back else (0, 5)
    draws = Draws(np.array([pair] * 30, np.int32), np.column_stack([shares] * 3))

    found = sample_paths(network.arcs, network.arcs, draws)

    assert found.nodes.tolist() == [0, 10, 10, 10, 30, 0]
    assert found.entries.sum() == 90
    assert found.countable
