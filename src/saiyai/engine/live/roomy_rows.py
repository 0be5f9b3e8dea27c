"""Rows that grow: each has room behind its last entry, and moves to the end when that is used."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import Int64s

_Array = TypeVar("_Array", bound=NDArray[Any])


class RoomyRows:
    """Rows of entries in several columns; row `r` is `column[begin[r]:begin[r] + length[r]]`.

    Note: whoever writes entries counts them in `length`. `make_room` must be asked before, and
    after it columns may be others than there were; so may the rest after `add_rows`.
    """

    def __init__(self, indptr: Int64s, columns: tuple[NDArray[Any], ...]) -> None:
        self.begin = indptr[:-1].copy()
        self.length = np.diff(indptr)
        self._room = self.length.copy()
        self._rows = len(self.length)
        self._end = int(indptr[-1])
        size = self._end + self._end // 4 + 1_024
        self.columns = tuple(lengthened(column, self._end, size) for column in columns)

    def make_room(self, rows: Int64s, more: Int64s) -> None:
        """See to it that these rows, each named once, can take so many entries more.

        Cost: O(entries of the rows that move), and O(all entries) when the columns are full.
        """
        wanted = self.length[rows] + more
        tight = wanted > self._room[rows]
        if not tight.any():
            return
        moving, room = rows[tight], wanted[tight]
        room += room // 2 + 4  # a row moves the more seldom the longer it is
        ends = self._end + np.cumsum(room)
        if ends[-1] > len(self.columns[0]):
            size = int(ends[-1]) * 3 // 2
            self.columns = tuple(lengthened(one, self._end, size) for one in self.columns)
        entries = self.entries(moving)
        self.begin[moving], self._room[moving] = ends - room, room
        places = self.entries(moving)
        for column in self.columns:
            column[places] = column[entries]
        self._end = int(ends[-1])

    def add_rows(self, more: int) -> None:
        """So many empty rows after those there are."""
        rows = self._rows
        self.begin = lengthened(self.begin, rows, rows + more)
        self.length = lengthened(self.length, rows, rows + more)
        self._room = lengthened(self._room, rows, rows + more)
        self._rows += more

    def entries(self, rows: Int64s) -> Int64s:
        """The places of the entries of some rows, row after row."""
        lengths = self.length[rows]
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        return np.repeat(self.begin[rows] - ends + lengths, lengths) + np.arange(total)


def lengthened(array: _Array, used: int, wanted: int) -> _Array:
    """The array, or where it is too short a longer one, zero behind what is used.

    Note: it comes out longer than was wanted, so that adding one by one costs O(1) on the whole.
    """
    if wanted <= len(array):
        return array
    longer = np.zeros(wanted + wanted // 4 + 16, array.dtype)
    longer[:used] = array[:used]
    found: _Array = longer  # type: ignore[assignment]
    return found
