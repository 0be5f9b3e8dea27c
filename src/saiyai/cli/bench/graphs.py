"""Seeded networks as large as asked, like those of people: for measuring how long things take."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from saiyai.engine.arrays import Float64s, Int8s, Int32s, Int64s

SIZES: Final = {
    "XS": (1_000, 10_000),
    "S": (10_000, 100_000),
    "M": (100_000, 1_000_000),
    "L": (1_000_000, 10_000_000),
}
"""Nodes and ties by the name of the size."""

SEED: Final = 7
_WITHIN: Final = 0.75
"""So many of the first ties stay within the community of who makes them."""
_RETURNED: Final = 0.25
_FIRST: Final = 0.45
"""So many of all ties are made at random; the rest returns ties or closes triangles."""


@dataclass(frozen=True, slots=True)
class SeededGraph:
    """A directed network without loops and parallel ties, and everything a measure may read.

    Shapes: groups (n,); all others (m,). Half a year of contacts, in days.
    """

    n: int
    sources: Int32s
    targets: Int32s
    weights: Float64s
    layers: Int32s
    signs: Int8s
    times: Float64s
    groups: Int32s

    @property
    def m(self) -> int:
        """How many ties there are."""
        return len(self.sources)


def make_graph(n: int, m: int, seed: int = SEED) -> SeededGraph:
    """Communities of very unlike size, members of very unlike reach, ties returned and closed.

    Returns: the same network for the same seed; names carry no order.
    Cost: a few passes of sorting: about 20 s for 10 million ties.
    """
    dice = np.random.default_rng(seed)
    communities = _communities(n, dice)
    keys = _first_ties(n, int(m * _FIRST), communities, dice)
    returned = keys[dice.random(len(keys)) < _RETURNED]
    keys = np.union1d(keys, returned % n * n + returned // n)
    keys = _closed(n, m, keys, dice)
    keys = dice.permutation(keys)[:m]
    names = dice.permutation(n).astype(np.int32)
    groups = np.empty(n, np.int32)
    groups[names] = communities % 6
    return SeededGraph(
        n=n,
        sources=names[keys // n],
        targets=names[keys % n],
        weights=1 + dice.pareto(2.0, m),
        layers=dice.integers(0, 4, m, np.int32),
        signs=np.where(dice.random(m) < 0.1, -1, 1).astype(np.int8),
        times=dice.random(m) * 182,
        groups=groups,
    )


def save_graph(graph: SeededGraph, path: Path) -> None:
    """Arrays for whoever is to read them back."""
    np.savez(path, **{field.name: getattr(graph, field.name) for field in fields(graph)})


def load_graph(path: Path) -> SeededGraph:
    """The arrays that were saved."""
    with np.load(path) as held:
        arrays: dict[str, Any] = {field.name: held[field.name] for field in fields(SeededGraph)}
    return SeededGraph(**(arrays | {"n": int(arrays["n"])}))


def write_table(graph: SeededGraph, path: Path) -> None:
    """The same as a file of ties whose ends are texts, as people have it: CSV or Parquet."""
    names = pl.Series([f"member-{one}" for one in range(graph.n)])
    table = pl.DataFrame(
        {
            "source": names.gather(graph.sources),
            "target": names.gather(graph.targets),
            "weight": graph.weights,
        }
    )
    if path.suffix == ".csv":
        table.write_csv(path)
    else:
        table.write_parquet(path)


def _communities(n: int, dice: np.random.Generator) -> Int32s:
    """The community of each node, in order; their sizes have a long tail."""
    largest = max(200, min(n // 20, 3_000))
    sizes = np.minimum(20 * (dice.pareto(1.3, n // 20 + 1) + 1), largest).astype(np.int64)
    return np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[:n]


def _first_ties(
    n: int, wanted: int, communities: Int32s, dice: np.random.Generator
) -> NDArray[np.int64]:
    """Ties as keys, source times n plus target: who reaches far is drawn more often."""
    reach = np.minimum(dice.pareto(1.5, n) + 1, 0.02 * n**0.9).cumsum()
    begins = np.searchsorted(communities, np.arange(communities[-1] + 2))
    low = np.concatenate(([0.0], reach))[begins]
    keys = np.empty(0, np.int64)
    while len(keys) < wanted:
        count = int((wanted - len(keys)) * 1.1) + 100
        source = np.searchsorted(reach, dice.random(count) * reach[-1]).clip(0, n - 1)
        own = communities[source]
        within = dice.random(count) < _WITHIN
        least = np.where(within, low[own], 0)
        most = np.where(within, low[own + 1], reach[-1])
        drawn = least + dice.random(count) * (most - least)
        target = np.searchsorted(reach, drawn).clip(0, n - 1)
        others = source != target
        keys = np.union1d(keys, source[others] * n + target[others])
    return keys


def _closed(n: int, m: int, keys: Int64s, dice: np.random.Generator) -> Int64s:
    """The ties with more that lead, either way, to where a tie of one's other end leads."""
    while len(keys) < m:
        source, target = keys // n, keys % n
        begins = np.searchsorted(source, np.arange(n + 1))
        count = int((m - len(keys)) * 1.15) + 100
        first = dice.integers(0, len(keys), count)
        via = target[first]
        width = begins[via + 1] - begins[via]
        first, via, width = first[width > 0], via[width > 0], width[width > 0]
        last = target[begins[via] + (dice.random(len(via)) * width).astype(np.int64)]
        turned = dice.random(len(via)) < 0.3
        one = np.where(turned, last, source[first])
        other = np.where(turned, source[first], last)
        others = one != other
        keys = np.union1d(keys, one[others] * n + other[others])
    return keys
