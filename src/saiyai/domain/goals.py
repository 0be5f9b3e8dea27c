"""Goals: what they can be, the steps of their lives, and how somebody stands to one.

A goal's present state is what its steps come to: `goal_after` replays them.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeVar

from saiyai.domain.periods import Span
from saiyai.domain.said import UNSAID, Said

N = TypeVar("N", bound=Hashable)


class GoalKind(StrEnum):
    """From what is far and wide to what is near; the network's own main goal is one of them."""

    UNTOLD = ""
    VISION = "vision"
    DESTINATION = "destination"
    MAIN = "main"
    SUB = "sub"
    OBJECTIVE = "objective"
    MISSION = "mission"
    TASK = "task"


class Horizon(StrEnum):
    """How far ahead a goal lies."""

    UNTOLD = ""
    IMMEDIATE = "immediate"
    SHORT = "short"
    LONG = "long"


class GoalScope(StrEnum):
    """Whether a goal is a task at hand or a widening of what is coordinated."""

    UNTOLD = ""
    TASK = "task"
    WIDENING = "widening"


class Permanence(StrEnum):
    """Whether a goal is meant to end."""

    UNTOLD = ""
    TEMPORARY = "temporary"
    STANDING = "standing"


class GoalStepKind(StrEnum):
    """What can happen to a goal. A review may bring a number, which is its progress."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    REWORDED = "reworded"
    REVIEWED = "reviewed"
    ATTAINED = "attained"
    ABANDONED = "abandoned"
    HANDED_OVER = "handed_over"


class GoalState(StrEnum):
    """Where a goal stands. One that was told and nothing more is not thereby agreed."""

    TOLD = "told"
    PROPOSED = "proposed"
    AGREED = "agreed"
    ATTAINED = "attained"
    ABANDONED = "abandoned"
    HANDED_OVER = "handed_over"


class GoalStance(StrEnum):
    """How somebody stands to a goal: five questions, each answered by itself."""

    SEES = "sees"
    UNDERSTANDS = "understands"
    AGREES = "agrees"
    WORKS_FOR = "works_for"
    DIFFERS = "differs"


class Fit(StrEnum):
    """How an own goal touches a main goal, as somebody sees it. It is for talk, not for marks."""

    SUPPORTING = "supporting"
    NEUTRAL = "neutral"
    OPPOSING = "opposing"


CLOSED: Final = frozenset({GoalState.ATTAINED, GoalState.ABANDONED, GoalState.HANDED_OVER})
"""States in which nothing more is expected; a later step can open a goal again."""

WITH_NUMBER: Final = frozenset({GoalStepKind.REVIEWED, GoalStepKind.ATTAINED})
"""Steps that may tell how far it has come."""

_WRITTEN: Final = {
    Horizon.IMMEDIATE: ("เฉพาะหน้า", "immediate task", "now"),
    Horizon.SHORT: ("ระยะสั้น", "สั้น", "short term", "short-term"),
    Horizon.LONG: ("ระยะยาว", "ยาว", "long term", "long-term"),
}


def horizon_of(written: str) -> Horizon:
    """The horizon that a word means; UNTOLD where it is none we know.

    Files hold free text there, and it stays as it was written.
    """
    word = written.strip().casefold()
    for horizon, words in _WRITTEN.items():
        if word == horizon or word in words:
            return horizon
    return Horizon.UNTOLD


@dataclass(frozen=True, slots=True)
class GoalStepDraft:
    """A step to be told. `to` and `successor` (refs) belong to a hand-over, names to a wording."""

    step: GoalStepKind
    name_th: str = ""
    name_en: str = ""
    number: int | None = None
    to: str = ""
    successor: str = ""
    said: Said = UNSAID


@dataclass(frozen=True, slots=True)
class StanceDraft:
    """One answer of an actor to one of the five questions; no actor: whoever tells it."""

    stance: GoalStance
    holds: bool = True
    actor: str = ""
    said: Said = UNSAID


@dataclass(frozen=True, slots=True)
class FitDraft:
    """How a goal fits a main goal (`towards`, a ref), as an actor sees it."""

    towards: str
    fit: Fit
    actor: str = ""
    said: Said = UNSAID


@dataclass(frozen=True, slots=True)
class GoalStep:
    """A step as it was told; `to` and `successor` are row ids."""

    step: GoalStepKind
    when: Span
    name_th: str = ""
    name_en: str = ""
    number: int | None = None
    to: int | None = None
    successor: int | None = None


@dataclass(frozen=True, slots=True)
class GoalNow:
    """What the steps of a goal come to; empty fields leave what was told at first."""

    state: GoalState = GoalState.TOLD
    since: Span | None = None
    name_th: str = ""
    name_en: str = ""
    number: int | None = None
    measured: Span | None = None
    owner: int | None = None
    successor: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is still expected."""
        return self.state not in CLOSED


def goal_after(steps: Iterable[GoalStep]) -> GoalNow:
    """What a goal has come to by its steps, given in the order in which they count.

    A hand-over to somebody makes them the owner, and the goal goes on; a hand-over to another
    goal closes this one, and that is no failure.
    """
    now = GoalNow()
    for step in steps:
        now = _after(now, step)
    return now


def _after(now: GoalNow, step: GoalStep) -> GoalNow:
    if step.number is not None:
        now = replace(now, number=step.number, measured=step.when)
    match step.step:
        case GoalStepKind.REWORDED:
            return replace(now, name_th=step.name_th, name_en=step.name_en)
        case GoalStepKind.REVIEWED:
            return now
        case GoalStepKind.HANDED_OVER:
            return _handed_over(now, step)
        case _:
            return replace(now, state=GoalState(step.step), since=step.when, successor=None)


def _handed_over(now: GoalNow, step: GoalStep) -> GoalNow:
    if step.to is not None:
        now = replace(now, owner=step.to)
    if step.successor is None:
        return now
    return replace(now, state=GoalState.HANDED_OVER, since=step.when, successor=step.successor)


def is_below_itself(goal: N, parents: Mapping[N, N | None]) -> bool:
    """Whether a goal lies below itself, at any depth. Ends where others lie in a circle."""
    at, seen = parents.get(goal), set[N]()
    while at is not None and at not in seen:
        if at == goal:
            return True
        seen.add(at)
        at = parents.get(at)
    return False
