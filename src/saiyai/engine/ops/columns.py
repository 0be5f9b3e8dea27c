"""Columns as callers give them: checked, copied, and closed to writers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import (
    INT32_MAX,
    INT32_MIN,
    Bools,
    Int32s,
    Int64s,
    Numbers,
    is_whole,
    seal,
)
from saiyai.engine.errors import MalformedEvents


def column(
    name: str, given: Numbers, lowest: int = INT32_MIN + 1, highest: int = INT32_MAX
) -> Int32s:
    """A column of whole numbers in a range; the lowest of all stands for "never" and is refused.

    Raises: MalformedEvents with the column and the first row that is wrong.
    """
    values = np.asarray(given)
    if values.ndim != 1 or not is_whole(values):
        raise MalformedEvents(problem="not_whole_numbers", column=name)
    all_right((values >= lowest) & (values <= highest), problem="out_of_range", column=name)
    return seal(values.astype(np.int32))


def positions(name: str, given: Numbers, n: int, *, lowest: int = 0) -> Int32s:
    """A column of positions below `n`. Raises: MalformedEvents."""
    return column(name, given, lowest, n - 1)


def marks(name: str, given: Numbers) -> Bools:
    """A column of yes and no. Raises: MalformedEvents."""
    values = np.array(given, dtype=np.bool_)
    if values.ndim != 1:
        raise MalformedEvents(problem="not_a_column", column=name)
    return seal(values)


def bounds(given: Numbers, entries: int, rows: int | None = None) -> Int64s:
    """Where each row begins and ends among so many entries; of so many rows, if that is known.

    Raises: MalformedEvents where the rows do not follow one another from the first to the last.
    """
    found = np.array(given, dtype=np.int64)
    counted = found.ndim == 1 and len(found) > 0 and rows in {None, len(found) - 1}
    if not counted or found[0] != 0 or found[-1] != entries or (np.diff(found) < 0).any():
        raise MalformedEvents(problem="bounds", rows=rows, entries=entries)
    return seal(found)


def bounds_of(counts: Int64s) -> Int64s:
    """Where each row begins and ends, from how many entries each has."""
    return seal(np.concatenate((np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64))))


def same_length(**columns: NDArray[Any]) -> None:
    """Nothing, if the columns have as many rows. Raises: MalformedEvents with their lengths."""
    lengths = {name: len(values) for name, values in columns.items()}
    if len(set(lengths.values())) > 1:
        raise MalformedEvents(problem="unequal_lengths", **lengths)


def all_right(right: Bools, **facts: object) -> None:
    """Nothing, if every row is right. Raises: MalformedEvents with the first that is not."""
    if not right.all():
        raise MalformedEvents(row=int(np.argmin(right)), **facts)
