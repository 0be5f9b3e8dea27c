"""How long a map takes to draw, and how good it is, next to what others draw.

    .venv/bin/python -m bench.layouts --size 20000
    .venv/bin/python -m bench.layouts --size 100000 --ties 400000 --without drl --json

All draw the same invented network, one after another, as often as is asked; what is printed is
the median time, and of the last drawing the normalised stress (0 is best), the share of pairs of
ties that cross (0 is best) and the share of neighbours kept (1 is best). Each is called as its
documentation says: igraph's Fruchterman & Reingold and DrL as `Graph.layout_auto` calls them, its
UMAP with distances of one, and ForceAtlas2 with the settings its package finds for the size. That
package (crategraph-forceatlas2, MIT) is not one of ours: where it is not installed, it is left
out, and a line says so.
"""

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any, Final, TypeAlias

import igraph
import numpy as np

from saiyai.engine.arrays import Float64s, Places
from saiyai.engine.layouts.map_layout import map_layout
from saiyai.engine.layouts.quality import (
    edge_crossings,
    neighbourhood_preservation,
    normalised_stress,
)
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import Estimate, Value, Why

Way: TypeAlias = Callable[[Network, "igraph.Graph"], Places]

_TIES_EACH: Final = 4
_GROUP: Final = 40
"""So many nodes to a group on average, within which two of three ties stay."""


def main() -> None:
    """Draw, weigh, print; with --json one object a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--ties", type=int, help=f"{_TIES_EACH} times the size unless given")
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--without", nargs="*", default=[], choices=[*_WAYS, "forceatlas2"])
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    network = invented(asked.size, asked.ties or _TIES_EACH * asked.size)
    ways = {name: way for name, way in _all_ways().items() if name not in asked.without}
    map_layout(invented(6_000, 12_000), seed=1)  # what is compiled once is no part of a drawing
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(
        f"{network.n:,} nodes, {network.pairs:,} ties, {os.cpu_count()} cores, load {load}",
        file=sys.stderr,
    )
    for name, took, places in _drawn(ways, network, asked.repeats):
        _show(name, took, _quality(network, places), as_json=asked.json)


def invented(n: int, m: int, seed: int = 7) -> Network:
    """People in groups, some of whom know very many: the same ones for the same numbers."""
    dice = np.random.default_rng(seed)
    group = np.sort(dice.integers(0, max(n // _GROUP, 1), n))
    begins = np.searchsorted(group, np.arange(group[-1] + 2))
    known = np.cumsum(np.minimum(dice.pareto(1.5, n) + 1, n**0.5))
    sources = np.searchsorted(known, dice.random(m) * known[-1])
    low, high = begins[group[sources]], begins[group[sources] + 1]
    inside = low + (dice.random(m) * (high - low)).astype(np.int64)
    anybody = np.searchsorted(known, dice.random(m) * known[-1])
    targets = np.where(dice.random(m) < 2 / 3, inside, anybody)
    number = dice.permutation(n)
    return make_network(n, number[sources], number[targets], directed=False)


def _ours(network: Network, _graph: "igraph.Graph") -> Places:
    return map_layout(network, seed=1)


def _springs(_network: Network, graph: "igraph.Graph") -> Places:
    return np.array(graph.layout_fruchterman_reingold().coords)


def _drl(_network: Network, graph: "igraph.Graph") -> Places:
    return np.array(graph.layout_drl().coords)


def _umap(_network: Network, graph: "igraph.Graph") -> Places:
    return np.array(graph.layout_umap(dist=[1.0] * graph.ecount()).coords)


_WAYS: Final[dict[str, Way]] = {"saiyai": _ours, "fr": _springs, "drl": _drl, "umap": _umap}


def _all_ways() -> dict[str, Way]:
    """Those of igraph, and ForceAtlas2 where somebody has installed it."""
    try:
        import crategraph_forceatlas2 as forceatlas2  # noqa: PLC0415 - not ours, perhaps not here
    except ImportError:
        print("no ForceAtlas2: pip install crategraph-forceatlas2", file=sys.stderr)
        return _WAYS

    def atlas(network: Network, graph: "igraph.Graph") -> Places:
        settings = forceatlas2.infer_settings(network.n)
        found: Float64s = forceatlas2.layout(network.n, graph.get_edgelist(), seed=1, **settings)
        return found

    return _WAYS | {"forceatlas2": atlas}


def _drawn(
    ways: dict[str, Way], network: Network, repeats: int
) -> list[tuple[str, float, Places]]:
    """The median time and the last drawing of each, in turn."""
    sources = np.repeat(np.arange(network.n), np.diff(network.simple.indptr))
    once = sources < network.simple.indices
    ends = np.column_stack((sources[once], network.simple.indices[once]))
    graph = igraph.Graph(n=network.n, edges=ends)
    took: dict[str, list[float]] = {name: [] for name in ways}
    places: dict[str, Places] = {}
    for _ in range(repeats):
        for name, way in ways.items():
            random.seed(1)
            begun = time.perf_counter()
            places[name] = way(network, graph)
            took[name].append(time.perf_counter() - begun)
            print(f"  {name}: {took[name][-1]:.1f} s", file=sys.stderr, flush=True)
    return [(name, median(took[name]), places[name]) for name in ways]


def _quality(network: Network, places: Places) -> dict[str, float]:
    pairs = network.pairs * (network.pairs - 1) / 2
    return {
        "stress": _number(normalised_stress(network, places)),
        "crossings": _number(edge_crossings(network, places)) / max(pairs, 1),
        "neighbours": _number(neighbourhood_preservation(network, places)),
    }


def _number(found: Estimate | Why) -> float:
    if isinstance(found, Estimate) and isinstance(found.outcome, Value):
        return found.outcome.value
    raise SystemExit(f"the network has no ties to judge by: {found}")


def _show(name: str, seconds: float, quality: dict[str, float], *, as_json: bool) -> None:
    if as_json:
        said: dict[str, Any] = {"layout": name, "seconds": round(seconds, 3), **quality}
        print(json.dumps(said), flush=True)
        return
    told = "  ".join(f"{what} {value:.4f}" for what, value in quality.items())
    print(f"{name:12}{seconds:8.1f} s  {told}", flush=True)


if __name__ == "__main__":
    main()
