"""rustworkx: Rust, all cores where it has them."""

from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import rustworkx as rx

from saiyai.cli.bench.call import Call, Tool
from saiyai.cli.bench.graphs import SeededGraph


@dataclass(frozen=True, slots=True)
class _Loaded:
    directed: Any
    simple: Any


def _load(graph: SeededGraph) -> _Loaded:
    directed = rx.PyDiGraph()
    directed.add_nodes_from(range(graph.n))
    ends = zip(graph.sources.tolist(), graph.targets.tolist(), strict=True)
    directed.extend_from_edge_list(list(ends))
    return _Loaded(directed, directed.to_undirected(multigraph=False))


TOOL = Tool(
    "rustworkx",
    version("rustworkx"),
    _load,
    {
        "transitivity": Call(lambda g: rx.transitivity(g.simple), float),
        "components": Call(
            lambda g: rx.weakly_connected_components(g.directed), lambda r: float(len(r))
        ),
        "strong_components": Call(
            lambda g: rx.strongly_connected_components(g.directed), lambda r: float(len(r))
        ),
        "core_number": Call(lambda g: rx.core_number(g.simple), lambda r: float(sum(r.values()))),
        "articulation_points": Call(
            lambda g: rx.articulation_points(g.simple), lambda r: float(len(r))
        ),
        "bridges": Call(lambda g: rx.bridges(g.simple), lambda r: float(len(r))),
        "pagerank": Call(
            lambda g: rx.pagerank(g.directed, tol=1e-9), lambda r: float(max(r.values()))
        ),
        "hits": Call(lambda g: rx.hits(g.directed, max_iter=1_000)),
        "eigenvector": Call(lambda g: rx.eigenvector_centrality(g.simple, max_iter=1_000)),
    },
)
