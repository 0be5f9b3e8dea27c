"""Finn's cycling index: how much of what passes through anybody has been there before."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s, sealed
from saiyai.engine.flows import Flows, flows, given, givers, taken
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.cycling import Shares, returns, sealed_parts, try_returns
from saiyai.engine.ops.deviations import CONFIDENCE, SEED, deviation, dice
from saiyai.engine.ops.rows import Adjacency
from saiyai.engine.ops.strong_parts import StrongParts, strong_parts
from saiyai.engine.passes import passed
from saiyai.engine.result import Estimate, Value, Why
from saiyai.engine.walks import parts_both_ways

_LIMIT: Final = 10_000_000
"""Nodes times ties: a few seconds."""

_WALKS: Final = 32_768


def finn_cycling(network: Network) -> Value | Why:
    """The share of all that passes through anybody that comes back to where it was.

    Through each passes the larger of what it gives and what it is given: who gives more than it is
    given has the rest from outside, who gives less lets the rest go there. What passes through is
    mixed, and goes on in the shares in which it is given.

    Returns: 0, nothing comes back, to 1, all of it; UNDIRECTED, NO_TIES, ALL_ZERO,
        NEGATIVE_WEIGHTS, OUT_OF_RANGE.
    Cost: O(k^3) time and O(k^2) memory for each strong part of k nodes. Parallel ties add up, each
        of them one where there are no weights; loops do not count. Beyond the limit from 32,768
        walks; those longer than 1,024 steps widen the error.
    Source: Finn 1976, Journal of Theoretical Biology 56, 363-380, by all that passes through as in
        Finn 1980; what comes from outside and goes there is not told, and taken as said.
    """
    found = flows(network)
    if isinstance(found, Why):
        return found
    through = _through(found)
    chances = returns(_shares(network, found))
    return Value(min(float(through @ chances), 1.0))


def _estimated(network: Network) -> Estimate | Why:
    """From walks that begin where something passes through, as often as it does."""
    found = flows(network)
    if isinstance(found, Why):
        return found
    through = _through(found)
    shares = _shares(network, found)
    surely = sealed_parts(shares)
    known, rest = float(through[surely].sum()), np.where(surely, 0.0, through)
    if rest.sum() <= 0:
        return Estimate(Value(min(known, 1.0)), 0.0, 1.0, None)
    thrown = dice()
    starts = thrown.choice(network.n, _WALKS, p=rest / rest.sum()).astype(np.int32)
    tried = try_returns(shares, starts, thrown.integers(0, 2**63, _WALKS))
    low, high = tried.returned / _WALKS, (tried.returned + tried.under_way) / _WALKS
    value = (low + high) / 2
    spread = deviation(max(p * (1 - p) for p in (low, value, high)), 1.0, _WALKS, 1 - CONFIDENCE)
    error = float(rest.sum()) * (spread + (high - low) / 2)
    return Estimate(
        Value(min(known + float(rest.sum()) * value, 1.0)), float(error), CONFIDENCE, SEED
    )


def _through(found: Flows) -> Float64s:
    """What passes through each, as a share of what passes through all."""
    through = np.maximum(given(found) / found.total, taken(found) / found.total)
    return np.asarray(through / through.sum(), np.float64)


def _shares(network: Network, found: Flows) -> Shares:
    """Where it goes on to, within strong parts: nothing comes back from elsewhere."""
    labels = passed(network, _parts_of_flows).labels
    tails, heads = givers(found), found.rows.indices
    inside = (found.forth > 0) & (labels[tails] == labels[heads])
    tails = tails[inside]
    most = np.maximum(given(found), taken(found))
    begin = np.concatenate(([0], np.bincount(tails, minlength=network.n).cumsum()))
    return Shares(begin, heads[inside], found.forth[inside] / most[tails], labels)


def _parts_of_flows(network: Network) -> StrongParts:
    """Among whom something goes round; along a tie of weight zero nothing does."""
    found = flows(network)
    going = np.zeros(0, np.bool_) if isinstance(found, Why) else found.forth > 0
    if isinstance(found, Why) or np.count_nonzero(going) == len(network.arcs.indices):
        return parts_both_ways(network)
    begin = np.concatenate(([0], np.bincount(givers(found)[going], minlength=network.n).cumsum()))
    rows = sealed(Adjacency(begin, found.rows.indices[going]))
    return strong_parts(rows)


FINN_CYCLING = Measure(
    id="finn_cycling",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="How much of what passes through anybody comes back to where it was?",
    question_th="สิ่งที่ผ่านมือแต่ละราย วนกลับมาถึงรายเดิมอีกเป็นสัดส่วนเท่าใด",
    source="Finn 1976, Journal of Theoretical Biology 56, 363-380",
    compute=finn_cycling,
    reads=Reads(direction=True, weights=True, parallel=True),
    needs_direction=True,
    limit=_LIMIT,
    estimate=_estimated,
)
