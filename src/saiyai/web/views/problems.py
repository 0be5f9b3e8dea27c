"""Problems: the list, and the page of one with those it touches and who is missing."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from saiyai.domain.stakeholders import (
    ProblemDraft,
    ProblemStepDraft,
    ProblemStepKind,
    RaisedFrom,
    Severity,
    StakeholderDraft,
    StakeholderStepDraft,
    StakeholderStepKind,
)
from saiyai.queries.actors import find_self
from saiyai.queries.asking import Asked
from saiyai.queries.choices import list_choices
from saiyai.queries.goals import list_goals
from saiyai.queries.networks import newest_seq
from saiyai.queries.problems import get_problem, list_problems, problem_of, stakeholder_of
from saiyai.services.problems import (
    correct_problem,
    record_problem,
    record_stakeholder,
    take_problem_step,
    take_stakeholder_step,
    withdraw_problem,
)
from saiyai.web.pages import Page, done, emptied_in, open_page, said_in, show, word


@require_safe
def problems(request: Asked, slug: str) -> HttpResponse:
    """What troubles people, and how many of those it touches were not invited yet."""
    page = open_page(request, slug)
    found = list_problems(request.viewer, page.network, page.when)
    return _show(request, page, "problems", problems=found)


@require_safe
def problem(request: Asked, slug: str, ref: str) -> HttpResponse:
    """One problem."""
    page = open_page(request, slug)
    found = get_problem(request.viewer, page.network, ref, page.when)
    return _show(
        request,
        page,
        "problem",
        found=found,
        row=found.row,
        steps=list(ProblemStepKind),
        stakeholder_steps=list(StakeholderStepKind),
    )


def _show(request: Asked, page: Page, template: str, **told: object) -> HttpResponse:
    return show(
        request,
        template,
        page,
        "more",
        self=find_self(request.viewer, page.network),
        severities=list(filter(None, Severity)),
        origins=list(filter(None, RaisedFrom)),
        choices=list_choices(request.viewer, page.network, page.when),
        goals=list_goals(request.viewer, page.network, page.when),
        **told,
    )


@require_POST
def new_problem(request: Asked, slug: str) -> HttpResponseRedirect:
    """Tell of a problem."""
    page = open_page(request, slug)
    made = record_problem(request.viewer, page.network, _draft(request))
    done(request, "action.record_problem", made.told)
    return redirect("problem", slug=slug, ref=made.ref)


@require_POST
def edit_problem(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Set right what is told of a problem."""
    page = open_page(request, slug)
    row = problem_of(request.viewer, page.network, ref)
    correct_problem(request.viewer, row, _draft(request), emptied_in(request))
    return _saved(request, page, ref, newest_seq(page.network))


def _draft(request: Asked) -> ProblemDraft:
    given = {name: str(value).strip() for name, value in request.POST.items()}
    return ProblemDraft(
        name_th=given.get("name_th", ""),
        name_en=given.get("name_en", ""),
        facets=given.get("facets", ""),
        severity=word(given, "severity", Severity),
        raised_by=given.get("raised_by", ""),
        raised_from=word(given, "raised_from", RaisedFrom),
        owner=given.get("owner", ""),
        issue=given.get("issue", ""),
        places=tuple(filter(None, map(str, request.POST.getlist("place")))),
        goals=tuple(filter(None, map(str, request.POST.getlist("goal")))),
    )


def _saved(request: Asked, page: Page, ref: str, seq: int | None) -> HttpResponseRedirect:
    done(request, "record.saved", seq)
    return redirect("problem", slug=page.network.slug, ref=ref)


@require_POST
def step(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Tell what became of a problem."""
    page, given = open_page(request, slug), request.POST
    told = ProblemStepDraft(word(given, "step", ProblemStepKind), said_in(given, page))
    row = problem_of(request.viewer, page.network, ref)
    made = take_problem_step(request.viewer, row, told)
    return _saved(request, page, ref, made.told)


@require_POST
def stakeholder(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Tell whom a problem touches."""
    page, given = open_page(request, slug), request.POST
    told = StakeholderDraft(
        actor=given.get("other", "").strip(),
        described=given.get("described", ""),
        affected=given.get("affected") == "yes",
        affecting=given.get("affecting") == "yes",
        said=said_in(given, page),
    )
    row = problem_of(request.viewer, page.network, ref)
    made = record_stakeholder(request.viewer, row, told)
    return _saved(request, page, ref, made.told)


@require_POST
def stakeholder_step(request: Asked, slug: str, who: str, ref: str) -> HttpResponseRedirect:
    """Tell that somebody was invited, takes part, or stopped."""
    page, given = open_page(request, slug), request.POST
    row = problem_of(request.viewer, page.network, ref)
    told = StakeholderStepDraft(word(given, "step", StakeholderStepKind), said_in(given, page))
    made = take_stakeholder_step(request.viewer, stakeholder_of(request.viewer, row, who), told)
    return _saved(request, page, ref, made.told)


@require_POST
def withdraw(request: Asked, slug: str, ref: str) -> HttpResponseRedirect:
    """Take a problem out that was told by mistake."""
    page = open_page(request, slug)
    withdraw_problem(request.viewer, problem_of(request.viewer, page.network, ref))
    done(request, "action.withdraw_problem", newest_seq(page.network))
    return redirect("problems", slug=slug)
