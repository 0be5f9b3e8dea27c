"""One pass over all triangles, and what each adds to what is known of its corners and sides."""

from typing import Final, NamedTuple

import numpy as np
from numba import prange
from numpy.typing import NDArray

from saiyai.engine.arrays import Float64s, Int32s, Int64s
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.forward import Forward

CHUNKS: Final = 2
"""Into so many pieces the work is cut, on every machine, so that sums come out the same. Each
piece has sums of its own for every pair, which would no longer be at hand if there were more."""

WORTH_WAKING: Final = 100_000
"""Pairs from which a second core helps."""

_ROOM: Final = 4_096
"""So many triangles are found before they are added up."""


_INTO: Final = 2**32
_COLUMN: Final = np.array([2, 3, 3, 0, 1, 0, 0, 0])
_THERE: Final = np.array([1, 1, _INTO, 1, 1, 1, 1, 1])
_BACK: Final = np.array([1, _INTO, 1, 1, 1, 1, 1, 1])


class Tally(NamedTuple):
    """What all triangles add up to.

    Shapes: triangles and overlap (n,), codes and signed (64,), shared and common (pairs,),
        closed (n, 4) or empty.
    """

    triangles: Int64s
    """Through each node."""
    codes: Int64s
    """How many have which dyads: that of the first and second corner in the lowest two bits of
    the place, of the first and third in the next, of the second and third in the highest."""
    signed: Int64s
    """The same by what else was told of the pairs."""
    common: Int32s
    """For each pair, how many neighbours its two ends have in common."""
    shared: Float64s
    """For each pair, over common neighbours, bond times bond by the strength of that neighbour."""
    overlap: Float64s
    """For each node, over ordered pairs of neighbours, the bond to one times what is between
    the two by the strongest bond of the other."""
    closed: Int64s
    """For each node, ways through it between two who are tied in the same direction without it:
    all of one group, the two of one group, all of different ones; and in the last column such
    ways out of its own group, and, 2^32 each, into it. There are no more than there are ties."""


class _Scales(NamedTuple):
    """1 by the strength of each node, and 1 by its strongest bond; 0 where there is none."""

    strength: Float64s
    strongest: Float64s


class _Desk(NamedTuple):
    """Room for one piece of the work, used again for every node.

    Shapes: near (n / 64,), one bit a node: of a million nodes it stays in the fastest memory;
        side_to (n,); starts, ends and heads (longest row,); found (room, 2).
    """

    near: NDArray[np.uint64]
    side_to: Int32s
    starts: Int64s
    ends: Int64s
    heads: Int32s
    found: Int64s


class _Sums(NamedTuple):
    """The same as it is added up, for each piece of the work, with all codes of pairs in one.

    Shapes: as of `Tally`, each (CHUNKS, ...); codes (CHUNKS, 4096).
    """

    triangles: Int64s
    codes: Int64s
    common: Int32s
    shared: Float64s
    overlap: Float64s
    closed: Int64s


def tally_triangles(rows: Forward, groups: Int32s) -> Tally:
    """Meet every triangle once and add up.

    Shapes: groups (n,) by place in the line, -1 where unknown; empty where nobody's is known.
    Cost: O(m^1.5) time on two cores; 24 bytes a pair and 60 bytes a node of memory, and 64 more
        a node where there are groups.
    Source: Schank & Wagner 2005, WEA, LNCS 3503, 606-609 (algorithm "forward").
    """
    n, pairs = len(rows.nodes), len(rows.ahead)
    sums = _Sums(
        np.zeros((CHUNKS, n), np.int64),
        np.zeros((CHUNKS, 16**3), np.int64),
        np.zeros((CHUNKS, pairs), np.int32),
        np.zeros((CHUNKS, pairs)),
        np.zeros((CHUNKS, n)),
        np.zeros((CHUNKS, len(groups), 4), np.int64),
    )
    walk = _on_one_core if pairs < WORTH_WAKING else _on_two_cores
    walk(rows, _Scales(_inverse(rows.strength), _inverse(rows.strongest)), groups, sums)
    codes = sums.codes.sum(axis=0).reshape((4,) * 6)  # of each pair what else was told comes first
    return Tally(
        sums.triangles.sum(axis=0),
        codes.sum(axis=(0, 2, 4)).ravel(),
        codes.sum(axis=(1, 3, 5)).ravel(),
        sums.common.sum(axis=0, dtype=np.int32),
        sums.shared.sum(axis=0),
        sums.overlap.sum(axis=0),
        sums.closed.sum(axis=0),
    )


def _inverse(values: Float64s) -> Float64s:
    return np.divide(1.0, values, out=np.zeros_like(values), where=values > 0)


@parallel_kernel
def _on_two_cores(rows: Forward, scales: _Scales, groups: Int32s, sums: _Sums) -> None:
    for chunk in prange(CHUNKS):
        _walk(rows, scales, groups, sums, int(np.int64(chunk)))


@kernel
def _on_one_core(rows: Forward, scales: _Scales, groups: Int32s, sums: _Sums) -> None:
    """The same, to the last bit, piece after piece."""
    for chunk in range(CHUNKS):
        _walk(rows, scales, groups, sums, chunk)


@kernel
def _walk(rows: Forward, scales: _Scales, groups: Int32s, sums: _Sums, chunk: int) -> None:
    """Add what lies ahead of every other node.

    Note: triangles are found first and added up later, and both without waiting: what is far
    away in memory is asked for in a row, before it is needed.
    """
    own = _Sums(
        sums.triangles[chunk],
        sums.codes[chunk],
        sums.common[chunk],
        sums.shared[chunk],
        sums.overlap[chunk],
        sums.closed[chunk],
    )
    desk = _laid(rows)
    room = len(desk.found) - len(desk.heads)
    for first in range(chunk, len(rows.nodes), CHUNKS):
        begin, end = rows.indptr[first], rows.indptr[first + 1]
        if end - begin < 2:
            continue
        _look_ahead(rows, first, desk)
        found = 0
        for side in range(begin, end):
            found = _find(rows, side, side - begin, found, desk)
            if found > room or side == end - 1:
                _add(rows, scales, first, found, desk, own)
                if len(groups):
                    _add_closed(rows, groups, first, found, desk, own)
                found = 0
        for side in range(begin, end):
            desk.near[rows.ahead[side] >> 6] = 0


@kernel
def _laid(rows: Forward) -> _Desk:
    n = len(rows.nodes)
    longest = 0
    for place in range(n):
        longest = max(longest, rows.indptr[place + 1] - rows.indptr[place])
    return _Desk(
        np.zeros(n // 64 + 1, np.uint64),
        np.empty(n, np.int32),
        np.empty(longest, np.int64),
        np.empty(longest, np.int64),
        np.empty(longest, np.int32),
        np.empty((_ROOM + longest, 2), np.int64),
    )


@kernel
def _look_ahead(rows: Forward, first: int, desk: _Desk) -> None:
    """Mark who is near, and note where the rows of each of them lie."""
    begin = rows.indptr[first]
    last = len(rows.ahead) - 1
    for side in range(begin, rows.indptr[first + 1]):
        other = rows.ahead[side]
        desk.near[other >> 6] |= np.uint64(1) << np.uint64(other & 63)
        desk.side_to[other] = side - begin
        start = rows.indptr[other]
        desk.starts[side - begin] = start
        desk.ends[side - begin] = rows.indptr[other + 1]
        desk.heads[side - begin] = rows.ahead[min(start, last)]  # only so that it is fetched


@kernel
def _find(rows: Forward, side: int, step: int, found: int, desk: _Desk) -> int:
    """Note the triangles over one side after those found; how many there are then."""
    for far in range(desk.starts[step], desk.ends[step]):
        third = rows.ahead[far]
        if desk.near[third >> 6] >> np.uint64(third & 63) & np.uint64(1):
            desk.found[found, 0] = side
            desk.found[found, 1] = far
            found += 1
    return found


@kernel
def _bond(rows: Forward, side: int) -> float:
    if len(rows.bonds):
        return float(rows.bonds[side])
    return 2.0 if rows.dyads[side] & 3 == 3 else 1.0


@kernel
def _add(rows: Forward, scales: _Scales, first: int, found: int, desk: _Desk, sums: _Sums) -> None:
    """Add the triangles found to their corners a, b, c and their sides."""
    a = first
    for row in range(found):
        ab, bc = desk.found[row]
        b, c = rows.ahead[ab], rows.ahead[bc]
        ac = rows.indptr[a] + desk.side_to[c]
        sums.triangles[a] += 1
        sums.triangles[b] += 1
        sums.triangles[c] += 1
        sums.codes[rows.dyads[ab] | rows.dyads[ac] << 4 | rows.dyads[bc] << 8] += 1
        sums.common[ab] += 1
        sums.common[ac] += 1
        sums.common[bc] += 1
        near, far, across = _bond(rows, ab), _bond(rows, ac), _bond(rows, bc)
        if near <= 0 or far <= 0 or across <= 0:
            continue  # a tie that weighs nothing is none, and leaves nothing to share
        sums.shared[ab] += far * (across * scales.strength[c])
        sums.shared[ac] += near * (across * scales.strength[b])
        sums.shared[bc] += near * (far * scales.strength[a])
        of_a, of_b, of_c = scales.strongest[a], scales.strongest[b], scales.strongest[c]
        sums.overlap[a] += across * (far * of_b + near * of_c)
        sums.overlap[b] += far * (across * of_a + near * of_c)
        sums.overlap[c] += near * (across * of_a + far * of_b)


@kernel
def _add_closed(
    rows: Forward, groups: Int32s, first: int, found: int, desk: _Desk, sums: _Sums
) -> None:
    """Add, for each corner, the two ways through it that the side opposite makes needless."""
    a = first
    for row in range(found):
        ab, bc = desk.found[row]
        b, c = rows.ahead[ab], rows.ahead[bc]
        ac = rows.indptr[a] + desk.side_to[c]
        if groups[a] < 0 or groups[b] < 0 or groups[c] < 0:
            continue
        to_b, to_c, over = rows.dyads[ab], rows.dyads[ac], rows.dyads[bc]
        from_b, from_c, back = to_b >> 1, to_c >> 1, over >> 1
        a_b, a_c, b_c = groups[a] == groups[b], groups[a] == groups[c], groups[b] == groups[c]
        ways = from_b & to_c & over & 1, from_c & to_b & back & 1
        _add_ways(sums.closed, a, a_b | a_c << 1 | b_c << 2, ways)
        ways = to_b & over & to_c & 1, back & from_b & from_c & 1
        _add_ways(sums.closed, b, a_b | b_c << 1 | a_c << 2, ways)
        ways = to_c & back & to_b & 1, over & from_c & from_b & 1
        _add_ways(sums.closed, c, a_c | b_c << 1 | a_b << 2, ways)


@kernel
def _add_ways(closed: Int64s, node: int, alike: int, ways: tuple[int, int]) -> None:
    """Add the way from one other to the second, and the way back.

    `alike` says who is of one group: bit 0 the node and the first, bit 1 the node and the
    second, bit 2 the two others.

    Note: one sum and no branch, of which the processor would guess every other one wrong.
    """
    closed[node, _COLUMN[alike]] += ways[0] * _THERE[alike] + ways[1] * _BACK[alike]
