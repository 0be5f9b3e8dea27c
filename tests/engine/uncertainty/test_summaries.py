"""What an outcome says of the whole, and what replicates add up to."""

import numpy as np
import pytest

from saiyai.engine.result import (
    NodeParts,
    NodeSet,
    NodeValues,
    Outcome,
    Parts,
    TieValues,
    Value,
    Why,
    node_values,
)
from saiyai.engine.uncertainty.replicates import number_at, row
from saiyai.engine.uncertainty.summaries import (
    codes_of,
    names_of,
    of_each,
    of_the_whole,
    row_of,
)

LACKING = node_values(np.array([1.0, 9.0, 3.0]), {Why.ISOLATE: np.array([False, True, False])})
NOBODY = node_values(np.zeros(2), {Why.ISOLATE: np.ones(2, np.bool_)})


@pytest.mark.parametrize(
    ("outcome", "whole"),
    [
        (Value(3), Value(3)),
        (Why.NO_TIES, Why.NO_TIES),
        (Parts((("a", 1), ("b", 2))), Parts((("a", 1), ("b", 2)))),
        (NodeSet(np.array([4, 7])), Value(2)),
        (LACKING, Value(2.0)),
        (NOBODY, Why.ISOLATE),
        (NodeValues(np.array([0, 0, 1]), count=2), Value(2)),
        (NodeValues(np.empty(0)), Why.NO_NODES),
        (NodeParts(("a", "b"), np.array([[1.0, 2.0], [3.0, 6.0]])), Parts((("a", 2), ("b", 4)))),
        (NodeParts(("a",), np.zeros((1, 1)), codes_of(Why.ISOLATE, 1)), Why.ISOLATE),
        (NodeParts(("a",), np.zeros((0, 1))), Why.NO_NODES),
        (TieValues(np.array([1.0, 2.0])), Value(1.5)),
        (TieValues(np.empty(0)), Why.NO_TIES),
    ],
)
def test_what_it_says_of_the_whole(outcome: Outcome, whole: Outcome) -> None:
    assert of_the_whole(outcome) == whole


def test_numbers_of_each_node_stay_unless_they_only_count() -> None:
    counted = NodeValues(np.array([0, 0, 1]), count=2)

    assert of_each(LACKING) is LACKING
    assert of_each(counted) == Value(2)
    assert of_each(NodeSet(np.array([1]))) == Value(1)
    assert names_of(LACKING) == ()
    assert names_of(Value(1)) == names_of(Why.NO_TIES) == ("value",)


def test_parts_are_found_by_their_names() -> None:
    """A part that is not there this time has no number; one that is new has no place."""
    found = row_of(Parts((("c", 3), ("a", 1), ("new", 5))), Parts((("a", 0), ("b", 0), ("c", 0))))

    assert [number_at(found, place) for place in range(3)] == [1, Why.NO_NODES, 3]


def test_a_reason_stands_for_all_numbers() -> None:
    found = row_of(Why.NO_TIES, Parts((("a", 0), ("b", 0))))

    assert [number_at(found, place) for place in range(2)] == [Why.NO_TIES, Why.NO_TIES]
    assert number_at(row_of(Why.NO_TIES, LACKING), 2) is Why.NO_TIES


def test_what_overflows_has_a_reason() -> None:
    found = row(np.array([1.0, np.inf, np.nan]), np.zeros(3, np.uint8))

    assert [number_at(found, place) for place in range(3)] == [
        1, Why.OUT_OF_RANGE, Why.OUT_OF_RANGE,
    ]  # fmt: skip
