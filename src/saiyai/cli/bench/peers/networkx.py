"""NetworkX: Python, one core; what most people begin with."""

from dataclasses import dataclass
from typing import Any

import networkx as nx

from saiyai.cli.bench.call import Call, Tool
from saiyai.cli.bench.graphs import SeededGraph


@dataclass(frozen=True, slots=True)
class _Loaded:
    directed: Any
    simple: Any


def _load(graph: SeededGraph) -> _Loaded:
    directed = nx.DiGraph()
    directed.add_nodes_from(range(graph.n))
    ends = zip(graph.sources.tolist(), graph.targets.tolist(), strict=True)
    directed.add_edges_from(ends)
    nx.set_node_attributes(directed, dict(enumerate(graph.groups.tolist())), name="group")
    nx.set_edge_attributes(
        directed,
        {
            (source, target): weight
            for source, target, weight in zip(
                graph.sources.tolist(), graph.targets.tolist(), graph.weights.tolist(), strict=True
            )
        },
        "weight",
    )
    return _Loaded(directed, directed.to_undirected())


def _count(found: Any) -> float:  # noqa: ANN401 an iterator of NetworkX
    return float(sum(1 for _ in found))


def _known_sum(values: dict[Any, float]) -> float:
    return float(sum(value for value in values.values() if value == value))  # noqa: PLR0124 nan


TOOL = Tool(
    "networkx",
    nx.__version__,
    _load,
    {
        "degree": Call(lambda g: dict(g.directed.degree()), lambda r: float(sum(r.values()))),
        "in_degree": Call(
            lambda g: dict(g.directed.in_degree()), lambda r: float(sum(r.values()))
        ),
        "out_degree": Call(
            lambda g: dict(g.directed.out_degree()), lambda r: float(sum(r.values()))
        ),
        "reciprocity": Call(lambda g: nx.overall_reciprocity(g.directed), float),
        "triad_census": Call(lambda g: nx.triadic_census(g.directed), lambda r: float(r["300"])),
        "clustering": Call(lambda g: nx.clustering(g.simple)),
        "transitivity": Call(lambda g: nx.transitivity(g.simple), float),
        "components": Call(
            lambda g: list(nx.weakly_connected_components(g.directed)), lambda r: float(len(r))
        ),
        "strong_components": Call(
            lambda g: list(nx.strongly_connected_components(g.directed)), lambda r: float(len(r))
        ),
        "core_number": Call(lambda g: nx.core_number(g.simple), lambda r: float(sum(r.values()))),
        "articulation_points": Call(lambda g: list(nx.articulation_points(g.simple)), _count),
        "bridges": Call(lambda g: list(nx.bridges(g.simple)), _count),
        "constraint": Call(lambda g: nx.constraint(g.directed, weight="weight"), _known_sum),
        "pagerank": Call(
            lambda g: nx.pagerank(g.directed, tol=1e-12, weight=None, max_iter=1_000),
            lambda r: float(max(r.values())),
        ),
        "hits": Call(lambda g: nx.hits(g.directed, max_iter=1_000)),
        "assortativity": Call(
            lambda g: nx.attribute_assortativity_coefficient(g.directed, "group"), float
        ),
        "degree_assortativity": Call(
            lambda g: nx.degree_assortativity_coefficient(g.directed), float
        ),
    },
)
