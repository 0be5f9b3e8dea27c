"""The engine as one of the tools, and the whole report from a file."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import numpy as np

from saiyai import __version__
from saiyai.cli.bench.call import Call, Tool
from saiyai.cli.bench.graphs import SeededGraph, load_graph, make_graph
from saiyai.cli.memory import keep_memory
from saiyai.engine.catalogue import MEASURES
from saiyai.engine.measure import Measure, run
from saiyai.engine.network import Network, make_network
from saiyai.engine.result import NodeSet, NodeValues, Outcome, Parts, Result, Value, Why
from saiyai.engine.warm.families import compile_kernels

_PART: Final = {"dyad_census": "mutual", "triad_census": "300"}
_LARGEST: Final = {"pagerank"}
"""Of whose numbers the largest is compared, since their sum is always 1."""
_WITHOUT_WEIGHTS: Final = {"communities"}
"""What peers work out without weights is asked so of the engine, too; the report reads them."""


def _load(graph: SeededGraph) -> Network:
    return make_network(
        graph.n,
        graph.sources,
        graph.targets,
        directed=True,
        weights=graph.weights,
        layers=graph.layers,
        signs=graph.signs,
        times=graph.times,
        groups=graph.groups,
    )


def _call(measure: Measure) -> Call:
    """The measure alone: of a network of which nothing has been worked out yet."""

    def fresh(network: Network) -> Network:
        plain = measure.id in _WITHOUT_WEIGHTS
        return replace(network, weights=None) if plain else replace(network)

    return Call(partial(run, measure), lambda result: _check(measure, result), fresh=fresh)


def _check(measure: Measure, result: Result) -> float:
    """One number, to be compared with that of a peer; NaN where there is none."""
    outcome, nan = result.outcome, float("nan")
    if not result.exact:
        return nan
    if isinstance(outcome, Parts):
        return float(outcome.known.get(_PART.get(measure.id, ""), nan))
    if isinstance(outcome, NodeValues) and outcome.count is None:
        values = outcome.values
        return float(values.max() if measure.id in _LARGEST else values.sum())
    return _one_number(outcome)


def _one_number(outcome: Outcome) -> float:
    if isinstance(outcome, Value):
        return float(outcome.value)
    count = outcome.count if isinstance(outcome, NodeSet | NodeValues) else None
    return float("nan") if count is None else float(count)


def _compile() -> None:
    compile_kernels(lambda _name, _seconds: None)


def _prepare() -> None:
    """Lay out a small network, so that its machine code is in memory, as that of peers is."""
    _load(make_graph(100, 300))


TOOL: Final = Tool(
    "saiyai",
    __version__,
    _load,
    {one.id: _call(one) for one in MEASURES.values()},
    prepare=_prepare,
)


def report(arrays: Path, table: Path) -> dict[str, Any]:
    """Everything of a network in a file, once: seconds by step, and what each measure is.

    Ends and weights come from the file, as text; what no file of graph tells, from the arrays.
    Memory is kept as `saiyai measure` keeps it.
    """
    from saiyai.formats.network_files import read_network  # noqa: PLC0415 - loads slowly

    _compile()
    keep_memory()
    begun = perf_counter()
    told = read_network(table, directed=True)
    read = perf_counter() - begun
    graph = load_graph(arrays)
    beside = graph.groups[np.array([int(name[7:]) for name in told.ids])]
    begun = perf_counter()
    network = make_network(
        len(told.ids),
        told.sources,
        told.targets,
        directed=True,
        weights=told.weights,
        layers=graph.layers,
        signs=graph.signs,
        times=graph.times,
        groups=beside,
    )
    built = perf_counter() - begun
    del graph  # whoever asks for a report holds the file's own ties only
    steps: dict[str, Any] = {}
    passes: dict[str, float] = {}
    for made in {one.rests_on for one in MEASURES.values() if one.rests_on}:
        begun = perf_counter()
        made(network)
        passes[made.__name__] = perf_counter() - begun
    for measure in MEASURES.values():
        begun = perf_counter()
        result = run(measure, network)
        steps[measure.id] = {"s": perf_counter() - begun, **_how(result)}
    return {"read_s": read, "build_s": built, "passes": passes, "measures": steps}


def _how(result: Result) -> dict[str, Any]:
    if isinstance(result.outcome, Why):
        return {"why": result.outcome.value}
    if result.exact:
        return {}
    return {"error": result.error, "confidence": result.confidence}
