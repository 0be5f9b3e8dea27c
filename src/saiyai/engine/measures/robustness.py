"""Robustness: how much hangs together while the best-tied are taken away one after another."""

from math import sqrt
from typing import Final

import numpy as np

from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.attack_orders import middle_of_attacks
from saiyai.engine.ops.attacks import attack
from saiyai.engine.ops.deviations import CONFIDENCE, SEED, dice
from saiyai.engine.result import Estimate, Value, Why

_ORDERS_AT_MOST: Final = 500
"""Nodes times ties up to which every order is gone through: a fifth of a second at worst."""

_ATTACKS: Final = (6, 1_000)
"""So many attacks at least and at most."""

_LOOKS: Final = 30_000_000
"""So many nodes and entries all attacks together look at, unless the least are more."""


def robustness(network: Network) -> Value | Why:
    """The share of all nodes that the largest part holds, mean while the best-tied are taken away.

    One node after another goes, each time one of those with the most ties left, until none is
    left. Among equals the dice decide: told is the median of all orders, each as likely as the
    dice make it, so that half of them leave no less and half no more. Others tell the mean, which
    hardly differs (0.1323 and 0.1324 of the karate club), but of which a few attacks, as many as
    a large network allows, say nothing for sure.

    Returns: from (n - 1) / n^2, where nothing hangs together once the first is gone, as in a star,
        to (n - 1) / (2 n), where all are tied to all; NO_NODES, TOO_FEW_NODES below two.
    Cost: all orders of a few nodes; beyond the limit an attack is O(n + m), and the median is that
        of six to a thousand. It lies between the lowest and the highest of six with a risk of
        1 / 32, whatever the orders give; of more, between closer ones. Directions and weights are
        not read.
    Source: Schneider, Moreira, Andrade, Havlin & Herrmann 2011, Proceedings of the National
        Academy of Sciences 108, 3838-3841.
    """
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    return Value(middle_of_attacks(network.simple) / network.n**2)


def _estimated(network: Network) -> Estimate | Why:
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    few, many = _ATTACKS
    times = min(max(_LOOKS // (network.n + len(network.simple.indices)), few), many)
    seeds = dice().integers(1, 2**64, times, np.uint64)
    found = np.sort(attack(network.simple, seeds) / network.n**2)
    value = float(np.median(found))
    # So many of so many throws of a coin are further from one half with a risk below 1e-7.
    aside = max(int(times / 2 - 3 * sqrt(times)), 0)
    error = float(max(value - found[aside], found[times - 1 - aside] - value))
    return Estimate(Value(value), error, CONFIDENCE, SEED)


ROBUSTNESS = Measure(
    id="robustness",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 0.5),
    question="How much hangs together while those with the most ties go one after another?",
    question_th="ถ้ารายที่มีสายสัมพันธ์มากที่สุดขอพักไปทีละราย รายที่เหลือยังต่อถึงกันมากเพียงใด",
    source="Schneider, Moreira, Andrade, Havlin & Herrmann 2011, PNAS 108, 3838-3841",
    compute=robustness,
    reads=Reads(strangers=True),
    limit=_ORDERS_AT_MOST,
    estimate=_estimated,
)
