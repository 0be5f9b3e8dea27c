"""One pass over all triangles, and what each adds to what is known of its corners and sides."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple, cast

import numpy as np
from numba import prange, types
from numba.core import cgutils
from numba.extending import intrinsic
from numpy.typing import NDArray

from saiyai.engine.arrays import Float64s, Int32s, Int64s, UInt8s
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.forward import Forward

CHUNKS: Final = 2
"""Into so many pieces the work is cut, on every machine, so that sums come out the same. Each
piece has sums of its own for every pair, which would no longer be at hand if there were more."""

WORTH_WAKING: Final = 100_000
"""Pairs from which a second core helps."""

_ROOM: Final = 4_096
"""So many triangles are found before they are added up."""

_THROUGH, _OVERLAP, _CLOSED = 0, 1, 2
"""Columns of the sums of nodes; those of `closed` are the last."""

_SHARED, _COMMON = 0, 1
"""Columns of the sums of pairs."""

_THERE: Final = np.array([4, 3, 2, 0, 1, 0, 0, 0])
_BACK: Final = np.array([4, 2, 3, 0, 1, 0, 0, 0])
"""The column of `closed` by who is of one group, as `_add_ways` has it; 5 and 6 cannot be."""

_CODE: Final[Any] = cgutils
"""What numba writes machine code with; it has no types."""


class Tally(NamedTuple):
    """What all triangles add up to.

    Shapes: triangles and overlap (n,), codes and signed (64,), shared and common (pairs,),
        closed (n, 5) or empty.
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
    closed: Int32s
    """For each node, ways through it between two who are tied in the same direction without it:
    all of one group, the two of one group, into its own group, out of it, and all of different
    ones. There are no more than there are ties."""


class _Sums(NamedTuple):
    """The same as it is added up, for each piece of the work, with all codes of pairs in one.

    Counts are floats, and exact: what belongs together so comes from memory together.

    Shapes: nodes (CHUNKS, n, 2 or 7), pairs (CHUNKS, pairs, 2), codes (CHUNKS, 4096).
    """

    nodes: Float64s
    pairs: Float64s
    codes: Int64s


class _Desk(NamedTuple):
    """Room for one piece of the work, used again for every node; each side has a step.

    Shapes: near (n / 64,), one bit a node: of a million nodes it stays in the fastest memory;
        step_to (n,); found (room, 3), a step, where the side across lies, and the step there;
        the others by step (longest row, ...).
    """

    near: NDArray[np.uint64]
    step_to: Int32s
    found: Int64s
    starts: Int64s
    ends: Int64s
    dyads: Int64s
    bonds: Float64s
    scales: Float64s
    groups: Int32s
    used: UInt8s
    nodes: Float64s
    """What is to be added to the node of each step, and of each side to the pair."""
    pairs: Float64s


def tally_triangles(rows: Forward, groups: Int32s) -> Tally:
    """Meet every triangle once and add up.

    Shapes: groups (n,) by place in the line, -1 where unknown; empty where nobody's is known.
    Cost: O(m^1.5) time on two cores; 44 bytes a pair and 60 bytes a node of memory, and 100 more
        a node where there are groups.
    Source: Schank & Wagner 2005, WEA, LNCS 3503, 606-609 (algorithm "forward").
    """
    n, pairs = len(rows.nodes), len(rows.ahead)
    sums = _Sums(
        np.zeros((CHUNKS, n, _CLOSED + 5 if len(groups) else _CLOSED)),
        np.zeros((CHUNKS, pairs, 2)),
        np.zeros((CHUNKS, 16**3), np.int64),
    )
    scales = np.column_stack((_inverse(rows.strength), _inverse(rows.strongest)))
    walk = _on_one_core if pairs < WORTH_WAKING else _on_two_cores
    walk(rows, scales, groups, sums)
    codes = sums.codes.sum(axis=0).reshape((4,) * 6)  # of each pair what else was told comes first
    both = sums.pairs[0]
    for piece in sums.pairs[1:]:
        both += piece  # in place, since these are the largest arrays there are
    closed = sums.nodes[:, :, _CLOSED:].sum(axis=0) if len(groups) else np.empty((0, 5))
    return Tally(
        sums.nodes[:, :, _THROUGH].sum(axis=0).astype(np.int64),
        codes.sum(axis=(0, 2, 4)).ravel(),
        codes.sum(axis=(1, 3, 5)).ravel(),
        both[:, _COMMON].astype(np.int32),
        both[:, _SHARED].copy(),
        sums.nodes[:, :, _OVERLAP].sum(axis=0),
        closed.astype(np.int32),
    )


def _inverse(values: Float64s) -> Float64s:
    return np.divide(1.0, values, out=np.zeros_like(values), where=values > 0)


@parallel_kernel
def _on_two_cores(rows: Forward, scales: Float64s, groups: Int32s, sums: _Sums) -> None:
    for chunk in prange(CHUNKS):
        _walk(rows, scales, groups, sums, int(np.int64(chunk)))


@kernel
def _on_one_core(rows: Forward, scales: Float64s, groups: Int32s, sums: _Sums) -> None:
    """The same, to the last bit, piece after piece."""
    for chunk in range(CHUNKS):
        _walk(rows, scales, groups, sums, chunk)


@kernel
def _walk(rows: Forward, scales: Float64s, groups: Int32s, sums: _Sums, chunk: int) -> None:
    """Add what lies ahead of every other node.

    Shapes: scales (n, 2), 1 by the strength of each node, and 1 by its strongest bond; 0 where
        there is none.
    Note: what is far away in memory is asked for long before it is needed, and what belongs to
        the sides and corners of one node is added up beside it first.
    """
    own = _Sums(sums.nodes[chunk], sums.pairs[chunk], sums.codes[chunk])
    desk = _laid(rows, own.nodes.shape[1])
    for first in range(chunk, len(rows.nodes), CHUNKS):
        _fetch_soon(rows, first, desk)
        begin, end = rows.indptr[first], rows.indptr[first + 1]
        if end - begin < 2:
            continue
        _look_ahead(rows, first, desk)
        found, met = 0, 0
        for step in range(end - begin):
            found = _find(rows, step, found, desk, own)
            if found > 0 and (found > _ROOM or step == end - begin - 1):
                _spread(rows, scales, groups, first, found, desk, own)
                own.nodes[first, _THROUGH] += found
                own.nodes[first, _OVERLAP] += _add(rows, scales, first, found, desk, own)
                if len(groups) and groups[first] >= 0:
                    _add_closed(rows, groups[first], found, desk, own.nodes[first])
                met, found = met + found, 0
        for side in range(begin, end):
            desk.near[rows.ahead[side] >> 6] = 0
        if met:
            _put_away(rows, first, desk, own)


def _one_instruction(_typing: Any, array: Any, _index: Any) -> Any:  # noqa: ANN401 numba has no types
    """How `_fetch` is compiled into whoever calls it."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:  # noqa: ANN401
        kind, ir, (byte, number) = signature.args[0], _CODE.ir, (_CODE.voidptr_t, _CODE.int32_t)
        array = context.make_array(kind)(context, builder, given[0])
        indices = [given[1], *[context.get_constant(types.intp, 0)] * (kind.ndim - 1)]
        place = _CODE.get_item_pointer(context, builder, kind, array, indices)
        asks = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
        how = number(0), number(3), number(1)  # to read, often, as data
        instruction = builder.module.declare_intrinsic("llvm.prefetch", [byte], asks)
        builder.call(instruction, [builder.bitcast(place, byte), *how])
        return context.get_dummy_value()

    return types.void(array, types.intp), generate


_fetch = cast("Callable[[NDArray[Any], int], None]", intrinsic(_one_instruction))
"""Have what stands at an index brought near before it is needed, and do not wait: twenty that lie
anywhere in memory come as fast as one. Beyond the end it does no harm. Of this file, like all that
kernels call."""


@kernel
def _laid(rows: Forward, columns: int) -> _Desk:
    n = len(rows.nodes)
    longest = 0
    for place in range(n):
        longest = max(longest, rows.indptr[place + 1] - rows.indptr[place])
    return _Desk(
        np.zeros(n // 64 + 1, np.uint64),
        np.empty(n, np.int32),
        np.empty((_ROOM + longest, 3), np.int64),
        np.empty(longest, np.int64),
        np.empty(longest, np.int64),
        np.empty(longest, np.int64),
        np.empty(longest),
        np.empty((longest, 2)),
        np.empty(longest, np.int32),
        np.zeros(longest, np.uint8),
        np.zeros((longest, columns)),
        np.zeros((longest, 2)),
    )


@kernel
def _fetch_soon(rows: Forward, first: int, desk: _Desk) -> None:
    """Have brought near what the next node looks at, and before that where to find it."""
    last = len(rows.nodes) - 1
    later = min(first + 2 * CHUNKS, last)
    for side in range(rows.indptr[later], rows.indptr[later + 1]):
        _fetch(rows.indptr, rows.ahead[side])
    later = min(first + CHUNKS, last)
    for side in range(rows.indptr[later], rows.indptr[later + 1]):
        start = rows.indptr[rows.ahead[side]]
        _fetch(rows.ahead, start)
        _fetch(rows.ahead, start + 10)
        _fetch(desk.step_to, rows.ahead[side])


@kernel
def _look_ahead(rows: Forward, first: int, desk: _Desk) -> None:
    """Mark who is near, and note where the rows of each of them lie."""
    begin = rows.indptr[first]
    for side in range(begin, rows.indptr[first + 1]):
        other, step = rows.ahead[side], side - begin
        desk.near[other >> 6] |= np.uint64(1) << np.uint64(other & 63)
        desk.step_to[other] = step
        desk.starts[step], desk.ends[step] = rows.indptr[other], rows.indptr[other + 1]
        desk.dyads[step], desk.bonds[step] = rows.dyads[side], _bond(rows, side)


@kernel
def _find(rows: Forward, step: int, found: int, desk: _Desk, sums: _Sums) -> int:
    """Note the triangles over one side after those found; how many there are then."""
    for far in range(desk.starts[step], desk.ends[step]):
        third = rows.ahead[far]
        if desk.near[third >> 6] >> np.uint64(third & 63) & np.uint64(1):
            desk.found[found, 0] = step
            desk.found[found, 1] = far
            desk.found[found, 2] = desk.step_to[third]
            _fetch(sums.pairs, far)
            _fetch(rows.dyads, far)
            if len(rows.bonds):
                _fetch(rows.bonds, far)
            found += 1
    return found


@kernel
def _bond(rows: Forward, side: int) -> float:
    if len(rows.bonds):
        return float(rows.bonds[side])
    return 2.0 if rows.dyads[side] & 3 == 3 else 1.0


@kernel
def _spread(  # noqa: PLR0913, PLR0917 a kernel is handed all it writes to
    rows: Forward,
    scales: Float64s,
    groups: Int32s,
    first: int,
    found: int,
    desk: _Desk,
    sums: _Sums,
) -> None:
    """Lay out what is known of the corners that were found."""
    begin = rows.indptr[first]
    for row in range(found):
        desk.used[desk.found[row, 0]] |= 1
        desk.used[desk.found[row, 2]] |= 1
    for step in range(rows.indptr[first + 1] - begin):
        if desk.used[step] == 1:
            other = rows.ahead[begin + step]
            desk.scales[step, 0], desk.scales[step, 1] = scales[other, 0], scales[other, 1]
            _fetch(sums.nodes, other)
            if len(groups):
                desk.groups[step] = groups[other]
            desk.used[step] = 3


@kernel
def _add(
    rows: Forward, scales: Float64s, first: int, found: int, desk: _Desk, sums: _Sums
) -> float:
    """Add the triangles found to corners b and c and to their sides; the overlap of a, the first.

    Note: what is ahead of the first, and so its two sides, is named by steps.
    """
    by_strength, by_strongest = scales[first, 0], scales[first, 1]
    overlap = 0.0
    for row in range(found):
        b, bc, c = desk.found[row]
        dyad = np.int64(rows.dyads[bc])
        sums.codes[desk.dyads[b] | desk.dyads[c] << 4 | dyad << 8] += 1
        desk.nodes[b, _THROUGH] += 1
        desk.nodes[c, _THROUGH] += 1
        desk.pairs[b, _COMMON] += 1
        desk.pairs[c, _COMMON] += 1
        sums.pairs[bc, _COMMON] += 1
        near, far, across = desk.bonds[b], desk.bonds[c], _bond(rows, bc)
        if near <= 0 or far <= 0 or across <= 0:
            continue  # a tie that weighs nothing is none, and leaves nothing to share
        desk.pairs[b, _SHARED] += far * (across * desk.scales[c, 0])
        desk.pairs[c, _SHARED] += near * (across * desk.scales[b, 0])
        sums.pairs[bc, _SHARED] += near * (far * by_strength)
        of_b, of_c = desk.scales[b, 1], desk.scales[c, 1]
        overlap += across * (far * of_b + near * of_c)
        desk.nodes[b, _OVERLAP] += far * (across * by_strongest + near * of_c)
        desk.nodes[c, _OVERLAP] += near * (across * by_strongest + far * of_b)
    return overlap


@kernel
def _add_closed(rows: Forward, group: int, found: int, desk: _Desk, first: Float64s) -> None:
    """Add, for each corner, the two ways through it that the side opposite makes needless.

    `group` is that of the first, whose sums are handed over.
    """
    for row in range(found):
        b, bc, c = desk.found[row]
        of_b, of_c = desk.groups[b], desk.groups[c]
        if of_b < 0 or of_c < 0:
            continue
        to_b, to_c, over = desk.dyads[b], desk.dyads[c], np.int64(rows.dyads[bc])
        from_b, from_c, back = to_b >> 1, to_c >> 1, over >> 1
        a_b, a_c, b_c = group == of_b, group == of_c, of_b == of_c
        ways = from_b & to_c & over & 1, from_c & to_b & back & 1
        _add_ways(first, a_b | a_c << 1 | b_c << 2, ways)
        ways = to_b & over & to_c & 1, back & from_b & from_c & 1
        _add_ways(desk.nodes[b], a_b | b_c << 1 | a_c << 2, ways)
        ways = to_c & back & to_b & 1, over & from_c & from_b & 1
        _add_ways(desk.nodes[c], a_c | b_c << 1 | a_b << 2, ways)


@kernel
def _add_ways(node: Float64s, alike: int, ways: tuple[int, int]) -> None:
    """Add the way from one other to the second, and the way back.

    `alike` says who is of one group: bit 0 the node and the first, bit 1 the node and the
    second, bit 2 the two others.

    Note: two sums and no branch, of which the processor would guess every other one wrong.
    """
    node[_CLOSED + _THERE[alike]] += ways[0]
    node[_CLOSED + _BACK[alike]] += ways[1]


@kernel
def _put_away(rows: Forward, first: int, desk: _Desk, sums: _Sums) -> None:
    """Add what was added up for the corners and sides of the first, and clear the desk."""
    begin = rows.indptr[first]
    for step in range(rows.indptr[first + 1] - begin):
        if desk.used[step]:
            other, side = rows.ahead[begin + step], begin + step
            for column in range(desk.nodes.shape[1]):
                sums.nodes[other, column] += desk.nodes[step, column]
                desk.nodes[step, column] = 0.0
            for column in range(2):
                sums.pairs[side, column] += desk.pairs[step, column]
                desk.pairs[step, column] = 0.0
            desk.used[step] = 0
