"""Whether those who used to learn together have stopped, and since when."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from saiyai.assessment.look.facts import Bools
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Ints
from saiyai.domain.coverage import Share
from saiyai.domain.kinds.activity import ActivityType

_LEARNING: Final = (ActivityType.FORUM, ActivityType.TRAINING, ActivityType.STUDY_VISIT)
_KNOWN: Final = frozenset({Share.ALL, Share.SOME})


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """A silence in learning: from the last time to the day, or to when it came back.

    `usual` is the usual pause before it; `whole` says whether the gap was recorded completely,
    `told` whether in part at least; `last_ids` are row ids of the learning before it.
    """

    first: int
    last: int
    usual: float
    whole: bool
    told: bool
    last_ids: Ints

    @property
    def days(self) -> int:
        """How long it was, or has been."""
        return self.last - self.first


def learning_events(inside: Inside) -> Bools:
    """Events in which members learned with or from one another.

    What stops is the exchange (REL-POWER-08): a circle of two or more, or a lesson that went from
    one to another. What somebody wrote down for themselves is learning, and no exchange.
    """
    flows = inside.record.flows
    passed = np.zeros(len(inside.record.events), np.bool_)
    passed[flows["event"]] = True
    learned = inside.is_kind("learning") & passed & (inside.number > 0)
    if inside.named < 0 and not inside.scope.occasion:
        learned &= inside.number > 1
    told = inside.record.of_kind("activity")
    circles = np.zeros(len(inside.record.events), np.bool_)
    circles[told["row"][told.has("type", *_LEARNING)]] = True
    parts = inside.record.parts
    phase = np.zeros(len(inside.record.events), np.bool_)
    phase[parts["event"][parts.has("phase", "learn")]] = True
    circles |= phase & inside.is_kind("activity")
    return inside.happened & (learned | (circles & (inside.number > 1)))


def learning_gap(inside: Inside) -> Gap | None:
    """The stop in learning that lasts on the day; None where it goes on, or had no rhythm."""
    return stop_of(inside, learning_events(inside), "activity", "learning")


def stop_of(inside: Inside, events: Bools, *kinds: str) -> Gap | None:
    """A stop in something regular that lasts on the day.

    A pause is a stop if it is much longer than the pauses before it, until it is history. The
    same season a year before, if it was as quiet, makes it a season. `kinds` are those of which
    the recording counts.
    """
    bounds = inside.bounds
    days = np.unique(inside.record.events["latest"][events])
    if len(days) < bounds.least_forums:
        return None
    usual = float(np.median(np.diff(days)))
    last = int(days[-1])
    silence = inside.day - last
    if not max(bounds.gap_days, bounds.gap_times * usual) <= silence <= bounds.history_days:
        return None
    if _is_season(days, last, inside.day, bounds.year_days):
        return None
    return _gap(inside, events, (last, inside.day), usual, kinds)


def _is_season(days: Ints, first: int, last: int, year: int) -> bool:
    """Whether the same weeks a year before were silent, and the record went back so far."""
    if int(days[0]) > first - year:
        return False
    return not ((days > first - year) & (days <= last - year)).any()


def _gap(
    inside: Inside, learned: Bools, span: tuple[int, int], usual: float, kinds: tuple[str, ...]
) -> Gap:
    first, last = span
    shares = [inside.recorded(kind, first + 1, last) for kind in kinds]
    known = [share for share in shares if share in _KNOWN]
    days = inside.record.events["latest"]
    return Gap(
        first=first,
        last=last,
        usual=usual,
        whole=Share.ALL in shares and Share.NONE not in shares,
        told=bool(known) and Share.NONE not in shares,
        last_ids=inside.ids(learned & (days == first)),
    )
