"""The course of a request: from what was told of it, who offers, what is agreed, how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from saiyai.domain.kinds.request import RequestStep

OVER_ASKED: Final = 3
"""Who was asked directly so many times in `LOAD_DAYS` is counted as asked often; a convention."""

LOAD_DAYS: Final = 90

FEWEST_ANSWERS: Final = 5
"""From fewer requests no usual number of days is told: it would be somebody's."""


class RequestState(StrEnum):
    """How a request stands."""

    OPEN = "open"
    OFFERED = "offered"
    AGREED = "agreed"
    HELPED = "helped"
    DECLINED = "declined"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Step:
    """What was told later of a request: by whom, towards whom, on which day."""

    step: RequestStep
    day: date
    by: int | None
    helper: int | None
    """The end of it that did not ask; None where it has none."""


@dataclass(frozen=True, slots=True)
class Course:
    """A request with everything told of it; actors are row ids."""

    requester: int | None
    asked: frozenset[int]
    since: date
    """The day from which it stands as it does."""
    offers: tuple[int, ...] = ()
    accepted: frozenset[int] = frozenset()
    helped: frozenset[int] = frozenset()
    declined: frozenset[int] = frozenset()
    closed: bool = False
    answered: date | None = None
    """The first day on which somebody else said anything."""

    @property
    def state(self) -> RequestState:
        """The furthest that holds: closed, helped, agreed, offered, declined, open."""
        if self.closed:
            return RequestState.CLOSED
        if self.helped:
            return RequestState.HELPED
        if self.accepted:
            return RequestState.AGREED
        if self.offers:
            return RequestState.OFFERED
        # Asked of everybody, one "not this time" leaves it open for the others.
        said_no = bool(self.asked) and self.asked <= self.declined
        return RequestState.DECLINED if said_no else RequestState.OPEN

    def may(self, step: RequestStep, helper: int | None) -> bool:
        """Whether this step can follow now. Whoever tells it is another question."""
        if self.closed or self.requester is None:
            return False
        if step is RequestStep.CLOSED:
            return True
        if helper is None or helper == self.requester:
            return False
        waits = helper in self.offers and helper not in self.helped
        asked = helper in self.asked - self.declined - self.helped
        return {
            RequestStep.ASKED: False,
            RequestStep.OFFERED: not self.helped and helper not in self.offers,
            RequestStep.ACCEPTED: waits and helper not in self.accepted,
            RequestStep.DECLINED: waits or asked,
            RequestStep.HELPED: helper in self.accepted - self.helped,
        }[step]


def course_of(begun: Course, steps: Sequence[Step]) -> Course:
    """A request after these steps, in the order of days and then of telling.

    What was told is taken as told, even where a page would have refused the order.
    """
    course = begun
    for step in steps:
        after = _after(course, step)
        since = step.day if after.state is not course.state else course.since
        course = replace(after, since=since)
    return course


def _after(course: Course, step: Step) -> Course:
    if step.step is RequestStep.CLOSED:
        return replace(course, closed=True)
    if step.helper is None or step.step is RequestStep.ASKED:
        return course
    one = frozenset({step.helper})
    answered = course.answered or (step.day if step.by != course.requester else None)
    course = replace(course, answered=answered)
    if step.step is RequestStep.DECLINED:
        own_word = one if step.by == step.helper else frozenset[int]()
        return replace(
            course,
            offers=tuple(offer for offer in course.offers if offer != step.helper),
            accepted=course.accepted - one,
            declined=course.declined | own_word,
        )
    return replace(
        course,
        offers=tuple(dict.fromkeys((*course.offers, step.helper))),
        accepted=course.accepted if step.step is RequestStep.OFFERED else course.accepted | one,
        helped=course.helped | one if step.step is RequestStep.HELPED else course.helped,
        declined=course.declined - one,
    )
