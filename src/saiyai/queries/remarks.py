"""What readers said is not right, by the name of what they meant; for keepers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from saiyai.domain.viewers import Viewer
from saiyai.queries.things import Thing, things_by_rows
from saiyai.records.connections import alias
from saiyai.records.models import (
    Actor,
    Agreement,
    Event,
    Goal,
    Issue,
    Network,
    Place,
    Problem,
    Remark,
    Tie,
)
from saiyai.records.models.facts import FactQuerySet

_TABLES: Final[Mapping[str, type[Any]]] = {
    "actor": Actor,
    "agreement": Agreement,
    "event": Event,
    "goal": Goal,
    "issue": Issue,
    "line": Tie,
    "place": Place,
    "problem": Problem,
}
"""What the first word of `about` says; its second is a ref."""


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """Something said not to be right; `thing` is None where what it is about is not there now."""

    id: int
    about: str
    thing: Thing | None
    words: str
    day: date


def list_remarks(
    viewer: Viewer, network: Network, known: int | None = None
) -> Sequence[RemarkRow]:
    """What readers said is not right and nobody has seen to yet; for keepers.

    Cost: a few queries per table that somebody spoke of.
    """
    rows = list(_open(viewer, network, known).order_by("-pk"))
    things = _things(viewer, network, [row.about for row in rows], known)
    return [
        RemarkRow(row.pk, row.about, things.get(row.about), row.words, row.day) for row in rows
    ]


def count_remarks(viewer: Viewer, network: Network, known: int | None = None) -> int:
    """How many nobody has seen to yet; none for those who are not keepers."""
    return _open(viewer, network, known).count()


def _open(viewer: Viewer, network: Network, known: int | None) -> FactQuerySet[Remark]:
    rows = Remark.objects.using(alias()).filter(network=network).known(known)
    return rows if viewer.is_keeper else rows.none()


def _things(
    viewer: Viewer, network: Network, abouts: Sequence[str], known: int | None
) -> Mapping[str, Thing]:
    refs: dict[str, set[str]] = defaultdict(set)
    for about in abouts:
        of, _, ref = about.partition(" ")
        refs[of].add(ref)
    meant = {
        f"{of} {row.ref}": row
        for of, table in _TABLES.items()
        if of in refs
        for row in table.objects.using(alias())
        .filter(network=network, ref__in=refs[of])
        .known(known)
    }
    things = things_by_rows(viewer, meant.values(), known)
    found = {about: things.get((type(row).__name__, row.pk)) for about, row in meant.items()}
    return {about: thing for about, thing in found.items() if thing}
