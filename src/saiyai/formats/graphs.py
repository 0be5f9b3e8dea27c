"""A network as other programs draw it: nodes and edges with values, between our drafts and files.

A graph shows the actors and the ties; what it cannot show travels beside it as the whole record.
A tie appears once, with the newest word on each of its fields. Graphs of other tools become two
grids and go the way of every sheet: a person may change what their columns mean.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Final

from saiyai.domain.drafts import ActorDraft, Draft
from saiyai.domain.tables import Cell, Grid
from saiyai.formats.markup import legible
from saiyai.formats.record_tables import told_cells
from saiyai.formats.shapes.directory import Directory, listed
from saiyai.formats.shapes.rows import as_number

TIE_KEY: Final = "tie"
"""The attribute by which an edge is known again after another tool has saved the file."""
DIRECTED: Final = "directed"
_EXTRA: Final = "extra."


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id in the file, what stands beside it on a map, and its values."""

    id: str
    label: str
    values: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between two node ids; `direction` is directed, undirected or mutual."""

    source: str
    target: str
    direction: str
    values: Mapping[str, Cell]
    id: str = ""
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """A network in a file; `record` is the whole record beside it, as JSON, where there is one."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    record: str = ""


# --- from a draft ----------------------------------------------------------------------------


def to_graph(draft: Draft) -> Graph:
    """The actors and ties of a draft as a graph; ends that are not listed become nodes too."""
    ids = _node_ids(draft.actors)
    rows = told_cells("actors", draft.actors)
    nodes = [
        Node(node_id, legible(actor.name) or node_id, _shown(row, without={"ref"}))
        for node_id, actor, row in zip(ids, draft.actors, rows, strict=True)
    ]
    directory = Directory(draft.actors)
    by_key = {listed(place): node_id for place, node_id in enumerate(ids)}
    taken = set(ids)
    for end in dict.fromkeys(end for tie in draft.ties for end in (tie.source, tie.target)):
        key = directory.key_of(end)
        if key not in by_key:
            by_key[key] = _unused(end, taken)
            nodes.append(Node(by_key[key], legible(end), {}))
    return Graph(nodes, list(_edges(draft, directory, by_key)))


def _edges(draft: Draft, directory: Directory, ids: Mapping[str, str]) -> Iterator[Edge]:
    for number, tie in enumerate(draft.ties, 1):
        said = _newest(told_cells("assertions", tie.assertions))
        weight = said.pop("weight", None)
        kind = {"kind": legible(tie.kind)} if tie.kind else {}
        yield Edge(
            source=ids[directory.key_of(tie.source)],
            target=ids[directory.key_of(tie.target)],
            direction="directed" if tie.directed else "undirected",
            values={TIE_KEY: str(number), **kind, **_shown(said), DIRECTED: tie.directed},
            id=str(number),
            weight=weight if isinstance(weight, float) else None,
        )


def type_of(cells: Iterable[Cell]) -> str:
    """The narrowest type, in the words of GraphML and GEXF, that holds all these values."""
    found = {type(cell) for cell in cells if cell is not None}
    if found == {bool}:
        return "boolean"
    if found <= {int, float} and found:
        return "double" if float in found else "long"
    return "string"


def _node_ids(actors: Iterable[ActorDraft]) -> list[str]:
    taken: set[str] = set()
    return [_unused(actor.ref or actor.name or "?", taken) for actor in actors]


def _unused(wanted: str, taken: set[str]) -> str:
    found, number = legible(wanted), 1
    while found in taken:
        number += 1
        found = f"{legible(wanted)} ({number})"
    taken.add(found)
    return found


def _newest(rows: Iterable[Mapping[str, Cell]]) -> dict[str, Cell]:
    newest: dict[str, Cell] = {}
    for row in rows:
        newest |= {column: cell for column, cell in row.items() if cell is not None}
    return newest


def _shown(row: Mapping[str, Cell], without: Iterable[str] = ()) -> dict[str, Cell]:
    """The filled cells of a row, free columns under their own name unless another has it."""
    own = {name for name in row if not name.startswith(_EXTRA)} | {
        TIE_KEY,
        DIRECTED,
        "label",
        "id",
    }
    shown: dict[str, Cell] = {}
    for name, cell in row.items():
        plain = name.removeprefix(_EXTRA)
        if cell is not None and name not in without:
            told = legible(cell) if isinstance(cell, str) else cell
            shown[legible(name if plain != name and plain in own else plain)] = told
    return shown


# --- values of other tools ---------------------------------------------------------------------


def typed(text: str, kind: str) -> Cell:
    """A value of an attribute by its declared type; nothing where it says nothing."""
    clean = text.strip()
    if not clean:
        return None
    try:
        if kind in {"int", "integer", "long", "short", "byte"}:
            return int(clean)
        if kind in {"float", "double"}:
            number = float(clean)
            return None if isnan(number) else number
    except ValueError:
        return text
    if kind == "boolean":
        return clean.lower() == "true"
    return text


def take_weight(values: dict[str, Cell]) -> float | None:
    """The weight among the values of an edge; what is no number stays where it is."""
    weight = as_number(values.get("weight"))
    if weight is not None:
        del values["weight"]
    return weight


# --- into grids ------------------------------------------------------------------------------


def to_grids(graph: Graph) -> list[Grid]:
    """The nodes and the edges of a graph as two sheets, numbered as they stand in the file."""
    return [
        _grid("nodes", ({"Id": node.id, "Label": node.label, **_plain(node.values)}
                        for node in graph.nodes)),
        _grid("edges", (_edge_row(edge) for edge in graph.edges)),
    ]  # fmt: skip


def _edge_row(edge: Edge) -> dict[str, Cell]:
    ends: dict[str, Cell] = {
        "Source": edge.source,
        "Target": edge.target,
        "Direction": edge.direction,
        "Weight": edge.weight,
        "Id": edge.id,
    }
    values = {name: cell for name, cell in edge.values.items() if name != DIRECTED}
    return {**ends, **_plain(values)}


def _plain(values: Mapping[str, Cell]) -> dict[str, Cell]:
    return {name.removeprefix(_EXTRA): cell for name, cell in values.items()}


def _grid(name: str, rows: Iterable[Mapping[str, Cell]]) -> Grid:
    told = list(rows)
    columns = list(dict.fromkeys(column for row in told for column in row))
    filled = [c for c in columns if any(row.get(c) not in {None, ""} for row in told)]
    cells = [[row.get(column) for column in filled] for row in told]
    return Grid(name, [filled, *cells] if filled else [], range(len(told) + 1) if filled else ())
