"""What a measure gives: numbers that are numbers, and a reason wherever there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
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
    NO_GROUPS = "no_groups"
    NO_LAYERS = "no_layers"
    NO_SIGNS = "no_signs"
    NO_TIMES = "no_times"
    UNDIRECTED = "undirected"
    """The question is about directions, and the ties have none."""
    ISOLATE = "isolate"
    TOO_FEW_NEIGHBOURS = "too_few_neighbours"
    TOO_LARGE = "too_large"
    """The exact answer would take too long, and there is no estimate of it yet."""
    OUT_OF_RANGE = "out_of_range"
    """The number is beyond what a computer's numbers can hold."""


_REASONS: Final = tuple(Why)

Number: TypeAlias = float | int


@dataclass(frozen=True, slots=True)
class Value:
    """One number about the whole network."""

    value: Number

    def __post_init__(self) -> None:
        _refuse_unless(bool(np.isfinite(self.value)), "value")


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
        code = 0 if self.why is None else int(self.why[position])
        return _REASONS[code - 1] if code else None


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
    """Named numbers that belong together, in their order."""

    parts: tuple[tuple[str, Number], ...]

    def __post_init__(self) -> None:
        for name, number in self.parts:
            _refuse_unless(bool(np.isfinite(number)), name)


Outcome: TypeAlias = Value | NodeValues | TieValues | NodeSet | Parts | Why
"""What a measure may answer; a bare reason where there is no answer for the whole network."""


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """The outcome of one measure and how it came about; `seed` where dice were thrown."""

    measure: str
    version: int
    outcome: Outcome
    exact: bool = True
    seed: int | None = None


def node_values(values: NDArray[Any], missing: Mapping[Why, Bools]) -> NodeValues:
    """Values with the reasons of those that are missing, where each reason holds.

    Shapes: values and each mask (n,).
    Note: where several reasons hold, the first counts.
    """
    why = np.zeros(len(values), np.uint8)
    for reason, where in missing.items():
        why[where & (why == 0)] = _REASONS.index(reason) + 1
    return NodeValues(np.where(why == 0, values, 0), why if why.any() else None)


def to_plain(result: Result, ids: Sequence[str]) -> dict[str, Any]:
    """The outcome in Python's own types, nodes named by their ids, as every door gives it.

    Shapes: ids (n,), in the order of the nodes.
    Returns: {"value": x}, {"nodes": {id: x, …}}, both, {"parts": {name: x, …}}, {"why": code},
        or {"ties": {row: x, …}}: a tie has no id of its own, and its ends do not tell it from
        those beside it, so its name is the row in which it was given, from "0".
    """
    outcome = result.outcome
    if isinstance(outcome, Why):
        return {"why": outcome.value}
    if isinstance(outcome, Value):
        return {"value": _plain(outcome.value)}
    if isinstance(outcome, Parts):
        return {"parts": {name: _plain(number) for name, number in outcome.parts}}
    if isinstance(outcome, TieValues):
        return {"ties": {str(row): x for row, x in enumerate(outcome.values.tolist())}}
    if isinstance(outcome, NodeSet):
        members = {ids[position]: 1 for position in outcome.positions.tolist()}
        return {"value": outcome.count, "nodes": members}
    nodes: dict[str, Any] = dict(zip(ids, outcome.values.tolist(), strict=True))
    if outcome.why is not None:
        for position in np.flatnonzero(outcome.why).tolist():
            nodes[ids[position]] = {"why": _REASONS[int(outcome.why[position]) - 1].value}
    return {"nodes": nodes} if outcome.count is None else {"value": outcome.count, "nodes": nodes}


def _plain(number: Number) -> Number:
    """The number without NumPy's type, which no JSON writer knows."""
    return int(number) if isinstance(number, int | np.integer) else float(number)


def _refuse_unless(finite: bool, place: str) -> None:  # noqa: FBT001 the one thing it is about
    if not finite:
        raise MalformedResult(problem="not_a_number", place=place)
