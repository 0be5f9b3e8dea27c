"""What may be told of nodes and ties beside who is tied to whom: checked, copied and closed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias, TypedDict

import numpy as np
from numpy.typing import NDArray

from saiyai.engine.arrays import INT32_MAX, Bools, Numbers, is_whole, seal, sealed_copy
from saiyai.engine.errors import MalformedNetwork


class TieColumns(TypedDict, total=False):
    """What is told of every tie, in the order of the ties; None, like nothing, of none.

    Shapes: each (m,).
    """

    weights: Numbers | None
    """Finite numbers; larger is more."""
    layers: Numbers | None
    """Whole numbers from 0: the kind of tie."""
    signs: Numbers | None
    """1 or -1: for or against."""
    times: Numbers | None
    """Finite numbers, in days since any one day; a second is 1/86400."""


class Columns(TieColumns, total=False):
    """The same, and what is told of nodes."""

    groups: Numbers | None
    """Whole numbers from 0, -1 where unknown; shape (n,)."""


Told: TypeAlias = dict[str, NDArray[Any] | None]
"""Columns by name as a network holds them: all of them, None where nothing is told."""


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column may hold. Whole numbers are refused where they come as any others."""

    dtype: type[Any]
    right: Callable[[NDArray[Any]], Bools]
    problem: str


def _finite(given: NDArray[Any]) -> Bools:
    finite: Bools = np.isfinite(given)
    return finite


def _from(lowest: int) -> Callable[[NDArray[Any]], Bools]:
    return lambda given: (given >= lowest) & (given <= INT32_MAX)


_TIES: Final = {
    "weights": _Column(np.float64, _finite, "weight_not_finite"),
    "layers": _Column(np.int32, _from(0), "layer_outside"),
    "signs": _Column(np.int8, lambda given: (given == 1) | (given == -1), "sign_neither"),
    # Floats, since contacts are told to the second; they hold whole days exactly as well.
    "times": _Column(np.float64, _finite, "time_not_finite"),
}
_NODES: Final = {"groups": _Column(np.int32, _from(-1), "group_outside")}
TOLD: Final = (*_NODES, *_TIES)
"""The names of all columns."""


def checked_columns(n: int, m: int, given: Columns) -> Told:
    """The columns of a network. Raises: MalformedNetwork with the first row that is wrong."""
    told: Told = {name: _checked(name, _NODES[name], given.get(name), n) for name in _NODES}
    return told | _checked_ties(m, given)


def refuse_unless_told(n: int, m: int, told: Told) -> None:
    """Nothing, if columns are as a network holds them. Raises: MalformedNetwork."""
    for name, values in told.items():
        column, rows = (_NODES[name], n) if name in _NODES else (_TIES[name], m)
        if values is not None:
            if values.dtype != column.dtype:
                raise MalformedNetwork(problem="another_type", column=name)
            _refuse_unless_right(name, column, values, rows)


def further_columns(there: Told, m: int, given: TieColumns) -> Told:
    """The columns of ties with those of `m` further ties after them; nodes keep theirs.

    Raises: MalformedNetwork where something is told of some of the ties only.
    """
    further = checked_further(there, m, given)
    return there | {name: _joined(there[name], further[name]) for name in _TIES}


def checked_further(there: Told, m: int, given: TieColumns) -> Told:
    """The columns of `m` further ties by themselves. Raises: MalformedNetwork, as above."""
    further = _checked_ties(m, given)
    for name in _TIES:
        if (there[name] is None) != (further[name] is None):
            raise MalformedNetwork(problem=f"{name}_in_part", told=there[name] is not None)
    return further


def columns_among(there: Told, nodes: Bools, ties: Bools) -> Told:
    """The columns of some of the nodes and ties."""
    return {
        name: None if column is None else seal(column[kept])
        for name, column in there.items()
        for kept in (nodes if name in _NODES else ties,)
    }


def _checked_ties(m: int, given: TieColumns) -> Told:
    return {name: _checked(name, _TIES[name], given.get(name), m) for name in _TIES}


def _checked(name: str, column: _Column, given: Any, rows: int) -> NDArray[Any] | None:  # noqa: ANN401 any value of a TypedDict
    if given is None:
        return None
    whole = column.dtype is not np.float64
    values = np.asarray(given) if whole else np.asarray(given, np.float64)
    if whole and not is_whole(values):
        raise MalformedNetwork(problem="not_whole_numbers", column=name)
    _refuse_unless_right(name, column, values, rows)
    return sealed_copy(values, column.dtype)


def _refuse_unless_right(name: str, column: _Column, values: NDArray[Any], rows: int) -> None:
    if values.shape != (rows,):
        raise MalformedNetwork(problem="unequal_lengths", rows=rows, **{name: values.size})
    right = column.right(values)
    if not right.all():
        raise MalformedNetwork(problem=column.problem, row=int(np.argmin(right)))


def _joined(there: NDArray[Any] | None, further: NDArray[Any] | None) -> NDArray[Any] | None:
    if there is None or further is None:
        return None
    return seal(np.concatenate((there, further)))
