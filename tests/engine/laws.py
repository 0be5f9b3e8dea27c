"""How the answers change that do change: one entry a measure, for the battery."""

from collections.abc import Callable
from math import log
from typing import Any

import numpy as np

from saiyai.engine.network import Network
from tests.engine.contest_model import contests, davids_model, elo_model, steepness_model

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
    "gini": lambda answer, network, k: with_value(
        answer, lambda value: (network.n * value + k) / (network.n + k)
    ),
    "theil": lambda answer, network, k: with_value(
        answer, lambda value: value + log((network.n + k) / network.n)
    ),
    "pielou": lambda answer, network, k: with_value(
        answer, lambda value: value * log(network.n) / log(network.n + k)
    ),
    # once the share of the strangers is given back
    "pagerank": lambda answer, _network, _k: answer,
    "isolates": lambda answer, network, k: {
        "value": answer["value"] + k,
        "nodes": answer["nodes"] | {f"a{network.n + i}": 1 for i in range(k)},
    },
}
"""What k strangers do to the answers that they do change: the answer before, its network, k."""


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
