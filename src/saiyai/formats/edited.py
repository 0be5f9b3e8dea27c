"""A record that was seen, and changed, in another tool: what changed there is taken over.

The graph that the record itself would show is compared with the graph in the file. What differs
is newer and goes over the record: a changed value replaces ours, a changed tie gets one more
assertion, new nodes and edges are added. What the tool no longer shows stays, since nobody can
tell a deletion from a filter, and is named. Values that a tool merely left out overwrite nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from typing import Final, TypeVar

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, AssertionDraft, Draft, TieDraft
from saiyai.domain.tables import Cell, Grid, Problem
from saiyai.domain.thai import has_thai
from saiyai.formats.graphs import DIRECTED, TIE_KEY, Edge, Graph, Node, to_graph, to_grids
from saiyai.formats.record_cells import as_text
from saiyai.formats.shapes import Plan, Shape, SheetPlan, draft
from saiyai.formats.shapes.drafting import CARDS
from saiyai.formats.shapes.headings import fit_as

T = TypeVar("T", ActorDraft, AssertionDraft)
_KEPT: Final = frozenset({"ref", "at", "stance", "said_by", "said"})
"""What an edit in a drawing does not touch: ids, and who said what when."""
_NO_KIND: Final = ActorKind.UNSPECIFIED


@dataclass(frozen=True, slots=True)
class _Changes:
    """What the graph in a file has that the record would not show."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    missing_nodes: int
    missing_edges: int


def reconcile(record: Draft, seen: Graph, today: date) -> Draft:
    """The record with what was changed in the graph that travelled with it."""
    shown = to_graph(record)
    changes = _changes(shown, seen)
    if not changes.nodes and not changes.edges:
        return replace(record, problems=(*record.problems, *_missing(changes)))
    edits = _read(changes, today)
    found = Problem(
        "edited_elsewhere", facts=(("nodes", len(changes.nodes)), ("edges", len(changes.edges)))
    )
    kept = [problem for problem in edits.problems if problem.code != "unknown_end"]
    return replace(
        record,
        actors=_actors(record, edits, shown, changes),
        ties=_ties(record, edits),
        problems=(*record.problems, found, *_missing(changes), *kept),
    )


def _missing(changes: _Changes) -> list[Problem]:
    if not changes.missing_nodes and not changes.missing_edges:
        return []
    facts = (("nodes", changes.missing_nodes), ("edges", changes.missing_edges))
    return [Problem("missing_in_graph", facts=facts)]


# --- what differs ----------------------------------------------------------------------------


def _changes(shown: Graph, seen: Graph) -> _Changes:
    nodes = {node.id: node for node in shown.nodes}
    edges = {edge.id: edge for edge in shown.edges}
    pairs = [(edge, _shown_edge(edge, edges)) for edge in seen.edges]
    return _Changes(
        nodes=list(filter(None, (_changed_node(n, nodes.get(n.id)) for n in seen.nodes))),
        edges=list(filter(None, (_changed_edge(edge, known) for edge, known in pairs))),
        missing_nodes=len(nodes.keys() - {node.id for node in seen.nodes}),
        missing_edges=len(edges) - len({known.id for _, known in pairs if known}),
    )


def _shown_edge(seen: Edge, edges: Mapping[str, Edge]) -> Edge | None:
    """The edge of the record that this one is; one that was moved to other nodes is another."""
    known = edges.get(as_text(seen.values.get(TIE_KEY)).removesuffix(".0"))
    if known is None or {known.source, known.target} != {seen.source, seen.target}:
        return None
    return known


def _changed_node(seen: Node, shown: Node | None) -> Node | None:
    """The node with no more than what changed, a changed label as the name it is; None if same."""
    if shown is None:
        return seen
    values = _changed(seen.values, shown.values)
    if seen.label not in {"", shown.label}:
        values["name_th" if has_thai(seen.label) else "name_en"] = seen.label
    return Node(seen.id, "", values) if values else None


def _changed_edge(seen: Edge, shown: Edge | None) -> Edge | None:
    """The edge with no more than what changed; one the record does not know, without our key."""
    if shown is None:
        return replace(seen, values={**seen.values, TIE_KEY: None})
    values = _changed(seen.values, shown.values)
    weight = None if seen.weight in {None, _weight(shown)} else seen.weight
    directed = [edge.values.get(DIRECTED, edge.direction == "directed") for edge in (seen, shown)]
    turned = any(directed) and seen.source != shown.source
    if not values and weight is None and directed[0] == directed[1] and not turned:
        return None
    return replace(seen, values={**values, TIE_KEY: shown.id}, weight=weight)


def _weight(edge: Edge) -> float:
    return 1.0 if edge.weight is None else edge.weight  # tools that know no untold write a one


def _changed(seen: Mapping[str, Cell], shown: Mapping[str, Cell]) -> dict[str, Cell]:
    return {
        name: cell
        for name, cell in seen.items()
        if name not in {TIE_KEY, DIRECTED} and _plain(cell) not in {"", _plain(shown.get(name))}
    }


def _plain(cell: Cell) -> str:
    """A value as text in which no tool's habits show: 5, 5.0 and "5" are the same."""
    try:
        return repr(float(str(cell)))
    except ValueError:
        return "" if cell is None else str(cell).strip().replace("\r\n", "\n").lower()


# --- over the record -------------------------------------------------------------------------


def _read(changes: _Changes, today: date) -> Draft:
    nodes, edges = to_grids(Graph(changes.nodes, changes.edges))
    if not nodes.rows:  # without a list of actors, the ends of the edges would become one
        nodes = Grid("nodes", [["Id"]], [0])
    plan = Plan((_planned(nodes, Shape.ACTORS, today), _planned(edges, Shape.TIES, today)))
    return draft([nodes, edges], plan, today)


def _planned(grid: Grid, shape: Shape, today: date) -> SheetPlan:
    """What the columns of our own two sheets hold; their headings need no guess of the shape."""
    fit = fit_as(grid, 0, shape, today) if grid.rows else None
    found = set(fit.fields.values()) if fit else set()
    if fit is None or not all(found & set(group) for group in CARDS[shape].needs):
        return SheetPlan(grid.name, Shape.IGNORE)  # a broken graph: nodes or ends without ids
    return SheetPlan(grid.name, shape, 0, fit.samples.plan_columns(fit.fields))


def _actors(
    record: Draft, edits: Draft, shown: Graph, changes: _Changes
) -> tuple[ActorDraft, ...]:
    places = {node.id: place for place, node in enumerate(shown.nodes)}
    actors = list(record.actors)
    for actor in edits.actors:
        node = changes.nodes[actor.at.row - 1]
        place = places.get(node.id, len(actors))
        # A kind guessed from the name is no word against the record's own.
        told = actor if "kind" in node.values else replace(actor, kind=_NO_KIND)
        if place < len(record.actors):
            actors[place] = _over(actors[place], told)
        else:
            actors.append(actor)
    return tuple(actors)


def _ties(record: Draft, edits: Draft) -> tuple[TieDraft, ...]:
    ties = list(record.ties)
    for tie in edits.ties:
        extra = dict(tie.assertions[-1].extra)
        key = extra.pop(TIE_KEY, "")
        said = replace(tie.assertions[-1], extra=extra)
        if key.isdecimal():
            ties[int(key) - 1] = _said_anew(ties[int(key) - 1], tie, said)
        else:
            ties.append(replace(tie, ref="", assertions=(said,)))
    return tuple(ties)


def _said_anew(ours: TieDraft, seen: TieDraft, said: AssertionDraft) -> TieDraft:
    newest = _over(ours.assertions[-1], said) if ours.assertions else said
    turned = seen.directed and (seen.source, seen.target) == (ours.target, ours.source)
    return replace(
        ours,
        source=ours.target if turned else ours.source,
        target=ours.source if turned else ours.target,
        kind=seen.kind or ours.kind,
        directed=seen.directed,
        assertions=(*ours.assertions, newest),
    )


def _over(ours: T, seen: T) -> T:
    """Ours with everything that was told in the drawing."""
    told = {
        field.name: getattr(seen, field.name)
        for field in fields(seen)
        if field.name not in _KEPT
        and field.default is not MISSING
        and getattr(seen, field.name) != field.default
    }
    return replace(ours, **told, extra={**ours.extra, **seen.extra})
