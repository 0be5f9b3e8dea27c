"""Numbers in place of texts: long columns of ends become arrays and a short list of ids."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from saiyai.engine.ops.numbering import number_keys

Indices = NDArray[np.int32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Ends:
    """Both ends of edges by number: edge j leads from `ids[sources[j]]` to `ids[targets[j]]`.

    Shapes: sources, targets int32 (m,), numbered in order of first appearance, edge by edge.
    """

    ids: pl.Series
    sources: Indices
    targets: Indices


def number_ends(sources: pl.Series, targets: pl.Series) -> Ends:
    """Every value numbered, texts or whole numbers, nothing as a value of its own.

    A hash stands for each value; that no two values share one is checked, and if they do, their
    ranks are numbered instead.
    Cost: O(m); 10 million rows of texts with a million distinct ones in about 1.5 s.
    """
    hashes = (sources.hash().to_numpy(), targets.hash().to_numpy())
    ends = _numbered(sources, targets, *number_keys(*hashes))
    if not _is_right(sources, targets, ends):
        ranks = pl.concat([sources, targets]).rank("dense").fill_null(0).cast(pl.UInt64).to_numpy()
        ends = _numbered(
            sources, targets, *number_keys(ranks[: len(sources)], ranks[len(sources) :])
        )
    return ends


def _numbered(
    sources: pl.Series,
    targets: pl.Series,
    of_sources: Indices,
    of_targets: Indices,
    places: NDArray[np.int64],
) -> Ends:
    rows = pl.Series(places // 2)
    at_source = pl.Series(places % 2 == 0)
    ids = sources.gather(rows).zip_with(at_source, targets.gather(rows))
    return Ends(ids, of_sources, of_targets)


def _is_right(sources: pl.Series, targets: pl.Series, ends: Ends) -> bool:
    """Whether every number leads back to its value; both columns side by side."""
    told = pl.DataFrame({"source": sources, "target": targets})
    back = [
        pl.lit(ends.ids)
        .gather(pl.lit(pl.Series(numbers)))
        .eq_missing(pl.col(name))
        .all()
        .alias(name)
        for name, numbers in (("source", ends.sources), ("target", ends.targets))
    ]
    return all(told.select(back).row(0))


def tidied(ends: Ends) -> tuple[Ends, NDArray[np.int8]]:
    """The ends as texts without space around them; edges that lack one are left out.

    Returns: the ends that are left, numbered anew, and how many ends each edge of before has.
    Cost: that of the distinct values, unless some of them change.
    """
    texts = ends.ids.cast(pl.String)
    clean = texts.str.strip_chars().replace("", None)
    if not clean.null_count() and clean.equals(texts):
        return Ends(texts, ends.sources, ends.targets), np.full(len(ends.sources), 2, np.int8)
    own = number_ends(clean, clean)
    is_told = own.ids.is_not_null().to_numpy().astype(np.int8)
    sources, targets = own.sources[ends.sources], own.sources[ends.targets]
    told = is_told[sources] + is_told[targets]
    whole = told == 2
    left = (sources[whole].astype(np.uint64), targets[whole].astype(np.uint64))
    of_sources, of_targets, places = number_keys(*left)
    firsts = np.where(places % 2 == 0, left[0][places // 2], left[1][places // 2])
    return Ends(own.ids.gather(firsts), of_sources, of_targets), told


def among(nodes: pl.Series, ends: Ends) -> tuple[list[str], Indices, Ends]:
    """The ends among nodes that have their numbers first, twice the same one counted once.

    Returns: the ids of all, the number of each of `nodes`, and the ends by the same numbers.
    """
    if nodes.is_empty():
        return ends.ids.to_list(), np.empty(0, np.int32), ends
    both = pl.concat([nodes.rename("id"), ends.ids.rename("id")])
    all_of_them = number_ends(both, both)
    of_nodes = all_of_them.sources[: len(nodes)]
    of_ends = all_of_them.sources[len(nodes) :]
    found = Ends(all_of_them.ids, of_ends[ends.sources], of_ends[ends.targets])
    return found.ids.to_list(), of_nodes, found
