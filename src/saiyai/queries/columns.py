"""Columns of the record as arrays, without a row object between.

Cost: about 0.6 s per million rows of two columns, on either database.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from django.db.models import Case, Field, Func, IntegerField, Q, QuerySet, Value, When
from django.db.models.sql.compiler import SQLCompiler
from numpy.typing import NDArray
from typing_extensions import override

UNTOLD_DAY = np.iinfo(np.int32).min
"""Stands in a column of days where nothing was told."""


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


def coded(column: str, codes: Mapping[Any, int], default: int) -> Case:
    """A column of words as small numbers."""
    cases = [When(**{column: word}, then=Value(code)) for word, code in codes.items()]
    return Case(*cases, default=Value(default), output_field=IntegerField())


def columns(rows: QuerySet[Any], *names: str) -> tuple[NDArray[np.int64], ...]:
    """Whole-number columns of a query, each (rows,); None becomes UNTOLD_DAY."""
    found = _table(rows, [(name, np.int64) for name in names])
    return tuple(found[name] for name in names)


def _table(rows: QuerySet[Any], dtype: list[tuple[str, Any]]) -> NDArray[Any]:
    names = [name for name, _ in dtype]
    told = rows.values_list(*names).iterator(chunk_size=10_000)
    filled = (tuple(UNTOLD_DAY if cell is None else cell for cell in row) for row in told)
    return np.fromiter(filled, dtype=dtype)


def number_column(rows: QuerySet[Any], name: str) -> NDArray[np.float64]:
    """A column of real numbers, (rows,); None becomes NaN, which stays inside `queries`."""
    told = rows.values_list(name, flat=True).iterator(chunk_size=10_000)
    return np.fromiter((np.nan if cell is None else cell for cell in told), dtype=np.float64)
