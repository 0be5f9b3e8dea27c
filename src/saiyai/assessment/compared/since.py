"""What is otherwise than a year before, for the same members: beyond what chance would bring.

Only who was a member on both days is compared, each with themselves, in the same season. Where the
record was kept otherwise nothing is: more that is written down is not more that was done. None of
it has a good direction, and no member is told apart.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import numpy as np

from saiyai.assessment.indicators.card import NOT_RECORDED
from saiyai.assessment.indicators.gates import worst_recorded
from saiyai.assessment.look.facts import Bools, Ints
from saiyai.assessment.look.lines import tried_share
from saiyai.assessment.look.view import View
from saiyai.assessment.profile import number_to_plain, rows_to_plain
from saiyai.assessment.statistics.change import Change, paired_change
from saiyai.assessment.statistics.estimates import Missing, NoEstimate
from saiyai.domain.coverage import Share
from saiyai.domain.kinds.learning import LearningStep
from saiyai.engine.arrays import Float64s

YEAR: Final = 365
"""So many days lie between the two: the rains are laid beside the rains."""


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """How much of something each had. Shapes: of (n,); rows are ids by the table they stand in."""

    of: Float64s
    table: str
    rows: Ints


@dataclass(frozen=True, slots=True)
class Compared:
    """A kind of what members do, on both days.

    `kinds` of events it is counted from, which have to be recorded alike; of none where it is of
    lines.
    """

    count: Callable[[View], Counted]
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Moved:
    """What one kind came to on either day, in the mean of the same members."""

    before: float
    after: float
    change: Change | Missing
    coverage: Share | None
    """How completely it was recorded on both days; None of lines."""
    evidence: Mapping[str, Ints]

    @property
    def changed(self) -> bool | None:
        """Whether it did; None where it cannot be told.

        What was recorded in part may only have been written down more diligently.
        """
        if isinstance(self.change, Missing) or self.coverage not in {None, Share.ALL}:
            return None
        return self.change.changed


@dataclass(frozen=True, slots=True, eq=False)
class Since:
    """Everything that is compared with a day before, by its id, and of how many members."""

    day: date
    members: int
    moved: Mapping[str, Moved]


def read_since(now: View, then: View) -> Since:
    """What is otherwise on the later of two days, with the same positions in both records.

    Cost: that of each count on both days, and 2,000 replicates of each.
    """
    both = now.members & then.members
    moved = {one: _moved(one, card, (then, now), both) for one, card in COMPARED.items()}
    return Since(then.record.day, int(both.sum()), moved)


def _moved(name: str, card: Compared, views: tuple[View, View], both: Bools) -> Moved:
    counts = [card.count(view) for view in views]
    before, after = (count.of[both] for count in counts)
    rows = np.concatenate([count.rows for count in counts])
    change = _unlike(card, *views) or paired_change(before, after, views[1].dice(f"since {name}"))
    mean = {
        name: float(one.mean()) if one.size else 0.0
        for name, one in (("before", before), ("after", after))
    }
    return Moved(
        **mean,
        change=change,
        coverage=_recorded(card, views[1]),
        evidence={counts[0].table: rows},
    )


def _unlike(card: Compared, then: View, now: View) -> Missing | None:
    """Why the two days cannot be laid side by side, where they cannot."""
    if not card.kinds:
        tried = {tried_share(one.lines) >= one.bounds.tried_share for one in (then, now)}
        return Missing(NoEstimate.RECORDED_OTHERWISE) if len(tried) > 1 else None
    told = {_recorded(card, then), _recorded(card, now)}
    if told & NOT_RECORDED:
        return Missing(NoEstimate.NOT_RECORDED)
    return Missing(NoEstimate.RECORDED_OTHERWISE) if len(told) > 1 else None


def _recorded(card: Compared, view: View) -> Share | None:
    return worst_recorded(view, view.bounds.window_days, *card.kinds) if card.kinds else None


def _active(view: View) -> Counted:
    """Whether anything was done, given, answered or decided together."""
    days = view.bounds.window_days
    return Counted(view.active(days).astype(np.float64), "events", view.ids(view.since(days)))


def _together(view: View) -> Counted:
    """At how many activities somebody was."""
    done = view.told("activity", view.bounds.window_days)
    return _times(view, view.parts_of(done)["actor"], done.ids)


def _learned(view: View) -> Counted:
    """Whether somebody learned something, as told or checked."""
    learned = view.told("learning", view.bounds.window_days)
    learned = learned.only(learned.has("step", LearningStep.LEARNED, LearningStep.CHECKED))
    who = view.marked(view.flows_of(learned)["target"])
    return Counted(who.astype(np.float64), "events", learned.ids)


def _gave(view: View) -> Counted:
    """How often somebody gave something."""
    given = view.told("exchange", view.bounds.window_days)
    return _times(view, view.flows_of(given)["source"], given.ids)


def _called(view: View) -> Counted:
    """How often somebody called somebody."""
    calls = view.told("contact", view.bounds.window_days)
    return _times(view, view.flows_of(calls)["source"], calls.ids)


def _lines(view: View) -> Counted:
    """How many lines of somebody hold: those that answer, where most were ever tried."""
    lines, kept = view.lines, view.counted
    ends = np.concatenate((lines.a[kept], lines.b[kept]))
    return Counted(_number(view, ends), "ties", lines.rows[kept])


def _times(view: View, who: Ints, rows: Ints) -> Counted:
    return Counted(_number(view, who), "events", rows)


def _number(view: View, who: Ints) -> Float64s:
    return np.bincount(who[who >= 0], minlength=view.record.n).astype(np.float64)


COMPARED: Final[Mapping[str, Compared]] = MappingProxyType({
    "active": Compared(_active, ("activity", "contact", "exchange")),
    "together": Compared(_together, ("activity",)),
    "called": Compared(_called, ("contact",)),
    "learned": Compared(_learned, ("learning",)),
    "gave": Compared(_gave, ("exchange",)),
    "lines": Compared(_lines),
})  # fmt: skip
"""What is compared, by id, in the order in which it is told."""


def since_to_plain(told: Since) -> dict[str, Any]:
    """The same as JSON: for each kind both means, their difference, and whether it changed."""
    return {
        "day": told.day.isoformat(),
        "members": told.members,
        "moved": {name: _plain(one) for name, one in told.moved.items()},
    }


def _plain(moved: Moved) -> dict[str, Any]:
    evidence = {table: rows_to_plain(rows) for table, rows in moved.evidence.items()}
    coverage = None if moved.coverage is None else str(moved.coverage)
    told = {"coverage": coverage, "evidence": evidence}
    if isinstance(moved.change, Missing):
        return number_to_plain(moved.change) | told
    return (
        number_to_plain(moved.change.difference)
        | told
        | {
            "before": moved.before,
            "after": moved.after,
            "changed": moved.changed,
        }
    )
