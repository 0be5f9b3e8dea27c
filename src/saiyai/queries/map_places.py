"""Where actors stand on the map, and who hangs together: made at once, or by a job and kept.

Positions come from every line of the record, whatever the day, so that nobody moves when the
reader moves the day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saiyai.domain.viewers import Eye
from saiyai.engine.layouts.map_layout import map_layout
from saiyai.engine.network import make_network
from saiyai.queries.editions import Edition, load_edition
from saiyai.queries.keeping import Newest
from saiyai.queries.map_layers import find_clusters
from saiyai.records.connections import alias
from saiyai.records.models import Finding, Network

METHOD: Final = "layout"
VERSION: Final = 2

AT_ONCE: Final = 300
"""Up to so many actors a page lays out the map itself; above, a job does."""

_SEED: Final = 2569


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Of every actor, where it stands, (n, 2), and its cluster, (n,), -1 with nobody."""

    places: NDArray[np.float32]
    clusters: NDArray[np.int64]


def load_laid(network: Network, eye: Eye, edition: Edition) -> Laid | None:
    """Where everybody stands; None where a job has yet to find it.

    Cost: up to AT_ONCE actors that of the layout, once; above, of reading what a job found.
    """
    if edition.n <= AT_ONCE:
        return _LAID_OUT.get(
            (network.pk, eye, _digest(edition)),
            lambda: Laid(lay_out(edition), find_clusters(edition)),
        )
    rows = Finding.objects.using(alias()).filter(
        network=network, method=METHOD, version=VERSION, edition=eye, state="ready"
    )
    newest = rows.order_by("-seq").values_list("pk", flat=True).first()
    if newest is None:
        return None
    return _LAID_OUT.get((newest, edition.seq), lambda: _kept(edition, newest))


def _kept(edition: Edition, finding: int) -> Laid:
    """What a job found; whoever came since hangs together with nobody yet."""
    told = Finding.objects.using(alias()).values_list("value", flat=True).get(pk=finding)
    value = told or {"ids": [], "places": [], "clusters": []}
    at = edition.positions_of(value["ids"])
    clusters = np.full(edition.n, -1, np.int64)
    clusters[at[at >= 0]] = np.array(value["clusters"], np.int64)[at >= 0]
    places = np.array(value["places"], np.float32).reshape(-1, 2)
    return Laid(_placed(edition, value["ids"], places), clusters)


def _digest(edition: Edition) -> int:
    ends = edition.lines.a.tobytes() + edition.lines.b.tobytes()
    return hash(edition.actor_ids.tobytes() + ends)


def lay_out(edition: Edition) -> NDArray[np.float32]:
    """Positions of every actor of an edition, from all its lines. Shapes: (n, 2), in -1..1."""
    lines = edition.lines
    network = make_network(edition.n, lines.a, lines.b, directed=False)
    return map_layout(network, seed=_SEED)


def plain_layout(network: Network, eye: Eye, known: int) -> dict[str, object]:
    """The layout and the clusters of a record as a finding keeps them."""
    edition = load_edition(network, eye, known)
    places = np.round(lay_out(edition).astype(np.float64), 5)
    return {
        "ids": edition.actor_ids.tolist(),
        "places": places.tolist(),
        "clusters": find_clusters(edition).tolist(),
    }


def _placed(
    edition: Edition, ids: Sequence[int], places: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Kept positions; whoever came since stands beside those it has lines to, or at the edge."""
    found = np.full((edition.n, 2), np.nan, np.float32)
    at = edition.positions_of(ids)
    found[at[at >= 0]] = places[at >= 0]
    for newcomer in np.flatnonzero(np.isnan(found[:, 0])).tolist():
        lines = edition.lines
        near = np.concatenate((lines.b[lines.a == newcomer], lines.a[lines.b == newcomer]))
        known = found[near][~np.isnan(found[near, 0])]
        angle = newcomer * 2.399963  # the golden angle spreads newcomers without dice
        beside = 0.03 * np.array([np.cos(angle), np.sin(angle)], np.float32)
        found[newcomer] = (known.mean(axis=0) if len(known) else 30 * beside) + beside
    return found


_LAID_OUT = Newest(keep=8)
