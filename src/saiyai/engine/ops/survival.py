"""How long something lasts when not all of it has been seen to end."""

from typing import NamedTuple

import numpy as np

from saiyai.engine.arrays import Bools, Float64s, Int64s, Numbers, seal


class Survival(NamedTuple):
    """The share that lasts longer than each time at which something ended.

    Shapes: all (times,), times ascending. `at_risk` counts what was still watched just before,
    `ended` what ended at that time; `watched` is the longest that anything was watched, or 0.
    """

    times: Float64s
    shares: Float64s
    at_risk: Int64s
    ended: Int64s
    watched: float


def kaplan_meier(durations: Numbers, observed: Numbers) -> Survival:
    """The product-limit estimate of how long things last.

    Shapes: both (things,). `durations` are finite and not negative: how long each was watched;
        `observed` is whether it ended then, and was not merely watched no longer.
    Note: what is watched until the very time at which another ends is still at risk of it.
    Cost: O(things log things).
    Source: Kaplan & Meier 1958, Journal of the American Statistical Association 53, 457-481.
    """
    lasted = np.asarray(durations, np.float64)
    saw: Bools = np.asarray(observed, np.bool_)
    times, ended = np.unique(lasted[saw], return_counts=True)
    at_risk = len(lasted) - np.searchsorted(np.sort(lasted), times)
    return Survival(
        seal(times),
        seal(np.cumprod((at_risk - ended) / at_risk).astype(np.float64)),
        seal(at_risk.astype(np.int64)),
        seal(ended.astype(np.int64)),
        float(lasted.max(initial=0)),
    )


def share_lasting(found: Survival, time: float) -> float | None:
    """The share that lasts longer than this; None where nothing was watched for so long.

    Note: once all has ended, nothing is left to last longer, however long one would watch.
    """
    place = int(np.searchsorted(found.times, time, side="right"))
    share = float(found.shares[place - 1]) if place else 1.0
    return None if time > found.watched and share > 0 else share


def greenwood(found: Survival, time: float) -> float | None:
    """The standard error of `share_lasting`; None where that is, or where nothing is left.

    Source: Greenwood 1926, Reports on Public Health and Medical Subjects 33, 1-26.
    """
    share = share_lasting(found, time)
    if not share:
        return None
    before = found.times <= time
    at_risk, ended = found.at_risk[before], found.ended[before]
    return share * float(np.sqrt(np.sum(ended / (at_risk * (at_risk - ended)))))
