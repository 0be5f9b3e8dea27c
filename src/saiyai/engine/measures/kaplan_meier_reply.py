"""Replies: what share of what one says to another is answered within a week."""

from typing import Final

import numpy as np

from saiyai.engine.arrays import Bools, Float64s
from saiyai.engine.contacts import Contacts, contacts
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.ops.replies import first_replies
from saiyai.engine.ops.survival import Survival, kaplan_meier, share_lasting
from saiyai.engine.result import Value, Why

DAYS: Final = 7.0
"""So long a reply may take (C1 of the indicators)."""


def kaplan_meier_reply(network: Network) -> Value | Why:
    """The share of ties that are answered within seven days, waiting ones counted for their wait.

    A tie from one to another is answered by the first tie back at a later moment; one without is
    watched until the latest contact in the network. Who says a thing several times before the
    reply is answered each time; a reply is itself waited for like any other tie, since nothing
    tells the two apart.

    Returns: 1 - S(7 days), 0..1; NO_TIMES; UNDIRECTED; NO_TIES; TOO_SHORT where nothing was
        watched for seven days and not all was answered. Its standard error is `greenwood` of
        `waits` at seven days.
    Cost: O(m log m). Loops are no contacts.
    Source: Kaplan & Meier 1958, Journal of the American Statistical Association 53, 457-481.
    """
    found = waits(network)
    if isinstance(found, Why):
        return found
    unanswered = share_lasting(found, DAYS)
    return Why.TOO_SHORT if unanswered is None else Value(1 - unanswered)


def waits(network: Network) -> Survival | Why:
    """How long ties wait for a reply, in days. Returns: UNDIRECTED, NO_TIMES, NO_TIES."""
    if not network.directed:
        return Why.UNDIRECTED
    if network.times is None:
        return Why.NO_TIMES
    told = contacts(network)
    if not len(told.times):
        return Why.NO_TIES
    return kaplan_meier(*_watched(told))


def _watched(told: Contacts) -> tuple[Float64s, Bools]:
    """How long each request was watched, and whether until its reply."""
    found = first_replies(told.indptr, told.times, told.forward)
    answered = np.isfinite(found.replied)
    watched = np.where(answered, found.replied, told.times.max())
    with np.errstate(over="ignore"):
        watched -= found.asked
    return watched, answered


KAPLAN_MEIER_REPLY = Measure(
    id="kaplan_meier_reply",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="What share of what one says to another is answered within seven days?",
    question_th="เมื่อรายหนึ่งติดต่อไป อีกฝ่ายตอบกลับภายในเจ็ดวันเป็นสัดส่วนเท่าใด",
    source="Kaplan & Meier 1958, Journal of the American Statistical Association 53, 457-481",
    compute=kaplan_meier_reply,
    reads=Reads(direction=True, times=True, parallel=True),
    needs_times=True,
    needs_direction=True,
)
