"""What a tool is to the comparison: how it takes a graph in, and one call for each measure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any, Final

from saiyai.cli.bench.graphs import SeededGraph
from saiyai.engine.walks import WALKS, WALKS_AT_MOST

SOURCES: Final = 32
"""From so many sources a peer walks that has no bounded estimate; the time is then scaled up."""

EXACT: Final = 5e9
"""Up to this n times m all shortest paths are followed by peers too; beyond it we estimate."""


def of_walks(graph: SeededGraph) -> float:
    """The part that so many sources are of those that we walk from."""
    return SOURCES / (graph.n if graph.n * graph.m <= WALKS_AT_MOST else WALKS)


@dataclass(frozen=True, slots=True)
class Call:
    """One measure by one tool.

    `check` makes one number of what came back, by which two tools are seen to have done the same;
    None where their conventions differ. `share` says which part of the work is done: the time of
    the whole is the time of the call over it, and is marked as extrapolated. It is asked where n
    times m is over `least` and at most `limit`. `fresh` makes of what was loaded what is asked,
    before any time is taken: a graph of which nothing was worked out.
    """

    run: Callable[[Any], Any]
    check: Callable[[Any], float] | None = None
    share: Callable[[SeededGraph], float] = lambda _graph: 1.0
    least: float = -1
    limit: float = inf
    fresh: Callable[[Any], Any] = lambda loaded: loaded


@dataclass(frozen=True, slots=True)
class Tool:
    """A program in this process: `load` takes the graph in, as it is best done in it."""

    name: str
    version: str
    load: Callable[[SeededGraph], Any]
    calls: Mapping[str, Call]
    prepare: Callable[[], None] = lambda: None
    """What is done before any time is taken: not what is asked for, but what it finds there."""
