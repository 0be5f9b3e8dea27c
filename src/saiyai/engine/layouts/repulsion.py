"""How all nodes push all others away, those far off by the heap."""

from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numba import prange
from numpy.typing import NDArray

from saiyai.engine.arrays import Bools, Float64s, Int64s
from saiyai.engine.jit import kernel, parallel_kernel

_Codes: TypeAlias = NDArray[np.uint64]

_DEPTH: Final = 20
"""So often the sheet is quartered; who is nearer than that counts as one heap."""

_LEAF: Final = 8
"""So many nodes are not quartered further."""

_FAR: Final = 1.0
"""A heap so many times its width away pushes as one."""

_CHUNK: Final = 256
"""So many nodes, near one another, are pushed by one core before it takes more."""

WORTH_WAKING: Final = 4_000
"""Nodes from which other cores help: on a busy machine they take long to come."""


class _Tree(NamedTuple):
    """Heaps in heaps, each before those within it.

    Shapes: all (heaps,); `after` is the next heap not within this one; its nodes are those from
    `begins` to `ends` along the curve; `leaf` has no heaps within.
    """

    begins: Int64s
    ends: Int64s
    after: Int64s
    widths: Float64s
    leaf: Bools


def repulsion(places: Float64s, masses: Float64s) -> Float64s:
    """What pushes each node: of every other its mass over the distance, straight away from it.

    Shapes: places (n, 2), finite; masses (n,); the pushes are (n, 2).
    Cost: O(n log n), on all cores; the same to the last bit on any number of them.
    Source: Barnes & Hut 1986, Nature 324, 446-449.
    """
    if not len(places):
        return np.empty((0, 2))
    low = places.min(axis=0)
    width = max(float((places - low).max()), 1e-12) * (1 + 1e-9)
    codes = _codes(((places - low) * (2**_DEPTH / width)).astype(np.uint64))
    order = np.argsort(codes, kind="stable")
    tree = _quartered(codes[order], width)
    sorted_places, sorted_masses = places[order], masses[order]
    sums = np.zeros((len(places) + 1, 3))
    np.cumsum(sorted_masses, out=sums[1:, 0])
    np.cumsum(sorted_places * sorted_masses[:, np.newaxis], axis=0, out=sums[1:, 1:])
    heaps = sums[tree.ends] - sums[tree.begins]
    heaps[:, 1:] /= np.maximum(heaps[:, :1], 1e-300)
    pushed = np.empty_like(places)
    push = _push_on_one_core if len(places) < WORTH_WAKING else _push_on_all_cores
    push(tree, heaps, sorted_places, sorted_masses, pushed)
    found = np.empty_like(places)
    found[order] = pushed
    return found


def _codes(cells: NDArray[np.uint64]) -> _Codes:
    """The place of each node along a curve that leaves a quarter only when done with it."""
    spread = cells.copy()
    for shift, mask in (
        (16, 0x0000FFFF0000FFFF),
        (8, 0x00FF00FF00FF00FF),
        (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):
        spread = (spread | (spread << np.uint64(shift))) & np.uint64(mask)
    found: _Codes = spread[:, 0] | (spread[:, 1] << np.uint64(1))
    return found


@kernel
def _quartered(codes: _Codes, width: float) -> _Tree:
    """The heaps of nodes along the curve, each before those within it."""
    # A heap that is quartered has more than 8 nodes: at most n / 9 at each of 20 depths.
    room = 4 * _DEPTH * len(codes) // (_LEAF + 1) + 1
    begins, ends = np.empty(room, np.int64), np.empty(room, np.int64)
    depths, leaf = np.empty(room, np.int64), np.empty(room, np.bool_)
    waiting = np.empty((4 * (_DEPTH + 2), 3), np.int64)
    waiting[0] = 0, len(codes), 0
    left, heaps = 1, 0
    while left:
        left -= 1
        begin, end, depth = waiting[left]
        begins[heaps], ends[heaps], depths[heaps] = begin, end, depth
        leaf[heaps] = end - begin <= _LEAF or depth == _DEPTH
        heaps += 1
        if leaf[heaps - 1]:
            continue
        last = end
        for quarter in range(3, -1, -1):  # so that the first is taken up first
            first = _where_begins(codes, begin, last, depth, quarter)
            if first < last:
                waiting[left] = first, last, depth + 1
                left += 1
            last = first
    after = np.empty(heaps, np.int64)
    latest = np.full(_DEPTH + 1, heaps, np.int64)
    for heap in range(heaps - 1, -1, -1):
        after[heap] = latest[depths[heap]]
        latest[depths[heap] :] = heap
    widths = np.full(heaps, width)
    widths /= 2.0 ** depths[:heaps]
    return _Tree(begins[:heaps], ends[:heaps], after, widths, leaf[:heaps])


@kernel
def _where_begins(codes: _Codes, begin: int, last: int, depth: int, quarter: int) -> int:
    """Where, before `last`, those in that quarter of a heap begin. Cost: O(log n)."""
    shift = np.uint64(2 * (_DEPTH - 1 - depth))
    low, high = begin, last
    while low < high:
        middle = (low + high) // 2
        if (codes[middle] >> shift) & np.uint64(3) < quarter:
            low = middle + 1
        else:
            high = middle
    return low


@parallel_kernel
def _push_on_all_cores(
    tree: _Tree, heaps: Float64s, places: Float64s, masses: Float64s, pushed: Float64s
) -> None:
    """Shapes: heaps (heaps, 3), mass and middle of each; places, masses, pushed by the curve."""
    for chunk in prange((len(places) + _CHUNK - 1) // _CHUNK):
        for node in range(chunk * _CHUNK, min((chunk + 1) * _CHUNK, len(places))):
            _push(tree, heaps, places, masses, node, pushed)


@kernel
def _push_on_one_core(
    tree: _Tree, heaps: Float64s, places: Float64s, masses: Float64s, pushed: Float64s
) -> None:
    """The same, to the last bit."""
    for node in range(len(places)):
        _push(tree, heaps, places, masses, node, pushed)


@kernel
def _push(
    tree: _Tree,
    heaps: Float64s,
    places: Float64s,
    masses: Float64s,
    node: int,
    pushed: Float64s,
) -> None:
    """What pushes one node, in the order of the curve."""
    here_x, here_y = places[node]
    sum_x, sum_y = 0.0, 0.0
    heap = 0
    while heap < len(tree.after):
        x, y = here_x - heaps[heap, 1], here_y - heaps[heap, 2]
        square = x * x + y * y
        if tree.widths[heap] * tree.widths[heap] < _FAR * _FAR * square:
            sum_x += heaps[heap, 0] * x / square
            sum_y += heaps[heap, 0] * y / square
            heap = tree.after[heap]
            continue
        if tree.leaf[heap]:
            begin, end = tree.begins[heap], tree.ends[heap]
            if end - begin > _LEAF:
                end = begin  # on one spot, as far as anybody can see: they cannot tell whither
            for other in range(begin, end):
                x, y = here_x - places[other, 0], here_y - places[other, 1]
                square = x * x + y * y
                if square > 0:
                    sum_x += masses[other] * x / square
                    sum_y += masses[other] * y / square
            heap = tree.after[heap]
        else:
            heap += 1
    pushed[node, 0], pushed[node, 1] = sum_x, sum_y
