"""The curve by which something new spreads: by itself and by example, up to a ceiling.

Rates are per unit of time, whatever the unit of the times given.
"""

from typing import Final, NamedTuple, TypeAlias

import numpy as np

from saiyai.engine.arrays import Float64s, Numbers

_Rate: TypeAlias = np.float64 | Float64s

PERIODS: Final = 16
"""Into so many equal periods the time is cut in which newcomers are counted."""

_STEPS: Final = 200
_SMALL_ENOUGH: Final = 1e-12
_LEAST: Final = np.log(np.array([1e-12, 1e-2]))
_MOST: Final = np.log(np.array([50.0, 500.0]))
"""Between what p and q are looked for, in units of the whole time: beyond it is no curve."""

_GRID: Final = 32

_IN_SIGHT: Final = 10.0
"""A ceiling more than so many times as high as what has come is a guess: no end is in sight."""


class BassFit(NamedTuple):
    """p, of its own accord, and q, by example, both per unit of time; m who ever come."""

    p: float
    q: float
    m: float


def bass_share(times: Numbers, p: float, q: float) -> Float64s:
    """The share that has come by each time since the beginning.

    Source: Bass 1969, Management Science 15, 215-227.
    """
    return _share(np.asarray(times, np.float64), np.float64(p), np.float64(q))


def bass_rate(times: Numbers, p: float, q: float) -> Float64s:
    """The share that comes per unit of time at each time."""
    share = bass_share(times, p, q)
    found: Float64s = (p + q * share) * (1 - share)
    return found


def bass_peak(p: float, q: float) -> float:
    """When most come at a time; at the very beginning where example counts for less."""
    return max(float(np.log(q / p)) / (p + q), 0.0)


def fit_bass(newcomers: Numbers, length: float) -> BassFit | None:
    """The curve nearest to how many came in each of several equal periods, by least squares.

    Shapes: newcomers (periods,), counts or shares; `length` is that of all periods together.
    Returns: None where the nearest is none: all come at once, example plays no part that can be
        told, or no end is in sight, the ceiling being ten times as high as what has come.
    Cost: O(periods), a few thousand times.
    Source: Srinivasan & Mason 1986, Marketing Science 5, 169-178: the differences of the curve
        over each period; found from the best of a grid by Levenberg & Marquardt's steps.
    """
    came = np.asarray(newcomers, np.float64)
    edges = np.linspace(0, 1, len(came) + 1)
    found = _nearest(came, edges, _best_of_grid(came, edges))
    if found is None:
        return None
    p, q = np.exp(found)
    shape = _shape(edges, found)
    ceiling = float(came @ shape / (shape @ shape))
    if ceiling > _IN_SIGHT * came.sum():
        return None
    return BassFit(float(p / length), float(q / length), ceiling)


def _best_of_grid(came: Float64s, edges: Float64s) -> Float64s:
    """The point of the grid whose curve is nearest: that with the largest share explained."""
    axes = [np.linspace(*ends, _GRID) for ends in zip(_LEAST, _MOST, strict=True)]
    points = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 2)
    p, q = np.exp(points.T)[:, :, np.newaxis]
    shapes = np.diff(_share(edges, p, q))
    explained = (shapes @ came) ** 2 / (shapes**2).sum(axis=1)
    best: Float64s = points[int(np.argmax(explained))]
    return best


def _nearest(came: Float64s, edges: Float64s, start: Float64s) -> Float64s | None:
    """Go downhill from here, by shorter steps where long ones lead up; None beyond the borders."""
    at, damping = start, 1e-3
    off = _off(came, edges, at)
    for _ in range(_STEPS):
        slope = _slope(came, edges, at)
        square = slope.T @ slope
        step = np.linalg.solve(
            square + damping * np.diag(square.diagonal() + 1e-300), slope.T @ off
        )
        ahead = np.clip(at - step, _LEAST, _MOST)
        there = _off(came, edges, ahead)
        gained = off @ off - there @ there
        if gained > 0:
            at, off, damping = ahead, there, max(damping / 10, 1e-12)
        else:
            damping *= 10
        if np.abs(step).max() < _SMALL_ENOUGH or damping > 1e12:
            break
    inside = (at > _LEAST).all() and (at < _MOST).all()
    return at if inside else None


def _share(times: Float64s, p: _Rate, q: _Rate) -> Float64s:
    fading = np.exp(-(p + q) * times)
    found: Float64s = (1 - fading) / (1 + (q / p) * fading)
    return found


def _shape(edges: Float64s, at: Float64s) -> Float64s:
    """The share that comes in each period, of log p and log q."""
    p, q = np.exp(at)
    return np.diff(_share(edges, p, q))


def _off(came: Float64s, edges: Float64s, at: Float64s) -> Float64s:
    """How far each period is off, with the ceiling that fits best, which is a quotient."""
    shape = _shape(edges, at)
    found: Float64s = came - (came @ shape) / (shape @ shape) * shape
    return found


def _slope(came: Float64s, edges: Float64s, at: Float64s) -> Float64s:
    """How the distances change with log p and log q."""
    nudge = 1e-6
    sides = [
        (_off(came, edges, at + nudge * one) - _off(came, edges, at - nudge * one)) / (2 * nudge)
        for one in np.eye(2)
    ]
    return np.stack(sides, axis=1)
