"""Numbers for keys in order of first appearance: one table of open addresses, that grows."""

from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import Int32s, Int64s, seal
from saiyai.engine.jit import kernel

UInt64s: TypeAlias = NDArray[np.uint64]

_SPREAD: Final = np.uint64(0x9E3779B97F4A7C15)
"""2^64 over the golden ratio: multiplied by it, near keys lie far apart (Knuth 1973, §6.4)."""
_SHIFT: Final = np.uint64(32)
_ONE: Final = np.uint64(1)
_LEAST: Final = 1 << 12
"""Places in the first table."""


class _Table(NamedTuple):
    """Open addresses: where a number stands, its key stands too; and where each appeared."""

    keys: UInt64s
    numbers: Int32s
    places: Int64s


def number_keys(first: UInt64s, second: UInt64s) -> tuple[Int32s, Int32s, Int64s]:
    """A number for each key, from 0, by where it appears first: row by row, `first` before.

    Shapes: first, second (m,).
    Returns: the numbers of both (m,), and where each number appeared: 2 * row, + 1 in `second`.
    Cost: O(m) time; 24 bytes a distinct key in the table, at most four times as much.
    Limit: fewer than 2^31 distinct keys.
    """
    return _numbered(seal(first.view()), seal(second.view()))


@kernel
def _numbered(first: UInt64s, second: UInt64s) -> tuple[Int32s, Int32s, Int64s]:
    m = len(first)
    found = (np.empty(m, np.int32), np.empty(m, np.int32))
    table = _Table(np.empty(_LEAST, np.uint64), np.full(_LEAST, -1, np.int32), _places(_LEAST))
    row = count = 0
    while row < m:
        row, count = _fill(first, second, table, found, (row, count))
        if row < m:
            table = _grown(table, count)
    return found[0], found[1], table.places[:count].copy()


@kernel
def _fill(
    first: UInt64s,
    second: UInt64s,
    table: _Table,
    found: tuple[Int32s, Int32s],
    begin: tuple[int, int],
) -> tuple[int, int]:
    """Number row after row until the table is half full; `begin` as what is returned.

    Returns: the first row that was not numbered, and how many keys there are.
    """
    keys, numbers, places = table
    of_first, of_second = found
    row, count = begin
    mask = np.uint64(len(keys) - 1)
    while row < len(first) and count + 2 <= len(places):
        for side in range(2):
            key = second[row] if side else first[row]
            slot = ((key * _SPREAD) >> _SHIFT) & mask
            while numbers[slot] >= 0 and keys[slot] != key:
                slot = (slot + _ONE) & mask
            if numbers[slot] < 0:
                keys[slot], numbers[slot], places[count] = key, count, 2 * row + side
                count += 1
            if side:
                of_second[row] = numbers[slot]
            else:
                of_first[row] = numbers[slot]
        row += 1
    return row, count


@kernel
def _places(size: int) -> Int64s:
    """Room for where each of the keys of a table appeared: it is never more than half full."""
    return np.empty(size // 2, np.int64)


@kernel
def _grown(table: _Table, count: int) -> _Table:
    """The table with four times the places, and its first `count` keys."""
    size = 4 * len(table.keys)
    wider = _Table(np.empty(size, np.uint64), np.full(size, -1, np.int32), _places(size))
    wider.places[:count] = table.places[:count]
    mask = np.uint64(size - 1)
    for old in range(len(table.keys)):
        if table.numbers[old] >= 0:
            slot = ((table.keys[old] * _SPREAD) >> _SHIFT) & mask
            while wider.numbers[slot] >= 0:
                slot = (slot + _ONE) & mask
            wider.keys[slot], wider.numbers[slot] = table.keys[old], table.numbers[old]
    return wider
