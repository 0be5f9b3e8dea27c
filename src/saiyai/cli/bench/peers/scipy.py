"""SciPy: sparse matrices, one core, C++."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy
from scipy.sparse import csgraph, csr_array

from saiyai.cli.bench.call import Call, Tool
from saiyai.cli.bench.graphs import SeededGraph


@dataclass(frozen=True, slots=True)
class _Loaded:
    out: Any
    into: Any
    graph: SeededGraph


def _load(graph: SeededGraph) -> _Loaded:
    ones = np.ones(graph.m)
    out = csr_array((ones, (graph.sources, graph.targets)), shape=(graph.n, graph.n))
    return _Loaded(out, out.T.tocsr(), graph)


def _components(kind: str) -> Call:
    return Call(
        lambda g: csgraph.connected_components(g.out, directed=True, connection=kind),
        lambda r: float(r[0]),
    )


def _pagerank(g: _Loaded) -> Any:  # noqa: ANN401 an array
    n = g.graph.n
    degree = np.diff(g.out.indptr)
    share = np.where(degree > 0, 1 / np.maximum(degree, 1), 0)
    stuck, rank = degree == 0, np.full(n, 1 / n)
    for _ in range(200):
        newer = 0.85 * (g.into @ (rank * share) + rank[stuck].sum() / n) + 0.15 / n
        change, rank = np.abs(newer - rank).sum(), newer
        if change < 1e-9:
            break
    return rank


def _hits(g: _Loaded) -> Any:  # noqa: ANN401 arrays
    hubs = authorities = np.full(g.graph.n, 1 / g.graph.n)
    for _ in range(200):
        authorities = g.into @ hubs
        authorities /= authorities.max()
        newer = g.out @ authorities
        newer /= newer.max()
        change, hubs = np.abs(newer - hubs).max(), newer
        if change < 1e-8:
            break
    return hubs, authorities


def _in_degree(g: _Loaded) -> Any:  # noqa: ANN401 an array
    return np.bincount(g.graph.targets, minlength=g.graph.n)


TOOL = Tool(
    "scipy",
    scipy.__version__,
    _load,
    {
        "in_degree": Call(_in_degree, lambda r: float(r.sum())),
        "out_degree": Call(lambda g: np.diff(g.out.indptr), lambda r: float(r.sum())),
        "out_strength": Call(
            lambda g: np.bincount(g.graph.sources, g.graph.weights, g.graph.n),
            lambda r: float(r.sum()),
        ),
        "in_strength": Call(
            lambda g: np.bincount(g.graph.targets, g.graph.weights, g.graph.n),
            lambda r: float(r.sum()),
        ),
        "reciprocity": Call(
            lambda g: g.out.multiply(g.into).nnz / g.out.nnz,
            float,
        ),
        "components": _components("weak"),
        "strong_components": _components("strong"),
        "pagerank": Call(_pagerank, lambda r: float(r.max())),
        "hits": Call(_hits),
    },
)
