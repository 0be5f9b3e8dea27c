"""Multiplexity: in how many ways at once two are tied."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Int32s, seal
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.ties import count_kinds
from saiyai.engine.result import Value, Why

_MANY: Final = 10_000
"""Kinds are told apart by a table as long as the highest number, if it is below this."""


def multiplexity(network: Network) -> Value | Why:
    """In how many kinds of tie two who are tied are tied, in the mean over all who are.

    Returns: 1, each two in one kind, to the number of kinds, each two in all; NO_LAYERS, NO_TIES.
    Cost: O(n + m) on two cores, with `out` and `into`, which stay. A tie in either direction
        counts; several of one kind between the same two count once. Loops are not read.
    Source: Battiston, Nicosia & Latora 2014, Physical Review E 89, 032804: the edge overlap, in
        the mean over pairs that have one.
    """
    if network.layers is None:
        return Why.NO_LAYERS
    if network.pairs == 0:
        return Why.NO_TIES
    kinds, different = _numbered(network.layers)
    return Value(count_kinds(network.simple, network.ends, kinds, different) / network.pairs)


def _numbered(layers: Int32s) -> tuple[Int32s, int]:
    """Kinds as they are, and one more than the highest; numbered anew where that were many."""
    if layers.max() < _MANY:
        return layers, int(layers.max()) + 1
    kinds, numbers = np.unique(layers, return_inverse=True)
    return seal(numbers.astype(np.int32)), len(kinds)


MULTIPLEXITY = Measure(
    id="multiplexity",
    level=Level.NETWORK,
    unit=Unit.LAYERS,
    bounds=Bounds(1, None),
    question="In how many kinds of tie at once are those who are tied, in the mean?",
    question_th="คู่ที่มีสายสัมพันธ์ถึงกัน มีสายสัมพันธ์ต่อกันเฉลี่ยกี่ชนิด",
    source="Battiston, Nicosia & Latora 2014, Physical Review E 89, 032804",
    compute=multiplexity,
    reads=Reads(layers=True),
    needs_layers=True,
)
