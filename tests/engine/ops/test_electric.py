"""Potentials, and how wrong they say they may be."""

import numpy as np
import pytest

from saiyai.engine.arrays import Float64s
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.current_bounds import most_current
from saiyai.engine.ops.current_flow import current_loads
from saiyai.engine.ops.electric import WIDE, potentials
from saiyai.engine.ops.parts import connected_parts
from saiyai.engine.ops.rows import degrees
from saiyai.engine.ops.trees import grown_tree
from tests.engine.drawn import drawn_networks


def table_of(network: Network) -> Float64s:
    """What flows from each node at each potential."""
    rows = network.simple
    table = np.diag(degrees(rows).astype(np.float64))
    table[np.repeat(np.arange(network.n), degrees(rows)), rows.indices] = -1
    return table


@pytest.mark.parametrize("settled", [0.5, 1e-2, 1e-6])
def test_what_is_wrong_in_all_ties_is_no_more_than_is_said_however_early_it_is_left(
    settled: float,
) -> None:
    compared = 0
    for network in drawn_networks(200, most=40):
        if not network.pairs:
            continue
        dice, table = np.random.default_rng(network.m), table_of(network)
        fed = (table @ dice.standard_normal((network.n, WIDE))).astype(np.float32)
        rows = network.simple
        found = potentials(rows, grown_tree(rows), fed, settled)
        off = found.values - np.linalg.pinv(table) @ fed
        wrong = np.sqrt(((table @ off) * off).sum(axis=0).clip(min=0))

        assert (wrong <= found.errors + 1e-5 * np.abs(fed).max()).all()
        compared += 1
    assert compared > 150


def test_more_rounds_leave_less_wrong() -> None:
    grid = np.arange(400).reshape(20, 20)
    ends = (np.append(grid[1:], grid[:, 1:]), np.append(grid[:-1], grid[:, :-1]))
    rows = make_network(400, *ends, directed=False).simple
    fed = np.zeros((400, WIDE), np.float32)
    fed[0], fed[399] = 1, -1
    rough, fine = (potentials(rows, grown_tree(rows), fed, settled) for settled in (0.1, 1e-5))

    assert fine.errors.max() < 1e-3 < rough.errors.min()
    assert 0 < rough.rounds < fine.rounds


@pytest.mark.parametrize("seed", range(8))
def test_no_node_carries_more_than_the_bound_and_that_is_of_use(seed: int) -> None:
    """Of people: some have many ties, most have few; some hang on a single tie or on nobody."""
    dice = np.random.default_rng(seed)
    reach = dice.pareto(3.0, 800) + 1
    ends = dice.choice(800, (2, 6_000), p=reach / reach.sum())
    rows = make_network(800, *ends, directed=False).simple
    parts = connected_parts(rows)
    most, _ = most_current(rows, parts, grown_tree(rows), dice, 0.025)
    exact = current_loads(rows, parts) / (800 * 799)

    assert (exact <= most + 1e-9).all()
    assert most.max() < 0.3
    assert (most[degrees(rows) < 2] == 0).all()
