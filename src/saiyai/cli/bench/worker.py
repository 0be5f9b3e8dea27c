"""One tool in a process of its own: it loads the graph, then answers one request after another.

    python -m saiyai.cli.bench.worker TOOL EDGES.npz

A request is the id of a measure on a line; the answer a line of JSON.
"""

import importlib
import json
import sys
from math import isfinite
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time
from typing import Any

from saiyai.cli.bench.call import Call, Tool
from saiyai.cli.bench.graphs import load_graph


def main() -> None:
    """Load, say so, and answer until there are no more requests."""
    name, path = sys.argv[1], Path(sys.argv[2])
    tool = tool_of(name)
    graph = load_graph(path)
    tool.prepare()
    work = graph.n * graph.m
    calls = [one for one, call in tool.calls.items() if call.least < work <= call.limit]
    before = (perf_counter(), process_time())
    loaded = tool.load(graph)
    _say({"version": tool.version, "calls": calls, **_since(before)})
    for line in sys.stdin:
        call = tool.calls[line.strip()]
        _say({**_timed(call, loaded), "share": call.share(graph)})


def tool_of(name: str) -> Tool:
    """A tool by its name. Raises: ModuleNotFoundError where its package is not installed."""
    module = "saiyai.cli.bench.ours" if name == "saiyai" else f"saiyai.cli.bench.peers.{name}"
    found: Tool = importlib.import_module(module).TOOL
    return found


def _timed(call: Call, loaded: Any) -> dict[str, Any]:  # noqa: ANN401 whatever the tool loads
    asked = call.fresh(loaded)
    before = (perf_counter(), process_time())
    answer = call.run(asked)
    took = _since(before)
    check = float("nan") if call.check is None else call.check(answer)
    return {**took, "check": check if isfinite(check) else None}


def _since(before: tuple[float, float]) -> dict[str, float]:
    return {
        "wall": perf_counter() - before[0],
        "cpu": process_time() - before[1],
        "peak_mib": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
    }


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
