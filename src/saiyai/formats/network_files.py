"""Files straight into the arrays of a network, for researchers and for a first look: no record.

Long lists of edges take a short way through Polars; every other file goes the way of an import,
and both give the same network. Parallel edges and loops stay: the engine takes both. Without a
word on direction, in the file or by the caller, edges have none; where a file holds both kinds,
the network is directed and an edge without direction leads both ways.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from saiyai.domain.drafts import Draft, TieDraft
from saiyai.domain.tables import Grid, Problem
from saiyai.engine.ops.nearness import near_numbers
from saiyai.formats.catalogue import read_file
from saiyai.formats.long_tables import (
    File,
    LongEdges,
    LongNodes,
    Source,
    column_called,
    open_file,
    read_long_edges,
    read_long_nodes,
)
from saiyai.formats.numbering import Ends, Flags, Indices, among, number_ends
from saiyai.formats.shapes import Column, Plan, SheetPlan, guess, lay_lines_from_events
from saiyai.formats.shapes.directory import Directory, listed
from saiyai.formats.shapes.drafting import collect, settle
from saiyai.formats.shapes.words import DIRECTIONS

_WORTH_ORDERING: Final = 1_000_000
"""Ties of a network that is in no cache of a processor, so that walks wait for memory."""

_ANY_DAY: Final = date(2000, 1, 1)  # dates do not enter the arrays


@dataclass(frozen=True, slots=True)
class FileNetwork:
    """A network as a file tells it: node i has `ids[i]` and `names[i]`, edge j the rest.

    Shapes: sources, targets int32 (m,); weights float64 (m,), None where the file has none.
    """

    ids: list[str]
    names: list[str]
    sources: Indices
    targets: Indices
    weights: NDArray[np.float64] | None
    directed: bool
    problems: tuple[Problem, ...] = ()


def read_network(
    source: Source,
    *,
    nodes: Source | None = None,
    directed: bool | None = None,
    weight: str | None = None,
) -> FileNetwork:
    """The network in a file.

    `nodes` is a file of nodes, whose order is kept; ends it does not list follow in order of
    first appearance, but where there are very many and no other order, so that neighbours stand
    near one another. `directed` overrules the file, `weight` names its column of weights.
    Raises: as `read_file`; ColumnMissing.
    """
    file = open_file(source)
    told = _from_columns(file, weight) or _from_rows(file, weight)
    if nodes is not None:
        other = open_file(nodes)
        told = replace(told, nodes=read_long_nodes(other) or _from_rows(other, None).nodes)
    return _network(told, directed=directed)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a file tells: its nodes, and its edges by their ends."""

    nodes: LongNodes
    ends: Ends
    weights: pl.Series | None
    directed: Flags
    problems: tuple[Problem, ...]


def _texts(values: Sequence[str]) -> pl.Series:
    return pl.Series(values, dtype=pl.String)


_NO_NODES: Final = LongNodes(_texts([]), _texts([]))

# --- the short way ---------------------------------------------------------------------------


def _from_columns(file: File, weight: str | None) -> _Told | None:
    edges = read_long_edges(file, weight)
    if edges is None:
        return None
    problems = [Problem("rows_left_out", file.name, facts=(("rows", edges.left_out),))]
    weights = _numbers(edges.weights, file.name, problems)
    return _Told(
        nodes=_NO_NODES,
        ends=edges.ends,
        weights=weights,
        directed=_directions(edges),
        problems=tuple(problem for problem in problems if problem.facts[0][1]),
    )


def _numbers(column: pl.Series | None, name: str, problems: list[Problem]) -> pl.Series | None:
    if column is None:
        return None
    if column.dtype == pl.String:
        column = column.str.replace_all(",", "", literal=True)
    numbers = column.cast(pl.Float64, strict=False)
    numbers = numbers.set(~numbers.is_finite().fill_null(value=False), None)
    bad = numbers.null_count() - column.null_count()
    problems.append(Problem("numbers_left_out", name, facts=(("rows", bad),)))
    return numbers


def _directions(edges: LongEdges) -> Flags:
    if edges.directions is None:
        return np.zeros(len(edges.ends.sources), np.bool_)
    said = edges.directions.unique().drop_nulls().to_list()
    directed = [word for word in said if DIRECTIONS.find(word) == "directed"]
    flags: Flags = edges.directions.is_in(directed).fill_null(value=False).to_numpy()
    return flags


# --- the way of an import --------------------------------------------------------------------


def _from_rows(file: File, weight: str | None) -> _Told:
    found = read_file(file.name, file.content(), _ANY_DAY)
    if isinstance(found, Draft):
        made, ties = found, found.ties
    else:
        made, ties = _guessed(found, weight)
    if not ties:
        ties = (*lay_lines_from_events(made).ties, *_flows(made))
    directory = Directory(made.actors)
    ids = [actor.ref or actor.name for actor in made.actors]
    known = {listed(place): actor_id for place, actor_id in enumerate(ids)}
    ends = [[known.get(directory.key_of(end), end) for end in (t.source, t.target)] for t in ties]
    return _Told(
        nodes=LongNodes(_texts(ids), _texts([actor.name for actor in made.actors])),
        ends=number_ends(
            _texts([source for source, _ in ends]), _texts([target for _, target in ends])
        ),
        weights=pl.Series([_weight(tie) for tie in ties], dtype=pl.Float64),
        directed=np.array([tie.directed for tie in ties], np.bool_),
        problems=made.problems,
    )


def _flows(made: Draft) -> list[TieDraft]:
    """What went from one to another, as edges that way."""
    flows = (flow for event in made.events for flow in event.flows)
    return [TieDraft(flow.source, flow.target, kind=flow.good, directed=True) for flow in flows]


def _guessed(grids: list[Grid], weight: str | None) -> tuple[Draft, tuple[TieDraft, ...]]:
    """The draft of the sheets, and their ties row by row: parallel ones and loops included."""
    plan = guess(grids, _ANY_DAY)
    if weight is not None:
        plan = Plan(tuple(_weighted(sheet, weight) for sheet in plan.sheets))
    told = collect(grids, plan, _ANY_DAY)
    rows = tuple(told.ties)
    return settle(grids, plan, told), rows


def _weighted(sheet: SheetPlan, heading: str) -> SheetPlan:
    if not sheet.indices("tie.source"):
        return sheet
    index = column_called(sheet, heading)
    return replace(sheet, columns=tuple(_with_weight(c, index) for c in sheet.columns))


def _with_weight(column: Column, index: int) -> Column:
    if column.index == index:
        return replace(column, field="tie.weight")
    return replace(column, field=None) if column.field == "tie.weight" else column


def _weight(tie: TieDraft) -> float | None:
    weights = [said.weight for said in tie.assertions if said.weight is not None]
    return sum(weights) if weights else None


# --- arrays ----------------------------------------------------------------------------------


def _network(told: _Told, *, directed: bool | None) -> FileNetwork:
    ids, of_nodes, ends = among(told.nodes.ids, told.ends)
    if told.nodes.ids.is_empty() and len(ends.sources) >= _WORTH_ORDERING:
        ids, ends = _near(ends)
    sources, targets = ends.sources, ends.targets
    names = ids.copy()
    # Backwards, so that of a node listed twice the first row is the last to be written.
    for place, name in zip(of_nodes[::-1].tolist(), told.nodes.names[::-1].to_list(), strict=True):
        names[place] = name or names[place]
    weights = None
    if told.weights is not None and told.weights.null_count() < len(told.weights):
        weights = told.weights.fill_null(1.0).to_numpy()
    if directed is None:
        directed = bool(told.directed.any())
        if directed and not told.directed.all():
            both_ways = np.flatnonzero(~told.directed)
            sources, targets = (
                np.concatenate([sources, targets[both_ways]]),
                np.concatenate([targets, sources[both_ways]]),
            )
            weights = None if weights is None else np.concatenate([weights, weights[both_ways]])
    return FileNetwork(ids, names, sources, targets, weights, directed, told.problems)


def _near(ends: Ends) -> tuple[list[str], Ends]:
    """The same ends, and their ids, by numbers that are near where ends are tied."""
    numbers = near_numbers(len(ends.ids), ends.sources, ends.targets)
    order = np.empty_like(numbers)
    order[numbers] = np.arange(len(numbers), dtype=np.int32)
    ids = ends.ids.gather(order)
    return ids.to_list(), Ends(ids, numbers[ends.sources], numbers[ends.targets])
