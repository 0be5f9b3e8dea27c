"""What the readings of one day are made from: arrays, and no names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from saiyai.domain.actors import Role
from saiyai.domain.coverage import Share
from saiyai.domain.ties import ANSWERING, NOT_GONE, TieState
from saiyai.engine.network import Network, make_network

Ints = NDArray[np.integer]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class LineFacts:
    """Lines laid by the day. Shapes: all (lines,); `rows` are row ids, days are ordinals."""

    rows: Ints
    a: Ints
    b: Ints
    states: Ints
    resting: Bools
    last_positive: Ints
    answered_late: Bools
    """Answered of late, after a silence beyond its own windows."""
    attempts: Ints
    """Attempts since the last proof that count."""
    first_attempt: Ints
    last_attempt: Ints

    def of(self, *states: TieState) -> Bools:
        """Which lines are in one of these states."""
        return np.isin(self.states, [int(state) for state in states])


@dataclass(frozen=True, slots=True, eq=False)
class FlowFacts:
    """What went from whom to whom. Shapes: all (flows,); `events` are row ids."""

    events: Ints
    sources: Ints
    targets: Ints
    days: Ints
    goods: Ints

    def within(self, first: int, last: int) -> "FlowFacts":
        """Those of a span of days, both ends included."""
        kept = (self.days >= first) & (self.days <= last)
        return FlowFacts(
            self.events[kept],
            self.sources[kept],
            self.targets[kept],
            self.days[kept],
            self.goods[kept],
        )

    def __len__(self) -> int:
        return len(self.days)


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """A network on one day. Positions 0..n-1 stand for actors; `present` are those in it."""

    day: date
    present: Bools
    persons: Bools
    """Persons, and actors of whom the kind was not told."""
    kinds: Ints
    places: Ints
    """Row id of the place, -1 where none was told."""
    roles: tuple[tuple[int, Role], ...]
    """Roles held in the network itself on that day."""
    lines: LineFacts
    calls: FlowFacts
    gifts: FlowFacts
    coverage: Mapping[str, Share]

    @property
    def n(self) -> int:
        """How many actors are present."""
        return int(self.present.sum())

    def with_role(self, *roles: Role) -> list[int]:
        """Positions of those who hold one of these roles."""
        return sorted({actor for actor, role in self.roles if role in roles})

    def network_of(self, lines: Bools) -> Network:
        """The present actors and some of the lines, as a network over all positions."""
        a, b = self.lines.a[lines], self.lines.b[lines]
        return make_network(len(self.present), a, b, directed=False)

    @property
    def answering(self) -> Bools:
        """Lines in which somebody answered, and not too long ago."""
        return self.lines.of(*ANSWERING)

    @property
    def not_gone(self) -> Bools:
        """Lines against which nothing speaks."""
        return self.lines.of(*NOT_GONE)
