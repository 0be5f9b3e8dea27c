"""Dimension 4, participation: who is together with whom, how evenly, and how deep it goes."""

from typing import Final

import numpy as np

from saiyai.assessment.indicators.card import Dimension, Indicator, Measured, Source
from saiyai.assessment.indicators.gates import unrecorded
from saiyai.assessment.indicators.together import breadth, seats
from saiyai.assessment.look.record import Ints, Table
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.blocks import of_blocks
from saiyai.assessment.statistics.estimates import Method, NoEstimate, too_few
from saiyai.assessment.statistics.evenness import evenness

PHASES: Final = {"learn": 1, "co_think": 2, "co_decide": 3, "co_act": 4}
"""How deep each phase goes; to follow up and to benefit are told apart from depth."""
_DEEPEST: Final = max(PHASES.values())


def joint_breadth(view: View) -> Measured:
    """Of all pairs of groups, those who did something together in the window.

    A group is there when one of its people is; where there is one group at most, members are
    paired. Where very many come nobody is thereby together with anybody.
    """
    days = view.bounds.window_days
    covered, lack = unrecorded(view, days, "activity")
    if lack is not None:
        return lack
    done = view.told("activity", days)
    found = breadth(seats(view, done), view.dice("A1"))
    return Measured(found, {"events": done.ids}, coverage=covered)


def attendance_evenness(view: View) -> Measured:
    """How evenly members take part, those who did not among them; as suits each is the norm."""
    days = view.bounds.window_days
    covered, lack = unrecorded(view, days, "activity")
    if lack is not None:
        return lack
    done = view.told("activity", days)
    parts = view.parts_of(done)
    came = np.bincount(parts["actor"], minlength=view.record.n)[view.positions]
    value = evenness(came)
    return Measured(value, {"events": done.ids}, coverage=covered)


def participation_depth(view: View) -> Measured:
    """How far members come on average: learn, think, decide, act together; none is none.

    Whoever wrote the activity down judged it, mostly one person.
    """
    days = view.bounds.window_days
    covered, lack = unrecorded(view, days, "activity")
    if lack is not None:
        return lack
    done = view.told("activity", days)
    parts = view.parts_of(done)
    depth = _depths(parts)
    told = np.unique(parts["event"][depth > 0])
    few = too_few(NoEstimate.TOO_FEW_PERIODS, len(told), view.bounds.least_phased)
    evidence = {"events": view.record.events.ids[told]}
    if few is not None:
        return Measured(few, evidence, coverage=covered)
    block = np.searchsorted(told, parts["event"])
    known = (block < len(told)) & (told[np.minimum(block, len(told) - 1)] == parts["event"])
    actor, block, depth = parts["actor"][known], block[known], depth[known]

    def mean_depth(times: Ints) -> float:
        deepest = np.zeros(view.record.n, np.int64)
        here = times[block] > 0
        np.maximum.at(deepest, actor[here], depth[here])
        return float(deepest[view.positions].mean() / _DEEPEST)

    value = of_blocks(mean_depth, len(told), view.dice("A3"), least=view.bounds.least_phased)
    return Measured(value, evidence, coverage=covered, by_one=True)


def _depths(parts: Table) -> Ints:
    table = np.array([PHASES.get(phase, 0) for phase in parts.words["phase"]])
    return table[parts["phase"]]


INDICATORS: Final = (
    Indicator(
        "A1", Dimension.PARTICIPATION, Source.BEHAVIOUR,
        ("events", "memberships"), (Method.BLOCK_BOOTSTRAP,), ("F4", "K7", "S1", "EQ4", "GN"),
        "Borgatti & Everett 1997", joint_breadth,
    ),
    Indicator(
        "A2", Dimension.PARTICIPATION, Source.BEHAVIOUR,
        ("events",), (Method.JACKKNIFE,), ("F4", "S1"),
        "Gini 1912", attendance_evenness, scored=False,
    ),
    Indicator(
        "A3", Dimension.PARTICIPATION, Source.CODED,
        ("events",), (Method.BLOCK_BOOTSTRAP,), ("K4", "S3"),
        "Kriengsak 2000", participation_depth,
    ),
)  # fmt: skip
