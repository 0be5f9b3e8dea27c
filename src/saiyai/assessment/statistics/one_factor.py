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
    heavy = np.ones(k) if weights is None else weights
    shape = pairs.shape[:-1] if weights is None else weights.shape
    loadings = np.full(shape, 0.5) if start is None else np.broadcast_to(start, shape)
    near = _SMALL_ENOUGH if start is None else _NEAR_ENOUGH
    for _ in range(_STEPS if start is None else _FEWER_STEPS):
        by_others = _by_others(pairs, heavy, loadings)
        ahead = (loadings + by_others) / 2
        moved = float(np.abs(ahead - loadings).max(initial=0))
        loadings = ahead
        if moved < near:
            break
    down = loadings.sum(axis=-1, keepdims=True) < 0
    found: Float64s = np.where(down, -loadings, loadings)
    return found


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
