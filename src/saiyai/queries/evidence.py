"""The rows that something was read from, as far as a viewer may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from saiyai.assessment.reading import Trail
from saiyai.domain.carried import CARRIED
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Eye, Viewer
from saiyai.domain.words import Say
from saiyai.queries.events import EventRow, event_rows_of, readable_events
from saiyai.queries.names import Someone, may_see_values, people_as_known
from saiyai.queries.ties import TieRow, tie_rows
from saiyai.records.connections import alias
from saiyai.records.models import Actor, Network

MOST_ROWS: Final = 200
"""Evidence rows shown at once."""

SHOWN: Final = ("actors", "ties", "events")
"""Tables whose rows are shown one by one; of the others it is told how many."""


_THINGS: Final = {name: told.model.lower() for name, told in CARRIED.items()} | {
    "actors": "actor",
    "ties": "tie",
    "events": "event",
    "assertions": "tieassertion",
    "memberships": "membership",
    "goals": "goal",
    "coverage": "coverage",
    "places": "place",
    "issues": "issue",
    "surveys": "survey",
}
"""What the rows of a table are called: `thing.<name>`."""


def rows_counted(counts: Mapping[str, int]) -> Sequence[Say]:
    """How many rows of which tables, in words."""
    return [Say(f"thing.{_THINGS[table]}", count=n) for table, n in counts.items() if n]


@dataclass(frozen=True, slots=True)
class EvidenceRows:
    """The rows behind a reading that this viewer may see, and how many stay hidden by rule.

    `others` are how many rows of which other tables; `more` how many are not listed at all.
    """

    actors: Sequence[Someone] = ()
    lines: Sequence[TieRow] = ()
    events: Sequence[EventRow] = ()
    others: Mapping[str, int] = field(default_factory=dict)
    hidden: int = 0
    more: int = 0

    @property
    def told_of_others(self) -> Sequence[Say]:
        """The rows of other tables, in words."""
        return rows_counted(self.others)


def get_rows(viewer: Viewer, network: Network, when: AsOf, trail: Trail) -> EvidenceRows:
    """The rows that a reading rests on, as far as this viewer may see them; outsiders see none."""
    if viewer.eye is Eye.OUTSIDE:
        return EvidenceRows()
    rows_of = {name: trail.rows.get(name, ()) for name in SHOWN}
    listed = {name: rows[-MOST_ROWS:] for name, rows in rows_of.items()}
    actors = Actor.objects.using(alias()).filter(pk__in=listed["actors"])
    # To stand behind a reading is a value about an actor; of persons, keepers alone see it.
    rows = [row for row in actors.order_by("sort_th", "pk") if may_see_values(viewer, row)]
    people = people_as_known(viewer, rows, when.known)
    named_people = [people[row.pk] for row in rows if people[row.pk].ref]
    lines = tie_rows(viewer, network, listed["ties"], when)
    events = readable_events(viewer, network, when).filter(pk__in=listed["events"])
    happened = event_rows_of(
        viewer,
        list(events.select_related("place", "about").order_by("-latest", "-id")),
        when.known,
    )
    shown = len(named_people) + len(lines) + len(happened)
    looked_at = sum(map(len, listed.values()))
    return EvidenceRows(
        actors=named_people,
        lines=lines,
        events=happened,
        others={name: len(ids) for name, ids in trail.rows.items() if name not in SHOWN},
        hidden=looked_at - shown,
        more=sum(map(len, rows_of.values())) - looked_at + trail.more,
    )
