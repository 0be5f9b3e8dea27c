"""Balance: whether who is for whom and who against goes together."""

from typing import Final

import numpy as np

from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.forward import Forward, forward
from saiyai.engine.ops.frustration import AGAINST, FOR, narrow_order, odd_cycles, settled
from saiyai.engine.ops.frustration import frustration as fewest_at_odds
from saiyai.engine.ops.rows import degrees
from saiyai.engine.ops.side_by_side import side_by_side
from saiyai.engine.result import Estimate, Value, Why
from saiyai.engine.signed import SignedPairs, signed_pairs
from saiyai.engine.triads import triads

_LIMIT: Final = 7_500
"""Nodes times ties: 25 of whom all are tied to all, and no border is wider; about a second."""

_NARROW: Final = 20
"""Larger networks are answered as exactly where the border is no wider."""

_FEW: Final = 400
"""Nodes among whom a narrow border is looked for."""


def structural_balance(network: Network) -> Value | Why:
    """The share of triangles in which a friend's friend is a friend, and a foe's foe as well.

    A triangle is in balance if none of its three pairs or two of them are against one another.

    Returns: 0..1; NO_SIGNS, NO_TIES, NO_TRIANGLE.
    Cost: O(m^1.5), shared with all that reads triangles. Directions, weights and how many ties
        there are between two are not read; a pair of whom some ties say for and some against is
        left out. Loops do not count.
    Source: Cartwright & Harary 1956, Psychological Review 63, 277-293 (their degree of balance,
        of triangles).
    """
    if network.signs is None:
        return Why.NO_SIGNS
    found = triads(network).signed
    kinds = [0, 0, 0, 0]
    for one in (FOR, AGAINST):
        for other in (FOR, AGAINST):
            for third in (FOR, AGAINST):
                against = (one, other, third).count(AGAINST)
                kinds[against] += int(found[one + 4 * other + 16 * third])
    if any(kinds):
        return Value((kinds[0] + kinds[2]) / sum(kinds))
    pairs = signed_pairs(network)
    return pairs if isinstance(pairs, Why) else Why.NO_TRIANGLE


def frustration(network: Network) -> Value | Why:
    """How many pairs would have to change, at the least, for two camps without odds to be left.

    In camps without odds all within are for one another, all between against. Of m such pairs at
    most half are ever at odds: 1 - 2 L / m is the share in balance.

    Returns: from 0, in pairs that are tied; NO_SIGNS, NO_TIES.
    Cost: O(2^w m), w being the width of a border that moves through the network. Directions,
        weights and how many ties there are between two are not read; a pair of whom some ties say
        for and some against is left out. Loops do not count. Beyond the limit exact as well where
        the border is narrow; else halfway between two certain bounds: short cycles that share no
        pair and each have odds, and the camps that next to nobody
        would rather leave.
    Source: Aref & Wilson 2018, Journal of Complex Networks 6, 566-595; the line index of Harary
        1959.
    """
    pairs = signed_pairs(network)
    if isinstance(pairs, Why):
        return pairs
    border = narrow_order(pairs.rows, network.n)
    assert border is not None  # noqa: S101 none is wider than all
    return Value(fewest_at_odds(pairs.rows, pairs.signs, border.order))


def _estimated(network: Network) -> Estimate | Why:
    pairs = signed_pairs(network)
    if isinstance(pairs, Why):
        return pairs
    tied = int(np.count_nonzero(degrees(pairs.rows)))
    border = narrow_order(pairs.rows, _NARROW) if tied <= _FEW else None
    if border is not None:
        exact = fewest_at_odds(pairs.rows, pairs.signs, border.order)
        return Estimate(Value(exact), 0.0, 1.0, None)
    low, high = side_by_side(
        lambda: odd_cycles(_forward(pairs)), lambda: settled(pairs.rows, pairs.signs)
    )
    return Estimate(Value((low + high) / 2), (high - low) / 2, 1.0, None)


def _forward(pairs: SignedPairs) -> Forward:
    """The pairs by degree, with their signs in place of directions."""
    return forward(pairs.rows, pairs.signs)


STRUCTURAL_BALANCE = Measure(
    id="structural_balance",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="In what share of triangles do friends and foes go together?",
    question_th="ในบรรดาสามรายที่มีสายสัมพันธ์ถึงกันครบ การหนุนและการต้านลงรอยกันเป็นสัดส่วนเท่าใด",
    source="Cartwright & Harary 1956, Psychological Review 63, 277-293",
    compute=structural_balance,
    rests_on=triads,
    reads=Reads(signs=True),
    needs_signs=True,
)

FRUSTRATION = Measure(
    id="frustration",
    level=Level.NETWORK,
    unit=Unit.TIES,
    bounds=Bounds(0, None),
    question="How few ties would have to change for all to agree within two camps?",
    question_th="สายสัมพันธ์อย่างน้อยกี่คู่ที่ต้องเปลี่ยน เพื่อให้ทั้งหมดลงรอยกันเป็นสองฝ่าย",
    source="Aref & Wilson 2018, Journal of Complex Networks 6, 566-595",
    compute=frustration,
    reads=Reads(signs=True),
    needs_signs=True,
    limit=_LIMIT,
    estimate=_estimated,
)
