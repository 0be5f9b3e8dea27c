"""igraph: one core, C."""

from dataclasses import dataclass
from typing import Any

import igraph
import numpy as np

from saiyai.cli.bench.call import EXACT, SOURCES, Call, Tool, of_walks
from saiyai.cli.bench.graphs import SeededGraph


@dataclass(frozen=True, slots=True)
class _Loaded:
    directed: Any
    simple: Any
    groups: list[int]
    sources: list[int]


def _load(graph: SeededGraph) -> _Loaded:
    ends = np.column_stack([graph.sources, graph.targets])
    directed = igraph.Graph(n=graph.n, edges=ends, directed=True)
    directed.es["weight"] = graph.weights.tolist()
    simple = directed.as_undirected(mode="collapse", combine_edges=None)
    drawn = np.random.default_rng(1).choice(graph.n, min(graph.n, SOURCES), replace=False)
    return _Loaded(directed, simple, graph.groups.tolist(), drawn.tolist())


def _known_sum(values: list[float]) -> float:
    return float(np.nansum(values))


def _parts(count: Any) -> float:  # noqa: ANN401 a clustering of igraph
    return float(len(count))


TOOL = Tool(
    "igraph",
    igraph.__version__,
    _load,
    {
        "degree": Call(lambda g: g.directed.degree(), lambda r: float(sum(r))),
        "in_degree": Call(lambda g: g.directed.degree(mode="in"), lambda r: float(sum(r))),
        "out_degree": Call(lambda g: g.directed.degree(mode="out"), lambda r: float(sum(r))),
        "strength": Call(lambda g: g.directed.strength(weights="weight"), lambda r: float(sum(r))),
        "density": Call(lambda g: g.directed.density(), float),
        "reciprocity": Call(lambda g: g.directed.reciprocity(), float),
        "dyad_census": Call(lambda g: g.directed.dyad_census(), lambda r: float(r[0])),
        "triad_census": Call(lambda g: g.directed.triad_census(), lambda r: float(r.t300)),
        "clustering": Call(
            lambda g: g.simple.transitivity_local_undirected(mode="nan"), _known_sum
        ),
        "transitivity": Call(lambda g: g.simple.transitivity_undirected(), float),
        "components": Call(lambda g: g.directed.connected_components("weak"), _parts),
        "strong_components": Call(lambda g: g.directed.connected_components("strong"), _parts),
        "core_number": Call(lambda g: g.simple.coreness(), lambda r: float(sum(r))),
        "articulation_points": Call(lambda g: g.simple.articulation_points(), _parts),
        "bridges": Call(lambda g: g.simple.bridges(), _parts),
        "constraint": Call(lambda g: g.directed.constraint(weights="weight"), _known_sum),
        "pagerank": Call(lambda g: g.directed.pagerank(), lambda r: float(max(r))),
        "hits": Call(lambda g: (g.directed.hub_score(), g.directed.authority_score())),
        "eigenvector": Call(lambda g: g.simple.eigenvector_centrality()),
        "assortativity": Call(
            lambda g: g.directed.assortativity_nominal(g.groups, directed=True), float
        ),
        "degree_assortativity": Call(
            lambda g: g.directed.assortativity_degree(directed=True), float
        ),
        "communities": Call(
            lambda g: g.simple.community_leiden(objective_function="modularity", n_iterations=2)
        ),
        "harmonic": Call(
            lambda g: g.directed.harmonic_centrality(
                vertices=g.sources, mode="in", normalized=False
            ),
            share=of_walks,
        ),
        "closeness": Call(
            lambda g: g.directed.closeness(vertices=g.sources, mode="in"), share=of_walks
        ),
        "betweenness": Call(lambda g: g.directed.betweenness(), limit=EXACT),
        "betweenness_raw": Call(
            lambda g: g.directed.betweenness(), lambda r: float(sum(r)), limit=EXACT
        ),
        "edge_betweenness": Call(lambda g: g.directed.edge_betweenness(), limit=EXACT),
    },
)
