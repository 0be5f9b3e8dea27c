"""Who came to what was done together: how many at a time, how evenly, and which pairs met."""

from dataclasses import dataclass

import numpy as np

from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Ints
from saiyai.domain.actors import ActorKind
from saiyai.domain.kinds.card import ALL_PAIRS_UP_TO


@dataclass(frozen=True, slots=True, eq=False)
class Doings:
    """Joint activities of the last year by who came.

    `usual` is the share of the members that is at a usual one; `some` the share of them that was
    not at all of them; `pairs` are pairs of positions, low * n + high, who met in
    two of them or more; `events` are row ids; `core` is the share of the members that is a close
    circle of persons who come to nearly everything, less than all of them.
    """

    acts: int
    usual: float
    some: float
    pairs: Ints
    events: Ints
    core: float


def doings_of(inside: Inside) -> Doings:
    """The joint activities of a scope in the last year. Cost: O(parts), pairs up to 30 each."""
    late = inside.since(inside.bounds.year_days)
    joint = late & inside.is_kind("activity") & (inside.number > 1) & inside.of_scope
    event, actor = inside.inner
    kept = joint[event]
    event, actor = event[kept], actor[kept]
    acts = int(joint.sum())
    if not acts:
        empty = np.empty(0, np.int64)
        return Doings(0, 0.0, 0.0, empty, empty, 0.0)
    times = np.bincount(actor, minlength=inside.record.n)
    usual = len(event) / (acts * inside.scope.n)
    some = float((times[inside.members] < acts).mean())
    pairs = _met(event, actor, inside)
    core = _core(inside, times, acts, pairs)
    return Doings(acts, usual, some, pairs, inside.ids(joint), core)


def _core(inside: Inside, times: Ints, acts: int, pairs: Ints) -> float:
    """A group inside: persons who come to nearly everything, and nearly all know each other."""
    bounds = inside.bounds
    persons = inside.members & inside.record["actors"].has("kind", ActorKind.PERSON)
    core = persons & (times >= bounds.core_comes * acts)
    n = int(core.sum())
    if n < 3 or n == inside.scope.n:
        return 0.0
    low, high = pairs // inside.record.n, pairs % inside.record.n
    close = int((core[low] & core[high]).sum()) >= bounds.core_close * n * (n - 1) / 2
    return n / inside.scope.n if close else 0.0


def _met(event: Ints, actor: Ints, inside: Inside) -> Ints:
    """Pairs who met twice or more; who was in a crowd has not met everybody in it."""
    sizes = np.bincount(event, minlength=len(inside.record.events))
    small = sizes[event] <= ALL_PAIRS_UP_TO
    event, actor = event[small], actor[small]
    if not len(event):
        return actor
    starts = np.searchsorted(event, event)  # `inner` is in order of events
    place = np.arange(len(event)) - starts
    first = np.repeat(np.arange(len(event)), place)
    behind = np.arange(len(first)) - np.repeat(np.cumsum(place) - place, place)
    other = starts[first] + behind
    low, high = np.minimum(actor[first], actor[other]), np.maximum(actor[first], actor[other])
    pairs, times = np.unique(low * inside.record.n + high, return_counts=True)
    return pairs[times > 1]
