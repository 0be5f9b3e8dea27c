"""Lessons: list as trees, tell who used, checked or doubted one, or learned from it."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from saiyai.api.asked import Slug, as_of, asked, day_of, opened, someone_out
from saiyai.api.board_schemas import LessonOut, LessonsOut, LessonStepIn
from saiyai.api.said import DayQuery, PageQuery
from saiyai.api.schemas import SpanOut
from saiyai.domain.kinds.learning import LearningStep
from saiyai.queries.lessons import LessonRow, get_lesson, lesson_of, list_lessons
from saiyai.services.lessons import record_lesson_from, record_lesson_step

router = Router(tags=["lessons"])


@router.get("/", response=LessonsOut)
def lessons(request: HttpRequest, slug: Slug, wanted: Query[PageQuery]) -> LessonsOut:
    """Lessons of their own, newest first, each followed by those learned from it."""
    network = opened(request, slug)
    found = list_lessons(
        asked(request).viewer,
        network,
        as_of(network, wanted.as_of, wanted.known),
        after=wanted.after,
        limit=wanted.most,
    )
    return LessonsOut(lessons=[_out(row) for row in found.rows], after=found.after)


@router.post("/steps/{path:ref}", response={201: list[LessonOut]})
def step(
    request: HttpRequest, slug: Slug, ref: str, told: LessonStepIn
) -> Status[list[LessonOut]]:
    """Somebody used a lesson, checked or doubted it, or learned from it in own words."""
    network, viewer = opened(request, slug), asked(request).viewer
    lesson, day = lesson_of(viewer, network, ref), day_of(network, told.day)
    if told.step is LearningStep.LEARNED:
        record_lesson_from(viewer, lesson, told.who, told.lesson, day)
    else:
        record_lesson_step(viewer, lesson, told.step, told.who, day)
    found = get_lesson(viewer, network, ref, as_of(network, ""))
    return Status(201, [_out(row) for row in found])


@router.get("/{path:ref}", response=list[LessonOut])
def one(request: HttpRequest, slug: Slug, ref: str, wanted: Query[DayQuery]) -> list[LessonOut]:
    """One lesson, followed by those learned from it."""
    network = opened(request, slug)
    found = get_lesson(
        asked(request).viewer, network, ref, as_of(network, wanted.as_of, wanted.known)
    )
    return [_out(row) for row in found]


def _out(row: LessonRow) -> LessonOut:
    return LessonOut(
        id=row.ref,
        lesson=row.words,
        tried=row.tried,
        horizon=row.horizon,
        level=row.level,
        when=SpanOut(earliest=row.when.earliest, latest=row.when.latest),
        learners=[someone_out(who) for who in row.learners],
        sources=[someone_out(who) for who in row.sources],
        checked=[someone_out(who) for who in row.checked],
        doubted=[someone_out(who) for who in row.doubted],
        used=[someone_out(who) for who in row.used],
        depth=row.depth,
        learned_from=row.learned_from,
    )
