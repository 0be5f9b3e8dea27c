"""The unit of a map: how far neighbours on the paper stand from one another."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Float32s, Float64s, Int64s
from saiyai.engine.jit import kernel

_CLOSEST: Final = 0.75
_SAMPLE: Final = 1000
_GOLDEN_ANGLE: Final = 2.399963229728653


def evenly_spaced(places: Float64s) -> Float64s:
    """The places turned so that they lie wide, in units of the usual distance to the nearest.

    Returns: float64 (n, 2); those who stood closer than three quarters have been moved apart.
    """
    lying = _turned(places - places.mean(axis=0))
    return pushed_apart(lying / usual_gap(lying))


def pushed_apart(places: Float64s) -> Float64s:
    """The places, those who stood closer than three quarters of the unit moved apart."""
    spread = places.copy()
    for _ in range(_rounds(len(places))):
        if _push_apart(spread, np.argsort(spread[:, 0], kind="stable"), _CLOSEST) == 0:
            break
    return spread


def without_twins(places: Float32s) -> Float32s:
    """The places, with those that fell on the same spot moved off it by a hair."""
    radius = 0.0
    while len(twins := _twins(places)):
        radius += 2e-6  # a map is -1..1 wide: nobody sees this
        angles = _GOLDEN_ANGLE * twins
        moved = places[twins] + radius * np.column_stack((np.cos(angles), np.sin(angles)))
        outside = np.abs(moved) > 1
        places[twins] = np.where(outside, 2 * np.sign(moved) - moved, moved)  # back at the edge
    return places


def _twins(places: Float32s) -> Int64s:
    """Who stands where somebody with a smaller position stands."""
    _, first = np.unique(places, axis=0, return_index=True)
    return np.setdiff1d(np.arange(len(places)), first)


def _turned(places: Float64s) -> Float64s:
    """Rotated so that the longest direction lies flat, as names do."""
    _, directions = np.linalg.eigh(places.T @ places)
    turned: Float64s = places @ directions[:, ::-1]
    return turned


def usual_gap(places: Float64s) -> float:
    """The median distance to the nearest other, over a sample of the nodes."""
    chosen = np.linspace(0, len(places) - 1, min(_SAMPLE, len(places))).astype(np.int64)
    gaps = _nearest(places, chosen)
    apart = gaps[(gaps > 0) & (gaps < np.inf)]  # of one node alone there is none
    return float(np.median(apart)) if len(apart) else 1.0


def _rounds(n: int) -> int:
    """So often places are moved apart: fewer times where nobody would see single nodes."""
    return 60 if n <= 20_000 else 10


@kernel
def _nearest(places: Float64s, chosen: Int64s) -> Float64s:
    """The distance of each chosen node to its nearest other. Cost: O(chosen times n)."""
    gaps = np.full(len(chosen), np.inf)
    for index in range(len(chosen)):
        node = chosen[index]
        for other in range(len(places)):
            if other != node:
                x = places[other, 0] - places[node, 0]
                y = places[other, 1] - places[node, 1]
                gaps[index] = min(gaps[index], x * x + y * y)
    roots: Float64s = np.sqrt(gaps)
    return roots


@kernel
def _push_apart(places: Float64s, by_x: Int64s, gap: float) -> int:
    """Move every two that stand closer than the gap to that distance; how many there were.

    Shapes: by_x (n,), the nodes from left to right.
    """
    moved = 0
    for index in range(len(by_x)):
        one = by_x[index]
        for further in range(index + 1, len(by_x)):
            other = by_x[further]
            x = places[other, 0] - places[one, 0]
            if x >= gap:
                break
            y = places[other, 1] - places[one, 1]
            distance = np.sqrt(x * x + y * y)
            if distance >= gap * 0.999:
                continue
            moved += 1
            if distance < 1e-9:  # any direction will do, but always the same
                x, y, distance = np.cos(_GOLDEN_ANGLE * one), np.sin(_GOLDEN_ANGLE * one), 1.0
                short = gap / 2
            else:
                short = (gap - distance) / 2
            places[one, 0] -= short * x / distance
            places[one, 1] -= short * y / distance
            places[other, 0] += short * x / distance
            places[other, 1] += short * y / distance
    return moved
