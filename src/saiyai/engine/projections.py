"""From who came to what to who is tied to whom: a network of people by the events they share."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np

from saiyai.engine.arrays import INT32_MAX, Float64s, Int32s, Int64s, seal
from saiyai.engine.errors import MalformedNetwork
from saiyai.engine.events import Presence
from saiyai.engine.jit import kernel
from saiyai.engine.network import Network, make_network
from saiyai.engine.ops.columns import bounds, bounds_of, positions


class Weighing(StrEnum):
    """What two people have from an event that both came to."""

    EVENTS = "events"
    """1: the weight of a tie is the number of events."""
    SHARES = "shares"
    """1 by the number of others who came, among whom the event is shared out: a plenary ties all
    who were there, but hardly."""


def project(n: int, presence: Presence, weighing: Weighing = Weighing.EVENTS) -> Network:
    """The network of `n` people in which all who came to the same event are tied.

    Returns: an undirected network, each pair tied once, its weight what their events add up to;
        ties by the positions of their ends. Somebody named twice in an event came once; an event
        of one ties nobody.
    Raises: MalformedEvents where presence does not fit together, MalformedNetwork beyond 2^31
        ties.
    Cost: O(sum over events of the square of who came) time; 16 bytes a tie beside the network.
    Source: Breiger 1974, Social Forces 53, 181-190; shares as Newman 2001, Physical Review E 64,
        016132; equal networkx `bipartite.weighted_projected_graph` and
        `bipartite.collaboration_weighted_projected_graph`.
    """
    two_modes = _two_modes(n, presence)
    rows = _count(two_modes)
    if rows[n] > INT32_MAX:
        raise MalformedNetwork(problem="too_many_ties", ties=int(rows[n]), limit=INT32_MAX)
    shared_out = weighing is Weighing.SHARES
    others = np.diff(two_modes.events).clip(min=2) - 1
    targets, weights = _fill(two_modes, rows, 1 / others if shared_out else np.ones(len(others)))
    sources = np.repeat(np.arange(n), np.diff(rows))
    return make_network(n, sources, targets, directed=False, weights=weights)


class _TwoModes(NamedTuple):
    """Who came to each event, and to which events each of them came, both ascending.

    Shapes: events (events + 1,) and people (n + 1,) where rows begin; came and went (presences,).
    """

    events: Int64s
    came: Int32s
    people: Int64s
    went: Int32s


def _two_modes(n: int, presence: Presence) -> _TwoModes:
    people = positions("actors", presence.actors, n)
    rows = bounds(presence.indptr, len(people))
    count = len(rows) - 1
    events = np.repeat(np.arange(count), np.diff(rows))
    once = np.unique(events * n + people)
    came, event = once % max(n, 1), once // max(n, 1)
    return _TwoModes(
        bounds_of(np.bincount(event, minlength=count)),
        seal(came.astype(np.int32)),
        bounds_of(np.bincount(came, minlength=n)),
        seal(event[np.argsort(came, kind="stable")].astype(np.int32)),
    )


@kernel
def _count(two_modes: _TwoModes) -> Int64s:
    """Where the row of each begins, in which stand those after them whom they met."""
    n = len(two_modes.people) - 1
    met = np.full(n, -1, np.int64)
    rows = np.zeros(n + 1, np.int64)
    begins = two_modes.events.copy()
    for one in range(n):
        rows[one + 1] = rows[one]
        for at in range(two_modes.people[one], two_modes.people[one + 1]):
            event = two_modes.went[at]
            begins[event] += 1  # those up to this one have had their turn
            for place in range(begins[event], two_modes.events[event + 1]):
                other = two_modes.came[place]
                rows[one + 1] += met[other] != one
                met[other] = one
    return rows


@kernel
def _fill(two_modes: _TwoModes, rows: Int64s, worth: Float64s) -> tuple[Int32s, Float64s]:
    """Whom each met, ascending, and what their events are worth."""
    n = len(rows) - 1
    sums = np.zeros(n)
    targets = np.empty(rows[n], np.int32)
    weights = np.empty(rows[n])
    begins = two_modes.events.copy()
    for one in range(n):
        known = rows[one]
        for at in range(two_modes.people[one], two_modes.people[one + 1]):
            event = two_modes.went[at]
            begins[event] += 1
            for place in range(begins[event], two_modes.events[event + 1]):
                other = two_modes.came[place]
                if sums[other] == 0.0:
                    targets[known] = other
                    known += 1
                sums[other] += worth[event]
        targets[rows[one] : known].sort()
        for place in range(rows[one], known):
            weights[place] = sums[targets[place]]
            sums[targets[place]] = 0.0
    return targets, weights
