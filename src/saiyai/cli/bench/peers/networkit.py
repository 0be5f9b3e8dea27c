"""NetworKit: all cores, C++."""

from dataclasses import dataclass
from typing import Any

import networkit as nk
import numpy as np
from networkit import centrality, community, components

from saiyai.cli.bench.call import EXACT, Call, Tool
from saiyai.cli.bench.graphs import SeededGraph


@dataclass(frozen=True, slots=True)
class _Loaded:
    directed: Any
    simple: Any


def _load(graph: SeededGraph) -> _Loaded:
    ends = (graph.sources.astype(np.uint64), graph.targets.astype(np.uint64))
    directed = nk.GraphFromCoo(ends, n=graph.n, directed=True, weighted=False)
    low = np.minimum(graph.sources, graph.targets).astype(np.int64)
    high = np.maximum(graph.sources, graph.targets).astype(np.int64)
    keys = np.unique(low * graph.n + high)
    pairs = ((keys // graph.n).astype(np.uint64), (keys % graph.n).astype(np.uint64))
    return _Loaded(directed, nk.GraphFromCoo(pairs, n=graph.n, directed=False, weighted=False))


def _done(algorithm: Any) -> Any:  # noqa: ANN401 an algorithm of NetworKit
    return algorithm.run()


TOOL = Tool(
    "networkit",
    nk.__version__,
    _load,
    {
        "in_degree": Call(
            lambda g: _done(centrality.DegreeCentrality(g.directed, outDeg=False)).scores(),
            lambda r: float(sum(r)),
        ),
        "out_degree": Call(
            lambda g: _done(centrality.DegreeCentrality(g.directed)).scores(),
            lambda r: float(sum(r)),
        ),
        "clustering": Call(
            lambda g: _done(centrality.LocalClusteringCoefficient(g.simple, turbo=True)).scores()
        ),
        "transitivity": Call(
            lambda g: nk.globals.ClusteringCoefficient.exactGlobal(g.simple), float
        ),
        "components": Call(
            lambda g: _done(components.WeaklyConnectedComponents(g.directed)),
            lambda r: float(r.numberOfComponents()),
        ),
        "strong_components": Call(
            lambda g: _done(components.StronglyConnectedComponents(g.directed)),
            lambda r: float(r.numberOfComponents()),
        ),
        "core_number": Call(
            lambda g: _done(centrality.CoreDecomposition(g.simple)).scores(),
            lambda r: float(sum(r)),
        ),
        "pagerank": Call(
            lambda g: _done(centrality.PageRank(g.directed, 0.85, 1e-9)).scores(),
            lambda r: float(max(r)),
        ),
        "eigenvector": Call(
            lambda g: _done(centrality.EigenvectorCentrality(g.simple, 1e-8)).scores()
        ),
        "betweenness": Call(  # within .01 at 95 %, which is compared with ours of the same kind
            lambda g: _done(centrality.KadabraBetweenness(g.simple, 0.01, 0.05)).scores(),
            least=EXACT,
        ),
        "communities": Call(
            lambda g: _done(community.ParallelLeiden(g.simple, iterations=2)).getPartition()
        ),
    },
)
