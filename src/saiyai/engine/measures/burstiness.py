"""Burstiness: whether contacts come regularly, by chance, or in bursts with long pauses."""

import numpy as np

from saiyai.engine.arrays import Bools, Float64s, Int64s
from saiyai.engine.contacts import in_time
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.pauses import ENOUGH_CONTACTS, corrected_burstiness
from saiyai.engine.ops.rows import degrees, gather_ties
from saiyai.engine.result import NodeValues, Why, node_values


def burstiness(network: Network) -> NodeValues | Why:
    """How uneven the pauses between the moments are at which each node was in contact.

    That of Goh & Barabási 2008 depends on how many contacts there are; nodes stand side by side
    here, and have few and many, so it is corrected for their number. What happened at one moment,
    such as a meeting of several, is one contact.

    Returns: float64 (n,), -1 regular, 0 as chance has it, 1 all in one burst; NO_TIMES; ISOLATE;
        TOO_FEW_CONTACTS below four moments; OUT_OF_RANGE where pauses are beyond a float.
    Cost: O(m log m). Directions are not read; loops are no contacts.
    Source: Kim & Jo 2016, Physical Review E 94, 032311, after Goh & Barabási 2008, EPL 81, 48002.
    """
    if network.times is None:
        return Why.NO_TIMES
    rows, times, fresh = _moments_of_nodes(network)
    counts = np.bincount(rows[fresh], minlength=network.n)
    few = counts < ENOUGH_CONTACTS
    with np.errstate(all="ignore"):  # of too few contacts, and of times beyond a float
        mean, deviation = _of_pauses(rows[fresh], times[fresh], counts)
        pauses = (counts - 1).astype(np.float64)
        found = corrected_burstiness(mean, deviation, pauses).clip(-1, 1)
    missing = {
        Why.ISOLATE: degrees(network.simple) == 0,
        Why.TOO_FEW_CONTACTS: few,
        Why.OUT_OF_RANGE: ~np.isfinite(found),
    }
    return node_values(np.where(np.isfinite(found), found, 0), missing)


def _moments_of_nodes(network: Network) -> tuple[Int64s, Float64s, Bools]:
    """Every contact at both its ends, by node and in time; whether it is the first of its moment.

    Shapes: all (2 contacts,).
    """
    told = in_time(network)
    ties = gather_ties(network.n, told.sources, told.targets, True)  # noqa: FBT003 a kernel has no keywords
    rows, times = np.repeat(np.arange(network.n), degrees(ties)), told.times[ties.edges]
    fresh = np.ones(len(rows), np.bool_)
    fresh[1:] = (rows[1:] != rows[:-1]) | (times[1:] != times[:-1])
    return rows, times, fresh


def _of_pauses(rows: Int64s, times: Float64s, counts: Int64s) -> tuple[Float64s, Float64s]:
    """The mean and the standard deviation of the pauses of each node."""
    inside = rows[1:] == rows[:-1]
    of, pauses = rows[1:][inside], np.diff(times)[inside]
    many = np.maximum(counts - 1, 1).astype(np.float64)
    mean: Float64s = np.bincount(of, pauses, len(counts)).astype(np.float64) / many
    squares: Float64s = np.bincount(of, (pauses - mean[of]) ** 2, len(counts)) / many
    return mean, np.sqrt(squares)


BURSTINESS = Measure(
    id="burstiness",
    level=Level.NODE,
    unit=Unit.INDEX,
    bounds=Bounds(-1, 1),
    question="Do contacts of each one come regularly, by chance, or in bursts?",
    question_th="การติดต่อของแต่ละรายมีจังหวะสม่ำเสมอ ไม่แน่นอน หรือมาเป็นช่วงแล้วเว้นนาน",
    source="Kim & Jo 2016, Physical Review E 94, 032311, after Goh & Barabási 2008",
    compute=burstiness,
    reads=Reads(times=True, parallel=True),
    needs_times=True,
)
