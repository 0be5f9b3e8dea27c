"""Another network in which everybody has as many ties as in this one, drawn at random."""

from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numba import prange
from numpy.typing import NDArray

from saiyai.engine.arrays import Bools, Int32s, Int64s
from saiyai.engine.jit import kernel, parallel_kernel

UInt64s: TypeAlias = NDArray[np.uint64]

ATTEMPTS: Final = 12
"""For each tie, of which every eighth may turn a circle of three and the others, ten and more,
swap ends."""

_LEAST: Final = 1_000
"""Attempts in a network of few ties, where most come to nothing."""

_AT_ONCE: Final = 8
"""Ties lie anywhere in memory: those of so many attempts are asked for together."""

_STEP: Final = np.uint64(0x9E3779B97F4A7C15)
_FIRST: Final = np.uint64(0xBF58476D1CE4E5B9)
_SECOND: Final = np.uint64(0x94D049BB133111EB)


class Ends(NamedTuple):
    """The ends of all ties. Shapes: both (m,)."""

    sources: Int32s
    targets: Int32s


class _Ties(NamedTuple):
    """Which ties there are: a table with open addresses, less than half full.

    Shapes: keys (a power of two,), -1 where free.
    """

    n: int
    directed: bool
    keys: Int64s


class _Desk(NamedTuple):
    """What is drawn for some attempts, before the first of them.

    Shapes: rows (some, 2); turned (some,), whether the second tie is taken from its other end;
        near (some, 4), what stands where the ties would that are looked for.
    """

    rows: Int64s
    turned: Bools
    near: Int64s


def rewired(n: int, ends: Ends, states: UInt64s, *, directed: bool) -> list[Ends]:
    """One network for each of the dice, in which everybody has as many ties as here.

    Two ties a → b and c → d become a → d and c → b, unless a tie would be there twice or lead to
    where it begins. An attempt that fails counts as one, or else networks with few neighbours
    would be drawn too often. Where ties point, swaps alone may never turn a circle of three
    round; so that is tried by itself.

    Shapes: ends in the order of their sources, no loops, no tie twice; states (networks,).
    Returns: every network with these degrees, in and out, as likely in the end.
    Cost: for each network twelve attempts a tie, of 0.15 microseconds, or 0.3 where ties are no
        longer at hand; one network a core. 8 bytes a tie of memory, and up to 40 while it works.
    Source: Maslov & Sneppen 2002, Science 296, 910-913; Roberts & Coolen 2012, Physical Review E
        85, 046103, for circles of three and for attempts that fail; Steele, Lea & Flood 2014,
        OOPSLA, 453-472, for the dice.
    """
    attempts = max(ATTEMPTS * len(ends.sources), _LEAST) if len(ends.sources) > 1 else 0
    rounds = -(-attempts // _AT_ONCE)
    sources = np.repeat(ends.sources[np.newaxis], len(states), axis=0)
    targets = np.repeat(ends.targets[np.newaxis], len(states), axis=0)
    _side_by_side(n, sources, targets, directed, rounds, states.reshape(-1, 1).copy())
    return [Ends(*pair) for pair in zip(sources, targets, strict=True)]


@parallel_kernel
def _side_by_side(
    n: int,
    sources: Int32s,
    targets: Int32s,
    directed: bool,  # noqa: FBT001 a kernel has no keywords
    rounds: int,
    dice: UInt64s,
) -> None:
    for lane in prange(len(dice)):
        ends = Ends(sources[lane], targets[lane])
        _swap_often(_table(n, ends, directed), ends, rounds, dice[lane])


@kernel
def _swap_often(ties: _Ties, ends: Ends, rounds: int, dice: UInt64s) -> None:
    """Change the ends of ties in place, some at a time."""
    desk = _Desk(
        np.empty((_AT_ONCE, 2), np.int64),
        np.empty(_AT_ONCE, np.bool_),
        np.empty((_AT_ONCE, 4), np.int64),
    )
    for _ in range(rounds):
        _draw(ends, ties, dice, desk)
        for at in range(_AT_ONCE):
            if ties.directed and at & 7 == 7:
                _turn_circle(ends, ties, desk.rows[at, 0], _below(ties.n, dice))
            else:
                _swap(ends, ties, desk.rows[at], desk.turned[at])


@kernel
def _draw(ends: Ends, ties: _Ties, dice: UInt64s, desk: _Desk) -> None:
    """Draw pairs of ties, and have brought near what will be looked at."""
    for at in range(_AT_ONCE):
        desk.rows[at, 0] = _below(len(ends.sources), dice)
        desk.rows[at, 1] = _below(len(ends.sources), dice)
        desk.turned[at] = not ties.directed and _below(2, dice) == 1
    for at in range(_AT_ONCE):
        a, b = _ends(ends, desk.rows[at, 0])
        c, d = _ends(ends, desk.rows[at, 1])
        if desk.turned[at]:
            c, d = d, c
        desk.near[at, 0], desk.near[at, 1] = _key(ties, a, d), _key(ties, c, b)
        desk.near[at, 2], desk.near[at, 3] = _key(ties, a, b), _key(ties, c, d)
    for at in range(_AT_ONCE):
        for one in range(4):
            desk.near[at, one] = ties.keys[_home(ties, desk.near[at, one])]


@kernel
def _swap(ends: Ends, ties: _Ties, rows: Int64s, turned: bool) -> None:  # noqa: FBT001 a kernel has no keywords
    """Try to swap the ends of two ties."""
    one, other = rows
    (a, b), (c, d) = _ends(ends, one), _ends(ends, other)
    if turned:
        c, d = d, c
    if a in (c, d) or b in (c, d) or _is_there(ties, a, d) or _is_there(ties, c, b):
        return
    _remove(ties, a, b)
    _remove(ties, c, d)
    _add(ties, a, d)
    _add(ties, c, b)
    ends.targets[one] = d
    if turned:
        ends.sources[other] = b
    else:
        ends.targets[other] = b


@kernel
def _turn_circle(ends: Ends, ties: _Ties, first: int, c: int) -> None:
    """Try to turn the circle of three that a tie makes with c, if none of its ties is returned."""
    a, b = _ends(ends, first)
    if c in (a, b) or not (_is_there(ties, b, c) and _is_there(ties, c, a)):
        return
    if _is_there(ties, b, a) or _is_there(ties, c, b) or _is_there(ties, a, c):
        return
    for source, target, instead in ((a, b, c), (b, c, a), (c, a, b)):
        _remove(ties, source, target)
        row = np.searchsorted(ends.sources, source)
        while ends.targets[row] != target:
            row += 1
        ends.targets[row] = instead
    for source, target in ((a, c), (b, a), (c, b)):
        _add(ties, source, target)


@kernel
def _table(n: int, ends: Ends, directed: bool) -> _Ties:  # noqa: FBT001 a kernel has no keywords
    room = 4
    while room < 2 * len(ends.sources) + 2:
        room *= 2
    ties = _Ties(n, directed, np.full(room, -1, np.int64))
    for row in range(len(ends.sources)):
        source, target = _ends(ends, row)
        _add(ties, source, target)
    return ties


@kernel
def _ends(ends: Ends, row: int) -> tuple[int, int]:
    """In 64 bits, since keys would overflow in 32."""
    return int(np.int64(ends.sources[row])), int(np.int64(ends.targets[row]))


@kernel
def _key(ties: _Ties, source: int, target: int) -> int:
    """One number for a tie; where ties do not point, the same from either end."""
    if ties.directed or source < target:
        return source * ties.n + target
    return target * ties.n + source


@kernel
def _home(ties: _Ties, key: int) -> int:
    """Where a key would stand if it were alone."""
    mixed = np.uint64(key) * _STEP
    return int(np.int64((mixed ^ mixed >> np.uint64(32)) & np.uint64(len(ties.keys) - 1)))


@kernel
def _slot(ties: _Ties, key: int) -> int:
    """Where a key stands, or the free place where it would."""
    at = _home(ties, key)
    while ties.keys[at] not in (key, -1):
        at = (at + 1) & (len(ties.keys) - 1)
    return at


@kernel
def _is_there(ties: _Ties, source: int, target: int) -> bool:
    return bool(ties.keys[_slot(ties, _key(ties, source, target))] != -1)


@kernel
def _add(ties: _Ties, source: int, target: int) -> None:
    key = _key(ties, source, target)
    ties.keys[_slot(ties, key)] = key


@kernel
def _remove(ties: _Ties, source: int, target: int) -> None:
    """Take a tie out, and move those behind it up that would no longer be found."""
    last = len(ties.keys) - 1
    free = _slot(ties, _key(ties, source, target))
    at = free
    while True:
        at = (at + 1) & last
        if ties.keys[at] == -1:
            break
        if (at - _home(ties, ties.keys[at])) & last >= (at - free) & last:
            ties.keys[free] = ties.keys[at]
            free = at
    ties.keys[free] = -1


@kernel
def _below(bound: int, dice: UInt64s) -> int:
    """A whole number from 0 to below the bound, each as likely (splitmix64)."""
    dice[0] += _STEP
    mixed = dice[0]
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
    mixed ^= mixed >> np.uint64(31)
    return int((mixed >> np.uint64(11)) * 2.0**-53 * bound)
