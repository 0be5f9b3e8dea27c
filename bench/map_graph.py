"""The graph that all maps draw, and the files in which the peers are given it.

Who is tied to whom is the same for the same size, in the record, in JSON and in GEXF.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import quoteattr

import numpy as np
from numpy.typing import NDArray

from saiyai.cli.bench.graphs import SEED, make_graph
from saiyai.engine.arrays import Places
from saiyai.engine.network import Network, make_network

Pairs = NDArray[np.int64]

_MORE: Final = 2
"""So many times as many directed ties are drawn, of which some are the same seen from both."""

_GEXF: Final = "http://gexf.net/1.3"

_SIDE: Final = 1000.0
"""Half the side of a picture of 500 in GEXF: there sizes are told in the same unit as places."""


def make_pairs(n: int, m: int) -> Pairs:
    """Who is tied to whom: the seeded graph of `saiyai bench`, seen without direction.

    Returns: (m, 2) numbers of nodes, the lower first, each pair once; the same for the same size.
    """
    graph = make_graph(n, _MORE * m)
    both = np.column_stack((graph.sources, graph.targets)).astype(np.int64)
    pairs = np.unique(np.sort(both, axis=1), axis=0)
    return np.random.default_rng(SEED).permutation(pairs)[:m]


def network_of(n: int, pairs: Pairs) -> Network:
    """The same as the engine takes it."""
    return make_network(n, pairs[:, 0], pairs[:, 1], directed=False)


def write_json(path: Path, names: Sequence[str], pairs: Pairs, places: Places) -> None:
    """What `graph.export()` of graphology writes: places, sizes and labels as our map has them."""
    lines = np.bincount(pairs.ravel(), minlength=len(names))
    nodes = [
        {
            "key": str(at),
            "attributes": {
                "x": round(float(x), 5),
                "y": round(float(y), 5),
                "size": round(3.5 + 1.6 * float(np.sqrt(lines[at])), 2),
                "label": names[at],
            },
        }
        for at, (x, y) in enumerate(places)
    ]
    edges = [
        {"key": f"e{at}", "source": str(a), "target": str(b), "undirected": True}
        for at, (a, b) in enumerate(pairs.tolist())
    ]
    told: dict[str, Any] = {"allowSelfLoops": True, "multi": True, "type": "mixed"}
    path.write_text(
        json.dumps({"attributes": {}, "options": told, "nodes": nodes, "edges": edges})
    )


def write_gexf(path: Path, names: Sequence[str], pairs: Pairs, places: Places | None) -> None:
    """What Gephi writes, with places or, as from another program, without."""
    with path.open("w", encoding="utf-8") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<gexf xmlns="{_GEXF}" xmlns:viz="{_GEXF}/viz" version="1.3">\n'
            '<graph defaultedgetype="undirected" mode="static">\n<nodes>\n'
        )
        for at, name in enumerate(names):
            where = "" if places is None else _position(places, at)
            file.write(f'<node id="{at}" label={quoteattr(name)}>{where}</node>\n')
        file.write("</nodes>\n<edges>\n")
        for at, (a, b) in enumerate(pairs.tolist()):
            file.write(f'<edge id="e{at}" source="{a}" target="{b}"/>\n')
        file.write("</edges>\n</graph>\n</gexf>\n")


def _position(places: Places, at: int) -> str:
    side = _SIDE * np.sqrt(len(places) / 500)
    x, y = (round(float(one) * side, 2) for one in places[at])
    return f'<viz:position x="{x}" y="{y}" z="0.0"/>'
