"""The published networks in `tests/datasets/networks`."""

import csv
from dataclasses import dataclass
from pathlib import Path

from saiyai.engine.network import Network, make_network

_NETWORKS = Path(__file__).parents[1] / "datasets" / "networks"


@dataclass(frozen=True)
class Published:
    """A network and the names of its nodes, in order."""

    network: Network
    names: tuple[str, ...]

    def at(self, name: str) -> int:
        """The position of a name."""
        return self.names.index(name)


def karate() -> Published:
    """Zachary's karate club; names are 1 to 34."""
    return _read("karate", directed=False)


def florentine_marriages() -> Published:
    """Padgett's marriages, without the Pucci, who married into none of the others."""
    return _read("flo_marriage", directed=False)


def high_tech_advice() -> Published:
    """Krackhardt's managers: who goes to whom for advice."""
    return _read("ht_advice", directed=True)


def _read(name: str, *, directed: bool) -> Published:
    edges = [(row["source"], row["target"]) for row in _rows(f"{name}_edges")]
    tied = {end for edge in edges for end in edge}
    nodes = [row for row in _rows(f"{name}_nodes") if row["id"] in tied]
    position = {row["id"]: at for at, row in enumerate(nodes)}
    sources, targets = zip(*((position[a], position[b]) for a, b in edges), strict=True)
    names = tuple(row.get("name", row["id"]) for row in nodes)
    return Published(make_network(len(nodes), sources, targets, directed=directed), names)


def _rows(name: str) -> list[dict[str, str]]:
    with (_NETWORKS / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
