"""Lessons: learned in own words, checked by another, doubted, used."""

from datetime import date

from saiyai.domain.drafts import EventDraft, FlowDraft, PartDraft
from saiyai.domain.errors import OwnLesson
from saiyai.domain.goods import Good
from saiyai.domain.kinds.learning import LEARNING, LearningStep
from saiyai.domain.periods import on
from saiyai.domain.viewers import Viewer
from saiyai.records.connections import WRITING
from saiyai.records.models import Event, Flow, Part
from saiyai.services.changes import require_some_voice, require_voice
from saiyai.services.events import record_event
from saiyai.services.refs import named_ids
from saiyai.services.steps import record_checked


def record_lesson_from(by: Viewer, lesson: Event, learner: str, words: str, day: date) -> Event:
    """Somebody learned from a lesson, in own words: from whoever had learned it before.

    Raises: MalformedData without words, OwnLesson for one's own, UnknownActor, FutureDay,
    NotYours.
    """
    require_some_voice(by)
    require_voice(by, named_ids(lesson.network, by, [learner]).values())
    before = _learners(lesson)
    if learner in before:
        raise OwnLesson
    flows = tuple(FlowDraft(one, learner, Good.KNOWLEDGE) for one in before)
    parts = (PartDraft(learner, "learner"),)
    draft = EventDraft(
        LEARNING.id, on(day), {"lesson": words}, parts=parts, flows=flows, about=lesson.ref
    )
    return record_checked(by, lesson.network, draft)


def record_lesson_step(
    by: Viewer, lesson: Event, step: LearningStep, who: str, day: date
) -> Event:
    """Somebody used a lesson, checked it, or doubts it.

    Raises: OwnLesson where a learner checks their own, UnknownActor, FutureDay, NotYours.
    """
    require_some_voice(by)
    require_voice(by, named_ids(lesson.network, by, [who]).values())
    used = step is LearningStep.USED
    if not used and who in _learners(lesson):
        raise OwnLesson
    data = {"lesson": lesson.data["lesson"], "step": step}
    parts = (PartDraft(who, "learner" if used else "checker"),)
    draft = EventDraft(LEARNING.id, on(day), data, parts=parts, about=lesson.ref)
    return record_event(by, lesson.network, draft)


def _learners(lesson: Event) -> list[str]:
    """Refs of those who learned it."""
    parts = Part.objects.using(WRITING).filter(event=lesson, role="learner").order_by("pk")
    found = list(parts.values_list("actor__ref", flat=True))
    flows = Flow.objects.using(WRITING).filter(event=lesson).order_by("pk")
    return found or list(dict.fromkeys(flows.values_list("target__ref", flat=True)))
