"""Multiplexity: in how many ways at once two are tied."""

import numpy as np

from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.rows import places_of
from saiyai.engine.result import Value, Why


def multiplexity(network: Network) -> Value | Why:
    """In how many kinds of tie two who are tied are tied, in the mean over all who are.

    Returns: 1, each two in one kind, to the number of kinds, each two in all; NO_LAYERS, NO_TIES.
    Cost: O(m log m). A tie in either direction counts; several of one kind between the same two
        count once. Loops are not read.
    Source: Battiston, Nicosia & Latora 2014, Physical Review E 89, 032804: the edge overlap, in
        the mean over pairs that have one.
    """
    if network.layers is None:
        return Why.NO_LAYERS
    if network.pairs == 0:
        return Why.NO_TIES
    others = network.sources != network.targets
    sources, targets = network.sources[others], network.targets[others]
    ends = (np.minimum(sources, targets), np.maximum(sources, targets))
    kinds = np.unique(network.layers[others])
    layers = np.searchsorted(kinds, network.layers[others])
    found = np.sort(places_of(network.simple, *ends) * len(kinds) + layers)
    return Value((1 + int(np.count_nonzero(np.diff(found)))) / network.pairs)


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
