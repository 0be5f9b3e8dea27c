"""How the answers change that do change: one entry a measure, for the battery."""

from collections.abc import Callable
from typing import Any

from saiyai.engine.network import Network

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
    # once the share of the strangers is given back
    "pagerank": lambda answer, _network, _k: answer,
    "isolates": lambda answer, network, k: {
        "value": answer["value"] + k,
        "nodes": answer["nodes"] | {f"a{network.n + i}": 1 for i in range(k)},
    },
}
"""What k strangers do to the answers that they do change: the answer before, its network, k."""


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


def scaled(answer: dict[str, Any], share: float) -> dict[str, Any]:
    """The answer with every number that much smaller; strangers have 0."""
    if "value" in answer:
        return {"value": answer["value"] * share}
    for key in ("nodes", "ties"):
        if key in answer:
            return {key: {name: x * share for name, x in answer[key].items()}}
    return answer
