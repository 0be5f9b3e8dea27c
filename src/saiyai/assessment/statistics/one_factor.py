"""One thing behind many: loadings that leave as little as they can of what is alike in pairs."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s

_STEPS: Final = 1_000
_FEWER_STEPS: Final = 200
_SMALL_ENOUGH: Final = 1e-8
_NEAR_ENOUGH: Final = 1e-5
_NOTHING: Final = 1e-12


def one_factor(
    alike: Float64s, weights: Float64s | None = None, start: Float64s | None = None
) -> Float64s:
    """The loadings d of one factor, by least squares of alike_ij − d_i d_j over pairs i ≠ j.

    The minimum residual of one factor: what stands on the diagonal is not read. With weights a
    pair counts w_i w_j times, as where one of k is drawn several times; pairs of the same never
    count. No loading is beyond ±1, and most of them point up.

    Shapes: alike (k, k), or (several, k, k) for several at once; weights (several, k) for one
        `alike`. From a `start` (k,), as of draws from the loadings of all, it goes to five digits.
    Returns: float64 (k,), or (several, k); zeros where nothing is alike.
    Cost: O(k^2) for each of some tens of steps, half of the way to what each d_i would be by the
        others.
    Source: Harman & Jones 1966, Psychometrika 31, 351-368.
    """
    pairs = np.array(alike, np.float64)
    k = pairs.shape[-1]
    pairs[..., np.arange(k), np.arange(k)] = 0.0
    shape = pairs.shape[:-1] if weights is None else weights.shape
    heavy = np.ones((1, k)) if weights is None else weights
    loadings = np.full(shape, 0.5) if start is None else np.array(np.broadcast_to(start, shape))
    _go_on(pairs, heavy, loadings.reshape(-1, k), exactly=start is None)
    down = loadings.sum(axis=-1, keepdims=True) < 0
    found: Float64s = np.where(down, -loadings, loadings)
    return found


def _go_on(pairs: Float64s, heavy: Float64s, loadings: Float64s, *, exactly: bool) -> None:
    """Move all loadings to where they stay; those that are there already are left alone."""
    steps, near = (_STEPS, _SMALL_ENOUGH) if exactly else (_FEWER_STEPS, _NEAR_ENOUGH)
    moving = np.arange(len(loadings))
    for _ in range(steps):
        now = loadings[moving]
        own = pairs if pairs.ndim == 2 else pairs[moving]
        ahead = (now + _by_others(own, heavy if len(heavy) == 1 else heavy[moving], now)) / 2
        loadings[moving] = ahead
        moving = moving[np.abs(ahead - now).max(axis=1) > near]
        if not len(moving):
            break


def _by_others(pairs: Float64s, heavy: Float64s, loadings: Float64s) -> Float64s:
    weighted = heavy * loadings
    one = pairs.ndim == 2
    shared = weighted @ pairs if one else (pairs @ weighted[..., np.newaxis])[..., 0]
    squares = weighted * loadings
    of_others = squares.sum(axis=-1, keepdims=True) - squares
    found: Float64s = np.divide(
        shared, of_others, out=np.zeros_like(shared), where=of_others > _NOTHING
    )
    return np.clip(found, -1, 1)
