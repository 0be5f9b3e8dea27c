"""The life of a warning: what people do about it, told in steps like everything else.

The matter itself is read anew each time and never stored as open or closed. What people told of it
decides whether it is shown: put off until a day, set aside for a reason, planned, done. Nothing
hides a matter that has grown, and what was done is checked by reading the record again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from saiyai.domain.said import UNSAID, Said


class WarningStepKind(StrEnum):
    """What somebody may tell of a warning."""

    PLANNED = "planned"
    """Something will be tried, by a day."""
    ASSIGNED = "assigned"
    """Somebody was asked to see to it."""
    SNOOZED = "snoozed"
    """Later: not before a day."""
    DISMISSED = "dismissed"
    """No matter at all, and why."""
    DONE = "done"
    """What was planned was done."""
    REOPENED = "reopened"
    """Look at it again, whatever was told before."""


class WarningState(StrEnum):
    """Where a warning stands on a day."""

    OPEN = "open"
    PLANNED = "planned"
    SNOOZED = "snoozed"
    DISMISSED = "dismissed"
    DONE = "done"
    """Done, and too early to read whether the record shows it."""
    STILL = "still"
    """Done, and the record reads as before."""
    GREW = "grew"
    """It was put off or set aside, and has become larger since."""
    CLEARED = "cleared"
    """The record does not read so any more."""


CHECK_DAYS: Final = 14
"""So many days after something was done it is read whether the record shows it: as long as a call
may wait for its answer."""

HIDDEN: Final = frozenset(
    {WarningState.SNOOZED, WarningState.DISMISSED, WarningState.DONE, WarningState.CLEARED}
)
"""States in which a warning takes no place on Today; each list of them can be opened."""

NEEDS: Final = {
    WarningStepKind.PLANNED: ("until",),
    WarningStepKind.ASSIGNED: ("to",),
    WarningStepKind.SNOOZED: ("until",),
    WarningStepKind.DISMISSED: ("reason",),
}
"""What a step has to tell beside its day."""


@dataclass(frozen=True, slots=True)
class WarningStep:
    """A step as it was told: `size` is how large the matter was then, `to` a row id."""

    step: WarningStepKind
    day: date
    size: int
    until: date | None = None
    to: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WarningNow:
    """What the steps and the newest reading of a warning come to.

    `until` is the day it was put off to, `due` that of the plan; `size` is as of the last step.
    """

    state: WarningState = WarningState.OPEN
    since: date | None = None
    until: date | None = None
    due: date | None = None
    to: int | None = None
    reason: str = ""
    size: int = 0

    @property
    def is_shown(self) -> bool:
        """Whether it may take a place on Today."""
        return self.state not in HIDDEN


@dataclass(frozen=True, slots=True)
class WarningStepDraft:
    """A step to be told: `to` is the ref of an actor."""

    step: WarningStepKind
    said: Said = UNSAID
    until: date | None = None
    to: str = ""
    reason: str = ""


def lacks(step: WarningStep) -> tuple[str, ...]:
    """Which of what a step has to tell is missing; a day put off to has to lie ahead."""
    missing = [name for name in NEEDS.get(step.step, ()) if not getattr(step, name)]
    late = step.until is not None and step.until <= step.day
    if late and step.step is WarningStepKind.SNOOZED:
        missing.append("until")
    return tuple(missing)


def warning_after(steps: Iterable[WarningStep], size: int | None, today: date) -> WarningNow:
    """Where a warning stands: steps in the order they were told, and its size as read on the day.

    `size` is None where the record does not read so any more.
    """
    now = WarningNow()
    for step in steps:
        if step.day <= today:
            now = _after(now, step)
    return _as_read(now, size, today)


def _after(now: WarningNow, step: WarningStep) -> WarningNow:
    """Plans stand beside what is put off, and end with what is done or set aside."""
    told = replace(now, since=step.day, size=step.size)
    match step.step:
        case WarningStepKind.PLANNED:
            due, to = step.until, step.to or now.to
            return replace(told, state=WarningState.PLANNED, due=due, to=to)
        case WarningStepKind.ASSIGNED:
            due, to = step.until or now.due, step.to
            return replace(told, state=WarningState.PLANNED, due=due, to=to)
        case WarningStepKind.SNOOZED:
            return replace(told, state=WarningState.SNOOZED, until=step.until, reason=step.reason)
        case WarningStepKind.DISMISSED:
            state = WarningState.DISMISSED
            return WarningNow(state, step.day, reason=step.reason, size=step.size)
        case WarningStepKind.DONE:
            return WarningNow(WarningState.DONE, step.day, to=now.to, size=step.size)
        case WarningStepKind.REOPENED:
            return WarningNow(since=step.day, size=step.size)


def _as_read(now: WarningNow, size: int | None, today: date) -> WarningNow:
    """The same against what the record says: gone, grown, due again, or there after all."""
    if size is None:
        return replace(now, state=WarningState.CLEARED)
    if now.state is WarningState.SNOOZED and now.until is not None and today >= now.until:
        planned = now.due is not None or now.to is not None
        return replace(now, state=WarningState.PLANNED if planned else WarningState.OPEN)
    if now.state in {WarningState.SNOOZED, WarningState.DISMISSED} and size > now.size:
        return replace(now, state=WarningState.GREW)
    if now.state is WarningState.DONE and now.since is not None:
        early = today < now.since + timedelta(days=CHECK_DAYS)
        return now if early else replace(now, state=WarningState.STILL)
    return now
