"""GEXF, versions 1.2 and 1.3 in, 1.3 out: what Gephi keeps a network in.

The whole record stands after the graph, in an element of our own namespace, which other readers
pass over. For the direction of edges see `graphml`: networkx refuses mixed kinds here too.
"""

from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element

from saiyai.domain.drafts import Draft
from saiyai.domain.tables import Cell
from saiyai.formats.graphs import (
    DIRECTED,
    Edge,
    Graph,
    Node,
    take_weight,
    to_graph,
    type_of,
    typed,
)
from saiyai.formats.markup import children, descendants, escaped, local_name, read_xml, tag
from saiyai.formats.record_cells import as_text
from saiyai.formats.record_json import write_record_json
from saiyai.formats.refusals import unreadable

_NAMESPACE: Final = "http://gexf.net/1.3"
_OURS: Final = "urn:saiyai:record"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DIRECTIONS: Final = frozenset({"directed", "undirected", "mutual"})
_Declared = dict[str, tuple[str, str, Cell]]
"""By the id of an attribute its name, type and default."""


# --- in --------------------------------------------------------------------------------------


def read_gexf(content: bytes, name: str) -> Graph:
    """The graph in a GEXF file, with nested nodes laid flat.

    Raises: UnreadableFile where it is no GEXF.
    """
    root = read_xml(content, name)
    graph = next(iter(descendants(root, "graph")), None)
    if local_name(root.tag) != "gexf" or graph is None:
        raise unreadable(name, "not_this_xml", expected="gexf")
    nodes, edges = _declarations(graph, "node"), _declarations(graph, "edge")
    default = graph.get("defaultedgetype", "undirected")
    record = next((child.text or "" for child in root if child.tag == f"{{{_OURS}}}record"), "")
    return Graph(
        nodes=[_read_node(element, nodes) for element in descendants(graph, "node")],
        edges=[_read_edge(element, edges, default) for element in descendants(graph, "edge")],
        record=record,
    )


def _declarations(graph: Element, of: str) -> _Declared:
    return {
        attribute.get("id", ""): (
            attribute.get("title", ""),
            attribute.get("type", "string"),
            _default(attribute),
        )
        for group in children(graph, "attributes")
        if group.get("class") == of
        for attribute in children(group, "attribute")
    }


def _default(attribute: Element) -> Cell:
    text = next((child.text or "" for child in children(attribute, "default")), "")
    return typed(text, attribute.get("type", "string"))


def _read_node(element: Element, declared: _Declared) -> Node:
    values = _read_values(element, declared)
    if pid := element.get("pid"):
        values.setdefault("pid", pid)
    return Node(element.get("id", ""), element.get("label", ""), values)


def _read_edge(element: Element, declared: _Declared, default: str) -> Edge:
    values = _read_values(element, declared)
    stated = element.get("type", default)
    direction = stated if stated in _DIRECTIONS else "undirected"
    if isinstance(own := values.get(DIRECTED), bool):
        direction = "directed" if own else "undirected"
    weight = element.get("weight")
    if weight is not None:
        values["weight"] = weight
    kind, label = element.get("kind", ""), element.get("label", "")
    for name, text in (("kind", kind or label), ("label", label if kind else "")):
        if text:
            values.setdefault(name, text)
    return Edge(
        source=element.get("source", ""),
        target=element.get("target", ""),
        direction=direction,
        weight=take_weight(values),
        values=values,
        id=element.get("id", ""),
    )


def _read_values(element: Element, declared: _Declared) -> dict[str, Cell]:
    values: dict[str, Cell] = {title: default for title, _, default in declared.values()}
    for group in children(element, "attvalues"):
        for value in children(group, "attvalue"):
            title, kind, _ = declared.get(value.get("for", value.get("id", "")), ("", "", None))
            if title:
                values[title] = typed(value.get("value", ""), kind)
    return {name: cell for name, cell in {**values, **_times(element)}.items() if cell is not None}


def _times(element: Element) -> dict[str, Cell]:
    """When an element begins and ends: the first and the last day of its spells."""
    spells = [element, *descendants(element, "spell")]
    starts = [text for spell in spells if (text := spell.get("start") or spell.get("startopen"))]
    ends = [text for spell in spells if (text := spell.get("end") or spell.get("endopen"))]
    return {"start": starts[0] if starts else None, "end": ends[-1] if ends else None}


# --- out -------------------------------------------------------------------------------------


def write_gexf(draft: Draft) -> bytes:
    """A record as GEXF: its actors and ties to be seen, and all of it to be read again."""
    graph = to_graph(draft)
    nodes = _declare([node.values for node in graph.nodes])
    edges = _declare([edge.values for edge in graph.edges])
    directed = any(edge.direction == "directed" for edge in graph.edges)
    told = {"mode": "static", "defaultedgetype": "directed" if directed else "undirected"}
    inner = "".join(
        [
            _attributes("node", nodes),
            _attributes("edge", edges),
            tag("nodes", inner="".join(_node(node, nodes) for node in graph.nodes)),
            tag("edges", inner="".join(_edge(edge, edges) for edge in graph.edges)),
        ]
    )
    record = tag("record", {"xmlns": _OURS}, escaped(write_record_json(draft).decode()))
    meta = tag("meta", inner=tag("creator", inner="Saiyai"))
    gexf = {"xmlns": _NAMESPACE, "version": "1.3"}
    document = tag("gexf", gexf, f"\n{meta}\n{tag('graph', told, inner)}\n{record}\n")
    return f"{_HEAD}{document}\n".encode()


def _declare(rows: list[Mapping[str, Cell]]) -> dict[str, tuple[str, str]]:
    """For each name of a value its id in the file and its type."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {
        name: (str(number), type_of(row.get(name) for row in rows))
        for number, name in enumerate(names)
    }


def _attributes(of: str, declared: Mapping[str, tuple[str, str]]) -> str:
    return tag(
        "attributes",
        {"class": of},
        "".join(
            tag("attribute", {"id": key, "title": name, "type": kind})
            for name, (key, kind) in declared.items()
        ),
    )


def _node(node: Node, declared: Mapping[str, tuple[str, str]]) -> str:
    return tag("node", {"id": node.id, "label": node.label}, _values(node.values, declared)) + "\n"


def _edge(edge: Edge, declared: Mapping[str, tuple[str, str]]) -> str:
    told = {"id": edge.id, "source": edge.source, "target": edge.target}
    if edge.weight is not None:
        told["weight"] = repr(edge.weight)
    return tag("edge", told, _values(edge.values, declared)) + "\n"


def _values(values: Mapping[str, Cell], declared: Mapping[str, tuple[str, str]]) -> str:
    return tag(
        "attvalues",
        inner="".join(
            tag("attvalue", {"for": declared[name][0], "value": as_text(cell)})
            for name, cell in values.items()
            if cell is not None
        ),
    )
