"""Burstiness: whether contacts come regularly, by chance, or in bursts with long pauses."""

import numpy as np

from saiyai.engine.contacts import in_time
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.pauses import ENOUGH_CONTACTS, corrected_burstiness, pauses_of_nodes
from saiyai.engine.ops.rows import degrees
from saiyai.engine.result import NodeValues, Why, node_values


def burstiness(network: Network) -> NodeValues | Why:
    """How uneven the pauses between the moments are at which each node was in contact.

    That of Goh & Barabási 2008 depends on how many contacts there are; nodes stand side by side
    here, and have few and many, so it is corrected for their number. What happened at one moment,
    such as a meeting of several, is one contact.

    Returns: float64 (n,), -1 regular, 0 as chance has it, 1 all in one burst; NO_TIMES; ISOLATE;
        TOO_FEW_CONTACTS below four moments; OUT_OF_RANGE where pauses are beyond a float.
    Cost: O(n + m). Directions are not read; loops are no contacts.
    Source: Kim & Jo 2016, Physical Review E 94, 032311, after Goh & Barabási 2008, EPL 81, 48002.
    """
    if network.times is None:
        return Why.NO_TIMES
    told = in_time(network)
    of = pauses_of_nodes(network.n, (told.sources, told.targets, told.times))
    with np.errstate(all="ignore"):  # of too few contacts, and of times beyond a float
        pauses = (of.moments - 1).astype(np.float64)
        found = corrected_burstiness(of.mean, of.deviation, pauses).clip(-1, 1)
    missing = {
        Why.ISOLATE: degrees(network.simple) == 0,
        Why.TOO_FEW_CONTACTS: of.moments < ENOUGH_CONTACTS,
        Why.OUT_OF_RANGE: ~np.isfinite(found),
    }
    return node_values(np.where(np.isfinite(found), found, 0), missing)


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
