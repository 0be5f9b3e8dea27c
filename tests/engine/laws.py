"""How the answers change that do change: one entry a measure, for the battery."""

from collections.abc import Callable
from itertools import combinations
from math import log
from typing import Any

import networkx as nx
import numpy as np

from saiyai.engine.measures.betweenness import betweenness_raw
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.rows import degrees, entries_per_node
from saiyai.engine.reach import reach
from tests.engine.contest_model import contests, davids_model, elo_model, steepness_model
from tests.engine.oracles import numbers, to_simple_networkx, to_undirected_networkx

Law = Callable[[dict[str, Any], Network, int], dict[str, Any]]

STRANGERS: dict[str, Law] = {
    "density": lambda answer, network, k: scaled(answer, pairs(network.n) / pairs(network.n + k)),
    "connectedness": lambda answer, network, k: scaled(
        answer, pairs(network.n) / pairs(network.n + k)
    ),
    "betweenness": lambda answer, network, k: scaled(
        answer, pairs(network.n - 1) / pairs(network.n + k - 1)
    ),
    "current_flow_betweenness": lambda answer, network, k: scaled(
        answer, pairs(network.n - 1) / pairs(network.n + k - 1)
    ),
    "edge_betweenness": lambda answer, network, k: scaled(
        answer, pairs(network.n) / pairs(network.n + k)
    ),
    "closeness": lambda answer, network, k: scaled(answer, (network.n - 1) / (network.n + k - 1)),
    "temporal_reach": lambda answer, network, k: scaled(
        answer, pairs(network.n) / pairs(network.n + k)
    ),
    "global_efficiency": lambda answer, network, k: scaled(
        answer, pairs(network.n) / pairs(network.n + k)
    ),
    "dyad_census": lambda answer, network, k: (
        {
            "parts": answer["parts"]
            | {"null": answer["parts"]["null"] + (pairs(network.n + k) - pairs(network.n)) // 2}
        }
        if "parts" in answer
        else answer
    ),
    "triad_census": lambda answer, network, k: with_triads(answer["parts"], network.n, k),
    "components": lambda answer, network, k: {
        "value": answer["value"] + k,
        "nodes": answer["nodes"] | {f"a{network.n + i}": answer["value"] + i for i in range(k)},
    },
    "strong_components": lambda answer, network, k: (
        STRANGERS["components"](answer, network, k) if "nodes" in answer else answer
    ),
    "gini": lambda answer, network, k: with_value(
        answer, lambda value: (network.n * value + k) / (network.n + k)
    ),
    "theil": lambda answer, network, k: with_value(
        answer, lambda value: value + log((network.n + k) / network.n)
    ),
    "pielou": lambda answer, network, k: with_value(
        answer, lambda value: value * log(network.n) / log(network.n + k)
    ),
    # as if each were a part by itself
    "communities": lambda answer, network, k: (
        STRANGERS["components"](answer, network, k) if "nodes" in answer else answer
    ),
    "core_periphery": lambda _answer, network, k: best_cut(network, k)[0],
    "core_members": lambda _answer, network, k: best_cut(network, k)[1],
    # of whom no group is known; those of known group are counted
    "coleman_homophily": lambda answer, _network, _k: answer,
    "blau_heterogeneity": lambda answer, _network, _k: answer,
    # once the share of the strangers is given back
    "pagerank": lambda answer, _network, _k: answer,
    "degree_centralization": lambda answer, network, k: with_zeros(
        answer,
        int(degrees(network.simple).max()),
        ((network.n - 1) * (network.n - 2), (network.n + k - 1) * (network.n + k - 2)),
        k,
    ),
    "in_centralization": lambda answer, network, k: with_zeros(
        answer,
        int(entries_per_node(network.arcs).max()),
        ((network.n - 1) ** 2, (network.n + k - 1) ** 2),
        k,
    ),
    "out_centralization": lambda answer, network, k: with_zeros(
        answer,
        int(degrees(network.arcs).max()),
        ((network.n - 1) ** 2, (network.n + k - 1) ** 2),
        k,
    ),
    # in pairs of others, which strangers do not change
    "betweenness_centralization": lambda answer, network, k: with_zeros(
        answer,
        max(numbers(betweenness_raw(network))) * (1 if network.directed else 2),
        (
            (network.n - 1) ** 2 * (network.n - 2),
            (network.n + k - 1) ** 2 * (network.n + k - 2),
        ),
        k,
    ),
    "closeness_centralization": lambda _answer, _network, _k: {"why": "not_connected"},
    # in nodes reached
    "global_reaching": lambda answer, network, k: with_zeros(
        answer,
        int(reach(network).max()) - 1,
        ((network.n - 1) ** 2, (network.n + k - 1) ** 2),
        k,
    ),
    "garlaschelli_loffredo": lambda answer, network, k: among_more(
        answer,
        len(network.arcs.indices) / pairs(network.n),
        pairs(network.n) / pairs(network.n + k),
    ),
    "katz_powell": lambda answer, network, k: among_more(
        answer, mutual_by_chance(network), (network.n - 1) ** 2 / (network.n + k - 1) ** 2
    ),
    # while anybody is left the largest part has one at least
    "robustness": lambda answer, network, k: {
        "value": (answer["value"] * network.n**2 + k) / (network.n + k) ** 2
    },
    "isolates": lambda answer, network, k: {
        "value": answer["value"] + k,
        "nodes": answer["nodes"] | {f"a{network.n + i}": 1 for i in range(k)},
    },
}
"""What k strangers do to the answers that they do change: the answer before, its network, k."""

# Newcomers arrive slowly, then in numbers, then slowly: each writes to the one before. The first
# two keep it up for a while; 0 and 4 find each other again much later, as do 2 and 3.
_ARRIVALS = [0, 9, 17, 24, 28, 31, 33, 35, 36, 38, 40, 42, 45, 48, 52, 57, 64, 72, 85]
_LATER = [(0, 1, 1), (1, 0, 3), (0, 1, 4), (1, 0, 6), (0, 4, 30), (4, 0, 90), (3, 2, 95),
          (2, 3, 99), (5, 6, 120)]  # fmt: skip
_TIMES = np.array([*_ARRIVALS, *(day for _, _, day in _LATER)], np.float64)

OVER_TIME: Network = make_network(
    20,
    [*range(1, 20), *(source for source, _, _ in _LATER)],
    [*range(19), *(target for _, target, _ in _LATER)],
    directed=True,
    times=_TIMES,
)
"""A network of which everything that reads times has something to say."""

SOONER = {"times": (120 - _TIMES) ** 1.5}
"""Other times of its ties, at which all of these say something else."""


TWICE: dict[str, Law] = {
    "davids_score": lambda answer, network, k: of_nodes(
        answer, lambda: davids_model(contests(network) * k)
    ),
    "steepness": lambda answer, network, k: with_value(
        answer, lambda _value: steepness_model(contests(network) * k)
    ),
    "elo": lambda answer, network, k: of_nodes(answer, lambda: elo_model(network, k)),
}
"""What telling every tie k times does where each is a contest of its own, and more of them say
more: the answer to one telling, its network, k."""


def with_value(answer: dict[str, Any], law: Callable[[float], float]) -> dict[str, Any]:
    """The answer with its number by a law; a reason stays."""
    return {"value": law(answer["value"])} if "value" in answer else answer


def of_nodes(answer: dict[str, Any], law: Callable[[], Any]) -> dict[str, Any]:
    """The answer with other numbers of the nodes that have one; reasons stay."""
    if "nodes" not in answer:
        return answer
    numbers = zip(answer["nodes"].items(), np.asarray(law()).tolist(), strict=True)
    return {"nodes": {name: one if isinstance(one, dict) else x for (name, one), x in numbers}}


AS_GOOD: dict[str, Callable[[dict[str, Any], Network], Any]] = {
    "communities": lambda answer, network: (
        modularity_of(answer["nodes"], network) if "nodes" in answer else answer
    ),
}
"""What stays where nodes are numbered anew and several answers are as good: no rule of a few
lines can choose among parts of a ring, which all look alike; but none may be better."""


def modularity_of(communities: dict[str, int], network: Network) -> float:
    """By networkx; 0 where nobody is tied."""
    graph = to_undirected_networkx(network)
    if not graph.size("weight"):
        return 0.0
    members = [
        [node for node in range(network.n) if communities[f"a{node}"] == one]
        for one in set(communities.values())
    ]
    return float(nx.community.modularity(graph, members))


def best_cut(network: Network, k: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The best core by degree among k strangers, and how well it fits, pair by pair."""
    graph = to_simple_networkx(network)
    graph.add_nodes_from(range(network.n, network.n + k))
    if not graph.edges:
        return {"why": "no_ties"}, {"why": "no_ties"}
    tied = [graph.has_edge(*pair) for pair in combinations(graph, 2)]
    best, members = -2.0, list[int]()
    for least in sorted({degree for _, degree in graph.degree}, reverse=True):
        core = [node for node, degree in graph.degree if degree >= least]
        if len(core) < len(graph) - 1:
            ideal = [a in core or b in core for a, b in combinations(graph, 2)]
            fit = float(np.corrcoef(tied, ideal)[0, 1])
            if fit > best + 1e-12:
                best, members = fit, core
    if not members:
        return {"why": "all_alike"}, {"why": "all_alike"}
    nodes = {f"a{node}": 1 for node in sorted(members)}
    return {"value": best}, {"value": len(members), "nodes": nodes}


def pairs(n: int) -> int:
    """Ordered pairs of n nodes."""
    return n * (n - 1)


def with_triads(counts: dict[str, int], n: int, k: int) -> dict[str, Any]:
    """The census with k strangers: each makes a triad with every pair, tied or not."""
    mutual, asymmetric = (
        sum(int(name[digit]) * count for name, count in counts.items()) // (n - 2)
        for digit in (0, 1)
    )
    wider = counts | {"012": counts["012"] + k * asymmetric, "102": counts["102"] + k * mutual}
    tied = sum(wider.values()) - wider["003"]
    return {"parts": wider | {"003": (n + k) * (n + k - 1) * (n + k - 2) // 6 - tied}}


def with_zeros(answer: dict[str, Any], most: float, of: tuple[int, int], k: int) -> dict[str, Any]:
    """A centralization with k more whose number is 0, by what it is divided before and after."""
    if "value" not in answer:
        return answer
    before, after = of
    return {"value": (answer["value"] * before + k * most) / after}


def among_more(answer: dict[str, Any], chance: float, thinner: float) -> dict[str, Any]:
    """What is beyond chance, of what could be, where chance is that much thinner.

    Where all were tied to all, all are still returned, and now there is something else to compare.
    """
    if answer.get("why") == "all_alike":
        return {"value": 1.0}
    if "value" not in answer:
        return answer
    there = chance + answer["value"] * (1 - chance)
    return {"value": (there - chance * thinner) / (1 - chance * thinner)}


def mutual_by_chance(network: Network) -> float:
    """Mutual pairs if each chose as many at random, of as many as there could be."""
    has = degrees(network.arcs)
    ties = int(has.sum())
    both = sum(int(one) * (ties - int(one)) for one in has)
    return both / ((network.n - 1) ** 2 * ties) if ties else 0.0


def scaled(answer: dict[str, Any], share: float) -> dict[str, Any]:
    """The answer with every number that much smaller; strangers have 0."""
    if "value" in answer:
        return {"value": answer["value"] * share}
    for key in ("nodes", "ties"):
        if key in answer:
            return {key: {name: x * share for name, x in answer[key].items()}}
    return answer
