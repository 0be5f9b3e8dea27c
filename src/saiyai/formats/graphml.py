"""GraphML: what yEd, Gephi, visone, Network Canvas, igraph and networkx write, and we too.

The whole record travels as a value of the graph. Edges carry no `directed` of their own, which
networkx refuses where both kinds stand together: the graph is directed as soon as one tie is, and
each edge says in a value of that name whether it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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

RECORD: Final = "saiyai.record"
_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DRAWING: Final = frozenset({"x", "y", "z", "r", "g", "b", "size", "alpha"})
_LABELS: Final = ("label", "Label")


# --- in --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Key:
    """An attribute that a file declares."""

    name: str
    type: str
    of: str
    default: Cell


def read_graphml(content: bytes, name: str) -> Graph:
    """The graph in a GraphML file, with nested graphs laid flat.

    Raises: UnreadableFile where it is no GraphML, or holds what this reader would lose.
    """
    root = read_xml(content, name)
    graph = next(iter(descendants(root, "graph")), None)
    if local_name(root.tag) != "graphml" or graph is None:
        raise unreadable(name, "not_this_xml", expected="graphml")
    if next(iter(descendants(root, "hyperedge")), None) is not None:
        raise unreadable(name, "hyperedges")
    keys = {key.get("id", ""): _key(key) for key in children(root, "key")}
    drawn = _DRAWING if {"r", "g", "b"} <= {key.name for key in keys.values()} else frozenset()
    reader = _Reader(keys, drawn, graph.get("edgedefault") == "directed")
    record = str(reader.values(graph, "graph").get(RECORD, ""))
    nodes = {element.get("id", ""): reader.node(element) for element in descendants(graph, "node")}
    edges = [reader.edge(element, nodes) for element in descendants(graph, "edge")]
    return Graph(list(nodes.values()), edges, record)


def _key(element: Element) -> _Key:
    default = next(iter(children(element, "default")), None)
    kind = element.get("attr.type", "string")
    return _Key(
        name=element.get("attr.name", ""),
        type=kind,
        of=element.get("for", "all"),
        default=None if default is None else typed(default.text or "", kind),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    keys: Mapping[str, _Key]
    drawn: frozenset[str]
    directed: bool

    def node(self, element: Element) -> Node:
        values = self.values(element, "node")
        label = _take_label(values) or _drawn_text(element, "NodeLabel")
        node_id = values.pop("id", None)  # igraph numbers nodes and keeps their ids as a value
        return Node(str(node_id or element.get("id", "")), label, values)

    def edge(self, element: Element, nodes: Mapping[str, Node]) -> Edge:
        values = self.values(element, "edge")
        label = _take_label(values) or _drawn_text(element, "EdgeLabel")
        values.pop("id", None)  # igraph fills it with ids of nodes
        stated = element.get(DIRECTED, str(self.directed))
        directed = str(values.get(DIRECTED, stated)).lower() == "true"
        source, target = (element.get(end, "") for end in ("source", "target"))
        return Edge(
            source=nodes[source].id if source in nodes else source,
            target=nodes[target].id if target in nodes else target,
            direction="directed" if directed else "undirected",
            weight=take_weight(values),
            values={**values, **({"label": label} if label else {})},
            id=element.get("id", ""),
        )

    def values(self, element: Element, of: str) -> dict[str, Cell]:
        found = {key.name: key.default for key in self.keys.values() if key.of in {of, "all"}}
        for data in children(element, "data"):
            key = self.keys.get(data.get("key", ""))
            if key and key.name and key.name not in self.drawn and len(data) == 0:
                found[key.name] = typed(data.text or "", key.type)
        return {name: value for name, value in found.items() if value is not None}


def _take_label(values: dict[str, Cell]) -> str:
    return next((str(values.pop(name)) for name in _LABELS if name in values), "")


def _drawn_text(element: Element, name: str) -> str:
    """The text that yEd draws at a node or an edge."""
    texts = (label.text for data in children(element, "data") for label in descendants(data, name))
    return next((" ".join(text.split()) for text in texts if text and text.strip()), "")


# --- out -------------------------------------------------------------------------------------


def write_graphml(draft: Draft) -> bytes:
    """A record as GraphML: its actors and ties to be seen, and all of it to be read again."""
    graph = to_graph(draft)
    nodes = _declared("n", [{"label": node.label, **node.values} for node in graph.nodes])
    edges = _declared("e", [{"weight": edge.weight, **edge.values} for edge in graph.edges])
    directed = any(edge.direction == "directed" for edge in graph.edges)
    inner = "".join(
        [
            _data("record", write_record_json(draft).decode()),
            *(_node(node, nodes) for node in graph.nodes),
            *(_edge(edge, edges) for edge in graph.edges),
        ]
    )
    keys = "".join(
        [
            tag(
                "key", {"id": "record", "for": "graph", "attr.name": RECORD, "attr.type": "string"}
            ),
            *_key_tags("node", nodes),
            *_key_tags("edge", edges),
        ]
    )
    told = {"id": "G", "edgedefault": "directed" if directed else "undirected"}
    document = tag("graphml", {"xmlns": _NAMESPACE}, f"\n{keys}{tag('graph', told, inner)}")
    return f"{_HEAD}{document}\n".encode()


def _declared(prefix: str, rows: list[dict[str, Cell]]) -> dict[str, tuple[str, str]]:
    """For each name of a value its key in the file and its type."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {
        name: (f"{prefix}{number}", type_of(row.get(name) for row in rows))
        for number, name in enumerate(names)
    }


def _key_tags(of: str, declared: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for name, (key, kind) in declared.items():
        yield tag("key", {"id": key, "for": of, "attr.name": name, "attr.type": kind}) + "\n"


def _node(node: Node, keys: Mapping[str, tuple[str, str]]) -> str:
    return tag("node", {"id": node.id}, _values({"label": node.label, **node.values}, keys)) + "\n"


def _edge(edge: Edge, keys: Mapping[str, tuple[str, str]]) -> str:
    told = {"id": edge.id, "source": edge.source, "target": edge.target}
    return tag("edge", told, _values({"weight": edge.weight, **edge.values}, keys)) + "\n"


def _values(values: Mapping[str, Cell], keys: Mapping[str, tuple[str, str]]) -> str:
    return "".join(
        _data(keys[name][0], as_text(cell)) for name, cell in values.items() if cell is not None
    )


def _data(key: str, text: str) -> str:
    return tag("data", {"key": key}, escaped(text))
