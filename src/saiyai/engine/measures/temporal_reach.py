"""Temporal reach: how many can pass something on to how many, contact after contact."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Int32s, seal
from saiyai.engine.contacts import in_time
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.deviations import CONFIDENCE, SEED, dice, hoeffding
from saiyai.engine.ops.timely_walks import count_timely_pairs
from saiyai.engine.result import Estimate, Value, Why

_LIMIT: Final = 20_000_000_000
"""Nodes times ties: a second or two."""

_DRAWS: Final = 2_048


def temporal_reach(network: Network) -> Value | Why:
    """The share of ordered pairs of whom the first can come to the second by later contacts.

    A way goes from contact to strictly later contact: what is heard at one moment is handed on
    only afterwards. Holme & Saramäki let equal times follow one another as well; where times are
    whole days that would be to claim an order within the day which nobody told.

    Returns: 0..1; NO_TIMES, NO_NODES, TOO_FEW_NODES below two.
    Cost: O(m + n m / 512) on all cores. Directed ties are followed forward, others both
        ways; loops are no contacts. Beyond the limit from 2,048 nodes drawn at random, with
        Hoeffding's bound.
    Source: Holme & Saramäki 2012, Physics Reports 519, 97-125, section 3.
    """
    if why := _why_not(network):
        return why
    told = in_time(network)
    starts = np.unique(np.concatenate((told.sources, told.targets)))  # others come to nobody
    pairs = network.n * (network.n - 1)
    return Value(_reached(network, starts.astype(np.int32)) / pairs)


def _estimated(network: Network) -> Estimate | Why:
    """From some of the nodes, each drawn once at most: then Hoeffding's bound holds as well."""
    if why := _why_not(network):
        return why
    if network.n <= _DRAWS:
        return Estimate(temporal_reach(network), 0.0, 1.0, None)
    starts = dice().choice(network.n, _DRAWS, replace=False).astype(np.int32)
    mean = _reached(network, starts) / (_DRAWS * (network.n - 1))
    return Estimate(Value(mean), hoeffding(_DRAWS, 1 - CONFIDENCE), CONFIDENCE, SEED)


def _why_not(network: Network) -> Why | None:
    if network.times is None:
        return Why.NO_TIMES
    if network.n < 2:
        return Why.TOO_FEW_NODES if network.n else Why.NO_NODES
    return None


def _reached(network: Network, starts: Int32s) -> int:
    told = in_time(network)
    contacts = (told.sources, told.targets, told.times)
    return count_timely_pairs(contacts, seal(starts), network.n, not network.directed)


TEMPORAL_REACH = Measure(
    id="temporal_reach",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="What share of all could hear from one another, contact after contact?",
    question_th="จากทุกคู่ มีสัดส่วนเท่าใดที่ข่าวจากรายหนึ่งไปถึงอีกรายได้ตามลำดับเวลาของการติดต่อ",
    source="Holme & Saramäki 2012, Physics Reports 519, 97-125",
    compute=temporal_reach,
    reads=Reads(direction=True, times=True, parallel=True, strangers=True),
    needs_times=True,
    limit=_LIMIT,
    estimate=_estimated,
)
