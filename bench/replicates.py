"""How long it takes to ask how sure the core report of a network of 5,000 nodes is.

    .venv/bin/python -m bench.replicates
    .venv/bin/python -m bench.replicates --nodes 20000 --ties 200000 --json

The promise: 200 replicates of the vertex bootstrap in 20 seconds on two cores. Beside it stand the
comparison with 200 rewired networks and the bootstrap of fifty weeks, which promise nothing.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from typing import Final

import numpy as np

from saiyai.engine.catalogue import MEASURES
from saiyai.engine.measure import run
from saiyai.engine.network import Network, make_network
from saiyai.engine.uncertainty.block_bootstrap import block_bootstrap
from saiyai.engine.uncertainty.rewiring import rewiring
from saiyai.engine.uncertainty.vertex_bootstrap import vertex_bootstrap

SECONDS: Final = 20.0
"""The promise of 200 replicates."""

CORE: Final = (
    "density",
    "reciprocity",
    "dyad_census",
    "transitivity",
    "clustering",
    "triad_census",
    "components",
    "constraint",
    "assortativity",
    "e_i_index",
)
"""The core report, and what has joined it since, as far as it is there."""

SINCE: Final = ("degree_centralization", "in_degree_centralization")

GROUP: Final = 25
WEEKS: Final = 50


def main() -> None:
    """Measure and print; exit 1 if the promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=5_000)
    parser.add_argument("--ties", type=int, default=50_000)
    parser.add_argument("--replicates", type=int, default=200)
    parser.add_argument("--json", action="store_true", help="one object instead of lines")
    asked = parser.parse_args()
    network = _network(asked.nodes, asked.ties)
    core = [MEASURES[name] for name in (*CORE, *SINCE) if name in MEASURES]
    _warm(network)
    weeks = np.random.default_rng(2).integers(0, WEEKS, network.m)
    times = {
        "report": _seconds(lambda: [run(measure, network) for measure in core]),
        "vertex_bootstrap": _seconds(
            lambda: vertex_bootstrap(network, core, seed=1, replicates=asked.replicates)
        ),
        "block_bootstrap": _seconds(
            lambda: block_bootstrap(network, core, weeks, seed=1, replicates=asked.replicates)
        ),
        "rewiring": _seconds(lambda: rewiring(network, core, seed=1)),
    }
    _say(asked, network, [measure.id for measure in core], times)
    usual = (asked.nodes, asked.ties, asked.replicates) == (5_000, 50_000, 200)
    sys.exit(1 if usual and times["vertex_bootstrap"] > SECONDS else 0)


def _network(n: int, m: int) -> Network:
    """Groups of 25, a few who are asked by many, most ties within groups, a quarter returned."""
    dice = np.random.default_rng(1)
    appeal = dice.pareto(1.5, n) + 1
    appeal /= appeal.sum()
    sources = dice.choice(n, 2 * m, p=appeal)
    near = sources // GROUP * GROUP + dice.integers(0, GROUP, 2 * m)
    far = dice.choice(n, 2 * m, p=appeal)
    targets = np.where((dice.random(2 * m) < 0.6) & (near < n), near, far)
    back = dice.random(2 * m) < 0.25
    ends = np.concatenate(
        (np.column_stack((sources, targets)), np.column_stack((targets, sources))[back])
    )
    ends = np.unique(ends[ends[:, 0] != ends[:, 1]], axis=0)
    ends = ends[np.sort(dice.choice(len(ends), min(m, len(ends)), replace=False))]
    return make_network(n, *ends.T, directed=True, groups=np.arange(n) // GROUP % 7)


def _warm(network: Network) -> None:
    """Have everything compiled, or read from disk, before the clock runs."""
    core = [MEASURES[name] for name in CORE]
    vertex_bootstrap(network, core, seed=0, replicates=2)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return round(time.perf_counter() - begun, 3)


def _say(
    asked: argparse.Namespace, network: Network, measures: list[str], times: dict[str, float]
) -> None:
    if asked.json:
        facts = {"nodes": network.n, "ties": network.m, "replicates": asked.replicates}
        print(json.dumps(facts | {"measures": measures, "seconds": times}))
        return
    print(f"{network.n} nodes, {network.m} ties, {asked.replicates} replicates: {measures}")
    for name, seconds in times.items():
        print(f"  {name}: {seconds:.2f} s")


if __name__ == "__main__":
    main()
