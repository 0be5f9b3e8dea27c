"""The map of a network: every node in a place of its own."""

from collections.abc import Iterator

import numpy as np

from saiyai.engine.arrays import Float32s, Float64s, Int64s, seal, sealed
from saiyai.engine.errors import MalformedNetwork
from saiyai.engine.layouts.anchors import Previous, anchored_positions
from saiyai.engine.layouts.packing import packed, packed_below, rows_below
from saiyai.engine.layouts.part_layout import part_positions
from saiyai.engine.layouts.spacing import evenly_spaced, usual_gap, without_twins
from saiyai.engine.network import Network
from saiyai.engine.ops.parts import ConnectedParts, connected_parts
from saiyai.engine.ops.rows import Adjacency, degrees


def map_layout(network: Network, *, seed: int, previous: Previous | None = None) -> Float32s:
    """Where each node stands: parts side by side, the largest on top, isolates in rows below.

    With `previous` those seen before stay near where they stood, and whole parts that are new
    come below; parts that have grown may then reach into one another. Who had no tie before and
    has one now should not be marked as seen: its place among the isolates is far from its new
    neighbours.

    Returns: float32 (n, 2), x to the right and y upwards, all in -1..1; no two in one place, and
        the same for the same network and seed, on any number of cores.
    Shapes: previous.places (n, 2), finite where seen; previous.seen (n,).
    Raises: MalformedNetwork if `previous` is of another number of nodes, or not finite.
    Cost: as `part_positions` for each part.
    """
    if previous is not None:
        _check_previous(network, previous)
    generator = np.random.default_rng(seed)
    parts = connected_parts(network.simple)
    by_part = np.argsort(parts.labels, kind="stable")
    pieces = list(_pieces(network.simple, parts, by_part))
    places = np.empty((network.n, 2))
    if previous is None or not previous.seen.any():
        places[by_part] = _drawn(pieces, network.n, generator)
        return seal(without_twins(_fitted(places).astype(np.float32) + 0))
    stood = np.where(previous.seen[:, np.newaxis], previous.places.astype(np.float64), 0.0)
    unit = usual_gap(stood[previous.seen])
    before = Previous(stood[by_part] / unit, previous.seen[by_part])
    places[by_part] = _drawn_again(pieces, before, generator) * unit
    kept = places if np.abs(places).max(initial=0) <= 1 else _fitted(places)
    return seal(without_twins(kept.astype(np.float32) + 0))


def _drawn(pieces: list[Adjacency], n: int, generator: np.random.Generator) -> Float64s:
    """All places, part by part and then those without a tie."""
    drawn = packed([evenly_spaced(part_positions(part, generator)) for part in pieces])
    tied = np.concatenate((np.empty((0, 2)), *drawn))
    return np.concatenate((tied, rows_below(n - len(tied), tied)))


def _drawn_again(
    pieces: list[Adjacency], before: Previous, generator: np.random.Generator
) -> Float64s:
    """All places by part: those of parts of which somebody was seen, then new ones below."""
    places, stands = before.places.astype(np.float64), before.seen.copy()
    new, drawn, begin = [], [], 0
    for part in pieces:
        own = slice(begin, begin + part.n)
        begin += part.n
        if stands[own].any():
            was = Previous(before.places[own], before.seen[own])
            places[own] = anchored_positions(part, was, generator)
            stands[own] = True
        else:
            new.append(own)
            drawn.append(evenly_spaced(part_positions(part, generator)))
    for own, moved in zip(new, packed_below(drawn, places[stands]), strict=True):
        places[own] = moved
    for own in new:
        stands[own] = True
    places[~stands] = rows_below(int(np.count_nonzero(~stands)), places[stands])
    return places


def _pieces(simple: Adjacency, parts: ConnectedParts, by_part: Int64s) -> Iterator[Adjacency]:
    """The rows of each part that has any tie, its nodes numbered as they stand in `by_part`."""
    number = np.empty(simple.n, np.int64)
    number[by_part] = np.arange(simple.n)
    lengths = degrees(simple)[by_part]
    indptr = np.concatenate(([0], np.cumsum(lengths)))
    entries = np.arange(indptr[-1]) + np.repeat(simple.indptr[by_part] - indptr[:-1], lengths)
    indices = number[simple.indices[entries]]
    begin = 0
    for size in parts.sizes[parts.sizes > 1].tolist():  # the smallest come last: isolates
        own = indptr[begin : begin + size + 1]
        rows = (indices[own[0] : own[-1]] - begin).astype(np.int32)
        yield sealed(Adjacency(own - own[0], rows))
        begin += size


def _check_previous(network: Network, previous: Previous) -> None:
    shapes = (previous.places.shape, previous.seen.shape)
    if shapes != ((network.n, 2), (network.n,)):
        raise MalformedNetwork(problem="unequal_lengths", nodes=network.n, places=shapes[0])
    if not np.isfinite(previous.places[previous.seen]).all():
        raise MalformedNetwork(problem="not_finite", column="places")


def _fitted(places: Float64s) -> Float64s:
    """Moved and scaled, without distortion, so that the farthest just touch -1 or 1."""
    if not len(places):
        return places
    middle = (places.min(axis=0) + places.max(axis=0)) / 2
    half = float((np.ptp(places, axis=0) / 2).max())
    fitted: Float64s = (places - middle) / (half or 1.0)
    return fitted
