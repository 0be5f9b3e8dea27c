"""What a network switched on for its readings, since when, why and by whom."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from saiyai.domain.periods import AsOf
from saiyai.domain.switches import Switch as Name
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.identities import rows_as_one
from saiyai.queries.said import SaidRow, people_in, said_row
from saiyai.records.connections import alias
from saiyai.records.models import Network, Switch


@dataclass(frozen=True, slots=True)
class SwitchRow:
    """Something that is on, and why."""

    name: Name
    reason: str
    said: SaidRow


def is_switched_on(network: Network, name: Name, known: int | None = None) -> bool:
    """Whether it is on as known at a Change, on whatever day; None is now. Cost: a query."""
    return _standing(network, name, known).exists()


def find_switch(viewer: Viewer, network: Network, when: AsOf, name: Name) -> SwitchRow | None:
    """What was switched on, for everybody inside; None where it is off, and for outsiders."""
    if viewer.eye is Eye.OUTSIDE:
        return None
    rows = rows_as_one(_standing(network, name, when.known).order_by("pk"), when.known)
    people = people_in(viewer, rows, when)
    return next((SwitchRow(name, row.reason, said_row(viewer, row, people)) for row in rows), None)


def _standing(network: Network, name: Name, known: int | None) -> QuerySet[Any]:
    of = Switch.objects.using(alias()).filter(network=network, name=name)
    rows: QuerySet[Any] = of.known(known)
    return rows
