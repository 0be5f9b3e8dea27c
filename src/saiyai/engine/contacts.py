"""The contacts of a network: every tie of which is told when it was, pair by pair and in time.

A tie with a time is a contact of its two ends, whichever way it points; ties to oneself are none.
"""

from dataclasses import dataclass

import numpy as np

from saiyai.engine.arrays import Bools, Float64s, Int32s, Int64s, seal, sealed
from saiyai.engine.network import Network
from saiyai.engine.ops.columns import bounds_of
from saiyai.engine.ops.ordering import rows_in_order
from saiyai.engine.ops.rows import gather_ties, turn_ties
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

    Shapes: indptr (pairs + 1,); first and second (pairs,), the smaller position first, pairs
        ascending; times and forward (contacts,): whether the tie leads from first to second.
    """

    indptr: Int64s
    first: Int32s
    second: Int32s
    times: Float64s
    forward: Bools

    @property
    def pairs(self) -> Int64s:
        """The pair of each contact."""
        return np.repeat(np.arange(len(self.first)), np.diff(self.indptr))


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

    Cost: O(n + m) beside `in_time`; up to 17 bytes a contact and 16 a pair, kept.
    """
    return passed(network, _contacts)


def moments(found: Contacts) -> Moments:
    """The moments of contact of each pair, without repeats. Cost: O(contacts)."""
    pairs = found.pairs
    fresh = np.ones(len(pairs), np.bool_)
    fresh[1:] = (pairs[1:] != pairs[:-1]) | (found.times[1:] != found.times[:-1])
    return kept_moments(found.indptr, found.times, fresh)


def kept_moments(indptr: Int64s, times: Float64s, kept: Bools) -> Moments:
    """Those times that are marked, each in its row."""
    before = bounds_of(kept.astype(np.int64))
    return Moments(before[indptr], times[kept])


def _in_time(network: Network) -> InTime:
    times = np.empty(0) if network.times is None else network.times
    rows = rows_in_order(network.sources[: len(times)], network.targets[: len(times)], seal(times))
    return InTime(seal(network.sources[rows]), seal(network.targets[rows]), seal(times[rows]))


def _contacts(network: Network) -> Contacts:
    told = in_time(network)
    low = seal(np.minimum(told.sources, told.targets))
    high = seal(np.maximum(told.sources, told.targets))
    ties = gather_ties(network.n, low, high, False)  # noqa: FBT003 a kernel has no keywords
    rows = turn_ties(sealed(ties))
    keeper = np.repeat(np.arange(network.n, dtype=np.int32), np.diff(rows.indptr))
    begins = np.ones(len(keeper), np.bool_)
    begins[1:] = (keeper[1:] != keeper[:-1]) | (rows.indices[1:] != rows.indices[:-1])
    first = np.flatnonzero(begins)
    return Contacts(
        seal(np.append(first, len(keeper))),
        seal(keeper[first]),
        seal(rows.indices[first]),
        seal(told.times[rows.edges]),
        seal(told.sources[rows.edges] == keeper),
    )
