"""A drawing in balance: ties and pivots hold every node, and all others push it away.

What is sought is the least of half the sum of weight times (drawn - told)² over ties and pivots,
less `push` times the sum of log(drawn) over all pairs: stress where there is a distance to keep,
and room for everybody. In large parts a tie yields the more the longer it is drawn, so that the
few that go far do not hide the many that are near.
"""

from typing import Final, NamedTuple

import numpy as np
from numba import prange

from saiyai.engine.arrays import Float64s
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.layouts.levels import Level
from saiyai.engine.layouts.repulsion import WORTH_WAKING, repulsion

_CHUNK: Final = 64
_FEW: Final = 200
"""Up to so many, all rounds are one compiled loop in which each pushes each."""

_LOOKS: Final = 5
"""After so many rounds it is looked again how long ties are."""

_STRIDE: Final = 0.7
"""Everybody moves at once, so nobody goes the whole way to where it would rest."""


class Anchors(NamedTuple):
    """Where nodes stood before, and how much that counts, next to all else that holds them.

    Shapes: places (n, 2); strength (n,), 0 for those who stood nowhere.
    """

    places: Float64s
    strength: Float64s


class Terms(NamedTuple):
    """How hard all push, and at how many times what is usual for its ends a tie holds but half."""

    push: float
    yields: float = np.inf


class _Held(NamedTuple):
    """Where ties and pivots would have each, and how strongly. Shapes: (n, 2) and (n,)."""

    rest: Float64s
    strength: Float64s


def balanced(
    level: Level, places: Float64s, terms: Terms, rounds: int, anchors: Anchors | None = None
) -> Float64s:
    """The places after so many rounds towards the balance.

    Shapes: places (n, 2), in ties.
    Cost: O(rounds (n (k + log n) + m)), on all cores; the same to the last bit on any number.
    Source: Gansner, Hu & North 2013, IEEE Transactions on Visualization and Computer Graphics
        19, 927-940 (maxent-stress), here with the distances to pivots; ties yield by the weights
        of Cauchy, as in Holland & Welsch 1977, Communications in Statistics 6, 813-827.
    """
    held_at = anchors or Anchors(np.zeros_like(places), np.zeros(level.n))
    here = places.copy()
    if level.n <= _FEW and terms.yields == np.inf:
        _balance_few(level, here, terms.push, rounds, held_at)
        return here
    anchored = held_at.strength[:, np.newaxis]
    reach = _reach(level, here, terms)
    for turn in range(rounds):
        if turn % _LOOKS == 0 and turn:
            reach = _reach(level, here, terms)
        held = _held(level, here, 1.0, reach)
        push = (terms.push * level.masses / held.strength)[:, np.newaxis]
        rest = held.rest + push * repulsion(here, level.masses)
        rest = (rest + anchored * held_at.places) / (1 + anchored)
        here += _STRIDE * (rest - here)
    return here


def natural_push(level: Level, places: Float64s, room: float) -> float:
    """How hard all push, so that `room` is asked for next to what a drawing by stress takes.

    At 0 distances alone count, at 1 as much as room does; the more, the nearer neighbours come.
    """
    apart = places - np.average(places, axis=0, weights=level.masses)
    square = float(np.average((apart**2).sum(axis=1), weights=level.masses))
    return room * float(level.held.sum()) * square / float(level.masses.sum()) ** 2


def in_scale(level: Level, places: Float64s, terms: Terms) -> float:
    """How many times larger all must be for holding and pushing to be equal on the whole."""
    reach = _reach(level, places, terms)
    short, long = _held(level, places, 0.0, reach), _held(level, places, 1.0, reach)
    weights = short.strength[:, np.newaxis]
    pulled = float((weights * places * (places - short.rest)).sum())
    told = float((weights * places * (long.rest - short.rest)).sum())
    pushes = repulsion(places, level.masses)
    pushed = terms.push * float((level.masses[:, np.newaxis] * places * pushes).sum())
    if not pulled > 0:
        return 1.0
    return (told + float(np.sqrt(told**2 + 4 * pulled * max(pushed, 0.0)))) / (2 * pulled) or 1.0


def _reach(level: Level, places: Float64s, terms: Terms) -> Float64s:
    """Of each the length at which its ties hold but half: so many times the mean of its own."""
    if terms.yields == np.inf or not len(level.indices):
        return np.full(level.n, np.inf)
    degree = np.diff(level.indptr)
    rows = np.repeat(np.arange(level.n), degree)
    lengths = np.hypot(*(places[rows] - places[level.indices]).T)
    means = np.bincount(rows, lengths, level.n) / np.maximum(degree, 1)
    reach: Float64s = np.maximum(terms.yields * means, 1e-9)
    return reach


def _held(level: Level, places: Float64s, length: float, reach: Float64s) -> _Held:
    """Where ties and pivots would have each; `length` is that of a tie."""
    held = _Held(np.empty_like(places), np.empty(level.n))
    hold = _hold_on_one_core if level.n < WORTH_WAKING else _hold_on_all_cores
    hold(level, places, length, reach, held)
    return held


@parallel_kernel
def _hold_on_all_cores(
    level: Level, places: Float64s, length: float, reach: Float64s, held: _Held
) -> None:
    """Where each is held; chunk after chunk."""
    for chunk in prange((len(places) + _CHUNK - 1) // _CHUNK):
        for node in range(chunk * _CHUNK, min((chunk + 1) * _CHUNK, len(places))):
            _hold(level, places, length, reach, node, held)


@kernel
def _hold_on_one_core(
    level: Level, places: Float64s, length: float, reach: Float64s, held: _Held
) -> None:
    """The same, to the last bit."""
    for node in range(len(places)):
        _hold(level, places, length, reach, node, held)


@kernel
def _balance_few(
    level: Level, places: Float64s, push: float, rounds: int, anchors: Anchors
) -> None:
    """All rounds of a small part; who stands on the spot of another is not pushed by it."""
    held, n = _Held(np.empty_like(places), np.empty(len(places))), len(places)
    rest, reach = held.rest, np.full(n, np.inf)
    for _ in range(rounds):
        for node in range(n):
            _hold(level, places, 1.0, reach, node, held)
            share = push * level.masses[node] / held.strength[node]
            for other in range(n):
                x, y = places[node, 0] - places[other, 0], places[node, 1] - places[other, 1]
                square = x * x + y * y
                if square > 0:
                    rest[node, 0] += share * level.masses[other] * x / square
                    rest[node, 1] += share * level.masses[other] * y / square
        for node in range(n):
            strength = anchors.strength[node]
            for axis in range(2):
                wanted = (rest[node, axis] + strength * anchors.places[node, axis]) / (
                    1 + strength
                )
                places[node, axis] += _STRIDE * (wanted - places[node, axis])


@kernel
def _hold(
    level: Level, places: Float64s, length: float, reach: Float64s, node: int, held: _Held
) -> None:
    """Each other would have the node at its distance, in the direction in which it stands."""
    here_x, here_y = places[node]
    total, sum_x, sum_y = 0.0, 0.0, 0.0
    for pivot in range(len(level.pivots)):
        weight = float(level.pull[node, pivot])
        if weight > 0:
            other = level.pivots[pivot]
            x, y = here_x - places[other, 0], here_y - places[other, 1]
            stretch = length * level.told[node, pivot] / max(np.sqrt(x * x + y * y), 1e-12)
            total += weight
            sum_x += weight * (places[other, 0] + stretch * x)
            sum_y += weight * (places[other, 1] + stretch * y)
    for place in range(level.indptr[node], level.indptr[node + 1]):
        other = level.indices[place]
        x, y = here_x - places[other, 0], here_y - places[other, 1]
        square = x * x + y * y
        bound = max(reach[node], reach[other])
        weight = level.ties[place] / (1 + square / (bound * bound))
        stretch = length / max(np.sqrt(square), 1e-12)
        total += weight
        sum_x += weight * (places[other, 0] + stretch * x)
        sum_y += weight * (places[other, 1] + stretch * y)
    held.rest[node, 0], held.rest[node, 1] = sum_x / total, sum_y / total
    held.strength[node] = total
