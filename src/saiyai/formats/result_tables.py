"""Results of measures as a table of nodes, in CSV or Parquet."""

import io
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import polars as pl

from saiyai.engine.result import NodeParts, NodeSet, NodeValues, Result, Why

TABLES: Final = ("csv", "parquet")


def write_results(form: str, ids: Sequence[str], results: Sequence[Result]) -> bytes:
    """One row per node: `id`, a column per measure of nodes, and its reasons where some lack.

    A set of nodes is a column of 1 and 0; of several numbers per node each has a column, named
    `measure.number`. Measures of the whole network and of ties have no row here.
    """
    columns: dict[str, Any] = {"id": pl.Series(ids, dtype=pl.String)}
    for result in results:
        columns |= _columns(result, len(ids))
    out = io.BytesIO()
    table = pl.DataFrame(columns)
    if form == "csv":
        table.write_csv(out)
    else:
        table.write_parquet(out)
    return out.getvalue()


def _columns(result: Result, n: int) -> dict[str, Any]:
    outcome = result.outcome
    if isinstance(outcome, NodeSet):
        members = np.zeros(n, np.int8)
        members[outcome.positions] = 1
        return {result.measure: members}
    if isinstance(outcome, NodeValues):
        named = {result.measure: outcome.values}
    elif isinstance(outcome, NodeParts):
        columns = zip(outcome.names, outcome.values.T, strict=True)
        named = {f"{result.measure}.{name}": column for name, column in columns}
    else:
        return {}
    numbers = {name: pl.Series(np.ascontiguousarray(column)) for name, column in named.items()}
    if outcome.why is None:
        return numbers
    missing = pl.Series(outcome.why != 0)
    reasons = [None, *(why.value for why in Why)]
    why = pl.Series([reasons[code] for code in outcome.why.tolist()], dtype=pl.String)
    known = {
        name: pl.select(pl.when(~missing).then(column)).to_series()
        for name, column in numbers.items()
    }
    return known | {f"{result.measure}_why": why}
