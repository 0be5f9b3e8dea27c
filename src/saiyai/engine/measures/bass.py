"""Bass: how newcomers come into contact, of their own accord or by the example of others."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Float64s
from saiyai.engine.contacts import in_time
from saiyai.engine.lasting import DAYS_OF_YEAR
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.bass import PERIODS, fit_bass
from saiyai.engine.result import Parts, Why

_LEAST: Final = 8
"""So many must have come for a curve to show (A6 of the indicators)."""


def bass(network: Network) -> Parts | Why:
    """How fast nodes come into contact for the first time, and how many ever will.

    Each year a share p of those not yet in contact comes of its own accord, and a share q times
    those who have come by their example. Newcomers are counted in sixteen equal periods from the
    first contact in the network to the last; the curve is the one with the least squares.

    Returns: p_per_year, q_per_year and m_nodes; NO_TIMES; NO_TIES; TOO_FEW_NODES where fewer than
        eight have come; ONE_MOMENT; NO_FIT where the nearest curve is none, as with growth that
        only rises; OUT_OF_RANGE where times are further apart than a float can tell.
    Cost: O(m log m). Directions are not read; loops are no contacts.
    Source: Bass 1969, Management Science 15, 215-227; fitted as Srinivasan & Mason 1986, Marketing
        Science 5, 169-178.
    """
    if network.times is None:
        return Why.NO_TIMES
    came = first_contacts(network)
    if len(came) < _LEAST:
        return Why.TOO_FEW_NODES if len(came) else Why.NO_TIES
    times = in_time(network).times
    with np.errstate(over="ignore"):
        days = float(times[-1] - times[0])
    if not days or not np.isfinite(days):
        return Why.OUT_OF_RANGE if days else Why.ONE_MOMENT
    period = ((came - times[0]) / days * PERIODS).astype(np.int64).clip(max=PERIODS - 1)
    fit = fit_bass(np.bincount(period, minlength=PERIODS), days / DAYS_OF_YEAR)
    if fit is None:
        return Why.NO_FIT
    return Parts((("p_per_year", fit.p), ("q_per_year", fit.q), ("m_nodes", fit.m)))


def first_contacts(network: Network) -> Float64s:
    """When each node that has a contact had its first, in order of time. Cost: O(m log m)."""
    told = in_time(network)
    first = np.full(network.n, np.inf)
    for ends in (told.sources, told.targets):
        found = np.full(network.n, np.inf)
        found[ends[::-1]] = told.times[::-1]  # of repeated places numpy keeps the last: the first
        first = np.minimum(first, found)
    return np.sort(first[np.isfinite(first)])


BASS = Measure(
    id="bass",
    level=Level.PARTS,
    unit=Unit.BY_NAME,
    bounds=Bounds(0, None),
    question="Do newcomers come of their own accord or by example, and how many will there be?",
    question_th="รายใหม่เข้ามาเองหรือเข้ามาตามรายอื่นมากน้อยเพียงใด และในที่สุดจะมีราวกี่ราย",
    source="Bass 1969, Management Science 15, 215-227",
    compute=bass,
    reads=Reads(times=True, parallel=True),
    needs_times=True,
)
