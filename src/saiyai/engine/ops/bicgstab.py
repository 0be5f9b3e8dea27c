"""What each node holds beside what comes to it, where all of it is looked for at once."""

from math import isfinite, nan
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numba import prange

from saiyai.engine.arrays import Float64s
from saiyai.engine.jit import kernel, parallel_kernel
from saiyai.engine.ops.rows import Adjacency

_CHUNKS: Final = 64

_ROUNDS: Final = 100

_SETTLED: Final = 5e-13
"""What may be left, as a share of what each has of its own: the roots of the sums of squares."""

_Three: TypeAlias = tuple[Float64s, Float64s, Float64s]


class _Desk(NamedTuple):
    """What every step reads, and where it leaves what is read next.

    Shapes: factors, shadow and given (n,); dots (64, 3), by chunks of nodes. `given` is what each
        node hands on of the vector that was mixed last.
    """

    factors: Float64s
    shadow: Float64s
    given: Float64s
    dots: Float64s


def solved_sums(into: Adjacency, own: Float64s, factors: Float64s) -> Float64s | None:
    """The x with x = own + sum of factors times x over those that lead there, or None.

    None where it was not found in a hundred rounds, as where a round trip brings no loss.

    Shapes: own, from 0, and factors (n,). Returns: float64 (n,), no less than `own`.
    Cost: O(n + m) twice for each of 15 to 35 rounds in social networks, on all cores; eight
        vectors of memory.
    Source: van der Vorst 1992, SIAM Journal on Scientific and Statistical Computing 13, 631-644;
        equals `bicgstab` of SciPy, which goes through each vector on one core.
    """
    found, (left, along, drawn, pulled) = own.copy(), np.empty((4, len(own)))
    desk = _Desk(factors, np.empty_like(own), factors * own, np.empty((_CHUNKS, 3)))
    _look(into, found, drawn, desk)
    np.subtract(own, drawn, out=desk.shadow)
    size, close = _mix(left, (1.0, 0.0, 0.0), (desk.shadow, drawn, drawn), desk)
    _mix(along, (1.0, 0.0, 0.0), (left, drawn, drawn), desk)
    enough, turn = _SETTLED**2 * float((own * own).sum()), 0.0
    for _ in range(_ROUNDS):
        if close <= enough:
            return found.clip(min=own)
        if not isfinite(turn):
            return None
        against, _, _ = _look(into, along, drawn, desk)
        far = _ratio(size, against)
        _mix(left, (1.0, -far, 0.0), (left, drawn, drawn), desk)
        _, pull, whole = _look(into, left, pulled, desk)
        bend = _ratio(pull, whole) if whole else 0.0  # nothing is left
        _mix(found, (1.0, far, bend), (found, along, left), desk)
        before = size
        size, close = _mix(left, (1.0, -bend, 0.0), (left, pulled, pulled), desk)
        turn = _ratio(size, before) * _ratio(far, bend)
        _mix(along, (1.0, turn, -turn * bend), (left, along, drawn), desk)
    return None


def _ratio(over: float, under: float) -> float:
    return over / under if under else nan


def _look(into: Adjacency, at: Float64s, out: Float64s, desk: _Desk) -> tuple[float, float, float]:
    """What a vector, mixed last, lacks of what comes to it.

    Returns: its products with the shadow, with the vector, and with itself.
    """
    _lacking(into, at, out, desk)
    one, two, three = desk.dots.sum(axis=0).tolist()
    return one, two, three


def _mix(
    out: Float64s, shares: tuple[float, float, float], of: _Three, desk: _Desk
) -> tuple[float, float]:
    """So much of each of three vectors; its products with the shadow and with itself."""
    _mixed(out, shares, of, desk)
    one, two, _ = desk.dots.sum(axis=0).tolist()
    return one, two


@parallel_kernel
def _lacking(into: Adjacency, at: Float64s, out: Float64s, desk: _Desk) -> None:
    n = len(out)
    for chunk in prange(_CHUNKS):
        _lacking_some(into, at, out, desk, chunk, chunk * n // _CHUNKS, (chunk + 1) * n // _CHUNKS)


@kernel
def _lacking_some(  # noqa: PLR0913, PLR0917 a kernel is handed all it writes to
    into: Adjacency, at: Float64s, out: Float64s, desk: _Desk, chunk: int, first: int, end: int
) -> None:
    one, two, three = 0.0, 0.0, 0.0
    for node in range(first, end):
        comes = 0.0
        for place in range(into.indptr[node], into.indptr[node + 1]):
            comes += desk.given[into.indices[place]]
        lacks = at[node] - comes
        out[node] = lacks
        one += lacks * desk.shadow[node]
        two += lacks * at[node]
        three += lacks * lacks
    desk.dots[chunk, 0], desk.dots[chunk, 1], desk.dots[chunk, 2] = one, two, three


@parallel_kernel
def _mixed(out: Float64s, shares: tuple[float, float, float], of: _Three, desk: _Desk) -> None:
    n = len(out)
    for chunk in prange(_CHUNKS):
        _mixed_some(out, shares, of, desk, chunk, chunk * n // _CHUNKS, (chunk + 1) * n // _CHUNKS)


@kernel
def _mixed_some(  # noqa: PLR0913, PLR0917 a kernel is handed all it writes to
    out: Float64s,
    shares: tuple[float, float, float],
    of: _Three,
    desk: _Desk,
    chunk: int,
    first: int,
    end: int,
) -> None:
    some, more, most = shares
    own, other, third = of
    one, two = 0.0, 0.0
    for node in range(first, end):
        mixed = some * own[node] + more * other[node] + most * third[node]
        out[node] = mixed
        desk.given[node] = desk.factors[node] * mixed
        one += mixed * desk.shadow[node]
        two += mixed * mixed
    desk.dots[chunk, 0], desk.dots[chunk, 1], desk.dots[chunk, 2] = one, two, 0.0
