"""What is looked for at once is what solving for it finds."""

import numpy as np
import pytest
from scipy.sparse.linalg import LinearOperator, bicgstab

from saiyai.cli.bench.graphs import make_graph
from saiyai.engine.arrays import Float64s
from saiyai.engine.measures.prestige import katz, pagerank
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops import damped
from saiyai.engine.ops.bicgstab import solved_sums
from saiyai.engine.ops.products import neighbour_sums
from saiyai.engine.walks import arcs_into
from tests.engine.drawn import drawn_networks


def squarely(network: Network, own: np.ndarray, factors: np.ndarray) -> np.ndarray:
    """The same by elimination."""
    handed = np.zeros((network.n, network.n))
    nodes = np.repeat(np.arange(network.n), np.diff(network.arcs.indptr))
    handed[network.arcs.indices, nodes] = factors[nodes]
    return np.linalg.solve(np.eye(network.n) - handed, own)


def test_it_finds_what_elimination_finds_on_five_hundred_networks() -> None:
    found = 0
    for number, network in enumerate(drawn_networks()):
        dice = np.random.default_rng(number)
        factors = dice.random(network.n) / network.leaving.clip(min=1)
        own = dice.random(network.n)
        held = solved_sums(arcs_into(network), own, factors)
        if held is not None:
            assert held == pytest.approx(squarely(network, own, factors), rel=1e-9)
            found += 1
    assert found > 490


def test_it_finds_what_scipy_finds() -> None:
    graph = make_graph(2_000, 20_000)
    network = make_network(graph.n, graph.sources, graph.targets, directed=True)
    into, factors = arcs_into(network), 0.85 / network.leaving.clip(min=1)
    own = np.ones(network.n)

    def lacking(held: Float64s) -> Float64s:
        return held - neighbour_sums(into, factors * held)

    lacks = LinearOperator((network.n, network.n), matvec=lacking, dtype=np.float64)
    theirs, failed = bicgstab(lacks, own, rtol=5e-13)

    assert not failed
    assert solved_sums(into, own, factors) == pytest.approx(theirs, rel=1e-9)


def test_where_a_round_trip_brings_no_loss_nothing_is_found() -> None:
    pair = make_network(2, [0, 1], [1, 0], directed=True)

    assert solved_sums(arcs_into(pair), np.ones(2), np.ones(2)) is None


def test_sweeps_that_begin_with_it_end_where_others_do(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    for network in drawn_networks():
        alone = pagerank(network), katz(network)
        with monkeypatch.context() as patched:
            patched.setattr(damped, "_WORTH_SOLVING", 0)
            begun = pagerank(network), katz(network)
        for one, other in zip(alone, begun, strict=True):
            if isinstance(one, str):
                assert one == other
            else:
                assert not isinstance(other, str)
                assert other.values == pytest.approx(one.values, rel=1e-8, abs=1e-12)
                compared += 1
    assert compared > 900
