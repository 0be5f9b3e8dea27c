"""What an outcome says as a row of numbers, so that outcomes of several networks add up."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from saiyai.engine.arrays import Bools, UInt8s
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

Reading: TypeAlias = Callable[[Outcome], NodeValues | Value | Parts | Why]
"""What of an outcome is asked again: `of_the_whole` or `of_each`."""

Row: TypeAlias = NodeValues
"""Numbers beside one another, each with its reason where it is missing, of nodes or of parts."""


def of_the_whole(outcome: Outcome) -> Value | Parts | Why:
    """What an outcome says of the network as a whole, whoever its nodes are.

    Of numbers per node or tie their mean over those that have one, where they are counted their
    count, of a set how many are in it.

    Returns: a reason where no node has a number.
    """
    if isinstance(outcome, NodeSet):
        return Value(outcome.count)
    if isinstance(outcome, NodeValues):
        return Value(outcome.count) if outcome.count is not None else _mean(outcome)
    if isinstance(outcome, NodeParts):
        return _means(outcome)
    if isinstance(outcome, TieValues):
        return Value(float(outcome.values.mean())) if len(outcome.values) else Why.NO_TIES
    return outcome


def of_each(outcome: Outcome) -> NodeValues | Value | Parts | Why:
    """The numbers of each node where there is one for each, else what is said of the whole."""
    if isinstance(outcome, NodeValues) and outcome.count is None:
        return outcome
    return of_the_whole(outcome)


def row_of(outcome: Outcome, like: Outcome) -> Row:
    """The numbers of an outcome that was read so, in the order of those of another.

    A part that is not there, being named after a group of which nobody was drawn, has no number.
    """
    if isinstance(outcome, NodeValues):
        return outcome
    if isinstance(outcome, Parts) and isinstance(like, Parts):
        there = dict(outcome.parts)
        names = names_of(like)
        numbers = np.array([float(there.get(name, 0)) for name in names])
        return node_values(numbers, {Why.NO_NODES: np.array([n not in there for n in names])})
    if isinstance(outcome, Value):
        return NodeValues(np.array([float(outcome.value)]))
    reason = outcome if isinstance(outcome, Why) else Why.NO_NODES
    size = len(like.values) if isinstance(like, NodeValues) else len(names_of(like))
    return NodeValues(np.zeros(size), codes_of(reason, size))


def names_of(outcome: Outcome) -> tuple[str, ...]:
    """What the numbers of an outcome that was read so are called; those of nodes have no names."""
    if isinstance(outcome, NodeValues):
        return ()
    return tuple(name for name, _ in outcome.parts) if isinstance(outcome, Parts) else ("value",)


def codes_of(why: Why, size: int) -> UInt8s:
    """The code of a reason, as rows of numbers hold it, so many times."""
    everywhere = node_values(np.zeros(size), {why: np.ones(size, np.bool_)}).why
    return np.zeros(0, np.uint8) if everywhere is None else everywhere.copy()


def _mean(outcome: NodeValues) -> Value | Why:
    if not len(outcome.values):
        return Why.NO_NODES
    there = _there(outcome.why, len(outcome.values))
    if not there.any():
        return outcome.why_at(0) or Why.NO_NODES
    return Value(float(outcome.values[there].mean()))


def _means(outcome: NodeParts) -> Parts | Why:
    if not len(outcome.values):
        return Why.NO_NODES
    there = _there(outcome.why, len(outcome.values))
    if not there.any():
        return outcome.why_at(0) or Why.NO_NODES
    means = outcome.values[there].mean(axis=0).tolist()
    return Parts(tuple(zip(outcome.names, means, strict=True)))


def _there(why: UInt8s | None, n: int) -> Bools:
    there: Bools = np.ones(n, np.bool_) if why is None else why == 0
    return there
