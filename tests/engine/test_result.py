"""A result is plain numbers or a reason, and nothing else gets out."""

import json

import numpy as np
import pytest

from saiyai.engine.errors import MalformedResult
from saiyai.engine.result import (
    Estimate,
    NodeParts,
    NodeSet,
    NodeValues,
    Outcome,
    Parts,
    Result,
    TieValues,
    Value,
    Why,
    node_parts,
    node_values,
    to_plain,
)

_IDS = ["ana", "ben", "chai"]


def plain(outcome: Outcome) -> str:
    """As JSON, which knows no type of NumPy's and, so asked, no NaN."""
    return json.dumps(to_plain(Result("m", 1, outcome), _IDS), allow_nan=False)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Value(3), '{"value": 3}'),
        (Value(0.5), '{"value": 0.5}'),
        (Value(np.float64(0.25)), '{"value": 0.25}'),
        (Value(np.int64(7)), '{"value": 7}'),  # type: ignore[arg-type]
        (Why.NO_TWO_PATH, '{"why": "no_two_path"}'),
        (Parts((("mutual", 1), ("null", 2.5))), '{"parts": {"mutual": 1, "null": 2.5}}'),
        (Parts((("all", Why.NO_TIES),)), '{"parts": {"all": {"why": "no_ties"}}}'),
        (NodeSet(np.array([0, 2])), '{"value": 2, "nodes": {"ana": 1, "chai": 1}}'),
        (NodeSet(np.array([], dtype=np.int64)), '{"value": 0, "nodes": {}}'),
        (TieValues(np.array([0.5, 2.0])), '{"ties": {"0": 0.5, "1": 2.0}}'),
        (NodeValues(np.array([1, 0, 2])), '{"nodes": {"ana": 1, "ben": 0, "chai": 2}}'),
        (
            NodeValues(np.array([0, 0, 1]), count=2),
            '{"value": 2, "nodes": {"ana": 0, "ben": 0, "chai": 1}}',
        ),
    ],
)
def test_an_outcome_reads_plainly(outcome: Outcome, expected: str) -> None:
    assert plain(outcome) == expected


def test_beside_an_estimate_stands_how_wrong_it_may_be() -> None:
    result = Result("m", 1, Value(3), exact=False, seed=7, error=0.5, confidence=0.95)

    assert to_plain(result, _IDS) == {
        "value": 3,
        "estimate": {"error": 0.5, "confidence": 0.95, "seed": 7},
    }
    with pytest.raises(MalformedResult):
        Estimate(Value(3), float("nan"), 0.95, 7)


def test_a_node_without_a_number_has_its_reason() -> None:
    degree = np.array([0, 1, 2])
    outcome = node_values(
        np.array([np.nan, np.inf, 0.5]),
        {Why.ISOLATE: degree == 0, Why.TOO_FEW_NEIGHBOURS: degree < 2},
    )

    assert plain(outcome) == (
        '{"nodes": {"ana": {"why": "isolate"}, "ben": {"why": "too_few_neighbours"}, "chai": 0.5}}'
    )
    assert [outcome.why_at(node) for node in range(3)] == [
        Why.ISOLATE,
        Why.TOO_FEW_NEIGHBOURS,
        None,
    ]


def test_a_node_without_its_several_numbers_has_one_reason() -> None:
    numbers = np.array([[1, 2], [3, 4], [5, 6]])
    missing = {Why.NO_GROUPS: np.array([False, True, False])}
    outcome = node_parts(("here", "there"), numbers, missing)

    assert plain(outcome) == (
        '{"nodes": {"ana": {"here": 1, "there": 2}, "ben": {"why": "no_groups"}, '
        '"chai": {"here": 5, "there": 6}}}'
    )
    assert [outcome.why_at(node) for node in range(3)] == [None, Why.NO_GROUPS, None]
    assert not outcome.values.flags.writeable
    assert node_parts(("here",), np.zeros((0, 1)), {}).why is None


def test_where_all_is_known_no_reason_is_kept() -> None:
    outcome = node_values(np.array([1.0]), {Why.ISOLATE: np.array([False])})

    assert outcome.why is None
    assert outcome.why_at(0) is None


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_never_becomes_a_result(bad: float) -> None:
    with pytest.raises(MalformedResult):
        Value(bad)
    with pytest.raises(MalformedResult):
        NodeValues(np.array([1.0, bad]))
    with pytest.raises(MalformedResult):
        TieValues(np.array([1.0, bad]))
    with pytest.raises(MalformedResult):
        NodeParts(("one",), np.array([[bad]]))
    with pytest.raises(MalformedResult) as refused:
        Parts((("mutual", 1), ("null", bad)))
    assert refused.value.facts["place"] == "null"


def test_not_even_where_there_is_a_reason_does_an_array_hold_nan() -> None:
    with pytest.raises(MalformedResult):
        NodeValues(np.array([np.nan, 1.0]), why=np.array([1, 0], dtype=np.uint8))


def test_the_arrays_of_a_result_cannot_be_written_to() -> None:
    outcome = node_values(np.array([1.0, 2.0]), {Why.ISOLATE: np.array([True, False])})

    assert outcome.why is not None
    assert not outcome.values.flags.writeable
    assert not outcome.why.flags.writeable
    assert not NodeSet(np.array([1])).positions.flags.writeable
    assert not TieValues(np.array([1])).values.flags.writeable


def test_ids_of_another_network_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        to_plain(Result("m", 1, NodeValues(np.array([1, 2]))), _IDS)


def test_every_missing_node_gets_a_reason_of_its_own_to_add_words_to() -> None:
    outcome = node_values(np.zeros(3), {Why.ISOLATE: np.ones(3, np.bool_)})

    nodes = to_plain(Result("m", 1, outcome), _IDS)["nodes"]

    assert nodes["ana"] is not nodes["ben"]
