"""An import as its pages show it: what was read, what waits for a choice, how far it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from saiyai.domain.errors import KeepersOnly, UnknownBatch
from saiyai.domain.problems import problem_from_json
from saiyai.domain.tables import Problem
from saiyai.domain.viewers import Viewer
from saiyai.queries.names import Name
from saiyai.queries.networks import OpenNetwork, name_of_network
from saiyai.records.connections import alias
from saiyai.records.models import ImportBatch


@dataclass(frozen=True, slots=True)
class BatchPage:
    """An import on its page."""

    id: int
    network: OpenNetwork | None
    network_name: Name | None
    state: str
    files: Sequence[str]
    plan: Mapping[str, Any]
    choices: Mapping[str, Any]
    counts: Mapping[str, int]
    problems: Sequence[Problem]
    preview: Mapping[str, Any]
    error: Mapping[str, Any]
    done: int
    total: int


def get_batch_page(viewer: Viewer, batch_id: int) -> BatchPage:
    """One import. Raises: UnknownBatch; KeepersOnly, since files hold what nobody released."""
    if not viewer.is_keeper:
        raise KeepersOnly
    rows = ImportBatch.objects.using(alias()).select_related("network", "network__actor")
    row = rows.defer("content").filter(pk=batch_id).first()
    if row is None:
        raise UnknownBatch(batch=batch_id)
    if viewer.is_served and row.network_id != viewer.network:
        raise KeepersOnly
    return BatchPage(
        id=row.pk,
        network=row.network,
        network_name=name_of_network(row.network) if row.network else None,
        state=row.state,
        files=[str(file["name"]) for file in row.files],
        plan=row.plan,
        choices=row.choices,
        counts=row.counts,
        problems=[problem_from_json(kept) for kept in row.problems],
        preview=row.preview,
        error=row.error,
        done=row.done,
        total=row.total,
    )
