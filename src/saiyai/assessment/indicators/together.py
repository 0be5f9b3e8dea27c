"""Who was together with whom: groups and organisations by their people, else members."""

from typing import Final, NamedTuple

import numpy as np

from saiyai.assessment.look.record import Ints, Table
from saiyai.assessment.look.view import View
from saiyai.assessment.statistics.blocks import of_blocks
from saiyai.assessment.statistics.estimates import Estimate, Missing, NoEstimate
from saiyai.domain.kinds.card import ALL_PAIRS_UP_TO

_PAIRS: Final = 20_000
"""Beyond, so many pairs drawn at random stand for all when blocks are drawn again."""


class Seats(NamedTuple):
    """Who was at which activity, perhaps more than once. Shapes: both (seats,), from 0."""

    activities: Ints
    units: Ints
    of: int
    """How many activities, those where nobody came among them."""
    n: int
    """How many units."""


def seats(view: View, done: Table) -> Seats:
    """The groups that were at each activity, by their people; members where groups are few."""
    parts = view.parts_of(done)
    at = np.searchsorted(done["row"], parts["event"])
    actor = parts["actor"]
    units = view.collective if int(view.collective.sum()) > 1 else view.members
    if units is view.collective:
        at, actor = _with_their_groups(view, at, actor)
    number = np.cumsum(units) - 1
    kept = units[actor]
    return Seats(at[kept], number[actor[kept]], len(done), int(units.sum()))


def _with_their_groups(view: View, at: Ints, actor: Ints) -> tuple[Ints, Ints]:
    """The same, and beside each participant the groups of which they are members on the day."""
    told = view.record["memberships"]
    in_groups = told.only(
        (told["network"] >= 0)
        & (told["member"] >= 0)
        & ((told["left_latest"] < 0) | (told["left_latest"] > view.day))
    )
    order = np.argsort(in_groups["member"], kind="stable")
    member, group = in_groups["member"][order], in_groups["network"][order]
    first = np.searchsorted(member, actor, side="left")
    many = np.searchsorted(member, actor, side="right") - first
    again, step = _run_on(many)
    groups = group[first[again] + step]
    return np.concatenate((at, at[again])), np.concatenate((actor, groups))


def breadth(found: Seats, dice: np.random.Generator) -> Estimate | Missing:
    """The share of pairs of units that were at one activity, and how it hangs on which came about.

    Activities of more than 30 units make no pairs. Cost: O(sum of squares of who came).
    """
    if found.n < 2:
        return Missing(NoEstimate.TOO_FEW_MEMBERS, 2 - found.n)
    low, high, activity = pairs_at(found.activities, found.units, found.n)
    key = low * np.int64(found.n) + high
    of, first = np.unique(key, return_inverse=True)
    pairs = found.n * (found.n - 1) // 2
    kept = np.arange(len(of))
    if len(of) > _PAIRS:
        kept = np.sort(dice.choice(len(of), _PAIRS, replace=False))
    chosen = np.isin(first, kept)
    pair, when = np.searchsorted(kept, first[chosen]), activity[chosen]
    share = len(of) / pairs

    def met(times: Ints) -> float:
        here = np.zeros(max(len(kept), 1), np.bool_)
        here[pair[times[when] > 0]] = True
        return share * float(here[: len(kept)].mean()) if len(kept) else 0.0

    return of_blocks(met, found.of, dice)


def pairs_at(events: Ints, who: Ints, n: int) -> tuple[Ints, Ints, Ints]:
    """Every pair of those who were at one event, and the event; not of events that were too large.

    Shapes: events and who (seats,), in any order, anybody perhaps twice; of 0..n - 1.
    Returns: the lower of each pair, the higher, the event. Cost: O(sum of squares of who came).
    """
    key = np.unique(events * np.int64(max(n, 1)) + who)
    event, one = key // max(n, 1), key % max(n, 1)
    sizes = np.bincount(event)
    small = sizes[event] <= ALL_PAIRS_UP_TO
    event, one = event[small], one[small]
    later = np.searchsorted(event, event, side="right") - np.arange(len(event)) - 1
    first, second = _run_on(later)
    return one[first], one[first + second + 1], event[first]


def _run_on(counts: Ints) -> tuple[Ints, Ints]:
    """Each place as often as its count says, and the steps 0, 1, … of each."""
    places = np.repeat(np.arange(len(counts)), counts)
    steps = np.arange(len(places)) - np.repeat(np.cumsum(counts) - counts, counts)
    return places, steps
