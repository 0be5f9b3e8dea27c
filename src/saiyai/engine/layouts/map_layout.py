"""The map of a network: every node in a place of its own."""

from collections.abc import Iterator

import numpy as np

from saiyai.engine.arrays import Float32s, Float64s, Int32s, Int64s, seal
from saiyai.engine.layouts.packing import packed, rows_below
from saiyai.engine.layouts.spacing import evenly_spaced, without_twins
from saiyai.engine.layouts.springs import part_positions
from saiyai.engine.network import Network
from saiyai.engine.ops.parts import ConnectedParts, connected_parts
from saiyai.engine.ops.rows import degrees


def map_layout(network: Network, *, seed: int) -> Float32s:
    """Where each node stands: parts side by side, the largest on top, isolates in rows below.

    Returns: float32 (n, 2), x to the right and y upwards, all in -1..1; no two in one place, and
        the same for the same network and seed.
    Cost: as `part_positions` for each part.
    """
    generator = np.random.default_rng(seed)
    parts = connected_parts(network.simple)
    by_part = np.argsort(parts.labels, kind="stable")
    drawn = packed(
        [
            evenly_spaced(part_positions(size, ends, generator))
            for size, ends in _pieces(network, parts, by_part)
        ]
    )
    tied = np.concatenate((np.empty((0, 2)), *drawn))
    alone = rows_below(network.n - len(tied), tied)
    places = np.empty((network.n, 2))
    places[by_part] = np.concatenate((tied, alone))  # the smallest parts come last: isolates
    return seal(without_twins(_fitted(places).astype(np.float32) + 0))


def _pieces(
    network: Network, parts: ConnectedParts, by_part: Int64s
) -> Iterator[tuple[int, Int32s]]:
    """Size and ties of each part that has any, its nodes numbered as they stand in `by_part`."""
    begins = np.concatenate(([0], np.cumsum(parts.sizes)))
    number = np.empty(network.n, np.int64)
    number[by_part] = np.arange(network.n)
    number -= begins[parts.labels]
    sources = np.repeat(np.arange(network.n), degrees(network.simple))
    once = sources < network.simple.indices
    ends = np.column_stack((sources[once], network.simple.indices[once]))
    ends = ends[np.argsort(parts.labels[ends[:, 0]], kind="stable")]
    ties = np.bincount(parts.labels[ends[:, 0]], minlength=parts.count)
    last = np.cumsum(ties)
    for part in range(int(np.count_nonzero(parts.sizes > 1))):
        own = ends[last[part] - ties[part] : last[part]]
        yield int(parts.sizes[part]), number[own].astype(np.int32)


def _fitted(places: Float64s) -> Float64s:
    """Moved and scaled, without distortion, so that the farthest just touch -1 or 1."""
    if not len(places):
        return places
    middle = (places.min(axis=0) + places.max(axis=0)) / 2
    half = float((np.ptp(places, axis=0) / 2).max())
    fitted: Float64s = (places - middle) / (half or 1.0)
    return fitted
