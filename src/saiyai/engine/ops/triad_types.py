"""The sixteen types of triads, counted from triangles and from pairs of dyads at a node."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from saiyai.engine.arrays import Int64s

TRIAD_TYPES: Final = (
    "003", "012", "102", "021D", "021U", "021C", "111D", "111U",
    "030T", "030C", "201", "120D", "120U", "120C", "210", "300",
)  # fmt: skip
"""How many dyads are mutual, asymmetric and null; and down, up, transitive or cyclic."""

_OUT, _IN, _BOTH = 1, 2, 3
_WEDGES: Final = {
    (_OUT, _OUT): "021D",
    (_IN, _IN): "021U",
    (_OUT, _IN): "021C",
    (_IN, _BOTH): "111D",
    (_OUT, _BOTH): "111U",
    (_BOTH, _BOTH): "201",
}
"""The type of three with two tied dyads, by those dyads as seen from the one in the middle."""


def count_triads(n: int, dyads: tuple[Int64s, Int64s, Int64s], codes: Int64s) -> dict[str, int]:
    """How many triads are of each type.

    Shapes: dyads three (n,), how many others each node is tied to one way out, one way in, and
        both ways; codes (64,), triangles by their dyads as `Tally` has them.
    Note: Python's own numbers, since there are more triads than 64 bits can count.
    Cost: O(n).
    Source: Moody 1998, Social Networks 20, 291-299, for counting without listing.
    """
    wedges = {wedge: _wedges(dyads, *wedge) for wedge in _WEDGES}
    return triads_of(n, wedges, [int(part.sum()) for part in dyads], codes)


def triads_of(
    n: int, wedges: Mapping[tuple[int, int], int], ends: Sequence[int], codes: Int64s
) -> dict[str, int]:
    """The same from what the dyads of all nodes add up to.

    `wedges` is how many pairs of dyads there are at all nodes together, by the two dyads (1 one
    way out, 2 one way in, 3 both ways, the lower first); `ends` how many dyads of each kind.
    """
    counts = dict.fromkeys(TRIAD_TYPES, 0)
    for wedge, name in _WEDGES.items():
        counts[name] = wedges[wedge]
    for code in np.flatnonzero(codes).tolist():
        closed = int(codes[code])
        corners = _corners(code)
        counts[_triangle(corners)] += closed
        for corner in corners:
            counts[_WEDGES[corner]] -= closed
    counts["012"] = (ends[0] + ends[1]) // 2 * (n - 2) - _dyads_in(counts, 1)
    counts["102"] = ends[2] // 2 * (n - 2) - _dyads_in(counts, 0)
    counts["003"] = n * (n - 1) * (n - 2) // 6 - sum(counts.values())
    return counts


def _wedges(dyads: tuple[Int64s, Int64s, Int64s], one: int, other: int) -> int:
    """How many pairs of such dyads there are at all nodes together."""
    first, second = dyads[one - 1], dyads[other - 1]
    return int((first * (first - 1) // 2 if one == other else first * second).sum())


def _dyads_in(counts: dict[str, int], digit: int) -> int:
    """How many dyads of one kind all triads hold together, by that digit of their names."""
    return sum(int(name[digit]) * count for name, count in counts.items())


def _corners(code: int) -> list[tuple[int, int]]:
    """The two dyads at each corner, seen from there, the lower first."""
    ab, ac, bc = code & 3, code >> 2 & 3, code >> 4
    ba, ca, cb = _turned(ab), _turned(ac), _turned(bc)
    at_corners = ((ab, ac), (ba, bc), (ca, cb))
    return [(min(pair), max(pair)) for pair in at_corners]


def _turned(dyad: int) -> int:
    return {_OUT: _IN, _IN: _OUT}.get(dyad, dyad)


def _triangle(corners: list[tuple[int, int]]) -> str:
    """The type of three who are all tied, by what their corners see."""
    mutual = sum(corner.count(_BOTH) for corner in corners) // 2
    if mutual == 0:
        return "030C" if corners.count((_OUT, _IN)) == 3 else "030T"
    if mutual == 1:
        apart = next(corner for corner in corners if _BOTH not in corner)
        return {(_OUT, _OUT): "120D", (_IN, _IN): "120U", (_OUT, _IN): "120C"}[apart]
    return "210" if mutual == 2 else "300"
