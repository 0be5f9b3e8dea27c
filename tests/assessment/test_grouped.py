"""Rows by what they name, and what is looked at once."""

import numpy as np

from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import NOBODY, Grouped
from saiyai.assessment.look.scopes import own_scope
from tests.assessment.records import record


def test_rows_of_one_are_found_in_their_order() -> None:
    found = Grouped.of(np.array([2, 0, NOBODY, 2, 1, 2]), 4)

    assert [found[one].tolist() for one in range(4)] == [[1], [4], [0, 3, 5], []]


def test_where_nobody_is_named_every_group_is_empty() -> None:
    found = Grouped.of(np.array([NOBODY, NOBODY]), 2)

    assert [found[one].tolist() for one in range(2)] == [[], []]


def test_what_several_readings_ask_for_is_made_once() -> None:
    made: list[int] = []

    def count(_: Inside) -> int:
        made.append(1)
        return len(made)

    told = record("AB")
    inside = Inside(told, own_scope(told))

    assert [inside.once(count), inside.once(count)] == [1, 1]
