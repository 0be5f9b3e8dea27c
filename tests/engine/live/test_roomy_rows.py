"""Rows grow without losing what stands in them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from saiyai.engine.live.roomy_rows import RoomyRows, lengthened
from tests.engine.strategies import examples


@examples
@given(st.lists(st.integers(0, 4), max_size=6), st.lists(st.integers(0, 9), max_size=40))
def test_rows_keep_their_entries_while_others_grow(lengths: list[int], told: list[int]) -> None:
    """Entries are numbers from 0 up, in two columns, beside plain lists of the same."""
    indptr = np.cumsum([0, *lengths])
    first = np.arange(indptr[-1])
    rows = RoomyRows(indptr, (first, first.astype(np.float64)))
    expected = [
        list(range(end - length, end)) for length, end in zip(lengths, indptr[1:], strict=True)
    ]
    for number, row in enumerate(told):
        if row >= len(expected):
            rows.add_rows(1)
            expected.append([])
            row = len(expected) - 1  # noqa: PLW2901 the new one
        rows.make_room(np.array([row]), np.array([1]))
        place = rows.begin[row] + rows.length[row]
        for column in rows.columns:
            column[place] = 1_000 + number
        rows.length[row] += 1
        expected[row].append(1_000 + number)

    for row, entries in enumerate(expected):
        for column in rows.columns:
            assert column[rows.entries(np.array([row]))].tolist() == entries


def test_columns_that_are_full_grow() -> None:
    rows = RoomyRows(np.array([0, 1]), (np.array([7]),))

    rows.make_room(np.array([0]), np.array([5_000]))

    assert len(rows.columns[0]) >= 5_001
    assert rows.columns[0][rows.begin[0]] == 7


def test_what_is_long_enough_is_not_copied() -> None:
    enough = np.arange(3)

    assert lengthened(enough, 2, 3) is enough
    assert lengthened(enough, 2, 4)[:4].tolist() == [0, 1, 0, 0]
