"""What a measure gives: numbers that are numbers, and a reason wherever there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import Bools, Int64s, seal
from saiyai.engine.errors import MalformedResult


class Why(StrEnum):
    """Why there is no number."""

    NO_NODES = "no_nodes"
    TOO_FEW_NODES = "too_few_nodes"
    NO_TIES = "no_ties"
    NO_TWO_PATH = "no_two_path"
    """No node has two others next to it, so nothing could be closed."""
    NO_WEIGHTS = "no_weights"
    NEGATIVE_WEIGHTS = "negative_weights"
    """Shares of a whole are asked for, of which no part can be less than nothing."""
    NO_GROUPS = "no_groups"
    NO_LAYERS = "no_layers"
    NO_SIGNS = "no_signs"
    NO_TIMES = "no_times"
    NO_CIRCLE = "no_circle"
    """The ties point, and no way along them leads back to where it began."""
    NO_SINGLE_ANSWER = "no_single_answer"
    """Several parts are the strongest and one leads to another, so no numbers hold for long."""
    TOO_MANY_GROUPS = "too_many_groups"
    """A number for each would be a list that nobody reads."""
    ALL_ALIKE = "all_alike"
    """There is only one group, or one degree, so nothing can go with anything."""
    NOT_CONNECTED = "not_connected"
    """Not everybody can be reached from everybody, so there is no distance between some."""
    UNDIRECTED = "undirected"
    """The question is about directions, and the ties have none."""
    ISOLATE = "isolate"
    TOO_FEW_NEIGHBOURS = "too_few_neighbours"
    TOO_FEW_CONTACTS = "too_few_contacts"
    """No rhythm shows in so few."""
    ONE_MOMENT = "one_moment"
    """All contacts are of one moment, so there is no before and after."""
    TOO_SHORT = "too_short"
    """Nothing was watched for as long as is asked about."""
    ALL_OR_NONE = "all_or_none"
    """All are left or none is, and neither says how fast they go."""
    NO_FIT = "no_fit"
    """No curve of the kind asked for comes near what was told, or too many do."""
    TOO_LARGE = "too_large"
    """The exact answer would take too long, and there is no estimate of it yet."""
    OUT_OF_RANGE = "out_of_range"
    """The number is beyond what a computer's numbers can hold."""
    ALL_ZERO = "all_zero"
    """Shares of a whole are asked for, and the whole is nothing."""
    NO_TRIANGLE = "no_triangle"
    """No three are all tied to one another, each pair either for or against."""
    NEVER_DIFFERS = "never_differs"
    """It is the same in every network it is compared with, so it cannot be far from them."""
    TOO_FEW_BLOCKS = "too_few_blocks"
    """All ties came about in one event or week, so no other could have been in its place."""
    NOT_ANSWERED = "not_answered"
    """Whoever could have told of it was asked and did not answer."""


_REASONS: Final = tuple(Why)

Number: TypeAlias = float | int


@dataclass(frozen=True, slots=True)
class Value:
    """One number about the whole network."""

    value: Number

    def __post_init__(self) -> None:
        _refuse_unless(isfinite(self.value), "value")


@dataclass(frozen=True, slots=True, eq=False)
class NodeValues:
    """A number per node, or its reason; `count`, where set, is the number of distinct values.

    Shapes: values (n,) float64 or int64, 0 where missing; why (n,) uint8, 0 where there is a
        number, else a code that `why_at` reads.
    """

    values: NDArray[Any]
    why: NDArray[np.uint8] | None = None
    count: int | None = None

    def __post_init__(self) -> None:
        _refuse_unless(bool(np.isfinite(self.values).all()), "values")
        seal(self.values)
        if self.why is not None:
            seal(self.why)

    def why_at(self, position: int) -> Why | None:
        """The reason why a node has no number; None where it has one."""
        return _why_at(self.why, position)


@dataclass(frozen=True, slots=True, eq=False)
class NodeParts:
    """Several named numbers per node, or the reason why there are none.

    Shapes: values (n, number of names); why (n,) as in `NodeValues`.
    """

    names: tuple[str, ...]
    values: NDArray[Any]
    why: NDArray[np.uint8] | None = None

    def __post_init__(self) -> None:
        _refuse_unless(bool(np.isfinite(self.values).all()), "values")
        seal(self.values)
        if self.why is not None:
            seal(self.why)

    def why_at(self, position: int) -> Why | None:
        """The reason why a node has no numbers; None where it has them."""
        return _why_at(self.why, position)


@dataclass(frozen=True, slots=True, eq=False)
class TieValues:
    """A number per tie, in the order of the ties; parallel ties may share one.

    Shapes: values (m,) float64 or int64.
    """

    values: NDArray[Any]

    def __post_init__(self) -> None:
        _refuse_unless(bool(np.isfinite(self.values).all()), "values")
        seal(self.values)


@dataclass(frozen=True, slots=True, eq=False)
class NodeSet:
    """Nodes that have something in common, by position, ascending."""

    positions: Int64s

    def __post_init__(self) -> None:
        seal(self.positions)

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.positions)


@dataclass(frozen=True, slots=True)
class Parts:
    """Named numbers that belong together, in their order; a reason where one is missing."""

    parts: tuple[tuple[str, Number | Why], ...]

    def __post_init__(self) -> None:
        for name, number in self.parts:  # counts may be beyond 64 bits
            _refuse_unless(isinstance(number, Why) or isfinite(number), name)

    @property
    def known(self) -> dict[str, Number]:
        """Those that have a number, by their names."""
        return {name: one for name, one in self.parts if not isinstance(one, Why)}


Outcome: TypeAlias = Value | NodeValues | NodeParts | TieValues | NodeSet | Parts | Why
"""What a measure may answer; a bare reason where there is no answer for the whole network."""


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """What is said where the exact answer would take too long, and how wrong it may be."""

    outcome: Outcome
    error: float
    """No number is further than this from the exact one, all of them taken together…"""
    confidence: float
    """…with at least this probability over all dice; 1 where it is certain."""
    seed: int | None
    """The dice that were thrown, if any."""

    def __post_init__(self) -> None:
        _refuse_unless(bool(np.isfinite(self.error)), "error")


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """The outcome of one measure and how it came about; `seed` where dice were thrown.

    `error` and `confidence` are those of an `Estimate`; an exact outcome has neither.
    """

    measure: str
    version: int
    outcome: Outcome
    exact: bool = True
    seed: int | None = None
    error: float | None = None
    confidence: float | None = None


def node_values(values: NDArray[Any], missing: Mapping[Why, Bools]) -> NodeValues:
    """Values with the reasons of those that are missing, where each reason holds.

    Shapes: values and each mask (n,).
    Note: where several reasons hold, the first counts.
    """
    why = _reasons(len(values), missing)
    return NodeValues(np.where(why == 0, values, 0), why if why.any() else None)


def node_parts(
    names: tuple[str, ...], values: NDArray[Any], missing: Mapping[Why, Bools]
) -> NodeParts:
    """The same for several numbers per node. Shapes: values (n, number of names)."""
    why = _reasons(len(values), missing)
    return NodeParts(
        names, np.where((why == 0)[:, np.newaxis], values, 0), why if why.any() else None
    )


def _reasons(n: int, missing: Mapping[Why, Bools]) -> NDArray[np.uint8]:
    why = np.zeros(n, np.uint8)
    for reason, where in missing.items():
        why[where & (why == 0)] = _REASONS.index(reason) + 1
    return why


def _why_at(why: NDArray[np.uint8] | None, position: int) -> Why | None:
    code = 0 if why is None else int(why[position])
    return _REASONS[code - 1] if code else None


def to_plain(result: Result, ids: Sequence[str]) -> dict[str, Any]:
    """The outcome in Python's own types, nodes named by their ids, as every door gives it.

    Shapes: ids (n,), in the order of the nodes.
    Returns: {"value": x}, {"nodes": {id: x, …}}, both, {"parts": {name: x, …}}, {"why": code},
        {"nodes": {id: {name: x, …}, …}} of several numbers per node,
        or {"ties": {row: x, …}}: a tie has no id of its own, and its ends do not tell it from
        those beside it, so its name is the row in which it was given, from "0". Beside an
        estimate stands {"estimate": {"error": x, "confidence": x, "seed": x}}.
    """
    found = _outcome_to_plain(result.outcome, ids)
    if result.exact:
        return found
    bound = {"error": result.error, "confidence": result.confidence, "seed": result.seed}
    return found | {"estimate": bound}


def _outcome_to_plain(outcome: Outcome, ids: Sequence[str]) -> dict[str, Any]:
    if isinstance(outcome, Why):
        return {"why": outcome.value}
    if isinstance(outcome, Value):
        return {"value": _plain(outcome.value)}
    if isinstance(outcome, Parts):
        return {"parts": {name: _part_to_plain(part) for name, part in outcome.parts}}
    if isinstance(outcome, TieValues):
        return {"ties": {str(row): x for row, x in enumerate(outcome.values.tolist())}}
    return _nodes_to_plain(outcome, ids)


def _nodes_to_plain(
    outcome: NodeSet | NodeParts | NodeValues, ids: Sequence[str]
) -> dict[str, Any]:
    if isinstance(outcome, NodeSet):
        members = {ids[position]: 1 for position in outcome.positions.tolist()}
        return {"value": outcome.count, "nodes": members}
    nodes = dict(zip(ids, _per_node(outcome), strict=True))
    if outcome.why is not None:
        for position in np.flatnonzero(outcome.why).tolist():
            nodes[ids[position]] = {"why": str(outcome.why_at(position))}
    count = outcome.count if isinstance(outcome, NodeValues) else None
    return {"nodes": nodes} if count is None else {"value": count, "nodes": nodes}


def _per_node(outcome: NodeValues | NodeParts) -> list[Any]:
    values: list[Any] = outcome.values.tolist()
    if isinstance(outcome, NodeValues):
        return values
    return [dict(zip(outcome.names, row, strict=True)) for row in values]


def _part_to_plain(part: Number | Why) -> Number | dict[str, str]:
    return {"why": part.value} if isinstance(part, Why) else _plain(part)


def _plain(number: Number) -> Number:
    """The number without NumPy's type, which no JSON writer knows."""
    return int(number) if isinstance(number, int | np.integer) else float(number)


def _refuse_unless(finite: bool, place: str) -> None:  # noqa: FBT001 the one thing it is about
    if not finite:
        raise MalformedResult(problem="not_a_number", place=place)
