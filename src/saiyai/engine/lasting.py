"""Whether pairs stay in contact: from one time to the next, and by their own rhythm."""

from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np

from saiyai.engine.arrays import Bools, Int64s, seal
from saiyai.engine.contacts import (
    Contacts,
    Moments,
    contacts,
    kept_bounds,
    kept_moments,
    moments,
    pair_ends,
)
from saiyai.engine.errors import MalformedNetwork
from saiyai.engine.network import Network
from saiyai.engine.ops.pauses import ENOUGH_CONTACTS, overdue_rows
from saiyai.engine.ops.rows import degrees
from saiyai.engine.passes import passed
from saiyai.engine.result import Value, Why

DAYS_OF_YEAR: Final = 365.25


@dataclass(frozen=True, slots=True, eq=False)
class Halves:
    """In which half of the time of a network each pair was in contact. Shapes: both (pairs,).

    The time runs from the first contact to the last; what is just in the middle is of the second
    half. `days` is how long a half is.
    """

    first: Bools
    second: Bools
    days: float


def persistence(before: Network, after: Network) -> Value | Why:
    """The share of the pairs tied before that are tied after as well, whichever way ties point.

    Returns: 0..1; NO_TIES where no two were tied before.
    Raises: MalformedNetwork unless both are of the same nodes.
    Cost: O(n + m). Times are not read: that each network is of its own time is the caller's word.
    """
    if before.n != after.n:
        raise MalformedNetwork(problem="unlike_nodes", before=before.n, after=after.n)
    earlier, later = _tied_pairs(before), _tied_pairs(after)
    return kept_share(np.isin(earlier, later, assume_unique=True))


def kept_share(kept: Bools) -> Value | Why:
    """The share that is kept, of marks for all there were; NO_TIES where there were none."""
    return Value(int(np.count_nonzero(kept)) / len(kept)) if len(kept) else Why.NO_TIES


def half_life(share: float, window: float) -> float | None:
    """After how long half is left if so large a share is left after a window; in its unit.

    Returns: None where all is left or nothing: then it is beyond what the window can tell.
    Note: as if what is lost in a while were always the same share; ties that have lasted long
        are in truth lost less.
    """
    return window * log(0.5) / log(share) if 0 < share < 1 else None


def halves(network: Network) -> Halves | Why:
    """In which half of the time each pair was in contact.

    Returns: NO_TIMES; NO_TIES without a contact; ONE_MOMENT where there is no time between them.
    Cost: O(m log m) when first asked.
    """
    return passed(network, _halves)


def rhythmic_pairs(network: Network, now: float) -> int:
    """How many pairs were in contact at four moments or more by now."""
    return int(np.count_nonzero(np.diff(_known(network, now).indptr) >= ENOUGH_CONTACTS))


def overdue_pairs(network: Network, now: float) -> Int64s:
    """The pairs whose pause up to now is more than eight times their own usual one.

    Returns: int64 (overdue, 2), each pair ascending, pairs ascending; none of those with fewer
        than four moments of contact by now. What comes after now is not known yet.
    Cost: O(m log m).
    Source: Navarro, Miritello, Canales & Moro 2017, EPJ Data Science 6, 31.
    """
    known = _known(network, now)
    late = overdue_rows(known.indptr, known.times, now)
    return pair_ends(network, np.flatnonzero(late))


def _known(network: Network, now: float) -> Moments:
    """The moments of each pair up to now."""
    every = moments(contacts(network))
    by_now = every.times <= now
    return every if by_now.all() else kept_moments(every.indptr, every.times, by_now)


def _tied_pairs(network: Network) -> Int64s:
    """Every pair that is tied, once, as one number."""
    first = np.repeat(np.arange(network.n), degrees(network.simple))
    once = first < network.simple.indices
    found: Int64s = first[once] * network.n + network.simple.indices[once]
    return found


def _halves(network: Network) -> Halves | Why:
    if network.times is None:
        return Why.NO_TIMES
    found = contacts(network)
    if not len(found.times):
        return Why.NO_TIES
    first, last = float(found.times.min()), float(found.times.max())
    days = last / 2 - first / 2  # never infinite, as their difference may be
    if not days:
        return Why.ONE_MOMENT
    with np.errstate(over="ignore"):  # the comparison holds of infinite distances as well
        early = found.times - first < last - found.times
    return Halves(seal(_any(found, early)), seal(_any(found, ~early)), days)


def _any(found: Contacts, marked: Bools) -> Bools:
    """The pairs of which any contact is marked."""
    return np.diff(kept_bounds(found.indptr, marked)) > 0
