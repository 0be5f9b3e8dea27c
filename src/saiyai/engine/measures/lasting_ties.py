"""Lasting ties: whether those who were in contact stay so."""

from saiyai.engine.contacts import in_time
from saiyai.engine.lasting import (
    DAYS_OF_YEAR,
    half_life,
    halves,
    kept_share,
    overdue_pairs,
    rhythmic_pairs,
)
from saiyai.engine.measure import Bounds, Level, Measure, Reads, Unit
from saiyai.engine.network import Network
from saiyai.engine.result import Value, Why


def tie_persistence(network: Network) -> Value | Why:
    """The share of the pairs in contact in the first half of the time that are in the second too.

    The time runs from the first contact to the last and is cut in the middle, which belongs to
    the second half. `persistence` in `engine/lasting.py` tells the same of two given networks.

    Returns: 0..1; NO_TIMES; NO_TIES without a contact; ONE_MOMENT where all are of one.
    Cost: O(m log m). Directions are not read: whoever of two makes contact keeps it up. Loops are
        no contacts.
    Source: Burt 2002, Social Networks 24, 333-363, of whose bridges a tenth was left after a year.
    """
    found = halves(network)
    return found if isinstance(found, Why) else kept_share(found.second[found.first])


def tie_half_life(network: Network) -> Value | Why:
    """In how many years half of the pairs would be out of contact, if they go on as they did.

    From the share that is left from the first half of the time to the second, half of it later,
    as if in a while the same share were always lost. Ties that have lasted long are lost less, so
    it holds for times about as long as the record.

    Returns: years of 365.25 days; NO_TIMES; NO_TIES; ONE_MOMENT; ALL_OR_NONE where all pairs are
        left or none.
    Cost: O(m log m). Directions are not read; loops are no contacts.
    Source: Burt 2002, Social Networks 24, 333-363; ln 0.5 / ln share, as of any exponential decay.
    """
    found = halves(network)
    if isinstance(found, Why):
        return found
    share = float(found.second[found.first].mean())  # of the first contact's pair, at the least
    years = half_life(share, found.days / DAYS_OF_YEAR)
    return Why.ALL_OR_NONE if years is None else Value(years)


def overdue_ties(network: Network) -> Value | Why:
    """How many pairs have been out of contact for more than eight times their usual pause.

    The usual pause is the median of the pair's own. Now is the time of the latest contact in the
    network: no clock is asked; `overdue_pairs` in `engine/lasting.py` says who they are, on any
    day. A longer silence is a sign and no proof: whoever has a season is silent each year.

    Returns: a count of pairs; NO_TIMES; NO_TIES without a contact; TOO_FEW_CONTACTS where no pair
        was in contact at four moments.
    Cost: O(m log m). Directions are not read; loops are no contacts.
    Source: Navarro, Miritello, Canales & Moro 2017, EPJ Data Science 6, 31.
    """
    if network.times is None:
        return Why.NO_TIMES
    told = in_time(network)
    if not len(told.times):
        return Why.NO_TIES
    now = float(told.times[-1])
    if not rhythmic_pairs(network, now):
        return Why.TOO_FEW_CONTACTS
    return Value(len(overdue_pairs(network, now)))


_BURT = "Burt 2002, Social Networks 24, 333-363"

TIE_PERSISTENCE = Measure(
    id="tie_persistence",
    level=Level.NETWORK,
    unit=Unit.SHARE,
    bounds=Bounds(0, 1),
    question="Of the pairs in contact in the first half of the time, what share still is later?",
    question_th="คู่ที่ติดต่อกันในครึ่งแรกของช่วงเวลา ยังติดต่อกันในครึ่งหลังเป็นสัดส่วนเท่าใด",
    source=_BURT,
    compute=tie_persistence,
    reads=Reads(times=True, parallel=True),
    needs_times=True,
)

TIE_HALF_LIFE = Measure(
    id="tie_half_life",
    level=Level.NETWORK,
    unit=Unit.YEARS,
    bounds=Bounds(0, None),
    question="In how many years would half of the pairs be out of contact?",
    question_th="หากเป็นไปเหมือนที่ผ่านมา อีกกี่ปีคู่ที่เคยติดต่อกันจะเหลือครึ่งหนึ่ง",
    source=_BURT,
    compute=tie_half_life,
    reads=Reads(times=True, parallel=True),
    needs_times=True,
)

OVERDUE_TIES = Measure(
    id="overdue_ties",
    level=Level.NETWORK,
    unit=Unit.PAIRS,
    bounds=Bounds(0, None),
    question="How many pairs have been silent for far longer than is usual for them?",
    question_th="มีกี่คู่ที่เงียบนานกว่าจังหวะเดิมของคู่นั้นเองมาก",
    source="Navarro, Miritello, Canales & Moro 2017, EPJ Data Science 6, 31",
    compute=overdue_ties,
    reads=Reads(times=True, parallel=True),
    needs_times=True,
)
