"""The contacts of a network: every tie of which is told when it was, pair by pair and in time.

A tie with a time is a contact of its two ends, whichever way it points; ties to oneself are none.
"""

from dataclasses import dataclass

import numpy as np

from saiyai.engine.arrays import Bools, Float64s, Int32s, Int64s, seal, sealed
from saiyai.engine.network import Network
from saiyai.engine.ops.ordering import rows_in_order
from saiyai.engine.ops.rows import Incidence, degrees, gather_ties, turn_ties
from saiyai.engine.passes import passed


@dataclass(frozen=True, slots=True, eq=False)
class InTime:
    """Contacts from the first to the last; those of one moment in the order they were told.

    Shapes: all (contacts,).
    """

    sources: Int32s
    targets: Int32s
    times: Float64s


@dataclass(frozen=True, slots=True, eq=False)
class Contacts:
    """Contacts by pair, those of each in time: of pair `p` at `times[indptr[p]:indptr[p + 1]]`.

    Pairs are those of `simple`, ascending, the smaller position of each first.

    Shapes: indptr (pairs + 1,); times and forward (contacts,): whether the tie leads from the
        smaller position to the larger.
    """

    indptr: Int64s
    times: Float64s
    forward: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """The same by pair, what several ties say of one moment told once. Shapes: as `Contacts`."""

    indptr: Int64s
    times: Float64s


def in_time(network: Network) -> InTime:
    """All contacts in order; none where no times are told.

    Cost: O(m) when first asked; 16 bytes a contact, kept.
    """
    return passed(network, _in_time)


def contacts(network: Network) -> Contacts:
    """All contacts by pair; none where no times are told.

    Cost: O(n + m) beside `in_time`; 9 bytes a contact and 8 a pair, kept.
    """
    return passed(network, _contacts)


def pair_ends(network: Network, which: Int64s) -> Int64s:
    """The two of each of some pairs of `contacts`, the smaller position first.

    Shapes: which (asked,), numbers of pairs; result (asked, 2).
    Cost: O(n + m): rows of `simple` say it, and nothing is kept twice.
    """
    keeper = np.repeat(np.arange(network.n, dtype=np.int32), degrees(network.simple))
    entries = np.flatnonzero(keeper < network.simple.indices)[which]
    ends = (keeper[entries], network.simple.indices[entries])
    return seal(np.column_stack(ends).astype(np.int64))


def moments(found: Contacts) -> Moments:
    """The moments of contact of each pair, without repeats. Cost: O(contacts)."""
    fresh = np.ones(len(found.times), np.bool_)
    fresh[1:] = found.times[1:] != found.times[:-1]
    fresh[found.indptr[:-1]] = True
    return kept_moments(found.indptr, found.times, fresh)


def kept_moments(indptr: Int64s, times: Float64s, kept: Bools) -> Moments:
    """Those times that are marked, each in its row."""
    return Moments(kept_bounds(indptr, kept), times[kept])


def kept_bounds(indptr: Int64s, kept: Bools) -> Int64s:
    """Where each row begins and ends once only what is marked is left."""
    before = np.zeros(len(kept) + 1, np.int32)  # there are no more contacts than ties
    np.cumsum(kept, out=before[1:])
    return before[indptr].astype(np.int64)


def _in_time(network: Network) -> InTime:
    times = np.empty(0) if network.times is None else network.times
    rows = rows_in_order(network.sources[: len(times)], network.targets[: len(times)], seal(times))
    return InTime(seal(network.sources[rows]), seal(network.targets[rows]), seal(times[rows]))


def _contacts(network: Network) -> Contacts:
    told = in_time(network)
    rows = _by_pair(network.n, told)
    keeper = np.repeat(np.arange(network.n, dtype=np.int32), np.diff(rows.indptr))
    begins = np.ones(len(keeper) + 1, np.bool_)  # where the last pair ends as well
    begins[1:-1] = (keeper[1:] != keeper[:-1]) | (rows.indices[1:] != rows.indices[:-1])
    forward = seal(told.sources[rows.edges] == keeper)
    del keeper
    return Contacts(seal(np.flatnonzero(begins)), seal(told.times[rows.edges]), forward)


def _by_pair(n: int, told: InTime) -> Incidence:
    """Contacts in the row of the smaller position; those of a pair stay in time."""
    low, high = np.minimum(told.sources, told.targets), np.maximum(told.sources, told.targets)
    ties = gather_ties(n, seal(low), seal(high), False)  # noqa: FBT003 a kernel has no keywords
    del low, high
    return turn_ties(sealed(ties))
