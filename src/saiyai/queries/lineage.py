"""How networks arose, rested, split, joined, ended and began anew, as somebody told it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from saiyai.domain.kinds.lifecycle import LIFECYCLE, LifecycleOrigin, LifecycleStep
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Viewer
from saiyai.queries.events import EventRow, list_events
from saiyai.queries.names import Someone
from saiyai.queries.networks import name_of_network
from saiyai.queries.subjects import list_networks_inside
from saiyai.records.models import Network

MOST_STEPS: Final = 500
"""The newest; a network of networks that tells more is read by the list of events."""

BORN: Final = frozenset({LifecycleStep.FORMED, LifecycleStep.REBORN})
OVER: Final = frozenset({LifecycleStep.CLOSED, LifecycleStep.MERGED})
STILL: Final = frozenset({LifecycleStep.RESTING, LifecycleStep.DECLINING})

_LATE_DAYS: Final = 5 * 365 + 1
"""Five years."""


@dataclass(frozen=True, slots=True)
class LifeStep:
    """One step, and the event that tells it."""

    day: date
    step: LifecycleStep
    origin: LifecycleOrigin
    event: EventRow


@dataclass(frozen=True, slots=True)
class Life:
    """A network with its steps, the oldest first; the record itself has no ref.

    `members` are those of the day, None of the record itself.
    """

    who: Someone
    steps: Sequence[LifeStep]
    members: int | None = None

    @property
    def began(self) -> date | None:
        """The day of the first step that was told."""
        return self.steps[0].day if self.steps else None

    @property
    def spans(self) -> Sequence[tuple[date, date | None, bool]]:
        """From when to when it was there, None: until now; and whether it rested or declined.

        What closed or joined another may begin anew.
        """
        found: list[tuple[date, date | None, bool]] = []
        for at, one in enumerate(self.steps):
            end = self.steps[at + 1].day if at + 1 < len(self.steps) else None
            if one.step not in OVER:
                found.append((one.day, end, one.step in STILL))
        return found


@dataclass(frozen=True, slots=True)
class Lineage:
    """Every life that is told of, and how many began and ended of late."""

    lives: Sequence[Life]
    since: date
    is_cut: bool = False

    def _steps(self, wanted: frozenset[LifecycleStep]) -> int:
        every = (one for life in self.lives for one in life.steps)
        return sum(one.step in wanted and one.day > self.since for one in every)

    @property
    def begun(self) -> int:
        """How often one was formed or began anew in the last years."""
        return self._steps(BORN)

    @property
    def ended(self) -> int:
        """How often one closed or joined another in the last years."""
        return self._steps(OVER)

    @property
    def told(self) -> int:
        """Networks of which at least one step is told."""
        return sum(bool(life.steps) for life in self.lives)


def get_lineage(viewer: Viewer, network: Network, when: AsOf) -> Lineage:
    """The lives of the networks of a record up to a day; nothing for outsiders.

    A step in which nobody is named as the whole is one of the record's own network.
    Cost: that of a page of events, and of the record for the members of each.
    """
    page = list_events(viewer, network, when, kind=LIFECYCLE.id, limit=MOST_STEPS)
    own = Someone("", name_of_network(network))
    lives: dict[str, Life] = {}
    for row in reversed(page.rows):
        wholes = [part.who for part in row.parts if part.role == "whole"] or [own]
        for who in wholes:
            life = lives.get(who.ref, Life(who, ()))
            lives[who.ref] = replace(life, steps=[*life.steps, _step(row)])
    for choice in list_networks_inside(viewer, network, when):
        life = lives.get(choice.who.ref, Life(choice.who, ()))
        lives[choice.who.ref] = replace(life, members=choice.members)
    return Lineage(_in_order(lives), when.day - timedelta(_LATE_DAYS), bool(page.after))


def _step(row: EventRow) -> LifeStep:
    return LifeStep(
        row.when.latest,
        LifecycleStep(row.data["step"]),
        LifecycleOrigin(row.data.get("origin") or ""),
        row,
    )


def _in_order(lives: Mapping[str, Life]) -> Sequence[Life]:
    """Those that began first stand first; of whom nothing is told, last."""
    return sorted(lives.values(), key=lambda life: (life.began or date.max, life.who.ref))
