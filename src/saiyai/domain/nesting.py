"""Networks inside networks, to any depth: the way round that would close a circle."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Joined:
    """A member of a network from `first` until the day before `left`."""

    network: int
    member: int
    first: date = date.min
    left: date = date.max

    def is_on(self, day: date) -> bool:
        """Whether the membership stands on a day."""
        return self.first <= day < self.left


def way_round(standing: Iterable[Joined], new: Joined) -> Sequence[int]:
    """The circle that a new membership would close on some day: from its network back to it.

    Memberships that never stood together close nothing: what left may later be joined.
    Returns: network, member, ..., network; empty where there is no such day.
    Cost: one walk where nothing leads back; else one for each day on which something began.
    """
    if new.network == new.member:
        return [new.network, new.member]
    beside = [one for one in standing if max(one.first, new.first) < min(one.left, new.left)]
    if not _way(beside, new.member, new.network):
        return []
    # Where several spans have a day in common, the day on which the last of them begins is one.
    for day in sorted({max(one.first, new.first) for one in beside}):
        way = _way([one for one in beside if one.is_on(day)], new.member, new.network)
        if way:
            return [new.network, *way]
    return []


def _way(standing: Iterable[Joined], start: int, end: int) -> Sequence[int]:
    """The shortest way down from a network to one of its members at any depth."""
    members: dict[int, list[int]] = defaultdict(list)
    for one in standing:
        members[one.network].append(one.member)
    came_from: dict[int, int] = {start: start}
    level = [start]
    while level and end not in came_from:
        below = [(up, one) for up in level for one in members[up] if one not in came_from]
        came_from |= {one: up for up, one in below}
        level = list(dict.fromkeys(one for _, one in below))
    return _steps(came_from, end) if end in came_from else []


def _steps(came_from: Mapping[int, int], end: int) -> Sequence[int]:
    steps = [end]
    while came_from[steps[-1]] != steps[-1]:
        steps.append(came_from[steps[-1]])
    return steps[::-1]
