"""A part drawn again so that those seen before stay near where they stood."""

from typing import Final, NamedTuple

import numpy as np

from saiyai.engine.arrays import Bools, Float64s, Places
from saiyai.engine.layouts.balance import Anchors, balanced, in_scale
from saiyai.engine.layouts.levels import Level, finest
from saiyai.engine.layouts.part_layout import (
    distances_count,
    part_positions,
    rounds,
    terms_for,
)
from saiyai.engine.layouts.pivots import find_pivots
from saiyai.engine.layouts.spacing import evenly_spaced, pushed_apart
from saiyai.engine.ops.rows import Adjacency, degrees

_STRENGTH: Final = 1.0
"""Where a node stood counts as much as all that holds it now."""

_OLD: Final = 0.5
"""A part of which less was seen before is drawn anew, then turned and moved to meet it."""

_BESIDE: Final = 0.5
"""So far beside the middle of their neighbours newcomers begin."""

_GOLDEN_ANGLE: Final = 2.399963229728653


class Previous(NamedTuple):
    """Where nodes stood on the map before.

    Shapes: places (n, 2), read only where `seen` (n,) is set.
    """

    places: Places
    seen: Bools


def anchored_positions(
    simple: Adjacency, before: Previous, generator: np.random.Generator
) -> Float64s:
    """The places of one connected part of which somebody was seen, in the unit of `before`.

    Newcomers begin in the middle of their neighbours.

    Shapes: (n, 2), n at least 2; `before` as the rows.
    Cost: as `part_positions`, without coarser levels.
    Source: Frishman & Tal 2008, IEEE Transactions on Visualization and Computer Graphics 14,
        727-740 (online drawing by pinning); Brandes & Mader 2012, LNCS 7034, 99-110 (anchoring
        compared with other ways to keep a drawing stable).
    """
    seen, n = before.seen, simple.n
    known = before.places[seen]
    if len(known) < max(3, _OLD * n) or not np.ptp(known, axis=0).any():
        return _met(evenly_spaced(part_positions(simple, generator)), before)
    start = _with_newcomers(simple, before)
    middle = start[seen].mean(axis=0)
    level = finest(simple, find_pivots(simple, generator), distances_count(n))
    places = (start - middle) * _in_ties(level, start)
    terms = terms_for(level, places, n)
    scale = in_scale(level, places, terms) * _in_ties(level, start)
    places = (start - middle) * scale
    anchors = Anchors(places, np.where(seen, _STRENGTH, 0.0))
    moved = balanced(level, places, terms, rounds(n), anchors)
    return pushed_apart(moved / scale + middle)


def _with_newcomers(simple: Adjacency, before: Previous) -> Float64s:
    """All who were seen where they stood; the others as they come next to one who has a place."""
    places = np.where(before.seen[:, np.newaxis], before.places, 0.0)
    placed = before.seen.copy()
    sources = np.repeat(np.arange(simple.n), degrees(simple))
    while not placed.all():
        towards = placed[simple.indices] & ~placed[sources]
        ends, near = sources[towards], simple.indices[towards]
        count = np.bincount(ends, minlength=simple.n)
        come = np.flatnonzero(count)
        for axis in range(2):
            sums = np.bincount(ends, places[near, axis], simple.n)
            places[come, axis] = sums[come] / count[come]
        angles = _GOLDEN_ANGLE * come
        places[come] += _BESIDE * np.column_stack((np.cos(angles), np.sin(angles)))
        placed[come] = True
    return places


def _in_ties(level: Level, places: Float64s) -> float:
    """By how much places are multiplied to be in ties: where their stress is least."""
    told = drawn = 0.0
    for pivot, node in enumerate(level.pivots.tolist()):
        apart = np.hypot(*(places - places[node]).T)
        weighted = level.pull[:, pivot] * apart
        told += float(weighted @ level.told[:, pivot])
        drawn += float(weighted @ apart)
    return told / drawn if drawn > 0 else 1.0


def _met(drawn: Float64s, before: Previous) -> Float64s:
    """The drawing turned, mirrored and moved, so that those seen are as near as can be.

    Source: Schönemann 1966, Psychometrika 31, 1-10.
    """
    then, now = before.places[before.seen], drawn[before.seen]
    middle = now.mean(axis=0)
    left, _, right = np.linalg.svd((now - middle).T @ (then - then.mean(axis=0)))
    met: Float64s = (drawn - middle) @ (left @ right) + then.mean(axis=0)
    return met
