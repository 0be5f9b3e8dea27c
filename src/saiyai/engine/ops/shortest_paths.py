"""How often each node lies on shortest paths between others."""

from typing import Final, NamedTuple

import numpy as np
from numba import prange

from saiyai.engine.arrays import Float64s, Int32s, Int64s
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.rows import Adjacency

_CHUNKS: Final = 32
"""Into so many pieces the sources are cut, on every machine, so that sums come out the same."""

_ENTRY_LANES: Final = 8
"""The same for loads of entries, of which there are more than of nodes."""

_WORTH_WAKING: Final = 2_000_000
"""Nodes times ties from which other cores help: on a busy machine they take long to come."""


class Walk(NamedTuple):
    """Room for a walk in breadth, used again for every source.

    Shapes: distance, paths and queue (n,), -1 where not reached; `ahead` (m,) holds, for the
    node at each step of the queue, the neighbours one step further, between its `bounds`.
    """

    distance: Int32s
    paths: Float64s
    queue: Int32s
    ahead: Int32s
    bounds: Int64s


def path_loads(arcs: Adjacency) -> Float64s:
    """Over all ordered pairs of others, the share of their shortest paths that runs through each.

    Returns: float64 (n,); not finite where a pair has more shortest paths than a float holds.
    Cost: O(n m) time, O(32 n) memory; one breadth-first walk per node, on all cores.
    Source: Brandes 2001, Journal of Mathematical Sociology 25, 163-177.
    """
    small = arcs.n * len(arcs.indices) < _WORTH_WAKING
    loads = _loads_on_one_core(arcs) if small else _loads_on_all_cores(arcs)
    total: Float64s = loads.sum(axis=0)
    return total


def entry_loads(arcs: Adjacency) -> Float64s:
    """Over all ordered pairs, the share of their shortest paths that runs along each entry.

    Returns: float64 (entries,); not finite where a pair has more shortest paths than a float
        holds.
    Cost: O(n m) time, O(8 m) memory; one breadth-first walk per node, on all cores.
    Source: Brandes 2008, Social Networks 30, 136-145, section 3.5.
    """
    loads = np.zeros((_ENTRY_LANES, len(arcs.indices)))
    if arcs.n * len(arcs.indices) < _WORTH_WAKING:
        _entries_on_one_core(arcs, loads)
    else:
        _entries_on_all_cores(arcs, loads)
    total: Float64s = loads.sum(axis=0)
    return total


@parallel_kernel
def _entries_on_all_cores(arcs: Adjacency, loads: Float64s) -> None:
    for lane in prange(len(loads)):
        _add_entry_loads(arcs, int(np.int64(lane)), loads[lane])


@kernel
def _entries_on_one_core(arcs: Adjacency, loads: Float64s) -> None:
    """The same, to the last bit, lane after lane."""
    for lane in range(len(loads)):
        _add_entry_loads(arcs, lane, loads[lane])


@kernel
def _add_entry_loads(arcs: Adjacency, lane: int, load: Float64s) -> None:
    """Add the loads of every eighth source."""
    n = len(arcs.indptr) - 1
    walk = _room(n, len(arcs.indices))
    per_path = np.zeros(n)
    for source in range(lane, n, _ENTRY_LANES):
        reached = _walk_from(arcs, source, walk)
        for step in range(reached - 1, -1, -1):
            node = walk.queue[step]
            depending = 0.0
            for place in range(arcs.indptr[node], arcs.indptr[node + 1]):
                neighbour = arcs.indices[place]
                if walk.distance[neighbour] == walk.distance[node] + 1:
                    along = walk.paths[node] * per_path[neighbour]
                    load[place] += along
                    depending += along
            per_path[node] = (1.0 + depending) / walk.paths[node]
        for step in range(reached):
            walk.distance[walk.queue[step]] = -1


@kernel
def _room(n: int, m: int) -> Walk:
    return Walk(
        np.full(n, -1, np.int32),
        np.zeros(n),
        np.empty(n, np.int32),
        np.empty(m, np.int32),
        np.zeros(n + 1, np.int64),
    )


@parallel_kernel
def _loads_on_all_cores(arcs: Adjacency) -> Float64s:
    """The loads of each chunk of sources, chunks side by side."""
    loads = np.zeros((_CHUNKS, len(arcs.indptr) - 1))
    for chunk in prange(_CHUNKS):
        _add_loads(arcs, int(np.int64(chunk)), loads[chunk])
    return loads


@kernel
def _loads_on_one_core(arcs: Adjacency) -> Float64s:
    """The same, to the last bit, chunk after chunk."""
    loads = np.zeros((_CHUNKS, len(arcs.indptr) - 1))
    for chunk in range(_CHUNKS):
        _add_loads(arcs, chunk, loads[chunk])
    return loads


@kernel
def _add_loads(arcs: Adjacency, chunk: int, load: Float64s) -> None:
    """Add the loads of every 32nd source, so that hubs spread over the chunks."""
    n = len(arcs.indptr) - 1
    walk = _room(n, len(arcs.indices))
    per_path = np.zeros(n)  # what depends on a node, itself included, for each path that meets it
    for source in range(chunk, n, _CHUNKS):
        reached = _walk_from(arcs, source, walk)
        for step in range(reached - 1, -1, -1):
            node = walk.queue[step]
            depending = 0.0
            for place in range(walk.bounds[step], walk.bounds[step + 1]):
                depending += per_path[walk.ahead[place]]
            depending *= walk.paths[node]
            per_path[node] = (1.0 + depending) / walk.paths[node]
            if step > 0:
                load[node] += depending
            walk.distance[node] = -1


@kernel
def _walk_from(arcs: Adjacency, source: int, walk: Walk) -> int:
    """Walk in breadth from a source; how many it reaches, itself included.

    Note: who is one step further is noted while a node's neighbours are at hand, and without a
    branch: the processor would guess wrong half of the time, which costs more than the work.
    """
    walk.distance[source] = 0
    walk.paths[source] = 1.0
    walk.queue[0] = source
    reached = 1
    noted = 0
    step = 0
    while step < reached:
        node = walk.queue[step]
        further = walk.distance[node] + 1
        first = noted
        for place in range(arcs.indptr[node], arcs.indptr[node + 1]):
            neighbour = arcs.indices[place]
            if walk.distance[neighbour] < 0:
                walk.distance[neighbour] = further
                walk.paths[neighbour] = 0.0
                walk.queue[reached] = neighbour
                reached += 1
            walk.ahead[noted] = neighbour
            noted += walk.distance[neighbour] == further
        for place in range(first, noted):
            walk.paths[walk.ahead[place]] += walk.paths[node]
        step += 1
        walk.bounds[step] = noted
    return reached
