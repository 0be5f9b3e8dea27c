"""How much has ended by a time, where some are still watched: done, answered, adopted, met."""

from statistics import NormalDist

import numpy as np

from saiyai.assessment.statistics.estimates import (
    LEVEL,
    Estimate,
    Method,
    Missing,
    NoEstimate,
    around,
    too_few,
)
from saiyai.assessment.statistics.shares import jeffreys
from saiyai.engine.arrays import Float64s, Numbers
from saiyai.engine.ops.survival import Survival, greenwood, kaplan_meier, share_lasting
from saiyai.engine.result import Why


def ended_by(
    durations: Numbers, ended: Numbers, time: float, *, level: float = LEVEL, least: int = 1
) -> Estimate | Missing:
    """The share that has ended by a time, what is still watched counting for as long as it was.

    1 − S(time) of Kaplan and Meier, with Greenwood's error on the scale of log(−log S), so that
    both ends stay within 0..1. Where none or all had ended by then there is no such error, and
    the interval is that of Jeffreys among those who were still watched, or had ended.

    Shapes: durations and ended (things,): how long each was watched, finite and not below 0, and
        whether it ended then.
    Returns: NOTHING_COUNTED, TOO_FEW_WATCHED below `least`, TOO_SHORT where nothing was watched
        for so long and not all had ended.
    Cost: O(things log things).
    Source: Kaplan & Meier 1958; Greenwood 1926; Kalbfleisch & Prentice 1980, The Statistical
        Analysis of Failure Time Data, section 1.3, for the scale.
    """
    n = len(durations)
    if not n:
        return Missing(NoEstimate.NOTHING_COUNTED, max(least, 1))
    lack = too_few(NoEstimate.TOO_FEW_WATCHED, n, least)
    if lack is not None:
        return lack
    found = kaplan_meier(durations, ended)
    lasting = share_lasting(found, time)
    if lasting is None:
        return Missing(Why.TOO_SHORT)
    error = greenwood(found, time)
    if not error:
        return _at_the_end(found, np.asarray(durations, np.float64), time, level)
    arm = NormalDist().inv_cdf((1 + level) / 2) * error / (lasting * -np.log(lasting))
    low, high = (1 - float(lasting ** np.exp(side * arm)) for side in (-1, 1))
    return around(1 - lasting, (low, high), Method.GREENWOOD, n, level=level)


def shares_of_time(accepted: Numbers, until: Numbers, due: Numbers) -> Float64s:
    """How much of the agreed time had passed, the days of accepting and of the due date included.

    What is done on the due day has taken 1, what is done later more, whatever was agreed.

    Shapes: all (tasks,), days as whole numbers, none before that of accepting.
    Returns: float64 (tasks,), as `ended_by(…, time=1)` takes them.
    """
    begun, end = np.asarray(accepted, np.float64), np.asarray(until, np.float64)
    agreed = np.asarray(due, np.float64) - begun + 1
    found: Float64s = (end - begun + 1) / np.maximum(agreed, 1)
    return found


def _at_the_end(
    found: Survival, durations: Float64s, time: float, level: float
) -> Estimate | Missing:
    """Where none has ended by then, or all have."""
    if share_lasting(found, time):
        watched = int(np.count_nonzero(durations >= time))
        return jeffreys(0, watched, level=level)
    gone = int(found.ended[found.times <= time].sum())
    return jeffreys(gone, gone, level=level)
