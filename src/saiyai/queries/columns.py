"""Columns of the record as arrays, without a row object between.

Cost: about 0.6 s per million rows of two columns, on either database.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final, NamedTuple, TypeVar

import numpy as np
from django.db.models import Field, Func, IntegerField, Q, QuerySet, TextField, Value
from django.db.models.sql.compiler import SQLCompiler
from numpy.typing import NDArray
from typing_extensions import override

from saiyai.assessment.look.record import UNTOLD

T = TypeVar("T")


class DayNumber(Func):
    """A date column as the ordinal of Python's `date.toordinal`."""

    arity = 1
    output_field: Field[Any, Any] = IntegerField()

    @override
    def as_sql(self, compiler: SQLCompiler, connection: Any, *given: Any, **extra: Any) -> Any:
        # Julian day 1721424.5 is the midnight before 1 January of the year 1.
        template = (
            "CAST(julianday(%(expressions)s) - 1721424.5 AS INTEGER)"
            if connection.vendor == "sqlite"
            else "(%(expressions)s - DATE '0001-01-01' + 1)"
        )
        return super().as_sql(compiler, connection, *given, **{"template": template} | extra)

    @override
    def get_db_converters(self, connection: Any) -> list[Any]:
        """None: databases answer whole numbers, and `int` of each cell takes its time."""
        return []


_AT_ONCE: Final = 10_000
_FEW: Final = 500
"""So many row ids are named one by one; both databases take more, but slowly."""


class _Listed(Func):
    """Many row ids as one value, which the database takes apart: faster than a thousand values."""

    output_field: Field[Any, Any] = IntegerField()

    @override
    def as_sql(self, compiler: SQLCompiler, connection: Any, *given: Any, **extra: Any) -> Any:
        template = (
            "(SELECT value FROM json_each(%(expressions)s))"
            if connection.vendor == "sqlite"
            else "(SELECT jsonb_array_elements_text(%(expressions)s::jsonb)::bigint)"
        )
        return super().as_sql(compiler, connection, *given, **{"template": template} | extra)


def in_chunks(items: Iterable[T], most: int) -> Iterator[list[T]]:
    """So many at once, in their order: a database takes no endless list."""
    left = iter(items)
    while chunk := list(islice(left, most)):
        yield chunk


def among(ids: Collection[int], column: str = "pk") -> Q:
    """Rows with one of these row ids, however many they are."""
    if len(ids) <= _FEW:
        return Q(**{f"{column}__in": ids})
    return Q(**{f"{column}__in": _Listed(Value(json.dumps(sorted(ids)), TextField()))})


def standing_at(seq: int, lead: str = "") -> Q:
    """`FactQuerySet.known`, through a join."""
    standing = Q(**{f"{lead}untold__isnull": True}) | Q(**{f"{lead}untold__gt": seq})
    return standing & Q(**{f"{lead}told__lte": seq})


def positions_of(ids: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where row ids stand among ascending ones; -1 for those that do not."""
    if not len(ids):
        return np.full(len(wanted), -1, np.int64)
    at = np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)
    return np.where(ids[at] == wanted, at, -1)


class Coded(NamedTuple):
    """A column of words, or of yes and no, to be read as small numbers."""

    column: str
    codes: Mapping[Any, int]
    default: int


class Real(NamedTuple):
    """A column of real numbers; None becomes NaN, which stays inside `queries`."""

    column: str


def columns(
    rows: QuerySet[Any], *wanted: str | Coded | Real, few: bool = False
) -> tuple[NDArray[Any], ...]:
    """Columns of a query, each (rows,): whole numbers where nothing else is said.

    None becomes UNTOLD. `few` reads all at once, where there is no doubt that they are: as
    many as a record has come by a cursor, which costs PostgreSQL three more questions.
    """
    names = [one if isinstance(one, str) else one.column for one in wanted]
    rows = rows.values_list(*names)
    told = iter(rows if few else rows.iterator(chunk_size=_AT_ONCE))
    chunks: list[list[NDArray[Any]]] = []
    while some := list(islice(told, _AT_ONCE)):
        cells = zip(*some, strict=True)
        chunks.append([_column(one, list(told)) for one, told in zip(wanted, cells, strict=True)])
    if not chunks:
        return tuple(_column(one, []) for one in wanted)
    return tuple(np.concatenate(parts) for parts in zip(*chunks, strict=True))


def _column(wanted: str | Coded | Real, cells: list[Any]) -> NDArray[Any]:
    if isinstance(wanted, Coded):
        # By the database each code is a case to write, to read and to try, for every query anew.
        return np.array([wanted.codes.get(cell, wanted.default) for cell in cells], np.int64)
    if isinstance(wanted, Real):
        return np.array(cells, np.float64)
    try:
        return np.array(cells, np.int64)
    except TypeError:  # None among them; to look at each cell first takes three times as long
        return np.array([UNTOLD if cell is None else cell for cell in cells], np.int64)
