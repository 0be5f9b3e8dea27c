"""Lessons: the list as trees, and the presses of who checked, doubted or used one."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.kinds.learning import LearningStep
from saiyai.domain.one_line import OneLine
from saiyai.queries.actors import find_self
from saiyai.queries.asking import Asked
from saiyai.queries.lessons import lesson_of, list_lessons
from saiyai.services.lessons import record_lesson_from, record_lesson_step
from saiyai.web.pages import done, open_page, show, word


@require_safe
def lessons(request: Asked, slug: str) -> HttpResponse:
    """Lessons of their own, newest first, each with those learned from it."""
    page = open_page(request, slug)
    after = request.GET.get("after", "")
    return show(
        request,
        "lessons",
        page,
        "board",
        found=list_lessons(request.viewer, page.network, page.when, after=after),
        self=find_self(request.viewer, page.network),
        one_lines=[OneLine.LESSON],
    )


@require_POST
def step(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Somebody used a lesson, checked or doubted it, or learned from it in own words."""
    page = open_page(request, slug)
    lesson = lesson_of(request.viewer, page.network, ref)
    wanted = word(request.POST, "step", LearningStep)
    own = find_self(request.viewer, page.network)
    who = request.POST.get("who", "").strip() or (own.ref if own else "")
    if wanted is LearningStep.LEARNED:
        words = request.POST.get("words", "")
        event = record_lesson_from(request.viewer, lesson, who, words, page.today)
    else:
        event = record_lesson_step(request.viewer, lesson, wanted, who, page.today)
    done(request, "record.saved", event.told)
    return redirect("lessons", slug=slug)
